package import Diagnostics
import Typography

/// What the files of a course are, from their names alone, and the pages that they will have.
package struct CourseNames: Sendable {
  /// `index.md`, where there is one.
  package private(set) var home: String?
  /// `glosario.md`, where there is one.
  package private(set) var glossary: String?
  /// The rest, in the order of their names.
  package private(set) var lessons: [String] = []

  static let homeFile = "index.md"
  static let glossaryFile = "glosario.md"

  /// Sorts the names of files that end in `.md`; two that would have one page, or one of the site's own, are refused.
  package init(_ files: [String]) throws(Problem) {
    var owners: [String: String] = [:]
    for page in SiteNames.generated { owners[folded(page)] = "" }
    for file in files.sorted() {
      let page = SiteNames.page(of: file)
      switch file {
      case Self.homeFile: home = file
      case Self.glossaryFile: glossary = file
      default: lessons.append(file)
      }
      let isRole = file == Self.homeFile || file == Self.glossaryFile
      if let owner = owners[folded(page)], !isRole || !owner.isEmpty {
        throw owner.isEmpty ? .reservedPage(file, page: page) : .samePage(owner, file, page: page)
      }
      owners[folded(page)] = file
    }
  }

  /// All files, the home and the glossary first.
  package var files: [String] { [home, glossary].compactMap(\.self) + lessons }

  /// The names of all pages that the site will have.
  package var pages: [String] {
    let generated = SiteNames.generated.filter { $0 != SiteNames.glossary || glossary != nil }
    return (generated + lessons.map(SiteNames.page)).sorted()
  }
}

/// The names of the pages of a site.
enum SiteNames {
  static let home = "index.html"
  static let glossary = "glosario.html"
  static let search = "buscar.html"
  static let reference = "referencia.html"

  /// The pages that a lesson cannot take.
  static var generated: [String] { [home, glossary, search, reference] + ReferencePages.all.map(\.file) }

  /// `01-clasificador.md` → `01-clasificador.html`.
  static func page(of file: String) -> String { file.dropLast(".md".count) + ".html" }
}
