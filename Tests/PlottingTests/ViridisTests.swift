import Plotting
import Testing

@Suite struct ViridisTests {
  @Test func passesThroughTheOriginalsColours() {
    #expect(Viridis.palette.count == 256)
    #expect(Viridis.hex(0) == "#440154")
    #expect(Viridis.hex(255) == "#fde725")
    #expect(Viridis.hex(119) == "#23888e")
  }

  @Test func getsLighterAtEveryStep() {
    let luminances = stride(from: 0, through: 255, by: 5).map { Color(Viridis.hex(UInt8($0))).luminance }
    #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 < $1 })
  }
}
