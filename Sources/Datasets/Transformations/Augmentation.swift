package import Neural

/// Adds changed copies of images to images: moved by some pixels, or mirrored left to right.
///
/// The first examples are those given; each round of copies follows, in the same order. A copy is moved by whole
/// numbers from -shift to shift, drawn for each direction; what comes in at the border is 0. With a shift, mirroring
/// befalls every other copy or so, at random; without one, every copy.
package struct Augmentation: Sendable, Equatable {
  /// Pixels at most.
  package var shift: Int
  package var mirrors: Bool
  /// Changed copies of each image.
  package var copies: Int

  package init(shift: Int, mirrors: Bool, copies: Int = 1) {
    self.shift = shift
    self.mirrors = mirrors
    self.copies = copies
  }

  /// The examples and their copies; those that are no images stay as they are.
  package func applied(to examples: Examples, stream: RandomStream) -> Examples {
    guard (2...3).contains(examples.inputShape.count) else { return examples }
    var generator = stream.generator()
    let moves = (0..<copies * examples.count).map { _ in move(&generator) }
    let stored = examples.range.lowerBound * examples.inputSize..<examples.range.upperBound * examples.inputSize
    let inputs: Examples.Inputs
    switch examples.inputs {
    case .bytes(let bytes, let divisor):
      inputs = .bytes(changed(bytes[stored], moves, shape: examples.inputShape, zero: 0), divisor: divisor)
    case .floats(let floats):
      inputs = .floats(changed(floats[stored], moves, shape: examples.inputShape, zero: 0))
    }
    let rows = (0...copies).flatMap { _ in Array(examples.range) }
    return Examples(inputs: inputs, targets: examples.targets.gathered(rows), inputShape: examples.inputShape)
  }

  private struct Move {
    var down: Int
    var right: Int
    var isMirrored: Bool
  }

  private func move(_ generator: inout RandomGenerator) -> Move {
    guard shift > 0 else { return Move(down: 0, right: 0, isMirrored: mirrors) }
    let span = UInt32(2 * shift + 1)
    let down = Int(generator.below(span)) - shift
    let right = Int(generator.below(span)) - shift
    return Move(down: down, right: right, isMirrored: mirrors && generator.below(2) == 1)
  }

  private func changed<Element>(
    _ images: ArraySlice<Element>, _ moves: [Move], shape: [Int], zero: Element
  ) -> [Element] {
    let (height, width) = (shape[0], shape[1])
    let channels = shape.count == 3 ? shape[2] : 1
    let size = height * width * channels
    var result = Array(images)
    result.reserveCapacity((1 + copies) * images.count)
    for (index, move) in moves.enumerated() {
      let start = images.startIndex + index % max(1, images.count / max(1, size)) * size
      for y in 0..<height {
        for x in 0..<width {
          let column = move.isMirrored ? width - 1 - x : x
          let (fromY, fromX) = (y - move.down, column - (move.isMirrored ? -move.right : move.right))
          let isInside = (0..<height).contains(fromY) && (0..<width).contains(fromX)
          let from = start + (fromY * width + fromX) * channels
          for channel in 0..<channels { result.append(isInside ? images[from + channel] : zero) }
        }
      }
    }
    return result
  }
}
