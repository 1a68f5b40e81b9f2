/// A Swift source with its texts and comments told apart from its code, line by line.
///
/// Code within the interpolation of a text counts as code.
struct SwiftText {
  private(set) var code = ""
  private(set) var literals = ""
  private(set) var comments = ""

  /// What the scanner is in: code within an interpolation, or a text between quotes.
  private enum Place {
    case interpolation(depth: Int)
    case literal(hashes: Int, isLong: Bool)
  }

  private let characters: [Character]
  private var index = 0
  private var places: [Place] = []

  init(_ text: String) {
    characters = Array(text)
    while index < characters.count { step() }
  }

  private func starts(_ text: String, at place: Int) -> Bool {
    let wanted = Array(text)
    return place + wanted.count <= characters.count && Array(characters[place..<place + wanted.count]) == wanted
  }

  /// A line's end stands in all three, so that their lines agree.
  private mutating func take(_ count: Int, into target: WritableKeyPath<SwiftText, String>) {
    for character in characters[index..<min(index + count, characters.count)] {
      if character.isNewline {
        code.append("\n")
        literals.append("\n")
        comments.append("\n")
      } else {
        self[keyPath: target].append(character)
      }
    }
    index += count
  }

  private mutating func step() {
    if case .literal(let hashes, let isLong)? = places.last { return stepInLiteral(hashes, isLong) }
    if starts("//", at: index) {
      let end = characters[index...].firstIndex(where: \.isNewline) ?? characters.count
      return take(end - index, into: \.comments)
    }
    if starts("/*", at: index) {
      var end = index + 2
      while end < characters.count, !starts("*/", at: end) { end += 1 }
      return take(end + 2 - index, into: \.comments)
    }
    if let end = endOfPattern() {
      take(1, into: \.code)
      take(end - index, into: \.literals)
      return take(1, into: \.code)
    }
    let hashes = characters[index...].prefix { $0 == "#" }.count
    if index + hashes < characters.count, characters[index + hashes] == "\"" {
      let isLong = starts("\"\"\"", at: index + hashes)
      places.append(.literal(hashes: hashes, isLong: isLong))
      return take(hashes + (isLong ? 3 : 1), into: \.code)
    }
    if case .interpolation(let depth)? = places.last {
      if characters[index] == "(" { places[places.count - 1] = .interpolation(depth: depth + 1) }
      if characters[index] == ")" {
        if depth == 1 { places.removeLast() } else { places[places.count - 1] = .interpolation(depth: depth - 1) }
      }
    }
    take(1, into: \.code)
  }

  /// Where the regular expression ends that starts here, `/…/`; nil where a slash divides.
  private func endOfPattern() -> Int? {
    guard characters[index] == "/", index + 1 < characters.count, characters[index + 1] != " ",
      let before = characters[..<index].last(where: { $0 != " " }), "(,:=".contains(before)
    else { return nil }
    var end = index + 1
    while end < characters.count, !characters[end].isNewline {
      if characters[end] == "/" { return end }
      end += characters[end] == "\\" ? 2 : 1
    }
    return nil
  }

  private mutating func stepInLiteral(_ hashes: Int, _ isLong: Bool) {
    let marks = String(repeating: "#", count: hashes)
    let end = (isLong ? "\"\"\"" : "\"") + marks
    if starts(end, at: index) {
      places.removeLast()
      return take(end.count, into: \.code)
    }
    if starts("\\" + marks + "(", at: index) {
      places.append(.interpolation(depth: 1))
      return take(hashes + 2, into: \.code)
    }
    take(starts("\\" + marks, at: index) ? hashes + 2 : 1, into: \.literals)
  }
}
