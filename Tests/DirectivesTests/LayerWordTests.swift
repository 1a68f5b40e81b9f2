import Diagnostics
import Directives
import Lesson
import Neural
import Runner
import Testing

@Suite struct LayerWordTests {
  /// A kind of layer without a name would be called by its type.
  @Test("cada capa tiene su nombre", arguments: allLayers.map { String(describing: $0) })
  func everyLayerHasItsName(layer: String) throws {
    let type = try #require(allLayers.first { String(describing: $0) == layer })
    for specimen in type.specimens {
      let name = ModelValue.LayerName(specimen.layer).name
      #expect(!name.isEmpty && !name.contains(layer))
    }
  }

  /// What `--fix` makes of a layer, and what is then still wrong.
  private func fixed(_ layer: String) -> (layer: String, codes: [String]) {
    func lesson(_ layer: String) -> String { "```{modelo #red}\nentrada: [4]\ncapas:\n- \(layer)\n```\n" }
    let text = lesson(layer)
    let bytes = SourceText(path: "prueba.md", text).applyingFixes(of: checked(text).problems)
    guard let result = bytes.map({ String(decoding: $0, as: UTF8.self) }) else { return (layer, codes(text)) }
    let line = result.split(separator: "\n").first { $0.hasPrefix("- ") } ?? ""
    return (String(line.dropFirst(2)), codes(result))
  }

  @Test func anActivationWrittenAsALayerBecomesOne() {
    for (written, expected) in [
      ("relu", "activación(relu)"), ("ReLU", "activación(relu)"), ("ReLU()", "activación(relu)"),
      ("Softmax", "activación(softmax)"), ("LeakyReLU", "activación(relu_con_fuga)"), ("tanh", "activación(tanh)"),
      ("sigmoid", "activación(sigmoide)"), ("\"relu\"", "activación(relu)"), ("\"aplanar\"", "aplanar"),
      ("densa(3, activación: \"relu\")", "densa(3, activación: relu)"),
      ("densa(3, activación: relu con fuga)", "densa(3, activación: relu_con_fuga)"),
    ] {
      let (layer, left) = fixed(written)
      #expect(layer == expected)
      #expect(left.isEmpty, "\(written): \(left)")
    }
    #expect(fixed("LeakyReLU(0.2)").layer == "LeakyReLU(0.2)", "lo que va entre sus paréntesis no se tira")
  }

  @Test func namesSayWhatIsNotUsual() {
    let names: [(any Layer, String)] = [
      (Flatten(), "aplanar"), (Dense(units: 128), "densa(128)"), (Reshape([2, 3]), "reformar([2, 3])"),
      (Conv2D(filters: 8, kernelSize: 3), "convolución(8)"),
      (
        Conv2D(filters: 8, kernelSize: 5, stride: 2, padding: .same),
        "convolución(8, tamaño: 5, paso: 2, relleno: mismo)"
      ),
      (Conv1D(filters: 8, kernelSize: 3), "convolución_1d(8)"), (MaxPool2D(), "agrupación_máxima(2)"),
      (MaxPool2D(size: 3, stride: 1), "agrupación_máxima(3, paso: 1)"), (AvgPool2D(), "agrupación_media(2)"),
      (MaxPool1D(size: 4), "agrupación_máxima_1d(4)"), (GlobalAvgPool2D(), "media_global"),
      (GlobalAvgPool1D(), "media_global_1d"),
      (Dropout(rate: 0.5), "abandono(0.5)"), (BatchNorm(), "normalización"),
      (Embedding(inputDim: 100, outputDim: 8), "incrustación(100, dimensión: 8)"), (LSTM(units: 4), "lstm(4)"),
      (GRU(units: 4, returnSequences: true), "gru(4, secuencia: sí)"), (ActivationLayer(.relu), "activación"),
    ]
    for (layer, name) in names { #expect(ModelValue.LayerName(layer).name == name) }
    #expect(ModelValue.LayerName(ActivationLayer(.relu)).activation == "relu")
    #expect(ModelValue.LayerName(Dense(units: 1)).activation == "")
  }
}
