import Datasets
import Diagnostics
import FileSystem
import Lesson
import Runner

/// What a step reads beside its lesson, by paths.
package struct FilesOfStep: Sendable {
  /// What stands alone: a table, weights, the files of a dataset that is installed.
  package var files: [String] = []
  /// Folders of examples, with those of their classes.
  package var folders: [String] = []
  /// What is in these.
  package var examples: [String] = []

  /// More of one step are not looked at: a folder of images is what it is.
  static let most = 200

  package init(files: [String] = []) { self.files = files }

  init(of step: CheckedStep, in library: DatasetLibrary) {
    // What nobody could read is read again once it is mended.
    let known = step.directive?.files(in: library)?.map(\.path) ?? []
    let paths = Array((known.isEmpty ? step.namedFiles : known).prefix(Self.most))
    let named = step.namedFolders
    if named.isEmpty { files = paths } else { examples = paths }
    folders = named.flatMap { ClassFolder.places(in: $0) }
  }

  var all: [String] { files + folders + examples }
}

/// The files beside a lesson that it reads, as they were last found.
struct FilesBeside {
  /// Which check of the lesson they were listed for.
  var check: Int
  var stamps: [String: FileStamp?]

  /// More of one lesson are not looked at; examples are the last of them.
  static let most = 4000
}

extension LiveLesson {
  /// The files that its steps read and those of its images, where those would be that are not there, and the folders in
  /// which more may come.
  var filesBeside: [String] {
    let folder = LessonFolder(of: source.path)
    let pictures = document.imagePlaces.compactMap { try? folder.place(of: $0) }
    let steps = checked.steps.map(filesRead)
    var paths = absentFiles + steps.flatMap(\.files) + pictures
    paths += steps.flatMap(\.folders)
    paths += steps.flatMap(\.examples)
    var listed: Set<String> = []
    return Array(paths.filter { listed.insert($0).inserted }.prefix(FilesBeside.most))
  }

  /// Where the files would be that it asks for and that were not there when it was checked.
  var absentFiles: [String] {
    let folder = LessonFolder(of: source.path)
    return checked.steps.flatMap(\.absentFiles) + document.imagePlaces.compactMap(folder.placeOfAbsent)
  }
}

extension Notebook {
  /// Looks whether what a lesson reads was changed; then what comes of it is run again, where it is quick.
  mutating func lookBeside(_ name: String) {
    let changed = listBeside(name)
    guard !changed.isEmpty else { return }
    let folders = changed.count { EnclosedFolder.isFolder($0) == true }
    tell("\(name): \(Self.words(files: changed.count - folders, folders: folders))")
    queue.add(RunQueue.Request(name: name))
    startNext()
    update(name)
  }

  /// A folder is told where none of its files is known to be another.
  private static func words(files: Int, folders: Int) -> String {
    switch (files, folders) {
    case (0, 1): "ha cambiado una carpeta de las que lee"
    case (0, _): "han cambiado \(folders) carpetas de las que lee"
    case (1, _): "ha cambiado un archivo de los que lee"
    default: "han cambiado \(files) archivos de los que lee"
    }
  }

  /// Before what somebody asked for: it is run with what is there now, though no stamp may tell that it is another.
  mutating func checkAgain(_ name: String) {
    guard let lesson = lessons[name], !lesson.filesBeside.isEmpty else { return }
    touch(name)
    // The stamps first: what changes in between shows.
    if listBeside(name).isEmpty { lessons[name]?.checkAgain() }
  }

  /// Notes the files of a lesson that is about to run, as they are before it reads them.
  mutating func listBesideRun(of name: String) {
    if let lesson = lessons[name], beside[name]?.check != lesson.checkCount { _ = listBeside(name) }
  }

  /// Those of its files that are others than when they were last found.
  private mutating func listBeside(_ name: String) -> [String] {
    guard let lesson = lessons[name] else { return [] }
    let known = beside[name]
    let isOther = known?.check != lesson.checkCount
    var before = known?.stamps ?? [:]
    let paths = isOther ? lesson.filesBeside : Array(before.keys)
    // What was not there when the lesson was checked may be there already.
    for path in isOther ? lesson.absentFiles : [] where !before.keys.contains(path) {
      before.updateValue(nil, forKey: path)
    }
    var found = FilesBeside(check: lesson.checkCount, stamps: [:])
    for path in paths { found.stamps.updateValue(files.stamp(ofPath: path), forKey: path) }
    beside[name] = found
    let changed = found.stamps.filter { path, now in before[path].map { $0 != now } ?? false }.keys.sorted()
    // What it reads now is listed at the next look.
    if !changed.isEmpty { lessons[name]?.note(changed: changed) }
    return changed
  }
}
