import Diagnostics
import Directives
import Foundation
import Lesson
import Runner
import TestSupport
import Testing

/// Every word that help and errors show must be read, and every foreign word answered with ours.
@Suite struct VocabularyTests {
  /// A word of some family: how it is used, and its foreign spellings.
  struct Entry: Sendable, CustomTestStringConvertible {
    let name: String
    let usages: [String]
    let aliases: [String]
    let help: String
    /// A lesson with the word in its place.
    let lesson: @Sendable (String) -> String

    var testDescription: String { name }
  }

  private static func entries<Meaning>(
    _ vocabulary: Vocabulary<Meaning>, _ lesson: @escaping @Sendable (String) -> String
  ) -> [Entry] {
    vocabulary.words.map { word in
      let usages = word.usage.replacing(" o ", with: "|").split(separator: "|").map(String.init)
      return Entry(name: word.name, usages: usages, aliases: word.aliases, help: word.help, lesson: lesson)
    }
  }

  private static func tableLesson(_ option: String) -> String {
    let table = "Tests/Cases/bien/tabla-con-valores/datos/pisos.csv"
    return "```{datos #x}\nfuente: \(table)\netiqueta: precio\n\(option)\n```\n"
  }

  static let all: [Entry] =
    entries(activations) { "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(3, activación: \($0))\n```\n" }
    + entries(layerWords) { word in
      let input =
        word.contains(/_1d|lstm|gru/)
        ? "[8, 3]" : word.contains("reformar") ? "[784]" : word.contains(/convol|agrup|global/) ? "[8, 8, 3]" : "[4]"
      return "```{modelo #red}\nentrada: \(input)\ncapas:\n- \(word)\n```\n"
    }
    + entries(paddings) {
      "```{modelo #red}\nentrada: [8, 8]\ncapas:\n- convolución(3, relleno: \($0))\n```\n"
    }
    + entries(rateWords) {
      model + "```{compilar red}\noptimizador: adam(tasa: \($0))\npérdida: entropía_cruzada\n```\n"
    }
    + entries(stoppingWords) {
      ready + "```{entrenar red}\ndatos: moda.entrenamiento\nvalidación: 0.5\ndetención: \($0)\n```\n"
    }
    + entries(optimizerWords) { model + "```{compilar red}\noptimizador: \($0)\npérdida: entropía_cruzada\n```\n" }
    + entries(lossWords) { word in
      let ending =
        word.contains("logits: sí") ? "lineal" : word.contains("binaria") ? "sigmoide" : "softmax"
      return "```{modelo #red}\nentrada: [4]\ncapas:\n- densa(3, activación: \(ending))\n```\n\n"
        + "```{compilar red}\noptimizador: sgd\npérdida: \(word)\n```\n"
    }
    + entries(sourceWords) { "```{datos #x}\nfuente: \($0.contains("(") ? $0 : $0 + "()")\n```\n" }
    + entries(missingWords) { tableLesson("faltantes: \($0)") }
    + entries(spectrogramWords) {
      "```{datos #x}\nfuente: Tests/Cases/bien/carpeta-de-sonidos/tonos\n```\n\n"
        + "```{preparar #y datos=x}\nespectrograma: \($0)\n```\n"
    }
    + entries(metricWords) {
      model + "```{compilar red}\noptimizador: sgd\npérdida: entropía_cruzada\nmétricas: [\($0)]\n```\n"
    }

  @Test("cada palabra se lee como dice su ayuda", arguments: all)
  func isRead(entry: Entry) {
    #expect(!entry.help.isEmpty)
    for usage in entry.usages {
      #expect(usage.hasPrefix(entry.name))
      #expect(codes(entry.lesson(usage)).isEmpty, "\(usage)")
    }
  }

  @Test("cada palabra extranjera lleva a la nuestra", arguments: all)
  func isAnswered(entry: Entry) {
    for alias in entry.aliases {
      let found = checked(entry.lesson(alias)).problems
      #expect(found.map(\.code) == [.unknownWord], "\(alias)")
      #expect(found.first?.label == "«\(alias)» se escribe «\(entry.name)»")
      #expect(found.first?.suggestions.map(\.replacement) == [entry.name])
    }
  }

  /// The page that a newcomer reads first names every word.
  @Test func theReadmeNamesThemAll() throws {
    let readme = try String(contentsOf: testsFolder.deletingLastPathComponent().appendingPathComponent("README.md"))
    for word in Self.all.map(\.name) + allDirectives.map({ $0.specification.name }) {
      #expect(readme.contains("`\(word)`"), "\(word)")
    }
  }

  @Test func directivesAreAnsweredToo() {
    for directive in allDirectives {
      let specification = directive.specification
      #expect(!specification.summary.isEmpty)
      for alias in specification.aliases {
        let found = checked("```{\(alias)}\n```\n").problems.first
        #expect(found?.code == .unknownDirective, "\(alias)")
        #expect(found?.label == "«\(alias)» se escribe «\(specification.name)»")
      }
    }
  }

  @Test func optionsAreAnsweredToo() {
    for directive in allDirectives where directive.specification.body == .options {
      for option in directive.specification.options {
        #expect(!option.help.isEmpty)
        for alias in option.aliases {
          let found = checked("```{\(directive.specification.name)}\n\(alias): 1\n```\n").problems
          let labels = found.filter { $0.code == .unknownOption }.compactMap(\.label)
          #expect(labels.count == 1 && labels[0].hasPrefix("«\(alias)» se escribe «"), "\(alias): \(labels)")
        }
      }
    }
  }

  @Test func noForeignWordIsOneOfOurs() {
    let own = Set(Self.all.map(\.name))
    for entry in Self.all { #expect(own.isDisjoint(with: entry.aliases)) }
    let directives = Set(allDirectives.map { $0.specification.name })
    for directive in allDirectives { #expect(directives.isDisjoint(with: directive.specification.aliases)) }
  }
}
