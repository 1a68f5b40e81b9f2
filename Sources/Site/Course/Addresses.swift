/// The characters of an address that mean themselves (RFC 3986, 2.3) and those that part it.
private let plainBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)

/// A file's name as an address beside the page.
package func percentEncoded(_ name: String) -> String {
  var result = ""
  for byte in name.utf8 {
    if plainBytes.contains(byte) {
      result.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let hex = String(byte, radix: 16, uppercase: true)
      result += "%" + (hex.count == 1 ? "0" : "") + hex
    }
  }
  return result
}

/// What an address says without its `%C3%B3`.
package func percentDecoded(_ address: String) -> String {
  let bytes = Array(address.utf8)
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16) {
      result.append(value)
      index += 3
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// Where a link of a lesson leads, as far as a site is concerned.
package enum LinkTarget: Equatable {
  /// Another Markdown file, and perhaps a place in it.
  case lesson(file: String, anchor: String?)
  /// Something beside the lesson that is no page.
  case file(String)
  /// Within the page, or out of the site.
  case elsewhere

  /// Reads an address as it stands in a page, its entities read.
  package init(_ address: String) {
    guard !address.isEmpty, !address.hasPrefix("#"), !address.hasPrefix("/"), !Self.hasScheme(address) else {
      self = .elsewhere
      return
    }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var path = percentDecoded(String(parts[0].prefix { $0 != "?" }))
    while path.hasPrefix("./") { path.removeFirst(2) }
    guard path.hasSuffix(".md") else {
      self = .file(path)
      return
    }
    let anchor = parts.count > 1 ? percentDecoded(String(parts[1])) : ""
    self = .lesson(file: path, anchor: anchor.isEmpty ? nil : anchor)
  }

  /// `https:`, `mailto:`.
  private static func hasScheme(_ address: String) -> Bool {
    guard let colon = address.firstIndex(of: ":") else { return false }
    return address[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
  }
}
