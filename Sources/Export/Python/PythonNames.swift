/// The names of a lesson as identifiers of Python: each lesson's name has one of its own, always the same.
package struct PythonNames: Sendable {
  private var identifiers: [String: String] = [:]
  private var taken: Set<String>
  /// The names that have an identifier, and all that was claimed, in their order: for the last to be given back.
  private var order: (names: [String], claims: [String]) = ([], [])

  /// How much was claimed at some time.
  struct Mark: Sendable {
    fileprivate var names: Int
    fileprivate var claims: Int
  }

  /// Without any: for what gave its own away.
  init() { taken = [] }

  /// `reserved` are names that exported code uses for other things.
  package init(reserved: Set<String>) { taken = Self.keywords.union(Self.builtIns).union(reserved) }

  /// The identifier of a name.
  package mutating func identifier(_ name: String) -> String {
    if let known = identifiers[name] { return known }
    let identifier = claim(Self.spelt(name))
    identifiers[name] = identifier
    order.names.append(name)
    return identifier
  }

  /// An identifier that nothing else has.
  mutating func claim(_ wanted: String) -> String {
    var identifier = wanted
    while taken.contains(identifier) { identifier += "_" }
    taken.insert(identifier)
    order.claims.append(identifier)
    return identifier
  }

  var mark: Mark { Mark(names: order.names.count, claims: order.claims.count) }

  /// Gives back what was claimed since.
  mutating func undo(to mark: Mark) {
    for name in order.names[mark.names...] { identifiers[name] = nil }
    for identifier in order.claims[mark.claims...] { taken.remove(identifier) }
    order.names.removeSubrange(mark.names...)
    order.claims.removeSubrange(mark.claims...)
  }

  /// Letters of any language and `_` may stand in a name of Python, and digits within; nothing else.
  package static func spelt(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if let digit = plainDigit(scalar) {
        text.unicodeScalars.append(digit)
      } else if scalar.value == 0x5F || scalar.properties.isXIDContinue, scalar.properties.isXIDStart || !text.isEmpty
        || ("0"..."9").contains(scalar)
      {
        text.unicodeScalars.append(scalar)
      } else {
        text += "_"
      }
    }
    guard let first = text.unicodeScalars.first else { return "_" }
    return first.value == 0x5F || first.properties.isXIDStart ? text : "_" + text
  }

  /// The digit that a subscript or a superscript stands for.
  private static func plainDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x2080...0x2089: Unicode.Scalar(scalar.value - 0x2080 + 0x30)
    case 0xB9: "1"
    case 0xB2: "2"
    case 0xB3: "3"
    case 0x2070, 0x2074...0x2079: Unicode.Scalar(scalar.value - 0x2070 + 0x30)
    default: nil
    }
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  /// Those that exported code calls.
  private static let builtIns: Set<String> = [
    "abs", "bool", "dict", "enumerate", "filter", "float", "int", "isinstance", "len", "list", "map", "max", "min",
    "open", "print", "range", "repr", "reversed", "round", "set", "sorted", "str", "sum", "tuple", "type", "zip",
  ]
}
