import JSON
import Neural

/// How long an epoch of 60 000 images takes, and what share of the machine's peak it uses.
func share(of subject: Subject, on examples: Examples, threads: Int, wanted: Int) throws -> JSONValue {
  let part = examples[0..<subject.imagesOfASlice]
  let slices = try Slices(of: subject.network(), on: part, threads: threads, wanted: wanted)
  let operations = subject.operationsPerImage * Double(part.count)
  let seconds = slices.medianSeconds
  return .object([
    "threads": .integer(threads),
    "peak": .number(slices.bestPeak),
    "epoch": .optional(seconds.map { $0 / Double(part.count) * Double(examples.count) }),
    "share": .optional(seconds.map { 1e-9 * operations / $0 / slices.bestPeak }),
    "clean": .integer(slices.clean.count),
    "dropped": .integer(slices.droppedCount),
  ])
}
