import Datasets
import Diagnostics
import Directives
package import Foundation
import JSON
import LanguageServer
import Lesson
import Neural
import Preview
import Runner

/// Something that reads what nobody vouches for: whatever the bytes are, it comes back.
package struct FuzzTarget: Sendable {
  package let name: String
  /// How the names of the files end from which inputs are made.
  let endings: [String]
  /// Texts that mean something to it.
  package let pieces: [String]
  package let read: @Sendable ([UInt8]) -> Void

  /// The files below the project's lessons and tests that it could be given.
  package func seeds(below folder: URL) -> [[UInt8]] {
    var found: [String: [UInt8]] = [:]
    for part in ["Lessons", "Tests"] {
      let start = folder.appendingPathComponent(part)
      let files = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard endings.contains(where: file.lastPathComponent.hasSuffix), let data = try? Data(contentsOf: file),
          data.count <= 1 << 16
        else { continue }
        found[file.path] = Array(data)
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// All targets; a reader of something new is a line here.
package let fuzzTargets: [FuzzTarget] = [
  FuzzTarget(name: "lección", endings: [".md"], pieces: lessonPieces, read: readLesson),
  FuzzTarget(name: "expresión", endings: [".md"], pieces: lessonPieces, read: readExpressions),
  FuzzTarget(name: "idx", endings: ["-ubyte"], pieces: []) { bytes in
    for rank in 1...3 { _ = try? IDXReader.read(.memory(bytes, path: "a"), rank: rank, limit: 1 << 24) }
  },
  FuzzTarget(name: "gzip", endings: [".gz"], pieces: ["\u{1F}"]) { bytes in
    _ = try? StoredContent.memory(bytes, path: "a.gz").bytes(limit: 1 << 24)
  },
  FuzzTarget(name: "csv", endings: [".csv"], pieces: [",", ";", "\t", "\"", "\r\n", "nan", "1e999", "-0"]) { bytes in
    let content = StoredContent.memory(bytes, path: "a.csv")
    for missing in [MissingValues?.none, .rowDropped, .filledWithMean] {
      if let missing { _ = try? CSVReader.read(content, options: CSVOptions(missing: missing)) }
    }
    _ = try? CSVReader.read(content)
  },
  FuzzTarget(name: "imagen", endings: [".png", ".jpg"], pieces: ["IHDR", "IDAT", "PLTE", "tRNS", "IEND"]) { bytes in
    let content = StoredContent.memory(bytes, path: "a")
    _ = try? DecodedImage.size(of: content)
    _ = try? DecodedImage.read(content)
  },
  FuzzTarget(name: "sonido", endings: [".wav"], pieces: ["RIFF", "WAVE", "fmt ", "data", "LIST"]) { bytes in
    let content = StoredContent.memory(bytes, path: "a.wav")
    _ = try? WAVReader.header(of: content)
    _ = try? WAVReader.read(content)
  },
  FuzzTarget(name: "modelo", endings: [".safetensors"], pieces: jsonPieces + ["Dense", "LSTM", "F32"]) { bytes in
    _ = try? Safetensors(bytes)
    _ = try? Network(saved: bytes)
  },
  FuzzTarget(name: "congelada", endings: [".congelada.json"], pieces: jsonPieces + ["\"_0\":", "nan"]) { bytes in
    _ = try? FrozenLesson(reading: bytes).outputs()
  },
  FuzzTarget(name: "mensaje", endings: [".json"], pieces: jsonPieces, read: readMessage),
  FuzzTarget(name: "cuaderno", endings: [".json"], pieces: jsonPieces + messagePieces, read: readNotebookMessages),
  FuzzTarget(name: "petición", endings: [".txt"], pieces: requestPieces, read: readRequests),
  FuzzTarget(name: "marcos", endings: [".png", ".json"], pieces: ["\u{81}", "\u{1}", "\u{0}", "\u{7F}"]) { bytes in
    var reader = FrameReader()
    reader.append(bytes)
    while let event = try? reader.next() { if case .close = event { return } }
  },
]

private let jsonPieces = ["{", "}", "[", "]", ":", ",", "\"", "\\u", "\\", "null", "1e999", "-", "true", "0"]

private let messagePieces = [
  "\"change\"", "\"insert\"", "\"target\"", "\"block\"", "\"source\"", "\"text\"", "\"uid\"", "\"p1\"", "-1", "```\\n",
  "{calcular}", "\\n\\n", "> ", "---\\n", "# ", "<!--", "[^a]: ", "- ",
]

private let requestPieces = [
  "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", "\r\n", "\r\n\r\n", ":", " ", "%", "%41", "?", "&", "=", "/../", "\r",
  "Cookie: leccion-1=", "Upgrade: websocket\r\n", "Sec-WebSocket-Key: ", "Content-Length: 5\r\n",
]

private let lessonPieces = [
  "```", "~~~~", "{", "}", "{=", "`", "``", "> ", "- ", "\t", "    ", "\r", "\n", "\r\n", "#", "\"", "(", "[", "]", ")",
  ":", "=", ",", "---\n", "\u{0}", "\u{FEFF}", "ñ", "\u{302}", "🎉", "<div>", "<!--", "{{", "\\", "no ", "en ",
  "\u{E000}1\u{E001}", "1e999", "0,5", "± ", "\n\n", "$", "$$", "\\frac{", "|", "|---|", "[^1]", "[^1]: ", "![", "](",
  "[!SOLUCIÓN]", "[!PREGUNTA]", "```{modelo #a}\n", "capas:\n- densa(3)\n", "99999999999", "f(x) = x",
]

/// Reads, checks and shows a lesson, and tells its problems in every format.
@Sendable private func readLesson(_ bytes: [UInt8]) {
  let source = SourceText(path: "mutada.md", bytes: bytes)
  let parsed = parseLesson(source)
  let checked = check(
    parsed.document, problems: parsed.problems, directives: allDirectives,
    library: DatasetLibrary(environment: [:], datasets: []))
  let printer = ProblemPrinter()
  for problem in checked.problems.prefix(200) { _ = printer.text(problem, in: source) }
  let files = [FileProblems(source: source, problems: checked.problems)]
  _ = files.json.text() + files.sarif(version: "0").text() + files.gitHub
  _ = source.applyingFixes(of: checked.problems)
  let texts = Replacements(
    directives: parsed.document.directives.map { _ in "<b>" },
    inlineValues: parsed.document.inlineValues.map { _ in "1" })
  _ = parsed.document.html(texts)
  _ = parsed.document.markdown(texts)
}

@Sendable private func readExpressions(_ bytes: [UInt8]) {
  let source = SourceText(path: "mutada.md", bytes: bytes)
  let scope = Scope()
  for line in 1...max(1, min(200, source.lineCount)) {
    let fragment = SourceFragment([source.lineRange(line)])
    guard case .success(let expression) = fragment.expression(in: source) else { continue }
    _ = try? Evaluator(scope: scope, source: source).value(of: expression)
  }
}

@Sendable private func readMessage(_ bytes: [UInt8]) {
  guard let value = try? JSONReader.read(bytes, limits: .message) else { return }
  _ = value.text()
  var server = LanguageServer(version: "0") { source in
    let parsed = parseLesson(source)
    return check(
      parsed.document, problems: parsed.problems, directives: [],
      library: DatasetLibrary(environment: [:], datasets: []))
  }
  for message in [value["mensajes"]?.array ?? [value]].joined() { _ = server.answer(Array(message.text().utf8)) }
}

/// Reads requests one after the other, and judges and answers them as the live notebook does.
@Sendable private func readRequests(_ bytes: [UInt8]) {
  var rest = bytes
  let watchman = Guard(token: "", port: 1)
  while let request = try? HTTPRequest.take(from: &rest) {
    _ = watchman.judge(request)
    _ = Handshake.answer(request).bytes()
  }
}
