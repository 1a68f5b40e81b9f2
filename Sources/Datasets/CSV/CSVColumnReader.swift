/// A column of a CSV file while it is being read: its first value tells what it holds.
struct CSVColumnReader {
  /// Its place in the file.
  let index: Int
  let name: String
  /// Where the first missing value is.
  private(set) var firstMissing: CSVPlace?
  private var kind = Kind.unknown(missing: 0)
  /// Missing ones are NaN.
  private var numbers: [Double] = []
  /// Each row's word as its place in `names`; missing ones are -1.
  private var indices: [Int32] = []
  /// In the order in which they came.
  private var names: [String] = []
  private var known: [String: Int32] = [:]

  private enum Kind: Equatable {
    case unknown(missing: Int)
    case numbers
    case words
  }

  private static let longestWord = 1000

  init(index: Int, name: String) {
    self.index = index
    self.name = name
  }

  var isWords: Bool { kind == .words }

  /// Whether nothing but missing values came.
  var isEmpty: Bool { if case .unknown = kind { true } else { false } }

  mutating func add(
    _ field: CSVField, of scanner: CSVScanner, at place: CSVPlace, limit: Int
  ) throws(CSVFault) {
    if Self.isMissing(field, of: scanner) { return addMissing(at: place) }
    if kind == .words { return try addWord(scanner.text(field), at: place, limit: limit) }
    switch field.hasQuotes ? .text : CSVNumber(scanner.bytes[field.range]) {
    case .finite(let value):
      if case .unknown(let missing) = kind { numbers = Array(repeating: .nan, count: missing) }
      kind = .numbers
      numbers.append(value)
    case .notFinite: throw .notFinite(place, text: Self.shown(scanner.text(field)))
    case .decimalComma: throw .decimalComma(place, text: Self.shown(scanner.text(field)))
    case .text:
      guard case .unknown(let missing) = kind else { throw .notNumber(place, text: Self.shown(scanner.text(field))) }
      indices = Array(repeating: -1, count: missing)
      kind = .words
      try addWord(scanner.text(field), at: place, limit: limit)
    }
  }

  static func isMissing(_ field: CSVField, of scanner: CSVScanner) -> Bool {
    if field.range.isEmpty { return true }
    guard !field.isQuoted, field.range.count <= 2 else { return false }
    let bytes = scanner.bytes[field.range]
    return bytes.elementsEqual("NA".utf8) || bytes.elementsEqual("?".utf8)
  }

  private mutating func addMissing(at place: CSVPlace) {
    if firstMissing == nil { firstMissing = place }
    switch kind {
    case .unknown(let missing): kind = .unknown(missing: missing + 1)
    case .numbers: numbers.append(.nan)
    case .words: indices.append(-1)
    }
  }

  private mutating func addWord(_ word: String, at place: CSVPlace, limit: Int) throws(CSVFault) {
    guard word.utf8.count <= Self.longestWord else { throw .tooLongWord(place, limit: Self.longestWord) }
    if let index = known[word] { return indices.append(index) }
    guard names.count < limit else {
      throw .tooManyCategories(name: name, limit: limit, numberLike: WordColumn.numberLike(among: names))
    }
    let index = Int32(names.count)
    known[word] = index
    names.append(word)
    indices.append(index)
  }

  /// Enough of a text to recognise it.
  static func shown(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(40) + "…"
  }

  func markMissing(_ isWhole: inout [Bool]) {
    for row in isWhole.indices where isWords ? indices[row] < 0 : numbers[row].isNaN { isWhole[row] = false }
  }

  mutating func keep(_ isKept: [Bool]) {
    numbers = zip(numbers, isKept).filter(\.1).map(\.0)
    indices = zip(indices, isKept).filter(\.1).map(\.0)
  }

  /// What was read, missing numbers filled with the mean of the others: their sum in the rows' order over their count.
  func values() -> CSVColumn.Values {
    guard isWords else {
      let present = numbers.filter { !$0.isNaN }
      let mean = present.reduce(0, +) / Double(max(1, present.count))
      return .numbers(present.count == numbers.count ? numbers : numbers.map { $0.isNaN ? mean : $0 })
    }
    let used = Set(indices)
    let order = names.indices.filter { used.contains(Int32($0)) }
      .sorted { names[$0] < names[$1] }
    var rank = [Int32](repeating: -1, count: names.count)
    for (place, index) in order.enumerated() { rank[index] = Int32(place) }
    return .categories(names: order.map { names[$0] }, indices: indices.map { rank[max(0, Int($0))] })
  }
}
