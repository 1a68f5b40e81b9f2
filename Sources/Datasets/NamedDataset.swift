/// A dataset that a lesson can name: what is known of it, its files, and where it is published.
package struct NamedDataset: Sendable, Equatable {
  package var facts: DatasetFacts
  package var training: IDXPair
  package var test: IDXPair
  /// Folders where the system's packages put it.
  package var systemFolders: [String]
  package var publication: Publication

  package init(
    facts: DatasetFacts, training: IDXPair, test: IDXPair, systemFolders: [String], publication: Publication
  ) {
    self.facts = facts
    self.training = training
    self.test = test
    self.systemFolders = systemFolders
    self.publication = publication
  }

  /// The names of all its files, without `.gz`.
  package var files: [String] { [training.images, training.labels, test.images, test.labels] }
}

/// The two files of a part of a dataset: `images` of rank 3, `labels` of rank 1.
package struct IDXPair: Sendable, Equatable {
  package var images: String
  package var labels: String

  package init(images: String, labels: String) {
    self.images = images
    self.labels = labels
  }
}

/// Where a dataset is published, and how its files are known to be the right ones.
package struct Publication: Sendable, Equatable {
  /// The folder's address, with its last slash.
  package var baseURL: String
  package var files: [PublishedFile]

  package init(baseURL: String, files: [PublishedFile]) {
    self.baseURL = baseURL
    self.files = files
  }
}

/// A published file: fetched as `name` and `.gz`, known by its content.
package struct PublishedFile: Sendable, Equatable {
  package var name: String
  /// Bytes to fetch, to tell progress; another compression of the same content is as good.
  package var compressedSize: Int
  /// Bytes of content.
  package var size: Int
  /// SHA-256 of the content, in hexadecimal.
  package var sha256: String

  package init(name: String, compressedSize: Int, size: Int, sha256: String) {
    self.name = name
    self.compressedSize = compressedSize
    self.size = size
    self.sha256 = sha256
  }
}
