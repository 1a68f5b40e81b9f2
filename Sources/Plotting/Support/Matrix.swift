/// Numbers in rows from the top, to be drawn as pixels.
package struct Matrix: Sendable, Equatable, Codable {
  package let width: Int
  package let height: Int
  package let values: [Double]

  /// Nil unless there is one number for each pixel.
  package init?(width: Int, height: Int, values: [Double]) {
    guard isPicture(width: width, height: height, pixels: values.count) else { return nil }
    self.width = width
    self.height = height
    self.values = values
  }

  /// The least and the greatest finite number; nil where none is finite.
  package var range: ClosedRange<Double>? {
    var least = Double.infinity
    var greatest = -Double.infinity
    for value in values where value.isFinite {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    return least <= greatest ? least...greatest : nil
  }

  /// Pixels on a scale whose ends are bytes 0 and 255; what is not finite becomes `missing`.
  package func raster(on scale: ClosedRange<Double>, missing: UInt8 = 0) -> Raster? {
    // Halves, because the whole span of the largest numbers would not be finite.
    let (low, half) = (scale.lowerBound / 2, scale.upperBound / 2 - scale.lowerBound / 2)
    return Raster(
      width: width, height: height,
      pixels: values.map { value in
        guard value.isFinite, half > 0 else { return missing }
        return UInt8(min(max(((value / 2 - low) / half * 255).rounded(), 0), 255))
      })
  }

  /// No more columns and rows than these; of the numbers that share a pixel, the one that `choose` prefers.
  package func reduced(width mostColumns: Int, height mostRows: Int, by choose: (Double, Double) -> Double) -> Matrix {
    guard width > mostColumns || height > mostRows, mostColumns > 0, mostRows > 0 else { return self }
    let rows = shares(of: height, min(height, mostRows))
    let columns = shares(of: width, min(width, mostColumns))
    var result: [Double] = []
    result.reserveCapacity(rows.count * columns.count)
    for row in rows {
      for column in columns {
        var chosen = values[row.lowerBound * width + column.lowerBound]
        for y in row { for x in column { chosen = choose(chosen, values[y * width + x]) } }
        result.append(chosen)
      }
    }
    return Matrix(width: columns.count, height: rows.count, values: result) ?? self
  }
}

/// So many things in order cut into so many parts of about one size, none of them empty.
func shares(of count: Int, _ parts: Int) -> [Range<Int>] {
  (0..<parts).map { part in
    let first = part * count / parts
    return first..<max(first + 1, (part + 1) * count / parts)
  }
}
