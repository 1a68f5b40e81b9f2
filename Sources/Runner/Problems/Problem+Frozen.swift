package import Diagnostics
import Lesson

extension Problem {
  /// A step or a value of which what is frozen no longer holds.
  static func stale(_ reason: StepReason, at range: SourceRange, path: String) -> Problem {
    let message =
      switch reason {
      case .new: "nada de esto está congelado: es nuevo"
      default: "lo congelado ya no vale: " + reason.spanish
      }
    return Problem(.staleFrozen, message, at: range, notes: [freezeAgain(path)])
  }

  /// A step or a value that depends on such a step, which is told.
  static func dependsOnStale(at range: SourceRange) -> Problem {
    Problem(
      .notRun, "lo congelado ya no vale, porque depende de algo que cambió", at: range, severity: .warning)
  }

  static func frozenByOtherEngine(_ version: Int, path: String) -> Problem {
    Problem(
      .staleFrozen, "lo congelado de «\(path)» es de otro motor: calcula de otra manera",
      notes: ["se congeló con el motor \(version)", freezeAgain(path)])
  }

  static func frozenWithOtherSeed(_ before: String, now: UInt64, at range: SourceRange?, path: String) -> Problem {
    Problem(
      .staleFrozen, "lo congelado de «\(path)» es de otra semilla: \(before) → \(now)", at: range,
      notes: [freezeAgain(path)])
  }

  static func frozenAndGone(_ label: String, path: String) -> Problem {
    Problem(
      .staleFrozen, "en lo congelado de «\(path)» sobra un paso: «\(label)» ya no está", notes: [freezeAgain(path)])
  }

  static func frozenElsewhere(_ label: String, path: String) -> Problem {
    Problem(
      .staleFrozen, "en lo congelado de «\(path)» cambió el orden de los pasos: «\(label)» ya no está donde estaba",
      notes: [freezeAgain(path)])
  }

  static func frozenValueGone(path: String) -> Problem {
    Problem(.staleFrozen, "en lo congelado de «\(path)» sobra un valor del texto", notes: [freezeAgain(path)])
  }

  /// A lesson that has no frozen file.
  package static func notFrozen(_ path: String) -> Problem {
    Problem(.staleFrozen, "«\(path)» no está congelada", notes: [freezeAgain(path)])
  }

  /// A frozen file that cannot be used.
  package static func frozen(_ fault: FrozenFault, file: String, lesson: String) -> Problem {
    let reason =
      switch fault {
      case .damaged: "está dañado"
      case .otherVersion: "lo hizo otra versión de leccion, o está dañado"
      case .unsound(let label): "lo que dice de «\(label)» no lo deja ningún paso"
      }
    return Problem(
      .unsuitableFrozen, "lo congelado en «\(file)» no sirve: \(reason)", notes: [freezeAgain(lesson)])
  }

  private static func freezeAgain(_ path: String) -> String { "vuelve a congelar: leccion freeze \(path)" }
}
