#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Something in a folder; a link is a link, wherever it leads.
package struct FolderEntry: Sendable, Equatable {
  package let name: String
  package let kind: FileKind

  /// What a folder holds, in the order of the names' code points; nil where it holds more than `limit`.
  package static func all(in folder: String, limit: Int) throws(SystemFault) -> [FolderEntry]? {
    var found: [(name: String, type: Int)] = []
    try forEachName(in: folder) { name, type in
      found.append((name, type))
      return found.count <= limit
    }
    guard found.count <= limit else { return nil }
    var entries: [FolderEntry] = []
    for (name, type) in found {
      if let kind = kind(ofType: type) {
        entries.append(FolderEntry(name: name, kind: kind))
      } else {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        entries.append(FolderEntry(name: name, kind: try FileStatus(path, followsLinks: false).kind))
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// Nil where the file system does not say it beside the name.
  private static func kind(ofType type: Int) -> FileKind? {
    switch type {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
  }
}

/// The names of what is directly in a folder, in no order.
package func folderNames(_ folder: String) throws(SystemFault) -> [String] {
  var names: [String] = []
  try forEachName(in: folder) { name, _ in
    names.append(name)
    return true
  }
  return names
}

/// Calls with each name and its `d_type`, until that gives false.
private func forEachName(in folder: String, _ body: (String, Int) -> Bool) throws(SystemFault) {
  guard let stream = opendir(folder) else { throw SystemFault(folder) }
  defer { closedir(stream) }
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
        String(cString: $0)
      }
    }
    guard name != ".", name != ".." else { continue }
    guard body(name, Int(entry.pointee.d_type)) else { return }
  }
}
