/// The shape of an image: two dimensions count as one channel.
struct ImageShape: Equatable {
  let height: Int
  let width: Int
  let channels: Int

  /// nil for a shape of another rank.
  init?(_ shape: [Int]) {
    guard (2...3).contains(shape.count), shape.allSatisfy({ $0 > 0 }) else { return nil }
    height = shape[0]
    width = shape[1]
    channels = shape.count == 3 ? shape[2] : 1
  }

  /// A sequence of steps: a row of pixels. nil for a shape of another rank than [steps, channels].
  init?(sequence shape: [Int]) {
    guard shape.count == 2, shape.allSatisfy({ $0 > 0 }) else { return nil }
    height = 1
    width = shape[0]
    channels = shape[1]
  }

  var size: Int { height * width * channels }
}

/// A layer that moves a window over an image, or over a sequence.
package protocol WindowLayer: Layer {
  static var takesSequences: Bool { get }
}

extension WindowLayer {
  package static var takesSequences: Bool { false }
  package static var wantedMeaning: Meaning? { takesSequences ? .sequence : .image }

  /// What would have been taken instead of an input on which the window does not fit.
  static func wanted(instead input: [Int], window: Int) -> WantedInput {
    if takesSequences { return ImageShape(sequence: input) == nil ? .sequence : .window(window) }
    return ImageShape(input) == nil ? .image : .window(window)
  }
}
