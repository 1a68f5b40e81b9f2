import Diagnostics
package import Lesson

/// A course after it ran: its lessons in order, and the two pages that are not lessons.
package struct ExecutedCourse: Sendable {
  package var home: ExecutedLesson?
  package var glossary: ExecutedLesson?
  package var lessons: [ExecutedLesson]

  package init(home: ExecutedLesson?, glossary: ExecutedLesson?, lessons: [ExecutedLesson]) {
    self.home = home
    self.glossary = glossary
    self.lessons = lessons
  }

  /// The course's title, or a name for one that has none.
  var title: String { home?.document.frontMatter.title?.value ?? home?.document.openingTitle ?? "Curso" }

  /// Those with a text of their author's, the home and the glossary first.
  package var all: [ExecutedLesson] { [home, glossary].compactMap(\.self) + lessons }
}

extension Document {
  /// The file's name, without its folders.
  var fileName: String { source.path.split(separator: "/").last.map(String.init) ?? "" }

  /// The heading of level 1 that opens the text.
  var openingTitle: String? { headings.first.flatMap { $0.level == 1 ? $0.text : nil } }
}
