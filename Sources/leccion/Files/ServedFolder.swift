import Diagnostics
import FileSystem
import Preview
import Runner

/// The lessons of a folder as the live notebook has them: plain files below it. No link below it is followed, not even
/// one that was put in the place of a lesson or of a folder while it is served.
struct ServedFolder: LessonFiles {
  let folder: String
  /// One lesson alone; nil for all.
  let only: String?
  /// What the argument leads to, where it is a link to a lesson: that is what is changed.
  let target: String?
  /// Where copies are kept that cannot be written in the folder; nil for nowhere.
  let spare: String?

  init(_ path: String, spare: String? = nil) throws(Problem) {
    self.spare = spare
    let status = try reading(path) { () throws(SystemFault) in try FileStatus(path) }
    if status.kind == .folder {
      folder = path
      only = nil
      target = nil
      // One without lessons is where a first one is begun.
      _ = try folderEntries(path)
    } else {
      _ = try readLesson(path)
      let isLink = (try? FileStatus(path, followsLinks: false))?.kind == .link
      target = isLink ? (try? realPath(path)).map { String(decoding: $0, as: UTF8.self) } : nil
      let place = target ?? path
      folder = parentFolder(of: place)
      only = place.split(separator: "/").last.map(String.init) ?? place
    }
  }

  var servesFolder: Bool { only == nil }

  /// What the folder is called, wherever it is.
  var title: String {
    guard let real = try? realPath(folder) else { return folder }
    return String(decoding: real, as: UTF8.self).split(separator: "/").last.map(String.init) ?? folder
  }

  func names() -> [String] {
    if let only { return [only] }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let paths = (try? lessonPaths(below: folder, skipsClosed: true, withUnsaved: true)) ?? []
    return paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  func has(_ name: String) -> Bool {
    if let only { return name == only }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard name.hasSuffix(".md"), parts.count <= deepestFolder,
      !parts.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("_") }), let place = try? self.place(of: name)
    else { return false }
    return (try? FileStatus(place, followsLinks: false))?.kind == .file
  }

  /// Where a lesson is or would be; a name that leads elsewhere, by its words or through a link, is refused.
  private func place(of name: String) throws(Problem) -> String {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.contains("\0"), !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
      throw .unreadable(name, "está fuera de la carpeta")
    }
    var place = folder
    for part in parts.dropLast() {
      place = joined(place, String(part))
      guard let kind = (try? FileStatus(place, followsLinks: false))?.kind, kind != .folder else { continue }
      throw .unreadable(name, "«\(part)» \(kind == .link ? words(for: .link) : Problem.sentence(.notFolder))")
    }
    return joined(folder, name)
  }

  func stamp(of name: String) -> FileStamp? { FileStamp(joined(folder, name), followsLinks: false) }

  /// Of what a lesson reads, where links lead: it reads through those that stay in its folder.
  func stamp(ofPath path: String) -> FileStamp? { FileStamp(path, followsLinks: true) }

  func read(_ name: String) throws(Problem) -> SourceText {
    let place = try place(of: name)
    // One that is opened as no link is told as if it led to itself.
    if (try? FileStatus(place, followsLinks: false))?.kind == .link { throw .unreadable(name, words(for: .link)) }
    return try readLesson(place, followsLinks: false)
  }

  func write(_ bytes: [UInt8], to name: String, over expected: [UInt8]?) throws(Problem) {
    let place = try place(of: name)
    guard isThere(place) else { return try writeAnew(bytes, to: place) }
    guard let expected else { throw .changedMeanwhile(name) }
    try replaceFile(place, named: name, with: bytes, over: expected)
  }

  func create(_ bytes: [UInt8], as name: String) throws(Problem) { try writeAnew(bytes, to: try place(of: name)) }

  func keepElsewhere(_ bytes: [UInt8], of name: String) throws(Problem) -> String {
    guard let spare else { throw .unwritable(name, "no hay otra carpeta donde dejarlo") }
    let own = name.split(separator: "/").last.map(String.init) ?? name
    var count = 1
    while isThere(joined(spare, UnsavedCopy.name(of: own, number: count))) { count += 1 }
    let place = joined(spare, UnsavedCopy.name(of: own, number: count))
    try writeAnew(bytes, to: place)
    return place
  }
}
