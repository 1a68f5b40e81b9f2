import Datasets
import Neural
import Testing

@Suite struct AugmentationTests {
  private let stream = RandomStream(seed: 5, name: "x")
  /// Two images of 2×3.
  private let images = Examples(
    inputs: .bytes([1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16], divisor: 1), labels: [3, 7], inputShape: [2, 3])

  @Test func mirrorsEveryCopy() {
    let found = Augmentation(shift: 0, mirrors: true).applied(to: images, stream: stream)
    #expect(found.floats == images.floats + [3, 2, 1, 6, 5, 4, 13, 12, 11, 16, 15, 14])
    #expect(found.labels == [3, 7, 3, 7])
  }

  @Test func coloursMoveTogether() {
    let colored = Examples(inputs: .bytes([1, 2, 3, 4, 5, 6], divisor: 1), labels: [0], inputShape: [1, 2, 3])
    let found = Augmentation(shift: 0, mirrors: true).applied(to: colored, stream: stream)
    #expect(found.floats == [1, 2, 3, 4, 5, 6, 4, 5, 6, 1, 2, 3])
  }

  /// Every copy is the image moved by some step and perhaps mirrored before, and every step occurs.
  @Test func movesBySomePixels() {
    let (height, width) = (4, 5)
    let pixels = (1...20).map { UInt8($0) }
    let one = Examples(inputs: .bytes(pixels, divisor: 1), labels: [0], inputShape: [height, width])
    let found = Augmentation(shift: 2, mirrors: true, copies: 500).applied(to: one, stream: stream)
    #expect(found.count == 501)
    var steps: [[Float]: Int] = [:]
    for down in -2...2 {
      for right in -2...2 {
        for isMirrored in [false, true] {
          var moved = [Float](repeating: 0, count: 20)
          for y in 0..<height {
            for x in 0..<width where (0..<height).contains(y + down) && (0..<width).contains(x + right) {
              let from = y * width + (isMirrored ? width - 1 - x : x)
              moved[(y + down) * width + x + right] = Float(pixels[from])
            }
          }
          steps[moved] = 0
        }
      }
    }
    #expect(steps.count == 50)
    for copy in 1...500 {
      let image = Array(found.floats[copy * 20..<(copy + 1) * 20])
      #expect(steps[image] != nil)
      steps[image, default: 0] += 1
    }
    #expect(steps.values.allSatisfy { $0 > 0 && $0 < 40 })
  }

  @Test func slicesAndFloatsAreTakenToo() {
    let floats = Examples(inputs: .floats([9, 9, 1, 2]), labels: [0, 1], inputShape: [1, 2])
    let found = Augmentation(shift: 0, mirrors: true, copies: 2).applied(to: floats[1..<2], stream: stream)
    #expect(found.floats == [1, 2, 2, 1, 2, 1] && found.labels == [1, 1, 1])
  }
}
