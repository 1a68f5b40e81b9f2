package import Lesson

/// Changed lines as a unified diff: three lines of context, hunks with the numbers of their first lines.
///
/// - Parameter firstLine: the number of the first line in its file.
package func unifiedDifference(
  _ lines: [ExpectedTextOutput.Line], of body: [String], firstLine: Int
) -> [String] {
  let entries = lines.flatMap { line -> [Entry] in
    switch line {
    case .kept(let index): [Entry(sign: " ", text: body[index])]
    case .changed(let index, let text): [Entry(sign: "-", text: body[index]), Entry(sign: "+", text: text)]
    case .removed(let index): [Entry(sign: "-", text: body[index])]
    case .added(let text): [Entry(sign: "+", text: text)]
    }
  }
  return hunks(grouped(entries), firstLine: firstLine)
}

private struct Entry {
  let sign: String
  let text: String
}

private let contextCount = 3

/// The lines taken out before those put in, in each run of changes.
private func grouped(_ entries: [Entry]) -> [Entry] {
  var result: [Entry] = []
  var added: [Entry] = []
  for entry in entries {
    switch entry.sign {
    case "+": added.append(entry)
    case "-": result.append(entry)
    default:
      result += added + [entry]
      added = []
    }
  }
  return result + added
}

private func hunks(_ entries: [Entry], firstLine: Int) -> [String] {
  let changes = entries.indices.filter { entries[$0].sign != " " }
  guard let first = changes.first else { return [] }
  var ranges: [Range<Int>] = []
  var (start, last) = (first, first)
  for index in changes.dropFirst() {
    if index - last > 2 * contextCount + 1 {
      ranges.append(start..<last + 1)
      start = index
    }
    last = index
  }
  ranges.append(start..<last + 1)
  var result: [String] = []
  var (position, oldLine, newLine) = (0, firstLine, firstLine)
  for range in ranges {
    let lower = max(range.lowerBound - contextCount, 0)
    let upper = min(range.upperBound + contextCount, entries.count)
    for entry in entries[position..<lower] { advance(entry, &oldLine, &newLine) }
    let hunk = entries[lower..<upper]
    let oldCount = hunk.count { $0.sign != "+" }
    let newCount = hunk.count { $0.sign != "-" }
    // A side without lines is told by the line before it.
    result.append(
      "@@ -\(span(oldLine, oldCount)) +\(span(newLine, newCount)) @@")
    for entry in hunk {
      result.append(entry.sign + entry.text)
      advance(entry, &oldLine, &newLine)
    }
    position = upper
  }
  return result
}

private func span(_ line: Int, _ count: Int) -> String {
  count == 1 ? "\(line)" : "\(count == 0 ? line - 1 : line),\(count)"
}

private func advance(_ entry: Entry, _ oldLine: inout Int, _ newLine: inout Int) {
  if entry.sign != "+" { oldLine += 1 }
  if entry.sign != "-" { newLine += 1 }
}
