import Foundation
import TestSupport
import Testing

@Suite struct CacheCommandTests {
  private func cached(_ arguments: String..., in folder: URL) throws -> ProgramResult {
    let environment = testEnvironment.merging(["XDG_CACHE_HOME": folder.path + "/caché"]) { $1 }
    return try runProgram(arguments, in: folder, environment: environment)
  }

  @Test func listsVerifiesAndClears() throws {
    try withLessons { folder in
      #expect(try cached("cache", in: folder).output.contains("en total, 0,0 MB"))
      _ = try cached("run", "a.md", "--quiet", in: folder)
      let list = try cached("cache", "list", in: folder)
      #expect(list.status == 0)
      #expect(list.output.contains("resultados de pasos") && list.output.contains("entrenamientos"))
      let names = folder.appendingPathComponent("caché/leccion/objects").fileNames
      let first = try #require(names.first)
      try Data("otra cosa".utf8).write(
        to: folder.appendingPathComponent("caché/leccion/objects").appendingPathComponent(first))
      let verified = try cached("cache", "verify", in: folder)
      #expect(verified.output == "\(names.count - 1) objetos bien, 1 dañado y borrado\n")
      let cleared = try cached("cache", "clear", in: folder)
      #expect(cleared.output.hasPrefix("\(names.count - 1) objetos borrados, "))
      #expect(folder.appendingPathComponent("caché/leccion/objects").fileNames.isEmpty)
    }
  }

  @Test func needsAPlace() throws {
    try withTemporaryFolder { folder in
      let result = try leccion("cache", in: folder)
      #expect(result.status != 0)
      #expect(result.errors.contains("ni XDG_CACHE_HOME ni HOME"))
    }
  }
}
