package import Diagnostics
package import JSON
import Lesson
package import Runner

/// The checker for editors: what a client says goes in, what is to be sent comes out.
///
/// It knows nothing of sockets or threads, and never runs a lesson. Source: Language Server Protocol 3.17.
package struct LanguageServer {
  private enum State {
    case new, running, shutDown
  }

  private let version: String
  private let check: (SourceText) -> CheckedLesson
  private var state = State.new
  private var lessons: [String: OpenLesson] = [:]
  /// Whether the client takes the version of a text beside its problems.
  private var tellsVersions = false
  /// Set when the client says that it is over: 0 if it had asked for that before.
  package private(set) var exitStatus: Int32?

  /// Lessons that may be open at once.
  private static let mostLessons = 1000

  package init(version: String, check: @escaping (SourceText) -> CheckedLesson) {
    self.version = version
    self.check = check
  }

  /// What is to be sent for a message that came.
  package mutating func answer(_ message: [UInt8]) -> [JSONValue] {
    let content: JSONValue
    do throws(JSONFault) {
      content = try JSONReader.read(message, limits: .message)
    } catch {
      return [.failure(id: .null, .parseError, "no es JSON: byte \(error.offset)")]
    }
    guard let method = content["method"]?.string else {
      // An answer to nothing that was asked, or no message at all.
      return content["id"] == nil ? [.failure(id: .null, .invalidRequest, "falta «method»")] : []
    }
    let parameters = content["params"] ?? .null
    guard let id = content["id"] else { return notice(method, parameters) }
    switch request(method, parameters) {
    case .success(let result): return [.object(["jsonrpc": .string("2.0"), "id": id, "result": result])]
    case .failure(let refusal): return [.failure(id: id, refusal.code, refusal.message)]
    }
  }

  // MARK: Requests

  private struct Refusal: Error {
    let code: JSONValue.ErrorCode
    let message: String
  }

  private mutating func request(_ method: String, _ parameters: JSONValue) -> Result<JSONValue, Refusal> {
    switch (state, method) {
    case (.new, "initialize"):
      state = .running
      let published = parameters["capabilities"]?["textDocument"]?["publishDiagnostics"]
      tellsVersions = published?["versionSupport"] == .bool(true)
      return .success(capabilities)
    case (.new, _): return .failure(Refusal(code: .notInitialized, message: "antes va «initialize»"))
    case (.shutDown, _): return .failure(Refusal(code: .invalidRequest, message: "ya se pidió «shutdown»"))
    case (.running, "initialize"): return .failure(Refusal(code: .invalidRequest, message: "ya se pidió «initialize»"))
    case (.running, "shutdown"):
      state = .shutDown
      return .success(.null)
    case (.running, "textDocument/completion"): return .success(at(parameters) { $0.completions(at: $1) })
    case (.running, "textDocument/hover"): return .success(at(parameters) { $0.hover(at: $1) })
    case (.running, "textDocument/definition"): return .success(at(parameters) { $0.definition(at: $1) })
    case (.running, "textDocument/codeAction"):
      let kinds = parameters["context"]?["only"]?.array?.compactMap(\.string)
      return .success(lesson(parameters)?.fixes(in: parameters["range"], only: kinds) ?? .array([]))
    case (.running, "textDocument/documentSymbol"): return .success(lesson(parameters)?.symbols ?? .array([]))
    case (.running, _): return .failure(Refusal(code: .methodNotFound, message: "no conozco «\(visible(method))»"))
    }
  }

  private func lesson(_ parameters: JSONValue) -> OpenLesson? {
    parameters["textDocument"]?["uri"]?.string.flatMap { lessons[$0] }
  }

  private func at(_ parameters: JSONValue, _ body: (OpenLesson, Int) -> JSONValue) -> JSONValue {
    guard let lesson = lesson(parameters), let offset = lesson.source.offset(parameters["position"]) else {
      return .null
    }
    return body(lesson, offset)
  }

  private var capabilities: JSONValue {
    .object([
      "capabilities": .object([
        "positionEncoding": .string("utf-16"),
        // Whole texts: a check takes milliseconds.
        "textDocumentSync": .object(["openClose": .bool(true), "change": .integer(1), "save": .bool(true)]),
        "completionProvider": .object([
          "triggerCharacters": .array(["{", "#", ":", "=", ".", "-", " ", "(", "!"].map { .string($0) })
        ]),
        "hoverProvider": .bool(true),
        "definitionProvider": .bool(true),
        "documentSymbolProvider": .bool(true),
        "codeActionProvider": .object([
          "codeActionKinds": .array([.string("quickfix"), .string("source.fixAll")])
        ]),
      ]),
      "serverInfo": .object(["name": .string("leccion"), "version": .string(version)]),
    ])
  }

  // MARK: Notices

  private mutating func notice(_ method: String, _ parameters: JSONValue) -> [JSONValue] {
    if method == "exit" { exitStatus = state == .shutDown ? 0 : 1 }
    guard state == .running, let uri = parameters["textDocument"]?["uri"]?.string else { return [] }
    let version = parameters["textDocument"]?["version"]?.integer
    switch method {
    case "textDocument/didOpen": return open(uri, parameters["textDocument"]?["text"]?.string, version)
    case "textDocument/didChange": return change(uri, parameters["contentChanges"]?.array ?? [], version)
    // What the lesson reads from beside it may be another.
    case "textDocument/didSave":
      guard let saved = lessons[uri] else { return [] }
      return open(uri, String(decoding: saved.source.bytes, as: UTF8.self), saved.version)
    case "textDocument/didClose":
      guard lessons.removeValue(forKey: uri) != nil else { return [] }
      return [diagnostics(uri, .array([]), nil)]
    default: return []
    }
  }

  /// Whole texts are asked for; a client that sends what changed instead is understood too.
  private mutating func change(_ uri: String, _ changes: [JSONValue], _ version: Int?) -> [JSONValue] {
    guard var source = lessons[uri]?.source, !changes.isEmpty else { return [] }
    for change in changes {
      guard let text = change["text"]?.string else { return [] }
      if let range = change["range"] {
        guard let lower = source.offset(range["start"]), let upper = source.offset(range["end"]), lower <= upper else {
          return []
        }
        source = SourceText(
          path: source.path, bytes: source.bytes[..<lower] + Array(text.utf8) + source.bytes[upper...])
      } else {
        source = SourceText(path: source.path, text)
      }
    }
    return open(uri, String(decoding: source.bytes, as: UTF8.self), version)
  }

  private mutating func open(_ uri: String, _ text: String?, _ version: Int?) -> [JSONValue] {
    guard let text, lessons[uri] != nil || lessons.count < Self.mostLessons else { return [] }
    let source = SourceText(path: path(of: uri), text)
    let lesson = OpenLesson(uri: uri, version: version, source: source, checked: check(source))
    lessons[uri] = lesson
    return [diagnostics(uri, lesson.diagnostics, version)]
  }

  private func diagnostics(_ uri: String, _ problems: JSONValue, _ version: Int?) -> JSONValue {
    var parameters = [JSONMember("uri", .string(uri))]
    if tellsVersions, let version { parameters.append(JSONMember("version", .integer(version))) }
    parameters.append(JSONMember("diagnostics", problems))
    return .object([
      "jsonrpc": .string("2.0"), "method": .string("textDocument/publishDiagnostics"), "params": .object(parameters),
    ])
  }
}

extension JSONValue {
  /// JSON-RPC's own codes and the protocol's.
  fileprivate enum ErrorCode: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case notInitialized = -32002
  }

  fileprivate static func failure(id: JSONValue, _ code: ErrorCode, _ message: String) -> JSONValue {
    .object([
      "jsonrpc": .string("2.0"), "id": id,
      "error": .object(["code": .integer(code.rawValue), "message": .string(message)]),
    ])
  }
}
