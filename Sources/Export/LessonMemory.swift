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
  /// The functions that were written already and that the lesson does not write itself.
  var derivatives = WrittenFunctions()
  /// Names of the lesson that Python has not: what makes them cannot be said there.
  var unsaid: Set<String> = []
  /// What was seen of the whole lesson before.
  let outlook: Outlook

  init(_ document: Document) {
    names = PythonNames(reserved: PythonImport.names.union(Helper.names).union(["azar", "carpeta", "solución"]))
    outlook = Outlook(document)
  }

  /// Gives all away to who changes it: beside a second copy each change would be a copy of all.
  mutating func handOver() -> LessonMemory {
    let whole = self
    self = LessonMemory(outlook)
    return whole
  }

  private init(_ outlook: Outlook) {
    names = PythonNames()
    self.outlook = outlook
  }
}

extension LessonMemory {
  /// What a statement can change, as it was before: nothing that grows with the lesson is copied to undo it.
  struct Mark: Sendable {
    fileprivate let names: PythonNames.Mark
    fileprivate let derivatives: WrittenFunctions.Mark
    fileprivate let confused: Set<String>
    /// The name that the statement gives a value, and what was known of it.
    fileprivate let name: String?
    fileprivate var dataset: Dataset?
    fileprivate var split: Split?
    fileprivate var origin: Split?
    fileprivate var ending: String?
    fileprivate var places: [LayerPlace]?
  }

  /// What there is before a statement that gives a name a value.
  func mark(_ name: String?) -> Mark {
    var mark = Mark(names: names.mark, derivatives: derivatives.mark, confused: confused, name: name)
    guard let name else { return mark }
    mark.dataset = datasets[name]
    mark.split = splits[name]
    mark.origin = origins[name]
    mark.ending = endings[name]
    mark.places = places[name]
    return mark
  }

  /// Forgets what a statement did.
  mutating func undo(to mark: Mark) {
    names.undo(to: mark.names)
    derivatives.undo(to: mark.derivatives)
    confused = mark.confused
    guard let name = mark.name else { return }
    datasets[name] = mark.dataset
    splits[name] = mark.split
    origins[name] = mark.origin
    endings[name] = mark.ending
    places[name] = mark.places
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
