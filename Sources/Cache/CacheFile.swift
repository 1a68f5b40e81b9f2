#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// The system calls of a store: whole files or nothing, and links are never followed.
enum CacheFile {
  /// Seconds for which a use is not noted again.
  private static let patience = 600

  static func now() -> Int { time(nil) }

  /// A file's bytes; nil where there is none that can be read.
  static func read(_ path: String, touch: Bool, atMost limit: Int = .max) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = min(Int(info.st_size), limit)
    if touch, now() - seconds(info) > patience { _ = futimens(descriptor, nil) }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let part = sysRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if part < 0, errno == EINTR { continue }
        guard part > 0 else {
          isWhole = false
          break
        }
        count += part
      }
    }
    return isWhole ? bytes : nil
  }

  /// Writes a file elsewhere and renames it, so that no reader sees a part of it.
  static func write(
    _ bytes: [UInt8], to path: String, in folder: String, temporary: String
  ) throws(CacheFault) {
    try makeFolder(temporary)
    try makeFolder(folder)
    var template = Array((temporary + "/XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw CacheFault(path: temporary, code: errno) }
    let written = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { sysWrite(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = count < 0 ? errno : ENOSPC
        close(descriptor)
        unlink(written)
        throw CacheFault(path: path, code: code)
      }
      done += count
    }
    guard close(descriptor) == 0, rename(written, path) == 0 else {
      let code = errno
      unlink(written)
      throw CacheFault(path: path, code: code)
    }
  }

  /// Makes a folder that only its owner sees, and those above it.
  private static func makeFolder(_ path: String) throws(CacheFault) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw CacheFault(path: path, code: errno)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw CacheFault(path: path, code: errno) }
  }

  static func remove(_ path: String) { unlink(path) }

  /// The size of a file that is there.
  static func size(of path: String) -> Int? { entry(path)?.bytes }

  static func entry(_ path: String) -> Store.Entry? {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    return Store.Entry(path: path, bytes: Int(info.st_size), used: seconds(info))
  }

  /// What a folder holds, in order; nothing where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func seconds(_ info: stat) -> Int {
    #if canImport(Darwin)
      info.st_mtimespec.tv_sec
    #else
      info.st_mtim.tv_sec
    #endif
  }

  private static func sysRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func sysWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, buffer, count)
    #else
      Darwin.write(descriptor, buffer, count)
    #endif
  }
}
