import CKernels
import Neural
import Testing

@Suite struct WindowTests {
  /// Against the definition, place by place, for all small sizes.
  @Test(arguments: Padding.allCases)
  func tapsAreThoseOfTheDefinition(padding: Padding) throws {
    for input in 1...9 {
      for window in 1...5 {
        for stride in 1...4 {
          guard let axis = WindowAxis(input: input, window: window, stride: stride, padding: padding) else {
            #expect(padding == .valid && window > input)
            continue
          }
          let expected = padding == .valid ? (input - window) / stride + 1 : (input + stride - 1) / stride
          #expect(axis.output == expected)
          check(axis)
        }
      }
    }
  }

  private func check(_ axis: WindowAxis) {
    var forward: Set<[Int]> = []
    for (place, taps) in axis.taps.enumerated() {
      for i in 0..<Int(taps.count) { forward.insert([place, Int(taps.first) + i, Int(taps.source) + i]) }
    }
    var expected: Set<[Int]> = []
    for place in 0..<axis.output {
      for tap in 0..<axis.window {
        let source = place * axis.stride + tap - axis.before
        if (0..<axis.input).contains(source) { expected.insert([place, tap, source]) }
      }
    }
    #expect(forward == expected)
    // The turned taps are the same triples, seen from the input; the spans are the same, seen from a tap.
    var backward: Set<[Int]> = []
    for (source, taps) in axis.turnedTaps.enumerated() {
      for i in 0..<Int(taps.count) {
        let tap = axis.window - 1 - (Int(taps.first) + i * axis.stride)
        backward.insert([Int(taps.source) + i, tap, source])
      }
    }
    #expect(backward == expected)
    for tap in 0..<axis.window {
      #expect(Set(axis.span(of: tap)) == Set(expected.filter { $0[1] == tap }.map { $0[0] }))
    }
    for (taps, dilation, step) in [(axis.taps, 1, axis.stride), (axis.turnedTaps, axis.stride, 1)] {
      for place in taps.indices {
        let run = Int(taps[place].run)
        #expect(run >= 1 && place + (run - 1) * dilation < taps.count)
        for i in 1..<max(run, 1) where run > 1 {
          let other = taps[place + i * dilation]
          #expect(other.first == taps[place].first && other.count == taps[place].count)
          #expect(other.count == 0 || Int(other.source) == Int(taps[place].source) + i * step)
        }
      }
    }
  }

  @Test func refusesWindowsThatMakeNoSense() {
    #expect(WindowAxis(input: 5, window: 6, stride: 1, padding: .valid) == nil)
    #expect(WindowAxis(input: 5, window: 0, stride: 1, padding: .same) == nil)
    #expect(WindowAxis(input: 5, window: 1, stride: -1, padding: .same) == nil)
    #expect(WindowAxis(input: 5, window: Int.max, stride: 1, padding: .same) == nil)
    #expect(WindowAxis(input: 5, window: 2, stride: 1 << 28, padding: .same)?.output == 1)
  }
}
