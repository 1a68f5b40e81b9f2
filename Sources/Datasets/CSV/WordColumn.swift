/// A column of a table that holds words: how many different ones, and whether they look like numbers.
package struct WordColumn: Sendable, Equatable {
  package var name: String
  /// How many different words it holds.
  package var count: Int
  /// A word that begins as a number does, where most of them do: `1.250.000`, `4.8%`, `05/03/2024`.
  package var numberLike: String?

  package init(name: String, words: [String]) {
    self.name = name
    count = words.count
    numberLike = Self.numberLike(among: words)
  }

  /// The first of some words that begins as a number does, where most of them do.
  static func numberLike(among words: [String]) -> String? {
    let found = words.filter(beginsAsNumber)
    return found.count * 2 > words.count ? found.first.map(CSVColumnReader.shown) : nil
  }

  /// Whether a digit comes first, signs left aside.
  private static func beginsAsNumber(_ word: String) -> Bool {
    let first = word.utf8.first { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
    return first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
