package import Neural

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
