import FileSystem
import Neural

/// What is wrong with a folder of examples by class.
package enum ClassFolderFault: Error, Sendable, Equatable {
  /// It has no folder in it.
  case noClasses
  case tooManyClasses(limit: Int)
  /// The folder of a class has no file.
  case emptyClass(String)
  /// Files in all, or entries of a folder.
  case tooManyFiles(limit: Int)
  /// A file of another kind, or a folder or a link within the folder of a class.
  case strange(String)
  /// Images and sounds.
  case mixed(String)
  /// One of its two parts has a class that the other has not.
  case classOfOnePart(String)
  /// More bytes of examples than are held in memory.
  case tooLarge(limit: Int)
}

/// A folder with a folder for each class, and in that the class's examples: images or sounds; or two of these,
/// `entrenamiento` and `prueba`, with the same classes.
///
/// Classes and files are in the order of their names' code points; names that start with a point are left aside, and
/// so are files beside the classes' folders. Links are refused.
package struct ClassFolder: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case images
    case sounds

    init?(file: String) {
      let name = file.lowercased()
      if [".png", ".jpg", ".jpeg"].contains(where: name.hasSuffix) {
        self = .images
      } else if name.hasSuffix(".wav") {
        self = .sounds
      } else {
        return nil
      }
    }
  }

  package struct Example: Sendable, Equatable {
    package let path: String
    package let label: UInt8
  }

  package let path: String
  package private(set) var kind = Kind.images
  package private(set) var classes: [String] = []
  /// Those for training, then those for testing.
  package private(set) var examples: [Example] = []
  package private(set) var trainingCount = 0

  /// Whether it has a part for testing of its own.
  package var hasTest: Bool { trainingCount < examples.count }

  package static let mostClasses = 256
  package static let mostFiles = 20_000

  /// The folders of the examples for training and for testing, where a folder has just these two.
  static let parts = ["entrenamiento", "prueba"]

  /// Lists a folder.
  package init(_ path: String) throws(DatasetError) {
    self.path = path
    let folders = try Self.folders(of: path)
    guard !folders.isEmpty else { throw .classFolder(path: path, .noClasses) }
    guard folders == Self.parts else {
      try addClasses(folders, of: path)
      trainingCount = examples.count
      return
    }
    // Examples beside each other make them two classes like any others.
    let parts = folders.map { DataFolders.path(path, $0) }
    let classes = try parts.map { part throws(DatasetError) in try Self.folders(of: part) }
    guard classes.contains(where: { !$0.isEmpty }) else {
      try addClasses(folders, of: path)
      trainingCount = examples.count
      return
    }
    if let alone = Set(classes[0]).symmetricDifference(classes[1]).min() {
      throw .classFolder(path: path, .classOfOnePart(alone))
    }
    try addClasses(classes[0], of: parts[0])
    trainingCount = examples.count
    try addClasses(classes[1], of: parts[1])
  }

  /// A single file, the only example of a class with its name; nil where it is neither image nor sound.
  package init?(file: String) {
    guard let kind = Kind(file: file) else { return nil }
    path = file
    self.kind = kind
    classes = [String(DataFolders.lastPart(of: file).prefix { $0 != "." })]
    examples = [Example(path: file, label: 0)]
    trainingCount = 1
  }

  /// The names of the folders in one; a link, which could lead anywhere, is refused.
  private static func folders(of path: String) throws(DatasetError) -> [String] {
    let entries = try entries(of: path).filter { $0.kind == .folder || $0.kind == .link }
    if let link = entries.first(where: { $0.kind == .link }) {
      throw .classFolder(path: path, .strange(link.name))
    }
    return entries.map(\.name)
  }

  /// A folder and those in it that hold its examples, or would, whatever is wrong with them: the time of one of them is
  /// another once something comes into it or goes.
  package static func places(in path: String) -> [String] {
    func inner(_ folder: String) -> [String] {
      let entries = (try? entries(of: folder)) ?? []
      return entries.filter { $0.kind == .folder }.prefix(mostClasses).map { DataFolders.path(folder, $0.name) }
    }
    let own = inner(path)
    let isSplit = own.map { DataFolders.lastPart(of: $0) } == parts
    return [path] + own + (isSplit ? own.flatMap(inner) : [])
  }

  private mutating func addClasses(_ names: [String], of part: String) throws(DatasetError) {
    guard names.count <= Self.mostClasses else {
      throw .classFolder(path: part, .tooManyClasses(limit: Self.mostClasses))
    }
    classes = names
    for (label, name) in names.enumerated() { try addClass(name, of: part, label: UInt8(label)) }
  }

  private mutating func addClass(_ name: String, of part: String, label: UInt8) throws(DatasetError) {
    let folder = DataFolders.path(part, name)
    let entries = try Self.entries(of: folder)
    guard !entries.isEmpty else { throw .classFolder(path: part, .emptyClass(name)) }
    for entry in entries {
      guard entry.kind == .file, let kind = Kind(file: entry.name) else {
        throw .classFolder(path: folder, .strange(entry.name))
      }
      if examples.isEmpty { self.kind = kind }
      guard kind == self.kind else { throw .classFolder(path: folder, .mixed(entry.name)) }
      guard examples.count < Self.mostFiles else {
        throw .classFolder(path: path, .tooManyFiles(limit: Self.mostFiles))
      }
      examples.append(Example(path: DataFolders.path(folder, entry.name), label: label))
    }
  }

  /// What a folder holds but for hidden files.
  private static func entries(of folder: String) throws(DatasetError) -> [FolderEntry] {
    let entries: [FolderEntry]?
    do throws(SystemFault) {
      entries = try FolderEntry.all(in: folder, limit: mostFiles)
    } catch {
      throw .unreadable(path: error.path, reason: error.reason)
    }
    guard let entries else { throw .classFolder(path: folder, .tooManyFiles(limit: mostFiles)) }
    return entries.filter { !$0.name.hasPrefix(".") }
  }

  /// Bytes of examples at most.
  static let largestContent = 1 << 28

  /// Checks that as many examples of a shape are not too many bytes.
  func checkContent(_ shape: [Int], bytes: Int) throws(DatasetError) {
    var total = bytes
    for size in [examples.count] + shape {
      let (product, overflows) = total.multipliedReportingOverflow(by: size)
      guard !overflows, product <= Self.largestContent else {
        throw .classFolder(path: path, .tooLarge(limit: Self.largestContent))
      }
      total = product
    }
  }

  /// The facts of all its examples, and what these are in words: «las imágenes».
  func facts(_ what: String, inputShape: [Int], isImages: Bool = false, sampleRate: Int? = nil) -> DatasetFacts {
    let name = DataFolders.lastPart(of: path)
    return DatasetFacts(
      name: name, targets: .classes(classes), inputShape: inputShape, trainingCount: trainingCount,
      testCount: examples.count - trainingCount, isImages: isImages, sampleRate: sampleRate,
      summary: "\(what) de la carpeta \(name)")
  }

  /// A dataset of what its examples hold, in their order.
  func dataset(_ facts: DatasetFacts, _ inputs: Examples.Inputs) -> Dataset {
    let all = Examples(inputs: inputs, labels: examples.map(\.label), inputShape: facts.inputShape)
    guard facts.testCount > 0 else { return Dataset(facts: facts, training: all, test: nil) }
    return Dataset(facts: facts, training: all[0..<trainingCount], test: all[trainingCount..<all.count])
  }
}
