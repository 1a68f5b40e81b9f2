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
      return .success(capabilities)
    case (.new, _): return .failure(Refusal(code: .notInitialized, message: "antes va «initialize»"))
    case (.shutDown, _): return .failure(Refusal(code: .invalidRequest, message: "ya se pidió «shutdown»"))
    case (.running, "shutdown"):
      state = .shutDown
      return .success(.null)
    case (.running, "textDocument/completion"): return .success(at(parameters) { $0.completions(at: $1) })
    case (.running, "textDocument/hover"): return .success(at(parameters) { $0.hover(at: $1) })
    case (.running, "textDocument/definition"): return .success(at(parameters) { $0.definition(at: $1) })
    case (.running, "textDocument/codeAction"):
      return .success(lesson(parameters)?.fixes(in: parameters["range"]) ?? .array([]))
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
        "textDocumentSync": .object(["openClose": .bool(true), "change": .integer(1)]),
        "completionProvider": .object([
          "triggerCharacters": .array(["{", "#", ":", "=", ".", "-", " ", "("].map { .string($0) })
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
    switch method {
    case "textDocument/didOpen": return open(uri, parameters["textDocument"]?["text"]?.string)
    case "textDocument/didChange": return open(uri, parameters["contentChanges"]?.array?.last?["text"]?.string)
    case "textDocument/didClose":
      lessons[uri] = nil
      return [diagnostics(uri, .array([]))]
    default: return []
    }
  }

  private mutating func open(_ uri: String, _ text: String?) -> [JSONValue] {
    guard let text, lessons[uri] != nil || lessons.count < Self.mostLessons else { return [] }
    let source = SourceText(path: path(of: uri), text)
    let lesson = OpenLesson(uri: uri, source: source, checked: check(source))
    lessons[uri] = lesson
    return [diagnostics(uri, lesson.diagnostics)]
  }

  private func diagnostics(_ uri: String, _ problems: JSONValue) -> JSONValue {
    .object([
      "jsonrpc": .string("2.0"), "method": .string("textDocument/publishDiagnostics"),
      "params": .object(["uri": .string(uri), "diagnostics": problems]),
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
