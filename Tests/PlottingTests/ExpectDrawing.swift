import Foundation
import Plotting
import TestSupport
import Testing

/// Checks all that holds for every drawing, in both places: XML, names, references, numbers, and texts that neither
/// leave the view nor stand on each other.
@discardableResult
func expectSound(
  _ figure: Figure, widest: Double = 900, sourceLocation: SourceLocation = #_sourceLocation
) -> DrawingInspector {
  let page = figure.svg(id: "f1", place: .page)
  let file = figure.svg(id: "f1", place: .file)
  for svg in [page, file] {
    let seen = DrawingInspector(svg)
    #expect(seen.isWellFormed, sourceLocation: sourceLocation)
    #expect(seen.rootAttributes["role"] == "img", sourceLocation: sourceLocation)
    #expect(seen.rootAttributes["aria-labelledby"] == "f1-t f1-d", sourceLocation: sourceLocation)
    #expect(!seen.title.isEmpty, sourceLocation: sourceLocation)
    #expect(seen.summary == figure.description(), sourceLocation: sourceLocation)
    #expect(Set(seen.ids).count == seen.ids.count, sourceLocation: sourceLocation)
    #expect(Set(seen.references).subtracting(seen.ids) == [], sourceLocation: sourceLocation)
    #expect(seen.ids.allSatisfy { $0.hasPrefix("f1-") }, sourceLocation: sourceLocation)
    #expect(seen.badNumbers == [], sourceLocation: sourceLocation)
    #expect(seen.clipped == [], sourceLocation: sourceLocation)
    #expect(seen.overlapping == [], sourceLocation: sourceLocation)
    #expect(!svg.contains("style=\""), "estilo en línea", sourceLocation: sourceLocation)
    for name in seen.classes where name != "fig" {
      #expect(figureStyleSheet.contains(".fig .\(name){"), "clase sin regla: \(name)", sourceLocation: sourceLocation)
    }
    let view = seen.view
    let margin = view.left < 0 ? 32.0 : 0
    #expect(view.right - view.left <= widest + margin, sourceLocation: sourceLocation)
    #expect(view.bottom > view.top, sourceLocation: sourceLocation)
  }
  #expect(page == figure.svg(id: "f1", place: .page), "dos dibujos distintos", sourceLocation: sourceLocation)
  let table = figure.data()
  #expect(table.rows.allSatisfy { $0.count == table.header.count }, "tabla desigual", sourceLocation: sourceLocation)
  return DrawingInspector(page)
}

/// Compares a drawing inside a page with the expected one under `Tests/Cases/drawings/`, besides what `expectSound`
/// checks.
@discardableResult
func expectDrawing(
  _ figure: Figure, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) -> DrawingInspector {
  let file = testsFolder.appendingPathComponent("Cases/drawings/\(name).svg")
  expectGolden(figure.svg(id: "f1", place: .page), at: file, sourceLocation: sourceLocation)
  return expectSound(figure, sourceLocation: sourceLocation)
}
