import Diagnostics
package import Typography

/// A line of a step's results as text, in pieces that a terminal may paint.
package struct OutputLine: Sendable, Equatable {
  package enum Face: Sendable {
    case plain, faint, strong, right, wrong
  }

  package struct Piece: Sendable, Equatable {
    package var text: String
    package var face: Face
  }

  package var pieces: [Piece]

  init(_ pieces: [(String, Face)]) {
    self.pieces = pieces.filter { !$0.0.isEmpty }.map { Piece(text: $0.0, face: $0.1) }
  }

  init(_ text: String, _ face: Face = .plain) { self.init([(text, face)]) }

  /// The line without its faces.
  package var text: String { pieces.map(\.text).joined() }
}

extension Output {
  /// No line of facts or of a printed value is wider, so that a step reads the same on every terminal.
  private static let width = 78

  /// The output as plain text: what the terminal prints below the step's name, and what `salida` is compared with.
  ///
  /// Facts stand side by side, a table's columns are aligned, a figure is its caption (its data are for `afirmar`).
  /// Numbers are written as the lesson writes them; what could drive a terminal or hide is made visible. A problem that
  /// has a place of its own is told elsewhere and has no lines.
  package func lines(_ numbers: NumberStyle) -> [OutputLine] {
    switch self {
    case .facts(let facts): Self.lines(facts, numbers)
    case .value(let value): value.lines(width: Self.width)
    case .table(let table): table.lines(numbers)
    case .figure(let figure): [OutputLine("Figura \(figure.number). " + visible(figure.caption))]
    case .assertions(let assertions): assertions.map(\.line)
    case .expected(let expected): [expected.line]
    case .failure(let failure): [failure.line]
    case .problem(let problem): problem.code == .notRun ? [OutputLine(problem.message)] : []
    }
  }

  /// As many facts on a line as fit.
  private static func lines(_ facts: [Fact], _ numbers: NumberStyle) -> [OutputLine] {
    var lines: [OutputLine] = []
    var pieces: [(String, OutputLine.Face)] = []
    var taken = 0
    for fact in facts {
      let (label, value) = (visible(fact.label), visible(fact.value.text(numbers)))
      let needed = displayWidth(label) + 1 + displayWidth(value)
      if taken > 0, taken + 3 + needed > width {
        lines.append(OutputLine(pieces))
        (pieces, taken) = ([], 0)
      }
      if taken > 0 { pieces.append(("   ", .plain)) }
      pieces += [(label + " ", .faint), (value, fact.isMain ? .strong : .plain)]
      taken += needed + (taken > 0 ? 3 : 0)
    }
    return pieces.isEmpty ? lines : lines + [OutputLine(pieces)]
  }
}

extension PrintedValue {
  fileprivate func lines(width: Int) -> [OutputLine] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
    let name = self.name.isEmpty ? "" : visible(self.name) + " ="
    if lines.count == 1, displayWidth(name) + 1 + displayWidth(lines[0]) <= width {
      return [OutputLine([(name.isEmpty ? "" : name + " ", .faint), (lines[0], .plain)])]
    }
    return (name.isEmpty ? [] : [OutputLine(name, .faint)]) + lines.map { OutputLine($0.isEmpty ? "" : "  " + $0) }
  }
}

extension AssertionOutput {
  /// The assertion with its sign and what the left side was.
  package var line: OutputLine {
    OutputLine([
      (holds ? "✓" : "✗", holds ? .right : .wrong), (" " + visible(source), .plain),
      (observed.isEmpty ? "" : "   " + visible(observed), .faint),
    ])
  }
}

extension ExpectedTextOutput {
  /// The step whose text was compared, with a sign.
  package var line: OutputLine {
    OutputLine([(holds ? "✓" : "✗", holds ? .right : .wrong), (" salida de \(visible(step))", .plain)])
  }
}

extension ExpectedFailureOutput {
  /// The code that was awaited with a sign, and how the directive failed.
  package var line: OutputLine {
    let told = failures.first.map { visible($0.message) } ?? "no falla"
    return OutputLine([
      (holds ? "✓" : "✗", holds ? .right : .wrong), (" falla \(code.rawValue)", .plain), ("   " + told, .faint),
    ])
  }
}

extension Table {
  fileprivate func lines(_ numbers: NumberStyle) -> [OutputLine] {
    let rows = self.rows + (total.map { [$0] } ?? [])
    let texts = rows.map { row in row.map { visible($0.text(numbers)) } }
    let titles = columns.map { visible($0.title) }
    let widths = titles.indices.map { column in
      texts.reduce(displayWidth(titles[column])) { widest, row in
        row.indices.contains(column) ? max(widest, displayWidth(row[column])) : widest
      }
    }
    let rightAligned = titles.indices.map { column in
      rows.contains { $0.indices.contains(column) && $0[column].isNumber }
    }
    func aligned(_ cells: [String]) -> String {
      var line = zip(cells, zip(widths, rightAligned)).map { text, layout in
        let padding = String(repeating: " ", count: max(0, layout.0 - displayWidth(text)))
        return layout.1 ? padding + text : text + padding
      }.joined(separator: "   ")
      while line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
      return line
    }
    var lines = caption.map { [OutputLine(visible($0), .faint)] } ?? []
    lines.append(OutputLine(aligned(titles), .faint))
    for (index, row) in texts.enumerated() {
      lines.append(OutputLine(aligned(row), total != nil && index == texts.count - 1 ? .strong : .plain))
    }
    return lines
  }
}
