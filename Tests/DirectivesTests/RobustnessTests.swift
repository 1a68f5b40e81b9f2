import Diagnostics
import Foundation
import Lesson
import Neural
import Runner
import TestSupport
import Testing

/// A lesson may be anything at all: the checker and the runner tell what is wrong, and go on.
@Suite struct RobustnessTests {
  /// What is put in the place of something, or beside it.
  private static let pieces = [
    "0", "-1", "1.5", "10^18", "-10^300", "1e308", "0/0", "1/0", "65536", "65537", "99999999999", "[]", "[[]]", "[0]",
    "\"\"", "\"a\"",
    "sí", "no", "moda", "moda.prueba", "moda.clases", "red", "p", "ajuste", "prueba", "nada", "[:0]", "[99:]", "[-1]",
    "[0, 0, 0]", "[1:0, 0]",
    ".imágenes", ".cantidad", ".clases", "forma(", "suma(", ")", "(", "]", "[", ",", ":", "=", "==", "≈", " en [1, 0]",
    " es finito", " ± 1",
    "^", "@", "*", "/", "-", "{", "}", "#x", "```", "\n", "- ", "rango(9999)", "ceros([3, 0])", "unos([4096, 4096])",
    "máx(", "densa(0)",
    "densa(65536)", "aplanar", "softmax", "`{= ", " }`", "é", "\u{301}", "\r\n", "\t", "f(x) = f(x)", "datos", "modelo",
    "#moda",
  ]

  private static let lessons: [String] = {
    // One of them takes a second each time, on purpose.
    let folders = (caseFolders("mal") + caseFolders("bien")).filter { $0.lastPathComponent != "crece-sin-fin" }
    let cases = folders.map { $0.appendingPathComponent("lección.md") }
    let own = [projectFolder.appendingPathComponent("Lessons/01-clasificador.md")]
    return (cases + own).compactMap { try? String(contentsOf: $0, encoding: .utf8) }.filter { $0.utf8.count < 20_000 }
  }()

  /// Those that wait for a value which only the run can tell.
  private static let waiting = Set(
    lessons.filter { text in
      let lesson = checked(text)
      return !lesson.hasErrors && lesson.steps.contains { $0.directive == nil }
    })

  /// `RONDAS=1000 SEMILLA=9` looks further.
  private static let rounds = Int(ProcessInfo.processInfo.environment["RONDAS"] ?? "") ?? 10
  private static let seed = UInt64(ProcessInfo.processInfo.environment["SEMILLA"] ?? "") ?? 7

  private func mutated(_ lesson: String, _ random: inout RandomGenerator) -> String {
    func pick(_ count: Int) -> Int { count == 0 ? 0 : Int(random.below(UInt32(count))) }
    var text = Array(lesson.unicodeScalars)
    for _ in 0...pick(4) {
      let place = pick(text.count)
      let piece = Array(Self.pieces[pick(Self.pieces.count)].unicodeScalars)
      let end = min(text.count, place + [0, 1, 3, 12][pick(4)])
      text.replaceSubrange(place..<end, with: piece)
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text)
    return String(result)
  }

  /// Every problem has words, and a place within the lesson.
  private func expectSound(_ problems: [Problem], in text: String) {
    for problem in problems {
      #expect(!problem.message.isEmpty)
      for range in [problem.range].compactMap(\.self) + problem.related.map(\.range) + problem.suggestions.map(\.range)
      {
        #expect(range.lower >= 0 && range.upper <= text.utf8.count, "\(problem.message)")
      }
    }
    _ = ProblemPrinter(isColored: false).text(problems, in: SourceText(path: "x.md", text))
  }

  @Test func noLessonEndsTheChecker() {
    #expect(Self.lessons.count > 50)
    var random = RandomStream(seed: Self.seed, name: "check").generator()
    for round in 0..<Self.rounds {
      for lesson in Self.lessons {
        let text = mutated(lesson, &random)
        let checked = checked(text)
        expectSound(checked.problems, in: text)
        // A step that is not understood has a reason, its own or that of another; or it waits for what only the run
        // can tell, which such lessons teach.
        guard !Self.waiting.contains(lesson) else { continue }
        let isSilent = checked.problems.isEmpty && checked.steps.contains { $0.directive == nil }
        #expect(!isSilent, "\(round): \(text)")
      }
    }
  }

  /// Without trainings, which may be asked to last for hours.
  @Test func noLessonEndsTheRunner() {
    var random = RandomStream(seed: Self.seed, name: "run").generator()
    var count = 0
    for _ in 0..<Self.rounds {
      for lesson in Self.lessons where !lesson.contains("{entrenar") {
        let text = mutated(lesson, &random)
        guard !checked(text).hasErrors else { continue }
        let executed = executed(text)
        expectSound(executed.problems, in: text)
        #expect(executed.steps.count == executed.document.directives.count)
        #expect(executed.inlineTexts.count == executed.document.inlineValues.count)
        count += 1
      }
    }
    #expect(count > 2 * Self.rounds)
  }
}
