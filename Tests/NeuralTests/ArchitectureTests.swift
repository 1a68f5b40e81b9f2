import JSON
import Neural
import Testing

@Suite struct ArchitectureTests {
  private func fault(_ json: String) -> ArchitectureFault? {
    do throws(ArchitectureFault) {
      _ = try Architecture(json: json)
      return nil
    } catch {
      return error
    }
  }

  private func fault(layers: String, input: String = "[8]") -> ArchitectureFault? {
    fault("{\"version\":1,\"input\":\(input),\"layers\":[\(layers)]}")
  }

  /// A layer that is registered is saved: all of its options, and what is read is the same layer.
  @Test("every layer is read back", arguments: allLayers.map { String(describing: $0) })
  func everyLayerIsReadBack(layer: String) throws {
    let type = try #require(allLayers.first { String(describing: $0) == layer })
    #expect(!type.specimens.isEmpty)
    for specimen in type.specimens {
      let json = try Architecture(inputShape: specimen.inputShape, layers: [specimen.layer]).json()
      let read = try Architecture(json: json)
      #expect(read.inputShape == specimen.inputShape)
      // A description shows all stored properties.
      #expect(read.layers.map { String(describing: $0) } == [String(describing: specimen.layer)])
      #expect(try read.json() == json)
      let node = try JSONReader.read(Array(json.utf8))
      guard case .array(let nodes)? = node["layers"], case .object(let entries)? = nodes.first else {
        Issue.record("no layers: \(json)")
        return
      }
      #expect(entries.count == 1 + Mirror(reflecting: specimen.layer).children.count, "\(json)")
    }
  }

  @Test func everyKindIsOneLayer() {
    #expect(SavedKind.all.count == allLayers.count)
    #expect(Set(SavedKind.all.map(\.name)).count == allLayers.count)
  }

  /// Files that exist must be read by what comes later: this text is not to change.
  @Test func writesThisText() throws {
    let layers: [any Layer] = [
      Conv2D(filters: 3, kernelSize: 2, stride: 2, padding: .same, activation: .relu), BatchNorm(), MaxPool2D(),
      AvgPool2D(size: 2, stride: 1), Dropout(rate: 0.25), ActivationLayer(.leakyReLU), Reshape([3, 3]),
      Conv1D(filters: 4, kernelSize: 2), MaxPool1D(), Flatten(), Dense(units: 2, activation: .softmax),
    ]
    let json = try Architecture(inputShape: [16, 8], layers: layers).json()
    #expect(
      json == """
        {"version":1,"input":[16,8],"layers":[\
        {"kind":"Conv2D","filters":3,"kernel_size":2,"strides":2,"padding":"same","activation":"relu"},\
        {"kind":"BatchNormalization","momentum":0.99,"epsilon":0.001},\
        {"kind":"MaxPooling2D","pool_size":2,"strides":2},{"kind":"AveragePooling2D","pool_size":2,"strides":1},\
        {"kind":"Dropout","rate":0.25},{"kind":"Activation","activation":"leaky_relu"},\
        {"kind":"Reshape","target_shape":[3,3]},\
        {"kind":"Conv1D","filters":4,"kernel_size":2,"strides":1,"padding":"valid","activation":"linear"},\
        {"kind":"MaxPooling1D","pool_size":2,"strides":2},{"kind":"Flatten"},\
        {"kind":"Dense","units":2,"activation":"softmax"}]}
        """)
    #expect(try Architecture(json: json).layers.count == layers.count)
  }

  @Test func everyActivationIsReadBack() throws {
    for activation in Activation.allCases {
      let json = try Architecture(inputShape: [4], layers: [ActivationLayer(activation)]).json()
      #expect(try Architecture(json: json).layers.map(\.activation) == [activation])
    }
  }

  @Test(arguments: [
    ("", ArchitectureFault.json(JSONFault(kind: .unfinished, offset: 0))), ("[]", .malformed), ("{}", .malformed),
    ("{\"version\":1}", .malformed), ("{\"version\":\"1\",\"input\":[1],\"layers\":[]}", .malformed),
    ("{\"version\":2,\"input\":[1],\"layers\":[]}", .unknownVersion(2)), ("{\"version\":0}", .unknownVersion(0)),
    ("{\"version\":1,\"input\":[-1],\"layers\":[]}", .malformed),
    ("{\"version\":1,\"input\":8,\"layers\":[]}", .malformed),
    ("{\"version\":1,\"input\":[8],\"layers\":{}}", .malformed),
    ("{\"version\":1,\"input\":[8],\"layers\":[],\"more\":1}", .malformed),
    ("{\"version\":1,\"input\":[8],\"layers\":[]}", .shape(.noLayers)),
    ("{\"version\":1,\"input\":[0],\"layers\":[{\"kind\":\"Flatten\"}]}", .shape(.invalidSize(layer: 0, size: 0))),
  ])
  func refusesOtherForms(json: String, expected: ArchitectureFault) {
    #expect(fault(json) == expected)
  }

  @Test(arguments: [
    ("1", ArchitectureFault.malformed), ("{}", .malformed), ("{\"kind\":1}", .malformed),
    ("{\"kind\":\"LSTM2\"}", .unknownKind(layer: 0, kind: "LSTM2")),
    ("{\"kind\":\"Flatten\"},{\"kind\":\"flatten\"}", .unknownKind(layer: 1, kind: "flatten")),
    ("{\"kind\":\"Flatten\",\"units\":1}", .unknownOption(layer: 0, kind: "Flatten", option: "units")),
    ("{\"kind\":\"Dense\",\"units\":1}", .badOption(layer: 0, kind: "Dense", option: "activation")),
    ("{\"kind\":\"Dense\",\"activation\":\"relu\"}", .badOption(layer: 0, kind: "Dense", option: "units")),
    ("{\"kind\":\"Dense\",\"units\":1.5,\"activation\":\"relu\"}",
     .badOption(layer: 0, kind: "Dense", option: "units")),
    ("{\"kind\":\"Dense\",\"units\":1,\"activation\":\"ReLU\"}",
     .badOption(layer: 0, kind: "Dense", option: "activation")),
    ("{\"kind\":\"Dense\",\"units\":1,\"activation\":\"relu\",\"use_bias\":true}",
     .unknownOption(layer: 0, kind: "Dense", option: "use_bias")),
    ("{\"kind\":\"Dense\",\"units\":0,\"activation\":\"relu\"}", .shape(.invalidSize(layer: 0, size: 0))),
    ("{\"kind\":\"Dense\",\"units\":-9223372036854775808,\"activation\":\"relu\"}",
     .shape(.invalidSize(layer: 0, size: Int.min))),
    ("{\"kind\":\"Dense\",\"units\":9223372036854775807,\"activation\":\"relu\"}",
     .shape(.invalidSize(layer: 0, size: Int.max))),
    ("{\"kind\":\"Dropout\",\"rate\":1.5}", .badOption(layer: 0, kind: "Dropout", option: "rate")),
    ("{\"kind\":\"Dropout\",\"rate\":-1}", .badOption(layer: 0, kind: "Dropout", option: "rate")),
    ("{\"kind\":\"Dropout\",\"rate\":\"0\"}", .badOption(layer: 0, kind: "Dropout", option: "rate")),
    ("{\"kind\":\"Reshape\",\"target_shape\":[]}", .shape(.invalidSize(layer: 0, size: 0))),
    ("{\"kind\":\"Reshape\",\"target_shape\":[-1]}", .badOption(layer: 0, kind: "Reshape", option: "target_shape")),
    ("{\"kind\":\"Reshape\",\"target_shape\":[9]}",
     .shape(.unexpectedInput(layer: 0, shape: [8], wanted: .count(9)))),
    ("{\"kind\":\"MaxPooling1D\",\"pool_size\":2,\"strides\":2}",
     .shape(.unexpectedInput(layer: 0, shape: [8], wanted: .sequence))),
  ])
  func refusesLayers(layers: String, expected: ArchitectureFault) {
    #expect(fault(layers: layers) == expected)
  }

  @Test func wholeNumbersAreNumbersToo() throws {
    let read = try Architecture(
      json: "{\"version\":1,\"input\":[8],\"layers\":[{\"kind\":\"Dropout\",\"rate\":1}]}")
    #expect((read.layers.first as? Dropout)?.rate == 1)
  }

  @Test func layersHaveALimit() {
    let one = "{\"kind\":\"Flatten\"}"
    func layers(_ count: Int) -> String { Array(repeating: one, count: count).joined(separator: ",") }
    #expect(fault(layers: layers(Architecture.mostLayers)) == nil)
    #expect(fault(layers: layers(Architecture.mostLayers + 1)) == .tooManyLayers(Architecture.mostLayers + 1))
  }

  /// Sizes of every option that a layer may be given: an error or a layer, never an end.
  @Test func hugeOptionsEndNothing() {
    for size in [Int.min, -1, 0, 1, 2, 1 << 16, 1 << 28, 1 << 28 + 1, 1 << 40, Int.max - 20, Int.max] {
      for kind in SavedKind.all.map(\.name) {
        for shape in ["[8]", "[4,4]", "[4,4,2]", "[268435456]", "[16384,16384]", "[1,1,1,1]"] {
          let common = "\"activation\":\"relu\",\"padding\":\"same\""
          for options in [
            "", "\"units\":\(size),\"activation\":\"relu\"", "\"pool_size\":\(size),\"strides\":\(size)",
            "\"pool_size\":1,\"strides\":\(size)", "\"target_shape\":[\(size),\(size)]",
            "\"filters\":\(size),\"kernel_size\":1,\"strides\":1,\(common)",
            "\"filters\":1,\"kernel_size\":\(size),\"strides\":1,\(common)",
            "\"filters\":1,\"kernel_size\":1,\"strides\":\(size),\(common)",
            "\"filters\":\(size),\"kernel_size\":\(size),\"strides\":\(size),\(common)",
          ] {
            let layer = "{\"kind\":\"\(kind)\"" + (options.isEmpty ? "" : ",") + options + "}"
            if let fault = fault(layers: layer, input: shape), case .json = fault { Issue.record("\(layer)") }
          }
        }
      }
    }
  }

  @Test func optionsThatCannotBeReadBackAreNotWritten() {
    #expect(throws: ArchitectureFault.badOption(layer: 1, kind: "BatchNormalization", option: "epsilon")) {
      try Architecture(inputShape: [2], layers: [Flatten(), BatchNorm(epsilon: .nan)]).json()
    }
    #expect(throws: ArchitectureFault.badOption(layer: 0, kind: "Dropout", option: "rate")) {
      try Architecture(inputShape: [2], layers: [Dropout(rate: 2)]).json()
    }
  }
}
