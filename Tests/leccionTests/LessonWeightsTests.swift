import Foundation
import Neural
import TestSupport
import Testing

/// Every lesson on its real data ends in the very weights of `Cases/pesos.txt`, and all that it asserts holds.
///
/// `make test` installs the data; `leccion data get fashion_mnist` does too.
@Suite struct LessonWeightsTests {
  private static let lessons: [String] = {
    let folder = projectFolder.appendingPathComponent("Lessons")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test("las lecciones acaban con los pesos de siempre")
  func lessonsEndInTheseWeights() throws {
    #expect(!Self.lessons.isEmpty)
    var table = ""
    for lesson in Self.lessons {
      try withTemporaryFolder { folder in
        let path = projectFolder.appendingPathComponent("Lessons").appendingPathComponent(lesson).path
        let result = try runProgram(
          ["run", path, "--no-cache", "--quiet", "--save", "modelos", "-o", "p.html"], in: folder,
          environment: ProcessInfo.processInfo.environment)
        #expect(result.status == 0, "\(lesson): \(result.errors)")
        let models = folder.appendingPathComponent("modelos")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []).sorted()
        for name in names {
          let network = try Network(saved: [UInt8](Data(contentsOf: models.appendingPathComponent(name))))
          let hash = String(network.fingerprint, radix: 16)
          let padded = String(repeating: "0", count: 16 - hash.count) + hash
          table += "\(lesson) \(name.dropLast(".safetensors".count)) \(padded)\n"
        }
      }
    }
    expectGolden(table, at: testsFolder.appendingPathComponent("Cases/pesos.txt"))
  }

  /// The first lesson of the course, frozen with its real data, is the same page where there is none.
  @Test("la primera lección se congela y se enseña sin datos")
  func theFirstLessonNeedsNoDataOnceFrozen() throws {
    try withTemporaryFolder { folder in
      let name = "01-clasificador"
      try FileManager.default.copyItem(
        at: projectFolder.appendingPathComponent("Lessons/\(name).md"), to: folder.appendingPathComponent("\(name).md"))
      let environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": folder.path + "/caché"]) { $1 }
      let frozen = try runProgram(["freeze", "\(name).md"], in: folder, environment: environment)
      #expect(frozen.status == 0, "\(frozen.errors)")
      #expect(try folder.bytes("\(name).congelada.json").count < 400_000)
      let page = ["run", "\(name).md", "-o", "-"]
      let usual = try runProgram(page, in: folder, environment: environment)
      let thawed = try runProgram(
        page + ["--frozen"], in: folder, environment: ["HOME": "/nonexistent", "PATH": "/usr/bin:/bin"])
      #expect(thawed.status == 0, "\(thawed.errors)")
      #expect(usual.output == thawed.output && usual.output.contains("</html>"))
      let checked = try runProgram(["freeze", "--check", "\(name).md"], in: folder, environment: environment)
      #expect(checked.status == 0, "\(checked.errors)")
    }
  }
}
