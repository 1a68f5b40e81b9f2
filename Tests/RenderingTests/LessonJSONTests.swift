import Diagnostics
import Foundation
import JSON
import Lesson
import TestSupport
import Testing
import Typography

import Rendering

@Suite struct LessonJSONTests {
  @Test func theTextIsAsItWas() {
    expectGolden(
      json(ClassifierLesson.executed()),
      at: testsFolder.appendingPathComponent("RenderingTests/Esperado/clasificador.json"))
  }

  @Test func theSameLessonGivesTheSameBytes() {
    #expect(json(ClassifierLesson.executed()) == json(ClassifierLesson.executed()))
  }

  @Test func resultsKeepTheirTypes() throws {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json(ClassifierLesson.executed()).utf8)) as? [String: Any])
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(steps.count == 16)
    #expect(steps[0]["directive"] as? String == "datos")
    #expect(steps[0]["id"] as? String == "moda")
    #expect(steps[8]["seconds"] as? Double == 1)
    let outputs = try #require(steps[8]["outputs"] as? [[String: Any]])
    let facts = try #require(outputs[0]["facts"] as? [[String: Any]])
    #expect(facts[0]["value"] as? Double == 0.8777)
    #expect(facts[0]["text"] as? String == "87,8\u{202F}%")
    let values = try #require(object["inlineValues"] as? [[String: Any]])
    #expect(values.map { $0["expression"] as? String }.last == "prueba.exactitud")
    #expect(values.last?["number"] as? Double == 0.8777)
    #expect((object["problems"] as? [[String: Any]])?.map { $0["code"] as? String } == ["A001", "L012"])
  }

  @Test func whatIsNotFiniteIsNull() {
    #expect(Cell.decimal(.nan, digits: 2).json.text() == "null")
    #expect(Cell.percent(.infinity, digits: 2).json.text() == "null")
    #expect(Cell.missing.json == .null)
    #expect(Cell.shape([2, 3]).json.text(isIndented: false) == "[2,3]")
  }

  /// The largest seed does not fit in the numbers of other languages.
  @Test func theSeedIsExact() {
    var lesson = ClassifierLesson.executed()
    lesson.seed = .max
    #expect(json(lesson).contains("\"seed\": \"18446744073709551615\""))
  }

  @Test func blocksAndTheirStepsAreTold() throws {
    let text = "> [!EJERCICIO] Suma\n> x\n>\n> > [!SOLUCIÓN]\n> > ```{calcular}\n> > 1\n> > ```\n"
    let document = parseLesson(SourceText(path: "a", text)).document
    let lesson = ExecutedLesson(
      document: document, seed: 7, numbers: NumberStyle(),
      steps: document.directives.map { Step(directive: $0, label: "calcular", outputs: []) }, inlineTexts: [],
      problems: [])
    let object = try #require(JSONSerialization.jsonObject(with: Data(json(lesson).utf8)) as? [String: Any])
    let blocks = try #require(object["blocks"] as? [[String: Any]])
    #expect(blocks.map { $0["kind"] as? String } == ["EJERCICIO", "SOLUCIÓN"])
    #expect(blocks.map { $0["title"] as? String } == ["Suma", nil])
    #expect(blocks.map { $0["block"] as? Int } == [nil, 0])
    #expect(blocks.map { $0["line"] as? Int } == [1, 4])
    #expect((object["steps"] as? [[String: Any]])?.map { $0["block"] as? Int } == [1])
  }
}
