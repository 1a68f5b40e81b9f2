package import Lesson

extension Formula {
  /// The formula as MathML Core, with its TeX beside it; the TeX alone where it could not be read.
  package var html: Markup {
    let marks: Markup = isDisplay ? "$$" : "$"
    guard let meaning else { return "<code class=\"formula\">\(marks)\(tex)\(marks)</code>" }
    let math: Markup = """
      <math\(isDisplay ? " display=\"block\"" as Markup : .empty)><semantics>\(MathML.row(meaning))\
      <annotation encoding="application/x-tex">\(tex)</annotation></semantics></math>
      """
    return isDisplay ? "<span class=\"formula\">\(math)</span>" : math
  }
}

/// Writes the parts of a formula; as deep as the parser lets groups be.
enum MathML {
  /// The parts side by side, as one element.
  ///
  /// `goesOn`: the row continues another, so that a minus at its start subtracts.
  static func row(_ node: FormulaNode, goesOn: Bool = false) -> Markup {
    guard case .row(let nodes) = node else { return "<mrow>\(element(node, isPrefix: !goesOn))</mrow>" }
    return "<mrow>\(parts(nodes, goesOn: goesOn))</mrow>"
  }

  /// One element, as MathML wants for each argument.
  private static func argument(_ node: FormulaNode?) -> Markup {
    guard let node else { return "<mrow></mrow>" }
    if case .row = node { return row(node) }
    return element(node)
  }

  private static func parts(_ nodes: [FormulaNode], goesOn: Bool) -> Markup {
    var html = Markup.empty
    for (index, node) in nodes.enumerated() {
      let before = index > 0 ? nodes[index - 1] : nil
      let after = index + 1 < nodes.count ? nodes[index + 1] : nil
      if node.isFunction, before?.isOperand ?? false { html += thinSpace }
      html += element(node, isPrefix: before?.expectsOperand ?? !goesOn)
      if node.isFunction, after?.followsWithSpace ?? false { html += thinSpace }
    }
    return html
  }

  private static let thinSpace: Markup = "<mspace width=\"0.1667em\"></mspace>"

  /// `isPrefix`: what comes before asks for an operand, so that a minus is a sign and no subtraction.
  private static func element(_ node: FormulaNode, isPrefix: Bool = true) -> Markup {
    switch node {
    case .row: return row(node)
    case .identifier(let name, let isUpright): return identifier(name, isUpright: isUpright)
    case .number(let digits): return "<mn>\(digits)</mn>"
    case .sign(let sign, let kind): return operation(sign, kind, isPrefix: isPrefix)
    case .function(let name, let takesLimits):
      return takesLimits
        ? "<mo lspace=\"0\" rspace=\"0\" movablelimits=\"true\">\(name)</mo>" : identifier(name, isUpright: true)
    case .text(let words): return "<mtext>\(text(words))</mtext>"
    case .space(let width): return "<mspace width=\"\(em(width))\"></mspace>"
    case .fraction(let top, let bottom, let style): return fraction(top, bottom, style)
    case .root(let inside, nil): return "<msqrt>\(row(inside))</msqrt>"
    case .root(let inside, let index?): return "<mroot>\(argument(inside))\(argument(index))</mroot>"
    case .scripts(let base, let below, let above, let areLimits):
      return scripts(base, below, above, areLimits: areLimits)
    case .accent(let base, let mark, let isBelow): return accent(base, mark, isBelow: isBelow)
    case .fenced(let left, let inside, let right):
      return "<mrow>\(fence(left, "prefix"))\(row(inside))\(fence(right, "postfix"))</mrow>"
    case .delimiter(let sign, let height):
      guard !sign.isEmpty else { return .empty }
      let size = em(height)
      return """
        <mo stretchy="true" symmetric="true" minsize="\(size)" maxsize="\(size)" lspace="0" rspace="0">\(sign)</mo>
        """
    case .grid(let rows, let kind): return grid(rows, kind)
    case .styled(let inside, let isDisplay):
      return "<mstyle displaystyle=\"\(isDisplay ? "true" : "false")\">\(row(inside))</mstyle>"
    }
  }

  /// Hundredths of an em are enough.
  private static func em(_ width: Double) -> String {
    let hundredths = Int((abs(width) * 100).rounded())
    let rest = hundredths % 100
    return "\(width < 0 ? "-" : "")\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)em"
  }

  /// Words whose spaces at their ends are kept.
  private static func text(_ words: String) -> String {
    let space = "\u{A0}"
    let start = words.hasPrefix(" ") ? space : ""
    let end = words.count > 1 && words.hasSuffix(" ") ? space : ""
    return start + words.dropFirst(start.count).dropLast(end.count) + end
  }

  private static func identifier(_ name: String, isUpright: Bool) -> Markup {
    isUpright && name.unicodeScalars.count == 1
      ? "<mi mathvariant=\"normal\">\(name)</mi>" : "<mi>\(name)</mi>"
  }

  private static func operation(_ sign: String, _ kind: FormulaSign, isPrefix: Bool) -> Markup {
    switch kind {
    case .binary: isPrefix ? "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">\(sign)</mo>" : infix(sign, "0.2222em")
    case .relation: infix(sign, "0.2778em")
    case .opening: "<mo form=\"prefix\" stretchy=\"false\">\(sign)</mo>"
    case .closing: "<mo form=\"postfix\" stretchy=\"false\">\(sign)</mo>"
    case .punctuation: "<mo lspace=\"0\" rspace=\"0.1667em\">\(sign)</mo>"
    case .large, .integral: "<mo>\(sign)</mo>"
    case .ordinary:
      sign.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
        ? identifier(sign, isUpright: true) : "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">\(sign)</mo>"
    }
  }

  private static func infix(_ sign: String, _ space: Markup) -> Markup {
    "<mo stretchy=\"false\" lspace=\"\(space)\" rspace=\"\(space)\">\(sign)</mo>"
  }

  private static func fence(_ sign: String, _ form: Markup) -> Markup {
    sign.isEmpty
      ? .empty : "<mo form=\"\(form)\" fence=\"true\" stretchy=\"true\" symmetric=\"true\">\(sign)</mo>"
  }

  private static func fraction(_ top: FormulaNode, _ bottom: FormulaNode, _ style: FractionStyle) -> Markup {
    let inside: Markup = "\(argument(top))\(argument(bottom))"
    switch style {
    case .plain: return "<mfrac>\(inside)</mfrac>"
    case .display: return "<mstyle displaystyle=\"true\"><mfrac>\(inside)</mfrac></mstyle>"
    case .text: return "<mstyle displaystyle=\"false\"><mfrac>\(inside)</mfrac></mstyle>"
    case .binomial:
      return """
        <mrow>\(fence("(", "prefix"))<mfrac linethickness="0">\(inside)</mfrac>\(fence(")", "postfix"))</mrow>
        """
    }
  }

  private static func scripts(
    _ base: FormulaNode, _ below: FormulaNode?, _ above: FormulaNode?, areLimits: Bool
  ) -> Markup {
    let name: Markup =
      switch (below != nil, above != nil, areLimits) {
      case (true, true, true): "munderover"
      case (true, true, false): "msubsup"
      case (true, false, true): "munder"
      case (true, false, false): "msub"
      case (false, _, true): "mover"
      case (false, _, false): "msup"
      }
    let parts = [base] + [below, above].compactMap(\.self)
    return "<\(name)>\(parts.map(argument))</\(name)>"
  }

  private static func accent(_ base: FormulaNode, _ mark: String, isBelow: Bool) -> Markup {
    let tag: Markup = isBelow ? "munder accentunder=\"true\"" : "mover accent=\"true\""
    let end: Markup = isBelow ? "munder" : "mover"
    return "<\(tag)>\(argument(base))<mo stretchy=\"\(stretches(mark) ? "true" : "false")\">\(mark)</mo></\(end)>"
  }

  /// Lines and braces are as wide as what they mark; a hat is not.
  private static func stretches(_ mark: String) -> Bool { ["‾", "_", "⏞", "⏟"].contains(mark) }

  private static func grid(_ rows: [[FormulaNode]], _ kind: FormulaGrid) -> Markup {
    let (name, isDisplay): (Markup, Bool) =
      switch kind {
      case .matrix, .columns: ("matrix", false)
      case .cases: ("cases", false)
      case .aligned: ("aligned", true)
      case .gathered: ("gathered", true)
      }
    let body = rows.map { row -> Markup in
      let cells = row.enumerated().map { index, cell -> Markup in
        "<mtd\(side(index, kind))>\(self.row(cell, goesOn: index > 0 && kind == .aligned))</mtd>"
      }
      return "<mtr>\(cells)</mtr>"
    }
    return """
      <mtable class="\(name)"\(isDisplay ? " displaystyle=\"true\"" as Markup : .empty)>\(body)</mtable>
      """
  }

  private static func side(_ column: Int, _ kind: FormulaGrid) -> Markup {
    switch kind {
    case .matrix, .gathered: .empty
    case .cases: " class=\"left\""
    case .aligned: column % 2 == 0 ? " class=\"right\"" : " class=\"left\""
    case .columns(let sides):
      switch column < sides.count ? sides[column] : .center {
      case .left: " class=\"left\""
      case .right: " class=\"right\""
      case .center: .empty
      }
    }
  }
}

extension FormulaNode {
  /// Without what stands above and below it.
  private var nucleus: FormulaNode {
    if case .scripts(let base, _, _, _) = self { base } else { self }
  }

  fileprivate var isFunction: Bool {
    if case .function = nucleus { true } else { false }
  }

  /// Whether a function after it needs a space between.
  fileprivate var isOperand: Bool {
    switch nucleus {
    case .sign(_, let kind): kind == .closing || kind == .ordinary
    case .space, .delimiter, .function: false
    default: true
    }
  }

  /// Whether a function before it needs a space between.
  fileprivate var followsWithSpace: Bool {
    switch nucleus {
    case .sign(_, let kind): kind == .ordinary || kind == .large || kind == .integral
    case .space, .delimiter, .fenced: false
    default: true
    }
  }

  /// Whether what comes next is an operand: after an operation, a relation, an opening.
  fileprivate var expectsOperand: Bool {
    switch nucleus {
    case .sign(_, let kind):
      switch kind {
      case .binary, .relation, .opening, .punctuation, .large, .integral: true
      case .ordinary, .closing: false
      }
    case .function: true
    default: false
    }
  }
}
