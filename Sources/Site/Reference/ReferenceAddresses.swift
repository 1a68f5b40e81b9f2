import Diagnostics
import Directives
import Lesson
import Typography

extension ReferencePages {
  /// An entry and its place on its page.
  struct Placed {
    var entry: ReferenceEntry
    var anchor: String
  }

  /// The entries of one kind with their heading, which stands only where the page has several.
  struct Family {
    var heading: String
    var anchor: String?
    var entries: [Placed]
  }

  /// What is on a page of words, each with its place.
  static func families(of page: Page) -> [Family] {
    var identifiers = Identifiers(taken: ["texto"])
    var families: [Family] = []
    for family in page.families {
      let place = page.families.count > 1 ? identifiers.claim(anchor(family.heading)) : nil
      var entries: [Placed] = []
      for entry in reference where entry.kind == family.kind {
        entries.append(Placed(entry: entry, anchor: identifiers.claim(anchor(entry.name))))
      }
      families.append(Family(heading: family.heading, anchor: place, entries: entries))
    }
    return families
  }

  /// Where each word and each code is explained, by its folded name; of a word with several meanings, the first.
  static let addresses = allAddresses()

  private static func allAddresses() -> [String: String] {
    var addresses: [String: String] = [:]
    for page in all {
      for placed in families(of: page).flatMap(\.entries) where addresses[folded(placed.entry.name)] == nil {
        addresses[folded(placed.entry.name)] = "\(page.file)#\(placed.anchor)"
      }
    }
    for code in Code.allCases { addresses[folded(code.rawValue)] = "\(diagnosticsFile)#\(code.rawValue)" }
    return addresses
  }
}
