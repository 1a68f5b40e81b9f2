package import Foundation

#if canImport(FoundationXML)
  package import FoundationXML
#endif

/// Reads a page as XML, which is stricter than HTML, and lists what it holds.
package final class ElementReader: NSObject, XMLParserDelegate {
  package private(set) var names: [String] = []
  package private(set) var ids: [String] = []
  package private(set) var links: [String] = []
  package private(set) var sources: [String] = []
  /// Identifiers that `aria-labelledby` and its kin name.
  package private(set) var references: [String] = []
  package private(set) var attributeNames: Set<String> = []
  package private(set) var text = ""
  package private(set) var error: String?

  package init(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    if !parser.parse() {
      error = "\(parser.lineNumber): \(parser.parserError.map(String.init(describing:)) ?? "no se puede leer")"
    }
  }

  package func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name)
    attributeNames.formUnion(attributes.keys)
    if let id = attributes["id"] { ids.append(id) }
    if let link = attributes["href"] { name == "image" ? sources.append(link) : links.append(link) }
    if let source = attributes["src"] { sources.append(source) }
    for key in ["aria-labelledby", "aria-describedby"] {
      references += (attributes[key] ?? "").split(separator: " ").map(String.init)
    }
  }

  package func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
  }
}
