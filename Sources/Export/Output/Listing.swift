import Diagnostics
import Lesson
import Runner

/// A piece of an exported file.
enum Piece {
  /// Prose without values.
  case text(String)
  case code([String])
}

extension Exporter {
  /// The lesson as prose and code, with all that the code needs.
  func listing(prose: ProseForm) -> (pieces: [Piece], needs: PythonCode) {
    var needs = PythonCode()
    var pieces: [Piece] = []
    for part in parts { pieces += self.pieces(part, prose, &needs) }
    if needs.helpers.contains(.assert) {
      pieces.append(.code(["\(Helper.assertBalance.name)()"]))
      needs.helpers.insert(.assertBalance)
    }
    return (pieces, needs)
  }

  /// A part as pieces. In a solution, which is a function, prose stands without the quotes that it was in; so it does
  /// where it is printed, while a notebook shows them as quotes.
  private func pieces(
    _ part: Part, _ prose: ProseForm, inSolution: Bool = false, _ needs: inout PythonCode
  ) -> [Piece] {
    switch part {
    case .step(_, let step):
      let code = finished(step)
      needs = needs + PythonCode(imports: code.imports, helpers: code.helpers)
      return code.isEmpty ? [] : [.code(code.lines)]
    case .prose(let blocks):
      var pieces: [Piece] = []
      for block in blocks {
        guard block.hasValues else {
          let text = inSolution ? block.unquoted.text : block.text
          if case .text(let before)? = pieces.last {
            pieces[pieces.count - 1] = .text(before + "\n\n" + text)
          } else {
            pieces.append(.text(text))
          }
          continue
        }
        let isQuoted = prose == .displayed && !inSolution
        pieces.append(.code(computed(isQuoted ? block : block.unquoted, prose, &needs)))
      }
      return pieces
    case .solution(let solution): return [.code(function(solution, prose, &needs))]
    }
  }

  private func computed(_ block: ProseBlock, _ prose: ProseForm, _ needs: inout PythonCode) -> [String] {
    let code = block.code
    needs = needs + PythonCode(imports: code.imports, helpers: code.helpers)
    return code.lines + [prose.shows(block.formatted)]
  }

  /// A step's code with what later steps asked of it.
  func finished(_ step: StepCode) -> PythonCode {
    if let model = step.model, memory.ofValues.contains(model), let code = step.ofValues { return code }
    if let id = step.evaluation, memory.confused.contains(id), let confusion = step.confusion {
      return step.code + confusion
    }
    return step.code
  }

  /// A solution as a function and its call.
  private func function(_ solution: SolutionCode, _ prose: ProseForm, _ needs: inout PythonCode) -> [String] {
    var body: [String] = []
    for part in solution.parts {
      for piece in pieces(part, prose, inSolution: true, &needs) {
        if !body.isEmpty { body.append("") }
        switch piece {
        case .text(let text):
          body += text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.comment)
        case .code(let lines): body += lines
        }
      }
    }
    if body.allSatisfy({ $0.isEmpty || $0.hasPrefix("#") }) { body.append("pass") }
    let names = solution.parameters.joined(separator: ", ")
    let title = "    \"\"\"\(solution.title): lo que hace no cambia nada fuera.\"\"\""
    let lines = body.flatMap { line -> [String] in
      // The further lines of a long text are its own.
      [line.isEmpty ? "" : "    " + line]
    }
    var call = "\(solution.name)()"
    if !solution.parameters.isEmpty {
      needs.imports.insert(.copy)
      let tuple = solution.parameters.count == 1 ? "(\(names),)" : "(\(names))"
      call = "\(solution.name)(*copy.deepcopy(\(tuple)))"
    }
    return ["def \(solution.name)(\(names)):", title] + lines + ["", "", call]
  }
}

/// How prose with values is shown.
enum ProseForm {
  case printed
  case displayed

  func shows(_ text: String) -> String {
    switch self {
    case .printed: "print(\(text))"
    case .displayed: "display(Markdown(\(text)))"
    }
  }
}
