import Datasets
import Diagnostics
import Lesson
import Runner
import Typography

/// What exported code has to remember from step to step.
struct LessonMemory: Sendable {
  /// Examples as two arrays.
  struct Split: Sendable, Equatable {
    var inputs: String
    var labels: String
    /// The names of the classes.
    var classes: String
  }

  /// Where a layer is in the framework's own list.
  struct LayerPlace: Sendable, Equatable {
    /// Of what has its parameters.
    var main: Int
    /// Of what its outputs leave, its activation too.
    var last: Int
    /// Whether these have their channels first.
    var isChannelsFirst: Bool
  }

  /// The names of a dataset's arrays.
  struct Dataset: Sendable, Equatable {
    var training: Split
    var test: Split
    var columns: String
    var classes: String { training.classes }
  }

  var names: PythonNames
  /// The arrays of each dataset.
  var datasets: [String: Dataset] = [:]
  /// Names that `calcular` gives parts of datasets.
  var splits: [String: Split] = [:]
  /// The examples that predictions and evaluations were made of.
  var origins: [String: Split] = [:]
  /// Models without their last activation, which their loss takes instead.
  var endings: [String: String] = [:]
  /// Where each layer of a model is in the framework's own list.
  var places: [String: [LayerPlace]] = [:]
  /// Evaluations whose confusion something asks for.
  var confused: Set<String> = []
  /// Models whose targets are rows of numbers.
  var ofValues: Set<String> = []
  /// The names of derivatives that were written already, by what they say.
  var written: [String: String] = [:]
  /// The same by their names in the lesson and by their bodies: what stands at one place is written once.
  var defined: [String: [(body: Expression, name: String)]] = [:]
  /// Names of the lesson that Python has not: what makes them cannot be said there.
  var unsaid: Set<String> = []
  /// What was seen of the whole lesson before.
  let outlook: Outlook

  init(_ document: Document) {
    names = PythonNames(reserved: PythonImport.names.union(Helper.names).union(["azar", "carpeta", "solución"]))
    outlook = Outlook(document)
  }
}

/// What later steps of a lesson do to names, seen before any is written.
struct Outlook: Sendable {
  /// Names that `calcular` binds more than once.
  let rebound: Set<String>
  /// Models that others copy as they were first.
  let copied: Set<String>
  /// Models whose every loss is a cross-entropy, which wants numbers before the last activation.
  let comparedByEntropy: Set<String>

  init(_ document: Document) {
    var counts: [String: Int] = [:]
    var copied: Set<String> = []
    var entropy: Set<String> = []
    var others: Set<String> = []
    for block in document.directives {
      switch folded(block.name.value) {
      case "calcular":
        for statement in block.statements(in: document.source).statements {
          switch statement.value {
          case .binding(let name, _), .function(let name, _, _): counts[name.value, default: 0] += 1
          case .expression: break
          }
        }
      case "modelo":
        if let name = Self.word("como", of: block, in: document.source) { copied.insert(name) }
      case "compilar":
        guard let model = block.reference?.value ?? Self.word("modelo", of: block, in: document.source) else { break }
        let loss = folded(Self.word("perdida", of: block, in: document.source) ?? "")
        if loss.hasPrefix("entropia_cruzada") { entropy.insert(model) } else { others.insert(model) }
      default: break
      }
    }
    rebound = Set(counts.filter { $0.value > 1 }.keys)
    self.copied = copied
    comparedByEntropy = entropy.subtracting(others)
  }

  /// The word that an option is, read as its step reads it: without a comment after it, nor what the word is given.
  private static func word(_ name: String, of block: DirectiveBlock, in source: SourceText) -> String? {
    let options = block.fenceOptions + block.options(in: source).options
    guard let option = options.first(where: { folded($0.key.value) == name }), case .line(let fragment) = option.value,
      case .success(let expression) = fragment.expression(in: source)
    else { return nil }
    switch expression.kind {
    case .name(let word): return word
    case .call(let word, _): return word.value
    default: return nil
    }
  }
}
