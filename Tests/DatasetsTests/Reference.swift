import Foundation
import TestSupport

/// What a script in `Reference` wrote.
func reference<Content: Decodable>(_ name: String) throws -> Content {
  let file = testsFolder.appendingPathComponent("DatasetsTests/Reference/\(name)")
  return try JSONDecoder().decode(Content.self, from: try Data(contentsOf: file))
}
