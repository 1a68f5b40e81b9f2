import Datasets
package import Diagnostics
package import Lesson

/// Reads the images that a lesson's prose shows: files beside it, PNG or JPEG, so many bytes.
package struct ImageReader {
  /// Bytes of an image at most.
  static let largestImage = 2 << 20
  /// Bytes of all the images of a page at most, each as often as it is shown.
  static let largestPage = 16 << 20

  private let folder: LessonFolder

  package init(_ folder: LessonFolder) { self.folder = folder }

  /// One image for each reference, nil where it cannot be shown, and what is wrong.
  package func read(_ references: [ImageReference]) -> (images: [LessonImage?], problems: [Problem]) {
    var images: [LessonImage?] = []
    var problems: [Problem] = []
    var known: [String: LessonImage?] = [:]
    var total = 0
    for reference in references {
      if reference.alternative.allSatisfy(\.isWhitespace) { problems.append(.imageWithoutText(at: reference.range)) }
      if known[reference.address] == nil {
        do throws(Problem) {
          known[reference.address] = .some(try image(reference))
        } catch {
          problems.append(error)
          known[reference.address] = .some(nil)
        }
      }
      var image = known[reference.address] ?? nil
      total += image?.bytes.count ?? 0
      if total > Self.largestPage {
        if image != nil { problems.append(.imagesTooLarge(at: reference.range, limit: Self.largestPage)) }
        (image, total) = (nil, total - (image?.bytes.count ?? 0))
      }
      images.append(image)
    }
    return (images, problems)
  }

  private func image(_ reference: ImageReference) throws(Problem) -> LessonImage {
    let place = reference.place ?? reference.range
    guard !reference.address.isEmpty else { throw .imageWithoutAddress(at: place) }
    guard !LessonAddress.isRemote(reference.address) else { throw .remoteImage(at: place) }
    let path = LessonAddress.decoded(reference.address)
    let bytes: [UInt8]
    do throws(LessonFileFault) {
      bytes = try folder.start(of: path, count: Self.largestImage, limit: Self.largestImage).bytes
    } catch {
      throw .lessonFile(error, at: place)
    }
    guard let format = ImageFormat(bytes) else { throw .notAnImage(path, at: place) }
    do throws(DatasetError) {
      _ = try DecodedImage.read(.memory(bytes, path: path))
    } catch {
      throw .dataset(error, at: place)
    }
    return LessonImage(format: format == .png ? .png : .jpeg, bytes: bytes)
  }
}
