import JSON
import Neural

/// How the time of a dense epoch grows with one thing while all others stay: images, width or batch.
struct Scaling {
  let examples: Examples
  let threads: Int
  /// Clean slices for each point.
  let wanted: Int

  func measured() throws -> JSONValue {
    .object([
      "images": .array(try [1000, 3000, 10_000, 30_000, 60_000].map { try point($0, images: $0) }),
      "widths": .array(
        try [32, 128, 512, 1024, 2048, 4096].map { try point($0, images: min(20_000, 7_680_000 / $0), width: $0) }),
      "batches": .array(
        try [1, 4, 16, 32, 128, 1024].map { try point($0, images: $0 < 16 ? 5000 : 20_000, batchSize: $0) }),
    ])
  }

  /// Picoseconds for each image and parameter.
  private func point(
    _ value: Int, images: Int, width: Int = 128, batchSize: Int = Subject.batchSize
  ) throws -> JSONValue {
    let network = try Subject.dense.network(width: width)
    let slices = try Slices(
      of: network, on: examples[0..<images], batchSize: batchSize, threads: threads, wanted: wanted)
    let work = Double(images) * Double(network.parameterCount)
    return .object([
      "value": .integer(value),
      "seconds": .optional(slices.medianSeconds),
      "picoseconds": .optional(slices.medianSeconds.map { 1e12 * $0 / work }),
      "dropped": .integer(slices.droppedCount),
    ])
  }
}
