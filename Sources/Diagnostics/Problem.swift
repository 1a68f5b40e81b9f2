/// How grave a problem is: an error fails the command, a warning never does.
package enum Severity: String, Sendable, Codable {
  case error
  case warning = "aviso"
}

/// Another place that helps to understand a problem.
package struct RelatedPlace: Sendable, Equatable, Codable {
  package var message: String
  package var range: SourceRange

  package init(_ message: String, at range: SourceRange) {
    self.message = message
    self.range = range
  }
}

/// An edit that mends a problem: the bytes to take out and what to write in their place.
package struct Suggestion: Sendable, Equatable, Codable {
  package var range: SourceRange
  package var replacement: String
  /// A guess between near words is not certain: it is told, and put in only by hand.
  package var isCertain: Bool

  package init(_ replacement: String, at range: SourceRange, isCertain: Bool = true) {
    self.replacement = replacement
    self.range = range
    self.isCertain = isCertain
  }
}

/// Something wrong in a lesson or around it, told to a person in Spanish.
///
/// Made by the static factories in the `Problem+….swift` files, which hold the sentences.
package struct Problem: Error, Sendable, Equatable, Codable {
  package var code: Code
  package var severity: Severity
  /// One sentence without a full stop.
  package var message: String
  /// Where; nil for a problem of the whole file or of no file.
  package var range: SourceRange?
  /// What stands beside the carets: «¿quisiste decir «épocas»?».
  package var label: String?
  /// What should be written instead, as a unified diff: lines of `@@`, and lines with their sign.
  package var difference: [String] = []
  /// Lines after the frame: «opciones de {entrenar}: épocas, lote».
  package var notes: [String]
  package var related: [RelatedPlace]
  /// Edits that would mend it, safe to apply without asking.
  package var suggestions: [Suggestion]

  package init(
    _ code: Code, _ message: String, at range: SourceRange? = nil, label: String? = nil,
    notes: [String] = [], related: [RelatedPlace] = [], suggestions: [Suggestion] = [],
    severity: Severity = .error
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
    self.label = label
    self.notes = notes
    self.related = related
    self.suggestions = suggestions
  }
}
