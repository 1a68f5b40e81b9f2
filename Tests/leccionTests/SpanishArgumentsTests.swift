import Foundation
import TestSupport
import Testing

@Suite struct SpanishArgumentsTests {
  static let commands: [[String]] = [
    [], ["--help"], ["run", "--help"], ["test", "--help"], ["check", "--help"], ["promote", "--help"],
    ["build", "--help"], ["serve", "--help"], ["data", "--help"], ["data", "get", "--help"],
    ["run"], ["run", "a.md", "--inventada"], ["run", "a.md", "--qiet"], ["run", "a.md", "--to", "pdf"],
    ["run", "a.md", "--to"],
    ["run", "a.md", "--threads", "cero"], ["run", "a.md", "--threads", "0"], ["run", "a.md", "--quiet=3"],
    ["run", "a.md", "b.md", "--save", "m"], ["run", "a.md", "--save"],
    ["run", "a.md", "b.md", "-o", "-"], ["rum"], ["a.md"], ["data", "lst"], ["data", "get"],
    ["data", "get", "a", "b", "c"],
    ["--seed"], ["help", "run"], ["check", "--format", "xml"], ["explain", "--help"], ["explain", "densaa"],
    ["explain", "L012"], ["explain", "relu"],
  ]

  @Test("ninguna palabra inglesa llega a una persona", arguments: commands)
  func nothingIsEnglish(arguments: [String]) throws {
    try withLessons { folder in
      let result = try runProgram(arguments, in: folder, environment: testEnvironment)
      let text = result.output + result.errors
      for word in [
        "USAGE", "Usage", "OVERVIEW", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Error", "Help:", "Show ", "See ",
        "default",
        "values:", "Missing", "Unknown", "Unexpected", "invalid", "expected", "subcommand", "unexpected",
      ] { #expect(!text.contains(word), "«\(word)» en: \(text)") }
      #expect(result.status == (result.errors.isEmpty ? 0 : 64))
      #expect(!text.isEmpty)
    }
  }

  @Test func theTextsReadWell() throws {
    let all = try withLessons { folder in
      try Self.commands.map { arguments in
        let result = try runProgram(arguments, in: folder, environment: testEnvironment)
        return "$ leccion \(arguments.joined(separator: " "))\n" + result.output + result.errors
      }.joined(separator: "\n")
    }
    expectGolden(all, at: testsFolder.appendingPathComponent("Cases/ayuda/esperado.txt"))
  }
}
