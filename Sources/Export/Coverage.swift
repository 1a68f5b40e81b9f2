import Diagnostics
package import Directives
package import Neural
package import Runner

/// What has an equivalent: for the tests that fail where a word of the vocabulary has none.
package enum Coverage {
  package static func has(_ directive: any Directive.Type) -> Bool { directive is any ExportedDirective.Type }

  package static func has(_ figure: any FigureKind.Type) -> Bool { figure is any ExportedFigure.Type }

  package static func has(_ layer: any Layer.Type) -> Bool { layer is any ExportedLayer.Type }

  /// The functions that lessons can call.
  package static let functions = LanguageFunction.allCases.filter { $0 != .normalDistribution }.map(\.rawValue)

  /// The words that `es` asserts.
  package static let adjectives = Adjective.allCases.map(\.rawValue)

  /// A layer in a framework; empty where it has no equivalent.
  package static func code(
    _ layer: any Layer, input: [Int], output: [Int], in framework: Framework
  ) -> [String] {
    guard let layer = layer as? any ExportedLayer else { return [] }
    switch framework {
    case .keras: return layer.keras(input: input)
    case .pytorch:
      var network = TorchNetwork(inputShape: input)
      layer.pytorch(&network, input: input, output: output)
      return network.modules + [layer.activation.pytorch].compactMap(\.self)
    }
  }

  /// A function that exported files define.
  package struct Definition: Sendable {
    package let name: String
    package let text: String
    /// The names of those that it calls.
    package let calls: Set<String>
  }

  /// All of them, in the order in which they stand in a file.
  package static func definitions(_ framework: Framework) -> [Definition] {
    Helper.allCases.map { helper in
      let definition = helper.definition(framework)
      return Definition(name: helper.name, text: definition.text, calls: Set(definition.helpers.map(\.name)))
    }
  }
}
