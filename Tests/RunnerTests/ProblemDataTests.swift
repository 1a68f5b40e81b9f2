import Datasets
import Diagnostics
import Foundation
import Neural
import Runner
import TestSupport
import Testing

/// What a person reads for each thing that can go wrong with data or in a training.
@Suite struct ProblemDataTests {
  static let file = "datos/train-images-idx3-ubyte.gz"
  static let url = "http://ejemplo.es/train-images-idx3-ubyte.gz"

  static let fileFaults: [FileFault] = [
    .absent, .notPermitted, .folder, .notRegular, .notFolder, .linkLoop, .diskFull, .readOnly, .outOfMemory,
    .system(errno: 5),
  ]
  static let downloadFaults: [(DownloadFault, Int32)] = [
    (.curlMissing, 0), (.cannotStart(errno: 8), 0), (.unsupportedURL, 0), (.unknownHost, 0), (.cannotConnect, 0),
    (.refused, 404), (.brokenOff, 206), (.tooSlow, 0), (.insecure, 0), (.redirectedTooOften, 0), (.tooLarge, 0),
    (.other(exit: 99), 0),
  ]
  static let idxFaults: [IDXFault] = [
    .magic(found: 0x0D03), .dimensions(found: [0, 28, 28]), .tooLarge(dimensions: [4_294_967_295, 28, 28]),
    .trailingBytes(2), .counts(images: 60000, labels: 59999), .label(10, classes: 10),
  ]
  static var datasetErrors: [DatasetError] {
    [
      .unknown(name: "nada"), .missing(name: "fashion_mnist", searched: ["/a", "/b"]),
      .truncated(path: file, expected: 47_040_016, found: 12), .unfinishedGzip(path: file), .corruptGzip(path: file),
      .checksum(path: file, expected: "00ff", found: "ff00"), .interrupted,
    ] + fileFaults.map { .unreadable(path: file, reason: $0) } + fileFaults.map { .cannotWrite(path: file, reason: $0) }
      + downloadFaults.map { .download(url: url, status: $0.1, reason: $0.0) }
      + idxFaults.map { .corruptIDX(path: file, $0) }
  }
  static let trainingErrors: [TrainingError] = [
    .notCompiled, .notFinite(epoch: 3), .stopped, .inputShape(expected: [28, 28], found: [14, 14]),
    .label(12, outputs: 10), .empty, .tooLarge(bytes: 1 << 40),
  ]

  @Test func everyErrorHasItsSentence() {
    let place = SourceRange(0, 0)
    let problems =
      Self.datasetErrors.map { Problem.dataset($0) } + Self.trainingErrors.map { Problem.training($0, at: place) }
    let text = problems.map { ProblemPrinter().text($0, in: nil) }.joined(separator: "\n")
    expectGolden(text, at: testsFolder.appendingPathComponent("RunnerTests/Esperado/datos-y-entrenamiento.txt"))
  }
}
