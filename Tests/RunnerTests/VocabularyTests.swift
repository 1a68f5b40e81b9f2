import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct VocabularyTests {
  private func color(_ word: String) -> NoteDirective.Color? {
    let lesson = checked("```{nota #x}\nvalor: 1\ncolor: \(word)\n```\n")
    return (lesson.steps.first?.directive as? NoteDirective)?.read.color
  }

  private func problem(_ word: String) -> Problem? {
    checked("```{nota #x}\nvalor: 1\ncolor: \(word)\n```\n").problems.first
  }

  @Test func readsWordsAndCalls() {
    #expect(color("rojo(3)") == .red(3))
    #expect(color("Rojo(tono: 1 + 1)") == .red(2))
    #expect(color("verde") == .green(isDark: false))
    #expect(color("verde()") == .green(isDark: false))
    #expect(color("verde(sí)") == .green(isDark: true))
    #expect(color("verde(oscuro: 1 < 2)") == .green(isDark: true))
    #expect(color("gris") == .grey(0.5))
    #expect(color("GRÍS(1/4)") == .grey(0.25))
  }

  @Test(
    "dice lo que está mal",
    arguments: [
      ("azul", "T003"), ("red(3)", "T003"), ("rojo", "T007"), ("rojo(3, 4, 5)", "T007"), ("rojo(tinte: 3)", "T007"),
      ("rojo(3, tono: 4)", "T007"), ("rojo(0)", "T005"), ("rojo(2.5)", "T004"), ("rojo(\"a\")", "T004"),
      ("rojo(nada)", "T001"),
      ("verde(3)", "T004"), ("gris(2)", "T005"), ("gris(sí)", "T004"), ("gris(0.1, 0.2)", "T007"), ("3", "T004"),
      ("\"rojo\"", "T004"),
      ("rojo + 1", "T004"), ("rojo(3).campo", "T004"),
    ])
  func tells(word: String, code: String) {
    #expect(problem(word)?.code.rawValue == code)
    #expect(color(word) == nil)
  }

  @Test func aWordStandsWithoutQuotes() {
    for (written, word) in [("\"verde\"", "verde"), ("\"VERDE\"", "verde"), ("\"red\"", "rojo")] {
      #expect(problem(written)?.label == "sin comillas: \(word)")
      #expect(problem(written)?.suggestions.map(\.replacement) == [word])
      #expect(problem(written)?.suggestions.map(\.isCertain) == [true])
    }
    #expect(problem("\"verd\"")?.code == .unknownWord)
    #expect(problem("\"verd\"")?.label == "¿quisiste decir «verde»?")
    #expect(problem("\"verd\"")?.suggestions.map(\.isCertain) == [false])
    #expect(problem("\"nada de eso\"")?.notes == ["hay: rojo, verde, gris"])
    #expect(problem("3")?.notes == ["hay: rojo, verde, gris"])
  }

  @Test func tellsTheWordOfTheLanguage() {
    #expect(problem("red(3)")?.label == "«red» se escribe «rojo»")
    #expect(problem("roja(3)")?.label == "¿quisiste decir «rojo»?")
    #expect(problem("azul")?.notes == ["hay: rojo, verde, gris"])
    #expect(problem("rojo")?.message == "«rojo» necesita «tono»")
    #expect(problem("rojo")?.notes == ["se usa así: rojo(3)"])
    #expect(problem("verde(1, 2)")?.message == "«verde» lleva 1 argumento como mucho")
    #expect(problem("rojo(3, tono: 4)")?.message == "«rojo» recibe dos veces «tono»")
  }
}
