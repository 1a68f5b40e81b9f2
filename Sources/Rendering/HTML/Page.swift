package import Lesson
import Diagnostics
import Encoding
import Typography

/// The text of a run lesson, which is most of its page: made once, and put into as many pages as one likes.
package struct LessonText: Sendable {
  fileprivate let body: PageBody
  fileprivate let page: PageContext
  fileprivate let mainId: String

  package init(_ lesson: ExecutedLesson) {
    let (identifiers, main) = Identifiers.ofPage(lesson.document)
    var page = PageContext(source: lesson.document.source, numbers: lesson.numbers, identifiers: identifiers)
    body = lessonBody(lesson, in: &page)
    self.page = page
    mainId = main
  }
}

/// The lesson as one self-contained page: no request leaves it, and the same lesson gives the same bytes.
///
/// `version` is the program's own, written at the foot beside the seed; `frame` is what a site adds. `text` is that of
/// the same lesson, where it has been made already.
package func htmlPage(
  _ lesson: ExecutedLesson, text: LessonText? = nil, version: String, neighbours: Neighbours = Neighbours(),
  theme: Theme = Theme(), frame: PageFrame = PageFrame()
) -> String {
  let document = lesson.document
  let text = text ?? LessonText(lesson)
  let (body, page) = (text.body, text.page)
  let title = pageTitle(document, body)
  let opening: Markup = body.title?.content ?? title
  var shell = PageShell(
    title: title + frame.titleSuffix, description: document.frontMatter.summary?.value, version: version,
    main: problemSummaryHTML(lesson, in: page) + frame.dress(body.html),
    scripts: [PageScript(CurrentSection.script, hash: CurrentSection.hash)])
  shell.theme = theme
  shell.frame = frame
  shell.header = headerHTML(
    lesson, title: opening, titleAnchor: body.title?.anchor, neighbours: neighbours,
    tellsReadingTime: frame.tellsReadingTime)
  shell.contents = contentsHTML(body.sections)
  shell.mainId = text.mainId
  shell.steps = neighbours.stepsHTML
  shell.foot = footHTML(lesson, version: version)
  return shell.html
}

/// How the computed parts of a lesson are shown in its text.
package struct ShownParts {
  package var step: (Step, inout PageContext) -> Markup = { stepHTML($0, in: &$1) }
  package var value: (InlineText, InlineValue, PageContext) -> Markup = { inlineHTML($0, of: $1, in: $2) }
  /// Whether the blocks of the source are told apart.
  package var marksBlocks = false

  package init() {}
}

/// The text of a lesson with what its steps left.
package func lessonBody(
  _ lesson: ExecutedLesson, in page: inout PageContext, shown: ShownParts = ShownParts()
) -> PageBody {
  PageBody(rendered: lesson.document.html(replacements(of: lesson, in: &page, shown)))
}

/// The sections and values that stand in place of directives and inline values, and what goes around blocks.
private func replacements(
  of lesson: ExecutedLesson, in page: inout PageContext, _ shown: ShownParts
) -> Replacements {
  var directives: [String] = []
  for (index, block) in lesson.document.directives.enumerated() {
    let step = index < lesson.steps.count
      ? lesson.steps[index] : Step(directive: block, label: block.name.value, outputs: [])
    directives.append(shown.step(step, &page).html)
  }
  let values = lesson.document.inlineValues.enumerated().map { index, value in
    let result = index < lesson.inlineTexts.count ? lesson.inlineTexts[index] : InlineText(text: "")
    return shown.value(result, value, page).html
  }
  let failing = Set(lesson.steps.filter(\.fails).compactMap { lesson.document.solution(of: $0.directive)?.index })
  let blocks = lesson.document.blocks.map { blockWrapping($0, isOpen: failing.contains($0.index), in: &page) }
  var replacements = Replacements(
    directives: directives, inlineValues: values, formulas: lesson.document.formulas.map(\.html.html),
    images: lesson.images.map { $0.map { .embedded($0.address) } ?? .missing }, blocks: blocks)
  replacements.marksBlocks = shown.marksBlocks
  return replacements
}

extension LessonImage {
  /// The image itself as an address, so that showing it asks nobody.
  fileprivate var address: String { "data:\(format.rawValue);base64,\(Base64.text(bytes))" }
}

/// The front matter's title, or the words of the opening heading, or the file's name.
private func pageTitle(_ document: Document, _ body: PageBody) -> Markup {
  if let title = document.frontMatter.title { return "\(title.value)" }
  return body.title?.plain ?? "\(document.fileTitle)"
}

extension Document {
  /// What a page is called that has neither a title in its settings nor an opening heading: the file's name.
  fileprivate var fileTitle: String {
    let name = source.path.split(separator: "/").last.map(String.init) ?? ""
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  /// The title in plain text: that of the settings, or the opening heading's, or the file's name.
  package var title: String {
    if let title = frontMatter.title { return title.value }
    if let first = headings.first, first.level == 1 { return first.text }
    return fileTitle
  }
}

private func footHTML(_ lesson: ExecutedLesson, version: String) -> Markup {
  let computes = !lesson.document.directives.isEmpty || !lesson.document.inlineValues.isEmpty
  let origin: Markup =
    "<p>Los números y las figuras salen de ejecutar la lección con la semilla \(String(lesson.seed)).</p>\n"
  return "\(computes ? origin : .empty)<p>Hecha con leccion \(version).</p>\n"
}
