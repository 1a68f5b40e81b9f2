/// A piece of Python that has a value.
struct PythonExpression: Sendable, Equatable {
  /// How tightly its outermost operator binds, loosest first.
  enum Precedence: Int, Comparable, Sendable {
    case comparison, union, intersection, sum, product, unary, power, atom

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What stands behind it, as far as operators mind.
  enum Form: Sendable {
    /// A number or an array of NumPy.
    case array
    /// A list of numbers, which `+` would join and not add.
    case list
    /// A tuple of sizes.
    case tuple
    /// Bytes, which would overflow.
    case bytes
    /// A text, a list of texts, a model: nothing to compute with.
    case other
  }

  var text: String
  var precedence: Precedence
  var form: Form

  init(_ text: String, _ precedence: Precedence = .atom, _ form: Form = .array) {
    self.text = text
    self.precedence = precedence
    self.form = form
  }

  /// The text as an operand of an operator, in brackets where it binds less.
  func operand(of precedence: Precedence) -> String { self.precedence < precedence ? "(\(text))" : text }

  /// The text before a bracket, a point or a call.
  var primary: String { operand(of: .atom) }

  /// The same as something that NumPy computes with.
  var computable: PythonExpression {
    switch form {
    case .array, .other: self
    case .list, .tuple: PythonExpression("np.array(\(text))")
    case .bytes: PythonExpression("\(primary).astype(int)")
    }
  }
}
