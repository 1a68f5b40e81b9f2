import Datasets
import Diagnostics
import Export
import FileSystem
import JSON
import Lesson
import Runner

/// The file that a lesson is frozen to, beside it: `01-clasificador.congelada.json`.
struct FrozenFile {
  let lesson: String
  private let name: String
  let path: String

  init(ofLesson lesson: String) {
    self.lesson = lesson
    name = baseName(lesson) + FrozenLesson.suffix
    path = lesson.contains("/") ? joined(parentFolder(of: lesson), name) : name
  }

  /// Whether there is anything under its name.
  var isThere: Bool { FileSystem.isThere(path) }

  /// What the lesson was frozen to; a link that leads out of the lesson's folder is not followed.
  func read() throws(Problem) -> FrozenLesson {
    let bytes: [UInt8]
    do throws(DatasetError) {
      let place = try EnclosedFolder(of: lesson).place(of: name)
      bytes = try StoredContent.file(place).raw(limit: FrozenLesson.mostBytes)
    } catch {
      if case .unreadable(_, .absent) = error { throw .notFrozen(lesson) }
      throw .dataset(error)
    }
    do throws(FrozenFault) {
      return try FrozenLesson(reading: bytes)
    } catch {
      throw problem(error)
    }
  }

  func problem(_ fault: FrozenFault) -> Problem { .frozen(fault, file: path, lesson: lesson) }

  /// Refuses, before anything is computed, a place where nothing can be written, and to write through a link, which
  /// could lead anywhere.
  func ensureCanWrite() throws(Problem) {
    if let status = try? FileStatus(path, followsLinks: false), status.kind != .file {
      throw .unwritable(path, status.kind == .link ? "es un enlace" : "no es un archivo corriente")
    }
    try leccion.ensureCanWrite(path)
  }

  /// Writes it; gives how many bytes that are.
  func write(_ frozen: FrozenLesson) throws(Problem) -> Int {
    let bytes: [UInt8]
    do throws(JSONCodingFault) {
      bytes = try frozen.bytes()
    } catch {
      throw .unwritable(path, "hay un resultado que no se puede escribir")
    }
    guard bytes.count <= FrozenLesson.mostBytes else {
      throw .unwritable(path, "ocuparía más de \(FrozenLesson.mostBytes >> 20) MiB")
    }
    // What could not be read again would serve nobody.
    guard (try? FrozenLesson(reading: bytes).bytes()) == bytes else {
      throw .unwritable(path, "hay más resultados de los que se leen")
    }
    try ensureCanWrite()
    try writeAtomically(bytes, to: path)
    return bytes.count
  }
}

extension CheckedLesson {
  /// Whether it has anything to freeze.
  private var hasResults: Bool { !document.directives.isEmpty || !document.inlineValues.isEmpty }

  /// What the lesson was frozen to; nil for one that is all prose, which needs no file.
  func frozen() throws(Problem) -> FrozenLesson? {
    let file = FrozenFile(ofLesson: document.source.path)
    return hasResults || file.isThere ? try file.read() : nil
  }

  /// What the lesson was frozen to, as it is now.
  func thawed(
    seed: UInt64? = nil, data: FrozenData = .believed, library: DatasetLibrary = .closed,
    report: (Step) -> Void = { _ in }
  ) throws(Problem) -> FrozenRun {
    let frozen = try frozen()
    do throws(FrozenFault) {
      return try thaw(frozen, as: self, seed: seed, data: data, library: library, report: report)
    } catch {
      throw FrozenFile(ofLesson: document.source.path).problem(error)
    }
  }
}

extension FrozenRun {
  /// The lesson as its page shows it.
  ///
  /// What a step is in the frameworks depends on the steps above it, which write what it calls, and on those below that
  /// ask something of it. Where the frozen steps are not the lesson's, it is written anew, or not at all where that
  /// would need data.
  func shown(of checked: CheckedLesson, on bench: Workbench) -> ExecutedLesson {
    guard !isExact else { return lesson }
    var shown = lesson
    for index in shown.steps.indices { shown.steps[index].equivalents = [] }
    guard !checked.hasErrors else { return shown }
    shown.addEquivalents(keptIn: nil, isSteady: { true }) { bench.exporters(of: checked.document.source) }
    return shown
  }

  /// What is told of a page that is right though the frozen file is not as it would be now: the first of it, as where
  /// that is checked.
  var advice: [Problem] {
    guard lesson.problems.exitStatus == .success, var first = leftOver.first else { return [] }
    first.severity = .warning
    return [first]
  }
}
