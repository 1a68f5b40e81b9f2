/// Bytes as text (RFC 4648, section 4), with its padding.
package enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// What each letter stands for; 255 for what is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()
  private static let padding = UInt8(ascii: "=")

  package static func text(_ bytes: [UInt8]) -> String {
    let letters = letters
    let whole = bytes.count / 3 * 3
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: whole, by: 3) {
      let bits = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
      result.append(letters[bits >> 18])
      result.append(letters[bits >> 12 & 63])
      result.append(letters[bits >> 6 & 63])
      result.append(letters[bits & 63])
    }
    if whole < bytes.count {
      let isOne = bytes.count - whole == 1
      let bits = Int(bytes[whole]) << 16 | (isOne ? 0 : Int(bytes[whole + 1]) << 8)
      result.append(letters[bits >> 18])
      result.append(letters[bits >> 12 & 63])
      result.append(isOne ? padding : letters[bits >> 6 & 63])
      result.append(padding)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Nil for what no bytes are written as: one text stands for each, and one alone.
  package static func bytes(_ text: String) -> [UInt8]? {
    let letters = Array(text.utf8)
    guard letters.count % 4 == 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(letters.count / 4 * 3)
    for start in stride(from: 0, to: letters.count, by: 4) {
      let isLast = start + 4 == letters.count
      let missing = isLast ? letters[start...].reversed().prefix { $0 == padding }.count : 0
      guard missing <= 2 else { return nil }
      var group: UInt32 = 0
      for place in 0..<4 {
        let value = place < 4 - missing ? values[Int(letters[start + place])] : 0
        guard value < 64 else { return nil }
        group = group << 6 | UInt32(value)
      }
      // What the last letter says beyond the last byte.
      guard missing == 0 || group & (missing == 1 ? 0xFF : 0xFFFF) == 0 else { return nil }
      for place in 0..<3 - missing { result.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * place))) }
    }
    return result
  }
}
