/// The file of an image that the prose shows: bytes that are known to be what they say.
package struct LessonImage: Sendable, Equatable {
  package enum Format: String, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"
  }

  package var format: Format
  package var bytes: [UInt8]

  package init(format: Format, bytes: [UInt8]) {
    self.format = format
    self.bytes = bytes
  }
}
