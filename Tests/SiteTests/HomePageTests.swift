import Diagnostics
import Lesson
import Plotting
import TestSupport
import Testing
import Typography

import Site

@Suite struct HomePageTests {
  @Test func thePathTellsWhatEachLessonTeaches() {
    let home = site(of: smallCourse(), version: "1").page("index.html")
    #expect(home.contains("<h1>Curso breve</h1>\n<p class=\"summary\">Dos lecciones.</p>"))
    #expect(home.contains("2 lecciones · 2\u{A0}min de lectura"))
    #expect(home.contains("<h3><a href=\"01-uno.html\">La primera</a>"))
    #expect(home.contains("<p class=\"path-summary\">De qué va.</p>"))
    #expect(home.contains("<li>Saber una cosa.</li>"))
    #expect(home.contains("Empieza por <a href=\"01-uno.html\">la primera</a>."))
    // Its author says how to begin.
    #expect(!home.contains("leccion build ."))
  }

  @Test func aCourseWithoutAHomeHasOneAllTheSame() {
    var course = smallCourse()
    course.home = nil
    let home = site(of: course, version: "1").page("index.html")
    #expect(home.contains("<title>Curso</title>") && home.contains("<code>leccion build .</code>"))
    course.home = executed("---\ntítulo: Solo el título\n---\n", at: "index.md")
    course.home?.problems = []
    #expect(site(of: course, version: "1").page("index.html").contains("<h1>Solo el título</h1>"))
  }

  @Test func theCoverIsTheFigureOfThatName() throws {
    var course = smallCourse()
    let text = "# Dos\n\n```{figura barras #otra}\nde: x\n```\n\n```{figura barras #portada}\nde: x\n```\n"
    var lesson = executed(text, at: "Curso/02-dos.md")
    let chart = BarChart(
      bars: [BarChart.Bar(label: "uno", value: 1)], valueTitle: "", format: .decimal(1))
    lesson.steps = lesson.document.directives.enumerated().map { index, block in
      Step(
        directive: block, label: "figura",
        outputs: [.figure(FigureOutput(figure: .bars(chart), number: index + 1, caption: "Figura de \(index + 1)."))])
    }
    course.lessons[1] = lesson
    let home = site(of: course, version: "1").page("index.html")
    #expect(home.contains("<figure id=\"portada\" class=\"figure cover\">"))
    #expect(home.contains("Figura de 2. Sale de ejecutar la lección 2, \n".replacing(" \n", with: " ")))
    #expect(home.contains("<a href=\"02-dos.html#figura-2\">Dos</a>"))
    #expect(!home.contains("Figura de 1."))
    #expect(!site(of: smallCourse(), version: "1").page("index.html").contains("class=\"figure cover\""))
  }

  @Test func hostileTitlesAreText() {
    var course = smallCourse("---\ntítulo: <b>A</b> & \"B\"\nresumen: </p><script>\n---\n\nhola\n")
    course.home = executed("---\ntítulo: <i>C</i>\n---\n\n[x](javascript:alert(1))\n", at: "index.md")
    for file in site(of: course, version: "1").files {
      let html = String(decoding: file.bytes, as: UTF8.self)
      #expect(!html.contains("<b>A") && !html.contains("<i>C") && !html.contains("</p><script>"))
      #expect(!html.contains("javascript:alert"))
      #expect(ElementReader(html).error == nil, "\(file.name)")
    }
  }
}
