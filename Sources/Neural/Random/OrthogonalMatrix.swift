/// A random matrix whose rows (or, where there are more rows than columns, whose columns) are at right angles to one
/// another and of length 1.
///
/// Shape: [rows, columns]. Numbers of the normal distribution are drawn in row-major order of the matrix, whose
/// shorter side then counts its vectors, and the modified Gram-Schmidt process takes from each vector what lies along
/// those before it. That is the QR decomposition with a positive diagonal of R: with this convention for the signs Q
/// is unique and every orthogonal matrix equally likely. In double precision, with sums through eight lanes and a
/// fixed tree. Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep
/// linear neural networks", 2014; Mezzadri, "How to generate random matrices from the classical compact groups", 2007;
/// `keras.initializers.Orthogonal` with a gain of 1.
struct OrthogonalMatrix {
  private typealias Lanes = SIMD8<Double>

  /// In row-major order.
  let values: [Float]

  init(rows: Int, columns: Int, stream: RandomStream) {
    let isWide = rows <= columns
    let count = min(rows, columns)
    let length = max(rows, columns)
    let blocks = (length + 7) / 8
    var generator = stream.generator()
    var vectors = [Lanes](repeating: .zero, count: count * blocks)
    for row in 0..<rows {
      for column in 0..<columns {
        let (vector, place) = isWide ? (row, column) : (column, row)
        vectors[vector * blocks + place / 8][place % 8] = generator.normal()
      }
    }
    vectors.withUnsafeMutableBufferPointer { Self.makeOrthogonal($0, count: count, blocks: blocks) }
    values = (0..<rows * columns).map { index in
      let (row, column) = (index / columns, index % columns)
      let (vector, place) = isWide ? (row, column) : (column, row)
      return Float(vectors[vector * blocks + place / 8][place % 8])
    }
  }

  /// Vectors that are taken from all later ones together, while these are in the cache. The order in which a vector
  /// loses its shares stays that of the vectors.
  private static let group = 16

  private static func makeOrthogonal(_ vectors: UnsafeMutableBufferPointer<Lanes>, count: Int, blocks: Int) {
    for start in stride(from: 0, to: count, by: group) {
      let end = min(start + group, count)
      for vector in start..<end {
        for earlier in start..<vector { takeShare(of: earlier, from: vector, vectors, blocks) }
        let length = product(vectors, vector, vector, blocks).squareRoot()
        // Only numbers that are all zero have no length; they stay as they are.
        let scale = length > 0 ? 1 / length : 1
        for block in 0..<blocks { vectors[vector * blocks + block] *= scale }
      }
      for vector in end..<max(count, end) {
        for earlier in start..<end { takeShare(of: earlier, from: vector, vectors, blocks) }
      }
    }
  }

  private static func takeShare(
    of earlier: Int, from vector: Int, _ vectors: UnsafeMutableBufferPointer<Lanes>, _ blocks: Int
  ) {
    let share = product(vectors, earlier, vector, blocks)
    for block in 0..<blocks { vectors[vector * blocks + block] -= share * vectors[earlier * blocks + block] }
  }

  private static func product(
    _ vectors: UnsafeMutableBufferPointer<Lanes>, _ first: Int, _ second: Int, _ blocks: Int
  ) -> Double {
    var sums = Lanes.zero
    for block in 0..<blocks { sums += vectors[first * blocks + block] * vectors[second * blocks + block] }
    let four = sums.lowHalf + sums.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
