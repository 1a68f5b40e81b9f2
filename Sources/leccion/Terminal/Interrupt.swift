import Runner

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Lets a reader close the pipe early (`leccion run … | head`): what is written to it then is lost, the page is not.
func outliveClosedPipes() {
  signal(SIGPIPE, SIG_IGN)
}

/// Makes an error of a file that may not grow (`ulimit -f`), to be told like a full disk, instead of the program's end.
func outliveFileLimits() {
  signal(SIGXFSZ, SIG_IGN)
}

/// Ends at once on Ctrl-C, with status 130 and one word; files are whole or absent, since writing them holds the signal
/// back.
func endOnInterrupt() {
  signal(SIGINT) { _ in endInterrupted() }
  letThrough([SIGINT])
}

/// A parent may have held signals back.
private func letThrough(_ numbers: [Int32]) {
  var signals = sigset_t()
  sigemptyset(&signals)
  for number in numbers { sigaddset(&signals, number) }
  pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}

/// Set once somebody wants the program to end.
private let interruption = StopSignal()

/// From now on Ctrl-C, or the end that another program asks for, is noted for who has something to do before; the
/// second time it ends the program at once.
func noteInterrupts() -> StopSignal {
  // Made before a signal comes: handling one makes nothing.
  let noted = interruption
  let numbers = [SIGINT, SIGTERM]
  for number in numbers {
    signal(number) { _ in
      if interruption.isSet { endInterrupted() }
      interruption.set()
    }
  }
  letThrough(numbers)
  return noted
}

/// Ends with status 130, and with what is to be told before that word.
func endInterrupted(telling lines: [String], on errors: Console) -> Never {
  if isReadNow(errors.descriptor), !lines.isEmpty { errors.line("\n" + lines.joined(separator: "\n")) }
  endInterrupted()
}

/// The same by calls alone that are safe while a signal is handled.
private func endInterrupted() -> Never {
  let message: StaticString = "\ninterrumpido\n"
  if isReadNow(STDERR_FILENO) { _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount) }
  _exit(130)
}

/// Whether what is written is taken at once; one who reads nothing is not waited for.
private func isReadNow(_ descriptor: Int32) -> Bool {
  var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  return poll(&place, 1, 0) > 0
}
