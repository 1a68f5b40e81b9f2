import Diagnostics
import FileSystem

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// A stream to a person: whether it is a terminal, how wide, and in colour or not.
struct Console: Sendable {
  let descriptor: Int32
  let isTerminal: Bool
  let isColoured: Bool
  let width: Int

  /// Results.
  static func standardOutput(environment: [String: String]) -> Console { Console(STDOUT_FILENO, environment) }
  /// Progress and diagnostics.
  static func standardError(environment: [String: String]) -> Console { Console(STDERR_FILENO, environment) }

  private init(_ descriptor: Int32, _ environment: [String: String]) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    isColoured = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = known ? min(max(Int(size.ws_col), 40), 120) : 80
  }

  /// Writes text as it is; a closed pipe is nobody's mistake.
  func write(_ text: String) {
    do throws(SystemFault) {
      try writeBytes(Array(text.utf8), to: descriptor)
    } catch {
      if descriptor == STDOUT_FILENO, error.reason != .noReader { endWithoutOutput(error) }
    }
  }

  /// Results that cannot be written are an error: a full disk must not look like success.
  private func endWithoutOutput(_ fault: SystemFault) -> Never {
    Console.standardError(environment: [:]).line("error: no puedo escribir en la salida estándar: \(fault.words)")
    exit(3)
  }

  func line(_ text: String = "") { write(text + "\n") }

  func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func accent(_ text: String) -> String { isColoured ? "\u{1B}[36m\(text)\u{1B}[0m" : text }
  func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func good(_ text: String) -> String { isColoured ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
  func bad(_ text: String) -> String { isColoured ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
}

/// Writes all bytes; a reader of our output that has had enough is no error.
func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(Problem) {
  do throws(SystemFault) {
    try writeBytes(bytes, to: descriptor)
  } catch {
    if descriptor == STDOUT_FILENO, error.reason == .noReader { return }
    throw .unwritable(path, error.words)
  }
}
