import Foundation
import JSON
import TestSupport
import Testing

/// What `check --format sarif` prints, held to the schema of SARIF 2.1.0.
@Suite struct SARIFTests {
  private static func schema() throws -> JSONSchema {
    let file = testsFolder.appendingPathComponent("leccionTests/SARIF/sarif-schema-2.1.0.json")
    return JSONSchema(try JSONReader.read(Array(try Data(contentsOf: file)), limits: .message))
  }

  private func report(_ paths: String..., in folder: URL, data: String? = nil) throws -> JSONValue {
    var environment = testEnvironment
    if let data { environment["LECCION_DATOS"] = data }
    let result = try runProgram(["check"] + paths + ["--format", "sarif"], in: folder, environment: environment)
    return try JSONReader.read(Array(result.output.utf8), limits: .message)
  }

  @Test("todo caso que va mal da un informe válido", arguments: caseFolders("mal"))
  func everyBadCaseIsValid(folder: URL) throws {
    let hasOwn = FileManager.default.fileExists(atPath: folder.appendingPathComponent("datos").path)
    let report = try report("lección.md", in: folder, data: hasOwn ? "datos" : nil)
    #expect(try Self.schema().faults(of: report) == [])
    expectRulesAreDeclared(report)
  }

  /// Beyond the schema: each result's rule is one of the tool's (SARIF 2.1.0, 3.27.5).
  private func expectRulesAreDeclared(_ report: JSONValue) {
    let run = report["runs"]?.array?.first
    let rules = run?["tool"]?["driver"]?["rules"]?.array?.compactMap { $0["id"]?.string } ?? []
    let used = run?["results"]?.array?.compactMap { $0["ruleId"]?.string } ?? []
    #expect(Set(rules) == Set(used) && rules.count == Set(rules).count)
  }

  @Test func severalFilesAndNoneAreValid() throws {
    let schema = try Self.schema()
    try withLessons(["a.md": "Hola.\n", "raro [1] ñ %.md": "`{= x + y }`\n"]) { folder in
      let both = try report("a.md", "raro [1] ñ %.md", "nadie.md", in: folder)
      #expect(schema.faults(of: both) == [])
      let results = both["runs"]?.array?.first?["results"]?.array ?? []
      #expect(results.compactMap { $0["ruleId"]?.string } == ["T001", "D006"])
      let places = results.compactMap { $0["locations"]?.array?.first?["physicalLocation"]?["artifactLocation"] }
      #expect(Set(places.compactMap { $0["uri"]?.string }) == ["raro%20%5B1%5D%20%C3%B1%20%25.md"])
      #expect(schema.faults(of: try report("a.md", in: folder)) == [])
    }
  }

  /// Each of these is a sound report but for one thing, and none passes.
  @Test(
    "un informe estropeado no pasa",
    arguments: [
      ("\"2.1.0\"", "\"2.0.0\""), ("\"version\": \"2.1.0\",", ""), ("\"startLine\": 1", "\"startLine\": 0"),
      ("\"startLine\": 1", "\"startLine\": \"1\""), ("\"level\": \"error\"", "\"level\": \"fatal\""),
      ("\"message\"", "\"mensaje\""), ("\"text\"", "\"texto\""), ("\"tool\"", "\"programa\""),
      ("\"language\": \"es\"", "\"language\": \"castellano\""), ("\"runs\": [", "\"runs\": [[],"),
      ("\"unicodeCodePoints\"", "\"bytes\""), ("\"results\": [", "\"results\": [3,"),
      ("\"rules\": [", "\"rules\": [{\"id\": \"T001\"},"),
    ])
  func aSpoiltReportFails(sound: String, spoilt: String) throws {
    let schema = try Self.schema()
    try withLessons(["a.md": "`{= x }`\n"]) { folder in
      let report = try report("a.md", in: folder)
      #expect(schema.faults(of: report) == [])
      let text = report.text()
      #expect(text.contains(sound))
      let other = try JSONReader.read(Array(text.replacingOccurrences(of: sound, with: spoilt).utf8), limits: .message)
      #expect(schema.faults(of: other) != [])
    }
  }
}
