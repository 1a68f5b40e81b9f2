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

  /// On a disk where nothing can be removed nothing is said to be gone, and the command does not end well.
  @Test("lo que no se puede borrar", .enabled(if: canMount))
  func tellsWhatStays() throws {
    try withLessons(["a.md": "```{calcular}\n1 + 1\n```\n"]) { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("caché"), withIntermediateDirectories: true)
      let script = """
        mount -t tmpfs -o size=1m nada caché && export XDG_CACHE_HOME="$PWD/caché" && "$0" run a.md --quiet -o a.html
        echo basura > "$(find caché -type f -path '*objects*' | head -1)" && mount -o remount,ro caché
        "$0" cache verify; echo "estado: $?"
        "$0" cache clear; echo "estado: $?"
        """
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
      process.arguments = ["-rm", "sh", "-c", script, programURL.path]
      process.currentDirectoryURL = folder
      process.environment = testEnvironment
      let (output, errors) = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = (output, errors)
      try process.run()
      let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let wrong = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(told.contains("objetos bien, 0 dañados y borrados\nestado: 3\n"), "\(told)")
      #expect(told.hasSuffix("0 objetos borrados, 0,0 MB\nestado: 3\n"), "\(told)")
      #expect(wrong.contains("queda 1 objeto que no se pudo borrar: el disco es de solo lectura"), "\(wrong)")
      #expect(wrong.contains("objetos que no se pudieron borrar: el disco es de solo lectura"), "\(wrong)")
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
