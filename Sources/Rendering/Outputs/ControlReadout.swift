package import Lesson
package import Typography

/// What a step offers to move, as a page that cannot be moved tells it: each option with the value that was used, and
/// where it lies between others; nothing where nothing is offered.
package func controlsHTML(_ controls: [UsedControl], _ numbers: NumberStyle) -> Markup {
  guard !controls.isEmpty else { return .empty }
  let items = controls.map { control -> Markup in
    "<div><dt>\(control.option)</dt><dd>\(control.value.html(numbers))</dd></div>\n"
  }
  return """
    <div class="offered">
    <p>Se puede mover con <code>leccion serve</code></p>
    <dl>
    \(items)</dl>
    </div>

    """
}

/// The same on one line: «épocas: **3** (de 1 a 20) · se puede mover con `leccion serve`»; empty where nothing is
/// offered.
package func controlsMarkdown(_ controls: [UsedControl], _ numbers: NumberStyle) -> String {
  guard !controls.isEmpty else { return "" }
  let values = controls.map { markdownEscaped($0.option) + ": " + $0.value.markdown(numbers) }
  return (values + ["se puede mover con `leccion serve`"]).joined(separator: " · ")
}

extension UsedControl.Value {
  fileprivate func html(_ numbers: NumberStyle) -> Markup {
    switch self {
    case .number(let value, let low, let high):
      return "<b>\(numbers.exact(value))</b> \(scale(value, low, high)) <span>\(interval(low, high, numbers))</span>"
    case .choice(let used, let choices, let number):
      let items = choices.enumerated().map { index, choice -> Markup in
        guard index == used else { return "<li><code>\(choice)</code></li>\n" }
        let resolved = resolved(choice, number, numbers)
        return """
          <li class="used"><b><code>\(choice)</code>\(resolved)</b><span class="unseen">, el que se usó</span></li>

          """
      }
      return "<ul>\n\(items)</ul>"
    }
  }

  fileprivate func markdown(_ numbers: NumberStyle) -> String {
    switch self {
    case .number(let value, let low, let high):
      return "**\(numbers.exact(value))** (\(interval(low, high, numbers)))"
    case .choice(let used, let choices, let number):
      let codes = choices.map(markdownCode)
      guard choices.indices.contains(used) else { return enumerated(codes) }
      return "**\(codes[used])**\(resolved(choices[used], number, numbers)) (entre \(enumerated(codes)))"
    }
  }

  private func interval(_ low: Double, _ high: Double, _ numbers: NumberStyle) -> String {
    "de \(numbers.exact(low)) a \(numbers.exact(high))"
  }

  /// « = 16» after a choice that does not say so itself.
  private func resolved(_ choice: String, _ number: Double?, _ numbers: NumberStyle) -> String {
    guard let number, Double(choice) != number else { return "" }
    return " = " + numbers.exact(number)
  }

  /// A line from the lowest value to the highest, and the place of the one that was used: for the eye alone, as the
  /// words beside it say the same.
  private func scale(_ value: Double, _ low: Double, _ high: Double) -> Markup {
    let share = (value - low) / (high - low)
    let x = 6 + 116 * (share.isFinite ? min(max(share, 0), 1) : 0.5)
    return """
      <svg class="scale" viewBox="0 0 128 12" width="128" height="12" aria-hidden="true">\
      <path d="M6 3v6M6 6h116M122 3v6" /><circle cx="\(fixed(x, decimals: 1))" cy="6" r="5" /></svg>
      """
  }
}
