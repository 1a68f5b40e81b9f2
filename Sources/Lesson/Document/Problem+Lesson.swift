import Diagnostics
import Typography

/// What can be wrong in a lesson as a text and in its front matter, told in Spanish.
extension Problem {
  // MARK: The whole text

  static func lessonTooLarge(bytes: Int, limit: Int) -> Problem {
    let style = NumberStyle()
    return Problem(
      .lessonTooLarge,
      "la lección ocupa \(style.integer(bytes >> 10)) KiB y el máximo es \(style.integer(limit >> 10)) KiB",
      notes: ["pártela en varias"])
  }

  static func notUTF8(_ bytes: [UInt8], at offset: Int) -> Problem {
    let byte = bytes[offset]
    let hex = String(byte, radix: 16, uppercase: true)
    let name = "0x" + (hex.count < 2 ? "0" : "") + hex
    let range = SourceRange(offset, offset + 1)
    let looksLikeUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || byte == 0
    let advice =
      looksLikeUTF16
      ? "parece UTF-16 o un archivo binario: guárdalo como UTF-8"
      : "parece Latin-1 o Windows-1252: guárdalo como UTF-8"
    return Problem(.notUTF8, "la lección no es un texto UTF-8", at: range, label: "byte \(name)", notes: [advice])
  }

  static func emptyLesson(hasFrontMatter: Bool) -> Problem {
    Problem(
      .emptyLesson, hasFrontMatter ? "la lección solo tiene ajustes" : "la lección está vacía",
      notes: ["una lección es un texto en Markdown con directivas como {datos} o {modelo}"])
  }

  static func nestedTooDeep(at range: SourceRange, limit: Int) -> Problem {
    Problem(.nestedTooDeep, "hay más de \(limit) citas y listas unas dentro de otras", at: range)
  }

  static func tooManyBrackets(at range: SourceRange, limit: Int) -> Problem {
    Problem(
      .nestedTooDeep, "hay más de \(limit) corchetes abiertos en un párrafo", at: range,
      label: "este es el primero que sobra")
  }

  // MARK: Front matter

  static func strayFrontMatterLine(at range: SourceRange) -> Problem {
    Problem(
      .frontMatter, "los ajustes del principio no se leen por esta línea", at: range,
      label: "cada línea es «clave: valor» o «- valor»")
  }

  static func unclosedFrontMatter(at range: SourceRange) -> Problem {
    Problem(.frontMatter, "los ajustes del principio no se cierran", at: range, label: "falta la otra línea «---»")
  }

  static func unknownSetting(
    _ key: Located<String>, guess: String?, isCertain: Bool, known: [String]
  ) -> Problem {
    Problem(
      .frontMatter, "no conozco el ajuste «\(shortened(key.value))»", at: key.range,
      label: guess.map { "¿quisiste decir «\($0)»?" }, notes: ["ajustes: \(known.joined(separator: ", "))"],
      suggestions: isCertain ? guess.map { [Suggestion($0, at: key.range)] } ?? [] : [])
  }

  static func repeatedSetting(_ key: Located<String>, earlier: SourceRange) -> Problem {
    Problem(
      .frontMatter, "el ajuste «\(key.value)» está dos veces", at: key.range, label: "sobra uno",
      related: [RelatedPlace("la primera vez", at: earlier)])
  }

  static func listInSetting(_ key: String, at range: SourceRange) -> Problem {
    Problem(.frontMatter, "«\(key)» no lleva lista", at: range, label: "solo «objetivos» la lleva")
  }

  static func emptySetting(_ key: Located<String>) -> Problem {
    Problem(.frontMatter, "falta el valor de «\(key.value)»", at: key.range)
  }

  static func badSeed(_ value: Located<String>) -> Problem {
    Problem(
      .frontMatter, "la semilla es un número entero, sin signo", at: value.range, label: "como en «semilla: 42»")
  }

  static func badBudget(_ value: Located<String>) -> Problem {
    Problem(
      .frontMatter, "el presupuesto es un tiempo: segundos o minutos", at: value.range,
      label: "como en «presupuesto: 60 s» o «presupuesto: 2 min»")
  }

  static func badDecimalMark(_ value: Located<String>) -> Problem {
    Problem(.frontMatter, "el signo decimal es «coma» o «punto»", at: value.range)
  }

  // MARK: Inline values

  static func inlineOverTwoLines(at range: SourceRange) -> Problem {
    Problem(
      .brokenInline, "un valor calculado va en una sola línea", at: range, label: "su «}`» no está en esta línea")
  }

  static func inlineWithoutBrace(at range: SourceRange) -> Problem {
    Problem(
      .brokenInline, "un valor calculado acaba en «}»", at: range, label: "como en `{= prueba.exactitud : 1% }`")
  }

  static func emptyInline(at range: SourceRange) -> Problem {
    Problem(.brokenInline, "falta la expresión del valor calculado", at: range)
  }

  static func badFormat(at range: SourceRange, most: Int) -> Problem {
    Problem(
      .brokenInline, "no entiendo el formato", at: range,
      notes: ["formatos: 2 (decimales), 1% (por ciento), 2e (potencia de diez); hasta \(most) cifras"])
  }

  static func formatAfterBar(at range: SourceRange) -> Problem {
    Problem(
      .brokenInline, "el formato se separa con «:»", at: range, label: "escribe «:»",
      suggestions: [Suggestion(":", at: range)])
  }

  static func looseInline(at range: SourceRange, hasOpeningTick: Bool) -> Problem {
    Problem(
      .brokenInline,
      hasOpeningTick
        ? "el valor calculado no se cierra: falta su segundo acento grave"
        : "un valor calculado va entre acentos graves", at: range, label: "escribe `{= … }`",
      notes: ["para escribirlo sin que se calcule: \\{= … }"])
  }
}
