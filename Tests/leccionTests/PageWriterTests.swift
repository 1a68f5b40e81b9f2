import Foundation
import TestSupport
import Testing

/// A page that is there already as it would be written stays as it is; any other is written.
@Suite struct PageWriterTests {
  private func run(_ folder: URL, _ format: String, _ more: String...) throws -> ProgramResult {
    let cache = ["XDG_CACHE_HOME": folder.appendingPathComponent("caché").path]
    let arguments = ["run", "a.md", "--to", format, "-o", "p/a.\(format)"] + more
    return try runProgram(arguments, in: folder, environment: testEnvironment.merging(cache) { $1 })
  }

  /// Which file it is: one that is written is another one.
  private func number(_ name: String, _ folder: URL) throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path)
    return try #require(attributes[.systemFileNumber] as? UInt64)
  }

  @Test(arguments: ["html", "md"])
  func whatIsThereStays(format: String) throws {
    try withLessons { folder in
      let first = try run(folder, format)
      #expect(first.status == 0, "\(first.errors)")
      let (before, page) = try (number("p/a.\(format)", folder), folder.bytes("p/a.\(format)"))
      let second = try run(folder, format)
      #expect(second.status == 0 && second.output.hasSuffix("p/a.\(format)\n"))
      #expect(try number("p/a.\(format)", folder) == before)
      #expect(try run(folder, format, "--no-cache").status == 0)
      #expect(try number("p/a.\(format)", folder) != before)
      #expect(try folder.bytes("p/a.\(format)") == page)
    }
  }

  @Test(arguments: ["html", "md"])
  func whatIsNotAsItWasIsWritten(format: String) throws {
    try withLessons { folder in
      _ = try run(folder, format)
      let names = folder.appendingPathComponent("p").fileNames
      #expect(names.count == (format == "md" ? 2 : 1))
      let made = try names.map { try folder.bytes("p/" + $0) }
      for name in names {
        let file = folder.appendingPathComponent("p/" + name)
        try (Data(contentsOf: file) + Data("<!-- -->".utf8)).write(to: file)
        _ = try run(folder, format)
        #expect(try names.map { try folder.bytes("p/" + $0) } == made, "\(name), cambiado")
        try FileManager.default.removeItem(at: file)
        _ = try run(folder, format)
        #expect(try names.map { try folder.bytes("p/" + $0) } == made, "\(name), borrado")
      }
      let other = try run(folder, format, "--seed", "9")
      #expect(other.status == 0)
      #expect(try folder.bytes("p/a.\(format)") != made[names.firstIndex(of: "a.\(format)") ?? 0])
    }
  }

  private func write(_ name: String, _ folder: URL, _ more: [String] = []) throws -> String {
    let cache = ["XDG_CACHE_HOME": folder.appendingPathComponent("caché").path]
    let environment = testEnvironment.merging(cache) { $1 }
    let result = try runProgram(["run", name, "-o", "p.html"] + more, in: folder, environment: environment)
    #expect(result.status == 0, "\(result.errors)")
    return String(decoding: try folder.bytes("p.html"), as: UTF8.self)
  }

  /// Without a title a page has its lesson's name, and excerpts tell its path: another lesson with the same text has
  /// another page.
  @Test func thePageIsThatOfItsLesson() throws {
    let text = "Hola.\n\n````{falla T001}\n```{calcular}\nz + 1\n```\n````\n"
    try withLessons(["u1.md": text, "u2.md": text]) { folder in
      for name in ["u1", "u2", "u1"] {
        let page = try write("\(name).md", folder)
        #expect(page.contains("<title>\(name)</title>"))
        let fresh = try write("\(name).md", folder, ["--no-cache"])
        #expect(page == fresh)
      }
    }
  }

  /// The seed is told at the foot also where nothing is drawn.
  @Test func thePageTellsTheSeed() throws {
    try withLessons(["a.md": "# Suma\n\nSon `{= 2 + 3 }`.\n"]) { folder in
      for (arguments, seed) in [([], 42), (["--seed", "9"], 9), ([], 42)] as [([String], Int)] {
        let page = try write("a.md", folder, arguments)
        #expect(page.contains("con la semilla \(seed)"))
      }
    }
  }

  /// What is wrong with a lesson is in its page each time, and so are the seconds in JSON.
  @Test func whatIsNotKeptIsWritten() throws {
    try withLessons(["a.md": smallLesson + "\n```{afirmar}\n1 == 2\n```\n"]) { folder in
      for format in ["html", "md", "json"] {
        _ = try run(folder, format)
        let before = try number("p/a.\(format)", folder)
        #expect(try run(folder, format).status == 1)
        #expect(try number("p/a.\(format)", folder) != before)
      }
    }
  }
}
