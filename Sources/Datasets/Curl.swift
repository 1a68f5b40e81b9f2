import FileSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's curl, which fetches for us: started directly, never through a shell.
package struct Curl: Sendable {
  /// How a run of curl ended.
  package enum Ending: Equatable {
    case done
    /// `status` is the HTTP status of the last answer, 0 where there was none.
    case failed(DownloadFault, status: Int32)
    /// The file is already as long as the server's, or longer.
    case nothingLeft
    /// The server sends files only from their start.
    case cannotResume
    case cannotWrite
    case interrupted
  }

  package let executable: String
  package let environment: [String: String]

  /// Looks in the absolute folders of PATH; nil where none has a curl.
  package init?(environment: [String: String]) {
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let found = folders.map { DataFolders.path(String($0), "curl") }.first { access($0, X_OK) == 0 }
    guard let found else { return nil }
    executable = found
    self.environment = environment
  }

  /// Goes on with a partial file, or starts one; calls `onTick` ten times a second with the file's size.
  ///
  /// Curl stays in our process group, so that Ctrl-C reaches it; it leaves the partial file for another time.
  package func fetch(_ url: String, into path: String, limit: Int, onTick: (Int) -> FetchControl) -> Ending {
    guard var pipe = OutputPipe() else { return .failed(.cannotStart(errno: errno), status: 0) }
    let process: pid_t
    switch spawn(arguments(url: url, path: path), output: pipe.writing) {
    case .success(let started): process = started
    case .failure(let refusal): return .failed(.cannotStart(errno: refusal.code), status: 0)
    }
    pipe.closeWriting()
    var written: [UInt8] = []
    var stopped: Ending?
    // curl writes the status when it ends: waiting for that is waiting for curl.
    while let piece = pipe.read(waiting: 100) {
      written += piece
      guard stopped == nil else { continue }
      let size = Self.size(of: path)
      if size > limit {
        stopped = .failed(.tooLarge, status: 0)
      } else if onTick(size) == .stop {
        stopped = .interrupted
      }
      if stopped != nil { kill(process, SIGTERM) }
    }
    let code = Self.wait(for: process)
    let status = Int32(String(decoding: written.prefix(3), as: UTF8.self)) ?? 0
    return stopped ?? Self.ending(of: code, status: status)
  }

  private func arguments(url: String, path: String) -> [String] {
    [
      // First of all: nobody's .curlrc.
      executable, "--disable",
      "--fail", "--location", "--max-redirs", "5", "--globoff", "--no-progress-meter",
      "--proto", "=http,https", "--proto-redir", "=http,https",
      "--connect-timeout", "20", "--speed-limit", "1024", "--speed-time", "30", "--max-time", "7200",
      "--continue-at", "-", "--output", path, "--write-out", "%{http_code}", "--url", url,
    ]
  }

  /// Understands curl's exit status, as its manual lists them.
  package static func ending(of code: Int32, status: Int32) -> Ending {
    switch code {
    case 0: .done
    case 22 where status == 416: .nothingLeft
    case 23: .cannotWrite
    case 33: .cannotResume
    case 128 + SIGINT: .interrupted
    default: .failed(fault(of: code), status: status)
    }
  }

  private static func fault(of code: Int32) -> DownloadFault {
    switch code {
    case 1, 3: .unsupportedURL
    case 5, 6: .unknownHost
    case 7: .cannotConnect
    case 22: .refused
    case 16, 18, 52, 55, 56, 92: .brokenOff
    case 28: .tooSlow
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: .insecure
    case 47: .redirectedTooOften
    default: .other(exit: code)
    }
  }

  package static func size(of path: String) -> Int { FileStamp(path)?.size ?? 0 }
}

// MARK: - The process

extension Curl {
  private struct Refusal: Error {
    let code: Int32
  }

  private func spawn(_ arguments: [String], output: Int32) -> Result<pid_t, Refusal> {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

    // Whatever we do with signals, curl is to end by them.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    let variables = environment.map { "\($0.key)=\($0.value)" }
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = variables.map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    var process = pid_t()
    let code = posix_spawn(&process, executable, &actions, &attributes, &argv, &envp)
    return code == 0 ? .success(process) : .failure(Refusal(code: code))
  }

  /// The exit status, or 128 and the signal's number; 127 where somebody else reaped the process.
  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
