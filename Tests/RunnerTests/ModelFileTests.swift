import Diagnostics
import Foundation
import Neural
import Runner
import TestSupport
import Testing

@Suite struct ModelFileTests {
  private let place = SourceRange(3, 17)

  /// A file of these bytes beside a lesson.
  private func with(_ bytes: [UInt8], _ body: (ModelFile) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appendingPathComponent("red.safetensors"))
      let lesson = SourceText(path: folder.path + "/lección.md", "# Una lección cualquiera\n")
      try body(ModelFile(Located("red.safetensors", place), besideLesson: lesson, noData))
    }
  }

  @Test func theHeaderAndTheNetworkAreRead() throws {
    let stream = RandomStream(seed: 1, name: "n")
    let network = try Network(inputShape: [300], layers: [Dense(units: 90)], stream: stream)
    try with(network.saved()) { file in
      let architecture = try Architecture(file.header().metadata)
      #expect(try file.network(architecture).fingerprint == network.fingerprint)
    }
  }

  @Test func aFaultIsToldWhereTheLessonNamesTheFile() throws {
    try with([1, 2, 3]) { file in
      for found in [
        problem { _ = try file.header() },
        problem { _ = try file.network(Architecture(inputShape: [1], layers: [Flatten()])) },
      ] {
        #expect(found?.code == .corruptModel && found?.range == place)
        #expect(found?.message.contains("«red.safetensors»") == true)
      }
    }
  }

  @Test func aFileBeyondTheLimitIsNotRead() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("red.safetensors").path
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      #expect(truncate(path, (1 << 28) + 1) == 0)
      let lesson = SourceText(path: folder.path + "/lección.md", "#\n")
      let file = ModelFile(Located("red.safetensors", place), besideLesson: lesson, noData)
      #expect(problem { _ = try file.header() }?.code == .tooLarge)
    }
  }
}
