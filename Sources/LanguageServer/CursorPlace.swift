import Diagnostics
import Lesson
import Runner

/// What could be written where a cursor stands.
enum CursorPlace: Equatable {
  case directiveName
  /// Right after a directive's name: what it works on, or an option.
  case reference(directive: String)
  case optionKey(directive: String)
  case optionValue(directive: String, option: String)
  case expression
  /// After `es`.
  case adjective
  /// After the `[!` of a quote.
  case blockWord
  case prose
}

extension OpenLesson {
  /// The place of an offset, read from what stands before it on its line and from the block that holds it.
  func place(of offset: Int) -> CursorPlace {
    let line = source.line(at: offset)
    let whole = source.text(SourceRange(source.lineRange(line).lower, offset))
    let before = whole.drop { $0 == " " || $0 == ">" }
    if let header = Self.header(before) { return header }
    if before.hasPrefix("[!"), !before.contains("]"), whole.dropLast(before.count).contains(">") { return .blockWord }
    if let brace = before.ranges(of: "{=").last, !before[brace.upperBound...].contains("}") {
      return Self.expression(before[brace.upperBound...])
    }
    guard let block = block(at: offset), block.bodyLines.contains(where: { source.line(at: $0.lower) == line }),
      let specification = specification(of: block)
    else { return .prose }
    switch specification.body {
    case .options: return option(before, in: block, specification.name, line: line)
    default: return Self.expression(before)
    }
  }

  /// An expression, or what comes after its `es`.
  private static func expression(_ before: Substring) -> CursorPlace {
    let words = before.split(separator: " ", omittingEmptySubsequences: false)
    return words.count > 2 && words[words.count - 2] == "es" ? .adjective : .expression
  }

  /// The header of a fence that is being written.
  private static func header(_ before: Substring) -> CursorPlace? {
    guard before.hasPrefix("```") || before.hasPrefix("~~~") else { return nil }
    let inside = before.drop { $0 == "`" || $0 == "~" || $0 == " " }
    guard inside.hasPrefix("{"), !inside.hasPrefix("{{"), !inside.contains("}") else { return nil }
    let words = inside.dropFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1, let name = words.first, let last = words.last else { return .directiveName }
    if let sign = last.firstIndex(of: "=") {
      return .optionValue(directive: String(name), option: String(last[..<sign]))
    }
    return words.count == 2 ? .reference(directive: String(name)) : .optionKey(directive: String(name))
  }

  private func option(_ before: Substring, in block: DirectiveBlock, _ name: String, line: Int) -> CursorPlace {
    // Within a call, the name of its argument; else that of the option.
    if let open = before.lastIndex(of: "("), !before[open...].contains(")") {
      let argument = before[open...].dropFirst().split(separator: ",", omittingEmptySubsequences: false).last ?? ""
      if let colon = argument.firstIndex(of: ":") {
        return .optionValue(directive: name, option: argument[..<colon].trimmed)
      }
    }
    if before.hasPrefix("-") {
      let above = block.bodyLines.filter { source.line(at: $0.lower) < line }.reversed().lazy.map { source.text($0) }
      let key = above.first { $0.drop { $0 == " " }.first != "-" } ?? ""
      return .optionValue(directive: name, option: key.prefix { $0 != ":" }.trimmed)
    }
    guard let colon = before.firstIndex(of: ":") else { return .optionKey(directive: name) }
    return .optionValue(directive: name, option: before[..<colon].trimmed)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
