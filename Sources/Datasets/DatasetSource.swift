package import Neural

/// A file that a dataset or a model is read from: where it is, and its name wherever that may be.
package struct SourceFile: Sendable, Equatable {
  package let path: String
  package let name: String
  /// What it is a part of; nil where it stands alone.
  package let whole: Whole?

  /// Files that are read together, and that may be others another time.
  package enum Whole: Sendable, Hashable {
    /// A folder with a folder for each class.
    case folder(String)
    /// A dataset that is installed, by its name.
    case dataset(String)
  }

  /// Known by the name after its last slash.
  package init(_ path: String, of whole: Whole? = nil) {
    self.init(path, name: DataFolders.lastPart(of: path), of: whole)
  }

  package init(_ path: String, name: String, of whole: Whole? = nil) {
    self.path = path
    self.name = name
    self.whole = whole
  }
}

extension DatasetLibrary {
  /// The files of a whole as they are now; nil where they cannot be listed.
  package func files(of whole: SourceFile.Whole) -> [String]? {
    switch whole {
    case .folder(let path): (try? ClassFolder(path)).map { $0.examples.map(\.path) }
    case .dataset(let name): files(of: name)
    }
  }
}

extension ClassFolder {
  /// Its examples, known by their class's folder too.
  fileprivate var files: [SourceFile] {
    examples.map { example in
      let isAlone = example.path == path
      return SourceFile(
        example.path, name: String(example.path.dropFirst(path.count)), of: isAlone ? nil : .folder(path))
    }
  }
}

/// Where a lesson's dataset comes from.
package enum DatasetSource: Sendable, Equatable {
  /// Files on this machine, known by a name.
  case installed(String)
  case iris
  case spirals(Spirals)
  case table(TableDataset)
  case images(ImageFolder)
  case sounds(SoundFolder)

  /// What can be known without reading more than headers; of a table, all is read.
  package func facts(in library: DatasetLibrary) throws(DatasetError) -> DatasetFacts {
    switch self {
    case .installed(let name): try library.headerFacts(of: name)
    case .iris: Iris.facts
    case .spirals(let spirals): spirals.facts
    case .table(let table): try table.load().facts
    case .images(let images): try images.facts()
    case .sounds(let sounds): try sounds.facts()
    }
  }

  /// The files that it is read from, in a fixed order; nil where they cannot be listed.
  package func files(in library: DatasetLibrary) -> [SourceFile]? {
    switch self {
    case .installed(let name): library.files(of: name)?.map { SourceFile($0, of: .dataset(name)) }
    case .iris, .spirals: []
    case .table(let table): [SourceFile(table.path)]
    case .images(let images): images.folder.files
    case .sounds(let sounds): sounds.folder.files
    }
  }

  /// Reads all of it; what is made rather than read draws from the stream.
  package func load(from library: DatasetLibrary, stream: RandomStream) throws(DatasetError) -> Dataset {
    switch self {
    case .installed(let name): try library.load(name)
    case .iris: Iris.dataset
    case .spirals(let spirals): spirals.dataset(from: stream)
    case .table(let table): try table.load()
    case .images(let images): try images.load()
    case .sounds(let sounds): try sounds.load()
    }
  }
}
