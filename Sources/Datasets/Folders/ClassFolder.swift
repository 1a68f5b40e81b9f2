#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is wrong with a folder of examples by class.
package enum ClassFolderFault: Error, Sendable, Equatable {
  /// It has no folder in it.
  case noClasses
  case tooManyClasses(limit: Int)
  /// The folder of a class has no file.
  case emptyClass(String)
  /// Files in all, or entries of a folder.
  case tooManyFiles(limit: Int)
  /// A file of another kind, or a folder or a link within the folder of a class.
  case strange(String)
  /// Images and sounds.
  case mixed(String)
  /// More bytes of examples than are held in memory.
  case tooLarge(limit: Int)
}

/// A folder with a folder for each class, and in that the class's examples: images or sounds.
///
/// Classes and files are in the order of their names' code points; names that start with a point are left aside, and
/// so are files beside the classes' folders. Links are refused.
package struct ClassFolder: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case images
    case sounds

    init?(file: String) {
      let name = file.lowercased()
      if [".png", ".jpg", ".jpeg"].contains(where: name.hasSuffix) {
        self = .images
      } else if name.hasSuffix(".wav") {
        self = .sounds
      } else {
        return nil
      }
    }
  }

  package struct Example: Sendable, Equatable {
    package let path: String
    package let label: UInt8
  }

  package let path: String
  package private(set) var kind = Kind.images
  package private(set) var classes: [String] = []
  package private(set) var examples: [Example] = []

  package static let mostClasses = 256
  package static let mostFiles = 20_000

  /// Lists a folder.
  package init(_ path: String) throws(DatasetError) {
    self.path = path
    for entry in try Self.entries(of: path) where entry.type == S_IFDIR || entry.type == S_IFLNK {
      guard entry.type == S_IFDIR else { throw .classFolder(path: path, .strange(entry.name)) }
      guard classes.count < Self.mostClasses else {
        throw .classFolder(path: path, .tooManyClasses(limit: Self.mostClasses))
      }
      try addClass(entry.name)
      classes.append(entry.name)
    }
    guard !classes.isEmpty else { throw .classFolder(path: path, .noClasses) }
  }

  /// A single file, the only example of a class with its name; nil where it is neither image nor sound.
  package init?(file: String) {
    guard let kind = Kind(file: file) else { return nil }
    path = file
    self.kind = kind
    classes = [String(DataFolders.lastPart(of: file).prefix { $0 != "." })]
    examples = [Example(path: file, label: 0)]
  }

  private mutating func addClass(_ name: String) throws(DatasetError) {
    let folder = DataFolders.path(path, name)
    let entries = try Self.entries(of: folder)
    guard !entries.isEmpty else { throw .classFolder(path: path, .emptyClass(name)) }
    for entry in entries {
      guard entry.type == S_IFREG, let kind = Kind(file: entry.name) else {
        throw .classFolder(path: folder, .strange(entry.name))
      }
      if examples.isEmpty { self.kind = kind }
      guard kind == self.kind else { throw .classFolder(path: folder, .mixed(entry.name)) }
      guard examples.count < Self.mostFiles else {
        throw .classFolder(path: path, .tooManyFiles(limit: Self.mostFiles))
      }
      examples.append(Example(path: DataFolders.path(folder, entry.name), label: UInt8(classes.count)))
    }
  }

  private struct Entry {
    let name: String
    let type: mode_t
  }

  /// What a folder holds, sorted, without links being followed.
  private static func entries(of folder: String) throws(DatasetError) -> [Entry] {
    guard let stream = opendir(folder) else { throw .unreadable(path: folder, reason: FileFault(errno: errno)) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      guard !name.hasPrefix(".") else { continue }
      guard names.count < mostFiles else { throw .classFolder(path: folder, .tooManyFiles(limit: mostFiles)) }
      names.append(name)
    }
    var result: [Entry] = []
    for name in names.sorted() {
      let path = DataFolders.path(folder, name)
      var info = stat()
      guard lstat(path, &info) == 0 else { throw .unreadable(path: path, reason: FileFault(errno: errno)) }
      result.append(Entry(name: name, type: info.st_mode & S_IFMT))
    }
    return result
  }

  /// Bytes of examples at most.
  static let largestContent = 1 << 28

  /// Checks that as many examples of a shape are not too many bytes.
  func checkContent(_ shape: [Int], bytes: Int) throws(DatasetError) {
    var total = bytes
    for size in [examples.count] + shape {
      let (product, overflows) = total.multipliedReportingOverflow(by: size)
      guard !overflows, product <= Self.largestContent else {
        throw .classFolder(path: path, .tooLarge(limit: Self.largestContent))
      }
      total = product
    }
  }
}
