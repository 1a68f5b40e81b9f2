import Cache
import Datasets
import Diagnostics
import FileSystem
import Lesson
import Rendering
import Runner

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

  /// The path of the page; nil for standard output. Where all of it is known to be there already, it stays as it is,
  /// and the lesson is not finished for it.
  func write(_ lesson: ExecutedLesson, _ cache: StepCache?, finish: (inout ExecutedLesson) -> Void) throws(Problem)
    -> String?
  {
    if output == "-" {
      try leccion.write(embedded(finished(lesson, finish)), to: STDOUT_FILENO, path: "-")
      return nil
    }
    let path = path(for: lesson.document.source.path)
    let key = key(of: lesson, at: path)
    if let cache, let key, let written = cache.value(of: [WrittenFile].self, under: key, .run),
      written.allSatisfy({ $0.isIn(parentFolder(of: path)) })
    {
      return path
    }
    let whole = finished(lesson, finish)
    let files = files(of: whole, at: path)
    for file in files { try writeAtomically(file.bytes, to: joined(parentFolder(of: path), file.name)) }
    // That nothing can be kept has been told for the steps.
    if let cache, let key, whole.origin != nil {
      try? cache.keep(files.map { WrittenFile($0.name, $0.bytes) }, under: key, .run)
    }
    return path
  }

  private func finished(_ lesson: ExecutedLesson, _ finish: (inout ExecutedLesson) -> Void) -> ExecutedLesson {
    var lesson = lesson
    finish(&lesson)
    return lesson
  }

  /// By which a page is known with all that it is made of; nil where that is not known, or something is wrong. What is
  /// written as JSON tells the seconds that it took.
  ///
  /// The lesson's path is its title where it has no other, and stands in excerpts; the seed is told also where no step
  /// depends on it.
  private func key(of lesson: ExecutedLesson, at path: String) -> Digest? {
    guard format != .json, let origin = lesson.origin, lesson.problems.isEmpty else { return nil }
    let images = lesson.images.map { $0.map { Digest(of: $0.bytes).hexadecimal } ?? "" }
    let told = [lesson.document.source.path, String(lesson.seed), DataFolders.lastPart(of: path)]
    return Digest(of: ["page", origin.digest, format.rawValue] + told + images)
  }

  /// The page, last, and what it shows; names are in the page's folder.
  private func files(of lesson: ExecutedLesson, at path: String) -> [(name: String, bytes: [UInt8])] {
    let name = DataFolders.lastPart(of: path)
    switch format {
    case .html: return [(name, Array(htmlPage(lesson, version: version).utf8))]
    case .json: return [(name, Array(json(lesson).utf8))]
    case .md:
      let page = markdown(lesson, figureFolder: baseName(path))
      return page.files.map { ($0.name, $0.bytes) } + [(name, page.text)]
    }
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

/// Opens a page with the system's own command, without a shell; false where there is none.
@discardableResult
func openInBrowser(_ path: String) -> Bool {
  #if os(macOS)
    let program = "open"
  #else
    let program = "xdg-open"
  #endif
  var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(path), nil]
  defer { arguments.forEach { free($0) } }
  var process = pid_t()
  return posix_spawnp(&process, program, nil, nil, &arguments, environ) == 0
}
