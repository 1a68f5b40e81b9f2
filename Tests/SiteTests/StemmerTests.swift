import Foundation
import TestSupport
import Testing

import Site

/// The words that the index and the page's script must cut down to the same stem.
let stemTable: [(word: String, stem: String)] = [
  ("redes", "red"), ("red", "red"), ("capas", "cap"), ("capa", "cap"), ("épocas", "epoc"), ("Época", "epoc"),
  ("luces", "luz"), ("luz", "luz"), ("clases", "clas"), ("clase", "clas"), ("activaciones", "activacion"),
  ("activación", "activacion"), ("tensores", "tensor"), ("gradientes", "gradient"), ("gradiente", "gradient"),
  ("ejes", "eje"), ("eje", "eje"), ("olas", "ola"), ("ola", "ola"), ("mes", "mes"), ("meses", "mes"), ("gris", "gris"),
  ("grises", "gris"), ("ReLU", "relu"), ("softmax", "softmax"), ("niños", "nin"), ("3", "3"), ("", ""), ("a", "a"),
  ("as", "as"), ("ces", "ces"), ("peces", "pez"), ("imágenes", "imagen"), ("pingüinos", "pinguin"),
]

@Suite struct StemmerTests {
  @Test(arguments: stemTable)
  func wordsAreCutDownToTheirStem(word: String, stem: String) {
    #expect(Stemmer.stems(word) == (word.isEmpty ? [] : [stem]))
  }

  @Test func wordsAreLettersAndDigits() {
    #expect(Stemmer.words("«¿Qué es `entropía_cruzada`, 28×28?»") == ["que", "es", "entropia", "cruzada", "28", "28"])
  }

  /// The first rule that fits is applied: one that stood behind a shorter ending of the same kind would never be.
  @Test func everyRuleCanBeReached() {
    for (place, rule) in Stemmer.rules.enumerated() {
      let hidden = Stemmer.rules[..<place].contains { rule.ending.hasSuffix($0.ending) && $0.least <= rule.least }
      #expect(!hidden, "\(rule.ending)")
    }
  }
}
