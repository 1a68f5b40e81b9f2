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
  signal(SIGINT) { _ in
    let message: StaticString = "\ninterrumpido\n"
    // Only calls that are safe within a signal handler; one whom nobody reads is not waited for.
    var place = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
    guard poll(&place, 1, 0) > 0 else { _exit(130) }
    _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
    _exit(130)
  }
  var interrupt = sigset_t()
  sigemptyset(&interrupt)
  sigaddset(&interrupt, SIGINT)
  pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
}
