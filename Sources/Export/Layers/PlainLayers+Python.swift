import Neural

extension Flatten: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("Flatten", [])] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsLast()
    network.add("nn.Flatten()")
  }
}

extension Reshape: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("Reshape", [pythonTuple(shape)])] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsLast()
    if input.count > 1 { network.add("nn.Flatten()") }
    if shape.count > 1 { network.add("nn.Unflatten(1, \(pythonTuple(shape)))") } else if input.count == 1 {
      network.add("nn.Identity()")
    }
  }
}

extension Dense: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("Dense", [String(units)], activation)] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.add("nn.Linear(\(input[0]), \(units))")
  }
}

extension ActivationLayer: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("Activation", [pythonString(activation.keras)])] }

  /// The activation itself is added after every layer.
  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    if activation == .linear { network.add("nn.Identity()") }
  }
}

extension Dropout: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("Dropout", [pythonNumber(rate)])] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.add("nn.Dropout(\(pythonNumber(rate)))")
  }
}

extension BatchNorm: ExportedLayer {
  func keras(input: [Int]) -> [String] {
    let isUsual = momentum == 0.99 && epsilon == 1e-3
    return [
      kerasLayer(
        "BatchNormalization",
        isUsual ? [] : ["momentum=\(pythonNumber(momentum))", "epsilon=\(pythonNumber(epsilon))"])
    ]
  }

  /// Our momentum is what is kept; that of PyTorch, what is new.
  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    if input.count > 1 { network.putChannelsFirst(image: false) }
    let gain = pythonNumber((1 - momentum).rounded(digits: 12))
    let settings = "\(input[input.count - 1]), eps=\(pythonNumber(epsilon)), momentum=\(gain)"
    network.add("nn.BatchNorm\(input.count == 3 ? 2 : 1)d(\(settings))")
  }
}

extension Embedding: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("Embedding", [String(inputDim), String(outputDim)])] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.add(.wordEmbedding, "\(inputDim), \(outputDim)")
  }
}

extension LSTM: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasRecurrence("LSTM", units, returnSequences)] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.addRecurrence("LSTM", input: input, units: units, sequences: returnSequences)
  }
}

extension GRU: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasRecurrence("GRU", units, returnSequences)] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.addRecurrence("GRU", input: input, units: units, sequences: returnSequences)
  }
}

private func kerasRecurrence(_ name: String, _ units: Int, _ sequences: Bool) -> String {
  kerasLayer(name, [String(units)] + (sequences ? ["return_sequences=True"] : []))
}

extension TorchNetwork {
  fileprivate mutating func addRecurrence(_ name: String, input: [Int], units: Int, sequences: Bool) {
    putChannelsLast()
    let layer = "nn.\(name)(\(input[input.count - 1]), \(units), batch_first=True)"
    add(.recurrent, layer + (sequences ? ", secuencia=True" : ""))
  }
}

extension Double {
  /// Without the noise of a difference.
  fileprivate func rounded(digits: Int) -> Double {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
