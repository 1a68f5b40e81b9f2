import Datasets
import TestSupport
import Testing

@Suite struct JPEGReaderTests {
  private struct Case: Decodable {
    let name: String
    let width: Int
    let height: Int
    let channels: Int
    let file: String
    let pixels: String
  }

  private struct Cases: Decodable {
    let cases: [Case]
    let inks: String
  }

  private func all() throws -> Cases { try reference("jpegs.json") }

  /// One case's file.
  private func file(_ name: String) throws -> [UInt8] {
    let found = try #require(try all().cases.first { $0.name == name })
    return Samples.bytes(found.file)
  }

  private func fault(_ bytes: [UInt8]) -> ImageFault? {
    let error = failure { () throws(DatasetError) in _ = try DecodedImage.read(.memory(bytes, path: "x")) }
    guard case .corruptImage(path: "x", let fault)? = error else { return nil }
    return fault
  }

  /// Every pixel is that of libjpeg.
  @Test func isThatOfTheReference() throws {
    let cases = try all().cases
    #expect(cases.count == 42)
    for expected in cases {
      let image = try DecodedImage.read(.memory(Samples.bytes(expected.file), path: "x.jpg"))
      let size = try DecodedImage.size(of: .memory(Samples.bytes(expected.file), path: "x.jpg"))
      #expect(image.width == expected.width && image.height == expected.height, "\(expected.name)")
      #expect(size.width == expected.width && size.height == expected.height, "\(expected.name)")
      #expect(image.channels == expected.channels, "\(expected.name)")
      let pixels = Samples.bytes(expected.pixels)
      #expect(image.bytes.count == pixels.count, "\(expected.name)")
      let differences = zip(image.bytes, pixels).map { abs(Int($0) - Int($1)) }
      #expect(differences.max() == 0, "\(expected.name): \(differences.count { $0 > 0 }) of \(differences.count)")
    }
  }

  @Test func everyCutIsTold() throws {
    for name in ["baseline grey 17x13", "progressive color 19x23 subsampling 2", "baseline restarts"] {
      let whole = try file(name)
      for count in 3..<whole.count {
        let found = fault(Array(whole[..<count]))
        #expect(found != nil, "\(name) \(count)")
      }
    }
  }

  /// Nothing but an error or an image of some size can come of damage.
  @Test func noChangedByteMakesItFall() throws {
    for name in ["baseline color 19x23 subsampling 2", "progressive color 5x4 subsampling 1", "progressive restarts"] {
      let whole = try file(name)
      for index in whole.indices.dropFirst(3) {
        for change: UInt8 in [0x01, 0x80, 0xFF] {
          var bytes = whole
          bytes[index] ^= change
          if let image = try? DecodedImage.read(.memory(bytes, path: "x")) {
            #expect(image.bytes.count == image.width * image.height * image.channels)
          }
        }
      }
    }
  }

  /// The same file with another kind of frame, another depth or no height.
  @Test func otherKindsAreToldApart() throws {
    let whole = try file("baseline grey 8x8")
    let frame = try #require(whole.indices.first { whole[$0] == 0xFF && whole[$0 + 1] == 0xC0 })
    func changed(_ offset: Int, _ value: UInt8) -> ImageFault? {
      var bytes = whole
      bytes[frame + offset] = value
      return fault(bytes)
    }
    #expect(changed(1, 0xC3) == .unsupported(.lossless))
    #expect(changed(1, 0xC5) == .unsupported(.hierarchical))
    #expect(changed(1, 0xC9) == .unsupported(.arithmeticCoding))
    #expect(changed(1, 0xCA) == .unsupported(.arithmeticCoding))
    #expect(changed(4, 12) == .unsupported(.bits(12)))
    #expect(changed(6, 0) == .unsupported(.lateHeight))
    #expect(changed(8, 0) == .size(width: 0, height: 8))
    #expect(changed(9, 2) == .unsupported(.components(2)))
    #expect(fault(Samples.bytes(try all().inks)) == .unsupported(.components(4)))
    // 65535×65535, and a size that a file so small cannot have.
    var huge = whole
    for offset in 5...8 { huge[frame + offset] = 0xFF }
    #expect(fault(huge) == .size(width: 65_535, height: 65_535))
    var large = whole
    (large[frame + 5], large[frame + 7]) = (0x0F, 0x0F)
    #expect(fault(large) == .truncated)
  }

  @Test func factorsThatDoNotDivideAreRefused() throws {
    var bytes = try file("baseline color 19x23 subsampling 2")
    let frame = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    bytes[frame + 11] = 0x32
    bytes[frame + 14] = 0x21
    #expect(fault(bytes) == .unsupported(.sampling))
    bytes[frame + 11] = 0x02
    #expect(fault(bytes) == .segment(marker: 0xC0))
  }
}
