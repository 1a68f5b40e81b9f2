package import Diagnostics

extension DirectiveBlock {
  /// The one directive fenced in the body, as `falla` holds it, with the places of the same source.
  ///
  /// The outer fence is longer than the inner one; the inner one has the index of the outer.
  package func nestedDirective(in source: SourceText) -> (directive: DirectiveBlock?, problems: [Problem]) {
    let texts = bodyLines.map(source.trimmed)
    guard let first = texts.firstIndex(where: { !$0.isEmpty }), let last = texts.lastIndex(where: { !$0.isEmpty }),
      let opening = FenceLine(source.line(at: texts[first].lower), in: source), opening.looksLikeDirective(in: source)
    else { return (nil, [.nestedDirectiveExpected(at: headerRange)]) }
    let header = FenceHeader(info: opening.info, in: source)
    guard let name = header.name else { return (nil, header.problems) }
    var problems = header.problems
    var end = last
    let closing = texts.indices.dropFirst(first + 1).first { index in
      guard let fence = FenceLine(source.line(at: texts[index].lower), in: source) else { return false }
      return fence.run.lower == texts[index].lower && fence.closes(opening)
    }
    if let closing {
      end = closing - 1
      if closing < last, let stray = texts[(closing + 1)...].first(where: { !$0.isEmpty }) {
        return (nil, [.afterNestedDirective(at: stray)])
      }
    } else {
      problems.append(.unclosedFence(opening, in: source, next: nil, lastLine: source.line(at: texts[last].lower)))
    }
    let directive = DirectiveBlock(
      name: name, reference: header.reference, id: header.id, fenceOptions: header.options,
      bodyLines: end > first ? Array(bodyLines[first + 1...end]) : [], headerRange: header.range,
      range: SourceRange(opening.run.lower, texts[closing ?? last].upper), index: index, block: block,
      isBroken: !problems.isEmpty)
    return (directive, problems)
  }
}
