import Foundation
import Plotting
import Testing

import Rendering

@Suite struct PaletteTests {
  /// Text needs 4.5:1 (WCAG 2.2, 1.4.3) wherever it stands; the shade lies behind prose code.
  @Test(arguments: [Palette.light, Palette.dark])
  func textCanBeRead(_ palette: Palette) {
    let texts = [palette.ink, palette.muted, palette.accent, palette.literal, palette.right, palette.wrong]
    for text in texts {
      #expect(contrast(text, palette.paper) >= 4.5, "\(text.css) sobre \(palette.paper.css)")
      #expect(contrast(text, palette.shade) >= 4.5, "\(text.css) sobre \(palette.shade.css)")
    }
    #expect(contrast(palette.ink, palette.paper) >= 12)
  }

  /// Paper and ink, not white and black.
  @Test func neitherWhiteNorBlack() {
    for palette in [Palette.light, Palette.dark] {
      for colour in [palette.paper, palette.ink] {
        #expect(![0, 255].contains(colour.red) && ![0, 255].contains(colour.blue))
      }
    }
  }

  @Test func figuresLieOnTheSamePaper() {
    #expect(FigureColor.paper.light == Palette.light.paper.css)
    #expect(FigureColor.paper.dark == Palette.dark.paper.css)
    #expect(FigureColor.ink.light == Palette.light.ink.css)
    #expect(FigureColor.ink.dark == Palette.dark.ink.css)
    #expect(FigureColor.accent.light == Palette.light.accent.css)
    #expect(FigureColor.accent.dark == Palette.dark.accent.css)
  }

  @Test func coloursAreWrittenWithSixDigits() {
    #expect((0x0A0B0C as Colour).css == "#0a0b0c")
    #expect((0x000000 as Colour).css == "#000000")
  }

  @Test func contrastIsThatOfTheStandard() {
    #expect(abs(contrast(0x000000, 0xFFFFFF) - 21) < 1e-9)
    #expect(abs(contrast(0x777777, 0xFFFFFF) - 4.478) < 1e-3)
  }

  private func contrast(_ first: Colour, _ second: Colour) -> Double {
    let lights = [luminance(first), luminance(second)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  /// The relative luminance of WCAG 2.2.
  private func luminance(_ colour: Colour) -> Double {
    let shares = [colour.red, colour.green, colour.blue].map { byte -> Double in
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2]
  }
}
