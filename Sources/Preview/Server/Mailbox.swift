import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What other threads leave for the one that waits on descriptors, which a byte in a pipe wakes.
final class Mailbox<Message: Sendable>: Sendable {
  /// Readable while there is something to take.
  let descriptor: Int32
  private let bell: Int32
  private let messages = Mutex<[Message]>([])

  /// Nil where the system gives no pipe.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    (descriptor, bell) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  func post(_ message: Message) {
    let isFirst = messages.withLock { waiting in
      waiting.append(message)
      return waiting.count == 1
    }
    guard isFirst else { return }
    var byte: UInt8 = 1
    _ = write(bell, &byte, 1)
  }

  func take() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
    return messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }

  deinit {
    close(descriptor)
    close(bell)
  }
}
