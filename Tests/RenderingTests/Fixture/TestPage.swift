import Diagnostics
import Lesson
import Typography

import Rendering

extension PageContext {
  /// A page about nothing, to render one part alone.
  static func empty(_ mark: DecimalMark = .comma, source: String = "") -> PageContext {
    PageContext(
      source: SourceText(path: "lección.md", source), numbers: NumberStyle(mark: mark),
      identifiers: Identifiers(taken: []))
  }
}

/// Text that tries to break out of wherever it is put.
let hostileText = "</style><script>alert('1')</script>\"'&\u{202E}odip\u{0}\u{1}`*|[x](javascript:y)"
