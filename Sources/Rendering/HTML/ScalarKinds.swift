/// What a scalar is, told at once for those of ASCII, which are nearly all.
extension Unicode.Scalar {
  /// A letter, or a mark that stands on one.
  var isLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: false
    case 0x300...0x36F: true
    default: properties.isAlphabetic
    }
  }

  var isDigit: Bool {
    if value < 0x80 { return (0x30...0x39).contains(value) }
    return properties.numericType != nil
  }

  var isSpace: Bool {
    if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
    return properties.isWhitespace
  }

  var isNewline: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
