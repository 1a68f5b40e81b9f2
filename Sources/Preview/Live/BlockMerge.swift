import Diagnostics
import Lesson

/// The text that two changes of one text come to, where no block was changed by both; nil where one was.
func merged(base: Document, mine: Document, theirs: Document) -> [UInt8]? {
  let (base, mine, theirs) = (LessonBlocks(base), LessonBlocks(mine), LessonBlocks(theirs))
  let texts = [base, mine, theirs].map { lesson in
    lesson.blocks.indices.dropFirst(lesson.firstOfText).map(lesson.text)
  }
  let ours = differences(texts[0], texts[1])
  let others = differences(texts[0], texts[2])
  var wanted: [(place: Range<Int>, text: String)] = []
  for change in ours {
    let news = Array(texts[1][change.new])
    if others.contains(where: { $0.old == change.old && Array(texts[2][$0.new]) == news }) { continue }
    guard !others.contains(where: { clash($0.old, change.old) }) else { return nil }
    let shift = others.reduce(0) { sum, other in
      let isBefore = other.old.upperBound <= change.old.lowerBound
      return isBefore ? sum + other.new.count - other.old.count : sum
    }
    let start = change.old.lowerBound + shift + theirs.firstOfText
    wanted.append((start..<start + change.old.count, mine.text(of: change.new)))
  }
  var result = theirs
  for change in wanted.reversed() {
    result = result.with(result.replacing(change.place, with: change.text))
  }
  if mine.headText != base.headText, mine.headText != theirs.headText {
    guard theirs.headText == base.headText else { return nil }
    result = result.with(result.replacingHead(with: mine.headText))
  }
  return result.source.bytes
}

private struct Difference {
  var old: Range<Int>
  var new: Range<Int>
}

private func differences(_ old: [String], _ new: [String]) -> [Difference] {
  var start = 0
  while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
  var tail = 0
  while tail < min(old.count, new.count) - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
  let same = longestCommon(start..<old.count - tail, start..<new.count - tail) { old[$0] == new[$1] }
  var found: [Difference] = []
  var (left, right) = (start, start)
  for (oldPlace, newPlace) in same + [(old.count - tail, new.count - tail)] {
    if left < oldPlace || right < newPlace { found.append(Difference(old: left..<oldPlace, new: right..<newPlace)) }
    (left, right) = (oldPlace + 1, newPlace + 1)
  }
  return found
}

/// Whether two changes touch the same block, or add something in the same place.
private func clash(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
  if one.isEmpty && other.isEmpty { return one.lowerBound == other.lowerBound }
  return one.lowerBound < other.upperBound && other.lowerBound < one.upperBound
}

extension LessonBlocks {
  /// The source of some blocks of the text below the head, with what is between them.
  fileprivate func text(of range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    let (lower, upper) = (blocks[first + firstOfText].range.lower, blocks[last + firstOfText].range.upper)
    return source.text(SourceRange(lower, upper))
  }

  fileprivate func with(_ bytes: [UInt8]) -> LessonBlocks {
    LessonBlocks(parseLesson(SourceText(path: source.path, bytes: bytes)).document)
  }
}
