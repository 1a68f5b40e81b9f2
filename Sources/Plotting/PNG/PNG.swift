/// Writes 8-bit PNG images whose bytes depend on nothing but their pixels (PNG specification, third edition).
package enum PNG {
  /// A colour of three bytes, without transparency.
  package struct Color: Sendable, Equatable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }
  }

  /// A grey image in which byte 0 is white paper and byte 255 black ink.
  package static func inkOnPaper(_ raster: Raster) -> [UInt8] {
    encode(raster.width, raster.height, samples: raster.pixels.map { 255 - $0 }, palette: [])
  }

  /// An image whose bytes choose among 256 colours; a shorter palette repeats its last colour.
  package static func colored(_ raster: Raster, palette: [Color]) -> [UInt8] {
    guard let last = palette.last else { return inkOnPaper(raster) }
    let full = palette.prefix(256) + Array(repeating: last, count: max(0, 256 - palette.count))
    return encode(raster.width, raster.height, samples: raster.pixels, palette: Array(full))
  }

  /// The same, with how much of each colour covers what is behind: 0 nothing, 255 all.
  package static func washed(_ raster: Raster, palette: [Color], alphas: [UInt8]) -> [UInt8] {
    encode(
      raster.width, raster.height, samples: raster.pixels, palette: Array(palette.prefix(256)),
      alphas: Array(alphas.prefix(palette.count)))
  }

  private static func encode(
    _ width: Int, _ height: Int, samples: [UInt8], palette: [Color], alphas: [UInt8] = []
  ) -> [UInt8] {
    var header = bigEndian(UInt32(truncatingIfNeeded: width)) + bigEndian(UInt32(truncatingIfNeeded: height))
    header += [8, palette.isEmpty ? 0 : 3, 0, 0, 0]
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for row in 0..<height {
      rows.append(0)
      rows += samples[(row * width)..<((row + 1) * width)]
    }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", header)
    if !palette.isEmpty { file += chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }) }
    if !alphas.isEmpty { file += chunk("tRNS", alphas) }
    file += chunk("IDAT", Deflate.zlib(rows))
    file += chunk("IEND", [])
    return file
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(CRC32.of(body))
  }
}
