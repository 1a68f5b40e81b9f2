import Datasets
import Diagnostics
import FileSystem
import Foundation
import JSON
import Neural
import Runner
import TestSupport
import Testing

/// Every problem with a saved model, as a person reads it: `Esperado/modelos.txt`.
@Suite struct ProblemSavingTests {
  private static let files: [LessonFileFault] = [
    .outside("../red.safetensors"), .unreadable("red.safetensors", reason: .absent),
    .tooLarge("red.safetensors", bytes: 300_000_000, limit: 268_435_456),
  ]
  private static let kinds: [JSONFault.Kind] = [
    .unfinished, .unexpected, .string, .number, .repeatedKey, .trailing, .depth, .tooLarge,
  ]
  private static let architectures: [ArchitectureFault] =
    [
      .absent, .malformed, .unknownVersion(2), .tooManyLayers(5000), .unknownKind(layer: 3, kind: "Capsule"),
      .unknownOption(layer: 3, kind: "Dense", option: "use_bias"),
      .badOption(layer: 3, kind: "Dense", option: "units"), .shape(.noLayers),
      .shape(.unexpectedInput(layer: 2, shape: [28, 28], wanted: .row)), .shape(.invalidSize(layer: 2, size: -1)),
      .shape(.unsuitableOutput(shape: [3, 3])), .unsavable(layer: 2),
    ] + kinds.map { .json(JSONFault(kind: $0, offset: 12)) }
  private static let all: [SavingError] =
    [
      .truncated(expected: 1_234_567, found: 1), .trailingBytes(1), .trailingBytes(12), .headerSize(0),
      .malformedEntry(""), .malformedEntry("1.kernel"), .unknownType(tensor: "1.kernel", type: "I64"),
      .tooLarge(tensor: "1.kernel"), .rangeSize(tensor: "1.kernel", expected: 24, found: 20),
      .rangeStart(tensor: "1.kernel", expected: 24, found: 20), .notFinite(tensor: "1.kernel"),
      .missingTensor("1.kernel", shape: [784, 128]), .unexpectedTensor("7.bias"),
      .tensorShape("1.kernel", expected: [784, 128], found: [784, 64]),
      .tensorShape("1.bias", expected: [2], found: []),
      .malformedEntry(String(repeating: "largo ", count: 1000) + "\u{1B}[31m"),
    ] + kinds.map { .header(JSONFault(kind: $0, offset: 12)) } + architectures.map { .architecture($0) }

  @Test func readAsTheyShould() {
    let source = SourceText(path: "lección.md", "```{modelo #red desde=red.safetensors}\n```\n")
    let place = SourceRange(22, 37)
    let printer = ProblemPrinter(isColored: false)
    let texts =
      Self.files.map { printer.text(.lessonFile($0, at: place), in: source) }
      + Self.all.map { printer.text(.saving($0, file: "red.safetensors"), in: nil) }
    let file = testsFolder.appendingPathComponent("RunnerTests/Esperado/modelos.txt")
    expectGolden(texts.joined(separator: "\n"), at: file)
  }

  /// One more case in these types must be one more sentence above: the switches fail to compile without it.
  @Test func nothingIsLeftOut() {
    func name(_ error: SavingError) -> Int {
      switch error {
      case .truncated: 0
      case .trailingBytes: 1
      case .headerSize: 2
      case .header: 3
      case .malformedEntry: 4
      case .unknownType: 5
      case .tooLarge: 6
      case .rangeSize: 7
      case .rangeStart: 8
      case .notFinite: 9
      case .architecture: 10
      case .missingTensor: 11
      case .unexpectedTensor: 12
      case .tensorShape: 13
      }
    }
    func name(_ fault: ArchitectureFault) -> Int {
      switch fault {
      case .absent: 0
      case .json: 1
      case .malformed: 2
      case .unknownVersion: 3
      case .tooManyLayers: 4
      case .unknownKind: 5
      case .unknownOption: 6
      case .badOption: 7
      case .shape: 8
      case .unsavable: 9
      }
    }
    #expect(Set(Self.all.map { name($0) }) == Set(0...13))
    #expect(Set(Self.architectures.map { name($0) }) == Set(0...9))
  }
}
