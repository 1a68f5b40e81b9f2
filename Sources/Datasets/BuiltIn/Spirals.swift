package import Neural

/// Points of a plane on spirals that turn into one another, one for each class: no straight line parts them.
///
/// Point i of n of class c of k has the distance r = (i + 1) / n from the centre and the angle 2π c / k + 1.5π r, to
/// whose two coordinates a normal number with deviation `noise` is added. The classes take turns.
package struct Spirals: Sendable, Equatable {
  package var classes: Int
  /// Points of each class.
  package var points: Int
  package var noise: Double

  package init(classes: Int = 2, points: Int = 200, noise: Double = 0.1) {
    self.classes = classes
    self.points = points
    self.noise = noise
  }

  package static let classRange = 2...8
  package static let pointRange = 2...100_000

  package var facts: DatasetFacts {
    DatasetFacts(
      name: "espirales", targets: .classes((1...max(1, classes)).map { "Espiral \($0)" }), inputShape: [2],
      trainingCount: classes * points, inputNames: ["x", "y"],
      summary: "puntos del plano en espirales que se envuelven, una por clase, hechos con la semilla de la lección")
  }

  package func dataset(from stream: RandomStream) -> Dataset {
    var generator = stream.generator()
    var floats: [Float] = []
    var labels: [UInt8] = []
    floats.reserveCapacity(2 * classes * points)
    for point in 0..<points {
      for label in 0..<classes {
        let radius = Double(point + 1) / Double(points)
        let angle = 2 * Double(label) / Double(classes) + 1.5 * radius
        let (first, second) = generator.normalPair()
        floats.append(Float(radius * Scalar.cosineOfPi(angle) + noise * first))
        floats.append(Float(radius * Scalar.cosineOfPi(angle - 0.5) + noise * second))
        labels.append(UInt8(label))
      }
    }
    return Dataset(
      facts: facts, training: Examples(inputs: .floats(floats), labels: labels, inputShape: [2]), test: nil)
  }
}

extension RandomGenerator {
  /// Two independent normal numbers: √(-2 log u) times cos 2πv and sin 2πv, with u in (0, 1] and v in [0, 1).
  /// Source: Box and Muller, "A note on the generation of random normal deviates", 1958.
  mutating func normalPair() -> (Double, Double) {
    let u = (Double(word()) + 1) * 0x1p-32
    let v = Double(word()) * 0x1p-32
    let size = Scalar.sqrt(-2 * Scalar.log(u))
    return (size * Scalar.cosineOfPi(2 * v), size * Scalar.cosineOfPi(2 * v - 0.5))
  }
}
