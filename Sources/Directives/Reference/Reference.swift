import Datasets
import Lesson
import Neural
import Runner

/// All words of the language that have a meaning of their own, family by family.
package let reference: [ReferenceEntry] = [
  directiveEntries,
  figureEntries,
  datasetEntries,
  words(of: layerWords, kind: "una capa") { ExampleLesson.layer($0.name, usage: $0.usage) },
  words(of: activations, kind: "una activación") { ExampleLesson.activation($0.name) },
  words(of: lossWords, kind: "una pérdida") { ExampleLesson.loss($0.name) },
  words(of: optimizerWords, kind: "un optimizador") { ExampleLesson.optimizer($0.usage) },
  words(of: rateWords, kind: "una tasa que cambia") { ExampleLesson.optimizer("adam(tasa: \($0.usage))") },
  words(of: metricWords, kind: "una métrica") { ExampleLesson.metric($0.usage) },
  words(of: stoppingWords, kind: "una manera de parar") { ExampleLesson.stopping($0.usage) },
  functionEntries,
  adjectiveEntries,
  blockEntries,
  layerLabelEntries,
  formatEntries,
].flatMap { $0 }

private var directiveEntries: [ReferenceEntry] {
  allDirectives.map { kind in
    let specification = kind.specification
    let options = [specification.reference].compactMap(\.self) + specification.options
    let argument = specification.reference.map { " " + $0.name } ?? ""
    return ReferenceEntry(
      specification.name, kind: "una directiva", summary: specification.summary,
      usage: "{\(specification.name)\(argument)}", aliases: specification.aliases, options: options,
      example: ExampleLesson.directives[specification.name] ?? "")
  }
}

private var figureEntries: [ReferenceEntry] {
  allFigureKinds.map { kind in
    ReferenceEntry(
      kind.name, kind: "una figura", summary: kind.summary, usage: "{figura \(kind.name)}",
      options: [OptionSpecification("de", kind.subject, isRequired: true)] + kind.options,
      example: ExampleLesson.figures[kind.name] ?? "")
  }
}

private func words<Meaning>(
  of family: Vocabulary<Meaning>, kind: String, example: (Word<Meaning>) -> String
) -> [ReferenceEntry] {
  family.words.map { ReferenceEntry($0, kind: kind, example: example($0)) }
}

private var functionEntries: [ReferenceEntry] {
  functionWords.map { word in
    ReferenceEntry(
      word.name, kind: "una función", summary: word.help, usage: word.usage,
      aliases: foreignFunctions.filter { $0.value == word.name }.keys.sorted(),
      example: ExampleLesson.calculation(word.example))
  }
}

private var adjectiveEntries: [ReferenceEntry] {
  adjectiveWords.map { word in
    ReferenceEntry(
      word.name, kind: "un adjetivo", summary: word.help, usage: word.usage,
      example: ExampleLesson.assertion(word.example))
  }
}

private var layerLabelEntries: [ReferenceEntry] {
  LayerLabel.allCases.map { label in
    ReferenceEntry(
      label.rawValue, kind: "un argumento de las capas", summary: label.help, usage: label.usage,
      example: ExampleLesson.model(input: [2], layers: [label.usage]))
  }
}

private var datasetEntries: [ReferenceEntry] {
  let generated = words(of: sourceWords, kind: "unos datos que se generan") {
    ExampleLesson.data("puntos", source: $0.usage)
  }
  let known = DatasetLibrary.builtIn + DatasetLibrary.named.map(\.facts)
  let named = known.filter { facts in !generated.contains { $0.name == facts.name } }
  return generated
    + named.map { facts in
      ReferenceEntry(
        facts.name, kind: "unos datos", summary: facts.summary, usage: "fuente: \(facts.name)",
        example: ExampleLesson.data("datos", source: facts.name))
    }
}
