/// What an IDX file says of itself: unsigned bytes in so many dimensions, the slowest first.
///
/// The file starts with a magic number (0, 0, 8 for unsigned bytes, the rank) and the dimensions, 32 bits each,
/// big-endian. Source: the format's description on the page of the MNIST database (LeCun, Cortes, Burges).
package struct IDXHeader: Sendable, Equatable {
  package let dimensions: [Int]
  /// Bytes after the header.
  package let count: Int

  /// Bytes of the header itself.
  package static func size(rank: Int) -> Int { 4 + 4 * rank }

  /// Checks the first four bytes of a file.
  static func checkMagic(_ bytes: [UInt8], rank: Int) throws(IDXFault) {
    let magic = word(bytes[...])
    guard magic == 0x0800 | UInt32(rank) else { throw .magic(found: magic) }
  }

  /// Takes the dimensions' bytes; refuses zeros, and a product over the limit.
  init(dimensions bytes: [UInt8], limit: Int) throws(IDXFault) {
    dimensions = stride(from: 0, to: bytes.count, by: 4).map { Int(Self.word(bytes[$0..<$0 + 4])) }
    guard !dimensions.contains(0) else { throw .dimensions(found: dimensions) }
    var product = 1
    for size in dimensions {
      let (next, overflows) = product.multipliedReportingOverflow(by: size)
      guard !overflows, next <= limit else { throw .tooLarge(dimensions: dimensions) }
      product = next
    }
    count = product
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
