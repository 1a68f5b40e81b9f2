import Datasets
import Foundation

/// Files made by hand, so that tests need nothing from outside.
enum Samples {
  /// An IDX file of unsigned bytes.
  static func idx(_ dimensions: [Int], _ bytes: [UInt8]) -> [UInt8] {
    idxHeader(dimensions.map { UInt32($0) }) + bytes
  }

  static func idxHeader(_ dimensions: [UInt32], type: UInt8 = 8) -> [UInt8] {
    [0, 0, type, UInt8(dimensions.count)] + dimensions.flatMap(bigEndian)
  }

  /// A gzip member that stores its content as it is (RFC 1951, 3.2.4; RFC 1952).
  static func gzip(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = content[...]
    repeat {
      let block = rest.prefix(60_000)
      rest = rest.dropFirst(block.count)
      let size = littleEndian(UInt32(block.count)).prefix(2)
      result += [rest.isEmpty ? 1 : 0] + size + size.map { ~$0 } + block
    } while !rest.isEmpty
    return result + littleEndian(crc(content)) + littleEndian(UInt32(content.count))
  }

  /// 6 images of 10×10, the byte at i being (i·i/7) mod 19, as `gzip -9 -n` compresses them: one block with its own
  /// Huffman codes.
  static let imagesContent = idx([6, 10, 10], (0..<600).map { UInt8($0 * $0 / 7 % 19) })
  static let images = bytes(
    """
    1f8b08000000000002ffed8e410e052108c540840115f579ffc38e8b39c5cf6fd26d53221722b26bfbe422fa449f608d8478928d63c9019b\
    3525ebd4ed3414ada21baf6605b3bb0a1fec352f6be3b0a8df46b1b6d83a6a830ef2ad5fc2109c768651ba2043f936e251294cf49ff8b989\
    179f2a576668020000
    """)

  /// A gzip member of 1051 bytes whose content is a MiB of zeros.
  static let zeros =
    bytes("1f8b08000000000002ffedc13101000000c2a0f54f6d085fa0")
    + [UInt8](repeating: 0, count: 1016) + bytes("3e031cea38a700001000")

  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  static func bigEndian(_ word: UInt32) -> [UInt8] { (0..<4).map { UInt8(word >> (24 - 8 * $0) & 255) } }
  static func littleEndian(_ word: UInt32) -> [UInt8] { bigEndian(word).reversed() }

  static func crc(_ content: [UInt8]) -> UInt32 {
    let remainder = content.reduce(UInt32.max) { remainder, byte in
      (0..<8).reduce(remainder ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~remainder
  }
}

// MARK: - A small dataset

extension Samples {
  /// Nine and three images of 2×3 in four classes; its files are those of `miniFiles`.
  static let mini = NamedDataset(
    facts: DatasetFacts(
      name: "mini", classNames: ["Uno", "Dos", "Tres", "Cuatro"], inputShape: [2, 3], trainingCount: 9, testCount: 3,
      isImages: true, summary: "Un conjunto de ejemplo."),
    training: IDXPair(images: "a-images", labels: "a-labels"),
    test: IDXPair(images: "b-images", labels: "b-labels"),
    systemFolders: [],
    publication: Publication(baseURL: "http://127.0.0.1:9/", files: miniFiles.map(published)))

  static let miniFiles: [(name: String, content: [UInt8])] = [
    ("a-images", idx([9, 2, 3], (0..<54).map { UInt8($0 * 5 % 256) })),
    ("a-labels", idx([9], [0, 1, 2, 3, 0, 1, 2, 3, 0])),
    ("b-images", idx([3, 2, 3], (0..<18).map { UInt8(255 - $0) })),
    ("b-labels", idx([3], [3, 2, 1])),
  ]

  /// Like `mini`, with a first file of 400 kB, so that there is time to break it off.
  static let large: (dataset: NamedDataset, files: [(name: String, content: [UInt8])]) = {
    var files = miniFiles
    files[0].content = idx([9, 2, 3], (0..<54).map { UInt8($0) }) + (0..<400_000).map { UInt8($0 * $0 % 251) }
    var dataset = mini
    dataset.publication.files = files.map(published)
    return (dataset, files)
  }()

  static func published(_ file: (name: String, content: [UInt8])) -> PublishedFile {
    PublishedFile(
      name: file.name, compressedSize: gzip(file.content).count, size: file.content.count,
      sha256: sha256(file.content))
  }

  /// `ContentDigestTests` holds the digest to known values.
  private static func sha256(_ content: [UInt8]) -> String {
    (try? ContentDigest(of: .memory(content, path: "muestra"), limit: content.count).sha256) ?? ""
  }

  /// Writes files into a new folder, plain or as gzip.
  static func write(
    _ files: [(name: String, content: [UInt8])], to folder: URL, compressed: Bool = false
  ) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files {
      let name = file.name + (compressed ? ".gz" : "")
      let bytes = compressed ? gzip(file.content) : file.content
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
  }
}
