import FileSystem
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

/// Set once the program is to end, and once somebody asked for that who may ask again.
private let interruption = (noted: StopSignal(), asked: StopSignal())

/// From now on Ctrl-C, the end that another program asks for, or that of the terminal is noted for who has something to
/// do before. Asked for a second time, the program ends at once; the end of the terminal asks for nothing.
func noteInterrupts() -> StopSignal {
  // Made before a signal comes: handling one makes nothing.
  let noted = interruption.noted
  var numbers = [SIGINT, SIGTERM]
  for number in numbers {
    signal(number) { _ in
      if interruption.asked.isSet { endInterrupted() }
      interruption.asked.set()
      interruption.noted.set()
    }
  }
  if noteHangUps() { numbers.append(SIGHUP) }
  letThrough(numbers)
  return noted
}

/// Notes the end of the terminal, of which the shell tells and then the system too; false where a parent has it ignored
/// (`nohup`), as it stays.
private func noteHangUps() -> Bool {
  // Until that is known, one waits.
  let held = HeldSignals()
  defer { held.release() }
  let before = signal(SIGHUP) { _ in interruption.noted.set() }
  // Functions do not compare.
  let isIgnored = withUnsafeBytes(of: before) { handler in
    withUnsafeBytes(of: Optional(SIG_IGN)) { handler.elementsEqual($0) }
  }
  if isIgnored { signal(SIGHUP, SIG_IGN) }
  return !isIgnored
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

/// Whether what is written is taken or refused at once; one who reads nothing is not waited for, and a terminal that is
/// gone refuses.
private func isReadNow(_ descriptor: Int32) -> Bool {
  var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  return poll(&place, 1, 0) > 0
}
