import Diagnostics
import Foundation
import TestSupport
import Testing

/// Every code's page has an example that gives the code and one that does not: both are run.
@Suite struct ExplanationTests {
  /// How an example is tried, and what it works on besides its text.
  private struct Setting {
    var arguments = ["check", "lección.md"]
    var environment: [String: String] = [:]
    /// Makes what the example needs in its folder.
    var prepare: (URL) throws -> Void = { _ in }
  }

  /// What takes somebody else, another server, or a machine without the data, and who tries that.
  private static let triedElsewhere: [Code: String] = [
    .interrupted: "InterruptTests", .missingDataset: "DataDirectiveTests",
    .downloadFailed: "DatasetFetcherFailureTests", .checksumDiffers: "DatasetFetcherFailureTests",
    // A warning, and so without a status of its own.
    .literalNumber: "LiteralNumbersTests",
  ]

  /// Those whose remedy is to download, which takes a server: DatasetFetcherTests has one of its own.
  private static let downloads: Set<Code> = [
    .missingDataset, .truncatedData, .corruptGzip, .corruptIDX, .downloadFailed, .checksumDiffers,
  ]

  /// The codes that only warn: the lesson is as sound as it was.
  private static let warnings: Set<Code> = [.malformedTable, .malformedFormula]

  @Test(arguments: Code.allCases.filter { triedElsewhere[$0] == nil })
  func theBadExampleGivesTheCode(code: Code) throws {
    let result = try run(code.explanation.bad, setting(of: code))
    #expect((result.errors + result.output).contains("\(code.rawValue)"), "\(result.errors)")
    #expect((result.status == 0) == Self.warnings.contains(code))
  }

  @Test(arguments: Code.allCases.filter { downloads.contains($0) })
  func theRemedyIsToDownload(code: Code) {
    guard case .command(let command) = code.explanation.good else {
      Issue.record("«\(code.explanation.good.text)» no es una orden")
      return
    }
    #expect(words(command) == ["leccion", "data", "get", "fashion_mnist"])
  }

  @Test(arguments: Code.allCases.filter { !downloads.contains($0) })
  func theGoodExampleIsSound(code: Code) throws {
    var setting = setting(of: code)
    if case .command = code.explanation.good { setting.environment = [:] }
    let result = try run(code.explanation.good, setting)
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.errors.contains("error[") && !result.errors.contains("aviso["), "\(result.errors)")
  }

  @Test(arguments: Code.allCases)
  func isAPage(code: Code) throws {
    let page = code.explanation
    #expect(page.text.count > 60 && page.text.hasSuffix("."))
    #expect(page.title.first?.isLowercase == true || page.title.hasPrefix("«"))
    #expect(page.bad != page.good)
    let result = try leccion("explain", code.rawValue.lowercased(), in: testsFolder)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("\(code.rawValue)  \(page.title)\n"))
  }

  private func run(_ example: Explanation.Example, _ setting: Setting) throws -> ProgramResult {
    try withTemporaryFolder { folder in
      var arguments = setting.arguments
      var text = "Hola.\n"
      switch example {
      case .lesson(let lesson): text = lesson
      case .command(let command): arguments = Array(words(command).dropFirst())
      }
      // What a page cannot show: a byte that is no text, and a text without end.
      var bytes: [UInt8] = []
      for scalar in text.unicodeScalars { bytes += scalar == "\u{FFFD}" ? [0xF3] : Array(String(scalar).utf8) }
      if text.contains("millones de letras") { bytes += Array(repeating: UInt8(ascii: "a"), count: 3_000_000) }
      try Data(bytes).write(to: folder.appendingPathComponent("lección.md"))
      try setting.prepare(folder)
      return try runProgram(arguments, in: folder, environment: testEnvironment.merging(setting.environment) { $1 })
    }
  }

  private func setting(of code: Code) -> Setting {
    let runs = ["run", "lección.md", "--to", "json", "-o", "-"]
    switch code {
    case .truncatedData: return Setting(arguments: runs, environment: ["LECCION_DATOS": data(of: "idx-cortado")])
    case .corruptGzip: return Setting(arguments: runs, environment: ["LECCION_DATOS": data(of: "gzip-dañado")])
    case .corruptIDX: return Setting(environment: ["LECCION_DATOS": data(of: "idx-otra-marca")])
    case .pathOutside: return Setting { try write($0, ["notas.csv": wellFormed]) }
    case .unreadableFile:
      return Setting { folder in
        let data = folder.appendingPathComponent("datos")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: false)
        try write(data, ["notas.csv": wellFormed])
      }
    case .unsuitableImage:
      return Setting { try copy("degradado.png", from: "bien/tablas-fórmulas-notas", to: $0, as: "red.png") }
    case .corruptCSV: return Setting { try write($0, ["mal.csv": "horas,nota\n1,2\n3\n", "bien.csv": wellFormed]) }
    case .corruptImage: return Setting(arguments: runs) { try copy("imagen-cortada/fotos", to: $0, as: "fotos") }
    case .corruptSound:
      return Setting(arguments: runs) { try copy("imágenes-y-sonidos-que-no-valen/roto", to: $0, as: "voces") }
    case .unsuitableFolder:
      return Setting { folder in
        let empty = folder.appendingPathComponent("vacía")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: false)
      }
    case .unsuitableTheme:
      return Setting { try write($0, ["claros.txt": "acento: #FFE600\n", "legibles.txt": "acento: #8A1C3B #F09AB0\n"]) }
    case .staleFrozen: return Setting { try write($0, ["lección.md": computing]) }
    case .unsuitableFrozen:
      return Setting { try write($0, ["lección.md": computing, "lección.congelada.json": "{\"format\": 1"]) }
    case .corruptModel: return Setting { try write($0, ["red.safetensors": "esto no es un modelo"]) }
    case .notFinite, .notRun, .tooMuchWork, .assertionFails, .textDiffers, .doesNotFail:
      return Setting(arguments: runs)
    default: return Setting()
    }
  }

  private func data(of name: String) -> String { testsFolder.appendingPathComponent("Cases/mal/\(name)/datos").path }
}

/// The words of a command, without what is said of it.
private func words(_ command: String) -> [String] {
  command.split(separator: " ").prefix { $0 != "#" }.map(String.init)
}

private let computing = "```{calcular}\n1 + 1\n```\n"
private let wellFormed = "horas,nota\n1,2\n2,4\n3,6\n4,8\n"

private func write(_ folder: URL, _ files: [String: String]) throws {
  for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
}

private func copy(_ name: String, from cases: String = "mal", to folder: URL, as new: String) throws {
  let source = testsFolder.appendingPathComponent("Cases/\(cases)").appendingPathComponent(name)
  try FileManager.default.copyItem(at: source, to: folder.appendingPathComponent(new))
}
