import Datasets
import TestSupport
import Testing

@Suite struct DecodedImageTests {
  private struct Size: Decodable {
    let width: Int
    let height: Int
    let channels: Int
    let pixels: String
    let newWidth: Int
    let newHeight: Int
    let resized: String
  }

  private struct Sizes: Decodable {
    let sizes: [Size]
  }

  @Test func resizesAsTheAreasSay() throws {
    let all: Sizes = try reference("pngs.json")
    #expect(all.sizes.count == 6)
    for size in all.sizes {
      let image = DecodedImage(
        width: size.width, height: size.height, channels: size.channels, bytes: Samples.bytes(size.pixels))
      let found = image.resized(width: size.newWidth, height: size.newHeight)
      #expect(found.bytes == Samples.bytes(size.resized), "\(size.width)×\(size.height)")
      #expect(found.width == size.newWidth && found.height == size.newHeight && found.channels == size.channels)
    }
  }

  @Test func greyAndColour() {
    let image = DecodedImage(width: 2, height: 2, channels: 3, bytes: [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9])
    // 0.299, 0.587 and 0.114 of 255.
    #expect(image.grey.bytes == [76, 150, 29, 9])
    #expect(image.grey.colored.bytes == [76, 76, 76, 150, 150, 150, 29, 29, 29, 9, 9, 9])
    #expect(image.colored == image && image.grey.grey == image.grey)
  }

  @Test func otherFilesAreNoImages() {
    for text in ["", "GIF89a", "P5 1 1 255 x", "\u{89}PN"] {
      let error = failure { () throws(DatasetError) in
        _ = try DecodedImage.read(.memory(Array(text.utf8), path: "x"))
      }
      #expect(error == .corruptImage(path: "x", .unknownFormat))
    }
  }
}
