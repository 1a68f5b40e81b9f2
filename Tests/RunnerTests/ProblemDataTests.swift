import Datasets
import Diagnostics
import FileSystem
import Foundation
import Neural
import Runner
import TestSupport
import Testing

/// Every problem with data and with training, as a person reads it: `Esperado/datos-y-entrenamiento.txt`.
@Suite struct ProblemDataTests {
  private static let faults: [FileFault] = [
    .absent, .present, .notPermitted, .folder, .notRegular, .notFolder, .linkLoop, .longName, .diskFull, .sizeLimit,
    .readOnly, .outOfMemory, .noReader, .system(errno: 5),
  ]
  private static let formats: [IDXFault] = [
    .magic(found: 0xD03), .dimensions(found: [10, 14, 14]), .dimensions(found: [0]),
    .tooLarge(dimensions: [4_294_967_295, 28, 28]),
    .trailingBytes(1), .trailingBytes(1_048_576), .counts(images: 60_000, labels: 1), .counts(images: 1, labels: 0),
    .label(10, classes: 10),
  ]
  private static let downloads: [(DownloadFault, Int32)] = [
    (.curlMissing, 0), (.cannotStart(errno: 13), 0), (.unsupportedURL, 0), (.unknownHost, 0), (.cannotConnect, 0),
    (.refused, 404),
    (.brokenOff, 200), (.tooSlow, 200), (.insecure, 0), (.redirectedTooOften, 302), (.tooLarge, 200),
    (.other(exit: 99), 0),
  ]
  private static let trainings: [TrainingError] = [
    .notCompiled, .notFinite(epoch: 1), .stopped, .inputShape(expected: [28, 28], found: [14, 14]),
    .inputShape(expected: [], found: [3]), .label(9, outputs: 1), .label(9, outputs: 5), .empty,
    .targets(expected: 10, found: 1), .tooLarge(bytes: 70_000_000_000), .index(12_000, limit: 12_000),
    .index(-1, limit: 2), .index(0.5, limit: 2), .index(3.9999998, limit: 9), .index(1e-30, limit: 9),
    .index(-1e30, limit: 9), .index(.nan, limit: 9), .index(-.infinity, limit: 9), .noThreads(64), .foreignState,
    .notProbability(2), .notProbability(-0.5),
  ]

  private static let place = CSVPlace(line: 3, column: 2, name: "ancho")
  private static let tables: [CSVFault] = [
    .empty, .noRows, .notUTF8(line: 2), .notUTF8(line: 1, looksLikeUTF16: true),
    .unclosedQuote(line: 7), .strayQuote(line: 2, column: 3),
    .fieldCount(line: 4, expected: 3, found: 1), .noHeader, .emptyName(column: 2), .repeatedName("a"),
    .unknownColumn("acho", known: ["ancho", "largo"]),
    .unknownColumn("x", known: (0..<30).map { "c\($0)" }), .noInputs, .missing(place),
    .notNumber(place, text: "uno"), .decimalComma(place, text: "-1,5"), .notFinite(place, text: "inf"),
    .tooManyRows(limit: 1 << 20), .tooManyColumns(limit: 4096), .tooManyCells(limit: 1 << 23),
    .tooManyCategories(name: "id", limit: 256),
    .tooManyCategories(name: "precio", limit: 256, numberLike: "4.824.137"), .tooLongWord(place, limit: 1000),
    .allMissing(name: "ancho"),
  ]
  private static let images: [ImageFault] =
    [
      .unknownFormat, .truncated, .size(width: 0, height: 3), .header, .chunk("IDAT"), .checksum(chunk: "IHDR"),
      .corruptPixels, .tooManyPixels, .paletteIndex(7, colors: 1), .segment(marker: 0xC4),
      .differentSize(width: 3, height: 4, expectedWidth: 28, expectedHeight: 28),
    ]
    + [
      UnsupportedJPEG.arithmeticCoding, .lossless, .hierarchical, .bits(12), .components(4), .sampling, .lateHeight,
    ].map { .unsupported($0) }
  private static let sounds: [SoundFault] = [
    .notWAV, .truncated, .chunk("fmt "), .unsupported(format: 2, bits: 4), .channels(0), .sampleRate(0), .noSamples,
    .notFinite(sample: 1000), .tooLong(limit: 1 << 25), .differentRate(16_000, expected: 8000),
  ]
  private static let folders: [ClassFolderFault] = [
    .noClasses, .tooManyClasses(limit: 256), .emptyClass("gato"), .tooManyFiles(limit: 20_000), .strange("notas.txt"),
    .mixed("2.wav"), .classOfOnePart("gato"), .tooLarge(limit: 1 << 28),
  ]
  private static let preparations: [PreparationFault] = [
    .hasTest, .tooFew(1), .noImages, .shiftTooLarge([28, 28]), .noWaves, .windowTooLong(100), .tooManyBands, .noClasses,
    .tooLarge(limit: 1 << 27),
  ]

  private static let data: [DatasetError] =
    [
      .unknown(name: "mnist"),
      .missing(name: "fashion_mnist", searched: ["datos/fashion_mnist", "/usr/share/leccion"]),
      .missing(name: "fashion_mnist", searched: []),
      .truncated(path: "datos/x", expected: 47_040_016, found: 1), .truncated(path: "datos/x", expected: 16, found: 0),
      .unfinishedGzip(path: "datos/x.gz"), .corruptGzip(path: "datos/x.gz"),
      .checksum(path: "datos/x", expected: String(repeating: "a", count: 64), found: String(repeating: "b", count: 64)),
      .interrupted,
    ] + faults.map { .unreadable(path: "datos/x", reason: $0) }
    + faults.map { .cannotWrite(path: "datos/x", reason: $0) }
    + formats.map { .corruptIDX(path: "datos/x", $0) }
    + [.tooLarge(path: "datos/x", limit: 1 << 26), .outside(path: "../x")]
    + tables.map { .corruptCSV(path: "datos/x.csv", $0) } + images.map { .corruptImage(path: "a/1.png", $0) }
    + sounds.map { .corruptSound(path: "a/1.wav", $0) } + folders.map { .classFolder(path: "fotos", $0) }
    + downloads.map { .download(url: "https://ejemplo.org/x.gz", status: $0.1, reason: $0.0) }

  @Test func readAsTheyShould() {
    let source = SourceText(path: "lección.md", "```{entrenar red}\n```\n")
    let place = SourceRange(3, 17)
    let printer = ProblemPrinter(isColored: false)
    let all =
      Self.data.map { printer.text(.dataset($0), in: nil) }
      + Self.trainings.map { printer.text(.training($0, at: place), in: source) }
      + Self.preparations.map { printer.text(.preparation($0, of: "moda", at: place), in: source) }
    let file = testsFolder.appendingPathComponent("RunnerTests/Esperado/datos-y-entrenamiento.txt")
    expectGolden(all.joined(separator: "\n"), at: file)
  }

  /// One more case in these types must be one more sentence above: the switches fail to compile without it.
  @Test func nothingIsLeftOut() {
    func name(_ error: DatasetError) -> Int {
      switch error {
      case .unknown: 0
      case .missing: 1
      case .unreadable: 2
      case .truncated: 3
      case .unfinishedGzip: 4
      case .corruptGzip: 5
      case .corruptIDX: 6
      case .checksum: 7
      case .download: 8
      case .cannotWrite: 9
      case .interrupted: 10
      case .tooLarge: 11
      case .outside: 12
      case .corruptCSV: 13
      case .corruptImage: 14
      case .corruptSound: 15
      case .classFolder: 16
      }
    }
    func name(_ error: TrainingError) -> Int {
      switch error {
      case .notCompiled: 0
      case .notFinite: 1
      case .stopped: 2
      case .inputShape: 3
      case .label: 4
      case .empty: 5
      case .tooLarge: 6
      case .targets: 7
      case .index: 8
      case .noThreads: 9
      case .foreignState: 10
      case .notProbability: 11
      }
    }
    #expect(Set(Self.data.map { name($0) }) == Set(0...16))
    #expect(Set(Self.trainings.map { name($0) }) == Set(0...11))
  }
}
