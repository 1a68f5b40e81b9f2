import Diagnostics
import Lesson
import Typography

/// `control: épocas en [1, 20]`: what the reader of a live notebook may move. It changes nothing of what the step does.
extension DirectiveReader {
  /// Each names an option that is given here, whose value it allows; those that do are noted.
  mutating func checkControls(_ fragments: [SourceFragment], known: [String]) {
    var seen: [String: SourceRange] = [:]
    for fragment in fragments {
      do throws(Problem) {
        let control = try Control.read(fragment, in: source)
        let name = folded(control.option.value)
        if let first = seen[name] { throw .repeatedOption(control.option, first: first) }
        seen[name] = control.option.range
        guard let declared = known.first(where: { folded($0) == name }) else {
          throw .unknownOption(control.option, of: specification.name, known: known, aliases: [:])
        }
        controls.append(try used(control, of: declared))
      } catch {
        note(error)
      }
    }
  }

  private func used(_ control: Control, of name: String) throws(Problem) -> UsedControl {
    guard let value = rawValue(of: name) else {
      throw Problem(
        .missingOption, "el control mueve «\(name)», y aquí no se da", at: control.option.range,
        notes: ["di con qué valor empieza: «\(name): …»"])
    }
    guard case .line(let fragment) = value else {
      throw Problem(
        .wrongType, "un control mueve un solo valor, y «\(name)» es una lista de líneas", at: control.option.range)
    }
    guard let used = control.used(fragment, in: source) else {
      let isInterval = if case .interval = control.values { true } else { false }
      throw Problem(
        .outOfRange, "«\(name)» no está entre lo que su control permite", at: fragment.text(in: source).range,
        label: (isInterval ? "un número escrito, en " : "uno de ") + source.text(control.range),
        related: [RelatedPlace("el control", at: control.range)])
    }
    return used
  }

  /// Notes the number that an option stands for, where its reader may move it.
  mutating func note(_ number: Double, of option: String) {
    let name = folded(option)
    if let index = controls.firstIndex(where: { folded($0.option) == name }) { controls[index].resolve(to: number) }
  }
}
