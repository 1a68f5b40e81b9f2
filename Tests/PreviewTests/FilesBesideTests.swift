import Diagnostics
import Foundation
import JSON
import Preview
import Runner
import TestSupport
import Testing

/// Files that a lesson reads: those of a folder, whose stamps are the room's.
@Suite struct FilesBesideTests {
  private let step = "```{tabla}\nfuente: notas.csv\n```\n"

  /// With a page that looks at a lesson of that folder.
  private func opened(_ text: String, in folder: URL, _ others: [String: String] = [:]) throws -> Room {
    let path = folder.appendingPathComponent("a.md").path
    for (name, text) in others { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    var room = Room(
      others.merging(["a.md": text]) { $1 }, check: { examined(SourceText(path: path, bytes: $0.bytes)) })
    room.enter(1)
    room.runJobs()
    _ = room.take("result")
    return room
  }

  private func put(_ text: String?, as name: String, in folder: URL, _ room: Room) throws {
    let place = folder.appendingPathComponent(name)
    if let text { try Data(text.utf8).write(to: place) } else { try FileManager.default.removeItem(at: place) }
    room.files[name] = text
  }

  /// What is new in the results once the files were looked at.
  private func look(_ room: inout Room) -> [String] {
    room.notebook.lookAtFiles()
    room.carry()
    room.runJobs()
    return room.take("result").compactMap { $0["html"]?.string }
  }

  /// Two steps that name the same, whether anybody had looked before or not.
  @Test(arguments: [true, false]) func aFileThatWasNotThereIsNoticedWhenItIs(isLate: Bool) throws {
    try withTemporaryFolder { folder in
      var room = try opened("# Notas\n\n" + step + "\n" + step, in: folder)
      if isLate { _ = look(&room) }
      #expect(room.lines == [] && room.jobs.isEmpty)
      try put("nombre,nota\nAna,7\n", as: "notas.csv", in: folder, room)
      let found = look(&room)
      #expect(found.count == 2 && found.allSatisfy { $0.contains("Ana") })
      #expect(room.lines == ["a.md: ha cambiado un archivo de los que lee"])
      _ = look(&room)
      #expect(room.lines.count == 1)
    }
  }

  /// Whether it comes with the program, or is to be installed, or has a name that is no dataset's.
  @Test(arguments: [("iris", false), ("Espirales", false), ("fashion_mnist", false), ("otras", true)])
  func aFileThatIsCalledLikeADatasetIsNotRead(name: String, isRead: Bool) throws {
    try withTemporaryFolder { folder in
      var room = try opened("# Flores\n\n```{datos #flores}\nfuente: \(name)\n```\n", in: folder)
      _ = look(&room)
      try put("x", as: name, in: folder, room)
      _ = look(&room)
      #expect(room.lines == (isRead ? ["a.md: ha cambiado un archivo de los que lee"] : []))
    }
  }

  /// The lesson ran with what the file said before anybody looked at it.
  @Test func aFileThatChangesBeforeTheFirstLookIsRead() throws {
    try withTemporaryFolder { folder in
      var room = try opened("# Notas\n\n" + step, in: folder, ["notas.csv": "nombre,nota\nAna,7\n"])
      try put("nombre,nota\nBerta,9\n", as: "notas.csv", in: folder, room)
      let found = look(&room)
      #expect(found.count == 1 && found.allSatisfy { $0.contains("Berta") })
    }
  }

  @Test func aFileThatGoesAndComesBackIsRead() throws {
    try withTemporaryFolder { folder in
      var room = try opened("# Notas\n\n" + step, in: folder, ["notas.csv": "nombre,nota\nAna,7\n"])
      _ = look(&room)
      try put(nil, as: "notas.csv", in: folder, room)
      _ = look(&room)
      #expect(room.notebook.lesson("a.md")?.problems(of: 0).isEmpty == false)
      _ = look(&room)
      try put("nombre,nota\nBerta,9\n", as: "notas.csv", in: folder, room)
      let found = look(&room)
      #expect(found.count == 1 && found.allSatisfy { $0.contains("Berta") })
      #expect(room.lines.count == 2)
    }
  }

  /// What was asked for begins anew with the new file.
  @Test func aRunThatWasAskedForStaysAskedFor() throws {
    try withTemporaryFolder { folder in
      var room = try opened("# Notas\n\n" + step, in: folder, ["notas.csv": "nombre,nota\nAna,7\n"])
      room.notebook.lookAtFiles()
      room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
      let first = try #require(room.jobs.first)
      try put("nombre,nota\nBerta,9\n", as: "notas.csv", in: folder, room)
      room.notebook.lookAtFiles()
      #expect(first.stop.isSet)
      room.notebook.note(.ended(job: first.id, []))
      room.carry()
      #expect(room.jobs.count == 2 && room.jobs.last?.asked == 1)
    }
  }

  /// Addresses of images are written as those of the web are.
  @Test func anImageThatWasNotThereIsNoticed() throws {
    try withTemporaryFolder { folder in
      var room = try opened("# Foto\n\n![Una foto](mi%20foto.png)\n", in: folder)
      _ = look(&room)
      try put("no es una imagen", as: "mi foto.png", in: folder, room)
      _ = look(&room)
      #expect(room.lines == ["a.md: ha cambiado un archivo de los que lee"])
    }
  }
}
