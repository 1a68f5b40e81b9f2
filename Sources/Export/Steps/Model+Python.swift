import Diagnostics
import Directives
import Lesson
import Neural
import Runner

extension ModelDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    let id = writer.block?.id?.value
    let name = writer.target("modelo")
    if let original {
      copy(model.original ?? original.value, to: name, id: id, in: &writer)
    } else {
      switch writer.framework {
      case .keras: writeKeras(name, id, in: &writer)
      case .pytorch: writeTorch(name, id, in: &writer)
      }
      let places = id.flatMap { writer.memory.places[$0] } ?? []
      if let file {
        let list = pythonList(places.map(\.main))
        let path = "\(writer.call(.besideLesson))(\(pythonString(file.name.value)))"
        writer.line("\(writer.call(.loadParameters))(\(name), \(path), \(list))")
      }
      writeGiven(places, name, in: &writer)
      if let id, writer.memory.outlook.copied.contains(id) {
        switch writer.framework {
        case .keras: writer.line("\(name)_inicio = \(name).get_weights()")
        case .pytorch:
          writer.need(.copy)
          writer.line("\(name)_inicio = copy.deepcopy(\(name))")
        }
      }
    }
    switch writer.framework {
    case .keras: writer.line("\(name).summary()")
    case .pytorch: writer.line("print(\(name))")
    }
    return StepCode(writer)
  }

  private func copy(_ original: String, to name: String, id: String?, in writer: inout PythonWriter) {
    let source = writer.identifier(original)
    if let id {
      writer.memory.places[id] = writer.memory.places[original]
      writer.memory.endings[id] = writer.memory.endings[original]
    }
    switch writer.framework {
    case .keras:
      writer.need(.keras)
      writer.line("\(name) = keras.models.clone_model(\(source))")
      writer.line("\(name).set_weights(\(source)_inicio)")
    case .pytorch:
      writer.need(.copy)
      writer.line("\(name) = copy.deepcopy(\(source)_inicio)")
    }
  }

  private func writeKeras(_ name: String, _ id: String?, in writer: inout PythonWriter) {
    writer.need(.keras)
    var layers = ["keras.Input(shape=\(pythonTuple(model.inputShape)))"]
    var places: [LessonMemory.LayerPlace] = []
    for (index, layer) in model.layers.enumerated() {
      layers += (layer as? any ExportedLayer)?.keras(input: model.input(ofLayer: index)) ?? []
      // The input is none of the model's layers.
      places.append(
        LessonMemory.LayerPlace(main: layers.count - 2, last: layers.count - 2, isChannelsFirst: false))
    }
    if let id { writer.memory.places[id] = places }
    writer.lines(["\(name) = keras.Sequential(["] + layers.map { "    \($0)," } + ["])"])
  }

  private func writeTorch(_ name: String, _ id: String?, in writer: inout PythonWriter) {
    writer.need(.torch)
    var network = TorchNetwork(inputShape: model.inputShape)
    var places: [LessonMemory.LayerPlace] = []
    let isCompared = id.map(writer.memory.outlook.comparedByEntropy.contains) ?? false
    for (index, layer) in model.layers.enumerated() {
      let output = model.shapes[index].output
      (layer as? any ExportedLayer)?.pytorch(&network, input: model.input(ofLayer: index), output: output)
      network.shape = output
      var main = network.modules.count - 1
      let isLast = index == model.layers.count - 1
      if let activation = layer.activation.pytorch {
        if isLast, isCompared, layer.activation == .softmax || layer.activation == .sigmoid {
          if let id { writer.memory.endings[id] = activation }
        } else {
          network.add(activation)
          if layer is ActivationLayer { main = network.modules.count - 1 }
        }
      }
      places.append(
        LessonMemory.LayerPlace(
          main: max(main, 0), last: max(network.modules.count - 1, 0), isChannelsFirst: network.isChannelsFirst))
    }
    network.putChannelsLast()
    if let id { writer.memory.places[id] = places }
    writer.code.helpers.formUnion(network.helpers)
    var lines = network.modules.map { "    \($0)," }
    if let id, writer.memory.endings[id] == "nn.Softmax(dim=1)" { lines.append("    # la pérdida hace el softmax") }
    if let id, writer.memory.endings[id] == "nn.Sigmoid()" { lines.append("    # la pérdida hace la sigmoide") }
    writer.lines(["\(name) = nn.Sequential("] + lines + [")"])
    writer.line("\(writer.call(.initialize))(\(name))")
  }

  /// The parameters that the lesson gives.
  private func writeGiven(_ places: [LessonMemory.LayerPlace], _ name: String, in writer: inout PythonWriter) {
    for parameters in given {
      let value = writer.computable(parameters.expression).text
      let place = places.indices.contains(parameters.layer) ? places[parameters.layer].main : parameters.layer
      switch writer.framework {
      case .keras:
        writer.line("\(name).layers[\(place)].\(parameters.isBias ? "bias" : "kernel").assign(\(value))")
      case .pytorch:
        let label = parameters.isBias ? "sesgos" : "pesos"
        writer.line("\(writer.call(.setParameters))(\(name)[\(place)], \(label)=\(value))")
      }
    }
  }
}
