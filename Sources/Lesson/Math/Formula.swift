package import Diagnostics

/// A formula of the prose: what its author wrote in TeX, and what it means.
package struct Formula: Sendable {
  /// Between the dollar signs, without the marks of the quotes that it stands in.
  package var tex: String
  /// On a line of its own: `$$…$$`.
  package var isDisplay: Bool
  /// From the first dollar sign to the last.
  package var range: SourceRange
  /// Nil where it could not be read.
  package var meaning: FormulaNode?

  package init(tex: String, isDisplay: Bool, range: SourceRange, meaning: FormulaNode?) {
    self.tex = tex
    self.isDisplay = isDisplay
    self.range = range
    self.meaning = meaning
  }
}

/// A part of a formula.
package indirect enum FormulaNode: Sendable, Equatable {
  case row([FormulaNode])
  /// A variable; one letter is slanted unless it is upright.
  case identifier(String, isUpright: Bool)
  case number(String)
  case sign(String, FormulaSign)
  /// `log`, `max`: a name that is read as one word, its limits below it in a display.
  case function(String, takesLimits: Bool)
  case text(String)
  /// In em.
  case space(Double)
  case fraction(FormulaNode, FormulaNode, FractionStyle)
  case root(FormulaNode, index: FormulaNode?)
  case scripts(FormulaNode, below: FormulaNode?, above: FormulaNode?, areLimits: Bool)
  case accent(FormulaNode, mark: String, isBelow: Bool)
  /// Between delimiters as tall as what they hold; an empty one is not drawn.
  case fenced(String, FormulaNode, String)
  /// A delimiter of a given height, in em.
  case delimiter(String, height: Double)
  case grid([[FormulaNode]], FormulaGrid)
  case styled(FormulaNode, isDisplay: Bool)
}

/// What a sign does between its neighbours.
package enum FormulaSign: Sendable, Equatable {
  case ordinary, binary, relation, opening, closing, punctuation
  /// A sum or a product: its limits stand below and above it in a display.
  case large
  /// An integral: its limits stand beside it.
  case integral
}

package enum FractionStyle: Sendable, Equatable {
  case plain, display, text, binomial
}

/// How the cells of a grid stand.
package enum FormulaGrid: Sendable, Equatable {
  case matrix
  case cases
  /// Columns to the right and to the left by turns, close together.
  case aligned
  case gathered
  case columns([ColumnSide])
}

package enum ColumnSide: Sendable, Equatable {
  case left, center, right
}
