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

  // MARK: Folders

  private let counted = "# Sonidos\n\n```{datos #d}\nfuente: sonidos\n```\n\nHay `{= d.entrenamiento.cantidad }`.\n\n"

  /// Puts a sound of four samples in a folder, whose time then surely is another.
  private func addSound(_ path: String, in folder: URL, at minute: Double = 0, changing touched: String? = nil) throws {
    func bytes(_ number: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) } }
    let fields: [(UInt32, Int)] = [(1, 2), (1, 2), (8000, 4), (16_000, 4), (2, 2), (16, 2)]
    let format = fields.flatMap { bytes($0, $1) }
    let samples: [UInt8] = [0, 0, 0, 16, 0, 0, 0, 240]
    var content = Array("WAVEfmt ".utf8)
    for part in [bytes(16, 4), format, Array("data".utf8), bytes(8, 4), samples] { content += part }
    let file = folder.appendingPathComponent("sonidos/" + path)
    let parent = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let start = Array("RIFF".utf8) + bytes(UInt32(content.count), 4)
    try Data(start + content).write(to: file)
    let place = touched.map { folder.appendingPathComponent($0) } ?? parent
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000 + 60 * minute)], ofItemAtPath: place.path)
  }

  @Test func whatComesIntoAFolderIsRead() throws {
    try withTemporaryFolder { folder in
      try addSound("la/1.wav", in: folder)
      try addSound("mi/1.wav", in: folder)
      var room = try opened(counted, in: folder)
      _ = look(&room)
      #expect(room.takeValue().contains(">2<"))
      #expect(room.lines == [])
      try addSound("la/2.wav", in: folder, at: 1)
      _ = look(&room)
      #expect(room.takeValue().contains(">3<"))
      #expect(room.lines == ["a.md: ha cambiado una carpeta de las que lee"])
      // A class.
      try addSound("si/1.wav", in: folder, at: 2, changing: "sonidos")
      _ = look(&room)
      #expect(room.takeValue().contains(">4<"))
      #expect(room.lines.count == 2)
    }
  }

  /// One with something strange in it, until that is gone.
  @Test func aFolderThatIsMendedIsRead() throws {
    try withTemporaryFolder { folder in
      try addSound("la/1.wav", in: folder)
      try addSound("mi/1.wav", in: folder)
      let strange = folder.appendingPathComponent("sonidos/la/notas.txt")
      try Data("x".utf8).write(to: strange)
      var room = try opened(counted, in: folder)
      _ = look(&room)
      #expect(room.notebook.lesson("a.md")?.problems(of: 0).isEmpty == false)
      try FileManager.default.removeItem(at: strange)
      try addSound("la/2.wav", in: folder, at: 1)
      _ = look(&room)
      #expect(room.takeValue().contains(">3<"))
    }
  }

  /// Nobody has looked since.
  @Test func whatIsAskedForIsRunWithWhatIsThere() throws {
    try withTemporaryFolder { folder in
      try addSound("la/1.wav", in: folder)
      try addSound("mi/1.wav", in: folder)
      var room = try opened(counted, in: folder)
      try addSound("la/2.wav", in: folder, at: 1)
      room.say(1, .object(["type": .string("run"), "all": .bool(true)]))
      room.runJobs()
      #expect(room.takeValue().contains(">3<"))
      // What was wrong is looked at again before it is told.
      var other = try opened("# Notas\n\n" + step, in: folder)
      try put("nombre,nota\nAna,7\n", as: "notas.csv", in: folder, other)
      other.say(1, .object(["type": .string("run"), "all": .bool(true)]))
      other.runJobs()
      #expect(other.take("problem").isEmpty)
      #expect(other.take("result").last?["html"]?.string?.contains("Ana") == true)
    }
  }

  /// Its text, and what is wrong in it, is made anew only where it is another.
  @Test("lo que se pide se mira una vez", arguments: [true, false])
  func whatIsAskedForIsLookedAtOnce(isThere: Bool) throws {
    try withTemporaryFolder { folder in
      let checks = Kept()
      let path = folder.appendingPathComponent("a.md").path
      let notas = folder.appendingPathComponent("notas.csv")
      if isThere { try Data("nombre,nota\nAna,7\n".utf8).write(to: notas) }
      let text = "# Notas\n\n```{calcular #a}\na = 1\n```\n\n" + step
      var room = Room(["a.md": text], check: { source in
        _ = checks.count()
        return examined(SourceText(path: path, bytes: source.bytes))
      })
      room.enter(1)
      room.runJobs()
      room.notebook.lookAtFiles()
      room.carry()
      room.runJobs()
      let (before, revision) = (checks.value, room.notebook.lesson("a.md")?.revision)
      room.say(1, .object(["type": .string("run"), "upTo": .string(room.uid(0))]))
      room.runJobs()
      #expect(checks.value == before + 1)
      #expect(room.notebook.lesson("a.md")?.revision == revision)
    }
  }

  /// Each step has its own.
  @Test func manyExamplesHideNoOtherFile() throws {
    try withTemporaryFolder { folder in
      for number in 0..<220 { try addSound("la/\(number).wav", in: folder) }
      try addSound("mi/1.wav", in: folder)
      var room = try opened(counted + step, in: folder, ["notas.csv": "nombre,nota\nAna,7\n"])
      _ = look(&room)
      try put("nombre,nota\nBerta,9\n", as: "notas.csv", in: folder, room)
      let found = look(&room)
      #expect(found.contains { $0.contains("Berta") })
    }
  }

  /// Nobody could read it, so that no step has it.
  @Test func aTableThatIsMendedIsRead() throws {
    try withTemporaryFolder { folder in
      let text = "# T\n\n```{datos #d}\nfuente: notas.csv\netiqueta: clase\n```\n\n`{= d.entrenamiento.cantidad }`\n"
      var room = try opened(text, in: folder, ["notas.csv": "x,clase\n1\n"])
      _ = look(&room)
      #expect(room.notebook.lesson("a.md")?.problems(of: 0).isEmpty == false)
      try put("x,clase\n1,a\n2,b\n3,a\n", as: "notas.csv", in: folder, room)
      _ = look(&room)
      #expect(room.takeValue().contains(">3<"))
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

extension Room {
  /// The first value in the prose, as a page was last told it.
  fileprivate mutating func takeValue() -> String {
    take("values").last?["values"]?.array?.first?.string ?? ""
  }
}
