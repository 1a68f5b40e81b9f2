package import Datasets
package import Diagnostics
package import Lesson
import Typography

/// One kind of step: what it may be told, how it is checked, what it does.
///
/// Checking makes the value (`init`), so that running cannot meet a misspelt option; the same options, resolved, are
/// then executed with data.
package protocol Directive: Sendable {
  static var specification: DirectiveSpecification { get }

  /// Reads and checks the options and binds what the step will leave, without data; nil where something is wrong, which
  /// the reader has noted.
  init?(_ reader: inout DirectiveReader)

  /// Does the step.
  func execute(_ session: inout Session) throws(Problem) -> [Output]

  /// The options that name files.
  static var fileOptions: [String] { get }

  /// The options that name a model for how it was made, whatever has become of it since.
  static var originOptions: [String] { get }

  /// The options that change nothing of what a model learns after the step, nor of what its trainings tell of it.
  static var unlearnedOptions: [String] { get }

  /// The option that says how long a training goes on, where the step is one.
  static var resumableOption: String? { get }

  /// The files that the step reads, in a fixed order; nil where they cannot be listed.
  func files(in library: DatasetLibrary) -> [SourceFile]?
}

extension Directive {
  package static var fileOptions: [String] { [] }
  package static var originOptions: [String] { [] }
  package static var unlearnedOptions: [String] { [] }
  package static var resumableOption: String? { nil }
  package func files(in library: DatasetLibrary) -> [SourceFile]? { [] }
}

/// What a directive is called and may be told; reference pages and completion are made from it too.
package struct DirectiveSpecification: Sendable {
  /// How the lines between the fences are read.
  package enum Body: Sendable {
    case options
    case statements
    case assertions
    /// Text that is not read as the language.
    case text
    /// One directive in a shorter fence.
    case directive
  }

  package var name: String
  /// One sentence: what it does.
  package var summary: String
  /// Foreign words for it, recognised in errors: `fit`.
  package var aliases: [String]
  package var body: Body
  /// The directive's first option may stand as a bare word after its name.
  package var reference: OptionSpecification?
  package var options: [OptionSpecification]
  /// Whether an `#id` means something.
  package var takesId: Bool
  /// Whether it leaves a numbered figure.
  package var drawsFigure: Bool

  package init(
    name: String, summary: String, aliases: [String] = [], body: Body = .options,
    reference: OptionSpecification? = nil, options: [OptionSpecification] = [], takesId: Bool = true,
    drawsFigure: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.aliases = aliases
    self.body = body
    self.reference = reference
    self.options = options
    self.takesId = takesId
    self.drawsFigure = drawsFigure
  }
}

/// The name and meaning of an option, or of an argument of a word.
package struct OptionSpecification: Sendable {
  package var name: String
  /// What it is and its default, its code between grave accents: «cuántas veces se recorren los datos; `1` si no se
  /// dice».
  package var help: String
  package var isRequired: Bool
  /// Options that take the place of a required one.
  package var unless: [String]
  /// Foreign words for it, recognised in errors: `epochs`.
  package var aliases: [String]
  /// What it is where nothing is said, as one would write it.
  package var usual: String?
  package var reading: Reading

  /// How its value is read.
  package enum Reading: Sendable {
    /// As an expression: spaces between its parts mean nothing.
    case expression
    /// As it stands.
    case text
    /// As it stands, unless it is a call: `espirales(clases: 3)`.
    case textOrCall
  }

  package init(
    _ name: String, _ help: String, isRequired: Bool = false, unless: [String] = [], aliases: [String] = [],
    usual: String? = nil, reading: Reading = .expression
  ) {
    self.name = name
    self.help = help
    self.isRequired = isRequired
    self.unless = unless
    self.aliases = aliases
    self.usual = usual
    self.reading = reading
  }

  /// That it must be given, «hace falta, salvo con «desde» o «como»»; nil where it need not.
  package var requirement: String? {
    guard isRequired else { return nil }
    guard !unless.isEmpty else { return "hace falta" }
    return "hace falta, salvo con " + enumerated(unless.map { "«\($0)»" }, conjunction: .or)
  }
}
