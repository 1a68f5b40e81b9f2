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
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        retrying { Self.systemWrite(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written) }
      }
      if count <= 0 {
        if descriptor == STDOUT_FILENO, errno != EPIPE { endWithoutOutput() }
        return
      }
      written += count
    }
  }

  /// Results that cannot be written are an error: a full disk must not look like success.
  private func endWithoutOutput() -> Never {
    let reason = systemMessage()
    Console.standardError(environment: [:]).line("error: no puedo escribir en la salida estándar: \(reason)")
    exit(3)
  }

  func line(_ text: String = "") { write(text + "\n") }

  private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, start, count)
    #else
      Darwin.write(descriptor, start, count)
    #endif
  }

  func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func accent(_ text: String) -> String { isColoured ? "\u{1B}[36m\(text)\u{1B}[0m" : text }
  func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func good(_ text: String) -> String { isColoured ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
  func bad(_ text: String) -> String { isColoured ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
}
