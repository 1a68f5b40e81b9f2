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
  /// The files that its steps read and those of its images.
  var filesBeside: [String] {
    let folder = LessonFolder(of: source.path)
    let pictures = document.images.compactMap { image in try? folder.place(of: image.address) }
    return Array((checked.steps.flatMap(filesRead) + pictures).prefix(FilesBeside.most))
  }
}

extension Notebook {
  /// Looks whether what a lesson reads was changed; then what comes of it is run again, where it is quick.
  mutating func lookBeside(_ name: String) {
    guard let lesson = lessons[name] else { return }
    let known = beside[name]
    let paths = known?.revision == lesson.revision
      ? known.map { Array($0.stamps.keys) } ?? [] : lesson.filesBeside
    var found = FilesBeside(revision: lesson.revision, stamps: [:])
    for path in paths { found.stamps[path] = .some(files.stamp(ofPath: path)) }
    beside[name] = found
    let changed = paths.filter { path in
      guard let before = known?.stamps[path], let now = found.stamps[path] else { return false }
      return before != now
    }
    guard !changed.isEmpty else { return }
    tell("\(name): ha cambiado \(changed.count == 1 ? "un archivo" : "\(changed.count) archivos") de los que lee")
    lessons[name]?.note(changed: changed.sorted())
    // Found for the lesson as it was; what it reads now is listed at the next look.
    if lessons[name]?.hasResults == true {
      queue.add(RunQueue.Request(name: name))
      startNext()
    }
    update(name)
  }
}
