package import Datasets
package import Diagnostics
package import Neural

/// A saved model beside the lesson: a safetensors file.
package struct ModelFile: Sendable {
  /// The path as the lesson writes it.
  package let name: Located<String>
  let folder: LessonFolder

  /// The largest file that is read.
  static let mostBytes = 1 << 28

  package init(_ name: Located<String>, besideLesson lesson: SourceText, _ library: DatasetLibrary) {
    self.name = name
    folder = LessonFolder(of: lesson.path, library)
  }

  /// What the file says of itself before its numbers: enough to check a lesson.
  package func header() throws(Problem) -> SafetensorsHeader {
    let (bytes, size) = try start(SafetensorsHeader.lengthSize + SafetensorsHeader.mostBytes)
    do throws(SavingError) {
      return try SafetensorsHeader(bytes, fileSize: size)
    } catch {
      throw problem(error)
    }
  }

  /// The file itself; nil where there is none.
  package var stored: SourceFile? { (try? folder.place(of: name.value)).map { SourceFile($0) } }

  /// The network of some layers with the file's parameters.
  package func network(_ architecture: Architecture) throws(Problem) -> Network {
    let bytes = try start(Self.mostBytes).bytes
    do throws(SavingError) {
      return try Network(architecture, saved: bytes)
    } catch {
      throw problem(error)
    }
  }

  /// A fault of this file, where the lesson names it.
  package func problem(_ error: SavingError) -> Problem { .saving(error, file: name.value, at: name.range) }

  private func start(_ count: Int) throws(Problem) -> (bytes: [UInt8], size: Int) {
    do throws(LessonFileFault) {
      return try folder.start(of: name.value, count: count, limit: Self.mostBytes)
    } catch {
      throw .lessonFile(error, at: name.range)
    }
  }
}
