package import JSON

extension JSONValue {
  /// A string that may be one of some names; nil for one that is too long to be compared.
  package var name: String? {
    if case .string(let text) = self, text.utf8.count <= JSONLimits.savedFile.keyBytes { text } else { nil }
  }

  /// Sizes that are not negative; nil for anything else.
  package var sizes: [Int]? {
    guard case .array(let values) = self else { return nil }
    let sizes = values.compactMap { value in
      if case .integer(let size) = value, size >= 0 { size } else { nil }
    }
    return sizes.count == values.count ? sizes : nil
  }

  /// A list of sizes.
  package init(sizes: [Int]) { self = .array(sizes.map(JSONValue.integer)) }
}
