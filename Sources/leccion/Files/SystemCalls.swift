import Diagnostics
import FileSystem
import Runner

extension SystemFault {
  /// Why, as a person is told.
  var words: String { Problem.sentence(reason) }

  /// The same of a folder that was wanted: something else may be there.
  var wordsOfFolder: String { reason == .notFolder && isThere(path) ? "no es una carpeta" : words }
}

/// The message of an error of the system.
func systemMessage(_ code: Int32) -> String { Problem.sentence(FileFault(errno: code)) }
