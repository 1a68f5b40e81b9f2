/// The pages around a page.
package struct Neighbours: Sendable, Equatable {
  /// Where a link leads and what it reads.
  package struct Link: Sendable, Equatable {
    package var title: String
    /// Relative to the page.
    package var address: String

    package init(title: String, address: String) {
      self.title = title
      self.address = address
    }
  }

  /// The course's first page.
  package var home: Link?
  package var previous: Link?
  package var next: Link?

  package init(home: Link? = nil, previous: Link? = nil, next: Link? = nil) {
    self.home = home
    self.previous = previous
    self.next = next
  }

  /// The way back to the course, above the title.
  package var homeHTML: Markup {
    home.map { "<p class=\"home\"><a href=\"\($0.address)\">\($0.title)</a></p>\n" } ?? .empty
  }

  /// The way on, below the lesson.
  package var stepsHTML: Markup {
    guard previous != nil || next != nil else { return .empty }
    let back: Markup = previous.map { Self.link($0, relation: "prev", word: "Anterior") } ?? .empty
    let forth: Markup = next.map { Self.link($0, relation: "next", word: "Siguiente") } ?? .empty
    return "<nav class=\"neighbours\" aria-label=\"Lecciones vecinas\">\n\(back)\(forth)</nav>\n"
  }

  private static func link(_ link: Link, relation: String, word: String) -> Markup {
    "<a rel=\"\(relation)\" href=\"\(link.address)\"><span>\(word)</span> \(link.title)</a>\n"
  }
}
