import Datasets
import Diagnostics
import Directives
import FileSystem
import JSON
import Lesson
import Preview
import Runner

/// What pages say to the live notebook, one after the other: a list of messages, or one. Whatever they say, a lesson
/// that is saved is one, and nothing else is written.
@Sendable func readNotebookMessages(_ bytes: [UInt8]) {
  let files = OneLesson()
  var notebook = Notebook(
    Notebook.Settings(
      version: "0", title: "Curso", options: RunOptions(threads: 1),
      library: DatasetLibrary(environment: [:], datasets: []),
      check: { source in
        let parsed = parseLesson(source)
        return check(
          parsed.document, problems: parsed.problems, directives: allDirectives,
          library: DatasetLibrary(environment: [:], datasets: []))
      }),
    files: files)
  guard notebook.enter(1, lesson: "a.md"), notebook.enter(2, lesson: "") else { return }
  let value = try? JSONReader.read(bytes, limits: .message)
  let messages = value?.array?.map { $0.text(isIndented: false) } ?? [String(decoding: bytes, as: UTF8.self)]
  for message in messages.prefix(20) {
    for client in 1...2 { notebook.hear(message, from: client) }
    // Runs are begun and never done.
    _ = notebook.takeEffects()
  }
  notebook.leave(1)
  _ = notebook.end(pagesComeBack: true)
}

/// A folder with one lesson, where what is written is forgotten.
private struct OneLesson: LessonFiles {
  private static let text = """
    ---
    semilla: 3
    ---

    # Cuentas

    Un párrafo[^a].

    Dos iguales.

    Dos iguales.

    > [!NOTA]
    > ```{calcular #a}
    > a = 1
    > ```

    [^a]: Una nota.

    """

  var servesFolder: Bool { true }
  func names() -> [String] { ["a.md"] }
  func has(_ name: String) -> Bool { name == "a.md" }
  func stamp(of name: String) -> FileStamp? { nil }
  func stamp(ofPath path: String) -> FileStamp? { nil }
  func read(_ name: String) throws(Problem) -> SourceText { SourceText(path: name, Self.text) }
  func write(_ bytes: [UInt8], to name: String, over expected: [UInt8]?) throws(Problem) {
    precondition(name == "a.md")
    _ = parseLesson(SourceText(path: name, bytes: bytes))
  }
  func create(_ bytes: [UInt8], as name: String) throws(Problem) {
    precondition(name.hasSuffix(".md") && !name.hasPrefix(".") && !name.contains("/"))
  }
  func keepElsewhere(_ bytes: [UInt8], of name: String) throws(Problem) -> String { name }
}
