import Crypto
import Encoding
import JSON

/// How a page and the server show each other that they have one secret before the page says anything, without telling
/// it: each signs what the other has made up.
///
/// A web socket carries no cookie, so that whoever takes the port of a server that has ended is told nothing by the
/// pages that look for it.
package struct MutualProof: Sendable {
  /// What pages sign with; who has it alone cannot ask for pages.
  package let key: String

  package init(token: String) { key = Self.signed("socket", with: token) }

  package func ofServer(_ challenge: String) -> String { Self.signed("server:" + challenge, with: key) }
  package func ofPage(_ challenge: String) -> String { Self.signed("page:" + challenge, with: key) }

  /// HMAC-SHA-256 (RFC 2104), in hexadecimal.
  private static func signed(_ message: String, with key: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(message.utf8), using: SymmetricKey(data: Array(key.utf8)))
    return Hexadecimal.text(Array(code))
  }

  /// What the server says first.
  package func greeting(to challenge: String, asking own: String) -> String {
    JSONValue.object([
      "type": .string("proof"), "proof": .string(ofServer(challenge)), "challenge": .string(own),
    ]).text(isIndented: false)
  }

  /// Whether a message is a page's answer to a challenge.
  package func accepts(_ message: String, to challenge: String) -> Bool {
    guard let value = try? JSONReader.read(Array(message.utf8)), value["type"]?.string == "proof",
      let proof = value["proof"]?.string
    else { return false }
    return Guard.isSame(proof, ofPage(challenge))
  }

  /// Bytes of the longest message of who has shown nothing yet.
  static let mostBytes = 512
}
