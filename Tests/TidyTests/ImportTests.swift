import TestSupport
import Testing

/// Who may know whom, beyond what the manifest already holds.
@Suite struct ImportTests {
  private static let reserved: [(module: String, home: String)] = [
    ("CCmark", "Sources/Lesson/Markdown/"), ("CKernels", "Sources/Neural/"), ("CZlib", "Sources/Datasets/"),
    ("ArgumentParser", "Sources/leccion/"),
  ]

  /// Digests of downloads and of what is kept; what browsers and the live notebook show each other.
  @Test func cryptographyHasFewDoors() {
    let importers = SourceFile.sources.filter { $0.imports.contains { $0.module == "Crypto" } }.map(\.path)
    #expect(
      importers.sorted() == [
        "Sources/Cache/Digest.swift", "Sources/Datasets/ContentDigest.swift",
        "Sources/Preview/WebSocket/Handshake.swift", "Sources/Preview/WebSocket/MutualProof.swift",
      ])
  }

  @Test func nobodyImportsFoundation() {
    let found = SourceFile.sources.flatMap { file in
      file.imports.filter { $0.module.hasPrefix("Foundation") }.map { "\(file.path):\($0.line)" }
    }
    #expect(found == [])
  }

  @Test("cada biblioteca ajena tiene una sola puerta", arguments: reserved)
  func foreignModulesStayHome(module: String, home: String) {
    let importers = SourceFile.sources.filter { $0.imports.contains { $0.module == module } }.map(\.path)
    #expect(importers.filter { !$0.hasPrefix(home) } == [])
    #expect(!importers.isEmpty, "nadie importa \(module): sobra la regla")
  }

  @Test func theTwoTrunksDoNotKnowEachOther() {
    let engine: Set = ["Neural", "Datasets"]
    let lesson: Set = ["Diagnostics", "Typography", "Plotting", "Lesson", "Rendering"]
    for file in SourceFile.sources {
      let imported = Set(file.imports.map(\.module))
      if engine.contains(file.target) { #expect(imported.isDisjoint(with: lesson), "\(file.path)") }
      if lesson.contains(file.target) { #expect(imported.isDisjoint(with: engine), "\(file.path)") }
      if file.target == "Runner" { #expect(!imported.contains("Directives") && !imported.contains("Rendering")) }
    }
  }
}
