import Neural
import Testing

@Suite struct PoolingTests {
  /// A convolution gives the numbers of a pooling that follows at once, and computes no others: the same bits as step
  /// by step, which a layer in between asks for.
  @Test(arguments: [
    (MaxPool2D(), Padding.valid, [11, 13, 1]), (MaxPool2D(size: 3), .same, [12, 8, 2]),
    (MaxPool2D(), .same, [5, 301, 1]), (MaxPool2D(size: 2, stride: 3), .same, [10, 9, 3]),
    (MaxPool2D(size: 3, stride: 2), .valid, [12, 11, 1]), (MaxPool2D(size: 16), .same, [33, 50, 1]),
    (AvgPool2D(), .valid, [9, 9, 2]), (AvgPool2D(size: 3, stride: 1), .same, [6, 5, 1]),
  ] as [(any Layer, Padding, [Int])])
  func isTheSameWithinAConvolution(pool: any Layer, padding: Padding, input: [Int]) throws {
    for filters in [3, 37] {
      for stride in 1...2 {
        func convolution(_ activation: Activation) -> Conv2D {
          Conv2D(filters: filters, kernelSize: 3, stride: stride, padding: padding, activation: activation)
        }
        guard (try? pool.outputShape(for: convolution(.relu).outputShape(for: input, at: 0), at: 1)) != nil else {
          continue
        }
        try expectSameBits(of: [convolution(.relu), pool], [convolution(.linear), ActivationLayer(.relu), pool], input)
        guard filters == 3 else { continue }
        for activation in [Activation.linear, .tanh] {
          try expectSameBits(
            of: [convolution(activation), pool], [convolution(.linear), ActivationLayer(activation), pool], input)
        }
      }
    }
  }

  /// The same of sequences.
  @Test func isTheSameWithinAConvolutionOfSequences() throws {
    let (relu, plain) = (Conv1D(filters: 7, kernelSize: 2, activation: .relu), Conv1D(filters: 7, kernelSize: 2))
    for pool: any Layer in [MaxPool1D(), MaxPool1D(size: 3, stride: 2), GlobalAvgPool1D()] {
      try expectSameBits(of: [relu, pool], [plain, ActivationLayer(.relu), pool], [8, 3])
    }
  }

  /// Trains networks with the same parameters that begin with these layers, also such as need the input's gradient.
  private func expectSameBits(of short: [any Layer], _ long: [any Layer], _ input: [Int]) throws {
    let last: [any Layer] = [Flatten(), Dense(units: 3, activation: .softmax)]
    let filler: [any Layer] = [Flatten()]
    let channels = input.last ?? 1
    let first: any Layer =
      input.count == 3 ? Conv2D(filters: channels, kernelSize: 1) : Conv1D(filters: channels, kernelSize: 1)
    for before in [[], [first]] {
      func trained(_ layers: [any Layer]) throws -> [UInt64] {
        try availableLevels.map { level in
          var network = try compiled(layers, input: input)
          network.engine.level = level
          _ = try network.fit(
            examples(9, shape: input, classes: 3), options: fitOptions(batch: 5, threads: 2)
          ) { _ in .proceed }
          return network.fingerprint
        }
      }
      let together = try trained(before + short + filler + last)
      #expect(try together == trained(before + long + last), "\(short), \(input)")
      #expect(Set(together).count == 1)
    }
  }
}
