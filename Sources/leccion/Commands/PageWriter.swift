import Diagnostics
import FileSystem
import Lesson
import Rendering

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Writes a run lesson in one format to where it was asked for.
struct PageWriter {
  /// Where pages go unless `-o` says otherwise.
  static let defaultFolder = "_site"

  let format: PageFormat
  let output: String?
  /// Several lessons: the output is a folder.
  let isFolder: Bool

  /// Refuses, before anything is computed, to put a page in the place of the lesson itself or where none can be put.
  func ensureKeeps(lesson: String) throws(Problem) {
    guard output != "-" else { return }
    let page = path(for: lesson)
    if isSameFile(page, lesson) { throw .unwritable(page, "es la propia lección; di otro sitio con -o") }
    try ensureCanWrite(page)
  }

  /// The path of the page; nil for standard output.
  func write(_ lesson: ExecutedLesson) throws(Problem) -> String? {
    if output == "-" {
      try leccion.write(embedded(lesson), to: STDOUT_FILENO, path: "-")
      return nil
    }
    let path = path(for: lesson.document.source.path)
    switch format {
    case .html: try writeAtomically(Array(htmlPage(lesson, version: version).utf8), to: path)
    case .json: try writeAtomically(Array(json(lesson).utf8), to: path)
    case .md:
      let page = markdown(lesson, figureFolder: baseName(path))
      for file in page.files {
        try writeAtomically(file.bytes, to: parentFolder(of: path) + "/" + file.name)
      }
      try writeAtomically(page.text, to: path)
    }
    return path
  }

  private func embedded(_ lesson: ExecutedLesson) -> [UInt8] {
    switch format {
    case .html: Array(htmlPage(lesson, version: version).utf8)
    case .json: Array(json(lesson).utf8)
    case .md: markdown(lesson, figureFolder: nil).text
    }
  }

  /// Where a lesson's page goes.
  func path(for lesson: String) -> String {
    let name = baseName(lesson) + "." + format.rawValue
    guard let output else { return Self.defaultFolder + "/" + name }
    if isFolder || output.hasSuffix("/") || leccion.isFolder(output) {
      return (output.hasSuffix("/") ? output : output + "/") + name
    }
    return output
  }
}

/// Opens a page with the system's own command, without a shell.
func openInBrowser(_ path: String) {
  #if os(macOS)
    let program = "open"
  #else
    let program = "xdg-open"
  #endif
  var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(path), nil]
  defer { arguments.forEach { free($0) } }
  var process = pid_t()
  posix_spawnp(&process, program, nil, nil, &arguments, environ)
}
