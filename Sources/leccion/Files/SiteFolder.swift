import Diagnostics
import FileSystem
import Site

/// The folder of a site: pages of ours and, beside them, whatever is somebody else's and stays as it is.
///
/// A file in it lists what was written; only what it lists is ever replaced or taken away, and pages that say
/// themselves that leccion made them. No link is followed.
struct SiteFolder {
  static let index = "index.html"
  /// Lists the pages that were written.
  static let marker = ".leccion-site"
  private static let heading = "Escrito por «leccion build», que quita de aquí las páginas que ya no están en el curso:"

  let folder: String
  /// What an earlier run wrote.
  private let earlier: [String]

  /// Looks, before anything is computed, whether the pages can be written.
  init(_ folder: String, pages: [String]) throws(Problem) {
    self.folder = folder
    guard isThere(folder) else {
      earlier = []
      try makeFolders(folder)
      return
    }
    guard isFolder(folder) else { throw .unwritable(folder, "no es una carpeta") }
    let marker = joined(folder, Self.marker)
    earlier = Self.isPlainFile(marker) ? Self.listed(try readLesson(marker).bytes) : []
    if !Self.isPlainFile(marker) {
      let foreign = try folderEntries(folder).sorted().filter { name in
        !name.hasPrefix(".") && !Self.isOurs(joined(folder, name))
      }
      if !foreign.isEmpty { throw .foreignFolder(folder, foreign) }
    }
    for name in pages + [Self.marker] {
      let path = joined(folder, name)
      guard isThere(path) else { continue }
      guard Self.isPlainFile(path) else { throw .unwritable(path, "no es un archivo corriente") }
      guard name == Self.marker || earlier.contains(name) || Self.isOurs(path) else { throw .foreignPage(path) }
    }
    try ensureCanWrite(in: folder)
  }

  func path(of name: String) -> String { joined(folder, name) }

  /// Whether an earlier run wrote just these.
  func lists(_ names: [String]) -> Bool { Set(names) == Set(earlier) }

  /// Writes the pages, each whole or not at all, and takes away those of an earlier run that are no longer part.
  func write(_ files: [BuiltSite.File]) throws(Problem) {
    let names = files.map(\.name)
    let gone = earlier.filter { !names.contains($0) }
    // First all that there may be, so that whatever an interruption leaves is known to be ours.
    try list(names + gone)
    for file in files { try writeAtomically(file.bytes, to: path(of: file.name)) }
    for name in gone where Self.isPlainFile(path(of: name)) {
      do throws(SystemFault) {
        try removeFile(path(of: name))
      } catch {
        throw .unwritable(error.path, error.words)
      }
    }
    try list(names)
  }

  private func list(_ names: [String]) throws(Problem) {
    let lines = [Self.heading] + names.sorted()
    try writeAtomically(Array((lines.joined(separator: "\n") + "\n").utf8), to: path(of: Self.marker))
  }

  /// The names that a list has; only those that a site may have, whoever wrote it.
  private static func listed(_ text: [UInt8]) -> [String] {
    String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init).filter { name in
      name.hasSuffix(".html") && !name.hasPrefix(".") && !name.contains("/")
    }
  }

  // MARK: What is there

  /// Whether a path is a file, and no link to one.
  private static func isPlainFile(_ path: String) -> Bool {
    (try? FileStatus(path, followsLinks: false))?.kind == .file
  }

  /// How far into a page its generator is told.
  private static let headSize = 16_384

  /// Whether a file is a page that says that leccion made it, as `leccion run` does.
  private static func isOurs(_ path: String) -> Bool {
    guard path.hasSuffix(".html"), isPlainFile(path), let page = try? readLesson(path) else { return false }
    let head = String(decoding: page.bytes.prefix(headSize), as: UTF8.self)
    return head.contains("<meta name=\"generator\" content=\"leccion ")
  }
}

extension Problem {
  static func foreignFolder(_ folder: String, _ names: [String]) -> Problem {
    let shown = names.prefix(4).map { "«\($0)»" }.joined(separator: ", ") + (names.count > 4 ? "…" : "")
    return Problem(
      .cannotWrite, "no escribo en «\(folder)»: hay archivos que leccion no ha hecho",
      notes: ["hay: \(shown)", "di otra carpeta con -o, o vacía esta"])
  }

  static func foreignPage(_ path: String) -> Problem {
    Problem(
      .cannotWrite, "no escribo encima de «\(path)»: leccion no lo ha hecho",
      notes: ["cámbialo de sitio o de nombre, o di otra carpeta con -o"])
  }
}
