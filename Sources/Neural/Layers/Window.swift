package import CKernels

/// How the border of an input is treated by a window that moves over it.
package enum Padding: String, Sendable, CaseIterable {
  /// Windows stay inside: ⌊(input - window) / stride⌋ + 1 places.
  case valid
  /// As many places as ⌈input / stride⌉, with zeros around the input; an odd one more goes to the end, as in Keras.
  case same
}

/// A window that moves along one axis of an input.
package struct WindowAxis: Sendable, Equatable {
  package let input: Int
  package let window: Int
  package let stride: Int
  package private(set) var output: Int
  /// Zeros before the input.
  package let before: Int

  /// nil if no window fits.
  package init?(input: Int, window: Int, stride: Int, padding: Padding) {
    guard input > 0, window > 0, stride > 0, window <= largestCount, stride <= largestCount else { return nil }
    self.input = input
    self.window = window
    self.stride = stride
    switch padding {
    case .valid:
      guard window <= input else { return nil }
      output = (input - window) / stride + 1
      before = 0
    case .same:
      output = parts(input, of: stride)
      before = max(0, (output - 1) * stride + window - input) / 2
    }
  }

  /// The same axis without its last places, of which none is wanted.
  func trimmed(to places: Int) -> WindowAxis {
    var result = self
    result.output = min(output, places)
    return result
  }

  /// Places of the input, from the first on, that some window reaches; none lies before it.
  var reach: Int { min(input, (output - 1) * stride + window - before) }

  /// Whether each place of the input is in exactly one window.
  var tiles: Bool { before == 0 && output * window == input && (output == 1 || stride == window) }

  /// The taps that fall on the input from each place of the output.
  package var taps: [lec_taps] {
    WindowAxis.taps(places: output, source: input, window: window, stride: stride, dilation: 1, before: before)
  }

  /// The taps that fall on the output from each place of the input, for the gradient: taps in turned order, outputs
  /// a stride apart.
  package var turnedTaps: [lec_taps] {
    WindowAxis.taps(
      places: input, source: output, window: window, stride: 1, dilation: stride, before: window - 1 - before)
  }

  /// The places of the output from which a tap falls on the input.
  package func span(of tap: Int) -> Range<Int> {
    let from = tap < before ? parts(before - tap, of: stride) : 0
    let last = input - 1 + before - tap
    let to = last < 0 ? 0 : min(output, last / stride + 1)
    return from..<max(from, to)
  }

  private static func taps(
    places: Int, source: Int, window: Int, stride: Int, dilation: Int, before: Int
  ) -> [lec_taps] {
    var result = (0..<places).map { place -> lec_taps in
      let start = place * stride - before
      var first = max(0, -start)
      first += (dilation - (start + first) % dilation) % dilation
      let at = (start + first) / dilation
      let count = max(0, min(first < window ? parts(window - first, of: dilation) : 0, source - at))
      guard count > 0 else { return lec_taps(first: 0, count: 0, source: 0, run: 1) }
      return lec_taps(first: Int32(first), count: Int32(count), source: Int32(at), run: 1)
    }
    for place in result.indices.dropLast(dilation).reversed() {
      let next = result[place + dilation]
      if next.first == result[place].first, next.count == result[place].count { result[place].run = next.run + 1 }
    }
    return result
  }
}
