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
  // Bytes, because strings compare equal with other accents and lose a byte-order mark.
  guard let expected = try? Data(contentsOf: file) else {
    Issue.record("falta \(file.path); créalo con ACTUALIZAR=1", sourceLocation: sourceLocation)
    return
  }
  if Data(actual.utf8) == expected { return }
  let found = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(found, wanted).prefix { Array($0.utf8) == Array($1.utf8) }.count
  func text(_ lines: [Substring]) -> String {
    lines.indices.contains(line) ? "«\(lines[line].prefix(300))»" : "el final"
  }
  Issue.record(
    "difiere de \(file.path) en la línea \(line + 1): hay \(text(found)) y se esperaba \(text(wanted))",
    sourceLocation: sourceLocation)
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
