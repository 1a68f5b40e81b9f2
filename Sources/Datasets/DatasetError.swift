package import FileSystem

/// What went wrong with data; told in words elsewhere.
package enum DatasetError: Error, Sendable, Equatable {
  case unknown(name: String)
  case missing(name: String, searched: [String])
  case unreadable(path: String, reason: FileFault)
  /// The content ends too soon; both counts are bytes of uncompressed content.
  case truncated(path: String, expected: Int, found: Int)
  /// All of the content is there, but the end of the gzip file, which holds its checksum, is cut off.
  case unfinishedGzip(path: String)
  case corruptGzip(path: String)
  case corruptIDX(path: String, IDXFault)
  /// SHA-256 of the uncompressed content, in hexadecimal.
  case checksum(path: String, expected: String, found: String)
  /// `status` is the HTTP status of the last answer, 0 where there was none.
  case download(url: String, status: Int32, reason: DownloadFault)
  case cannotWrite(path: String, reason: FileFault)
  case interrupted
  /// More bytes than are read of a file of its kind.
  case tooLarge(path: String, limit: Int)
  /// A path that leaves the folder where it must stay, through `..`, from the root or through a link.
  case outside(path: String)
  case corruptCSV(path: String, CSVFault)
  case corruptImage(path: String, ImageFault)
  case corruptSound(path: String, SoundFault)
  case classFolder(path: String, ClassFolderFault)
}

/// What is wrong with an IDX file.
package enum IDXFault: Error, Sendable, Equatable {
  /// Not unsigned bytes of the rank that is wanted (0x00000803 for images, 0x00000801 for labels).
  case magic(found: UInt32)
  /// A dimension is zero, or inputs have not the shape that the dataset has.
  case dimensions(found: [Int])
  case tooLarge(dimensions: [Int])
  /// Bytes after the end, counted up to 1 MiB.
  case trailingBytes(Int)
  case counts(images: Int, labels: Int)
  case label(UInt8, classes: Int)
}

/// Why a download failed.
package enum DownloadFault: Sendable, Equatable {
  /// No `curl` in any folder of PATH.
  case curlMissing
  /// The program `curl` could not be started.
  case cannotStart(errno: Int32)
  case unsupportedURL
  case unknownHost
  case cannotConnect
  /// The server answered with an error, as `status` says.
  case refused
  case brokenOff
  case tooSlow
  case insecure
  case redirectedTooOften
  /// More than the file can be.
  case tooLarge
  /// Another exit status of `curl`, as its manual lists them; 128 and a signal's number where it was killed.
  case other(exit: Int32)
}
