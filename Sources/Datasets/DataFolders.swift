import FileSystem

/// Where datasets are kept: the author's folder, the person's, the system's.
package struct DataFolders: Sendable {
  private let roots: [String]

  /// Takes `LECCION_DATOS`, and `XDG_DATA_HOME` or else `HOME`; an empty variable counts as none, and so does a
  /// relative `XDG_DATA_HOME`, as the XDG Base Directory Specification asks.
  package init(environment: [String: String]) {
    var found: [String] = []
    if let own = environment["LECCION_DATOS"], !own.isEmpty { found.append(own) }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      found.append(Self.path(data, "leccion"))
    } else if let home = environment["HOME"], !home.isEmpty {
      found.append(Self.path(home, ".local/share/leccion"))
    }
    roots = found
  }

  /// The folders of a dataset, in the order in which they are searched.
  package func searched(for dataset: NamedDataset) -> [String] {
    roots.map { Self.path($0, dataset.facts.name) } + dataset.systemFolders
  }

  /// The folder into which a dataset is fetched; nil where the environment names none.
  package func own(of dataset: NamedDataset) -> String? {
    roots.first.map { Self.path($0, dataset.facts.name) }
  }

  /// The first folder with all of the dataset's files.
  package func complete(for dataset: NamedDataset) -> String? {
    searched(for: dataset).first { folder in
      dataset.files.allSatisfy { Self.stored($0, in: folder) != nil }
    }
  }

  /// A file's path, plain before compressed, as it is faster to read; nil where there is neither.
  package static func stored(_ file: String, in folder: String) -> String? {
    [file, file + ".gz"].map { path(folder, $0) }.first { FileStamp($0) != nil }
  }

  /// What follows a path's last slash.
  package static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  package static func path(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
