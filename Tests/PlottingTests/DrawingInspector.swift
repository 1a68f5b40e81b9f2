import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Plotting

/// Reads a drawing as XML, to say what is wrong with it.
final class DrawingInspector: NSObject, XMLParserDelegate {
  /// A text and about where it stands.
  struct Label {
    var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var isTurned: Bool
  }

  private(set) var isWellFormed = false
  private(set) var labels: [Label] = []
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var classes: Set<String> = []
  private(set) var badNumbers: [String] = []
  private(set) var title = ""
  private(set) var summary = ""
  private(set) var rootAttributes: [String: String] = [:]
  private(set) var counts: [String: Int] = [:]

  private var open: [(name: String, attributes: [String: String])] = []
  private var text = ""

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  /// Left, top, right and bottom of the view.
  var view: (left: Double, top: Double, right: Double, bottom: Double) {
    let numbers = (rootAttributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 4 else { return (0, 0, 0, 0) }
    return (numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3])
  }

  /// Texts that reach out of the view.
  var clipped: [String] {
    let view = view
    return labels.filter { label in
      label.left < view.left - 1 || label.right > view.right + 1 || label.top < view.top - 1
        || label.bottom > view.bottom + 1
    }.map(\.text)
  }

  /// Pairs of level texts that stand on each other.
  var overlapping: [String] {
    let level = labels.filter { !$0.isTurned }
    var found: [String] = []
    for (index, first) in level.enumerated() {
      for second in level[(index + 1)...] {
        let across = min(first.right, second.right) - max(first.left, second.left)
        let down = min(first.bottom, second.bottom) - max(first.top, second.top)
        if across > 1, down > 1 { found.append(first.text + " / " + second.text) }
      }
    }
    return found
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if open.isEmpty { rootAttributes = attributes }
    counts[name, default: 0] += 1
    open.append((name, attributes))
    if name != "tspan" { text = "" }
    if let id = attributes["id"] { ids.append(id) }
    if let reference = attributes["href"], reference.hasPrefix("#") { references.append(String(reference.dropFirst())) }
    if let paint = attributes["fill"], paint.hasPrefix("url(#") {
      references.append(String(paint.dropFirst(5).dropLast()))
    }
    classes.formUnion((attributes["class"] ?? "").split(separator: " ").map(String.init))
    for (key, value) in attributes where key != "href" && key != "id" && key != "aria-labelledby" && key != "class" {
      let lowered = value.lowercased()
      if lowered.contains("nan") || lowered.contains("inf") || lowered.contains("e+") { badNumbers.append(value) }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    let element = open.removeLast()
    switch name {
    case "title": title = text
    case "desc": summary = text
    case "text": labels.append(label(element.attributes))
    default: break
    }
  }

  private func label(_ attributes: [String: String]) -> Label {
    let classes = (attributes["class"] ?? "").split(separator: " ").map(String.init)
    let size = classes.contains("f11") ? 11.0 : classes.contains("f12") ? 12 : classes.contains("f16") ? 16 : 13
    let width = TextWidth.of(text, size: size, isStrong: classes.contains("b"))
    let x = Double(attributes["x"] ?? "") ?? .nan
    let y = Double(attributes["y"] ?? "") ?? .nan
    let left = classes.contains("m") ? x - width / 2 : classes.contains("e") ? x - width : x
    guard attributes["transform"] != nil else {
      return Label(
        text: text, left: left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2, isTurned: false)
    }
    let reach = width * 0.7072
    return Label(text: text, left: x, right: x + reach, top: y - reach, bottom: y, isTurned: true)
  }
}
