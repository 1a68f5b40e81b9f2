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
///
/// A parent may have held the signal back: it is let through.
func endOnInterrupt() {
  signal(SIGINT) { _ in endInterrupted() }
  var interrupt = sigset_t()
  sigemptyset(&interrupt)
  sigaddset(&interrupt, SIGINT)
  pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
}

/// Set once somebody wants the program to end.
private let interruption = StopSignal()

/// From now on Ctrl-C, or the end that another program asks for, or the terminal's own, is noted for who has something
/// to do before; the second time it ends the program at once. `nohup` still keeps the terminal's end away.
func noteInterrupts() -> StopSignal {
  // Made before a signal comes: handling one makes nothing.
  let noted = interruption
  for number in [SIGINT, SIGTERM, SIGHUP] {
    let before = signal(number) { _ in
      if interruption.isSet { endInterrupted() }
      interruption.set()
    }
    if number == SIGHUP, address(of: before) == address(of: SIG_IGN) { signal(number, SIG_IGN) }
  }
  return noted
}

/// Handlers are functions, which cannot be compared.
private func address(of handler: (@convention(c) (Int32) -> Void)?) -> Int { unsafeBitCast(handler, to: Int.self) }

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
