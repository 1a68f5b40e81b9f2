package import Datasets
import Diagnostics
import Typography

/// What to do about the columns of a table that were read otherwise than their author may have meant.
extension DatasetFacts {
  /// Told columns of words at most.
  private static let mostColumns = 4
  /// Numbers that a sentence lists.
  private static let mostNumbers = 6

  /// Which option lets a model take these inputs, after the columns of words, which are more inputs than columns.
  /// Where they look like numbers, their author hardly wants an input for each.
  var inputNotes: [String] {
    let fix = "pon «entrada: \(shapeList(inputShape))» en el modelo"
    let doubtful = wordColumns.filter { $0.numberLike != nil }
    let shown = (doubtful + wordColumns.filter { $0.numberLike == nil }).prefix(Self.mostColumns)
    var notes = shown.map(\.note)
    if wordColumns.count > shown.count {
      notes.append("hay \(counted(wordColumns.count - shown.count, "columna", "columnas")) más de texto")
    }
    guard let example = doubtful.first?.numberLike else { return notes + [fix] }
    return notes + [WordColumn.numberNote(example), "si son palabras, \(fix)"]
  }

  /// How whole numbers of a column become classes; nil where they are many, or not whole.
  package var classesNote: String? {
    guard case .values(let columns) = targets, columns.count == 1, let codes = targetNumbers?.codes,
      let first = codes.first
    else { return nil }
    let style = NumberStyle()
    let listed =
      codes.count <= Self.mostNumbers ? enumerated(codes.map { style.integer($0) }) : "\(codes.count) distintos"
    return "si los números de «\(columns[0])» (\(listed)) son clases, escríbelas con palabras en «\(name)»: "
      + "«clase \(first)» en vez de \(first)"
  }

  /// Both ways to make classes of whole numbers: in the file, and out of a part that the lesson calls so.
  func classesNotes(ofPart part: String) -> [String] {
    guard let note = classesNote, let codes = targetNumbers?.codes, let first = codes.first, let last = codes.last
    else { return [] }
    let isShort = codes.count <= Self.mostNumbers && part.count <= 60 && !part.contains(where: \.isNewline)
    guard isShort, last - first == codes.count - 1 else { return [note] }
    let shift = first == 0 ? "" : first > 0 ? " - \(first)" : " + \(-first)"
    let names = codes.map { "\"\($0)\"" }.joined(separator: ", ")
    return [
      note,
      "o, sin tocar el archivo, haz otro {datos} con «entradas: \(part).entradas», "
        + "«etiquetas: redondear(\(part).etiquetas)\(shift)» y «clases: [\(names)]»",
    ]
  }
}

extension WordColumn {
  /// That it is read as words.
  var note: String {
    let words = counted(count, "valor distinto", "valores distintos")
    return "la columna «\(name)» se lee como texto: \(words)" + (numberLike == nil ? ", una entrada por cada uno" : "")
  }

  /// How numbers are written that are to be read as such.
  static func numberNote(_ example: String) -> String {
    "«\(example)» empieza como un número y no se lee como tal: un número son solo cifras, con punto si lleva "
      + "decimales, como 1234.5"
  }
}

extension Problem {
  /// Answers of a dataset that a binary cross-entropy cannot be compared with.
  static func notProbabilities(_ numbers: TargetNumbers, of facts: DatasetFacts, at range: SourceRange) -> Problem {
    let ends =
      numbers.lowest == numbers.highest
      ? "son todas \(numberText(numbers.lowest))"
      : "van de \(numberText(numbers.lowest)) a \(numberText(numbers.highest))"
    let ofClasses: String? =
      switch numbers.codes.count {
      case 2: "si son dos clases, escríbelas en «\(facts.name)» como 0 y 1, o con palabras"
      case 3...:
        facts.classesNote.map {
          "\($0); después, «densa(\(numbers.codes.count), activación: softmax)» y «entropía_cruzada»"
        }
      default: nil
      }
    return notProbabilities("las de «\(facts.name)» \(ends)", ofClasses: ofClasses, at: range)
  }

  /// The same, found while comparing.
  static func notProbability(_ target: Float, at range: SourceRange) -> Problem {
    notProbabilities("entre las de los datos hay un \(numberText(Double(target)))", ofClasses: nil, at: range)
  }

  private static func notProbabilities(_ found: String, ofClasses note: String?, at range: SourceRange) -> Problem {
    Problem(
      .labelsOutOfRange, "«entropía_cruzada_binaria» se compara con respuestas de 0 a 1, y \(found)", at: range,
      notes: [
        note ?? "si contestan no o sí, escríbelas como 0 y 1",
        "si son números que se predicen, compila con «error_cuadrático» y deja la última capa sin activación",
      ])
  }
}
