/// The functions of a Swift source and how long they are, by their braces.
enum SwiftFunctions {
  struct Length {
    var name: String
    /// Where it starts, from 1.
    var line: Int
    /// From its first line to its last brace.
    var lines: Int
  }

  static func lengths(in source: String) -> [Length] {
    let code = Array(SwiftText(source).code)
    var result: [Length] = []
    var line = 1
    for index in code.indices {
      if code[index].isNewline { line += 1 }
      guard let name = functionName(code, at: index), let end = bodyEnd(code, from: index) else { continue }
      result.append(Length(name: name, line: line, lines: 1 + code[index..<end].count(where: \.isNewline)))
    }
    return result
  }

  /// The name after `func`, or `init`, where one of them starts as a word.
  private static func functionName(_ code: [Character], at index: Int) -> String? {
    guard index == 0 || !isWord(code[index - 1]) && code[index - 1] != "." else { return nil }
    let word = String(code[index...].prefix(while: isWord))
    let rest = code[(index + word.count)...]
    switch word {
    case "init": return rest.first == "(" || rest.first == "?" || rest.first == "<" ? "init" : nil
    case "func": return String(rest.drop { $0 == " " }.prefix { !$0.isWhitespace && $0 != "(" && $0 != "<" })
    default: return nil
    }
  }

  /// The place of the brace that closes the body; nil for a requirement of a protocol, which has none.
  private static func bodyEnd(_ code: [Character], from start: Int) -> Int? {
    var parentheses = 0
    var index = start
    while index < code.count {
      switch code[index] {
      case "(", "[": parentheses += 1
      case ")", "]": parentheses -= 1
      case "{" where parentheses == 0: return matchingBrace(code, from: index)
      case "}" where parentheses == 0: return nil
      case _ where index > start && parentheses == 0 && startsDeclaration(code, at: index): return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func matchingBrace(_ code: [Character], from start: Int) -> Int? {
    var depth = 0
    for index in start..<code.count {
      if code[index] == "{" { depth += 1 }
      if code[index] == "}" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private static func startsDeclaration(_ code: [Character], at index: Int) -> Bool {
    guard !isWord(code[index - 1]), code[index - 1] != "." else { return false }
    let word = String(code[index...].prefix(while: isWord))
    return ["func", "var", "let", "init", "static", "mutating", "case", "struct", "enum", "extension"].contains(word)
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
