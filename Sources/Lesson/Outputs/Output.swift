package import Diagnostics
package import Plotting

/// What a step leaves to be read: inert data, never HTML.
package enum Output: Sendable, Codable {
  case facts([Fact])
  case value(PrintedValue)
  case table(Table)
  case figure(FigureOutput)
  case assertions([AssertionOutput])
  case expected(ExpectedTextOutput)
  case failure(ExpectedFailureOutput)
  case problem(Problem)
}

/// A named value worth a line of its own: «exactitud 0,8777».
package struct Fact: Sendable, Equatable, Codable {
  /// Machine name for JSON: `exactitud`.
  package var key: String
  package var label: String
  package var value: Cell
  /// The one the step is about, shown as large as it deserves.
  package var isMain: Bool

  package init(key: String, label: String, value: Cell, isMain: Bool = false) {
    self.key = key
    self.label = label
    self.value = value
    self.isMain = isMain
  }
}

/// A value as a notebook cell prints it, rows aligned.
package struct PrintedValue: Sendable, Equatable, Codable {
  /// The name it was bound to or the expression's source; empty for none.
  package var name: String
  /// As NumPy prints: several lines for a matrix, abbreviated when long.
  package var text: String
  /// The dimensions of a tensor; nil for a scalar or text.
  package var shape: [Int]?
  /// All its numbers where they are few (at most 1000), for JSON.
  package var numbers: [Double]

  package init(name: String, text: String, shape: [Int]? = nil, numbers: [Double] = []) {
    self.name = name
    self.text = text
    self.shape = shape
    self.numbers = numbers
  }
}

/// A typed cell: how it is written is the renderer's business.
package enum Cell: Sendable, Equatable, Codable {
  case text(String)
  case code(String)
  case integer(Int)
  case decimal(Double, digits: Int)
  case percent(Double, digits: Int)
  /// Dimensions: 28×28.
  case shape([Int])
  case missing

  /// Whether a column of such cells is aligned on the decimal mark.
  package var isNumber: Bool {
    switch self {
    case .integer, .decimal, .percent: true
    case .text, .code, .shape, .missing: false
    }
  }
}

/// Rows of typed cells.
package struct Table: Sendable, Equatable, Codable {
  package struct Column: Sendable, Equatable, Codable {
    package var key: String
    package var title: String

    package init(key: String, title: String) {
      self.key = key
      self.title = title
    }
  }

  package var caption: String?
  package var columns: [Column]
  package var rows: [[Cell]]
  /// A last row that sums up, set apart.
  package var total: [Cell]?

  package init(caption: String? = nil, columns: [Column], rows: [[Cell]], total: [Cell]? = nil) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.total = total
  }
}

/// A figure in its place: numbered, with what it says below it.
package struct FigureOutput: Sendable, Equatable, Codable {
  package var figure: Figure
  /// From 1, in the order of the lesson.
  package var number: Int
  /// The author's caption, or one made from the data.
  package var caption: String
  /// The author's own alternative text.
  package var alternative: String?

  package init(figure: Figure, number: Int, caption: String, alternative: String? = nil) {
    self.figure = figure
    self.number = number
    self.caption = caption
    self.alternative = alternative
  }
}

/// An assertion and how it went.
package struct AssertionOutput: Sendable, Equatable, Codable {
  /// As the author wrote it.
  package var source: String
  package var range: SourceRange
  package var holds: Bool
  /// What the left side was: «0,8777».
  package var observed: String
  /// The sub-expressions and the margin, a line each; empty where it holds.
  package var details: [String]

  package init(source: String, range: SourceRange, holds: Bool, observed: String, details: [String]) {
    self.source = source
    self.range = range
    self.holds = holds
    self.observed = observed
    self.details = details
  }
}

/// What became of the text that a step was expected to leave, `salida`.
package struct ExpectedTextOutput: Sendable, Equatable, Codable {
  /// A line of the text as it stands in the lesson, or as it should.
  package enum Line: Sendable, Equatable, Codable {
    /// The line of the body with this index, from 0.
    case kept(Int)
    /// A line of the body that the step no longer leaves so, and what should stand there.
    case changed(Int, to: String)
    case removed(Int)
    case added(String)
  }

  /// The id of the step.
  package var step: String
  /// The header of the directive.
  package var range: SourceRange
  /// All lines of the body in their order, those to be added among them; what would be written has no line prefix.
  package var lines: [Line]
  /// How it differs; nil where it holds.
  package var problem: Problem?

  package init(step: String, range: SourceRange, lines: [Line], problem: Problem?) {
    self.step = step
    self.range = range
    self.lines = lines
    self.problem = problem
  }

  package var holds: Bool { problem == nil }
}

/// How the directive inside `falla` failed, or that it did not.
package struct ExpectedFailureOutput: Sendable, Equatable, Codable {
  package var code: Code
  /// The header of the directive `falla`.
  package var range: SourceRange
  /// What the directive inside failed with; empty where it did not.
  package var failures: [Problem]
  /// Why that is not what was awaited; nil where it holds.
  package var problem: Problem?

  package init(code: Code, range: SourceRange, failures: [Problem], problem: Problem?) {
    self.code = code
    self.range = range
    self.failures = failures
    self.problem = problem
  }

  package var holds: Bool { problem == nil }
}
