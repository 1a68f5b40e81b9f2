import Diagnostics
import Lesson

/// What becomes of what nobody saved when the server ends.
extension Notebook {
  /// Writes beside each lesson that has something unsaved and no page a copy of what it says here: a page that is open
  /// has its own, and gives it to the next server, if it finds that one (`pagesComeBack`). A line for each lesson, for
  /// the terminal.
  package mutating func end(pagesComeBack: Bool) -> [String] {
    doEdits()
    let watched = Set(clients.values)
    return lessons.values.filter(\.isUnsaved).sorted { $0.name < $1.name }.map { lesson in
      let hasPage = watched.contains(lesson.name)
      if hasPage, pagesComeBack {
        return "\(lesson.name): sin guardar; sigue en su página, y al volver a arrancar, donde estaba"
      }
      return "\(lesson.name): \(keep(lesson, hasPage: hasPage))"
    }
  }

  /// Writes a copy wherever it can be; tells where, or that nothing is kept.
  private func keep(_ lesson: LiveLesson, hasPage: Bool) -> String {
    let state = hasPage
      ? "sin guardar, y su página no encontrará el próximo servidor" : "sin guardar y sin página abierta"
    do throws(Problem) {
      let copy = try writeUnsaved(lesson)
      return "\(state); queda en «\(copy)»"
    } catch {
      let reason = error.message
      if let place = try? files.keepElsewhere(lesson.sourceWithDrafts.bytes, of: lesson.name) {
        return "\(state); queda en «\(place)», porque \(reason)"
      }
      return hasPage
        ? "\(state): cópialo de ella, porque \(reason)" : "sin guardar, y se pierde: \(reason)"
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
