import Datasets
import JSON
import Neural
import PeakFMA

// Measures the engine without a lesson around it, and prints one JSON value. What it prints is read by `comparar.py`.

let usage = """
  usage: EngineBench machine                         instruction sets and peak
                     train dense|cnn EPOCHS          seconds of each epoch, accuracy reached
                     share dense|cnn THREADS WANTED  share of the peak over WANTED clean slices
                     scale THREADS WANTED            time by images, width and batch
                     load TIMES                      seconds of reading the dataset
  """

/// The number at a place of the command line.
func number(_ index: Int) -> Int {
  guard CommandLine.arguments.count > index, let value = Int(CommandLine.arguments[index]), value > 0 else {
    fail(usage)
  }
  return value
}

func machine() -> JSONValue {
  let processors = Engine.processors
  func best(threads: Int) -> Double { (0..<20).map { _ in peak_gflops(Int32(clamping: threads), 0.01) }.max() ?? 0 }
  return .object([
    "levels": .array(SIMDLevel.allCases.filter(\.isAvailable).map { .string($0.rawValue) }),
    "best": .string(SIMDLevel.best.rawValue),
    "processors": .integer(processors),
    "peak_instructions": .string(String(cString: peak_instructions())),
    "peak_one": .number(best(threads: 1)),
    "peak_all": .number(best(threads: processors)),
  ])
}

func measured() throws -> JSONValue {
  let arguments = CommandLine.arguments
  func dataset() throws -> Dataset { try library.load(datasetName) }
  func images() throws -> Examples { try dataset().training.divided(by: 255) }
  func subject() -> Subject {
    guard arguments.count > 2, let subject = Subject(rawValue: arguments[2]) else { fail(usage) }
    return subject
  }
  switch arguments.dropFirst().first {
  case "machine": return machine()
  case "train": return try train(subject(), on: dataset(), epochs: number(3))
  case "share": return try share(of: subject(), on: images(), threads: number(3), wanted: number(4))
  case "scale": return try Scaling(examples: images(), threads: number(2), wanted: number(3)).measured()
  case "load": return try load(times: number(2))
  default: fail(usage)
  }
}

do {
  print(try measured().text())
} catch {
  fail("\(error)")
}
