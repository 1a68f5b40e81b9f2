/// A character that a lesson does not hold, with which places are marked in the copy of it that libcmark reads.
///
/// libcmark takes it for a letter: a mark is a piece of a word. Its own columns are not to be trusted.
struct Mark: Sendable {
  /// What a mark tells.
  enum Content: Equatable {
    /// The offset in the source of the sign that follows; of `{=`, the one before.
    case place(Int)
    /// Which formula or reference to a note stood here.
    case slot(Int)
    /// The end of a table's cell.
    case cell
  }

  /// A part of a text with marks.
  enum Piece: Equatable {
    case text(String)
    case mark(Content)
  }

  /// The character's bytes.
  let sign: [UInt8]

  /// Chooses the first noncharacter, or else the first of a private plane, that a text has not: the cap on a lesson's
  /// size leaves one.
  init(absentFrom bytes: [UInt8]) {
    var isTaken: Set<UInt32> = []
    for index in bytes.indices.dropLast(2) where bytes[index] == 0xEF && bytes[index + 1] == 0xB7 {
      isTaken.insert(0xFDC0 + UInt32(bytes[index + 2] & 0x3F))
    }
    let noncharacter = (0xFDD0...0xFDEF as ClosedRange<UInt32>).first { !isTaken.contains($0) }
    sign = Self.encoded(noncharacter ?? Self.privateScalar(absentFrom: bytes))
  }

  private static func privateScalar(absentFrom bytes: [UInt8]) -> UInt32 {
    let found = Set(String(decoding: bytes, as: UTF8.self).unicodeScalars.lazy.map(\.value).filter { $0 >= 0xF0000 })
    return (0xF0000...0xFFFFD as ClosedRange<UInt32>).first { !found.contains($0) } ?? 0xF0000
  }

  private static func encoded(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
  }

  // MARK: Writing

  func bytes(_ content: Content) -> [UInt8] {
    switch content {
    case .place(let offset): sign + Array(String(offset).utf8) + sign
    case .slot(let number): sign + Array("s\(number)".utf8) + sign
    case .cell: sign + Array("c".utf8) + sign
    }
  }

  // MARK: Reading

  /// The marks of a text and what stands between them, nothing that is empty.
  func pieces(of text: String) -> [Piece] {
    guard isIn(text) else { return text.isEmpty ? [] : [.text(text)] }
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var start = 0
    var index = 0
    var isInMark = false
    while index < bytes.count {
      guard bytes[index] == sign[0], bytes[index...].starts(with: sign) else {
        index += 1
        continue
      }
      Self.append(bytes[start..<index], isMark: isInMark, to: &pieces)
      isInMark.toggle()
      index += sign.count
      start = index
    }
    Self.append(bytes[start...], isMark: false, to: &pieces)
    return pieces
  }

  /// A text without its marks.
  func unmarked(_ text: String) -> String {
    guard isIn(text) else { return text }
    return pieces(of: text).map { if case .text(let part) = $0 { part } else { "" } }.joined()
  }

  func isIn(_ text: String) -> Bool {
    // Most texts have none of its bytes.
    guard text.utf8.contains(sign[0]) else { return false }
    var found = 0
    for byte in text.utf8 {
      found = byte == sign[found] ? found + 1 : (byte == sign[0] ? 1 : 0)
      if found == sign.count { return true }
    }
    return false
  }

  private static func append(_ bytes: ArraySlice<UInt8>, isMark: Bool, to pieces: inout [Piece]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard isMark else {
      if !text.isEmpty { pieces.append(.text(text)) }
      return
    }
    switch text.utf8.first {
    case UInt8(ascii: "c"): pieces.append(.mark(.cell))
    case UInt8(ascii: "s"): pieces.append(.mark(.slot(Int(text.dropFirst()) ?? 0)))
    default: pieces.append(.mark(.place(Int(text) ?? 0)))
    }
  }
}
