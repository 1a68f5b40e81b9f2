import Foundation
import JSON
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a page may and may not do to the files of the folder that is served, whatever others do to them meanwhile.
@Suite struct ServedFolderTests {
  private let lesson = "# Cuentas\n\n```{calcular #a}\na = 1\na + 1\n```\n"

  /// A page on which something was written that is not saved.
  private func editing(_ name: String, on server: LiveServer) throws -> LiveClient {
    let client = try server.open(name)
    client.say(.object(["type": .string("hello"), "keys": .array([]), "drafts": .array([])]))
    let view = try #require(client.message("steps")?["steps"]?.array?.first)
    client.say(
      .object([
        "type": .string("edit"), "uid": view["uid"] ?? .null, "text": .string("{calcular #a}\na = 777"),
        "client": .string("x"), "revision": .integer(1),
      ]))
    #expect(client.message("steps") { $0["edited"] != nil } != nil)
    return client
  }

  private func save(_ client: LiveClient, isForced: Bool = false) {
    client.say(.object(["type": .string("save"), "force": .bool(isForced)]))
  }

  private func wait(_ client: LiveClient, until file: String) {
    #expect(client.message("status") { $0["file"] == .string(file) } != nil)
  }

  /// Nobody reads from it: to open it for writing would be to wait for ever.
  @Test func aPipeInTheFilesPlaceIsLeftAlone() throws {
    try withLessons(["a.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let client = try editing("a.md", on: server)
      let path = folder.appendingPathComponent("a.md").path
      #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
      wait(client, until: "invalid")
      save(client, isForced: true)
      #expect(client.message("problem") != nil)
      #expect(try server.get("/leccion/").status == 200)
      var info = stat()
      let status = lstat(path, &info)
      #expect(status == 0)
      #expect(info.st_mode & S_IFMT == S_IFIFO)
    }
  }

  @Test func aLinkInTheFilesPlaceIsNotFollowed() throws {
    try withLessons(["a.md": lesson, "otra.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let client = try editing("a.md", on: server)
      let path = folder.appendingPathComponent("a.md").path
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "otra.md")
      // Before anybody has looked, and after.
      save(client)
      #expect(client.message("problem") != nil)
      save(client, isForced: true)
      #expect(client.message("problem") != nil)
      #expect(try String(decoding: folder.bytes("otra.md"), as: UTF8.self) == lesson)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "otra.md")
    }
  }

  @Test func nothingIsWrittenThroughALinkInAFoldersPlace() throws {
    try withLessons([:]) { folder in
      for name in ["curso/parte", "fuera"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      }
      let part = folder.appendingPathComponent("curso/parte")
      try Data(lesson.utf8).write(to: part.appendingPathComponent("a.md"))
      let server = try LiveServer("curso", in: folder)
      let client = try editing("parte/a.md", on: server)
      try FileManager.default.removeItem(at: part)
      try FileManager.default.createSymbolicLink(atPath: part.path, withDestinationPath: "../fuera")
      wait(client, until: "missing")
      save(client)
      #expect(client.message("problem") != nil)
      client.say(.object(["type": .string("copy"), "name": .string("copia")]))
      #expect(client.message("problem") != nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/fuera") == [])
      // Nor is one listed or opened that is behind a link.
      try Data(lesson.utf8).write(to: folder.appendingPathComponent("fuera/a.md"))
      #expect(try server.get("/leccion/parte/a.md").status == 200)
      #expect(try !server.get("/leccion/").text.contains("parte/a.md"))
      let other = try LiveServer("curso", in: folder)
      #expect(try other.get("/leccion/parte/a.md").status == 404)
    }
  }

  /// Their folder too was taken away: it is made again.
  @Test func whatIsGoneIsWrittenAnew() throws {
    try withLessons([:]) { folder in
      let part = folder.appendingPathComponent("parte")
      try FileManager.default.createDirectory(at: part, withIntermediateDirectories: false)
      try Data(lesson.utf8).write(to: part.appendingPathComponent("a.md"))
      let server = try LiveServer(in: folder)
      let client = try editing("parte/a.md", on: server)
      try FileManager.default.removeItem(at: part)
      save(client)
      #expect(client.message("saved") != nil)
      #expect(try String(decoding: folder.bytes("parte/a.md"), as: UTF8.self).contains("a = 777"))
      #expect(folder.fileNames == ["parte/a.md"])
    }
  }

  @Test func whatIsNotToBeWrittenInIsNot() throws {
    try withLessons(["a.md": lesson]) { folder in
      let path = folder.appendingPathComponent("a.md").path
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
      let server = try LiveServer(in: folder)
      let client = try editing("a.md", on: server)
      save(client)
      #expect(client.message("problem")?["message"] == .string("no puedo escribir «a.md»: es de solo lectura"))
      #expect(try String(decoding: folder.bytes("a.md"), as: UTF8.self) == lesson)
      #expect(folder.fileNames == ["a.md"])
    }
  }

  @Test func aFolderThatCannotBeOpenedHidesNoOther() throws {
    // Root can open all.
    guard geteuid() != 0 else { return }
    try withLessons(["a.md": lesson]) { folder in
      let closed = folder.appendingPathComponent("cerrada")
      try FileManager.default.createDirectory(
        at: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0])
      let server = try LiveServer(in: folder)
      #expect(try server.get("/leccion/").text.contains("a.md"))
      #expect(try leccion("check", ".", in: folder).errors.contains("no puedo leer «./cerrada»"))
    }
  }

  /// That is where they are looked for.
  @Test func copiesOfWhatNobodySavedAreListedAndOpened() throws {
    try withLessons(["a.md": lesson, "a.sin-guardar.md": lesson, "a.sin-guardar-2.md": lesson]) { folder in
      let server = try LiveServer(in: folder)
      let list = try server.get("/leccion/").text
      for name in ["a.md", "a.sin-guardar.md", "a.sin-guardar-2.md"] {
        #expect(list.contains("/leccion/\(name)\""))
        #expect(try server.get("/leccion/" + name).status == 200)
      }
      let alone = try LiveServer("a.sin-guardar.md", in: folder)
      #expect(try alone.get("/leccion/a.sin-guardar.md").status == 200)
    }
  }

  @Test func aLinkThatIsAskedForIsWhatItLeadsTo() throws {
    try withLessons([:]) { folder in
      for name in ["curso", "enlaces"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: false)
      }
      try Data(lesson.utf8).write(to: folder.appendingPathComponent("curso/a.md"))
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/enlaces/l.md", withDestinationPath: "../curso/a.md")
      let server = try LiveServer("enlaces/l.md", in: folder)
      #expect(server.banner.contains("«enlaces/l.md», que es un enlace a «/"))
      #expect(server.address.contains("/leccion/a.md?clave="))
      let client = try editing("a.md", on: server)
      save(client)
      #expect(client.message("saved") != nil)
      #expect(try String(decoding: folder.bytes("curso/a.md"), as: UTF8.self).contains("a = 777"))
      let link = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/enlaces/l.md")
      #expect(link == "../curso/a.md")
    }
  }
}
