package import Lesson

/// The text that a step should leave, as its author wrote it, and how it compares with what the step leaves.
///
/// Line by line and by value. Numbers match within half a unit of the last digit written, or the `±` after it; integers
/// exactly; `…` stands for anything in its line, and alone for any number of lines; times, spaces, blank lines and the
/// ends of lines do not count. Either decimal mark is read, and thousands apart or together.
package struct ExpectedText {
  private let lines: [TextLine]
  private let joined: [TextLine]

  /// How many tokens are compared before two texts are taken to differ: only hostile ones come near.
  private static let mostWork = 1_000_000

  package init(_ lines: [String]) {
    self.lines = lines.map(TextLine.init)
    joined = self.lines.map(\.joiningThousands)
  }

  package func matches(_ found: [String]) -> Bool {
    matches(found.map(TextLine.init).filter { !$0.isBlank })
  }

  private func matches(_ found: [TextLine]) -> Bool {
    let written = lines.indices.filter { !lines[$0].isBlank }
    var work = Self.mostWork
    return globMatches(
      written.count, found.count, work: &work, isWildcard: { lines[written[$0]].isWildcard },
      matches: { matches(written[$0], found[$1], &$2) })
  }

  private func matches(_ index: Int, _ found: TextLine, _ work: inout Int) -> Bool {
    lines[index].matches(found, &work)
  }

  /// What to write in place of each line so that the text is what was found; all kept where it is.
  package func lines(for found: [String]) -> [ExpectedTextOutput.Line] {
    let all = found.map(TextLine.init)
    let kept = lines.indices.map(ExpectedTextOutput.Line.kept)
    if matches(all.filter { !$0.isBlank }) { return kept }
    let result = aligned(with: all)
    if ExpectedText(texts(of: result)).matches(found) { return result }
    return lines.indices.map(ExpectedTextOutput.Line.removed) + found.map(ExpectedTextOutput.Line.added)
  }

  private func texts(of result: [ExpectedTextOutput.Line]) -> [String] {
    result.compactMap { line in
      switch line {
      case .kept(let index): lines[index].text
      case .changed(_, let text), .added(let text): text
      case .removed: nil
      }
    }
  }

  private func aligned(with all: [TextLine]) -> [ExpectedTextOutput.Line] {
    let written = lines.indices.filter { !lines[$0].isBlank }
    if written.isEmpty {
      return lines.indices.map(ExpectedTextOutput.Line.removed) + all.map { ExpectedTextOutput.Line.added($0.text) }
    }
    let places = all.indices.filter { !all[$0].isBlank }
    let head = commonCount(written, places.map { all[$0] })
    let tail = commonCount(
      written.dropFirst(head).reversed(), places.dropFirst(head).reversed().map { all[$0] })
    let middle = Array(written.dropFirst(head).dropLast(tail))
    let changed = Array(places.dropFirst(head).dropLast(tail))
    var work = Self.mostWork
    let alignment = Alignment(
      middle.count, changed.count, isWildcard: { lines[middle[$0]].isWildcard },
      score: { score(middle[$0], all[changed[$1]], &work) })
    var result: [ExpectedTextOutput.Line] = written.prefix(head).map(ExpectedTextOutput.Line.kept)
    var lastAdded: Int?
    for step in alignment.steps {
      switch step {
      case .pair(let i, let j): result.append(line(middle[i], all[changed[j]]))
      case .wildcard(let i): result.append(.kept(middle[i]))
      case .taken: break
      case .removed(let i): result.append(.removed(middle[i]))
      case .added(let j):
        let place = changed[j]
        // The blank lines between rows of a larger array.
        if let lastAdded, lastAdded < place - 1 { result.append(.added("")) }
        result.append(.added(all[place].text))
        lastAdded = place
      }
    }
    result += written.suffix(tail).map(ExpectedTextOutput.Line.kept)
    return withBlankLines(result)
  }

  /// Puts back the blank lines of the body, before the line that follows them.
  private func withBlankLines(_ result: [ExpectedTextOutput.Line]) -> [ExpectedTextOutput.Line] {
    var all: [ExpectedTextOutput.Line] = []
    var next = 0
    for line in result {
      if let index = line.index {
        while next < index {
          all.append(.kept(next))
          next += 1
        }
        next = index + 1
      }
      all.append(line)
    }
    return all + (next..<max(next, lines.count)).map(ExpectedTextOutput.Line.kept)
  }

  /// How many lines match from the start, none of them a wildcard.
  private func commonCount(_ written: some Sequence<Int>, _ found: some Sequence<TextLine>) -> Int {
    var work = Self.mostWork
    return zip(written, found).prefix { !lines[$0].isWildcard && matches($0, $1, &work) }.count
  }

  /// What a pair of lines is worth: nothing where one is no version of the other, which is more than what is left over.
  private func score(_ index: Int, _ found: TextLine, _ work: inout Int) -> Int {
    if matches(index, found, &work) { return 8 }
    let line = found.hasGroups ? joined[index] : lines[index]
    return line.resembles(found, &work) ? 4 : 0
  }

  private func line(_ index: Int, _ found: TextLine) -> ExpectedTextOutput.Line {
    var work = Self.mostWork
    if matches(index, found, &work) { return .kept(index) }
    let line = found.hasGroups ? joined[index] : lines[index]
    return .changed(index, to: line.resembles(found, &work) ? line.rewritten(for: found) : found.text)
  }
}

extension ExpectedTextOutput.Line {
  /// The line of the body that it is about.
  package var index: Int? {
    switch self {
    case .kept(let index), .changed(let index, _), .removed(let index): index
    case .added: nil
    }
  }
}

extension TextLine {
  /// Whether some number has its thousands apart.
  var hasGroups: Bool { tokens.contains { $0.number?.isGrouped ?? false } }

  /// Whether it stands for a line that was found, which alone says what is one number: where its thousands are apart,
  /// `5 101 770` may be that number, or `5` and `101 770`; where no thousands are, it is three numbers.
  func matches(_ found: TextLine, _ work: inout Int) -> Bool {
    // The tokens before which what was found so far may end.
    var places: Set<Int> = [0]
    passWildcards(&places)
    for token in found.tokens {
      let isGrouped = token.number?.isGrouped ?? false
      var next: Set<Int> = []
      for place in places where place < tokens.count {
        work -= 1
        if work < 0 { return false }
        if tokens[place].isWildcard {
          next.insert(place)
        } else if tokens[place].matches(token) {
          next.insert(place + 1)
        }
        guard isGrouped else { continue }
        for join in joins[place] ?? [] where join.token.matches(token) { next.insert(join.end) }
      }
      passWildcards(&next)
      if next.isEmpty { return false }
      places = next
    }
    return places.contains(tokens.count)
  }

  /// A wildcard may also stand for nothing.
  private func passWildcards(_ places: inout Set<Int>) {
    for place in places {
      var next = place
      repeat {
        guard next < tokens.count, tokens[next].isWildcard else { break }
        next += 1
      } while places.insert(next).inserted
    }
  }

  /// Whether it reads the same but for some numbers, or shares half of its words.
  func resembles(_ found: TextLine, _ work: inout Int) -> Bool {
    let isSame = globMatches(
      tokens.count, found.tokens.count, work: &work, isWildcard: { tokens[$0].isWildcard },
      matches: { written, place, _ in tokens[written].resembles(found.tokens[place]) })
    if isSame || work < 0 { return isSame }
    work -= words.count
    let shared = words.intersection(found.words).count
    return shared > 0 && 2 * shared >= max(words.count, found.words.count)
  }
}

extension TextToken {
  /// Whether both are of one kind, and the same but for the value of a number.
  func resembles(_ found: TextToken) -> Bool { number != nil && found.number != nil || matches(found) }
}
