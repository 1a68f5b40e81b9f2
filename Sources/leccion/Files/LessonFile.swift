import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Reads a lesson's bytes; a folder, a pipe or an enormous file is told, not read.
func readLesson(_ path: String) throws(Problem) -> SourceText {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
  guard descriptor >= 0 else { throw .unreadable(path, systemMessage()) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, systemMessage()) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw .unreadable(path, status.st_mode & S_IFMT == S_IFDIR ? "es una carpeta" : "no es un archivo corriente")
  }
  // One byte beyond the cap is enough for the parser to tell that a lesson is too large.
  let limit = min(Int(status.st_size), maximumLessonBytes + 1)
  var bytes = [UInt8](repeating: 0, count: limit)
  var filled = 0
  while filled < limit {
    let count = bytes.withUnsafeMutableBytes { buffer in
      retrying { read(descriptor, buffer.baseAddress.map { $0 + filled }, limit - filled) }
    }
    guard count >= 0 else { throw .unreadable(path, systemMessage()) }
    if count == 0 { break }
    filled += count
  }
  bytes.removeLast(limit - filled)
  return SourceText(path: path, bytes: bytes)
}

/// More than any lesson; the parser has the exact limit.
private let maximumLessonBytes = 4 << 20

/// The lessons that a path names: a file as it is, a folder with all the `.md` below it, sorted.
func lessonPaths(below path: String) throws(Problem) -> [String] {
  var status = stat()
  guard stat(path, &status) == 0 else { throw .unreadable(path, systemMessage()) }
  guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
  let found = try markdownFiles(below: path, depth: 0)
  guard !found.isEmpty else { throw .noLessons(path) }
  return found
}

/// The names of what is directly in a folder, in no order.
func folderEntries(_ folder: String) throws(Problem) -> [String] {
  guard let stream = opendir(folder) else { throw .unreadable(folder, systemMessage()) }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
        String(cString: $0)
      }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

private func markdownFiles(below folder: String, depth: Int) throws(Problem) -> [String] {
  guard depth < 16 else { return [] }
  let names = try folderEntries(folder).filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }
  var result: [String] = []
  for name in names.sorted() {
    let path = joined(folder, name)
    var status = stat()
    guard lstat(path, &status) == 0 else { continue }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: result += try markdownFiles(below: path, depth: depth + 1)
    case S_IFREG where name.hasSuffix(".md"): result.append(path)
    default: break
    }
  }
  return result
}

extension Problem {
  static func unreadable(_ path: String, _ reason: String) -> Problem {
    Problem(.unreadableFile, "no puedo leer «\(path)»: \(reason)")
  }

  static func noLessons(_ folder: String) -> Problem {
    Problem(.unreadableFile, "no hay ninguna lección (archivos .md) en «\(folder)»")
  }

  static func changedMeanwhile(_ path: String) -> Problem {
    Problem(
      .cannotWrite, "no escribo «\(path)»: ha cambiado mientras se ejecutaba",
      notes: ["queda como está; prueba otra vez"])
  }

  static func unwritable(_ path: String, _ reason: String) -> Problem {
    Problem(.cannotWrite, "no puedo escribir «\(path)»: \(reason)")
  }
}
