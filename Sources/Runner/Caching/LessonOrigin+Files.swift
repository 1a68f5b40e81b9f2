import Cache
package import Datasets
package import Lesson

extension LessonOrigin.Whole {
  /// Files that belong together, by their paths.
  init(_ whole: SourceFile.Whole, _ paths: [String]) {
    let digest = Digest(of: paths).hexadecimal
    switch whole {
    case .folder(let path): self.init(name: path, isDataset: false, digest: digest)
    case .dataset(let name): self.init(name: name, isDataset: true, digest: digest)
    }
  }

  /// Whether it consists of the same files as when they were read.
  package func isSame(in library: DatasetLibrary) -> Bool {
    library.files(of: isDataset ? .dataset(name) : .folder(name)).map { Digest(of: $0).hexadecimal } == digest
  }
}
