import Cache
package import Datasets
import Diagnostics
import FileSystem
import Lesson
import Typography

/// Files as they were before a step was given its meaning, which is read from them: a step is computed from one content
/// of its files only where they are still the same after it was done.
struct FilesSeen: Sendable {
  private struct Sight: Sendable {
    let stamp: FileStamp
    /// Whether a further change shows in its stamp.
    let isSettled: Bool
    /// Of the content, where it may not.
    let digest: Digest?
  }

  private var sights: [String: Sight] = [:]
  /// The folders that were named.
  private(set) var folders: [String] = []
  /// Where nothing was that may come to be read.
  private(set) var absent: [String] = []

  init() {}

  /// The files that a block names.
  init(before block: DirectiveBlock, in source: SourceText, among surroundings: Surroundings, library: DatasetLibrary) {
    let folder = library.folder(ofLesson: source.path)
    for name in surroundings.fileNames(of: block, in: source) {
      for path in Self.paths(name, beside: folder, library) { look(at: path) }
      // A file that is called like a dataset is not what its name means.
      let wanted = folded(name)
      if library.all.contains(where: { folded($0.name) == wanted }) { continue }
      if let place = folder.placeOfAbsent(name) { absent.append(place) }
      if let place = try? folder.place(of: name), EnclosedFolder.isFolder(place) == true { folders.append(place) }
    }
  }

  /// The files that were there.
  var paths: [String] { sights.keys.sorted() }

  private mutating func look(at path: String) {
    guard let stamp = FileStamp(path) else { return }
    let isSettled = stamp.isSettled
    sights[path] = Sight(stamp: stamp, isSettled: isSettled, digest: isSettled ? nil : Self.digest(path))
  }

  /// Whether all of some files are as they were seen.
  func areSame(_ files: [SourceFile]) -> Bool {
    files.allSatisfy { file in
      guard let sight = sights[file.path], FileStamp(file.path) == sight.stamp else { return false }
      return sight.isSettled || sight.digest != nil && sight.digest == Self.digest(file.path)
    }
  }

  private static func digest(_ path: String) -> Digest? {
    (try? StoredContent.file(path).raw(limit: Ledger.largestFile)).map(Digest.init(of:))
  }

  /// Those of an installed dataset, of a folder, or a single one.
  private static func paths(_ name: String, beside folder: EnclosedFolder, _ library: DatasetLibrary) -> [String] {
    let wanted = folded(name)
    if let facts = library.installed.first(where: { folded($0.name) == wanted }) {
      return library.files(of: facts.name) ?? []
    }
    guard let place = try? folder.place(of: name) else { return [] }
    return EnclosedFolder.isFolder(place) == true ? library.files(of: .folder(place)) ?? [] : [place]
  }
}

extension CheckedLesson {
  /// Whether the files that its steps read are still as they were when it was checked.
  package func isSteady(in library: DatasetLibrary) -> Bool {
    steps.allSatisfy { $0.isSteady(in: library) }
  }
}

extension CheckedStep {
  /// Where the files would be that it names and that were not there when it was checked.
  package var absentFiles: [String] { seen.absent }

  /// The files that it names, as they were then, also where something is wrong with them.
  package var namedFiles: [String] { seen.paths }

  /// The folders that it names.
  package var namedFolders: [String] { seen.folders }

  /// Whether the files that it reads are still as they were when it was checked; of one that only the run can
  /// understand, they are not known.
  func isSteady(in library: DatasetLibrary) -> Bool {
    guard let files = directive?.files(in: library) else { return true }
    return files.isEmpty || seen.areSame(files)
  }
}
