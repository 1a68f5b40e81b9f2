import FileSystem

/// A folder that paths must not leave.
package struct EnclosedFolder: Sendable, Equatable {
  /// Empty for the current folder.
  package let path: String
  /// Whether all in it counts as absent.
  private let isClosed: Bool

  /// The folder of a file.
  package init(of file: String, isClosed: Bool = false) {
    self.isClosed = isClosed
    let slash = file.lastIndex(of: "/")
    path = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? ""
  }

  /// Whether a path stays within the folder by its words: neither absolute, nor a person's folder, nor upwards.
  package static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.hasPrefix("~") && !path.contains("\0") && !path.split(separator: "/").contains("..")
  }

  /// Where something in the folder is; a link that leads out of it is refused.
  package func place(of inner: String) throws(DatasetError) -> String {
    guard Self.isInside(inner), !inner.isEmpty else { throw .outside(path: inner) }
    guard !isClosed else { throw .unreadable(path: inner, reason: .absent) }
    let whole = joined(inner)
    var root = try Self.resolved(path.isEmpty ? "." : path)
    let target = try Self.resolved(whole)
    if target == root { return whole }
    if root.last != UInt8(ascii: "/") { root.append(UInt8(ascii: "/")) }
    guard target.starts(with: root) else { throw .outside(path: inner) }
    return whole
  }

  /// Where something in the folder would be that is not there; nil for what is, for what would be outside, and for what
  /// is behind a link that leads nowhere.
  package func placeOfAbsent(_ inner: String) -> String? {
    do throws(DatasetError) {
      _ = try place(of: inner)
      return nil
    } catch {
      guard case .unreadable(_, .absent) = error, isClosed || isWayInside(inner) else { return nil }
      return joined(inner)
    }
  }

  /// Whether all that is there of the way to something absent is in the folder: what a link leads to outside is not to
  /// be looked at.
  private func isWayInside(_ inner: String) -> Bool {
    var way = ""
    for part in inner.split(separator: "/") {
      way += way.isEmpty ? "\(part)" : "/\(part)"
      guard isThere(joined(way)) else { return true }
      guard (try? place(of: way)) != nil else { return false }
    }
    return false
  }

  private func joined(_ inner: String) -> String { path.isEmpty ? inner : DataFolders.path(path, inner) }

  private static func resolved(_ path: String) throws(DatasetError) -> [UInt8] {
    do throws(SystemFault) {
      return try realPath(path)
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  /// Whether a path is a folder's; nil where there is nothing.
  package static func isFolder(_ path: String) -> Bool? {
    (try? FileStatus(path)).map { $0.kind == .folder }
  }
}
