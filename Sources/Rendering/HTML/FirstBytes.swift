extension Substring {
  /// Where some ASCII text first stands: found byte by byte, because a page is long and characters are slow to tell
  /// apart.
  package func firstBytes(_ text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return nil }
    var rest = utf8
    while let start = rest.firstIndex(of: first) {
      var place = start
      var matched = 0
      while matched < wanted.count, place < rest.endIndex, rest[place] == wanted[matched] {
        rest.formIndex(after: &place)
        matched += 1
      }
      if matched == wanted.count { return start..<place }
      rest = rest[rest.index(after: start)...]
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Where some text first stands.
  package func first(_ text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard let sign = wanted.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: sign) {
      rest = rest[start...]
      if rest.starts(with: wanted) { return start..<(start + wanted.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
