import Typography

/// The measures that all cells of a grid of predictions share.
struct CellLayout {
  private static let widest = 900.0

  let padding = 8.0
  let gap = 8.0
  let rowHeight = 13.5
  let columns: Int
  let imageSide: Double
  let nameWidth: Double
  let barLength: Double
  let bodyHeight: Double
  let width: Double
  let height: Double

  init(_ grid: PredictionGrid, _ shown: [PredictionGrid.Item], _ outputs: OutputText) {
    let largest = shown.compactMap(\.raster).map { max($0.width, $0.height) }.max() ?? 0
    let scale = largest > 0 && largest <= 112 ? (112 / Double(largest)).rounded(.down) : 0
    imageSide = largest == 0 ? 0 : scale > 0 ? scale * Double(largest) : 112
    let image = imageSide > 0 ? imageSide + 8 : 0
    let names = grid.classes.prefix(400).map { TextWidth.of(cleaned($0), size: 11, isStrong: true) }.max() ?? 24
    let values = shown.flatMap { item in
      [item.predicted, item.truth ?? item.predicted].compactMap { item.probability($0) }
    }.map { TextWidth.of(outputs.text($0, decimals: 0), size: 11, isStrong: true) }.max() ?? 0

    // What does not depend on the room: paddings, image, gaps, and the values beyond the bars.
    let fixed = 2 * padding + image + 6 + values + 4
    columns = max(1, min(grid.columns, shown.count, Int((Self.widest + gap) / (fixed + 24 + 48 + gap)), 4))
    let room = (Self.widest + gap) / Double(columns) - gap
    let free = max(min(room, 400) - fixed, 72)
    nameWidth = min(max(names, 24), max(free - 48, 24), 140)
    barLength = min(max(free - nameWidth, 48), 120)
    width = fixed + nameWidth + barLength
    let rows = shown.map { grid.shownClasses($0).count }.max() ?? 0
    bodyHeight = max(imageSide, Double(rows) * rowHeight)
    height = 2 * padding + 24 + bodyHeight
  }
}
