package import JSON

extension Problem {
  /// The problem as an object for other programs: `file line column endLine endColumn code severity message suggestions
  /// related`; lines and columns from 1, the end excluded, null for a problem without a place.
  package func json(in source: SourceText) -> JSONValue {
    var members = [JSONMember("file", .string(source.path))]
    members += Problem.place(range, in: source)
    members += [
      JSONMember("code", .string(code.rawValue)),
      JSONMember("severity", .string(severity == .error ? "error" : "warning")),
      JSONMember("message", .string(message)),
      JSONMember(
        "suggestions",
        .array(
          suggestions.map {
            .object(Problem.place($0.range, in: source) + [JSONMember("replacement", .string($0.replacement))])
          })),
      JSONMember(
        "related",
        .array(
          related.map {
            .object(
              [JSONMember("file", .string(source.path))] + Problem.place($0.range, in: source)
                + [JSONMember("message", .string($0.message))])
          })),
    ]
    return .object(members)
  }

  private static func place(_ range: SourceRange?, in source: SourceText) -> [JSONMember] {
    let start = range.map { source.position(at: $0.lower) }
    let end = range.map { source.position(at: $0.upper) }
    return [
      JSONMember("line", start.map { .integer($0.line) } ?? .null),
      JSONMember("column", start.map { .integer($0.column) } ?? .null),
      JSONMember("endLine", end.map { .integer($0.line) } ?? .null),
      JSONMember("endColumn", end.map { .integer($0.column) } ?? .null),
    ]
  }
}
