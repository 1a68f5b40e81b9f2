package import Lesson

extension StepReason {
  /// Why a step was computed, for a person: «épocas 5 → 10».
  package var spanish: String {
    switch self {
    case .kept: "acierto"
    case .new: "es nuevo"
    case .option(let name, let before, let now): "\(name) \(before) → \(now)".trimmingFirstSpace
    case .added(let name): "ahora dice «\(name)»"
    case .removed(let name): "ya no dice «\(name)»"
    case .input(let name): "cambió «\(name)», del que depende"
    case .data(let name): "cambió el archivo «\(name)»"
    case .program: "es otra versión de leccion"
    case .random: "cambió la semilla, o el orden en que se sortea"
    case .style: "los números se escriben de otra manera"
    case .text: "cambió lo que dice"
    case .absent: "no estaba guardado"
    case .unknowable: "de qué depende solo se sabe al ejecutarlo"
    }
  }
}

extension String {
  /// An option that is the word of the fence has no name.
  fileprivate var trimmingFirstSpace: String { hasPrefix(" ") ? String(dropFirst()) : self }
}
