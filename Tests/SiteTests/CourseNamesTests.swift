import Diagnostics
import Testing

import Site

@Suite struct CourseNamesTests {
  @Test func rolesComeFromTheNames() throws {
    let names = try CourseNames(["b.md", "glosario.md", "a.md", "index.md"])
    #expect(names.home == "index.md" && names.glossary == "glosario.md")
    #expect(names.lessons == ["a.md", "b.md"])
    #expect(names.files == ["index.md", "glosario.md", "a.md", "b.md"])
    #expect(names.pages.contains("a.html") && names.pages.contains("buscar.html"))
    #expect(names.pages.contains("glosario.html"))
    #expect(try !CourseNames(["a.md"]).pages.contains("glosario.html"))
  }

  @Test(arguments: [["a.md", "A.md"], ["lección.md", "leccion.md"], ["á.md", "a\u{301}.md"]])
  func twoPagesOfOneNameAreRefused(files: [String]) {
    let problem = #expect(throws: Problem.self) { try CourseNames(files) }
    #expect(problem?.code == .cannotWrite)
    #expect(problem?.message.contains("tendrían la misma página") == true)
  }

  @Test(arguments: ["buscar.md", "Index.md", "referencia.md", "Glosario.md", "referencia-errores.md"])
  func pagesOfTheSiteAreTaken(file: String) {
    let problem = #expect(throws: Problem.self) { try CourseNames([file]) }
    #expect(problem?.message.contains("que el sitio escribe por su cuenta") == true)
  }
}
