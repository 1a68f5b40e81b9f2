import Directives
import Lesson
import Runner
import Testing
import Typography

/// Words of other languages lead to words that there are.
@Suite struct ForeignNamesTests {
  private let names = Set(functionWords.map(\.name))

  @Test func everyFunctionOfElsewhereIsOneHere() {
    #expect(foreignFunctions.filter { !names.contains($0.value) }.keys.sorted() == [])
    let own = Set(names.map { folded($0) })
    // One that is a word of here without its accent leads to that word.
    let strays = foreignFunctions.filter { own.contains(folded($0.key)) && folded($0.key) != folded($0.value) }
    #expect(strays.keys.sorted() == [])
    #expect(needlessFunctions.keys.filter { own.contains(folded($0)) || foreignFunctions[$0] != nil }.sorted() == [])
  }

  @Test func everyFieldOfElsewhereIsAFunctionHere() {
    #expect(foreignFields.filter { !names.contains($0.value) }.keys.sorted() == [])
  }

  /// What is written instead calls functions that there are.
  @Test func adviceCallsWhatThereIs() {
    for (name, advice) in needlessFunctions {
      for call in advice.matches(of: /(\w+)\(/) { #expect(names.contains(String(call.1)), "\(name): \(advice)") }
    }
  }

  /// An argument of a function, of a word of the vocabulary, or an option of a directive.
  @Test func everyArgumentOfElsewhereIsOneHere() {
    var known = Set(functionWords.flatMap(\.labels))
    func add<Meaning>(_ family: Vocabulary<Meaning>) {
      known.formUnion(family.words.flatMap { ($0.parameters + $0.labels).map(\.name) })
    }
    add(layerWords)
    add(optimizerWords)
    add(lossWords)
    add(metricWords)
    add(rateWords)
    add(stoppingWords)
    add(sourceWords)
    known.formUnion(allDirectives.flatMap { $0.specification.options.map(\.name) })
    #expect(foreignArguments.filter { !known.contains($0.value) }.keys.sorted() == [])
  }

  /// The foreign words of a family are none of its own.
  @Test func aliasesAreOfElsewhere() {
    for kind in Set(reference.map(\.kind)) {
      let entries = reference.filter { $0.kind == kind }
      let own = Set(entries.map { folded($0.name) })
      for entry in entries {
        let strays = entry.aliases.filter { own.contains(folded($0)) && folded($0) != folded(entry.name) }
        #expect(strays == [], "\(kind) \(entry.name)")
      }
    }
  }

  @Test func everyBlockOfElsewhereIsOneHere() {
    #expect(Set(TeachingBlock.Kind.aliases.values).isSubset(of: Set(TeachingBlock.Kind.allCases)))
    let words = TeachingBlock.Kind.aliases.keys
    #expect(Set(words.map(folded)).count == words.count)
  }
}
