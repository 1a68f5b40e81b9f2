import CAllocations
import Neural
import Testing

/// A step of training allocates nothing: a fit of many steps asks for memory as often as one of few.
@Suite(.enabled(if: allocations_of_this_thread() >= 0, "this system's allocations cannot be counted"))
struct AllocationTests {
  private func allocations(_ body: () throws -> Void) rethrows -> Int {
    let before = allocations_of_this_thread()
    try body()
    return allocations_of_this_thread() - before
  }

  /// The counter sees what Swift, the C library and the engine's own memory ask for.
  @Test func allocationsAreCounted() throws {
    var arrays: [[Int]] = []
    let found = allocations { for size in 1...100 { arrays.append(Array(repeating: size, count: 50 + size)) } }
    #expect(found >= 100)
    #expect(arrays.count == 100)
    let network = try compiled([Dense(units: 3, activation: .softmax)], input: [5])
    let data = examples(40, shape: [5], classes: 3)
    #expect(try fitted(network, data) > 10)
  }

  private func fitted(_ network: Network, _ data: Examples, threads: Int = 1) throws -> Int {
    var network = network
    return try allocations {
      _ = try network.fit(data, options: fitOptions(epochs: 2, batch: 8, threads: threads)) { _ in .proceed }
    }
  }

  private static let optimizers: [Optimizer] = [
    adam, .sgd(learningRate: 0.01, momentum: 0, nesterov: false),
    .sgd(learningRate: 0.01, momentum: 0.9, nesterov: true),
    .rmsprop(learningRate: 0.001, rho: 0.9, momentum: 0.5, epsilon: 1e-7),
    .adamW(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, decay: 0.004),
  ]

  /// With a remainder of four examples each, which has a plan of its own.
  @Test(arguments: optimizers)
  func stepsAllocateNothing(optimizer: Optimizer) throws {
    let layers: [any Layer] = [
      Conv2D(filters: 5, kernelSize: 3, activation: .relu), MaxPool2D(), Conv2D(filters: 3, kernelSize: 2),
      BatchNorm(), ActivationLayer(.gelu), AvgPool2D(), Flatten(), Dropout(rate: 0.2),
      Dense(units: 9, activation: .tanh), Dense(units: 4, activation: .softmax),
    ]
    let network = try compiled(layers, input: [8, 9], optimizer: optimizer)
    let few = examples(20, shape: [8, 9], classes: 4, divisor: 255)
    let many = examples(4004, shape: [8, 9], classes: 4, divisor: 255)
    for threads in 1...2 {
      // What is made once for all, such as what a fit that takes long tells on its way, is made here.
      for data in [few, many] { _ = try fitted(network, data, threads: threads) }
      // On a busy machine a fit takes long enough to tell how far it is, which asks for memory; what a step asks for
      // would show every time.
      let isSame = try (0..<20).contains { _ in
        try fitted(network, few, threads: threads) == fitted(network, many, threads: threads)
      }
      #expect(isSame)
    }
  }
}
