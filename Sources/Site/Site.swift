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
/// The bytes do not depend on how many threads make it.
package func site(
  of course: ExecutedCourse, version: String, theme: Theme = Theme(), threads: Int = 1
) -> BuiltSite {
  let builder = SiteBuilder(course: course, version: version, theme: theme, threads: threads)
  return builder.build()
}

private struct SiteBuilder: Sendable {
  /// What a page is of.
  enum Subject {
    case home
    case lesson(Int)
    case glossary
  }

  /// A page, and what can be known of it.
  struct Made {
    var page: SitePage
    var text: PageText
  }

  let context: SiteContext
  let threads: Int
  private let course: ExecutedCourse
  /// The text of each lesson and of the glossary, by its file: made once, and put into pages twice.
  private let texts: [String: LessonText]
  /// The page of each file of the course.
  private let pageNames: [String: String]

  init(course: ExecutedCourse, version: String, theme: Theme, threads: Int) {
    self.course = course
    self.threads = threads
    context = SiteContext(
      title: course.title, hasGlossary: course.glossary != nil, version: version, theme: theme)
    var names = [CourseNames.homeFile: SiteNames.home]
    for lesson in course.all { names[lesson.document.fileName] = SiteNames.page(of: lesson.document.fileName) }
    pageNames = names
    let told = course.lessons + [course.glossary].compactMap(\.self)
    let made = inParallel(told, atMost: threads) { LessonText($0) }
    texts = Dictionary(zip(told.map(\.document.fileName), made)) { first, _ in first }
  }

  /// [lesson] → drafts, with links as the authors wrote them → what is wrong with these, and the terms → pages.
  func build() -> BuiltSite {
    let subjects = [.home] + course.lessons.indices.map(Subject.lesson) + (course.glossary == nil ? [] : [.glossary])
    let drafts = inParallel(subjects, atMost: threads) { made($0, of: course, dress: PageDress(pages: [:])) }
    let glossary = drafts.first { $0.page.name == SiteNames.glossary }.map { Glossary($0.text) }
    let mended = withBrokenLinks(drafts)
    let dress = PageDress(
      pages: pageNames, glossary: glossary ?? .none, references: ReferencePages.addresses)
    let pages = inParallel(Array(zip(subjects, drafts)), atMost: threads) { subject, draft in
      // What a dress adds is no text; problems are.
      let page = page(subject, of: mended, dress: dress)
      return Made(page: page, text: mended.problemCount == course.problemCount ? draft.text : PageText(page.html))
    }
    let reference = inParallel(ReferencePages(context: context).pages(), atMost: threads) { page in
      Made(page: page, text: PageText(page.html))
    }
    var files = (pages + reference).map(\.page)
    files.append(SearchPage(context: context).page(searchPages(pages + reference)))
    return BuiltSite(
      files: files.map { BuiltSite.File(name: $0.name, bytes: Array($0.html.utf8)) }.sorted { $0.name < $1.name },
      course: mended)
  }

  private func made(_ subject: Subject, of course: ExecutedCourse, dress: PageDress) -> Made {
    let page = page(subject, of: course, dress: dress)
    return Made(page: page, text: PageText(page.html))
  }

  private func page(_ subject: Subject, of course: ExecutedCourse, dress: PageDress) -> SitePage {
    switch subject {
    case .home: return HomePage(context: context, course: course, dress: dress).page()
    case .lesson(let index): return lessonPage(index, of: course, dress: dress)
    case .glossary:
      guard let glossary = course.glossary else { return SitePage(name: SiteNames.glossary, title: "", html: "") }
      // The glossary explains its terms itself.
      var ownDress = dress
      ownDress.glossary = .none
      return page(of: glossary, Neighbours(), dress: ownDress)
    }
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
    let file = lesson.document.fileName
    let name = SiteNames.page(of: file)
    var frame = context.frame(of: name)
    frame.dress = { dress($0) }
    // Words are looked up one at a time.
    frame.tellsReadingTime = name != SiteNames.glossary
    let html = htmlPage(
      lesson, text: texts[file], version: context.version, neighbours: neighbours, theme: context.theme, frame: frame)
    return SitePage(name: name, title: lesson.document.title, html: html)
  }

  // MARK: Links

  /// The course with the problems of links that lead to no page or to no place in one.
  private func withBrokenLinks(_ drafts: [Made]) -> ExecutedCourse {
    let names = drafts.map(\.page.name)
    let links = CourseLinks(
      pages: pageNames, anchors: Dictionary(zip(names, drafts.map(\.text.anchors))) { first, _ in first })
    func mended(_ lesson: ExecutedLesson) -> ExecutedLesson {
      guard let place = names.firstIndex(of: SiteNames.page(of: lesson.document.fileName)) else { return lesson }
      var lesson = lesson
      lesson.problems += links.problems(of: lesson, links: drafts[place].text.links)
      return lesson
    }
    var course = course
    course.home = course.home.map(mended)
    course.glossary = course.glossary.map(mended)
    course.lessons = course.lessons.map(mended)
    return course
  }

  // MARK: Search

  private func searchPages(_ pages: [Made]) -> [SearchIndex.Page] {
    pages.filter { $0.page.name != SiteNames.reference }.map { made in
      SearchIndex.Page(address: made.page.name, title: made.page.title, sections: made.text.sections)
    }
  }
}

extension ExecutedCourse {
  fileprivate var problemCount: Int { all.reduce(0) { $0 + $1.problems.count } }
}
