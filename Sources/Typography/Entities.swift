/// The text with the five signs of XML and HTML written as entities, safe in an element or a quoted attribute.
package func withEntities(_ text: String) -> String {
  var text = text
  let changed = text.withUTF8 { bytes -> String? in
    guard let first = bytes.firstIndex(where: { entity(of: $0) != nil }) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 32)
    result += bytes[..<first]
    for byte in bytes[first...] {
      if let entity = entity(of: byte) { result += entity.utf8 } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }
  return changed ?? text
}

private func entity(of byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
