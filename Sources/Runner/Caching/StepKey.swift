package import Cache
import Neural

/// One thing that a step's result depends on.
package struct KeyPart: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable {
    /// The program that computes, and the kind of step.
    case program, directive
    case option
    /// An option with its usual value, which is as if it were not said: it is told, and never compared.
    case usual
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

  /// The name as a person knows it. Examples of a folder are known from the slash after it on.
  package var told: String {
    guard kind == .data else { return name }
    return shown.isEmpty ? String(name.drop { $0 == "/" }) : shown
  }

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
  /// Of what the step's model has learned after it: of numbers, without what changes nothing of that.
  let learning: Digest
  /// Of a training that may be as long as one likes; nil of any other step.
  let training: Digest?

  /// A name that a step reads.
  struct Input {
    let name: String
    /// By which the step that gave it its value is known among numbers.
    let numbers: Digest
    /// The same to a training: of its model, by what that has learned.
    let learning: Digest
    /// The options that speak of the name; an empty one for all else that does.
    let uses: Set<String>
  }

  /// `inputs` are in the order of their names; `unlearned` are the options that change nothing of what the step's model
  /// learns, `resumable` is the one that says how long a training goes on.
  init(_ parts: [KeyPart], inputs: [Input], unlearned: [String] = [], resumable: String? = nil) {
    self.parts = parts
    digest = Self.digest(parts)
    content = Self.digest(parts.filter { $0.kind != .source })
    numbers = Self.numbers(parts, inputs.map { (name: $0.name, digest: $0.numbers) })
    let isPlain = unlearned.isEmpty && inputs.allSatisfy { $0.learning == $0.numbers }
    learning = isPlain ? numbers : Self.learning(parts, inputs, without: unlearned)
    training = resumable.map { Self.learning(parts, inputs, without: unlearned + [$0]) }
  }

  private static func digest(_ parts: [KeyPart]) -> Digest {
    Digest(of: parts.filter { $0.kind != .usual }.flatMap { [$0.kind.rawValue, $0.name, $0.value] })
  }

  /// What only those options say, and the names that only they speak of, are left out.
  private static func learning(_ parts: [KeyPart], _ inputs: [Input], without options: [String]) -> Digest {
    Self.numbers(
      parts.filter { $0.kind != .option || !options.contains($0.name) },
      inputs.filter { !$0.uses.isSubset(of: options) }.map { (name: $0.name, digest: $0.learning) })
  }

  private static func numbers(_ parts: [KeyPart], _ inputs: [(name: String, digest: Digest)]) -> Digest {
    let shown: Set<KeyPart.Kind> = [.program, .style, .source, .place, .usual]
    let own = parts.filter { !shown.contains($0.kind) && $0.kind != .input }
    let read = inputs.flatMap { ["input", $0.name, $0.digest.hexadecimal] }
    return Digest(
      of: ["numbers", String(Engine.numericVersion)] + own.flatMap { [$0.kind.rawValue, $0.name, $0.value] } + read)
  }

  /// Under which the values are kept that the step gave to names.
  var values: Digest { Digest(of: [digest.hexadecimal, "values"]) }
}
