import Lesson
package import Rendering

/// The files of a site, and what is wrong with the course beyond its lessons' own problems.
package struct BuiltSite: Sendable {
  package struct File: Sendable, Equatable {
    /// Beside all others: a site has no folders.
    package var name: String
    package var bytes: [UInt8]
  }

  /// In the order of their names.
  package var files: [File]
  /// The course with those problems of its links that only the whole shows.
  package var course: ExecutedCourse
}

/// Makes the site of a course: a page for each lesson, the home, the glossary, the search and the reference.
///
/// Every link is relative and every page whole, so that the folder can be served from any path, or opened from a disk.
package func site(of course: ExecutedCourse, version: String, theme: Theme = Theme()) -> BuiltSite {
  let builder = SiteBuilder(course: course, version: version, theme: theme)
  return builder.build()
}

private struct SiteBuilder {
  let course: ExecutedCourse
  let context: SiteContext
  /// The page of each file of the course.
  let pageNames: [String: String]

  init(course: ExecutedCourse, version: String, theme: Theme) {
    self.course = course
    context = SiteContext(
      title: course.title, hasGlossary: course.glossary != nil, version: version, theme: theme)
    var names = [CourseNames.homeFile: SiteNames.home]
    for lesson in course.all { names[lesson.document.fileName] = SiteNames.page(of: lesson.document.fileName) }
    pageNames = names
  }

  func build() -> BuiltSite {
    // With links as the authors wrote them.
    let drafts = pages(of: course, dress: PageDress(pages: [:]))
    let texts = drafts.map { PageText($0.html) }
    let glossary = zip(drafts, texts).first { $0.0.name == SiteNames.glossary }.map { Glossary($0.1) }
    let mended = withBrokenLinks(drafts, texts)
    let dress = PageDress(
      pages: pageNames, glossary: glossary ?? .none, references: ReferencePages.addresses)
    var made = pages(of: mended, dress: dress) + ReferencePages(context: context).pages()
    made.append(SearchPage(context: context).page(searchPages(made)))
    let files = made.map { BuiltSite.File(name: $0.name, bytes: Array($0.html.utf8)) }
    return BuiltSite(files: files.sorted { $0.name < $1.name }, course: mended)
  }

  /// The home, the lessons and the glossary.
  private func pages(of course: ExecutedCourse, dress: PageDress) -> [SitePage] {
    var pages = [HomePage(context: context, course: course, dress: dress).page()]
    for index in course.lessons.indices { pages.append(lessonPage(index, of: course, dress: dress)) }
    if let glossary = course.glossary {
      // The glossary explains its terms itself.
      var ownDress = dress
      ownDress.glossary = .none
      pages.append(page(of: glossary, Neighbours(), dress: ownDress))
    }
    return pages
  }

  private func lessonPage(_ index: Int, of course: ExecutedCourse, dress: PageDress) -> SitePage {
    func link(_ other: Int) -> Neighbours.Link? {
      guard course.lessons.indices.contains(other) else { return nil }
      let document = course.lessons[other].document
      return Neighbours.Link(
        title: document.title, address: percentEncoded(SiteNames.page(of: document.fileName)))
    }
    let home = Neighbours.Link(
      title: "Lección \(index + 1) de \(course.lessons.count)",
      address: "\(SiteNames.home)#leccion-\(index + 1)")
    return page(
      of: course.lessons[index], Neighbours(home: home, previous: link(index - 1), next: link(index + 1)), dress: dress)
  }

  private func page(of lesson: ExecutedLesson, _ neighbours: Neighbours, dress: PageDress) -> SitePage {
    let name = SiteNames.page(of: lesson.document.fileName)
    var frame = context.frame(of: name)
    frame.dress = { dress($0) }
    // Words are looked up one at a time.
    frame.tellsReadingTime = name != SiteNames.glossary
    let html = htmlPage(
      lesson, version: context.version, neighbours: neighbours, theme: context.theme, frame: frame)
    return SitePage(name: name, title: lesson.document.title, html: html)
  }

  // MARK: Links

  /// The course with the problems of links that lead to no page or to no place in one.
  private func withBrokenLinks(_ drafts: [SitePage], _ texts: [PageText]) -> ExecutedCourse {
    let names = drafts.map(\.name)
    let links = CourseLinks(
      pages: pageNames, anchors: Dictionary(uniqueKeysWithValues: zip(names, texts.map(\.anchors))))
    func mended(_ lesson: ExecutedLesson) -> ExecutedLesson {
      guard let place = names.firstIndex(of: SiteNames.page(of: lesson.document.fileName)) else { return lesson }
      var lesson = lesson
      lesson.problems += links.problems(of: lesson, links: texts[place].links)
      return lesson
    }
    var course = course
    course.home = course.home.map(mended)
    course.glossary = course.glossary.map(mended)
    course.lessons = course.lessons.map(mended)
    return course
  }

  // MARK: Search

  private func searchPages(_ pages: [SitePage]) -> [SearchIndex.Page] {
    pages.filter { $0.name != SiteNames.reference }.map { page in
      SearchIndex.Page(address: page.name, title: page.title, sections: PageText(page.html).sections)
    }
  }
}
