import Datasets
import Diagnostics
package import FileSystem

/// Why a lesson cannot have a file; told in words elsewhere.
package enum LessonFileFault: Error, Sendable, Equatable {
  /// The path leaves the lesson's folder: through `..`, from the root, or through a link.
  case outside(String)
  case unreadable(String, reason: FileFault)
  case tooLarge(String, bytes: Int, limit: Int)
}

/// The folder that a lesson is in: all that it may read beside the datasets that are installed.
package struct LessonFolder: Sendable, Equatable {
  private let folder: EnclosedFolder

  /// The folder of a lesson's file.
  package init(of lesson: String) { folder = EnclosedFolder(of: lesson) }

  /// The same, as far as it may be looked into for data.
  init(of lesson: String, _ library: DatasetLibrary) { folder = library.folder(ofLesson: lesson) }

  /// Empty for the current folder.
  package var path: String { folder.path }

  /// Where a file or a folder below is; a path that leaves the folder by its words or through a link is refused.
  package func place(of inner: String) throws(LessonFileFault) -> String {
    do throws(DatasetError) {
      return try folder.place(of: inner)
    } catch {
      guard case .unreadable(_, let reason) = error else { throw .outside(inner) }
      throw .unreadable(inner, reason: reason)
    }
  }

  /// Where a file or a folder below would be that is not there; nil for what is, and for what would be outside.
  package func placeOfAbsent(_ inner: String) -> String? { folder.placeOfAbsent(inner) }

  /// The first bytes of a file below, and how many it has in all; a file of more than `limit` bytes is refused.
  package func start(of inner: String, count: Int, limit: Int) throws(LessonFileFault) -> (bytes: [UInt8], size: Int) {
    let place = try place(of: inner)
    let bytes: [UInt8]
    let size: Int
    do throws(SystemFault) {
      let file = try OpenFile(place)
      size = file.stamp.size
      bytes = try size <= limit ? file.bytes(atMost: count) : []
    } catch {
      throw .unreadable(inner, reason: error.reason)
    }
    guard size <= limit else { throw .tooLarge(inner, bytes: size, limit: limit) }
    return (bytes, size)
  }
}
