import Datasets
import TestSupport
import Testing

@Suite struct CSVPreviewTests {
  private func read(_ text: String, first: Int = 2, columns: [String]? = nil) throws(DatasetError) -> CSVPreview {
    try CSVPreview.read(.memory(Array(text.utf8), path: "x.csv"), first: first, columns: columns)
  }

  @Test func readsTheFirstRowsAsTheyAreWritten() throws {
    let preview = try read("a,b\n1.50,\"dos, y\"\n-3,NA\n4,x\n")
    #expect(preview.columns == ["a", "b"])
    #expect(preview.rowCount == 3)
    #expect(
      preview.rows == [
        [.number(1.5, decimals: 2), .text("dos, y")], [.number(-3, decimals: 0), .missing],
      ])
    #expect(try read("a;b\n1e-3;2.\n").rows == [[.number(0.001, decimals: nil), .number(2, decimals: 0)]])
  }

  @Test func takesTheColumnsWanted() throws {
    let preview = try read("a,b,c\n1,2,3\n", columns: ["c", "a"])
    #expect(preview.columns == ["c", "a"])
    #expect(preview.rows == [[.number(3, decimals: 0), .number(1, decimals: 0)]])
  }

  @Test func aColumnMayMixNumbersAndWords() throws {
    #expect(try read("a\n1\nx\n").rows == [[.number(1, decimals: 0)], [.text("x")]])
  }

  @Test func tellsWhatIsWrong() {
    let faults: [(String, CSVFault)] = [
      ("a,b\n", .noRows), ("a,b\n1\n", .fieldCount(line: 2, expected: 2, found: 1)), ("", .empty),
      ("a,b\n1,2\n1,2\n1,2,3\n", .fieldCount(line: 4, expected: 2, found: 3)),
    ]
    for (text, expected) in faults {
      let error = failure { () throws(DatasetError) in _ = try read(text) }
      guard case .corruptCSV(_, let fault)? = error else {
        Issue.record("\(text)")
        continue
      }
      #expect(fault == expected)
    }
    let error = failure { () throws(DatasetError) in _ = try read("a\n1\n", columns: ["b"]) }
    guard case .corruptCSV(_, .unknownColumn("b", known: ["a"]))? = error else {
      Issue.record("falta la columna")
      return
    }
  }
}
