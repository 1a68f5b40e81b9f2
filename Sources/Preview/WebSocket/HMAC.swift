import Cache

/// HMAC-SHA-256 (RFC 2104): what only who has a key can make of a message.
package enum HMAC {
  private static let blockSize = 64

  package static func digest(_ message: [UInt8], key: [UInt8]) -> [UInt8] { sum(message, key: key).bytes }

  /// In hexadecimal, of texts.
  package static func text(_ message: String, key: String) -> String {
    sum(Array(message.utf8), key: Array(key.utf8)).hexadecimal
  }

  private static func sum(_ message: [UInt8], key: [UInt8]) -> Digest {
    var block = key.count > blockSize ? Digest(of: key).bytes : key
    block += [UInt8](repeating: 0, count: blockSize - block.count)
    let inner: [UInt8] = block.map { $0 ^ 0x36 } + message
    let outer: [UInt8] = block.map { $0 ^ 0x5C } + Digest(of: inner).bytes
    return Digest(of: outer)
  }
}
