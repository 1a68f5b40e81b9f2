import Foundation
import TestSupport

/// Runs a body with the path of a fresh folder that holds some files, in folders of their own where their names say so.
func withFolder(_ files: [(String, [UInt8])], _ body: (String) throws -> Void) throws {
  try withTemporaryFolder { root in
    for (name, bytes) in files {
      let place = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: place)
    }
    try body(root.path)
  }
}
