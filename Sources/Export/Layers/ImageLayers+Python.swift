import Neural

extension Conv2D: ExportedLayer {
  func keras(input: [Int]) -> [String] {
    kerasImageLayer(
      kerasLayer("Conv2D", kerasConvolution(filters, kernelSize, stride, padding), activation), input: input)
  }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsFirst(image: true)
    let channels = input.count == 3 ? input[2] : 1
    let (rows, columns) = (
      margins(input[0], kernelSize, stride, padding), margins(input[1], kernelSize, stride, padding)
    )
    var extra = stride == 1 ? "" : ", stride=\(stride)"
    if padding == .same, stride == 1 {
      extra += ", padding='same'"
    } else if rows != (0, 0) || columns != (0, 0) {
      network.add("nn.ZeroPad2d((\(columns.0), \(columns.1), \(rows.0), \(rows.1)))")
    }
    network.add("nn.Conv2d(\(channels), \(filters), \(kernelSize)\(extra))")
  }
}

extension Conv1D: ExportedLayer {
  func keras(input: [Int]) -> [String] {
    [kerasLayer("Conv1D", kerasConvolution(filters, kernelSize, stride, padding), activation)]
  }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsFirst(image: false)
    let steps = margins(input[0], kernelSize, stride, padding)
    var extra = stride == 1 ? "" : ", stride=\(stride)"
    if padding == .same, stride == 1 {
      extra += ", padding='same'"
    } else if steps != (0, 0) {
      network.add("nn.ConstantPad1d((\(steps.0), \(steps.1)), 0)")
    }
    network.add("nn.Conv1d(\(input[1]), \(filters), \(kernelSize)\(extra))")
  }
}

extension MaxPool2D: ExportedLayer {
  func keras(input: [Int]) -> [String] {
    kerasImageLayer(kerasLayer("MaxPooling2D", kerasWindow(size, stride)), input: input)
  }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsFirst(image: true)
    network.add("nn.MaxPool2d(\(torchWindow(size, stride)))")
  }
}

extension AvgPool2D: ExportedLayer {
  func keras(input: [Int]) -> [String] {
    kerasImageLayer(kerasLayer("AveragePooling2D", kerasWindow(size, stride)), input: input)
  }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsFirst(image: true)
    network.add("nn.AvgPool2d(\(torchWindow(size, stride)))")
  }
}

extension MaxPool1D: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("MaxPooling1D", kerasWindow(size, stride))] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsFirst(image: false)
    network.add("nn.MaxPool1d(\(torchWindow(size, stride)))")
  }
}

extension GlobalAvgPool2D: ExportedLayer {
  func keras(input: [Int]) -> [String] {
    kerasImageLayer(kerasLayer("GlobalAveragePooling2D", []), input: input)
  }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsFirst(image: true)
    network.add("nn.AdaptiveAvgPool2d(1)")
    network.add("nn.Flatten()")
    network.dropChannels()
  }
}

extension GlobalAvgPool1D: ExportedLayer {
  func keras(input: [Int]) -> [String] { [kerasLayer("GlobalAveragePooling1D", [])] }

  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int]) {
    network.putChannelsFirst(image: false)
    network.add("nn.AdaptiveAvgPool1d(1)")
    network.add("nn.Flatten()")
    network.dropChannels()
  }
}

private func kerasConvolution(_ filters: Int, _ size: Int, _ stride: Int, _ padding: Padding) -> [String] {
  [String(filters), String(size)] + (stride == 1 ? [] : ["strides=\(stride)"])
    + (padding == .same ? ["padding='same'"] : [])
}

private func kerasWindow(_ size: Int, _ stride: Int) -> [String] {
  [String(size)] + (stride == size ? [] : ["strides=\(stride)"])
}

private func torchWindow(_ size: Int, _ stride: Int) -> String {
  "\(size)" + (stride == size ? "" : ", stride=\(stride)")
}

/// Zeros before and after an axis, as Keras puts them: an odd one more at the end.
private func margins(_ input: Int, _ window: Int, _ stride: Int, _ padding: Padding) -> (Int, Int) {
  guard padding == .same else { return (0, 0) }
  let places = (input + stride - 1) / stride
  let total = max(0, (places - 1) * stride + window - input)
  return (total / 2, total - total / 2)
}
