import Typography

extension Raster {
  /// The pixels as a table, no more than 64 by 64 of them.
  func table(
    corner: String, column: (Int) -> String, row: (Int) -> String, pixel: (UInt8) -> String, _ numbers: NumberStyle
  ) -> DataTable {
    let shownWidth = min(width, 64)
    let shownHeight = min(height, 64)
    var header = [corner] + (0..<shownWidth).map(column)
    if shownWidth < width { header.append("… hasta \(column(width - 1))") }
    // Each of the 256 values is written once.
    var known = [String?](repeating: nil, count: 256)
    func text(_ value: UInt8) -> String {
      if let text = known[Int(value)] { return text }
      let text = pixel(value)
      known[Int(value)] = text
      return text
    }
    var rows = (0..<shownHeight).map { index in
      let texts = pixels[(index * width)..<(index * width + shownWidth)].map(text)
      return [row(index)] + texts + (shownWidth < width ? ["…"] : [])
    }
    if shownHeight < height {
      let missing = counted(height - shownHeight, "fila más", "filas más", style: numbers)
      rows.append(["… y \(missing)"] + Array(repeating: "", count: header.count - 1))
    }
    return DataTable(header: header, rows: rows)
  }
}
