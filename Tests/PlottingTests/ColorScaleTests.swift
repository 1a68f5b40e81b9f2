import Plotting
import Testing

@Suite struct ColorScaleTests {
  @Test func hasAColourForEachByte() {
    for scale in [ColorScale.viridis, .orangeBlue] { #expect(scale.palette.count == 256) }
    #expect(ColorScale.viridis.palette[255].hex == "#fde725")
    #expect(ColorScale.orangeBlue.palette[0].hex == "#7f3b08" && ColorScale.orangeBlue.palette[255].hex == "#053061")
  }

  /// The middle is nearly white, and each side darkens away from it; both sides of a distance are about as light.
  @Test func orangeAndBlueWeighTheSame() {
    let luminances = ColorScale.orangeBlue.palette.map { Color($0.hex).luminance }
    #expect(luminances[127] > 0.9 && luminances[128] > 0.9)
    for step in stride(from: 0, to: 120, by: 8) {
      #expect(luminances[127 - step] > luminances[127 - step - 8])
      #expect(luminances[128 + step] > luminances[128 + step + 8])
      #expect(abs(luminances[127 - step] - luminances[128 + step]) < 0.13, "a \(step) del centro")
    }
  }

  @Test func theMiddleOfNothing() {
    #expect(ColorScale.viridis.empty == 0 && ColorScale.orangeBlue.empty == 128)
  }
}
