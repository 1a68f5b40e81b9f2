/// Makes bytes that are nearly what a reader expects.
package struct Mutator {
  private let seeds: [[UInt8]]
  private let pieces: [[UInt8]]
  private var dice: Dice

  /// The largest input that is made.
  private static let mostBytes = 1 << 18
  /// Numbers in words as far out as they go.
  private static let numbers = [
    "-9223372036854775808", "9223372036854775807", "18446744073709551615", "-1", "1e308",
  ].map { Array($0.utf8) }

  package init(seeds: [[UInt8]], pieces: [String], seed: UInt64) {
    self.seeds = seeds.isEmpty ? [[]] : seeds
    self.pieces = pieces.map { Array($0.utf8) }
    dice = Dice(seed: seed)
  }

  /// One of the seeds, changed in a few places.
  package mutating func next() -> [UInt8] {
    var bytes = seeds[dice.below(seeds.count)]
    for _ in 0...dice.below(8) { change(&bytes) }
    return Array(bytes.prefix(Self.mostBytes))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let at = dice.below(bytes.count + 1)
    let end = min(bytes.count, at + dice.below(1 + dice.below(64)))
    switch dice.below(10) {
    case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8(dice.below(8))
    case 1 where at < bytes.count: bytes[at] = [0, 1, 0x7F, 0x80, 0xFF, 0x0A, 0x22][dice.below(7)]
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
    case 4: bytes.removeSubrange(at...)
    case 5 where !pieces.isEmpty: bytes.insert(contentsOf: pieces[dice.below(pieces.count)], at: at)
    case 6:
      let other = seeds[dice.below(seeds.count)]
      let from = dice.below(other.count + 1)
      bytes.insert(contentsOf: other[from..<min(other.count, from + dice.below(200))], at: at)
    case 7 where at + 4 <= bytes.count:
      // A size or a count, as large as it goes.
      let value = [0xFFFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0, 1, 0x0100_0000][dice.below(6)] as UInt32
      let isLittle = dice.below(2) == 0
      for place in 0..<4 { bytes[at + place] = UInt8(value >> UInt32(8 * (isLittle ? place : 3 - place)) & 0xFF) }
    case 8:
      let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let first = bytes[at...].firstIndex(where: isDigit) else { return }
      let last = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
      bytes.replaceSubrange(first..<last, with: Self.numbers[dice.below(Self.numbers.count)])
    default:
      let piece = bytes[at..<end]
      for _ in 0..<dice.below(50) { bytes.insert(contentsOf: piece, at: at) }
    }
  }
}
