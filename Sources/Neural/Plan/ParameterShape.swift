/// A matrix of parameters that a layer asks for.
package struct ParameterShape: Sendable, Equatable {
  /// Names the stream of its first values.
  package var name: String
  package var rows: Int
  package var columns: Int
  package var initializer: Initializer
  /// The shape in which the matrix is shown: its rows then stand for all dimensions but the last. nil: as a matrix.
  package var shown: [Int]?
  /// Whether an optimizer moves it: not what a layer counts for itself, such as moving statistics.
  package var isTrained = true

  /// The shape of the matrix as a tensor, for a layer's parameter of that number: the second, of one row, is a bias.
  func tensorShape(at position: Int) -> [Int] {
    shown ?? (rows == 1 && position == 1 ? [columns] : [rows, columns])
  }

  /// Whether it is added to what the weights give.
  var isBias: Bool { name == "bias" || name == "beta" }

  /// Floats in panels, or nil if too many.
  var paddedCount: Int? {
    let columns = columns.addingReportingOverflow(panelWidth - 1)
    guard !columns.overflow else { return nil }
    return product(of: [columns.partialValue / panelWidth, rows, panelWidth])
  }
}

/// A matrix of parameters and where it lies among all of the network's.
package struct ParameterPlace: Sendable, Equatable {
  var shape: ParameterShape
  /// In floats.
  var offset: Int

  /// Where an element lies.
  func index(row: Int, column: Int) -> Int {
    offset + (column / panelWidth * shape.rows + row) * panelWidth + column % panelWidth
  }

  /// The matrix out of the panels, in row-major order.
  func unpack(_ parameters: [Float]) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(shape.rows * shape.columns)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns { result.append(parameters[index(row: row, column: column)]) }
    }
    return result
  }

  /// Puts row-major values into the panels.
  func pack(_ values: [Float], into parameters: inout [Float]) {
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        parameters[index(row: row, column: column)] = values[row * shape.columns + column]
      }
    }
  }
}
