import Dispatch
import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct PromoteCommandTests {
  private static let lesson = "```{calcular #c}\n1 + 1\n```\n\n```{salida de=c}\n1 + 1 = 3\n```\n"
  private static let promoted = lesson.replacing("= 3", with: "= 2")

  @Test func eachChangeIsALine() throws {
    try withLessons(["a.md": Self.lesson, "b/c.md": ""].filter { $0.value != "" }) { folder in
      let result = try leccion("promote", "a.md", in: folder)
      #expect(result.status == 0)
      #expect(result.output == "a.md:5: salida de c: 1 línea cambia\n")
      #expect(result.errors.isEmpty)
      #expect(try folder.bytes("a.md") == Data(Self.promoted.utf8))
    }
  }

  @Test func foldersAreSearchedForLessons() throws {
    try withLessons(["a.md": Self.lesson, "b.md": Self.lesson, "c.md": "Nada.\n"]) { folder in
      let result = try leccion("promote", ".", in: folder)
      #expect(result.status == 0)
      #expect(result.output == "./a.md:5: salida de c: 1 línea cambia\n./b.md:5: salida de c: 1 línea cambia\n")
      #expect(try leccion("promote", "nada.md", in: folder).status == 3)
    }
  }

  @Test("donde nadie lo mira no se escribe", arguments: ["true", "TRUE", "1"])
  func refusesInContinuousIntegration(value: String) throws {
    try withLessons(["a.md": Self.lesson]) { folder in
      let result = try leccion("promote", "a.md", in: folder, environment: ["CI": value])
      #expect(result.status == 64)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("error: con CI=\(value) no se escribe en las lecciones\n"))
      #expect(try folder.bytes("a.md") == Data(Self.lesson.utf8))
      #expect(try leccion("test", "a.md", in: folder, environment: ["CI": value]).status == 1)
    }
  }

  @Test("fuera de ella sí", arguments: ["", "false", "0"])
  func promotesElsewhere(value: String) throws {
    try withLessons(["a.md": Self.lesson]) { folder in
      let result = try leccion("promote", "a.md", in: folder, environment: ["CI": value])
      #expect(result.status == 0)
      #expect(try folder.bytes("a.md") == Data(Self.promoted.utf8))
    }
  }

  @Test func aLinkAndItsPermissionsStay() throws {
    try withLessons(["a.md": Self.lesson]) { folder in
      let path = folder.appendingPathComponent("a.md").path
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      let link = folder.appendingPathComponent("b.md").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.md")
      #expect(try leccion("promote", "b.md", in: folder).status == 0)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.md")
      #expect(try folder.bytes("a.md") == Data(Self.promoted.utf8))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
    }
  }

  /// A lesson that is still training while the test does something to it.
  private static let slowLesson = smallLesson.replacing(
    "```{figura",
    with: "```{salida de=ajuste}\n```\n\n```{entrenar red datos=moda.entrenamiento}\népocas: 60000\n```\n\n"
      + "```{figura")

  @Test func aLessonThatChangedMeanwhileIsLeftAlone() throws {
    try withLessons(["a.md": Self.slowLesson]) { folder in
      let errors = folder.appendingPathComponent("errores")
      _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
      let process = try startProgram(
        ["promote", "a.md"], in: folder, environment: testEnvironment,
        errors: try FileHandle(forWritingTo: errors))
      usleep(300_000)
      #expect(process.isRunning, "la lección debe tardar más que esto")
      let changed = Data((Self.slowLesson + "\nUna línea más.\n").utf8)
      try changed.write(to: folder.appendingPathComponent("a.md"))
      process.waitUntilExit()
      #expect(process.terminationStatus == 3)
      let told = String(decoding: try folder.bytes("errores"), as: UTF8.self)
      #expect(told.contains("error[D007]: no escribo «a.md»: ha cambiado mientras tanto"))
      #expect(try folder.bytes("a.md") == changed)
      #expect(folder.fileNames == ["a.md", "errores"])
    }
  }

  @Test("matada donde sea, la lección queda entera", arguments: [0, 2, 5, 10, 15, 20, 30, 40, 60, 80])
  func aKilledPromotionLeavesTheLessonWhole(milliseconds: Int) throws {
    let before = "```{calcular #c}\ncuenta = ceros([999])\ncuenta\n```\n\n```{salida de=c}\n```\n"
    try withLessons(["a.md": before]) { folder in
      let process = try startProgram(["promote", "a.md"], in: folder, environment: testEnvironment)
      usleep(UInt32(milliseconds) * 1000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let killed = String(decoding: try folder.bytes("a.md"), as: UTF8.self)
      if killed != before {
        #expect(try leccion("promote", "a.md", in: folder).output.hasPrefix("Nada que escribir"))
      }
      #expect(try leccion("promote", "a.md", in: folder).status == 0)
      #expect(try leccion("test", "a.md", in: folder).status == 0)
    }
  }
}
