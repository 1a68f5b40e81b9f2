import JSON
import Preview
import Testing

@Suite struct MutualProofTests {
  private let proof = MutualProof(token: "0123456789abcdef0123456789abcdef")

  private func answer(_ text: String) -> String {
    JSONValue.object(["type": .string("proof"), "proof": .string(text)]).text(isIndented: false)
  }

  /// As Python's `hmac` says with SHA-256: `key = hmac(token, "socket")` in hexadecimal, `hmac(key, "server:x")`.
  @Test func signsAsOthersDo() {
    #expect(proof.key == "106d06b8a68bd2d7e36b68b1f1ecfeb3920642fb2d5940d0693f63c7332cb731")
    #expect(proof.ofServer("x") == "03b217859a6644c78fd74d686683c9e4f7719669a1fb48598c65d615fb575afc")
  }

  @Test func eachSignsWhatTheOtherMadeUp() throws {
    let greeting = try JSONReader.read(Array(proof.greeting(to: "de la página", asking: "del servidor").utf8))
    #expect(greeting["proof"]?.string == proof.ofServer("de la página"))
    #expect(greeting["challenge"] == .string("del servidor"))
    #expect(proof.accepts(answer(proof.ofPage("del servidor")), to: "del servidor"))
  }

  @Test func nothingElseIsAnAnswer() {
    let other = MutualProof(token: "0123456789abcdef0123456789abcdee")
    // Neither what the server itself said, nor an answer of another time, nor another key's.
    for text in [proof.ofServer("x"), proof.ofPage("y"), other.ofPage("x"), "", proof.key] {
      #expect(!proof.accepts(answer(text), to: "x"))
    }
    for message in ["", "{", "[]", "{\"type\":\"hello\"}", "{\"type\":\"proof\",\"proof\":1}"] {
      #expect(!proof.accepts(message, to: "x"))
    }
    #expect(!proof.key.contains("0123456789abcdef"))
  }
}
