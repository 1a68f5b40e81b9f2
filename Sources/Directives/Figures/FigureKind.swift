package import Diagnostics

package import Plotting
package import Runner

/// One kind of picture that `figura` draws.
package protocol FigureKind: Sendable {
  /// The word after `figura`, and what it may be told besides `de`, `pie` and `alt`.
  static var name: String { get }
  static var summary: String { get }
  /// What it is made of, and `de` names.
  static var subject: String { get }
  static var options: [OptionSpecification] { get }

  /// Reads the options without data; nil where something is wrong, which the reader has noted.
  init?(_ reader: inout DirectiveReader)

  /// The picture, and what to say below it where the author does not.
  func draw(_ session: inout Session) throws(Problem) -> (figure: Figure, caption: String)
}

/// All kinds of figure, in the order of a lesson's work.
package let allFigureKinds: [any FigureKind.Type] = [
  ImageFigure.self,
  ImageGridFigure.self,
  NetworkFigure.self,
  CurvesFigure.self,
  ConfusionFigure.self,
  PredictionsFigure.self,
  BarsFigure.self,
  FunctionFigure.self,
  PointsFigure.self,
  BoundaryFigure.self,
  HistogramFigure.self,
  FiltersFigure.self,
  ActivationsFigure.self,
  WaveFigure.self,
  SpectrogramFigure.self,
]
