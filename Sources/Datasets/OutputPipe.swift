import FileSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Two ends of a pipe, closed when it goes; no other process inherits them by accident.
package struct OutputPipe: ~Copyable {
  private let reading: Int32
  package private(set) var writing: Int32

  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }

  /// Lets the reader see the end when the other process closes its copy.
  package mutating func closeWriting() {
    close(writing)
    writing = -1
  }

  /// What came within so many milliseconds, which may be nothing; nil at the end.
  package func read(waiting milliseconds: Int32) -> [UInt8]? {
    var waiter = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    guard poll(&waiter, 1, milliseconds) > 0 else { return [] }
    let descriptor = reading
    let bytes = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = (try? readBytes(from: descriptor, into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
    return bytes.isEmpty ? nil : bytes
  }

  deinit {
    close(reading)
    if writing >= 0 { close(writing) }
  }
}
