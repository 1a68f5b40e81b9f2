import CKernels
import Foundation
import Neural
import Testing

/// The same bits on every run, with any number of threads, at every level: the engine's promise.
@Suite struct ExactnessTests {
  /// Odd sizes, a softmax and activations in between, float inputs.
  private func odd() throws -> (Network, Examples) {
    let layers: [any Layer] = [
      Flatten(), Dense(units: 37, activation: .relu), Dense(units: 16, activation: .softmax), Dense(units: 70),
      ActivationLayer(.relu), ActivationLayer(.softmax), Dense(units: 1), Dense(units: 5, activation: .softmax),
    ]
    return (try compiled(layers, input: [7, 19]), examples(203, shape: [7, 19], classes: 5))
  }

  /// The lesson's network on 3200 images of noise: 100 steps.
  private func lesson() throws -> (Network, Examples) {
    let layers: [any Layer] = [
      Flatten(), Dense(units: 128, activation: .relu), Dense(units: 10, activation: .softmax),
    ]
    return (try compiled(layers, input: [28, 28]), examples(3200, shape: [28, 28], classes: 10, divisor: 255))
  }

  /// A small convolutional network of a lesson, with all that a pooling drops, on 160 images of noise: 5 steps.
  private func convolutional() throws -> (Network, Examples) {
    let layers: [any Layer] = [
      Conv2D(filters: 32, kernelSize: 3, activation: .relu), MaxPool2D(),
      Conv2D(filters: 64, kernelSize: 3, activation: .relu), MaxPool2D(),
      Flatten(), Dense(units: 128, activation: .relu), Dense(units: 10, activation: .softmax),
    ]
    return (try compiled(layers, input: [28, 28]), examples(160, shape: [28, 28], classes: 10, divisor: 255))
  }

  private func trained(
    _ start: (Network, Examples), level: SIMDLevel = .best, threads: Int = 2, batch: Int = 32, epochs: Int = 1
  ) throws -> (UInt64, [Double]) {
    var network = start.0
    network.engine.level = level
    let options = fitOptions(epochs: epochs, batch: batch, threads: threads, validation: start.1[5..<100])
    let reports = try network.fit(start.1, options: options) { _ in .proceed }
    let evaluation = try network.evaluate(start.1, threads: threads)
    let losses =
      reports.map(\.loss) + reports.compactMap(\.validationLoss) + [evaluation.loss, evaluation.accuracy ?? 0]
    return (network.fingerprint, losses)
  }

  /// Committed hashes: another machine, compiler or level must find the same.
  @Test func fingerprintsAreThoseOfEveryMachine() throws {
    let oddOnes = try String(trained(odd(), epochs: 3).0, radix: 16)
    #expect(oddOnes == "bf47ac21e54dc266")
    let lessons = try String(trained(lesson()).0, radix: 16)
    #expect(lessons == "f147fad653cb4efd")
    let convolutionalOnes = try String(trained(convolutional()).0, radix: 16)
    #expect(convolutionalOnes == "2ec64dda5312b1f9")
  }

  @Test(arguments: availableLevels)
  func levelsAgree(level: SIMDLevel) throws {
    let expected = try trained(odd(), epochs: 2)
    let found = try trained(odd(), level: level, epochs: 2)
    #expect(found == expected)
    let lessonExpected = try trained(lesson())
    let lessonFound = try trained(lesson(), level: level)
    #expect(lessonFound == lessonExpected)
    let convolutionalExpected = try trained(convolutional())
    let convolutionalFound = try trained(convolutional(), level: level)
    #expect(convolutionalFound == convolutionalExpected)
  }

  @Test(arguments: 1...8)
  func threadsAgree(threads: Int) throws {
    #expect(try trained(odd(), threads: threads, epochs: 2) == trained(odd(), threads: 1, epochs: 2))
    #expect(try trained(lesson(), threads: threads) == trained(lesson(), threads: 1))
    #expect(try trained(convolutional(), threads: threads) == trained(convolutional(), threads: 1))
  }

  @Test func runsAgree() throws {
    let first = try trained(odd(), epochs: 2)
    for _ in 0..<5 { #expect(try trained(odd(), epochs: 2) == first) }
    #expect(try trained(convolutional()) == trained(convolutional()))
  }

  @Test(arguments: [1, 2, 15, 16, 17, 100, 203])
  func batchesOfAnySizeAgreeAtEveryLevel(batch: Int) throws {
    let expected = try trained(odd(), level: .generic, threads: 1, batch: batch)
    for level in availableLevels {
      #expect(try trained(odd(), level: level, threads: 3, batch: batch) == expected)
    }
  }

  @Test func predictionsAgree() throws {
    let (network, data) = try odd()
    let expected = try network.predict(data, threads: 1)
    for level in availableLevels {
      var other = network
      other.engine.level = level
      for threads in [1, 2, 5] { #expect(try other.predict(data, threads: threads) == expected) }
    }
  }

  /// Optimizers other than Adam, whose kernels are others.
  @Test(arguments: [0, 0.9] as [Double], [false, true])
  func descentAgrees(momentum: Double, nesterov: Bool) throws {
    var (network, data) = try odd()
    try network.compile(
      optimizer: .sgd(learningRate: 0.05, momentum: momentum, nesterov: nesterov), loss: crossEntropy)
    let expected = try trained((network, data), level: .generic, threads: 1, epochs: 2)
    for level in availableLevels { #expect(try trained((network, data), level: level, epochs: 2) == expected) }
  }

  /// Every activation and every loss, with labels and with values, at every level and with one to eight threads.
  @Test(arguments: Loss.all)
  func activationsAndLossesAgree(loss: Loss) throws {
    var layers: [any Layer] = Activation.allCases.map { Dense(units: 21, activation: $0) }
    layers.append(Dense(units: 18, activation: loss.absorbs ?? .linear))
    let network = try compiled(layers, input: [11], loss: loss)
    let labelled = examples(101, shape: [11], classes: 18)
    let values = Examples(
      inputs: labelled.inputs, targets: .values(numbers(101 * 18, seed: 4, from: 0), size: 18), inputShape: [11])
    let isSparse = loss == .sparseCategoricalCrossEntropy(fromLogits: loss.absorbs == nil)
    for data in isSparse ? [labelled] : [labelled, values] {
      let expected = try trained((network, data), level: .generic, threads: 1, epochs: 2)
      for level in availableLevels { #expect(try trained((network, data), level: level, epochs: 2) == expected) }
      for threads in 2...8 { #expect(try trained((network, data), threads: threads, epochs: 2) == expected) }
    }
  }

  /// A compiler that contracts a product and a sum into one rounding would break the promise: 3 · ⅓ - 1 shows it.
  @Test(arguments: availableLevels)
  func compilersDoNotContract(level: SIMDLevel) {
    let third: Float = 1 / 3
    #expect(lec_canary(level.canaryCode, 3, third, -1) == 0)
    #expect(fmaf(3, third, -1) != 0)
  }

  /// NaN is made canonical before it is hashed; its sign and payload differ between processors.
  @Test func fingerprintsOfNaNAgree() throws {
    var hashes: Set<UInt64> = []
    for bits: UInt32 in [0x7FC0_0000, 0xFFC0_0000, 0x7FC1_2345] {
      var network = try compiled([Dense(units: 2, activation: .softmax)], input: [1])
      let weights = Tensor(shape: [1, 2], values: [1, Float(bitPattern: bits)])
      let isSet = network.setWeights(ofLayer: 0, to: weights)
      #expect(isSet)
      hashes.insert(network.fingerprint)
    }
    #expect(hashes.count == 1)
  }
}

extension SIMDLevel {
  fileprivate var canaryCode: lec_level {
    switch self {
    case .generic: LEC_GENERIC
    case .avx2: LEC_AVX2
    case .avx512: LEC_AVX512
    case .neon: LEC_NEON
    }
  }
}
