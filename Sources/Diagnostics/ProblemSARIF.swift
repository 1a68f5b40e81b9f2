package import JSON

extension [FileProblems] {
  /// All problems as a SARIF 2.1.0 log (OASIS standard), columns in Unicode scalars.
  package func sarif(version: String) -> JSONValue {
    let codes = Set(flatMap(\.problems).map(\.code.rawValue)).sorted()
    let driver: JSONValue = .object([
      "name": .string("leccion"), "version": .string(version), "language": .string("es"),
      "rules": .array(codes.map { .object(["id": .string($0)]) }),
    ])
    return .object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([
        .object([
          "tool": .object(["driver": driver]),
          "columnKind": .string("unicodeCodePoints"),
          "results": .array(flatMap { file in file.problems.map { $0.sarif(in: file.source) } }),
        ])
      ]),
    ])
  }
}

extension Problem {
  fileprivate func sarif(in source: SourceText?) -> JSONValue {
    var members: [JSONMember] = [
      JSONMember("ruleId", .string(code.rawValue)),
      JSONMember("level", .string(severity == .error ? "error" : "warning")),
      JSONMember("message", .object(["text": .string(([fullMessage] + notes).joined(separator: "\n"))])),
    ]
    if let source {
      members.append(JSONMember("locations", .array([.object(["physicalLocation": Self.location(range, in: source)])])))
      if !related.isEmpty {
        let places = related.map { place -> JSONValue in
          .object([
            "physicalLocation": Self.location(place.range, in: source),
            "message": .object(["text": .string(place.message)]),
          ])
        }
        // The standard wants each once.
        let unique = places.indices.filter { !places[..<$0].contains(places[$0]) }.map { places[$0] }
        members.append(JSONMember("relatedLocations", .array(unique)))
      }
    }
    return .object(members)
  }

  private static func location(_ range: SourceRange?, in source: SourceText) -> JSONValue {
    var members = [JSONMember("artifactLocation", .object(["uri": .string(uri(source.path))]))]
    if let range {
      let start = source.position(at: range.lower)
      let end = source.position(at: range.upper)
      members.append(
        JSONMember(
          "region",
          .object([
            "startLine": .integer(start.line), "startColumn": .integer(start.column), "endLine": .integer(end.line),
            "endColumn": .integer(end.column),
          ])))
    }
    return .object(members)
  }

  /// A path as a relative URI: what is not an unreserved character (RFC 3986) or a slash is percent-encoded.
  private static func uri(_ path: String) -> String {
    path.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isWord = scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
      let isPlain = byte < 0x80 && (isWord || "-._~/".unicodeScalars.contains(scalar))
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(scalar) : "%" + (hex.count < 2 ? "0" : "") + hex
    }.joined()
  }
}
