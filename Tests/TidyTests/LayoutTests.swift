import Foundation
import TestSupport
import Testing

@Suite struct LayoutTests {
  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: projectFolder.appendingPathComponent(path).path)
  }

  @Test func everyDirectiveAndFigureHasItsTests() {
    let folders = ["Sources/Directives/Steps/", "Sources/Directives/Figures/"]
    let files = SourceFile.sources.filter { file in folders.contains { file.path.hasPrefix($0) } }
    #expect(files.count >= 19)
    let names = files.map { String($0.name.dropLast(".swift".count)) }
    #expect(names.filter { !exists("Tests/DirectivesTests/\($0)Tests.swift") } == [])
  }

  @Test func everyTestFolderHasTests() {
    let folders = Set(SourceFile.tests.map(\.target)).filter { $0.hasSuffix("Tests") }
    for folder in folders {
      let files = SourceFile.tests.filter { $0.target == folder }
      #expect(files.contains { $0.text.contains("@Test") }, "\(folder)")
      #expect(!files.contains { $0.name == "Placeholder.swift" }, "\(folder)")
    }
    let file = projectFolder.appendingPathComponent("Package.swift")
    let manifest = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    for folder in folders {
      let target = folder.dropLast("Tests".count)
      let isNamed = manifest.contains("\"\(folder)\"") || manifest.contains("of: \"\(target)\"")
      #expect(isNamed, "\(folder) no está en el manifiesto")
    }
  }

  @Test func everyCaseHasItsLessonAndItsExpectation() {
    for (kind, expected) in [("mal", "esperado.txt"), ("bien", "esperado.md")] {
      let folders = caseFolders(kind)
      #expect(folders.count > 10)
      for folder in folders {
        let path = "Tests/Cases/\(kind)/\(folder.lastPathComponent)"
        for name in ["lección.md", expected] { #expect(exists(path + "/" + name), "\(path)/\(name)") }
      }
    }
  }

  /// What a document calls a file must be one: from the top folder, beside the document, or any source of that name.
  @Test(
    "los documentos nombran archivos que existen",
    arguments: ["README.md", "CONTRIBUTING.md", "Sources/README.md", "Benchmarks/README.md"])
  func documentsNameWhatExists(document: String) throws {
    let text = try String(contentsOf: projectFolder.appendingPathComponent(document), encoding: .utf8)
    let folder = (document as NSString).deletingLastPathComponent
    let files = SourceFile.all(in: ["Sources", "Tests"], ["swift", "c", "h"]).map(\.name)
    let paths = Self.paths(in: text)
    #expect(!paths.isEmpty)
    let missing = paths.filter { path in
      let beside = folder.isEmpty ? path : folder + "/" + path
      return !exists(path) && !exists(beside) && !files.contains(path)
    }
    #expect(missing == [])
  }

  /// The targets of links, and code spans that look like a path or a Swift file.
  private static func paths(in text: String) -> [String] {
    var found: [String] = []
    for match in text.matches(of: /\]\(([^)]+)\)/) where !match.1.contains("://") { found.append(String(match.1)) }
    let roots = ["Sources/", "Tests/", "Lessons/", "Lesson/", "Runner/", "Directives/", "Neural/"]
    for match in text.matches(of: /`([^`\n]+)`/) {
      let span = String(match.1)
      guard !span.contains(" "), !span.contains("…"), !span.contains("*") else { continue }
      if roots.contains(where: span.hasPrefix) || span.hasSuffix(".swift") { found.append(span) }
    }
    return found
  }
}
