import Cache
import Diagnostics
package import JSON
package import Lesson
import Neural

/// What the steps of a lesson left to be read, and what each was computed from: a file to commit beside the lesson, by
/// which its page is made without data and without training.
///
/// ```
/// { "format": 1, "engine": …, "leccion": "0.1.0", "seed": "42",
///   "steps": [ { "label": …, "number": 0, "knowsData": true, "parts": […], …, "outputs": […] }, … ],
///   "inlineValues": [ { "parts": […], "value": … }, … ] }
/// ```
///
/// The file is nobody's word: it is read strictly, holds no HTML, and what it shows is escaped as any other result.
package struct FrozenLesson: Sendable, Codable, Equatable {
  /// Changes with the way in which anything is written.
  package static let currentFormat = 1

  let format: Int
  /// The engine's `numericVersion`, on which every step depends.
  let engine: Int
  /// The version of the program that wrote it, for a person to know; it decides nothing.
  let leccion: String
  /// The same of the seed.
  let seed: String
  let steps: [FrozenStep]
  let inlineValues: [FrozenInlineValue]

  init(leccion: String, seed: UInt64, steps: [FrozenStep], inlineValues: [FrozenInlineValue]) {
    format = Self.currentFormat
    engine = Engine.numericVersion
    self.leccion = leccion
    self.seed = String(seed)
    self.steps = steps
    self.inlineValues = inlineValues
  }

  /// What keys name as the program: any that computes the same numbers.
  static func program(_ engine: Int) -> String { "motor \(engine)" }
}

/// One step: the parts of its key without the program, and what it left.
struct FrozenStep: Sendable, Codable, Equatable {
  /// Its label, and which of that label it is, from 0.
  let label: String
  let number: Int
  /// Whether the files that it reads are among its parts; of some steps only the run can tell which they are.
  let knowsData: Bool
  let parts: [KeyPart]
  let binds: [String]
  let changes: [String]
  /// Of models that it made as copies, the original.
  let originals: [FrozenPair<String>]
  /// How often streams of a name were drawn from after it.
  let draws: [FrozenPair<Int>]
  let equivalents: [Equivalent]
  /// A list of `Output`, its places told from the step on: it is read where the step is found in the lesson.
  let outputs: JSONValue

  /// Within a lesson.
  var name: StepName { StepName(label: label, number: number) }
}

/// A name and what it stands for: dictionaries have no order to be written in.
struct FrozenPair<Value: Sendable & Codable & Equatable>: Sendable, Codable, Equatable {
  let name: String
  let value: Value
}

/// An inline value: the parts of its key without the program, and how it reads.
struct FrozenInlineValue: Sendable, Codable, Equatable {
  let parts: [KeyPart]
  let text: String
  let number: Double?
}

/// A step among those of its lesson.
struct StepName: Hashable, Sendable {
  let label: String
  /// Which of that label it is, from 0.
  let number: Int
}

// MARK: The file

/// Why a file cannot be used as what a lesson was frozen to.
package enum FrozenFault: Error, Sendable, Equatable {
  /// No JSON, or more than is read.
  case damaged
  /// Fields that this version does not have, or too few.
  case otherVersion
  /// A step's results are not what a step can leave.
  case unsound(label: String)
}

extension FrozenLesson {
  /// What its file's name ends in, in place of the lesson's extension.
  package static let suffix = ".congelada.json"
  /// The largest file that is read.
  package static var mostBytes: Int { JSONLimits.frozenLesson.bytes }

  /// The file: a line for each part of a key and each output, so that a comparison shows which step changed.
  package func bytes() throws(JSONCodingFault) -> [UInt8] {
    Array((try JSONValueEncoder().value(of: self).text(depthOfLines: 4) + "\n").utf8)
  }

  /// Reads a file; results of steps are read when they are shown.
  package init(reading bytes: [UInt8]) throws(FrozenFault) {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONReader.read(bytes, limits: .frozenLesson)
    } catch {
      throw .damaged
    }
    guard value["format"]?.integer == Self.currentFormat else { throw .otherVersion }
    do throws(JSONCodingFault) {
      self = try JSONValueDecoder().value(of: FrozenLesson.self, in: value)
    } catch {
      throw .otherVersion
    }
    guard Set(steps.map(\.name)).count == steps.count else { throw .damaged }
  }
}

extension FrozenLesson {
  /// What all steps left, each with its places told from its own beginning: to look at a file without its lesson.
  package func outputs() throws(FrozenFault) -> [Output] {
    var outputs: [Output] = []
    for step in steps { outputs += try step.outputs(from: 0, end: .max) }
    return outputs
  }
}

extension FrozenStep {
  /// What a step left, as it is frozen: places are told from `base` on.
  static func value(of outputs: [Output], base: Int) throws(JSONCodingFault) -> JSONValue {
    try JSONValueEncoder(context: sourceBase.map { [$0: base] } ?? [:]).value(of: outputs)
  }

  /// What the step left, its places told in a text of `end` bytes in which the step stands at `base`.
  func outputs(from base: Int, end: Int) throws(FrozenFault) -> [Output] {
    var context: [CodingUserInfoKey: any Sendable] = [:]
    if let sourceBase { context[sourceBase] = base }
    if let sourceEnd { context[sourceEnd] = end }
    let outputs: [Output]
    do throws(JSONCodingFault) {
      outputs = try JSONValueDecoder(context: context).value(of: [Output].self, in: self.outputs)
    } catch {
      throw .unsound(label: label)
    }
    // Only what went well is frozen.
    guard outputs.allSatisfy({ $0.isSound && $0.holdsTogether }) else { throw .unsound(label: label) }
    return outputs
  }
}
