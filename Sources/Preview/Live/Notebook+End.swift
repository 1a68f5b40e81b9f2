import Diagnostics
import Lesson

/// What becomes of what nobody saved when the server ends.
extension Notebook {
  /// Writes beside each lesson that has something unsaved and no page a copy of what it says here: a page that is open
  /// has its own, and gives it to the next server. A line for each lesson, for the terminal.
  package mutating func end() -> [String] {
    doEdits()
    let watched = Set(clients.values)
    return lessons.values.filter(\.isUnsaved).sorted { $0.name < $1.name }.map { lesson in
      guard !watched.contains(lesson.name) else {
        return "\(lesson.name): sin guardar; sigue en su página, y al volver a arrancar, donde estaba"
      }
      do throws(Problem) {
        let copy = try writeUnsaved(lesson)
        return "\(lesson.name): sin guardar y sin página abierta; queda en «\(copy)»"
      } catch {
        return "\(lesson.name): sin guardar, y se pierde: \(error.message)"
      }
    }
  }

  /// Under a name that nothing has.
  private func writeUnsaved(_ lesson: LiveLesson) throws(Problem) -> String {
    var count = 1
    while files.stamp(of: UnsavedCopy.name(of: lesson.name, number: count)) != nil { count += 1 }
    let name = UnsavedCopy.name(of: lesson.name, number: count)
    try files.create(lesson.sourceWithDrafts.bytes, as: name)
    return name
  }
}
