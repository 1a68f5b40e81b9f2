import Datasets
import Foundation
import Neural
import TestSupport
import Testing

@Suite struct ImageFolderTests {
  private func images(_ path: String, size: ImageFolder.Size? = nil, isColored: Bool = false) throws(DatasetError)
    -> ImageFolder
  {
    ImageFolder(folder: try ClassFolder(path), size: size, isColored: isColored)
  }

  private let dark = Samples.png(width: 2, height: 3, [1, 2, 3, 4, 5, 6])
  private let light = Samples.png(width: 2, height: 3, [250, 251, 252, 253, 254, 255])
  private let wide = Samples.png(width: 4, height: 3, [UInt8](repeating: 10, count: 12))

  @Test func readsGreyImages() throws {
    try withFolder([("b/1.png", light), ("a/1.png", dark), ("a/2.png", light)]) { path in
      let folder = try images(path)
      let facts = try folder.facts()
      #expect(facts.inputShape == [3, 2] && facts.isImages && facts.classNames == ["a", "b"])
      #expect(facts.trainingCount == 3 && facts.testCount == 0)
      let dataset = try folder.load()
      #expect(dataset.facts == facts)
      #expect(dataset.training.labels == [0, 0, 1])
      guard case .bytes(let bytes, divisor: 1) = dataset.training.inputs else {
        Issue.record("inputs should be bytes")
        return
      }
      #expect(bytes == [1, 2, 3, 4, 5, 6] + [250, 251, 252, 253, 254, 255] + [250, 251, 252, 253, 254, 255])
    }
  }

  @Test func readsInColour() throws {
    try withFolder([("a/1.png", dark)]) { path in
      let dataset = try images(path, isColored: true).load()
      #expect(dataset.facts.inputShape == [3, 2, 3])
      #expect(dataset.training.floats.prefix(6) == [1, 1, 1, 2, 2, 2])
    }
  }

  @Test func sizesAgreeOrAreMadeToAgree() throws {
    try withFolder([("a/1.png", dark), ("a/2.png", wide)]) { path in
      let fault = ImageFault.differentSize(width: 4, height: 3, expectedWidth: 2, expectedHeight: 3)
      let error = failure { () throws(DatasetError) in _ = try images(path).facts() }
      #expect(error == .corruptImage(path: path + "/a/2.png", fault))
      let resized = try images(path, size: ImageFolder.Size(width: 1, height: 1)).load()
      #expect(resized.facts.inputShape == [1, 1])
      // The mean of 1…6 is 3.5, which is rounded up.
      #expect(resized.training.floats == [4, 10])
    }
  }

  @Test func damageIsToldWithItsFile() throws {
    try withFolder([("a/1.png", dark), ("a/2.png", Array("no".utf8))]) { path in
      let error = failure { () throws(DatasetError) in _ = try images(path).facts() }
      #expect(error == .corruptImage(path: path + "/a/2.png", .unknownFormat))
    }
    // The header is right, what follows is not: only reading tells.
    try withFolder([("a/1.png", Array(dark.dropLast(14)))]) { path in
      let facts = try images(path).facts()
      #expect(facts.trainingCount == 1)
      let error = failure { () throws(DatasetError) in _ = try images(path).load() }
      #expect(error == .corruptImage(path: path + "/a/1.png", .truncated))
    }
  }

  @Test func memoryIsBounded() throws {
    try withFolder([("a/1.png", dark)]) { path in
      let size = ImageFolder.Size(width: 1 << 20, height: 1 << 20)
      let error = failure { () throws(DatasetError) in _ = try images(path, size: size).facts() }
      #expect(error == .classFolder(path: path, .tooLarge(limit: 1 << 28)))
      let overflowing = ImageFolder.Size(width: 1 << 40, height: 1 << 40)
      let refused = failure { () throws(DatasetError) in _ = try images(path, size: overflowing).facts() }
      #expect(refused == .classFolder(path: path, .tooLarge(limit: 1 << 28)))
    }
  }
}

extension Samples {
  /// A grey PNG file of 8 bits.
  static func png(width: UInt32, height: UInt32, _ pixels: [UInt8]) -> [UInt8] {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      let body = Array(name.utf8) + content
      return bigEndian(UInt32(content.count)) + body + bigEndian(crc(body))
    }
    let rows = (0..<Int(height)).flatMap { [0] + pixels[$0 * Int(width)..<($0 + 1) * Int(width)] }
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in rows {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    let size = littleEndian(UInt32(rows.count)).prefix(2)
    let data = [0x78, 1, 1] + size + size.map { ~$0 } + rows + bigEndian(b << 16 | a)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 0, 0, 0, 0]) + chunk("IDAT", data) + chunk("IEND", [])
  }
}
