import Foundation
import Neural
import TestSupport

/// Numbers that depend on nothing but their seed.
func numbers(_ count: Int, seed: UInt64, from low: Float = -1, to high: Float = 1) -> [Float] {
  var generator = RandomStream(seed: seed, name: "test").generator()
  return (0..<count).map { _ in low + (high - low) * generator.uniform() }
}

/// Labelled examples of floats, or of bytes when `divisor` is given.
func examples(_ count: Int, shape: [Int], classes: UInt32, seed: UInt64 = 1, divisor: Float? = nil) -> Examples {
  var generator = RandomStream(seed: seed, name: "examples").generator()
  let labels = (0..<count).map { _ in UInt8(generator.below(classes)) }
  let total = count * shape.reduce(1, *)
  if let divisor {
    let bytes = (0..<total).map { _ in UInt8(generator.below(256)) }
    return Examples(inputs: .bytes(bytes, divisor: divisor), labels: labels, inputShape: shape)
  }
  return Examples(inputs: .floats(numbers(total, seed: seed)), labels: labels, inputShape: shape)
}

/// Labelled examples of whole numbers from 0 on, as floats.
func indices(_ count: Int, shape: [Int], below limit: Int, classes: UInt32) -> Examples {
  var generator = RandomStream(seed: 1, name: "indices").generator()
  let labels = (0..<count).map { _ in UInt8(generator.below(classes)) }
  let numbers = (0..<count * shape.reduce(1, *)).map { _ in Float(generator.below(UInt32(limit))) }
  return Examples(inputs: .floats(numbers), labels: labels, inputShape: shape)
}

let crossEntropy = Loss.sparseCategoricalCrossEntropy(fromLogits: false)
let adam = Optimizer.adam(learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7)

/// A network that is ready to be trained.
func compiled(
  _ layers: [any Layer], input: [Int], optimizer: Optimizer = adam, loss: Loss = crossEntropy, seed: UInt64 = 1
) throws -> Network {
  var network = try Network(inputShape: input, layers: layers, stream: RandomStream(seed: seed, name: "network"))
  try network.compile(optimizer: optimizer, loss: loss)
  return network
}

func fitOptions(
  epochs: Int = 1, batch: Int = 32, shuffles: Bool = true, threads: Int = 1, validation: Examples? = nil
) -> FitOptions {
  FitOptions(
    epochs: epochs, batchSize: batch, shuffles: shuffles, validation: validation, threads: threads,
    stream: RandomStream(seed: 7, name: "fit"))
}

let availableLevels = SIMDLevel.allCases.filter(\.isAvailable)

/// A committed file that a script beside it wrote.
func reference<Content: Decodable>(_ name: String) throws -> Content {
  let file = testsFolder.appendingPathComponent("NeuralTests/Reference").appendingPathComponent(name)
  return try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
}

/// How many float32 numbers lie between two.
func distance(_ a: Float, _ b: Float) -> Int {
  func position(_ x: Float) -> Int {
    let bits = Int(Int32(bitPattern: x.bitPattern))
    return bits < 0 ? -(bits & 0x7FFF_FFFF) : bits
  }
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? 0 : Int.max }
  return abs(position(a) - position(b))
}

/// How many doubles lie between two.
func distance(_ a: Double, _ b: Double) -> Double {
  func position(_ x: Double) -> Double {
    let size = Double(x.magnitude.bitPattern)
    return x.sign == .minus ? -size : size
  }
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? 0 : .infinity }
  if a.magnitude.bitPattern > b.magnitude.bitPattern && a.sign == b.sign {
    return Double(a.magnitude.bitPattern - b.magnitude.bitPattern)
  }
  if a.sign == b.sign { return Double(b.magnitude.bitPattern - a.magnitude.bitPattern) }
  return abs(position(a) - position(b))
}

/// Infinite if there are not as many numbers.
func largestDifference(_ found: [Float], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).map { abs(Double($0) - $1) }.max() ?? 0
}
