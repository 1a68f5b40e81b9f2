import Neural

/// A layer that frameworks have too.
protocol ExportedLayer: Layer {
  /// The layers of Keras that do the same, its own last.
  func keras(input: [Int]) -> [String]

  /// Adds the modules of PyTorch that do the same, without the activation.
  func pytorch(_ network: inout TorchNetwork, input: [Int], output: [Int])
}

/// A call of a class of `keras.layers`, with the layer's activation where it has one.
func kerasLayer(_ name: String, _ arguments: [String], _ activation: Activation = .linear) -> String {
  let all = arguments + (activation == .linear ? [] : ["activation=\(pythonString(activation.keras))"])
  return "keras.layers.\(name)(\(all.joined(separator: ", ")))"
}

/// A layer of images in Keras, which wants channels also where there is one.
func kerasImageLayer(_ layer: String, input: [Int]) -> [String] {
  input.count == 2 ? ["keras.layers.Reshape(\(pythonTuple(input + [1])))", layer] : [layer]
}

/// Modules of PyTorch one after the other, and how what they leave lies in memory.
struct TorchNetwork {
  private(set) var modules: [String] = []
  /// The helpers that they are made of.
  private(set) var helpers: Set<Helper> = []
  /// What the modules leave, in the lesson's order of axes: channels last.
  var shape: [Int]
  /// Whether channels come first in what the modules leave.
  private(set) var isChannelsFirst = false

  init(inputShape: [Int]) { shape = inputShape }

  mutating func add(_ module: String) { modules.append(module) }

  mutating func add(_ helper: Helper, _ arguments: String) {
    helpers.insert(helper)
    modules.append("\(helper.name)(\(arguments))")
  }

  /// Puts the channels first; an image without channels gets one.
  mutating func putChannelsFirst(image: Bool) {
    guard !isChannelsFirst else { return }
    if image, shape.count == 2 {
      add("nn.Unflatten(1, (1, \(shape[0])))")
    } else {
      add(.permute, shape.count == 3 ? "3, 1, 2" : "2, 1")
    }
    isChannelsFirst = true
  }

  /// Puts the channels last, as lessons have them.
  mutating func putChannelsLast() {
    guard isChannelsFirst else { return }
    add(.permute, shape.count == 3 ? "2, 3, 1" : "2, 1")
    isChannelsFirst = false
  }

  /// What follows has no channels any more.
  mutating func dropChannels() { isChannelsFirst = false }
}
