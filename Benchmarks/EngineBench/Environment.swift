import Datasets
import JSON

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

let datasetName = "fashion_mnist"

/// The folders that `leccion` searches, too.
var library: DatasetLibrary {
  let names = ["LECCION_DATOS", "XDG_DATA_HOME", "HOME"]
  let known = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
  return DatasetLibrary(environment: Dictionary(uniqueKeysWithValues: known))
}

/// Ends with a message on the error stream.
func fail(_ message: String) -> Never {
  fputs("EngineBench: \(message)\n", stderr)
  exit(1)
}

extension JSONValue {
  static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
}
