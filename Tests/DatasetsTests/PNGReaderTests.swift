import Datasets
import TestSupport
import Testing

@Suite struct PNGReaderTests {
  private struct File: Decodable {
    let name: String
    let file: String
    let width: Int
    let height: Int
    let pixels: String
  }

  private struct Files: Decodable {
    let files: [File]
  }

  private func files() throws -> [File] {
    let all: Files = try reference("pngs.json")
    return all.files
  }

  private func fault(_ bytes: [UInt8]) -> ImageFault? {
    let error = failure { () throws(DatasetError) in _ = try DecodedImage.read(.memory(bytes, path: "x")) }
    guard case .corruptImage(path: "x", let fault)? = error else { return nil }
    return fault
  }

  @Test func readsEveryKind() throws {
    let files = try files()
    #expect(files.count == 52)
    for file in files {
      let content = StoredContent.memory(Samples.bytes(file.file), path: "x.png")
      let image = try DecodedImage.read(content)
      #expect(image.width == file.width && image.height == file.height, "\(file.name)")
      #expect(image.bytes == Samples.bytes(file.pixels), "\(file.name)")
      let size = try DecodedImage.size(of: content)
      #expect(size.width == file.width && size.height == file.height)
    }
  }

  @Test func everyCutIsTold() throws {
    for file in try files().prefix(8) {
      let whole = Samples.bytes(file.file)
      for count in 8..<whole.count {
        let found = fault(Array(whole[..<count]))
        #expect(found == .truncated || found == .chunk("IHDR"), "\(file.name) \(count)")
      }
    }
  }

  @Test func noChangedByteGoesUnnoticed() throws {
    for file in try files().prefix(4) {
      let whole = Samples.bytes(file.file)
      for index in whole.indices {
        var bytes = whole
        bytes[index] ^= 0x21
        #expect(fault(bytes) != nil, "\(file.name) \(index)")
      }
    }
  }

  // MARK: Files made by hand, their CRCs right

  private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return Samples.bigEndian(UInt32(content.count)) + body + Samples.bigEndian(Samples.crc(body))
  }

  private func header(_ width: UInt32, _ height: UInt32, depth: UInt8 = 8, color: UInt8 = 0, rest: [UInt8] = [0, 0, 0])
    -> [UInt8]
  {
    chunk("IHDR", Samples.bigEndian(width) + Samples.bigEndian(height) + [depth, color] + rest)
  }

  private let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private func png(_ chunks: [UInt8]...) -> [UInt8] { signature + chunks.flatMap { $0 } + chunk("IEND", []) }

  /// A zlib stream that stores its content as it is.
  private func zlib(_ content: [UInt8]) -> [UInt8] {
    let size = Samples.littleEndian(UInt32(content.count)).prefix(2)
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in content {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return [0x78, 1, 1] + size + size.map { ~$0 } + content + Samples.bigEndian(b << 16 | a)
  }

  @Test func pixelsMustBeAsManyAsTheSizeSays() throws {
    let right = png(header(2, 2), chunk("IDAT", zlib([0, 1, 2, 0, 3, 4])))
    #expect(try DecodedImage.read(.memory(right, path: "x")).bytes == [1, 2, 3, 4])
    #expect(fault(png(header(2, 2), chunk("IDAT", zlib([0, 1, 2, 0, 3])))) == .truncated)
    #expect(fault(png(header(2, 2), chunk("IDAT", zlib([0, 1, 2, 0, 3, 4, 5])))) == .tooManyPixels)
    #expect(fault(png(header(2, 2), chunk("IDAT", zlib([0, 1, 2, 0, 3, 4]) + [9]))) == .tooManyPixels)
    #expect(fault(png(header(2, 2), chunk("IDAT", zlib([0, 1, 2, 5, 3, 4])))) == .corruptPixels)
    var wrongSum = zlib([0, 1, 2, 0, 3, 4])
    wrongSum[wrongSum.count - 1] ^= 1
    #expect(fault(png(header(2, 2), chunk("IDAT", wrongSum))) == .corruptPixels)
    #expect(fault(png(header(2, 2), chunk("IDAT", [1, 2, 3]))) == .corruptPixels)
  }

  @Test func aBombIsNotInflated() {
    // A MiB of zeros in a thousand bytes, for an image of four pixels; and a size that no such file has.
    let bomb = [0x78, 0x01] + Array(Samples.zeros[10..<(Samples.zeros.count - 8)]) + [0, 0, 0, 0]
    #expect(fault(png(header(2, 2), chunk("IDAT", bomb))) == .tooManyPixels)
    #expect(fault(png(header(4096, 4096), chunk("IDAT", zlib([0])))) == .truncated)
  }

  @Test func sizesAreBounded() {
    for (width, height) in [(0, 1), (1, 0), (1 << 31, 1 << 31), (UInt32.max, 1), (4097, 4096)] as [(UInt32, UInt32)] {
      #expect(
        fault(png(header(width, height), chunk("IDAT", zlib([0]))))
          == .size(width: Int(width), height: Int(height)))
    }
  }

  @Test func headersMustBeOfTheSpecification() {
    for (depth, color): (UInt8, UInt8) in [(3, 0), (16, 3), (4, 2), (8, 1), (8, 5), (0, 0), (32, 0)] {
      #expect(fault(png(header(1, 1, depth: depth, color: color), chunk("IDAT", zlib([0, 0])))) == .header)
    }
    for rest: [UInt8] in [[1, 0, 0], [0, 1, 0], [0, 0, 2]] {
      #expect(fault(png(header(1, 1, rest: rest), chunk("IDAT", zlib([0, 0])))) == .header)
    }
  }

  @Test func chunksHaveTheirPlaces() {
    let pixels = chunk("IDAT", zlib([0, 0]))
    let palette = chunk("PLTE", [1, 2, 3])
    #expect(fault(png(pixels)) == .chunk("IHDR"))
    #expect(fault(png(header(1, 1), header(1, 1), pixels)) == .chunk("IHDR"))
    #expect(fault(png(header(1, 1))) == .chunk("IDAT"))
    #expect(fault(png(header(1, 1, color: 3), pixels)) == .chunk("PLTE"))
    #expect(fault(png(header(1, 1, color: 3), pixels, palette)) == .chunk("PLTE"))
    #expect(fault(png(header(1, 1, color: 3), palette, palette, pixels)) == .chunk("PLTE"))
    #expect(fault(png(header(1, 1, color: 3), chunk("PLTE", [1, 2]), pixels)) == .chunk("PLTE"))
    #expect(fault(png(header(1, 1), pixels, chunk("tEXt", []), pixels)) == .chunk("IDAT"))
    #expect(fault(png(header(1, 1), chunk("tRNS", [0]), pixels)) == .chunk("tRNS"))
    #expect(fault(png(header(1, 1, color: 3), chunk("tRNS", [0]), palette, pixels)) == .chunk("tRNS"))
    #expect(fault(png(header(1, 1), chunk("ABCD", []), pixels)) == .chunk("ABCD"))
    #expect(fault(png(header(1, 1), chunk("abCD", []), pixels)) == nil)
    #expect(fault(signature + header(1, 1) + pixels) == .truncated)
    let index = png(header(1, 1, color: 3), palette, chunk("IDAT", zlib([0, 1])))
    #expect(fault(index) == .paletteIndex(1, colors: 1))
  }
}
