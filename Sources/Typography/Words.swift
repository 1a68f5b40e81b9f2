/// Joins words as a Spanish sentence does: `a, b y c`.
///
/// The conjunction becomes «e» (or «u») before a word that starts with its sound.
package func enumerated(_ words: [String], conjunction: Conjunction = .and) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " " + conjunction.before(last) + " " + last
}

/// The word that joins the last two items of a list.
package enum Conjunction: Sendable {
  case and
  case or

  fileprivate func before(_ word: String) -> String {
    let letters = folded(word).drop { !$0.isLetter }
    switch self {
    case .and: return letters.hasPrefix("i") || (letters.hasPrefix("hi") && !letters.hasPrefix("hie")) ? "e" : "y"
    case .or: return letters.hasPrefix("o") || letters.hasPrefix("ho") ? "u" : "o"
    }
  }
}

/// Writes a count with its noun in number: `1 época`, `5 épocas`.
package func counted(_ count: Int, _ singular: String, _ plural: String, style: NumberStyle = NumberStyle()) -> String {
  style.integer(count) + " " + (count == 1 ? singular : plural)
}

/// Folds case and accents, so that `Épocas` and `epocas` compare equal.
package func folded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
  var result = ""
  for scalar in text.lowercased().unicodeScalars {
    if (0x300...0x36F).contains(scalar.value) { continue }
    result.unicodeScalars.append(unaccented[scalar] ?? scalar)
  }
  return result
}

/// The accented letters of Spanish and its neighbours, with their bare letters.
private let unaccented: [Unicode.Scalar: Unicode.Scalar] = [
  "á": "a", "à": "a", "â": "a", "ä": "a", "ã": "a", "é": "e", "è": "e", "ê": "e", "ë": "e",
  "í": "i", "ì": "i", "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "ö": "o", "õ": "o",
  "ú": "u", "ù": "u", "û": "u", "ü": "u", "ñ": "n", "ç": "c",
]
