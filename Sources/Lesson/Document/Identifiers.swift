/// The identifiers of a page, so that no two elements share one.
package struct Identifiers: Sendable {
  package private(set) var taken: Set<String>
  /// The last number that was put after a name.
  private var suffixes: [String: Int] = [:]

  /// Starts from those that the prose has already: the anchors of its headings.
  package init(taken: [String]) {
    self.taken = Set(taken)
  }

  /// Takes a name for an element, with a number after it where another element came first.
  package mutating func claim(_ wanted: String) -> String {
    let base = Self.safe(wanted)
    var candidate = base
    while !taken.insert(candidate).inserted {
      let suffix = (suffixes[base] ?? 1) + 1
      suffixes[base] = suffix
      candidate = "\(base)-\(suffix)"
    }
    return candidate
  }

  /// A prefix that no identifier of the page starts with.
  package mutating func claimPrefix(_ wanted: String) -> String {
    let base = Self.safe(wanted)
    var candidate = base
    var suffix = 2
    while taken.contains(where: { $0.hasPrefix(candidate) }) {
      candidate = "\(base)-\(suffix)"
      suffix += 1
    }
    taken.insert(candidate)
    return candidate
  }

  /// Letters, digits, hyphens and underscores; anything else becomes a hyphen.
  private static func safe(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isSafe = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      result.unicodeScalars.append(isSafe ? scalar : "-")
    }
    return result.isEmpty ? "x" : result
  }
}
