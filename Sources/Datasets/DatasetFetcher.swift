import FileSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Fetches a dataset's files from where they are published into the person's data folder.
///
/// A file gets its name only when its content has the published SHA-256; until then it is `NAME.gz.parcial`, from
/// which a later fetch goes on.
package struct DatasetFetcher: Sendable {
  private let datasets: [NamedDataset]
  private let folders: DataFolders
  private let environment: [String: String]
  private let baseURL: String?
  private let retryPause: Duration

  /// Takes the folders and PATH from the environment, and the address from `baseURL`, else `LECCION_DATOS_URL`, else
  /// the dataset's publication. Transfers that break off are tried again after a pause.
  package init(
    environment: [String: String], datasets: [NamedDataset] = DatasetLibrary.named, baseURL: String? = nil,
    retryPause: Duration = .seconds(1)
  ) {
    self.datasets = datasets
    self.environment = environment
    self.retryPause = retryPause
    folders = DataFolders(environment: environment)
    let variable = environment["LECCION_DATOS_URL"] ?? ""
    self.baseURL = baseURL ?? (variable.isEmpty ? nil : variable)
  }

  /// Fetches what is missing or wrong. Progress comes ten times a second while there is some; answering `stop` ends
  /// the fetch with `interrupted` and keeps what has come.
  package func fetch(
    _ name: String, onProgress: (FetchProgress) -> FetchControl
  ) throws(DatasetError) -> FetchOutcome {
    guard let dataset = datasets.first(where: { $0.facts.name == name }) else { throw .unknown(name: name) }
    let files = dataset.publication.files
    if let folder = folders.complete(for: dataset) {
      if try lacking(files, in: folder, onProgress).isEmpty { return .alreadyComplete(folder: folder) }
    }
    guard let own = folders.own(of: dataset) else {
      throw .cannotWrite(path: DataFolders.path("$HOME/.local/share/leccion", name), reason: .absent)
    }
    let folder = try DownloadFolder(creating: own)
    try folder.lock { onProgress(.waiting(folder: own)) }
    let lacking = try lacking(files, in: own, onProgress)
    guard !lacking.isEmpty else { return .alreadyComplete(folder: own) }

    let total = lacking.reduce(0) { $0 + $1.compressedSize }
    var before = 0
    for file in lacking {
      let partial = DataFolders.path(own, file.name + ".gz" + StoredContent.partialSuffix)
      let job = Job(file: file, url: address(of: file, in: dataset), partial: partial, before: before, total: total)
      try obtain(job, in: folder, onProgress)
      before += file.compressedSize
    }
    return .fetched(folder: own, bytes: before)
  }

  /// One file on its way.
  private struct Job {
    let file: PublishedFile
    let url: String
    let partial: String
    /// Bytes of the files that came before it.
    let before: Int
    let total: Int

    /// With so many bytes of this file there; another compression may be longer than the published one.
    func progress(size: Int) -> FetchProgress {
      .receiving(file: file.name, received: before + min(size, file.compressedSize), total: total)
    }
  }

  private func address(of file: PublishedFile, in dataset: NamedDataset) -> String {
    DataFolders.path(baseURL ?? dataset.publication.baseURL, file.name + ".gz")
  }

  private func lacking(
    _ files: [PublishedFile], in folder: String, _ onProgress: (FetchProgress) -> FetchControl
  ) throws(DatasetError) -> [PublishedFile] {
    var lacking: [PublishedFile] = []
    for file in files where try !isRight(file, in: folder, onProgress) { lacking.append(file) }
    return lacking
  }

  private func isRight(
    _ file: PublishedFile, in folder: String, _ onProgress: (FetchProgress) -> FetchControl
  ) throws(DatasetError) -> Bool {
    guard let path = DataFolders.stored(file.name, in: folder) else { return false }
    guard onProgress(.verifying(file: file.name)) == .proceed else { throw .interrupted }
    do throws(DatasetError) {
      return try ContentDigest(of: .file(path), limit: file.size).sha256 == file.sha256
    } catch {
      return false
    }
  }

  /// Fetches a file, verifies it and gives it its name. What was begun another time may be of other content: where it
  /// turns out wrong, the file is fetched once more from its start.
  private func obtain(
    _ job: Job, in folder: borrowing DownloadFolder, _ onProgress: (FetchProgress) -> FetchControl
  ) throws(DatasetError) {
    var isResumed = Curl.size(of: job.partial) > 0
    while true {
      try transfer(job, in: folder, onProgress)
      guard onProgress(.verifying(file: job.file.name)) == .proceed else { throw .interrupted }
      do throws(DatasetError) {
        let digest = try ContentDigest(of: .file(job.partial), limit: job.file.size)
        guard digest.sha256 == job.file.sha256 else {
          throw .checksum(path: job.partial, expected: job.file.sha256, found: digest.sha256)
        }
        break
      } catch {
        unlink(job.partial)
        guard isResumed else { throw error }
        isResumed = false
      }
    }
    try folder.putAside(DataFolders.path(folder.path, job.file.name))
    try folder.install(job.partial, as: DataFolders.path(folder.path, job.file.name + ".gz"))
  }

  /// Runs curl until the file is whole, at most three times where the transfer breaks off.
  private func transfer(
    _ job: Job, in folder: borrowing DownloadFolder, _ onProgress: (FetchProgress) -> FetchControl
  ) throws(DatasetError) {
    guard let curl = Curl(environment: environment) else {
      throw .download(url: job.url, status: 0, reason: .curlMissing)
    }
    var triesLeft = 3
    while true {
      triesLeft -= 1
      let hadPart = Curl.size(of: job.partial) > 0
      let limit = 2 * job.file.compressedSize + 1 << 20
      let ending = curl.fetch(job.url, into: job.partial, limit: limit) { size in onProgress(job.progress(size: size)) }
      switch ending {
      case .done:
        guard onProgress(job.progress(size: .max)) == .proceed else { throw .interrupted }
        return
      case .nothingLeft where hadPart: return
      case .interrupted: throw .interrupted
      case .cannotWrite: throw .cannotWrite(path: job.partial, reason: folder.faultOfWriting())
      case .cannotResume where triesLeft > 0: unlink(job.partial)
      case .failed(let reason, let status) where triesLeft > 0 && Self.mayPass(reason, status: status): pause()
      case .failed(let reason, let status):
        if reason == .tooLarge { unlink(job.partial) }
        throw .download(url: job.url, status: status, reason: reason)
      case .nothingLeft: throw .download(url: job.url, status: 416, reason: .refused)
      case .cannotResume: throw .download(url: job.url, status: 0, reason: .brokenOff)
      }
    }
  }

  private static func mayPass(_ reason: DownloadFault, status: Int32) -> Bool {
    switch reason {
    case .brokenOff, .tooSlow: true
    case .refused: status == 408 || status == 429 || status >= 500
    default: false
    }
  }

  private func pause() {
    let (seconds, attoseconds) = retryPause.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    nanosleep(&time, nil)
  }
}

/// What a fetch is doing.
package enum FetchProgress: Sendable, Equatable {
  /// Another process is fetching into the same folder.
  case waiting(folder: String)
  /// Bytes of all the files to fetch: how many have come, and about how many they are.
  case receiving(file: String, received: Int, total: Int)
  case verifying(file: String)
}

package enum FetchControl: Sendable {
  case proceed
  case stop
}

/// How a fetch went well.
package enum FetchOutcome: Sendable, Equatable {
  /// All files are there and right: nothing was fetched.
  case alreadyComplete(folder: String)
  /// `bytes` is about as many as were fetched.
  case fetched(folder: String, bytes: Int)
}
