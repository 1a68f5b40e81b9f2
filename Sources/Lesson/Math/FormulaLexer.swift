import Diagnostics

/// A piece of TeX: a command, a brace, a sign.
enum FormulaToken: Equatable {
  /// Without its backslash: letters, or one other sign.
  case command(String)
  case character(Unicode.Scalar)
  /// Digits with their decimal sign; `0{,}5` has a comma.
  case number(String)
  case open, close
  case superscript, `subscript`
  case ampersand
  /// `\\`.
  case newLine
  case end
}

/// Cuts TeX into tokens, with their places in the lesson.
struct FormulaLexer {
  private let characters: [(scalar: Unicode.Scalar, offset: Int)]
  private let end: Int
  private var index = 0

  /// Reads a formula's text: pieces of the source, with a space between those of different lines.
  init(_ pieces: [SourceRange], in source: SourceText) {
    var characters: [(scalar: Unicode.Scalar, offset: Int)] = []
    var last: Int?
    for piece in pieces {
      if let last, source.line(at: last) != source.line(at: piece.lower) { characters.append((" ", last)) }
      var offset = piece.lower
      while let next = decodeScalar(source.bytes, at: offset, end: piece.upper) {
        characters.append((next.scalar, offset))
        offset += next.length
      }
      last = piece.upper
    }
    self.characters = characters
    end = pieces.last?.upper ?? 0
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? { index < characters.count ? characters[index].scalar : nil }

  private func offset(_ index: Int) -> Int { index < characters.count ? characters[index].offset : end }

  /// The place of the next character.
  var place: SourceRange { SourceRange(offset(index), offset(index + 1)) }

  mutating func skipSpaces() {
    while let next = scalar(index), next == " " || next == "\t" { index += 1 }
  }

  /// The next token and where it stands; spaces before it are nothing.
  mutating func next() -> (token: FormulaToken, range: SourceRange) {
    skipSpaces()
    let start = index
    guard let first = scalar(index) else { return (.end, SourceRange(end, end)) }
    index += 1
    let token: FormulaToken
    switch first {
    case "\\": token = command()
    case "{": token = .open
    case "}": token = .close
    case "^": token = .superscript
    case "_": token = .subscript
    case "&": token = .ampersand
    case _ where first.isDigit: token = number(first)
    default: token = .character(first)
    }
    return (token, SourceRange(offset(start), offset(index)))
  }

  private mutating func command() -> FormulaToken {
    guard let first = scalar(index) else { return .command("") }
    index += 1
    if first == "\\" { return .newLine }
    guard Self.isLetter(first) else { return .command(String(Character(first))) }
    var name = String(Character(first))
    while let next = scalar(index), Self.isLetter(next) {
      name.unicodeScalars.append(next)
      index += 1
    }
    return .command(name)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private mutating func number(_ first: Unicode.Scalar) -> FormulaToken {
    var text = String(Character(first))
    while let next = scalar(index) {
      if next.isDigit {
        text.unicodeScalars.append(next)
        index += 1
      } else if next == ".", scalar(index + 1)?.isDigit ?? false {
        text += "."
        index += 1
      } else if next == "{", scalar(index + 1) == ",", scalar(index + 2) == "}" {
        text += ","
        index += 3
      } else {
        break
      }
    }
    return .number(text)
  }

  /// The text up to the brace that closes the one just read; nil where none does.
  mutating func rawGroup() -> String? {
    var text = ""
    var depth = 0
    while let next = scalar(index) {
      index += 1
      switch next {
      case "\\":
        guard let escaped = scalar(index) else { return nil }
        index += 1
        switch escaped {
        case ",", ":", ";", "!": text += "\u{2009}"
        case _ where Self.isLetter(escaped): text += "\\" + String(Character(escaped))
        default: text.unicodeScalars.append(escaped)
        }
      case "{": depth += 1
      case "}":
        if depth == 0 { return text }
        depth -= 1
      case "~": text += "\u{A0}"
      default: text.unicodeScalars.append(next)
      }
    }
    return nil
  }
}
