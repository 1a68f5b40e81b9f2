extension Numbers {
  /// The matrix product; a vector is a row on the left and a column on the right, and of more axes than two the last
  /// two are matrices and the others are broadcast.
  ///
  /// Shapes: `[m, k] @ [k, n] → [m, n]`, `[k] @ [k, n] → [n]`, `[m, k] @ [k] → [m]`, `[k] @ [k] → []`,
  /// `[b, m, k] @ [b, k, n] → [b, m, n]`. Each element is one chain of sums in the order of k.
  package func matrixProduct(_ other: Numbers) throws(NumbersFault) -> Numbers {
    guard rank >= 1, other.rank >= 1 else { throw .products(shape, other.shape) }
    let left = rank == 1 ? [1] + shape : shape
    let right = other.rank == 1 ? other.shape + [1] : other.shape
    let (rows, inner, columns) = (left[left.count - 2], left[left.count - 1], right[right.count - 1])
    guard right[right.count - 2] == inner else { throw .products(shape, other.shape) }
    let batch: [Int]
    do throws(NumbersFault) {
      batch = try Self.broadcast(Array(left.dropLast(2)), Array(right.dropLast(2)))
    } catch {
      throw .products(shape, other.shape)
    }
    let result = batch + (rank == 1 ? [] : [rows]) + (other.rank == 1 ? [] : [columns])
    let kind = self.kind.joined(with: other.kind)
    guard let count = elementCount(result), count <= Self.maximumCount else { throw .tooLarge(result) }
    guard let a = values, let b = other.values else { return Numbers(shape: result, kind: kind, values: nil) }
    let leftMatrices = Self.places(ofShape: Array(left.dropLast(2)), in: batch)
    let rightMatrices = Self.places(ofShape: Array(right.dropLast(2)), in: batch)
    var sums = [Double](repeating: 0, count: count)
    for (matrix, places) in zip(leftMatrices, rightMatrices).enumerated() {
      let (first, second) = (places.0 * rows * inner, places.1 * inner * columns)
      for row in 0..<rows {
        let target = (matrix * rows + row) * columns
        for k in 0..<inner {
          let factor = a[first + row * inner + k]
          let from = second + k * columns
          for column in 0..<columns { sums[target + column] += factor * b[from + column] }
        }
      }
    }
    return Numbers(shape: result, kind: kind, values: sums)
  }

  /// How many products a matrix product makes; nil for more than can be counted. Nothing is said of shapes that do
  /// not fit.
  func productCount(with other: Numbers) -> Int? {
    guard let inner = shape.last, let columns = other.rank == 1 ? 1 : other.shape.last else { return 0 }
    let (left, right) = (shape.dropLast(2), other.shape.dropLast(2))
    guard let batch = try? Self.broadcast(Array(left), Array(right)) else { return 0 }
    return elementCount(batch + [rank == 1 ? 1 : shape[rank - 2], inner, columns])
  }

  /// Slides a kernel over an image or a sequence and sums the products, without turning it and without going over the
  /// border, as the engine's layer does with a step of 1.
  ///
  /// Shapes: `[n]` with `[k] → [n - k + 1]`; `[h, w]` with `[k, l] → [h - k + 1, w - l + 1]`; `[h, w, c]` with
  /// `[k, l, c, f] → [h - k + 1, w - l + 1, f]`, where `[h, w]` counts as one channel.
  package func convolved(with kernel: Numbers) throws(NumbersFault) -> Numbers {
    guard let window = Window(image: shape, kernel: kernel.shape) else { throw .window(shape, kernel.shape) }
    let kind = self.kind.joined(with: kernel.kind)
    guard let count = elementCount(window.result), count <= Self.maximumCount else { throw .tooLarge(window.result) }
    guard let image = values, let weights = kernel.values else {
      return Numbers(shape: window.result, kind: kind, values: nil)
    }
    var sums = [Double](repeating: 0, count: count)
    let line = window.kernelColumns * window.channels
    for row in 0..<window.rows {
      for column in 0..<window.columns {
        let target = (row * window.columns + column) * window.filters
        for k in 0..<window.kernelRows {
          let from = ((row + k) * window.width + column) * window.channels
          for place in 0..<line {
            let pixel = image[from + place]
            let weight = (k * line + place) * window.filters
            for filter in 0..<window.filters { sums[target + filter] += pixel * weights[weight + filter] }
          }
        }
      }
    }
    return Numbers(shape: window.result, kind: kind, values: sums)
  }

  /// How many products a convolution makes; nil for more than can be counted.
  func convolutionCount(with kernel: Numbers) -> Int? {
    guard let window = Window(image: shape, kernel: kernel.shape) else { return 0 }
    return elementCount([
      window.rows, window.columns, window.kernelRows, window.kernelColumns, window.channels, window.filters,
    ])
  }
}

/// A kernel's places on an image.
private struct Window {
  let rows: Int
  let columns: Int
  let width: Int
  let kernelRows: Int
  let kernelColumns: Int
  let channels: Int
  let filters: Int
  let result: [Int]

  /// Nil where the kernel does not fit.
  init?(image: [Int], kernel: [Int]) {
    switch (image.count, kernel.count) {
    case (1, 1):
      self.init(image: [1] + image + [1], size: [1] + kernel, channels: 1, filters: 1) { Array($0.suffix(1)) }
    case (2, 2): self.init(image: image + [1], size: kernel, channels: 1, filters: 1) { $0 }
    case (2, 4), (3, 4):
      let filters = kernel[3]
      self.init(
        image: image.count == 2 ? image + [1] : image, size: Array(kernel[..<2]), channels: kernel[2], filters: filters
      ) { $0 + [filters] }
    default: return nil
    }
  }

  private init?(image: [Int], size: [Int], channels: Int, filters: Int, _ result: ([Int]) -> [Int]) {
    guard image[2] == channels, size.allSatisfy({ $0 > 0 }), size[0] <= image[0], size[1] <= image[1] else {
      return nil
    }
    rows = image[0] - size[0] + 1
    columns = image[1] - size[1] + 1
    width = image[1]
    kernelRows = size[0]
    kernelColumns = size[1]
    self.channels = channels
    self.filters = filters
    self.result = result([rows, columns])
  }
}
