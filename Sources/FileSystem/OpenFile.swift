#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open regular file, read from its start to its end; closed when it goes.
///
/// A folder, a pipe or a device is refused without waiting for it, as `folder` and `notRegular`.
package struct OpenFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// As the file system told when the file was opened.
  package let stamp: FileStamp

  package init(_ path: String, followsLinks: Bool = true) throws(SystemFault) {
    // Without O_NONBLOCK a pipe would keep us waiting for its writer.
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let opened = open(path, flags)
    guard opened >= 0 else { throw SystemFault(path) }
    var info = stat()
    guard fstat(opened, &info) == 0 else {
      let fault = SystemFault(path)
      close(opened)
      throw fault
    }
    let status = FileStatus(info)
    guard status.kind == .file else {
      close(opened)
      throw SystemFault(path: path, code: status.kind == .folder ? EISDIR : ENXIO)
    }
    self.path = path
    descriptor = opened
    stamp = status.stamp
  }

  /// Reads up to as many bytes as fit; 0 at the end.
  package mutating func read(into target: UnsafeMutableRawBufferPointer) throws(SystemFault) -> Int {
    let count = received(descriptor, target)
    guard count >= 0 else { throw SystemFault(path) }
    return count
  }

  /// The next bytes, so many or as many as the file still had when it was opened; fewer where it has become shorter.
  package func bytes(atMost limit: Int = .max) throws(SystemFault) -> [UInt8] {
    let wanted = min(stamp.size, limit)
    let descriptor = descriptor
    var code: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      count = 0
      let target = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: wanted)
      while count < wanted {
        let part = received(descriptor, UnsafeMutableRawBufferPointer(rebasing: target[count...]))
        if part < 0 { code = errno }
        guard part > 0 else { break }
        count += part
      }
    }
    if let code { throw SystemFault(path: path, code: code) }
    return bytes
  }

  /// Notes that the file was used now.
  package func touch() { _ = futimens(descriptor, nil) }

  deinit { close(descriptor) }
}

/// Reads what there is from a descriptor, up to as many bytes as fit; 0 at the end.
package func readBytes(from descriptor: Int32, into target: UnsafeMutableRawBufferPointer) throws(SystemFault) -> Int {
  let count = received(descriptor, target)
  guard count >= 0 else { throw SystemFault("-") }
  return count
}

/// What the system's call gives, made again after an interruption by a signal.
private func received(_ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer) -> Int {
  retrying { read(descriptor, target.baseAddress, target.count) }
}

/// Calls again after an interruption by a signal.
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
