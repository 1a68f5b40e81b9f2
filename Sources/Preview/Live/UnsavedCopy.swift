/// The name of a copy of what nobody saved: `01-clasificador.sin-guardar.md`, and `01-clasificador.sin-guardar-2.md`
/// where that is taken.
///
/// Such a file is no lesson of its folder: it is read where it is named, and listed where one looks for it.
package enum UnsavedCopy {
  private static let mark = ".sin-guardar"
  private static let ending = ".md"

  /// That of the first copy of a lesson, of the second…
  package static func name(of lesson: String, number: Int) -> String {
    let stem = lesson.hasSuffix(ending) ? String(lesson.dropLast(ending.count)) : lesson
    return stem + mark + (number == 1 ? "" : "-\(number)") + ending
  }

  /// Whether a file is such a copy, by its name or its path.
  package static func isOne(_ name: String) -> Bool {
    guard name.hasSuffix(ending) else { return false }
    let stem = name.dropLast(ending.count)
    if stem.hasSuffix(mark) { return true }
    guard let dash = stem.lastIndex(of: "-") else { return false }
    let number = stem[stem.index(after: dash)...]
    return stem[..<dash].hasSuffix(mark) && !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
