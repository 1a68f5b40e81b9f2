import Datasets
import FileSystem
import Foundation
import TestSupport
import Testing

@Suite struct ClassFolderTests {
  /// Makes empty files in a folder and lists it.
  private func fault(_ files: [String], folders: [String] = []) throws -> ClassFolderFault? {
    var found: ClassFolderFault?
    try withTemporaryFolder { root in
      try make(files, folders: folders, in: root)
      let error = failure { () throws(DatasetError) in _ = try ClassFolder(root.path) }
      if case .classFolder(_, let fault)? = error { found = fault }
    }
    return found
  }

  private func make(_ files: [String], folders: [String] = [], in root: URL) throws {
    for folder in folders {
      try FileManager.default.createDirectory(
        at: root.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    for file in files {
      let place = root.appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: place)
    }
  }

  /// Where something may come or go, whatever is wrong with what is there.
  @Test func placesAreTheFoldersOfExamples() throws {
    func places(_ files: [String], folders: [String] = []) throws -> [String] {
      try withTemporaryFolder { root in
        try make(files, folders: folders, in: root)
        return ClassFolder.places(in: root.path).map { String($0.dropFirst(root.path.count)) }
      }
    }
    #expect(try places(["b/nota.txt", "a/1.png", "suelto.png", ".git/x"], folders: ["c"]) == ["", "/a", "/b", "/c"])
    #expect(
      try places(["entrenamiento/a/1.png", "prueba/b/1.png"])
        == ["", "/entrenamiento", "/prueba", "/entrenamiento/a", "/prueba/b"])
    #expect(try places(["a.png"]) == [""])
    #expect(ClassFolder.places(in: "no/existe") == ["no/existe"])
  }

  @Test func classesAndFilesAreInOrder() throws {
    try withTemporaryFolder { root in
      try make(
        ["perro/2.png", "perro/10.PNG", "gato/b.jpg", "gato/a.jpeg", "LICENCIA", ".git/x", "gato/.DS_Store"], in: root)
      let folder = try ClassFolder(root.path)
      #expect(folder.classes == ["gato", "perro"])
      #expect(folder.kind == .images)
      let names = folder.examples.map { String($0.path.dropFirst(root.path.count + 1)) }
      #expect(names == ["gato/a.jpeg", "gato/b.jpg", "perro/10.PNG", "perro/2.png"])
      #expect(folder.examples.map(\.label) == [0, 0, 1, 1])
    }
    try withTemporaryFolder { root in
      try make(["no/1.wav", "sí/1.WAV"], in: root)
      #expect(try ClassFolder(root.path).kind == .sounds)
    }
  }

  @Test func aFolderMayComeInTwoParts() throws {
    try withTemporaryFolder { root in
      try make(
        ["prueba/no/3.png", "prueba/sí/4.png", "entrenamiento/sí/2.png", "entrenamiento/no/1.png", "LEEME"], in: root)
      let folder = try ClassFolder(root.path)
      #expect(folder.classes == ["no", "sí"])
      #expect(folder.trainingCount == 2)
      #expect(folder.examples.map(\.label) == [0, 1, 0, 1])
      let names = folder.examples.map { String($0.path.dropFirst(root.path.count + 1)) }
      #expect(names == ["entrenamiento/no/1.png", "entrenamiento/sí/2.png", "prueba/no/3.png", "prueba/sí/4.png"])
    }
    // Two classes of these names, and a third folder beside the two.
    try withTemporaryFolder { root in
      try make(["prueba/1.png", "entrenamiento/2.png"], in: root)
      let folder = try ClassFolder(root.path)
      #expect(folder.classes == ["entrenamiento", "prueba"] && folder.trainingCount == 2)
    }
    #expect(try fault(["prueba/a/1.png", "entrenamiento/a/2.png", "x/1.png"]) == .strange("a"))
    #expect(try fault(["prueba/a/1.png", "entrenamiento/a/2.png", "prueba/b/1.png"]) == .classOfOnePart("b"))
    #expect(try fault(["prueba/1.png", "entrenamiento/a/2.png"]) == .classOfOnePart("a"))
    #expect(try fault(["prueba/a/1.wav", "entrenamiento/a/2.png"]) == .mixed("1.wav"))
    #expect(try fault(["prueba/a/1.png"], folders: ["entrenamiento/a"]) == .emptyClass("a"))
  }

  @Test func whatDoesNotBelongIsTold() throws {
    #expect(try fault([]) == .noClasses)
    #expect(try fault(["a.png"]) == .noClasses)
    #expect(try fault(["a/1.png"], folders: ["b"]) == .emptyClass("b"))
    #expect(try fault(["a/1.png", "a/notas.txt"]) == .strange("notas.txt"))
    #expect(try fault(["a/1.png", "a/2.wav"]) == .mixed("2.wav"))
    #expect(try fault(["a/1.png", "a/b/2.png"]) == .strange("b"))
    #expect(try fault((0...256).map { "\($0)/1.png" }) == .tooManyClasses(limit: 256))
    #expect(try fault((0..<256).map { "\($0)/1.png" }) == nil)
  }

  @Test func linksAreRefused() throws {
    try withTemporaryFolder { root in
      try make(["a/1.png"], in: root)
      let link = root.appendingPathComponent("a/2.png")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/etc/passwd")
      let error = failure { () throws(DatasetError) in _ = try ClassFolder(root.path) }
      #expect(error == .classFolder(path: root.path + "/a", .strange("2.png")))
      try FileManager.default.removeItem(at: link)
      try FileManager.default.createSymbolicLink(atPath: root.path + "/b", withDestinationPath: "/etc")
      let folder = failure { () throws(DatasetError) in _ = try ClassFolder(root.path) }
      #expect(folder == .classFolder(path: root.path, .strange("b")))
    }
  }

  @Test func aFolderThatIsNoneIsTold() {
    let absent = failure { () throws(DatasetError) in _ = try ClassFolder("/absent/x") }
    #expect(absent == .unreadable(path: "/absent/x", reason: .absent))
  }
}
