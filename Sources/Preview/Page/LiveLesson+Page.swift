import Diagnostics
import Lesson
import Rendering
import Runner
import Typography

/// How a page shows a lesson that is open: its text in pieces, with places for its steps and values.
struct LiveText {
  var pieces: PagePieces
  var header: String
  var contents: String
  /// Of the window, as HTML.
  var title: Markup
  var mainId: String
  /// What each step is called in the page, in their order.
  var anchors: [String]
  /// The settings and the title as they are written.
  var head: String
}

extension LiveLesson {
  /// The lesson as a page shows it before anything of it has run.
  private var bare: ExecutedLesson {
    let steps = document.directives.map { Step(directive: $0, label: $0.label, outputs: []) }
    let values = document.inlineValues.map { _ in InlineText(text: "") }
    return ExecutedLesson(
      document: document, seed: document.frontMatter.seed?.value ?? defaultSeed,
      numbers: document.frontMatter.numberStyle, steps: steps, inlineTexts: values, images: checked.images,
      problems: [])
  }

  func text(home: Neighbours) -> LiveText {
    let lesson = bare
    let (identifiers, main) = Identifiers.ofPage(document)
    var page = PageContext(source: source, numbers: lesson.numbers, identifiers: identifiers)
    var anchors = [String](repeating: "", count: steps.count)
    var shown = ShownParts()
    shown.marksBlocks = true
    shown.step = { step, page in
      let index = step.directive.index
      anchors[index] = page.identifiers.claim(step: step.directive)
      return "<div class=\"step live\" data-step=\"\(steps[index].uid)\"></div>"
    }
    shown.value = { _, value, _ in "<span class=\"live-value\" data-value=\"\(value.index)\"></span>" }
    let body = lessonBody(lesson, in: &page, shown: shown)
    let title: Markup = document.frontMatter.title.map { "\($0.value)" } ?? body.title?.plain ?? "\(document.title)"
    let header = headerHTML(
      lesson, title: body.title?.content ?? title, titleAnchor: body.title?.anchor, neighbours: home)
    let blocks = LessonBlocks(document)
    let alone = Set(document.directives.filter { $0.block == nil }.compactMap { directive in
      blocks.index(of: directive.range.lower).flatMap { index in
        let indent = SourceRange(blocks.blocks[index].range.lower, directive.range.lower)
        return source.text(indent).allSatisfy { $0 == " " } ? index : nil
      }
    })
    return LiveText(
      pieces: PagePieces(of: body.html.html, from: blocks, steps: alone), header: header.html,
      contents: contentsHTML(body.sections).html, title: title, mainId: main, anchors: anchors, head: blocks.headText)
  }

  /// For what claims no identifiers.
  private var plainContext: PageContext {
    PageContext(source: source, numbers: document.frontMatter.numberStyle, identifiers: Identifiers(taken: []))
  }

  /// The inline values as they stand in the prose; who sees and who hears one that is no longer so is told.
  var valuesHTML: [String] {
    let page = plainContext
    return zip(document.inlineValues, values).enumerated().map { index, pair in
      let (value, known) = pair
      let html = inlineHTML(known?.text ?? InlineText(text: "…"), of: value, in: page)
      guard isStale(value: index) else { return html.html }
      let mark = known == nil ? "live-value-new" : "live-value-old"
      let told: Markup = "<span class=\"\(mark)\">\(html)<span class=\"unseen\"> (sin ejecutar)</span></span>"
      return told.html
    }
  }

  /// What is wrong outside of the steps, above the text.
  var otherProblemsHTML: String {
    let problems = otherProblems
    guard !problems.isEmpty else { return "" }
    let page = plainContext
    let frames = problems.map { problemHTML($0, in: page) }
    return (("<div class=\"problems\">\n\(frames)</div>\n") as Markup).html
  }

  /// A step as it stands in a page before its scripts have come.
  func stillHTML(_ index: Int) -> String {
    let step = steps[index]
    let html: Markup = """
      <p class="step-label"><a>\(step.label)</a></p>
      <pre class="source"><code>\(step.text)</code></pre>
      <div class="result">\(Markup(trusted: step.result?.html ?? ""))</div>
      """
    return html.html
  }
}

/// What a step left, as a page shows it and as it is said aloud.
func stepResult(
  _ step: Step, of document: Document, _ identifiers: Identifiers, fingerprint: UInt64, epochs: Int?
) -> LiveStep.Result {
  var page = PageContext(
    source: document.source, numbers: document.frontMatter.numberStyle, identifiers: identifiers)
  let html = step.outputs.map { $0.html(in: &page).html }.joined()
  return LiveStep.Result(
    fingerprint: fingerprint, html: html, spoken: spoken(step, numbers: page.numbers), fails: step.fails,
    seconds: step.seconds, epochs: epochs)
}

/// «evaluar red: exactitud 0,8777»: what one would read first.
private func spoken(_ step: Step, numbers: NumberStyle) -> String {
  let lines = step.outputs.flatMap { $0.lines(numbers) }.map(\.text).filter { !$0.isEmpty }
  let figure = step.outputs.contains { if case .figure = $0 { true } else { false } }
  let few = lines.count > 4 ? lines.suffix(1) : lines.prefix(3)
  let said = figure ? lines.first ?? "figura" : few.joined(separator: "; ")
  let words = said.split(separator: " ").joined(separator: " ")
  let start = step.label + (step.fails ? ": algo no va bien" : "")
  return words.isEmpty ? start + ": hecho" : start + ": " + String(words.prefix(200))
}
