import Diagnostics

/// Places in a directive's text, counted as a browser does, in UTF-16 from its start, by the offsets of its source.
///
/// What makes each be found at once is made once, however many are asked for.
package struct DirectiveUnits: Sendable {
  private let range: SourceRange
  private let lineStarts: [Int]
  /// Where each line begins in the bytes of the text, and then where one after the last would.
  private let textStarts: [Int]
  /// The units before each byte of the text, and then all of them.
  private let units: [Int32]

  package init(_ place: DirectiveText) {
    (range, lineStarts) = (place.range, place.lineStarts)
    var units: [Int32] = []
    units.reserveCapacity(place.text.utf8.count + 1)
    var starts = [0]
    var count: Int32 = 0
    for byte in place.text.utf8 {
      units.append(count)
      // A byte that continues a scalar adds nothing; the first of four stands for a pair of units.
      if byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
      if byte == UInt8(ascii: "\n") { starts.append(units.count) }
    }
    units.append(count)
    starts.append(units.count)
    (self.units, textStarts) = (units, starts)
  }

  /// Nil outside of the directive; what lies in a prefix counts as the start of its line, and what lies in a line's end
  /// as its end.
  package func unit(ofOffset offset: Int) -> Int? {
    guard range.lower <= offset, offset <= range.upper else { return nil }
    var (low, high) = (0, lineStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let line = low - 1
    let end = textStarts[line + 1] - 1
    return Int(units[min(textStarts[line] + offset - lineStarts[line], end)])
  }
}
