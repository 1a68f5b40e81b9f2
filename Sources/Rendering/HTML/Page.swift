package import Lesson
import Diagnostics
import Plotting
import Typography

/// The lesson as one self-contained page: no request leaves it, and the same lesson gives the same bytes.
///
/// `version` is the program's own, written at the foot beside the seed.
package func htmlPage(_ lesson: ExecutedLesson, version: String, neighbours: Neighbours = Neighbours()) -> String {
  let document = lesson.document
  let (identifiers, main) = Identifiers.ofPage(document)
  var page = PageContext(source: document.source, numbers: lesson.numbers, identifiers: identifiers)
  let body = PageBody(rendered: document.html(replacements(of: lesson, in: &page)))
  let title = pageTitle(document, body)
  let opening: Markup = body.title?.content ?? title
  return """
    <!DOCTYPE html>
    <html lang="es">
    \(headHTML(document, title: title, version: version).html)<body>
    <a class="skip" href="#\(main)">Saltar al texto</a>
    \(headerHTML(lesson, title: opening, titleAnchor: body.title?.anchor, neighbours: neighbours).html)\
    \(contentsHTML(body.sections).html)<main id="\(main)">
    \(problemSummaryHTML(lesson, in: page).html)\(body.html.html)
    </main>
    \(neighbours.stepsHTML.html)\(footerHTML(lesson, version: version).html)\
    <script>\(CurrentSection.script)</script>
    </body>
    </html>

    """
}

/// The sections and values that stand in place of directives and inline values, and what goes around blocks.
private func replacements(of lesson: ExecutedLesson, in page: inout PageContext) -> Replacements {
  var directives: [String] = []
  for (index, block) in lesson.document.directives.enumerated() {
    let step = index < lesson.steps.count
      ? lesson.steps[index] : Step(directive: block, label: block.name.value, outputs: [])
    directives.append(stepHTML(step, in: &page).html)
  }
  let values = lesson.document.inlineValues.enumerated().map { index, value in
    let result = index < lesson.inlineTexts.count ? lesson.inlineTexts[index] : InlineText(text: "")
    return inlineHTML(result, of: value, in: page).html
  }
  let failing = Set(lesson.steps.filter(\.fails).compactMap { lesson.document.solution(of: $0.directive)?.index })
  let blocks = lesson.document.blocks.map { blockWrapping($0, isOpen: failing.contains($0.index), in: &page) }
  return Replacements(
    directives: directives, inlineValues: values, formulas: lesson.document.formulas.map(\.html.html),
    images: lesson.images.map { $0.map { .embedded($0.address) } ?? .missing }, blocks: blocks)
}

extension LessonImage {
  /// The image itself as an address, so that showing it asks nobody.
  fileprivate var address: String { "data:\(format.rawValue);base64,\(base64(bytes))" }
}

/// The front matter's title, or the words of the opening heading, or the file's name.
private func pageTitle(_ document: Document, _ body: PageBody) -> Markup {
  if let title = document.frontMatter.title { return "\(title.value)" }
  if let opening = body.title { return opening.plain }
  let name = document.source.path.split(separator: "/").last.map(String.init) ?? ""
  return "\(name.hasSuffix(".md") ? String(name.dropLast(3)) : name)"
}

private func headHTML(_ document: Document, title: Markup, version: String) -> Markup {
  let policy = """
    default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '\(CurrentSection.hash)'; \
    base-uri 'none'; form-action 'none'
    """
  let description: Markup = document.frontMatter.summary.map {
    "<meta name=\"description\" content=\"\($0.value)\" />\n"
  } ?? .empty
  return """
    <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="\(policy)" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>\(title)</title>
    \(description)<meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="\(Palette.light.paper.css)" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="\(Palette.dark.paper.css)" />
    <meta name="referrer" content="no-referrer" />
    <meta name="generator" content="leccion \(version)" />
    <style>
    \(Markup(trusted: styleSheet))</style>
    </head>

    """
}

private func footerHTML(_ lesson: ExecutedLesson, version: String) -> Markup {
  """
  <footer>
  <p>Los números y las figuras salen de ejecutar la lección con la semilla \(String(lesson.seed)).</p>
  <p>Hecha con leccion \(version).</p>
  </footer>

  """
}
