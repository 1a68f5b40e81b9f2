import Diagnostics
import Lesson

/// What is read of a lesson's teaching blocks, as text.
struct ReadBlocks {
  let document: Document
  /// Code and place of each problem: `L021 [!NOTA`.
  let problems: [String]
  /// What would mend them, one after the other.
  let fixed: String?

  init(_ text: String) {
    let source = SourceText(path: "a.md", text)
    let parsed = parseLesson(source)
    document = parsed.document
    problems = parsed.problems.map { "\($0.code.rawValue) \($0.range.map(source.text) ?? "")" }
    fixed = source.applyingFixes(of: parsed.problems).map { String(decoding: $0, as: UTF8.self) }
  }

  var blocks: [TeachingBlock] { document.blocks }

  /// Kind and title of each block: `NOTA Ojo`.
  var titles: [String] {
    blocks.map { block in
      let title = document.source.text(block.title)
      return block.kind.rawValue + (title.isEmpty ? "" : " " + title)
    }
  }
}
