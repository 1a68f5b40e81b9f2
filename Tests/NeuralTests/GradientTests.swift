import Neural
import Testing

/// Every layer's and every loss' gradients against central differences of the loss.
///
/// Layers come from `allLayers`: one that is registered is tested.
@Suite struct GradientTests {
  /// A network around a specimen, with parameters below it (where a layer can make its input) and above it.
  private func network(around specimen: LayerSpecimen, loss: Loss, below: Bool) throws -> Network {
    var layers: [any Layer] = [specimen.layer, Flatten()]
    var input = specimen.inputShape
    if below {
      layers.insert(Dense(units: specimen.inputShape.reduce(1, *)), at: 0)
      layers.insert(Reshape(specimen.inputShape), at: 1)
      input = [6]
    }
    layers.append(Dense(units: 4, activation: loss.absorbs ?? .linear))
    var network = try compiled(layers, input: input, loss: loss)
    for index in layers.indices {
      // Biases far from zero, so that no small change of a parameter takes a value across the corner of a ReLU; and
      // below the specimen far from one another, so that none makes another number the largest of a pooling.
      let isBelow = below && index == 0
      guard let weights = network.weights(ofLayer: index) else { continue }
      let isFirst = network.setWeights(
        ofLayer: index, to: Tensor(shape: weights.shape, values: weights.values.map { $0 * (isBelow ? 0.1 : 0.3) }))
      #expect(isFirst)
      guard let bias = network.bias(ofLayer: index) else { continue }
      let isSecond = network.setBias(
        ofLayer: index, to: Tensor(shape: bias.shape, values: bias.values.indices.map {
          ($0 % 2 == 0 ? 1 : -1) * (isBelow ? 1 + Float($0 * 7 % 11) / 5 : 1)
        }))
      #expect(isSecond)
    }
    return network
  }

  /// The mean loss with one number of a layer's parameter moved.
  private func loss(
    _ network: Network, _ examples: Examples, layer: Int, parameter: Int, index: Int, by change: Float
  ) throws -> Double {
    var moved = network
    let old = network.parameters(ofLayer: layer)[parameter]
    var values = old.values
    values[index] += change
    let isSet = moved.setParameter(parameter, ofLayer: layer, to: Tensor(shape: old.shape, values: values))
    #expect(isSet)
    return try moved.trainingLoss(examples, threads: 1)
  }

  /// The largest difference of a gradient and central differences of fourth order, of up to 60 parameters a matrix.
  private func largestError(_ network: Network, _ examples: Examples, scale: Float = 1) throws -> Double {
    let gradients = try network.gradients(examples, threads: 2)
    let step: Float = 0x1p-6
    var worst = 0.0
    for (layer, gradient) in gradients.enumerated() {
      for (parameter, tensor) in (gradient?.parameters ?? []).enumerated() {
        for index in stride(from: 0, to: tensor.values.count, by: 1 + tensor.values.count / 60) {
          func at(_ steps: Float) throws -> Double {
            try loss(network, examples, layer: layer, parameter: parameter, index: index, by: steps * step)
          }
          let near = try at(1) - at(-1)
          let far = try at(2) - at(-2)
          let difference = (8 * near - far) / (12 * Double(step))
          worst = max(worst, abs(difference - Double(tensor.values[index] * scale)))
        }
      }
    }
    return worst
  }

  @Test(arguments: allLayers.map { String(describing: $0) }, Loss.all.prefix(2))
  func agreesWithDifferences(layer: String, loss: Loss) throws {
    let type = try #require(allLayers.first { String(describing: $0) == layer })
    #expect(!type.specimens.isEmpty)
    for specimen in type.specimens {
      let limit = specimen.layer.indexLimit
      for below in limit == nil ? [false, true] : [false] {
        let network = try network(around: specimen, loss: loss, below: below)
        let data = limit.map { indices(5, shape: network.inputShape, below: $0, classes: 4) }
          ?? examples(5, shape: network.inputShape, classes: 4)
        let error = try largestError(network, data)
        // float32 losses near 1.4 carry errors near 1e-7, which the step of 2⁻⁶ turns into some 1e-5.
        #expect(error < 6e-5, "\(specimen), below: \(below)")
      }
    }
  }

  /// Targets that are values: shares for cross-entropies, and for the others some on either side of a loss' corners,
  /// which no small change of a parameter crosses.
  private func valued(_ examples: Examples, for loss: Loss) -> Examples {
    var values = numbers(examples.count * 4, seed: 5, from: 0, to: 1)
    switch loss {
    case .meanAbsoluteError, .huber:
      for index in values.indices { values[index] = [-9, 9, 0.5, -7][index % 4] * (0.5 + values[index] / 2) }
    default: break
    }
    return Examples(inputs: examples.inputs, targets: .values(values, size: 4), inputShape: examples.inputShape)
  }

  /// Every loss, below it every activation, with labels and with values.
  @Test(arguments: Loss.all, Activation.allCases)
  func lossesAgreeWithDifferences(loss: Loss, activation: Activation) throws {
    let specimen = LayerSpecimen(layer: Dense(units: 6, activation: activation), inputShape: [5])
    let network = try network(around: specimen, loss: loss, below: true)
    let labelled = examples(5, shape: network.inputShape, classes: 4)
    if case .sparseCategoricalCrossEntropy = loss {
      #expect(try largestError(network, labelled) < 6e-5)
    } else {
      #expect(try largestError(network, valued(labelled, for: loss)) < 6e-5 * max(1, scale(of: loss)))
    }
  }

  /// Larger losses carry larger rounding errors into the differences.
  private func scale(of loss: Loss) -> Double {
    switch loss {
    case .meanAbsoluteError, .huber: 5
    default: 1
    }
  }

  /// The check itself notices a gradient that is off by a few percent.
  @Test func noticesAWrongGradient() throws {
    let specimen = LayerSpecimen(layer: Dense(units: 5), inputShape: [5])
    let network = try network(around: specimen, loss: crossEntropy, below: true)
    let data = examples(5, shape: network.inputShape, classes: 4)
    #expect(try largestError(network, data) < 6e-5)
    #expect(try largestError(network, data, scale: 1.03) > 6e-4)
  }

  @Test func aNetworkThatEndsWithReLUClosesItsGradient() throws {
    var network = try compiled(
      [Dense(units: 6, activation: .relu)], input: [4], loss: .sparseCategoricalCrossEntropy(fromLogits: true))
    let isSet = network.setBias(ofLayer: 0, to: Tensor(shape: [6], values: [2, -2, 2, -2, 2, -2]))
    #expect(isSet)
    let data = examples(9, shape: [4], classes: 6)
    #expect(try largestError(network, data) < 6e-5)
    let gradient = try #require(try network.gradients(data, threads: 1)[0])
    #expect(gradient.bias.values[1] == 0 && gradient.bias.values[0] != 0)
  }
}
