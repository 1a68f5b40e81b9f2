import Diagnostics
import FileSystem
import Lesson
import Preview
import Runner
import Site
import Typography

/// The folder of a course: its Markdown files, those directly in it; no copies of what nobody saved.
struct CourseFolder {
  let path: String
  let names: CourseNames

  /// Looks which lessons there are; nothing is read yet.
  init(_ path: String) throws(Problem) {
    self.path = path
    let files = try folderEntries(path).filter { name in
      guard name.hasSuffix(".md"), !name.hasPrefix("."), !name.hasPrefix("_"), !UnsavedCopy.isOne(name) else {
        return false
      }
      // A link could lead out of the folder, and what it leads to into the site; a name that is no text is told below.
      guard let status = try? FileStatus(joined(path, name), followsLinks: false) else { return true }
      return status.kind == .file
    }
    guard !files.isEmpty else { throw .noLessons(path) }
    names = try CourseNames(files)
  }

  /// A file of the course, read and checked; one that cannot be read is a lesson with that problem.
  func checked(_ name: String, on bench: Workbench) -> CheckedFile {
    let path = joined(path, name)
    do throws(Problem) {
      var lesson = bench.checked(try readLesson(path))
      // Only the settings of a home may be needed.
      if name == names.home { lesson.problems.removeAll { $0.code == .emptyLesson } }
      return .lesson(lesson)
    } catch {
      return .unreadable(SourceText(path: path, ""), error)
    }
  }

  /// The course, of what its files became, which are in the order of their names' `files`.
  func assembled(_ lessons: [ExecutedLesson]) -> ExecutedCourse {
    var rest = lessons[...]
    let home = names.home == nil ? nil : rest.popFirst()
    let glossary = names.glossary == nil ? nil : rest.popFirst()
    return ExecutedCourse(home: home, glossary: glossary, lessons: Array(rest))
  }
}

/// A file of a course before it runs.
enum CheckedFile: Sendable {
  case lesson(CheckedLesson)
  case unreadable(SourceText, Problem)

  var path: String {
    switch self {
    case .lesson(let lesson): lesson.document.source.path
    case .unreadable(let source, _): source.path
    }
  }
}

/// A name in a folder; the current one may have none.
func joined(_ folder: String, _ name: String) -> String {
  folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
