import Typography

/// Gives each heading a name of its own for links: folded, words joined by hyphens.
struct Anchors {
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  /// The anchor of the next heading: `evaluar-el-modelo`, then `evaluar-el-modelo-2`.
  mutating func anchor(for text: String) -> String {
    let base = Self.slug(text)
    var anchor = base
    var count = counts[base] ?? 1
    while !taken.insert(anchor).inserted {
      count += 1
      anchor = "\(base)-\(count)"
    }
    counts[base] = count
    return anchor
  }

  private static func slug(_ text: String) -> String {
    let words = folded(text).unicodeScalars.split { !($0.isASCII && ($0.startsName || $0.isDigit)) }
    let slug = words.isEmpty ? "seccion" : words.map(String.init).joined(separator: "-")
    // What is called `vivo-…` in a page is a part of the notebook.
    return slug == "vivo" || slug.hasPrefix("vivo-") ? "seccion-" + slug : slug
  }
}
