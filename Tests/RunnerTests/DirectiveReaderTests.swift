import Diagnostics
import Lesson
import Runner
import Testing

@Suite struct DirectiveReaderTests {
  private func readings(_ options: String) -> NoteDirective.Readings? {
    let lesson = checked("```{nota #x}\nvalor: 1\n\(options)\n```\n")
    return (lesson.steps.first?.directive as? NoteDirective)?.read
  }

  private func codes(_ text: String) -> [String] { checked(text).problems.map(\.code.rawValue) }

  private func codes(ofOptions options: String) -> [String] { codes("```{nota #x}\nvalor: 1\n\(options)\n```\n") }

  @Test func whatIsNotGivenHasItsDefault() {
    let read = readings("falla: no")
    #expect(read?.count == 7)
    #expect(read?.size == 0.5)
    #expect(read?.color == nil)
    #expect(read?.items == nil)
    #expect(read?.text == nil)
  }

  @Test func readsEachType() {
    #expect(readings("cuántas: 2 * 3")?.count == 6)
    #expect(readings("CUANTAS: 100")?.count == 100)
    #expect(readings("tamaño: 2")?.size == 2)
    #expect(readings("tamaño: 1/4")?.size == 0.25)
    #expect(readings("lista: [1, 2, 3]")?.items == 3)
    #expect(readings("lista: 4")?.items == 1)
    #expect(readings("lista:\n- 1\n- 2")?.items == 2)
    #expect(readings("texto: lo que sea, con «signos» y 1 + 1")?.text == "lo que sea, con «signos» y 1 + 1")
    #expect(readings("texto: \"entre comillas\"")?.text == "entre comillas")
  }

  @Test func optionsStandInTheFenceOrInTheBody() {
    #expect(codes("```{nota #x valor=1}\n```\n").isEmpty)
    #expect(codes("```{nota #x valor=1 cuántas=3}\ntamaño: 2\n```\n").isEmpty)
    #expect(codes("```{nota #x valor=1}\nvalor: 2\n```\n") == ["L013"])
    #expect(codes("```{nota #x valor=1}\nsobre: x\n```\n").isEmpty, "la referencia también puede ir dentro")
    #expect(codes("```{nota algo #x valor=1}\nsobre: x\n```\n") == ["L013"])
  }

  @Test func tellsWhatIsWrong() {
    #expect(codes(ofOptions: "cuántas: 0") == ["T005"])
    #expect(codes(ofOptions: "cuántas: 101") == ["T005"])
    #expect(codes(ofOptions: "cuántas: 1.5") == ["T004"])
    #expect(codes(ofOptions: "cuántas: \"dos\"") == ["T004"])
    #expect(codes(ofOptions: "cuántas: [1, 2]") == ["T004"])
    #expect(codes(ofOptions: "cuántas: 10^18") == ["T005"])
    #expect(codes(ofOptions: "cuántas: nada") == ["T001"])
    #expect(codes(ofOptions: "cuántas:\n- 1") == ["T004"])
    #expect(codes(ofOptions: "tamaño: 0") == ["T005"])
    #expect(codes(ofOptions: "tamaño: sí") == ["T004"])
    #expect(codes(ofOptions: "tamaño: 0/0") == ["T005"])
    #expect(codes(ofOptions: "falla: 1") == ["T004"])
    #expect(codes(ofOptions: "falla: 1 < 2 < 0").isEmpty, "cualquier valor de verdad sirve")
    #expect(codes(ofOptions: "inventada: 3") == ["L012"])
    #expect(codes(ofOptions: "value: 3") == ["L012"])
    #expect(codes("```{nota #x}\n```\n") == ["L015"])
    #expect(codes("```{nota #x}\nvalr: 3\n```\n") == ["L012"], "lo que falta por estar mal escrito se dice una vez")
    #expect(codes("```{nota #x}\nvalor:\n```\n") == ["L011"], "su clave está: lo que falta es el valor")
    #expect(codes("```{nota #x}\nvalor:\n3\n```\n") == ["L011"])
    #expect(codes(ofOptions: "lista:\n* 1\n* 2") == ["L011"])
  }

  @Test func tellsAllAtOnce() {
    #expect(
      codes(ofOptions: "cuántas: 0\ntamaño: -1\ninventada: 2\nfalla: 3").sorted() == ["L012", "T004", "T005", "T005"])
  }

  @Test func valuesThatDependOnTheDataAreNotOptions() {
    let lesson = "```{azar #a}\n```\n\n```{nota #x}\nvalor: 1\ntamaño: a[0]\n```\n"
    #expect(codes(lesson) == ["T004"])
    #expect(checked(lesson).problems.first?.message == "el valor de «tamaño» debe poder saberse antes de calcular")
  }

  @Test func tellsNamesThatMeanNothing() {
    #expect(codes("```{pretende #x}\n1 == 1\n```\n") == ["L005"])
    #expect(codes("```{pretende algo}\n1 == 1\n```\n") == ["L005"])
  }

  @Test func theKnownOptionsStartWithTheReference() {
    let problem = checked("```{nota #x}\nvalor: 1\nvalores: 2\n```\n").problems.first
    #expect(problem?.notes.first?.hasPrefix("opciones de {nota}: sobre, valor, falla") == true)
  }

  @Test func aForeignWordIsCertainAndANearOneIsNot() {
    let foreign = checked("```{nota #x}\nvalue: 1\n```\n").problems.first
    #expect(foreign?.suggestions.map(\.replacement) == ["valor"])
    #expect(foreign?.suggestions.first?.isCertain == true)
    let near = checked("```{nota #x}\nvalr: 1\n```\n").problems.first
    #expect(near?.label == "¿quisiste decir «valor»?")
    #expect(near?.suggestions.contains { $0.isCertain } != true)
  }

  /// Each with the value that the step was run with, also where that is written as a name.
  @Test func whatAReaderMayMoveIsTold() {
    let lesson = executed(
      """
      ```{nota #x}
      valor: 3
      ```

      ```{nota #y}
      valor: x
      cuántas: x
      tamaño: 0.25
      control:
      - cuántas en [x, 5, 9]
      - tamaño en [0.1, 2]
      - valor en [x, 1]
      ```
      """)
    #expect(lesson.problems.isEmpty)
    #expect(
      lesson.steps.map(\.controls) == [
        [],
        [
          UsedControl(option: "cuántas", value: .choice(0, of: ["x", "5", "9"], number: 3)),
          UsedControl(option: "tamaño", value: .number(0.25, low: 0.1, high: 2)),
          UsedControl(option: "valor", value: .choice(0, of: ["x", "1"])),
        ],
      ])
  }

  /// A lesson with errors is not run: nothing was used.
  @Test func withErrorsNothingWasMoved() {
    let lesson = executed("```{nota #x}\nvalor: 1\ntamaño: 9\ncontrol: tamaño en [0.1, 2]\n```\n")
    #expect(lesson.problems.map(\.code) == [.outOfRange] && lesson.steps.allSatisfy(\.controls.isEmpty))
  }
}
