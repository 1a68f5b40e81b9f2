import JSON
import Preview
import Testing

@Suite struct MutualProofTests {
  private let proof = MutualProof(token: "0123456789abcdef0123456789abcdef")

  private func answer(_ text: String) -> String {
    JSONValue.object(["type": .string("proof"), "proof": .string(text)]).text(isIndented: false)
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
