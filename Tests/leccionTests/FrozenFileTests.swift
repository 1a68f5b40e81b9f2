import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The file of what is frozen is there as a whole, or not at all.
@Suite struct FrozenFileTests {
  private static let frozenName = "lección.congelada.json"

  @Test func writesWholeFilesOrNone() throws {
    try withLessons(["lección.md": smallLesson]) { folder in
      let target = folder.appendingPathComponent("otro.txt")
      try Data("mío".utf8).write(to: target)
      let link = folder.appendingPathComponent(Self.frozenName)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      let linked = try leccion("freeze", "lección.md", in: folder)
      #expect(linked.status == 3 && linked.errors.contains("es un enlace"))
      #expect(try Data(contentsOf: target) == Data("mío".utf8))
      try FileManager.default.removeItem(at: link)
      // A link that leads out is not read either.
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/etc/passwd")
      let outside = try leccion("run", "lección.md", "--frozen", in: folder)
      #expect(outside.status == 3 && outside.errors.contains("sale de la carpeta"), "\(outside.errors)")
      try FileManager.default.removeItem(at: link)
      // A disk that is full, as far as the program can tell: no file may grow.
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/bash")
      shell.arguments = ["-c", "ulimit -f 0; trap '' XFSZ; exec \"$0\" freeze lección.md --no-cache", programURL.path]
      shell.currentDirectoryURL = folder
      shell.environment = testEnvironment
      shell.standardOutput = FileHandle.nullDevice
      shell.standardError = FileHandle.nullDevice
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 3)
      #expect(folder.fileNames.filter { $0.contains("congelada") || $0.hasPrefix(".") } == [])
      if geteuid() != 0 {
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        let closed = try leccion("freeze", "lección.md", in: folder)
        #expect(closed.status == 3 && closed.errors.contains("no hay permiso"))
      }
    }
  }

  @Test func twoAtOnceLeaveAWholeFile() throws {
    try withLessons(["lección.md": smallLesson]) { folder in
      #expect(try leccion("freeze", "lección.md", in: folder).status == 0)
      let bytes = try folder.bytes(Self.frozenName)
      for _ in 0..<5 {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(Self.frozenName))
        let processes = try (0..<3).map { _ in
          try startProgram(
            ["freeze", "lección.md"], in: folder, environment: testEnvironment, output: FileHandle.nullDevice,
            errors: FileHandle.nullDevice)
        }
        for process in processes {
          process.waitUntilExit()
          #expect(process.terminationStatus == 0)
        }
        #expect(try folder.bytes(Self.frozenName) == bytes)
      }
    }
  }
}
