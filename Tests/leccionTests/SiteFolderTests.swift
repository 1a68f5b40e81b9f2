import Foundation
import TestSupport
import Testing

/// What `leccion build` may and may not do to the folder that it writes into.
@Suite struct SiteFolderTests {
  private func withCourse(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for place in ["c", "s"] {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent(place), withIntermediateDirectories: true)
      }
      try write("# Uno\n\nHola.\n", to: "c/01-uno.md", in: folder)
      try write("# Dos\n\nHola.\n", to: "c/02-dos.md", in: folder)
      try body(folder)
    }
  }

  private func write(_ text: String, to name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func build(_ folder: URL) throws -> ProgramResult {
    try leccion("build", "c", "-o", "s", "--quiet", in: folder)
  }

  @Test func pagesThatAreNoLongerPartAreTakenAway() throws {
    try withCourse { folder in
      #expect(try build(folder).status == 0)
      try write("mío", to: "s/notas.txt", in: folder)
      try write("mío", to: "s/otra.html", in: folder)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("c/02-dos.md"))
      #expect(try build(folder).status == 0)
      let names = folder.appendingPathComponent("s").fileNames
      #expect(!names.contains("02-dos.html"))
      #expect(names.contains("01-uno.html") && names.contains("notas.txt") && names.contains("otra.html"))
      #expect(try !text("s/.leccion-site", in: folder).contains("02-dos"))
    }
  }

  @Test func aFolderOfSomebodyElseIsLeftAlone() throws {
    try withCourse { folder in
      try write("mío", to: "s/notas.txt", in: folder)
      let result = try leccion("build", "c", "-o", "s", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("error[D007]: no escribo en «s»: hay archivos que leccion no ha hecho"))
      #expect(result.errors.contains("hay: «notas.txt»") && result.errors.contains("di otra carpeta con -o"))
      #expect(folder.appendingPathComponent("s").fileNames == ["notas.txt"])
      // Nothing was computed.
      #expect(!result.errors.contains(" s\n"))
    }
  }

  @Test func whatIsHiddenAndThePagesOfRunAreNoObstacle() throws {
    try withCourse { folder in
      try write("mío", to: "s/.nojekyll", in: folder)
      #expect(try leccion("run", "c/01-uno.md", "-o", "s/", "--quiet", in: folder).status == 0)
      #expect(try build(folder).status == 0)
      #expect(try text("s/01-uno.html", in: folder).contains("Lección 1 de 2"))
      #expect(try text("s/.nojekyll", in: folder) == "mío")
    }
  }

  @Test func aPageOfSomebodyElseIsNotOverwritten() throws {
    try withCourse { folder in
      #expect(try build(folder).status == 0)
      try write("mío", to: "s/03-tres.html", in: folder)
      try write("# Tres\n\nHola.\n", to: "c/03-tres.md", in: folder)
      let result = try leccion("build", "c", "-o", "s", in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("no escribo encima de «s/03-tres.html»: leccion no lo ha hecho"))
      #expect(try text("s/03-tres.html", in: folder) == "mío")
    }
  }

  @Test(arguments: ["01-uno.html", ".leccion-site"])
  func linksAreNotFollowed(name: String) throws {
    try withCourse { folder in
      try write("mío", to: "fuera.html", in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("s/" + name).path, withDestinationPath: "../fuera.html")
      let result = try leccion("build", "c", "-o", "s", in: folder)
      #expect(result.status == 3)
      #expect(try text("fuera.html", in: folder) == "mío")
      #expect(folder.appendingPathComponent("s").fileNames == [name])
    }
  }

  /// A list that somebody tampered with names nothing outside, and nothing but files.
  @Test func onlyPagesOfTheFolderAreTakenAway() throws {
    try withCourse { folder in
      try write("mío", to: "fuera.html", in: folder)
      try write("mío", to: "s/notas.txt", in: folder)
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("s/carpeta.html"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("s/enlace.html").path, withDestinationPath: "../fuera.html")
      let list = "x\n../fuera.html\nnotas.txt\ncarpeta.html\nenlace.html\n..\n\n/etc/passwd\n"
      try write(list, to: "s/.leccion-site", in: folder)
      #expect(try build(folder).status == 0)
      for name in ["fuera.html", "s/notas.txt", "s/enlace.html"] { #expect(try text(name, in: folder) == "mío") }
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent("s/carpeta.html").path
      #expect(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue)
    }
  }

  @Test func aPlaceThatIsNoFolderIsTold() throws {
    try withCourse { folder in
      try write("mío", to: "archivo", in: folder)
      for (output, message) in [
        ("archivo", "no puedo escribir «archivo»: no es una carpeta"),
        ("archivo/s", "no puedo escribir «archivo/s»: una parte de la ruta no es una carpeta"),
        ("c", "no escribo en «c»"),
      ] {
        let result = try leccion("build", "c", "-o", output, in: folder)
        #expect(result.status == 3 && result.errors.contains(message), "\(result.errors)")
      }
      #expect(try text("archivo", in: folder) == "mío")
      #expect(folder.appendingPathComponent("c").fileNames == ["01-uno.md", "02-dos.md"])
    }
  }
}
