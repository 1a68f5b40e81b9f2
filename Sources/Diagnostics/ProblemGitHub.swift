extension [FileProblems] {
  /// All problems as workflow commands of GitHub Actions, a line each.
  package var gitHub: String {
    flatMap { file in file.problems.map { $0.gitHub(in: file.source) + "\n" } }.joined()
  }
}

extension Problem {
  fileprivate func gitHub(in source: SourceText?) -> String {
    var properties: [String] = []
    if let source {
      properties.append("file=" + Self.escaped(source.path, isProperty: true))
      if let range {
        let start = source.position(at: range.lower)
        let end = source.position(at: range.upper)
        properties += ["line=\(start.line)", "endLine=\(end.line)"]
        // Columns mean something only within one line.
        if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(end.column)"] }
      }
    }
    properties.append("title=" + code.rawValue)
    let kind = severity == .error ? "error" : "warning"
    let message = ([fullMessage] + notes).joined(separator: "\n")
    return "::\(kind) \(properties.joined(separator: ","))::" + Self.escaped(message, isProperty: false)
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
