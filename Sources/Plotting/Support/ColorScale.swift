/// What the colours of a picture made of numbers go through, from byte 0 to byte 255.
package enum ColorScale: Sendable, Equatable, Codable {
  /// From little to much: dark violet to yellow.
  case viridis
  /// Two sides of a middle: orange below, blue above.
  case orangeBlue

  /// One colour for each byte.
  package var palette: [PNG.Color] {
    switch self {
    case .viridis: Viridis.palette
    case .orangeBlue: OrangeBlue.palette
    }
  }

  /// The byte in the middle of what is not there: nothing on the scale from little to much, the middle of the other.
  package var empty: UInt8 {
    switch self {
    case .viridis: 0
    case .orangeBlue: 128
    }
  }

  /// How many straight lines a gradient of these colours needs.
  var segments: Int {
    switch self {
    case .viridis: 15
    case .orangeBlue: 10
    }
  }

  /// 256 colours, straight lines between evenly spaced anchors `0xRRGGBB`; each channel is rounded to the nearest.
  static func palette(through anchors: [UInt32]) -> [PNG.Color] {
    let segments = anchors.count - 1
    return (0..<256).map { byte in
      let place = byte * segments / 255
      let rest = byte * segments % 255
      let left = anchors[place]
      let right = anchors[min(place + 1, segments)]
      func channel(_ shift: UInt32) -> UInt8 {
        let from = Int(left >> shift & 0xFF)
        let to = Int(right >> shift & 0xFF)
        return UInt8((from * (255 - rest) + to * rest + 127) / 255)
      }
      return PNG.Color(channel(16), channel(8), channel(0))
    }
  }
}

extension PNG.Color {
  /// `#rrggbb`.
  package var hex: String {
    "#" + [red, green, blue].map { value in (value < 16 ? "0" : "") + String(value, radix: 16) }.joined()
  }
}
