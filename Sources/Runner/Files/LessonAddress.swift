/// The addresses of images and links, as Markdown writes them.
enum LessonAddress {
  /// Whether an address names a scheme (`https:`) or a server (`//`).
  static func isRemote(_ address: String) -> Bool {
    if address.hasPrefix("//") { return true }
    guard let colon = address.firstIndex(of: ":") else { return false }
    let scheme = address[..<colon]
    return scheme.first?.isLetter ?? false
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  /// A path with `%20` and the like read.
  static func decoded(_ address: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let first = rest.popFirst() {
      if first == UInt8(ascii: "%"), rest.count >= 2,
        let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), byte > 0 {
        bytes.append(byte)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(first)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same path as it stands in a link: what would end it or mean something else is written with `%`.
  static func encoded(_ path: String) -> String {
    var result = ""
    for scalar in path.unicodeScalars {
      switch scalar {
      case _ where scalar.value <= 0x20, "%", "#", "?", "(", ")", "<", ">", "\\", "\"", ":", "\u{7F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
