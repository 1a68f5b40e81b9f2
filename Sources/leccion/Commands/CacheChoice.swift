import ArgumentParser
import Cache
import Datasets
import Diagnostics
import FileSystem
import Runner

#if canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// Whether results that are kept serve.
struct CacheChoice: ParsableArguments {
  @Flag(name: .customLong("no-cache"), help: "Calcula todo de nuevo, y no guarda nada para la próxima vez.")
  var isOff = false

  /// Where results are kept; nil for nowhere.
  func cache(_ bench: Workbench) -> StepCache? {
    guard !isOff, let store = Store(environment: bench.environment), let program = runningProgram(store) else {
      return nil
    }
    return StepCache(store, program: program)
  }
}

/// The digest of the program that runs: another one may write the same results in other words.
private func runningProgram(_ store: Store) -> String? {
  guard let path = executablePath() else { return nil }
  return store.digest(ofFile: path) { try? StoredContent.file($0).raw(limit: 1 << 30) }?.hexadecimal
}

private func executablePath() -> String? {
  #if canImport(Darwin)
    var size = UInt32(PATH_MAX)
    var buffer = [CChar](repeating: 0, count: Int(size))
    guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
  #else
    return (try? realPath("/proc/self/exe")).map { String(decoding: $0, as: UTF8.self) }
  #endif
}

extension Workbench {
  /// Tells that results cannot be kept, which is no fault of the lesson.
  func tell(_ fault: CacheFault) {
    errors.line(
      "aviso: los resultados no se guardan para la próxima vez: \(visible(fault.path)): \(systemMessage(fault.code))")
  }
}
