import FileSystem

/// The files of a store: whole or absent, and links are never followed.
enum CacheFile {
  /// Seconds for which a use is not noted again.
  private static let patience = 600

  /// A file's bytes; nil where there is none that can be read.
  static func read(_ path: String, touch: Bool, atMost limit: Int = .max) -> [UInt8]? {
    do throws(SystemFault) {
      let file = try OpenFile(path, followsLinks: false)
      if touch { noteUse(of: file) }
      let bytes = try file.bytes(atMost: limit)
      return bytes.count == min(file.stamp.size, limit) ? bytes : nil
    } catch {
      return nil
    }
  }

  /// Notes that a file was used; false where there is none.
  static func touch(_ path: String) -> Bool {
    do throws(SystemFault) {
      let file = try OpenFile(path, followsLinks: false)
      noteUse(of: file)
      return true
    } catch {
      return false
    }
  }

  private static func noteUse(of file: borrowing OpenFile) {
    if secondsNow() - file.stamp.modification > patience { file.touch() }
  }

  /// Writes a file elsewhere and renames it, so that no reader sees a part of it.
  static func write(
    _ bytes: [UInt8], to path: String, in folder: String, temporary: String
  ) throws(CacheFault) {
    do throws(SystemFault) {
      for folder in [temporary, folder] { try makeFolders(folder, permissions: 0o700) }
      try moveIntoPlace(temporaryFile(bytes, in: temporary), at: path)
    } catch {
      // The name that a file has on its way tells nobody anything.
      let isOnItsWay = error.path.hasPrefix(temporary + "/")
      throw CacheFault(path: isOnItsWay ? path : error.path, code: error.code)
    }
  }

  /// Removes a file, and gives why it stays where it does.
  @discardableResult
  static func remove(_ path: String) -> CacheFault? {
    do throws(SystemFault) {
      try removeFile(path)
      return nil
    } catch {
      return CacheFault(path: error.path, code: error.code)
    }
  }

  static func entry(_ path: String) -> Store.Entry? {
    guard let status = try? FileStatus(path, followsLinks: false), status.kind == .file else { return nil }
    return Store.Entry(path: path, bytes: status.stamp.size, used: status.stamp.modification)
  }

  /// What a folder holds, in order; nothing where it cannot be read.
  static func names(in folder: String) -> [String] { ((try? folderNames(folder)) ?? []).sorted() }
}
