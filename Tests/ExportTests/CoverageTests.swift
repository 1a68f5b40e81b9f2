import Directives
@testable import Export
import Neural
import Runner
import Testing

/// Every word of the vocabulary has an equivalent: what is new has to get one.
@Suite struct CoverageTests {
  @Test func everyDirectiveIsExported() {
    #expect(allDirectives.filter { !($0 is any ExportedDirective.Type) }.map { "\($0)" } == [])
  }

  @Test func everyFigureIsExported() {
    #expect(allFigureKinds.filter { !($0 is any ExportedFigure.Type) }.map { $0.name } == [])
  }

  @Test func everyLayerIsExported() {
    #expect(allLayers.filter { !($0 is any ExportedLayer.Type) }.map { "\($0)" } == [])
  }

  @Test func everyFunctionIsExported() {
    let known = Set(LanguageFunction.allCases.map(\.rawValue)).subtracting(["Φ"])
    #expect(known == Set(functionWords.map(\.name)))
  }

  @Test func everyAdjectiveIsExported() {
    #expect(Set(Adjective.allCases.map(\.rawValue)) == Set(adjectiveWords.map(\.name)))
  }

  @Test func everyLayerHasModulesInBothFrameworks() {
    for kind in allLayers {
      for specimen in kind.specimens {
        guard let layer = specimen.layer as? any ExportedLayer else { continue }
        let shapes = try? Network.infer(inputShape: specimen.inputShape, layers: [layer])
        let keras = layer.keras(input: specimen.inputShape)
        #expect(keras.last?.hasPrefix("keras.layers.") == true, "\(kind)")
        var network = TorchNetwork(inputShape: specimen.inputShape)
        layer.pytorch(&network, input: specimen.inputShape, output: shapes?.first?.output ?? [])
        #expect(!network.modules.isEmpty || layer.activation != .linear, "\(kind)")
      }
    }
  }

  @Test func everyHelperHasItsOwnNameAndStandsAfterThoseItCalls() {
    #expect(Set(Helper.allCases.map(\.name)).count == Helper.allCases.count)
    for framework in Framework.allCases {
      for (place, helper) in Helper.allCases.enumerated() {
        let definition = helper.definition(framework)
        for other in definition.helpers {
          let earlier = Helper.allCases.firstIndex(of: other) ?? Int.max
          #expect(earlier < place, "\(helper) llama a \(other)")
        }
        let defines = definition.text.contains("\(helper.name)(")
        #expect(definition.text.isEmpty || defines || definition.text.contains("class \(helper.name)"), "\(helper)")
      }
    }
  }

  /// What a helper calls is a helper too, or it would not be there.
  @Test(arguments: Framework.allCases) func everyHelperNamesWhatItCalls(framework: Framework) {
    for helper in Helper.allCases {
      let definition = helper.definition(framework)
      for other in Helper.allCases where other != helper && definition.text.contains("\(other.name)(") {
        let own = definition.text.contains("def \(other.name)(") || definition.text.contains(".\(other.name)(")
        let isPart = Helper.allCases.contains {
          $0 != other && $0.name.hasSuffix(other.name) && definition.text.contains("\($0.name)(")
        }
        #expect(own || isPart || definition.helpers.contains(other), "\(helper) llama a \(other)")
      }
    }
  }
}
