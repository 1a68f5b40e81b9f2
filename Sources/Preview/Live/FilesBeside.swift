import Datasets
import Diagnostics
import FileSystem
import Lesson
import Runner

/// The files beside a lesson that it reads, as they were last found.
struct FilesBeside {
  /// Of the lesson for which they were listed.
  var revision: Int
  var stamps: [String: FileStamp?]

  /// More of one lesson are not looked at: a folder of images is what it is.
  static let most = 200
}

/// The files that a step reads, by their paths.
func filesBeside(of step: CheckedStep, in library: DatasetLibrary) -> [String] {
  (step.directive?.files(in: library) ?? []).prefix(FilesBeside.most).map(\.path)
}

extension LiveLesson {
  /// The files that its steps read and those of its images, and where those would be that are not there.
  var filesBeside: [String] {
    let folder = LessonFolder(of: source.path)
    let pictures = document.imagePlaces.compactMap { try? folder.place(of: $0) }
    return Array((absentFiles + checked.steps.flatMap(filesRead) + pictures).prefix(FilesBeside.most))
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
    let words = changed.count == 1 ? "ha cambiado un archivo" : "han cambiado \(changed.count) archivos"
    tell("\(name): \(words) de los que lee")
    queue.add(RunQueue.Request(name: name))
    startNext()
    update(name)
  }

  /// Notes the files of a lesson that is about to run, as they are before it reads them.
  mutating func listBesideRun(of name: String) {
    if let lesson = lessons[name], beside[name]?.revision != lesson.revision { _ = listBeside(name) }
  }

  /// Those of its files that are others than when they were last found.
  private mutating func listBeside(_ name: String) -> [String] {
    guard let lesson = lessons[name] else { return [] }
    let known = beside[name]
    let isOther = known?.revision != lesson.revision
    var before = known?.stamps ?? [:]
    let paths = isOther ? lesson.filesBeside : Array(before.keys)
    // What was not there when the lesson was checked may be there already.
    for path in isOther ? lesson.absentFiles : [] where !before.keys.contains(path) {
      before.updateValue(nil, forKey: path)
    }
    var found = FilesBeside(revision: lesson.revision, stamps: [:])
    for path in paths { found.stamps.updateValue(files.stamp(ofPath: path), forKey: path) }
    beside[name] = found
    let changed = found.stamps.filter { path, now in before[path].map { $0 != now } ?? false }.keys.sorted()
    // What it reads now is listed at the next look.
    if !changed.isEmpty { lessons[name]?.note(changed: changed) }
    return changed
  }
}
