package import Lesson

extension Document {
  /// The files that its images show, as paths below the lesson's folder.
  package var imagePlaces: [String] { images.compactMap { Self.place($0.address) } }

  /// What its links lead to beside the lesson, as paths below its folder.
  package var linkPlaces: [String] { links.compactMap { Self.place($0.address) } }

  private static func place(_ address: String) -> String? {
    guard !LessonAddress.isRemote(address) else { return nil }
    let written = address.prefix { $0 != "#" && $0 != "?" }
    return written.isEmpty ? nil : LessonAddress.decoded(written)
  }
}
