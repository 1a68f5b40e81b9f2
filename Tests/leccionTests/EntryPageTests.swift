import Foundation
import TestSupport
import Testing

/// The words of a command can be read by everybody on the machine while it runs.
@Suite struct EntryPageTests {
  /// Programs that open a page write down what they were told.
  private func openers(in folder: URL) throws -> [String: String] {
    let programs = folder.appendingPathComponent("programas")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: false)
    for name in ["xdg-open", "open"] {
      let program = programs.appendingPathComponent(name)
      try Data("#!/bin/sh\necho \"$@\" > \"\(folder.path)/dicho\"\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }
    return ["PATH": programs.path + ":/usr/bin:/bin"]
  }

  @Test func theSecretIsInNoCommandAndItsFileIsGoneOnceUsed() throws {
    try withLessons(["a.md": "# A\n"]) { folder in
      let state = folder.appendingPathComponent("estado")
      let server = try LiveServer(in: folder, state: state, arguments: [], environment: openers(in: folder))
      #expect(server.banner.hasSuffix("\nSe abre en el navegador; si no, abre tú esa dirección\n"))
      let deadline = Date(timeIntervalSinceNow: 20)
      func told() -> String { (try? folder.bytes("dicho")).map { String(decoding: $0, as: UTF8.self) } ?? "" }
      while !told().hasSuffix("\n"), Date() < deadline { usleep(10_000) }
      let address = told().trimmingCharacters(in: .newlines)
      #expect(address.hasPrefix("file:///") && !address.contains(server.token))
      let path = try #require(URL(string: address)?.path)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains("url=\(server.address)\""))
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(permissions?.intValue == 0o600)
      // What comes without the secret does not count.
      #expect(try server.ask("GET /", [server.host]).status == 303)
      #expect(try server.ask("GET /?clave=x", [server.host]).status == 403)
      #expect(FileManager.default.fileExists(atPath: path))
      let entry = try server.ask("GET /?clave=\(server.token)", [server.host, "Sec-Fetch-Site: cross-site"])
      #expect(entry.status == 200 && entry.text.contains("url=/leccion/\""))
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func whereItCannotBeWrittenThePersonOpensTheAddress() throws {
    try withLessons(["a.md": "# A\n"]) { folder in
      // Without a home there is no folder for it.
      let server = try LiveServer(in: folder, arguments: [], environment: openers(in: folder))
      #expect(server.banner.hasSuffix("\nAbre esa dirección en el navegador\n"))
      #expect(try server.get("/leccion/").status == 200)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/dicho"))
    }
  }
}
