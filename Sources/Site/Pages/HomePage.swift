import Diagnostics
import Lesson
import Plotting
import Rendering
import Typography

/// The course's first page: what one will build, the path through the lessons, and how to run it at home.
struct HomePage {
  let context: SiteContext
  let course: ExecutedCourse
  let dress: PageDress

  private let numbers = NumberStyle()

  func page() -> SitePage {
    let home = course.home
    var page = PageContext(
      source: home?.document.source ?? emptySource, numbers: home?.numbers ?? numbers,
      identifiers: Identifiers(taken: home?.document.headings.map(\.anchor) ?? []))
    _ = page.identifiers.claim("texto")
    let cover = coverHTML(&page)
    let body = home.map { lessonBody($0, in: &page) } ?? PageBody(rendered: "")
    let problems = home.map { problemSummaryHTML($0, in: page) } ?? .empty
    var main = problems + cover + pathHTML(&page) + dress(body.html)
    if body.html.html.allSatisfy(\.isWhitespace) { main += runningHTML(&page) }
    let front = home?.document.frontMatter
    return context.page(
      SiteNames.home, title: "\(course.title)", summary: summaryHTML, description: front?.summary?.value, main: main)
  }

  private var emptySource: SourceText { SourceText(path: CourseNames.homeFile, "") }

  private var summaryHTML: Markup {
    let summary: Markup =
      course.home?.document.frontMatter.summary.map { "<p class=\"summary\">\($0.value)</p>\n" } ?? .empty
    let minutes = course.lessons.reduce(0) { $0 + $1.document.readingMinutes }
    let about = [
      counted(course.lessons.count, "lección", "lecciones"), duration(minutes) + " de lectura",
    ].joined(separator: " · ")
    return summary + "<p class=\"about\">\(about)</p>\n"
  }

  /// «3 h 20 min».
  private func duration(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    let parts = [hours > 0 ? "\(hours)\u{A0}h" : nil, rest > 0 || hours == 0 ? "\(rest)\u{A0}min" : nil]
    return parts.compactMap(\.self).joined(separator: "\u{A0}")
  }

  // MARK: The cover

  /// The id of the directive whose figure the home shows.
  static let coverId = "portada"

  /// The first figure that a directive of that name left, with a link to its lesson.
  private func coverHTML(_ page: inout PageContext) -> Markup {
    for (index, lesson) in course.lessons.enumerated() {
      for step in lesson.steps where step.directive.id?.value == Self.coverId {
        for case .figure(let output) in step.outputs { return figureHTML(output, of: index, &page) }
      }
    }
    return .empty
  }

  private func figureHTML(_ output: FigureOutput, of index: Int, _ page: inout PageContext) -> Markup {
    let lesson = course.lessons[index]
    let id = page.identifiers.claim(Self.coverId)
    let drawingId = page.identifiers.claimPrefix("dibujo-portada")
    let svg = Markup(trusted: output.figure.svg(id: drawingId, place: .page, numbers: lesson.numbers))
    let width = Int((drawingWidth(svg.html) ?? 640).rounded(.up))
    let drawing: Markup = output.alternative.map { "<div role=\"img\" aria-label=\"\($0)\">\(svg)</div>" } ?? svg
    return """
      <figure id="\(id)" class="figure cover">
      <div class="drawing" style="--width:\(width)px" role="group" tabindex="0" aria-label="Figura de la portada">\
      \(drawing)</div>
      <figcaption>\(output.caption) Sale de ejecutar la lección \(index + 1), \
      <a href="\(address(lesson))#figura-\(output.number)">\(lesson.document.title)</a>.</figcaption>
      </figure>

      """
  }

  private func address(_ lesson: ExecutedLesson) -> Markup {
    Markup(trusted: percentEncoded(SiteNames.page(of: lesson.document.fileName)))
  }

  // MARK: The path

  private func pathHTML(_ page: inout PageContext) -> Markup {
    let section = PageBody.Section(level: 2, anchor: page.identifiers.claim("camino"), content: "El camino")
    let items = course.lessons.enumerated().map { index, lesson in
      itemHTML(lesson, number: index + 1, id: page.identifiers.claim("leccion-\(index + 1)"))
    }
    return "\(section.html)\n<ol class=\"path\">\n\(items)</ol>\n"
  }

  private func itemHTML(_ lesson: ExecutedLesson, number: Int, id: String) -> Markup {
    let front = lesson.document.frontMatter
    let summary: Markup = front.summary.map { "<p class=\"path-summary\">\($0.value)</p>\n" } ?? .empty
    let goals = front.objectives.map { "<li>\($0.value)</li>\n" as Markup }
    let teaches: Markup = goals.isEmpty
      ? .empty
      : """
      <details>
      <summary>Al terminar sabrás<span class="unseen">: lección \(number)</span></summary>
      <ul>
      \(goals)</ul>
      </details>

      """
    return """
      <li id="\(id)">
      <h3><a href="\(address(lesson))">\(lesson.document.title)</a> \
      <span class="path-time">\(numbers.integer(lesson.document.readingMinutes))\u{A0}min</span></h3>
      \(problemHTML(lesson))\(summary)\(teaches)</li>

      """
  }

  private func problemHTML(_ lesson: ExecutedLesson) -> Markup {
    let count = lesson.problems.count { $0.severity == .error }
    guard count > 0 else { return .empty }
    return "<p class=\"path-problem\">Tiene \(counted(count, "problema", "problemas")): míralo en su página.</p>\n"
  }

  // MARK: At home

  /// How to run the course, where its author says nothing.
  private func runningHTML(_ page: inout PageContext) -> Markup {
    let section = PageBody.Section(level: 2, anchor: page.identifiers.claim("en-casa"), content: "En casa")
    let first = course.lessons.first?.document.fileName ?? "01-mi-leccion.md"
    return """
      \(section.html)
      <p>Todo lo que hay en estas páginas se calcula en un equipo corriente. Desde la carpeta de las lecciones, con \
      dos órdenes:</p>
      <dl class="commands">
      <div><dt><code>leccion run \(first)</code></dt><dd>ejecuta la primera lección;</dd></div>
      <div><dt><code>leccion build .</code></dt><dd>ejecuta el curso entero y escribe este sitio.</dd></div>
      </dl>
      <p>Cambia lo que quieras de una lección y vuelve a ejecutarla: esa es la mejor manera de entenderla. Lo que se \
      puede escribir está en la <a href="\(SiteNames.reference)">referencia</a>.</p>

      """
  }
}
