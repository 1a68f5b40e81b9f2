import Datasets
import Foundation
import Neural
import TestSupport
import Testing

@Suite struct TableDatasetTests {
  private func load(_ text: String, _ table: (String) -> TableDataset) throws -> Dataset {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("datos.csv")
      try Data(text.utf8).write(to: file)
      return try table(file.path).load()
    }
  }

  @Test func wordsAreClassesAndNumbersAreValues() throws {
    let text = "x,y,tipo\n1,2,b\n3,4,a\n5,6,b\n"
    let classes = try load(text) { TableDataset(path: $0, target: "tipo") }
    #expect(classes.facts.targets == .classes(["a", "b"]))
    #expect(classes.facts.inputNames == ["x", "y"])
    #expect(classes.facts.name == "datos.csv")
    #expect(classes.facts.trainingCount == 3 && classes.facts.testCount == 0)
    #expect(classes.training.labels == [1, 0, 1])
    #expect(classes.training.floats == [1, 2, 3, 4, 5, 6])
    let values = try load(text) { TableDataset(path: $0, target: "y", inputs: ["x"]) }
    #expect(values.facts.targets == .values(["y"]))
    #expect(values.facts.inputShape == [1])
    guard case .values(let targets, size: 1) = values.training.targets else {
      Issue.record("targets should be values")
      return
    }
    #expect(targets == [2, 4, 6])
  }

  @Test func wordsAmongTheInputsBecomeColumns() throws {
    let text = "color,x,y\nrojo,1,0.5\nazul,2,0.25\nrojo,3,1\n"
    let dataset = try load(text) { TableDataset(path: $0, target: "y", inputs: ["x", "color"]) }
    #expect(dataset.facts.inputNames == ["x", "color=azul", "color=rojo"])
    #expect(dataset.training.floats == [1, 0, 1, 2, 1, 0, 3, 0, 1])
  }

  @Test func columnsThatMayBeReadOtherwiseThanMeantAreKnown() throws {
    let text = "precio,barrio,clase\n1.250.000,sur,1\n980.000.5,norte,2\n2.1M,sur,1\n3%,sur,2\n"
    let numbers = try load(text) { TableDataset(path: $0, target: "clase") }
    #expect(numbers.facts.wordColumns.map(\.name) == ["precio", "barrio"])
    #expect(numbers.facts.wordColumns.map(\.count) == [4, 2])
    #expect(numbers.facts.wordColumns.map(\.numberLike) == ["1.250.000", nil])
    #expect(numbers.facts.targetNumbers?.codes == [1, 2])
    #expect(numbers.facts.targetWords == nil)
    let words = try load(text) { TableDataset(path: $0, target: "precio", inputs: ["clase"]) }
    #expect(words.facts.targetWords?.numberLike == "1.250.000")
    #expect(words.facts.targetNumbers == nil && words.facts.wordColumns.isEmpty)
  }

  @Test func itsColumnsMustBeThere() throws {
    func fault(_ table: @escaping (String) -> TableDataset) throws -> CSVFault? {
      var found: CSVFault?
      try withTemporaryFolder { folder in
        let path = folder.appendingPathComponent("datos.csv").path
        try Data("x,y\n1,2\n".utf8).write(to: URL(fileURLWithPath: path))
        let error = failure { () throws(DatasetError) in _ = try table(path).load() }
        if case .corruptCSV(path, let fault)? = error { found = fault }
      }
      return found
    }
    #expect(try fault { TableDataset(path: $0, target: "z") } == .unknownColumn("z", known: ["x", "y"]))
    #expect(
      try fault { TableDataset(path: $0, target: "y", inputs: ["w"]) } == .unknownColumn("w", known: ["x", "y"]))
    #expect(try fault { TableDataset(path: $0, target: "y", inputs: []) } == .noInputs)
    #expect(try fault { TableDataset(path: $0, target: "y", inputs: ["y"]) } == .noInputs)
    #expect(try fault { TableDataset(path: $0, target: "y", inputs: ["x", "x"]) } == .noInputs)
  }

  @Test func aTargetIsNeverFilled() throws {
    let error = failure { () throws(DatasetError) in
      do {
        _ = try load("x,y\n1,2\nNA,4\n3,NA\n") { TableDataset(path: $0, target: "y", missing: .filledWithMean) }
      } catch let error as DatasetError {
        throw error
      } catch {
        Issue.record("\(error)")
      }
    }
    guard case .corruptCSV(_, .missing(let place))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(place == CSVPlace(line: 4, column: 2, name: "y"))
  }
}
