import Datasets
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  private func read(_ text: String, _ options: CSVOptions = CSVOptions()) throws(DatasetError) -> CSVTable {
    try CSVReader.read(.memory(Array(text.utf8), path: "x.csv"), options: options)
  }

  private func fault(
    _ text: String, _ options: CSVOptions = CSVOptions(), limits: CSVReader.Limits = .init()
  ) -> CSVFault? {
    fault(Array(text.utf8), options, limits: limits)
  }

  private func fault(
    _ bytes: [UInt8], _ options: CSVOptions = CSVOptions(), limits: CSVReader.Limits = .init()
  ) -> CSVFault? {
    let error = failure { () throws(DatasetError) in
      _ = try CSVReader.read(.memory(bytes, path: "x.csv"), options: options, limits: limits)
    }
    guard case .corruptCSV(path: "x.csv", let fault)? = error else { return nil }
    return fault
  }

  @Test func readsNumbersAndWords() throws {
    let table = try read("ancho,especie\n1.5,b\n-2e3,a\n+.5,b\n7.,c\n")
    #expect(table.rowCount == 4)
    #expect(table.column("ancho")?.values == .numbers([1.5, -2000, 0.5, 7]))
    #expect(table.column("especie")?.values == .categories(names: ["a", "b", "c"], indices: [1, 0, 1, 2]))
    #expect(table.column("alto") == nil)
  }

  @Test(arguments: [",", ";", "\t"]) func findsTheSeparator(mark: String) throws {
    let table = try read("a\(mark)b\n1\(mark)2\n")
    #expect(table.columns.map(\.values) == [.numbers([1]), .numbers([2])])
    // Those within quotes do not count.
    let quoted = try read("\"a,;\t,;\t\"\(mark)b\n1\(mark)2\n")
    #expect(quoted.columns.map(\.name) == ["a,;\t,;\t", "b"])
  }

  @Test func aGivenSeparatorIsTaken() throws {
    let table = try read("a,a,a;b\nx;2\n", CSVOptions(separator: UInt8(ascii: ";")))
    #expect(table.columns.map(\.name) == ["a,a,a", "b"])
  }

  @Test func quotesKeepSeparatorsLinesAndQuotes() throws {
    let table = try read("a,b\r\n\"uno, dos\",1\r\n\"di \"\"sí\"\"\",2\r\n\"dos\nlíneas\",3\r\n\" x \",4\r\n")
    #expect(
      table.column("a")?.values
        == .categories(names: [" x ", "di \"sí\"", "dos\nlíneas", "uno, dos"], indices: [3, 1, 2, 0]))
  }

  @Test func marksBlanksAndEmptyLinesAreLeftAside() throws {
    let plain = try read("a,b\n1,x\n2,y\n")
    #expect(try read("\u{FEFF}a,b\r\n1,x\r\n2,y") == plain)
    #expect(try read("\n\r\na , b\n\n 1,\tx \n\n\n2 ,y\n\n") == plain)
    #expect(try read("a,b\n\"1\",\"x\" \n2,y\n") == plain)
  }

  @Test func wantedColumnsComeInTheirOrderAndNobodyLooksAtOthers() throws {
    let table = try read("a,b,c\n1,NA,x\n2,inf,y\n", CSVOptions(columns: ["c", "a"]))
    #expect(table.columns.map(\.name) == ["c", "a"])
    #expect(fault("a,b\n1,2\n", CSVOptions(columns: ["d"])) == .unknownColumn("d", known: ["a", "b"]))
  }

  @Test("lo que falta se dice con su lugar", arguments: ["", "NA", "?", "\"\"", " "])
  func missing(field: String) {
    let place = CSVPlace(line: 3, column: 2, name: "b")
    #expect(fault("a,b\n1,2\n1,\(field)\n1,3\n") == .missing(place))
    #expect(fault("a,b\n1,x\n1,\(field)\n") == .missing(place))
  }

  @Test func whatIsMissingCanBeDroppedOrFilled() throws {
    let text = "a,b\n1,x\nNA,y\n4,x\n?,z\n"
    let dropped = try read(text, CSVOptions(missing: .rowDropped))
    #expect(dropped.rowCount == 2)
    #expect(dropped.columns.map(\.values) == [.numbers([1, 4]), .categories(names: ["x"], indices: [0, 0])])
    let filled = try read(text, CSVOptions(missing: .filledWithMean))
    #expect(filled.columns[0].values == .numbers([1, 2.5, 4, 2.5]))
    // A column may start with what is missing.
    #expect(try read("a\nNA\n3\n5\n", CSVOptions(missing: .filledWithMean)).columns[0].values == .numbers([4, 3, 5]))
    // Words and targets have no mean.
    let place = CSVPlace(line: 2, column: 1, name: "a")
    #expect(fault("a,b\n,1\nx,1\n", CSVOptions(missing: .filledWithMean)) == .missing(place))
    #expect(fault("a,b\n,1\n2,1\n", CSVOptions(missing: .filledWithMean, unfilled: ["a"])) == .missing(place))
    #expect(fault("a\nNA\n?\n", CSVOptions(missing: .filledWithMean)) == .allMissing(name: "a"))
    #expect(fault("a,b\nNA,1\n2,NA\n", CSVOptions(missing: .rowDropped)) == .noRows)
    // NA within quotes is a word.
    #expect(try read("a\n\"NA\"\n").columns[0].values == .categories(names: ["NA"], indices: [0]))
  }

  @Test func numbersAreNumbers() {
    let place = CSVPlace(line: 3, column: 1, name: "a")
    for text in ["x", "1x", "1.2.3", "0x10", "1e", "--1", "1 2", "1_000", "١"] {
      #expect(fault("a,b\n1,0\n\(text),0\n") == .notNumber(place, text: text))
    }
    for text in ["nan", "NaN", "inf", "-Infinity", "1e39", "-1e400", "340282366920938463463374607431768211456"] {
      #expect(fault("a,b\n1,0\n\(text),0\n") == .notFinite(place, text: text))
    }
    #expect(fault("a;b\n1;0\n2,5;0\n") == .decimalComma(place, text: "2,5"))
    #expect(fault("a;b\n1;0\n-12,5;0\n") == .decimalComma(place, text: "-12,5"))
    #expect(fault("a,b\n1,0\n\"2,5\",0\n") == .decimalComma(place, text: "2,5"))
    // Also where it is the first value, so that the column is not taken for words.
    #expect(fault("a;b\n2,5;0\n") == .decimalComma(CSVPlace(line: 2, column: 1, name: "a"), text: "2,5"))
    #expect(fault("a\n1\n\(String(repeating: "9", count: 500))\n") != nil)
    let long = String(repeating: "z", count: 100)
    #expect(fault("a,b\n1,0\n\(long),0\n") == .notNumber(place, text: String(long.prefix(40)) + "…"))
  }

  @Test func placesCountLinesOfTheFile() {
    #expect(fault("a,b\n\"x\ny\",1\n\nz,w\n") == .notNumber(CSVPlace(line: 5, column: 2, name: "b"), text: "w"))
    #expect(fault("a,b\n1,2\n3\n") == .fieldCount(line: 3, expected: 2, found: 1))
    #expect(fault("a,b\n1,2,3\n") == .fieldCount(line: 2, expected: 2, found: 3))
    #expect(fault("a,b\n1,2\n\"3,4\n5,6\n") == .unclosedQuote(line: 3))
    #expect(fault("a,b\n1,2\n3,4\"5\n") == .strayQuote(line: 3, column: 2))
    #expect(fault("a,b\n\"3\"x,4\n") == .strayQuote(line: 2, column: 1))
    #expect(fault(Array("a,b\n1,2\n3,".utf8) + [0xFF, 0x0A]) == .notUTF8(line: 3))
    #expect(fault([0xC3, 0x0A, 0x31]) == .notUTF8(line: 1))
    #expect(fault([0xFF, 0xFE, 0x61, 0, 0x0A, 0]) == .notUTF8(line: 1, looksLikeUTF16: true))
    #expect(fault([0xFE, 0xFF, 0, 0x61, 0, 0x0A]) == .notUTF8(line: 1, looksLikeUTF16: true))
  }

  @Test func headersMustBeNames() {
    #expect(fault("") == .empty)
    #expect(fault("\n\r\n\n") == .empty)
    #expect(fault("\u{FEFF}") == .empty)
    #expect(fault("a,b\n") == .noRows)
    #expect(fault("1,2\n3,4\n") == .noHeader)
    #expect(fault("a,\n1,2\n") == .emptyName(column: 2))
    #expect(fault("a,b,a\n1,2,3\n") == .repeatedName("a"))
    // Composed or not, it is one name.
    #expect(fault("é,e\u{301}\n1,2\n") == .repeatedName("é"))
  }

  @Test func sizesAreBounded() {
    var limits = CSVReader.Limits()
    limits.bytes = 20
    let large = failure { () throws(DatasetError) in
      _ = try CSVReader.read(
        .memory(Array("a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n1\n".utf8), path: "x.csv"), limits: limits)
    }
    #expect(large == .tooLarge(path: "x.csv", limit: 20))
    limits = CSVReader.Limits()
    limits.rows = 3
    #expect(fault("a\n1\n2\n3\n", limits: limits) == nil)
    #expect(fault("a\n1\n2\n3\n4\n", limits: limits) == .tooManyRows(limit: 3))
    limits.columns = 2
    #expect(fault("a,b,c\n1,2,3\n", limits: limits) == .tooManyColumns(limit: 2))
    limits.cells = 4
    #expect(fault("a,b\n1,2\n3,4\n5,6\n", limits: limits) == .tooManyCells(limit: 4))
    limits.categories = 2
    #expect(fault("a\nx\ny\nz\n", limits: limits) == .tooManyCategories(name: "a", limit: 2))
    #expect(
      fault("a\n4.8%\n5.1%\n6%\n", limits: limits) == .tooManyCategories(name: "a", limit: 2, numberLike: "4.8%"))
    let word = String(repeating: "x", count: 1001)
    #expect(fault("a\n\(word)\n") == .tooLongWord(CSVPlace(line: 2, column: 1, name: "a"), limit: 1000))
  }

  @Test func noCutAndNoChangedByteMakesItFall() {
    let whole = Array("\u{FEFF}a;b;c\r\n1.5;\"x;\"\"y\";é\r\n-2e3; z ;ñ\r\n".utf8)
    for count in whole.indices {
      _ = fault(Array(whole[..<count]))
      for byte: UInt8 in [0, 0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0xFF, 0x2E] {
        var bytes = whole
        bytes[count] = byte
        _ = fault(bytes)
      }
    }
    #expect(fault(whole) == nil)
  }
}
