/// The base64 text of bytes, with padding (RFC 4648, section 4).
package func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let whole = bytes.count / 3 * 3
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: whole, by: 3) {
    let bits = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
    text.append(alphabet[bits >> 18])
    text.append(alphabet[bits >> 12 & 63])
    text.append(alphabet[bits >> 6 & 63])
    text.append(alphabet[bits & 63])
  }
  if whole < bytes.count {
    let isOne = bytes.count - whole == 1
    let bits = Int(bytes[whole]) << 16 | (isOne ? 0 : Int(bytes[whole + 1]) << 8)
    text.append(alphabet[bits >> 18])
    text.append(alphabet[bits >> 12 & 63])
    text.append(isOne ? UInt8(ascii: "=") : alphabet[bits >> 6 & 63])
    text.append(UInt8(ascii: "="))
  }
  return String(decoding: text, as: UTF8.self)
}
