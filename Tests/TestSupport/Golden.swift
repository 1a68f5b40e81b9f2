package import Foundation
package import Testing

/// Compares a text with an expected file; `ACTUALIZAR=1` writes the file instead.
package func expectGolden(_ actual: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation) {
  if ProcessInfo.processInfo.environment["ACTUALIZAR"] == "1" {
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
    } catch {
      Issue.record("no se pudo escribir \(file.lastPathComponent): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("falta \(file.path); créalo con ACTUALIZAR=1", sourceLocation: sourceLocation)
    return
  }
  #expect(actual == expected, "difiere de \(file.lastPathComponent)", sourceLocation: sourceLocation)
}

/// The folder `Tests/` of this checkout.
package let testsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

/// The top folder of this checkout.
package let projectFolder = testsFolder.deletingLastPathComponent()

/// The case folders below `Tests/Cases/<kind>`, sorted by name.
package func caseFolders(_ kind: String) -> [URL] {
  let folder = testsFolder.appendingPathComponent("Cases").appendingPathComponent(kind)
  let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
  return found.filter(\.hasDirectoryPath).sorted { $0.lastPathComponent < $1.lastPathComponent }
}

/// Runs a body with a fresh folder that is removed afterwards.
package func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("leccion-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
