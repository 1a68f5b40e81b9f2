import Diagnostics
import JSON

/// Places as editors say them: line and character from 0, characters in UTF-16.
extension SourceText {
  func position(_ offset: Int) -> JSONValue {
    let line = line(at: offset)
    let start = lineRange(line).lower
    let units = text(SourceRange(start, max(start, offset))).utf16.count
    return .object(["line": .integer(line - 1), "character": .integer(units)])
  }

  func range(_ range: SourceRange) -> JSONValue {
    .object(["start": position(range.lower), "end": position(range.upper)])
  }

  /// The offset of a place, at the end of its line where it lies beyond; nil for what is no place.
  func offset(_ position: JSONValue?) -> Int? {
    guard let line = position?["line"]?.integer, let character = position?["character"]?.integer, line >= 0,
      character >= 0
    else { return nil }
    guard line < lineCount else { return bytes.count }
    let range = lineRange(line + 1)
    var offset = range.lower
    var units = 0
    for scalar in text(range).unicodeScalars {
      let size = scalar.value > 0xFFFF ? 2 : 1
      guard units + size <= character else { break }
      units += size
      offset += String(scalar).utf8.count
    }
    return offset
  }

  /// The name that an offset touches, if it touches one.
  func word(at offset: Int) -> Located<String>? {
    let line = lineRange(line(at: offset))
    var start = line.lower
    var word = ""
    for scalar in text(line).unicodeScalars {
      let size = String(scalar).utf8.count
      if scalar == "_" || scalar.properties.isXIDContinue {
        word.unicodeScalars.append(scalar)
        continue
      }
      let end = start + word.utf8.count
      if !word.isEmpty, offset >= start, offset <= end { return Located(word, SourceRange(start, end)) }
      start = end + size
      word = ""
    }
    let end = start + word.utf8.count
    return !word.isEmpty && offset >= start && offset <= end ? Located(word, SourceRange(start, end)) : nil
  }
}

extension SourceRange {
  /// Whether a cursor at an offset stands in it or at one of its ends.
  func touches(_ offset: Int) -> Bool { lower <= offset && offset <= upper }
}

/// The path of a `file:` address with its escapes read; another address as it is, so that messages can name it.
func path(of uri: String) -> String {
  guard uri.hasPrefix("file://") else { return uri }
  let rest = uri.dropFirst("file://".count).drop { $0 != "/" }
  var bytes: [UInt8] = []
  var escaped = Array(rest.utf8)[...]
  while let byte = escaped.popFirst() {
    if byte == UInt8(ascii: "%"), escaped.count >= 2,
      let value = UInt8(String(decoding: escaped.prefix(2), as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      escaped = escaped.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
