import Diagnostics

/// The TeX commands that a formula may use, by what they are; those with arguments are read by `FormulaParser`.
package enum FormulaCommands {
  /// Commands that stand for one sign, letter, name or space.
  package static let simple: [String: FormulaNode] = {
    var table: [String: FormulaNode] = [:]
    func add(_ pairs: KeyValuePairs<String, String>, _ make: (String) -> FormulaNode) {
      for (name, text) in pairs { table[name] = make(text) }
    }
    add(greek) { .identifier($0, isUpright: false) }
    add(uprightLetters) { .identifier($0, isUpright: true) }
    add(relations) { .sign($0, .relation) }
    add(arrows) { .sign($0, .relation) }
    add(binaries) { .sign($0, .binary) }
    add(ordinaries) { .sign($0, .ordinary) }
    add(large) { .sign($0, .large) }
    add(integrals) { .sign($0, .integral) }
    add(openings) { .sign($0, .opening) }
    add(closings) { .sign($0, .closing) }
    for name in functions { table[name] = .function(name, takesLimits: false) }
    for (name, text) in limitFunctions { table[name] = .function(text, takesLimits: true) }
    for (name, width) in spaces { table[name] = .space(width) }
    table["colon"] = .sign(":", .punctuation)
    return table
  }()

  /// Commands with arguments, for suggestions.
  static let structures = [
    "frac", "dfrac", "tfrac", "binom", "sqrt", "text", "textbf", "textit", "textrm", "mbox", "operatorname",
    "left", "right", "begin", "end", "overset", "underset", "stackrel", "big", "Big", "bigg", "Bigg",
    "displaystyle", "textstyle", "limits", "nolimits", "not", "mathit",
  ]

  static let alphabets: [String: FormulaAlphabet] = [
    "mathbf": .bold, "boldsymbol": .boldItalic, "bm": .boldItalic, "mathbb": .doubleStruck, "mathcal": .script,
    "mathscr": .script, "mathrm": .upright, "mathsf": .sans, "mathtt": .mono, "mathfrak": .fraktur,
  ]

  /// Marks above or below what they are given.
  static let accents: [String: (mark: String, isBelow: Bool)] = [
    "hat": ("^", false), "widehat": ("^", false), "bar": ("¯", false), "overline": ("‾", false), "vec": ("→", false),
    "tilde": ("~", false), "widetilde": ("~", false), "dot": ("˙", false), "ddot": ("¨", false), "check": ("ˇ", false),
    "acute": ("´", false), "grave": ("`", false), "breve": ("˘", false), "mathring": ("˚", false),
    "overrightarrow": ("→", false), "overleftarrow": ("←", false), "underline": ("_", true),
    "overbrace": ("⏞", false), "underbrace": ("⏟", true),
  ]

  /// What may stand after `\left`, `\right` and `\big`; a point is none.
  static let delimiters: [String: String] = [
    "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": "", "<": "⟨", ">": "⟩", "\\{": "{", "\\}": "}",
    "\\lbrace": "{", "\\rbrace": "}", "\\lbrack": "[", "\\rbrack": "]", "\\|": "‖", "\\Vert": "‖", "\\lVert": "‖",
    "\\rVert": "‖", "\\vert": "|", "\\lvert": "|", "\\rvert": "|", "\\langle": "⟨", "\\rangle": "⟩", "\\lfloor": "⌊",
    "\\rfloor": "⌋", "\\lceil": "⌈", "\\rceil": "⌉", "\\backslash": "\\", "\\uparrow": "↑", "\\downarrow": "↓",
  ]

  static let environments: [String: (grid: FormulaGrid, left: String, right: String)] = [
    "matrix": (.matrix, "", ""), "smallmatrix": (.matrix, "", ""), "pmatrix": (.matrix, "(", ")"),
    "bmatrix": (.matrix, "[", "]"), "Bmatrix": (.matrix, "{", "}"), "vmatrix": (.matrix, "|", "|"),
    "Vmatrix": (.matrix, "‖", "‖"), "cases": (.cases, "{", ""), "aligned": (.aligned, "", ""),
    "align": (.aligned, "", ""), "align*": (.aligned, "", ""), "split": (.aligned, "", ""),
    "gathered": (.gathered, "", ""), "array": (.columns([]), "", ""),
  ]

  /// Every name that a misspelt command may have meant.
  package static let known: [String] =
    (Array(simple.keys) + structures + Array(alphabets.keys) + Array(accents.keys))
    .filter { $0.allSatisfy(\.isLetter) }.sorted()

  private static let capitals = known.filter { $0.first?.isUppercase ?? false }
  private static let others = known.filter { !($0.first?.isUppercase ?? false) }

  /// The command that a misspelt one most likely meant: `\Alpha` and `\alpha` are two.
  static func nearest(to name: String) -> String? {
    suggestion(for: name, among: name.first?.isUppercase ?? false ? capitals : others)
  }

  // MARK: Letters

  private static let greek: KeyValuePairs<String, String> = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "varkappa": "ϰ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "digamma": "ϝ",
    "ell": "ℓ", "imath": "ı", "jmath": "ȷ",
  ]

  private static let uprightLetters: KeyValuePairs<String, String> = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "Alpha": "Α", "Beta": "Β", "Epsilon": "Ε", "Zeta": "Ζ", "Eta": "Η",
    "Iota": "Ι", "Kappa": "Κ", "Mu": "Μ", "Nu": "Ν", "Omicron": "Ο", "Rho": "Ρ", "Tau": "Τ", "Chi": "Χ",
    "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘",
  ]

  // MARK: Signs

  private static let relations: KeyValuePairs<String, String> = [
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "equiv": "≡", "approx": "≈", "sim": "∼",
    "simeq": "≃", "cong": "≅", "propto": "∝", "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂",
    "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇", "mid": "∣", "nmid": "∤", "parallel": "∥", "perp": "⟂",
    "models": "⊨", "vdash": "⊢", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "doteq": "≐",
    "coloneqq": "≔", "leqslant": "⩽", "geqslant": "⩾", "lt": "<", "gt": ">", "triangleq": "≜", "asymp": "≍",
  ]

  private static let arrows: KeyValuePairs<String, String> = [
    "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "impliedby": "⟸", "iff": "⟺", "mapsto": "↦",
    "longrightarrow": "⟶", "longleftarrow": "⟵", "longmapsto": "⟼", "uparrow": "↑", "downarrow": "↓",
    "Uparrow": "⇑", "Downarrow": "⇓", "nearrow": "↗", "searrow": "↘", "nwarrow": "↖", "swarrow": "↙",
    "hookrightarrow": "↪", "rightharpoonup": "⇀", "rightleftharpoons": "⇌", "leadsto": "⇝",
  ]

  private static let binaries: KeyValuePairs<String, String> = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "∙",
    "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "odot": "⊙", "oslash": "⊘", "cup": "∪", "cap": "∩", "setminus": "∖",
    "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "sqcup": "⊔", "sqcap": "⊓", "uplus": "⊎", "bmod": "mod",
    "dagger": "†", "diamond": "⋄",
  ]

  private static let ordinaries: KeyValuePairs<String, String> = [
    "infty": "∞", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃", "nexists": "∄", "neg": "¬", "lnot": "¬",
    "emptyset": "∅", "varnothing": "∅", "top": "⊤", "bot": "⊥", "intercal": "⊺", "angle": "∠", "prime": "′",
    "ldots": "…", "dots": "…", "dotsc": "…", "cdots": "⋯", "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱", "degree": "°",
    "therefore": "∴", "because": "∵", "square": "□", "blacksquare": "■", "checkmark": "✓", "backslash": "\\",
    "vert": "|", "Vert": "‖", "|": "‖", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "triangle": "△",
  ]

  private static let large: KeyValuePairs<String, String> = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂",
    "bigodot": "⨀", "bigvee": "⋁", "bigwedge": "⋀", "biguplus": "⨄",
  ]

  private static let integrals: KeyValuePairs<String, String> = [
    "int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮",
  ]

  private static let openings: KeyValuePairs<String, String> = [
    "{": "{", "lbrace": "{", "lbrack": "[", "langle": "⟨", "lfloor": "⌊", "lceil": "⌈", "lvert": "|", "lVert": "‖",
  ]

  private static let closings: KeyValuePairs<String, String> = [
    "}": "}", "rbrace": "}", "rbrack": "]", "rangle": "⟩", "rfloor": "⌋", "rceil": "⌉", "rvert": "|", "rVert": "‖",
  ]

  // MARK: Names and spaces

  private static let functions = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin",
    "arccos", "arctan", "arg", "deg", "dim", "hom", "ker", "sen",
  ]

  private static let limitFunctions: KeyValuePairs<String, String> = [
    "lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "det": "det", "gcd": "gcd", "Pr": "Pr",
    "limsup": "lim sup", "liminf": "lim inf", "argmax": "arg max", "argmin": "arg min",
  ]

  private static let spaces: KeyValuePairs<String, Double> = [
    ",": 0.1667, "thinspace": 0.1667, ":": 0.2222, ">": 0.2222, "medspace": 0.2222, ";": 0.2778, "thickspace": 0.2778,
    "!": -0.1667, "negthinspace": -0.1667, " ": 0.3333, "\n": 0.3333, "enspace": 0.5, "quad": 1, "qquad": 2,
  ]
}
