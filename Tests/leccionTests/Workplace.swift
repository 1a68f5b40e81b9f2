import Foundation
import TestSupport
import Testing

/// A lesson that trains for a moment on the small dataset.
let smallLesson = """
  ---
  título: Pequeña
  semilla: 3
  ---

  ```{datos #moda}
  fuente: fashion_mnist
  escala: 1/255
  ```

  ```{modelo #red}
  entrada: [28, 28]
  capas:
  - aplanar
  - densa(8, activación: relu)
  - densa(10, activación: softmax)
  ```

  ```{compilar red}
  optimizador: adam
  pérdida: entropía_cruzada
  métricas: [exactitud]
  ```

  ```{entrenar red #ajuste}
  datos: moda.entrenamiento
  épocas: 2
  ```

  ```{figura curvas}
  de: ajuste
  ```

  Acaba en `{= ajuste.pérdida[-1] : 4 }`.

  ```{afirmar}
  ajuste.pérdida es finito
  red.parámetros == 6370
  ```

  """

/// The environment of every test: the small dataset, no home.
let testEnvironment = [
  "LECCION_DATOS": testsFolder.appendingPathComponent("Cases/datos").path, "PATH": "/usr/bin:/bin",
  "HOME": "/nonexistent",
]

/// Puts another dataset of the small one's name in a folder, which is made: all its examples are of one class.
func putOtherDataset(in folder: URL) throws {
  let copy = folder.appendingPathComponent("fashion_mnist")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try FileManager.default.copyItem(at: testsFolder.appendingPathComponent("Cases/datos/fashion_mnist"), to: copy)
  for name in copy.fileNames where name.contains("labels") {
    var bytes = try copy.bytes(name)
    for index in 8..<bytes.count { bytes[index] = 3 }
    try bytes.write(to: copy.appendingPathComponent(name))
  }
}

/// Whether a test may have a disk of its own, which takes Linux and a kernel that lets it.
let canMount: Bool = {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
  process.arguments = ["-rm", "sh", "-c", "mount -t tmpfs -o size=64k nada /mnt"]
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

/// A fresh folder with lessons in it.
func withLessons<Result>(_ lessons: [String: String] = ["a.md": smallLesson], _ body: (URL) throws -> Result) throws
  -> Result
{
  try withTemporaryFolder { folder in
    for (name, text) in lessons { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    return try body(folder)
  }
}

/// Runs the program with the tests' environment.
func leccion(_ arguments: String..., in folder: URL, environment: [String: String] = [:]) throws -> ProgramResult {
  try runProgram(arguments, in: folder, environment: testEnvironment.merging(environment) { $1 })
}

/// Runs the program, interrupts it once its errors hold a text, and expects it to end at once and to say so; the errors
/// are in the file `errores`.
func expectInterruption(of arguments: [String], once text: String, in folder: URL) throws {
  let file = folder.appendingPathComponent("errores")
  _ = FileManager.default.createFile(atPath: file.path, contents: nil)
  func errors() throws -> String { String(decoding: try folder.bytes("errores"), as: UTF8.self) }
  let process = try startProgram(
    arguments, in: folder, environment: testEnvironment, output: FileHandle.nullDevice,
    errors: try FileHandle(forWritingTo: file))
  let deadline = Date(timeIntervalSinceNow: 60)
  while try !errors().contains(text), Date() < deadline { usleep(10_000) }
  let start = Date()
  kill(process.processIdentifier, SIGINT)
  process.waitUntilExit()
  #expect(Date().timeIntervalSince(start) < 5)
  #expect(process.terminationReason == .exit)
  #expect(process.terminationStatus == 130)
  #expect(try errors().hasSuffix("interrumpido\n"))
}

extension URL {
  /// The names of all files below the folder, sorted.
  var fileNames: [String] {
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return found.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: appendingPathComponent(name).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: appendingPathComponent(name)) }
}
