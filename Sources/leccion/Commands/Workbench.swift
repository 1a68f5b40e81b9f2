import Datasets
import Diagnostics
import Directives
import Lesson
import Neural
import Runner

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What every command works with: the environment, the two streams, the datasets.
struct Workbench {
  let environment: [String: String]
  let output: Console
  let errors: Console
  let library: DatasetLibrary

  init() {
    environment = Self.currentEnvironment()
    output = .standardOutput(environment: environment)
    errors = .standardError(environment: environment)
    library = DatasetLibrary(environment: environment)
  }

  /// Parses and checks a lesson; all that is wrong is in the result.
  func checked(_ source: SourceText) -> CheckedLesson {
    let parsed = parseLesson(source)
    return check(parsed.document, problems: parsed.problems, directives: allDirectives, library: library)
  }

  /// Prints problems with their places to the error stream.
  func tell(_ problems: [Problem], in source: SourceText?) {
    guard !problems.isEmpty else { return }
    errors.write(printed(problems, in: source, colour: errors.isColoured))
  }

  /// As many threads as the process may use, eight at most: a lesson's batches are small.
  static var defaultThreads: Int {
    #if os(Linux)
      var set = cpu_set_t()
      if sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set) == 0 {
        let count = withUnsafeBytes(of: &set) { bytes in bytes.reduce(0) { $0 + $1.nonzeroBitCount } }
        if count > 0 { return min(count, 8) }
      }
    #endif
    return min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8)
  }

  private static func currentEnvironment() -> [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return result
  }
}

extension [Problem] {
  /// The gravest status among the errors.
  var exitStatus: ExitStatus {
    filter { $0.severity == .error }.map(\.code.exitStatus).max() ?? .success
  }
}
