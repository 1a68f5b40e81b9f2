#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The path before its last slash; `.` where there is none.
package func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Makes a folder and those above it; something else in the place of one of them is `notFolder`.
package func makeFolders(_ path: String, permissions: UInt32) throws(SystemFault) {
  guard !path.isEmpty, path != "/", path != "." else { return }
  if mkdir(path, mode_t(permissions)) == 0 { return }
  if errno == EEXIST {
    guard (try? FileStatus(path))?.kind == .folder else { throw SystemFault(path: path, code: ENOTDIR) }
    return
  }
  guard errno == ENOENT else { throw SystemFault(path) }
  try makeFolders(parentFolder(of: path), permissions: permissions)
  guard mkdir(path, mode_t(permissions)) == 0 || errno == EEXIST else { throw SystemFault(path) }
}

/// Refuses a folder that cannot be made or written in; makes nothing.
package func checkWritable(in folder: String) throws(SystemFault) {
  var place = folder
  while true {
    do throws(SystemFault) {
      guard try FileStatus(place).kind == .folder else { throw SystemFault(path: place, code: ENOTDIR) }
      guard access(place, W_OK | X_OK) == 0 else { throw SystemFault(place) }
      return
    } catch {
      guard error.code == ENOENT, !place.isEmpty, place != ".", place != "/" else { throw error }
      place = parentFolder(of: place)
    }
  }
}
