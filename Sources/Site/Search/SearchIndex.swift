import JSON

/// What a course can be searched by: each section of each page, and where each stem stands.
///
/// Made when the site is built; the page's script only looks up. A word in a page's title weighs most, then one in a
/// heading, then in the text, where further mentions add less and less.
struct SearchIndex {
  /// A page with the sections of its text.
  struct Page {
    var address: String
    var title: String
    var sections: [PageSection]
  }

  private struct Section {
    var page: Int
    var anchor: String
    var heading: String
    var text: String
  }

  private let pages: [Page]
  private var sections: [Section] = []
  /// For each stem the sections that hold it, in order, with what it weighs there.
  private var postings: [String: [(section: Int, weight: Int)]] = [:]

  private static let titleWeight = 16
  private static let headingWeight = 8
  private static let mostMentions = 4

  init(_ pages: [Page]) {
    self.pages = pages
    for (index, page) in pages.enumerated() {
      for (place, section) in page.sections.enumerated() {
        guard place == 0 || section.anchor != nil || !section.text.isEmpty else { continue }
        add(section, of: index, isFirst: place == 0)
      }
    }
  }

  private mutating func add(_ section: PageSection, of page: Int, isFirst: Bool) {
    var weights: [String: Int] = [:]
    for stem in Stemmer.stems(section.text) { weights[stem] = min(Self.mostMentions, (weights[stem] ?? 0) + 1) }
    for stem in Set(Stemmer.stems(section.heading)) { weights[stem, default: 0] += Self.headingWeight }
    if isFirst {
      for stem in Set(Stemmer.stems(pages[page].title)) { weights[stem, default: 0] += Self.titleWeight }
    }
    for (stem, weight) in weights { postings[stem, default: []].append((sections.count, weight)) }
    sections.append(Section(page: page, anchor: section.anchor ?? "", heading: section.heading, text: section.text))
  }

  /// The index for the script: rules of the stemmer, pages, sections, and each stem with its sections and weights.
  var json: JSONValue {
    .object([
      "rules": .array(
        Stemmer.rules.map { .array([.string($0.ending), .string($0.replacement), .integer($0.least)]) }),
      "pages": .array(pages.map { .array([.string($0.address), .string($0.title)]) }),
      "sections": .array(
        sections.map { .array([.integer($0.page), .string($0.anchor), .string($0.heading), .string($0.text)]) }),
      "words": .object(
        postings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { stem, places in
          JSONMember(stem, .array(places.flatMap { [.integer($0.section), .integer($0.weight)] }))
        }),
    ])
  }

  /// The index as it can stand in a page: nothing in it closes the element that holds it.
  var embedded: String {
    let text = json.text(isIndented: false)
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 1024)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): result += "\\u003C".utf8
      case UInt8(ascii: ">"): result += "\\u003E".utf8
      case UInt8(ascii: "&"): result += "\\u0026".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
