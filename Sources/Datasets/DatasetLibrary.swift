import Neural

/// The datasets that a lesson can name, and where their files are.
package struct DatasetLibrary: Sendable {
  /// All datasets; a new one is a file of its own and a word here.
  package static let named: [NamedDataset] = [
    .fashionMNIST
  ]

  /// Datasets that need no files.
  package static let builtIn: [DatasetFacts] = [Iris.facts, Spirals().facts]

  private let datasets: [NamedDataset]
  private let folders: DataFolders
  /// Whether the files beside a lesson count as absent too.
  private let isClosed: Bool

  /// Folders are looked up in the environment: `LECCION_DATOS`, `XDG_DATA_HOME` (or `HOME`), then the system's.
  package init(environment: [String: String], datasets: [NamedDataset] = Self.named) {
    self.datasets = datasets
    folders = DataFolders(environment: environment)
    isClosed = false
  }

  private init(closed datasets: [NamedDataset]) {
    self.datasets = datasets.map { dataset in
      var dataset = dataset
      dataset.systemFolders = []
      return dataset
    }
    folders = DataFolders(environment: [:])
    isClosed = true
  }

  /// Knows of all datasets what is known without their files, and finds none: neither theirs nor any beside a lesson.
  package static let closed = DatasetLibrary(closed: named)

  /// The folder of a lesson, as far as it may be looked into for data.
  package func folder(ofLesson path: String) -> EnclosedFolder { EnclosedFolder(of: path, isClosed: isClosed) }

  /// Whether content is that of a file of some dataset as it is published, by its SHA-256 in hexadecimal.
  package func isPublished(_ file: String, sha256: String) -> Bool {
    datasets.contains { $0.publication.files.contains { $0.name == file && $0.sha256 == sha256 } }
  }

  package var all: [DatasetFacts] { Self.builtIn + installed }

  /// Those whose files must be on this machine.
  package var installed: [DatasetFacts] { datasets.map(\.facts) }

  /// What is known of a dataset without touching its files.
  package func facts(of name: String) -> DatasetFacts? {
    dataset(name)?.facts
  }

  /// The folder that holds all of a dataset's files; nil where none does.
  package func folder(of name: String) -> String? {
    dataset(name).flatMap(folders.complete)
  }

  /// The folders that are searched, in order.
  package func searchedFolders(for name: String) -> [String] {
    dataset(name).map(folders.searched) ?? []
  }

  /// All files of a dataset where they are stored; nil where they are not.
  package func files(of name: String) -> [String]? {
    guard let dataset = dataset(name), let folder = folders.complete(for: dataset) else { return nil }
    let files = dataset.files.compactMap { DataFolders.stored($0, in: folder) }
    return files.count == dataset.files.count ? files : nil
  }

  /// What the files' headers say, in about a millisecond: the counts are theirs, and a header that is cut off or wrong
  /// is found before anything is computed.
  package func headerFacts(of name: String) throws(DatasetError) -> DatasetFacts {
    let (dataset, folder) = try find(name)
    var facts = dataset.facts
    facts.trainingCount = try headerCount(dataset.training, of: dataset, in: folder)
    facts.testCount = try headerCount(dataset.test, of: dataset, in: folder)
    return facts
  }

  /// Reads and verifies all of a dataset; inputs stay bytes, divided by 1.
  package func load(_ name: String) throws(DatasetError) -> Dataset {
    let (dataset, folder) = try find(name)
    let training = try examples(dataset.training, of: dataset, in: folder)
    let test = try examples(dataset.test, of: dataset, in: folder)
    var facts = dataset.facts
    facts.trainingCount = training.count
    facts.testCount = test.count
    return Dataset(facts: facts, training: training, test: test)
  }

  private func dataset(_ name: String) -> NamedDataset? {
    datasets.first { $0.facts.name == name }
  }

  private func find(_ name: String) throws(DatasetError) -> (NamedDataset, folder: String) {
    guard let dataset = dataset(name) else { throw .unknown(name: name) }
    guard let folder = folders.complete(for: dataset) else {
      throw .missing(name: name, searched: folders.searched(for: dataset))
    }
    return (dataset, folder)
  }

  private func headerCount(_ pair: IDXPair, of dataset: NamedDataset, in folder: String) throws(DatasetError) -> Int {
    let images = content(pair.images, in: folder)
    let header = try IDXReader.header(of: images, rank: 1 + dataset.facts.inputShape.count)
    let labels = try IDXReader.header(of: content(pair.labels, in: folder), rank: 1)
    try check(header.dimensions, labelCount: labels.count, of: dataset, path: images.path)
    return labels.count
  }

  private func examples(_ pair: IDXPair, of dataset: NamedDataset, in folder: String) throws(DatasetError) -> Examples {
    let stored = content(pair.labels, in: folder)
    let labels = try IDXReader.read(stored, rank: 1).bytes
    let classes = dataset.facts.classNames.count
    if let wrong = labels.first(where: { $0 >= classes }) {
      throw .corruptIDX(path: stored.path, .label(wrong, classes: classes))
    }
    let images = content(pair.images, in: folder)
    let read = try IDXReader.read(images, rank: 1 + dataset.facts.inputShape.count)
    try check(read.dimensions, labelCount: labels.count, of: dataset, path: images.path)
    return Examples(inputs: .bytes(read.bytes, divisor: 1), labels: labels, inputShape: dataset.facts.inputShape)
  }

  /// Refuses images of another shape than the dataset's, or of another number than the labels.
  private func check(
    _ dimensions: [Int], labelCount: Int, of dataset: NamedDataset, path: String
  ) throws(DatasetError) {
    guard Array(dimensions.dropFirst()) == dataset.facts.inputShape else {
      throw .corruptIDX(path: path, .dimensions(found: dimensions))
    }
    guard dimensions.first == labelCount else {
      throw .corruptIDX(path: path, .counts(images: dimensions.first ?? 0, labels: labelCount))
    }
  }

  /// A file that `find` saw; where it has gone since, opening it says so.
  private func content(_ file: String, in folder: String) -> StoredContent {
    .file(DataFolders.stored(file, in: folder) ?? DataFolders.path(folder, file + ".gz"))
  }
}
