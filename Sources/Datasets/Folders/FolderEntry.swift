#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Something in a folder; a link is a link, wherever it leads.
package struct FolderEntry: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case file
    case folder
    case link
    case other
  }

  package let name: String
  package let kind: Kind

  /// What a folder holds, in the order of the names' code points; nil where it holds more than `limit`.
  package static func all(in folder: String, limit: Int) throws(DatasetError) -> [FolderEntry]? {
    guard let stream = opendir(folder) else { throw .unreadable(path: folder, reason: FileFault(errno: errno)) }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      guard entries.count < limit else { return nil }
      if let kind = kind(ofType: Int(entry.pointee.d_type)) {
        entries.append(FolderEntry(name: name, kind: kind))
      } else {
        entries.append(FolderEntry(name: name, kind: try kind(ofPath: DataFolders.path(folder, name))))
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// Nil where the file system does not say it beside the name.
  private static func kind(ofType type: Int) -> Kind? {
    switch type {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
  }

  private static func kind(ofPath path: String) throws(DatasetError) -> Kind {
    var info = stat()
    guard lstat(path, &info) == 0 else { throw .unreadable(path: path, reason: FileFault(errno: errno)) }
    return switch info.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}
