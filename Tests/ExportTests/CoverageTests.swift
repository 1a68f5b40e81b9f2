import Directives
import Export
import Neural
import Runner
import Testing

/// Every word of the vocabulary has an equivalent: what is new has to get one.
@Suite struct CoverageTests {
  @Test func everyDirectiveIsExported() {
    #expect(allDirectives.filter { !Coverage.has($0) }.map { "\($0)" } == [])
  }

  @Test func everyFigureIsExported() {
    #expect(allFigureKinds.filter { !Coverage.has($0) }.map { $0.name } == [])
  }

  @Test func everyLayerIsExported() {
    #expect(allLayers.filter { !Coverage.has($0) }.map { "\($0)" } == [])
  }

  @Test func everyFunctionIsExported() {
    #expect(Set(Coverage.functions) == Set(functionWords.map(\.name)))
  }

  @Test func everyAdjectiveIsExported() {
    #expect(Set(Coverage.adjectives) == Set(adjectiveWords.map(\.name)))
  }

  @Test(arguments: Framework.allCases) func everyLayerIsSomethingThere(framework: Framework) throws {
    for kind in allLayers {
      for specimen in kind.specimens {
        let shapes = try Network.infer(inputShape: specimen.inputShape, layers: [specimen.layer])
        let code = Coverage.code(
          specimen.layer, input: specimen.inputShape, output: shapes[0].output, in: framework)
        #expect(!code.isEmpty, "\(kind)")
        #expect(framework == .pytorch || code.allSatisfy { $0.hasPrefix("keras.layers.") }, "\(code)")
      }
    }
  }

  /// A file defines what is called before it is called, and each name once.
  @Test(arguments: Framework.allCases) func definitionsStandInOrder(framework: Framework) {
    let all = Coverage.definitions(framework)
    #expect(Set(all.map(\.name)).count == all.count)
    for (place, definition) in all.enumerated() {
      #expect(definition.calls.isSubset(of: all[..<place].map(\.name)), "\(definition.name)")
      let starts = ["def \(definition.name)(", "class \(definition.name)("]
      #expect(definition.text.isEmpty || starts.contains { definition.text.contains($0) }, "\(definition.name)")
    }
  }

  /// What a definition calls is said to be called, or a file would lack it.
  @Test(arguments: Framework.allCases) func definitionsSayWhatTheyCall(framework: Framework) {
    let all = Coverage.definitions(framework)
    for definition in all {
      for other in all where other.name != definition.name && !definition.calls.contains(other.name) {
        let calls = definition.text.split { !($0.isLetter || $0.isNumber || "_.(".contains($0)) }
          .contains { $0.hasPrefix(other.name + "(") }
        let defines = definition.text.contains("def \(other.name)(")
        #expect(!calls || defines, "\(definition.name) llama a \(other.name)")
      }
    }
  }
}
