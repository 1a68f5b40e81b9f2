package import Cache
import Neural

/// One thing that a step's result depends on.
package struct KeyPart: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable {
    /// The program that computes, and the kind of step.
    case program, directive
    case option
    /// A name of the lesson that the step reads, and which step gave it its value.
    case input
    /// A file, by its content.
    case data
    /// The seed, and the name of the stream that is drawn from.
    case random
    /// How numbers are written.
    case style
    /// The body where it is no options, in which places are told.
    case text
    /// What is shown as it stands: expressions, captions.
    case source
    /// Where the lesson is, where that is told.
    case place
  }

  package let kind: Kind
  /// The option, name or file.
  package let name: String
  /// What a person may be shown of it: «10».
  package let shown: String
  /// What is compared.
  package let value: String

  init(_ kind: Kind, _ name: String = "", shown: String = "", value: String) {
    self.kind = kind
    self.name = name
    self.shown = shown
    self.value = value
  }
}

/// What a step is computed from, and the digests that stand for it.
package struct StepKey: Sendable {
  package let parts: [KeyPart]
  /// Of everything: what the step left to be read is kept under it.
  package let digest: Digest
  /// By which it is known to the steps that read it: of everything but how expressions are written.
  let content: Digest
  /// Of what numbers depend on: neither the program that wrote them nor how they are shown.
  package let numbers: Digest

  /// `inputs` are the digests by which the steps that are read are known among numbers.
  init(_ parts: [KeyPart], inputs: [String: Digest]) {
    self.parts = parts
    digest = Self.digest(parts)
    content = Self.digest(parts.filter { $0.kind != .source })
    numbers = Self.numbers(parts, inputs)
  }

  private static func digest(_ parts: [KeyPart]) -> Digest {
    Digest(of: parts.flatMap { [$0.kind.rawValue, $0.name, $0.value] })
  }

  /// The digest of numbers without an option: of a training that may be as long as one likes.
  func numbers(without option: String, inputs: [String: Digest]) -> Digest {
    Self.numbers(parts.filter { $0.kind != .option || $0.name != option }, inputs)
  }

  private static func numbers(_ parts: [KeyPart], _ inputs: [String: Digest]) -> Digest {
    let shown: Set<KeyPart.Kind> = [.program, .style, .source, .place]
    let own = parts.filter { !shown.contains($0.kind) && $0.kind != .input }
    let read = inputs.sorted { $0.key < $1.key }.flatMap { ["input", $0.key, $0.value.hexadecimal] }
    return Digest(
      of: ["numbers", String(Engine.numericVersion)] + own.flatMap { [$0.kind.rawValue, $0.name, $0.value] } + read)
  }

  /// Under which the values are kept that the step gave to names.
  var values: Digest { Digest(of: [digest.hexadecimal, "values"]) }
}
