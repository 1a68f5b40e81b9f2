import FileSystem

/// Results kept by the digest of what they were computed from, in a folder that many processes may use at once.
///
/// An object is a file of its own, written beside its place and renamed into it, with the SHA-256 of its content in
/// front: what is damaged is removed and counts as absent, so that a wrong byte is never shown. No more bytes are kept
/// than `limit`; the objects that were not used for the longest time make room.
///
/// ```
/// FOLDER/objects/3f/9a…      the other 62 digits of the key
/// FOLDER/new/…               files being written
/// object := "leccion" format kind SHA-256(content) content
/// ```
package struct Store: Sendable {
  /// Changes with the way in which anything is written; objects of another format count as absent.
  package static let format: UInt8 = 3
  /// Bytes that are kept where nobody says how many: two GiB.
  package static let usualLimit = 1 << 31

  package let folder: String
  package let limit: Int

  package init(folder: String, limit: Int = Self.usualLimit) {
    self.folder = folder
    self.limit = limit
  }

  /// That of a person: in `XDG_CACHE_HOME`, or else in `.cache` of `HOME`; nil where the environment names neither. A
  /// relative `XDG_CACHE_HOME` counts as none, as the XDG Base Directory Specification asks, and so does a home that is
  /// not there.
  package init?(environment: [String: String]) {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      self.init(folder: cache + "/leccion")
    } else if let home = environment["HOME"], home.hasPrefix("/"), FileStamp(home) != nil {
      self.init(folder: home + "/.cache/leccion")
    } else {
      return nil
    }
  }

  /// What an object is.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// What a step left to be read.
    case outputs = 1
    /// What a step left under a name.
    case values
    /// Where a training was after some epochs.
    case training
    /// How a lesson was run the last time.
    case run
    /// The digest of a file, with what the file system tells of it.
    case file
  }

  private static let magic = Array("leccion".utf8)
  private static var headerSize: Int { magic.count + 2 + Digest.size }

  private var objects: String { folder + "/objects" }

  private func folder(of key: Digest) -> String { objects + "/" + key.hexadecimal.prefix(2) }
  private func path(of key: Digest) -> String { folder(of: key) + "/" + key.hexadecimal.dropFirst(2) }

  // MARK: One object

  /// An object's content; nil where there is none, or none that is whole.
  package func content(of key: Digest, _ kind: Kind) -> [UInt8]? {
    let path = path(of: key)
    guard let file = CacheFile.read(path, touch: true) else { return nil }
    guard let content = Self.content(of: file, kind) else {
      CacheFile.remove(path)
      return nil
    }
    return content
  }

  /// Notes that an object was used, without reading it; false where there is none.
  @discardableResult
  package func use(_ key: Digest) -> Bool { CacheFile.touch(path(of: key)) }

  /// The content of a file that is whole and of this format.
  private static func content(of file: [UInt8], _ kind: Kind?) -> [UInt8]? {
    guard file.count >= headerSize, file.starts(with: magic), file[magic.count] == format else { return nil }
    guard kind.map({ $0.rawValue == file[magic.count + 1] }) ?? true else { return nil }
    let content = Array(file[headerSize...])
    return Digest(of: content).bytes.elementsEqual(file[magic.count + 2..<headerSize]) ? content : nil
  }

  /// Keeps an object, or replaces it.
  package func keep(_ content: [UInt8], under key: Digest, _ kind: Kind) throws(CacheFault) {
    guard content.count <= limit / 2 else { return }
    let file = Self.magic + [Self.format, kind.rawValue] + Digest(of: content).bytes + content
    try CacheFile.write(file, to: path(of: key), in: folder(of: key), temporary: folder + "/new")
  }

  package func remove(_ key: Digest) { CacheFile.remove(path(of: key)) }

  // MARK: All of them

  /// An object as its file tells.
  package struct Entry: Sendable, Equatable {
    package let path: String
    package let bytes: Int
    /// When it was last used, in seconds.
    package let used: Int
  }

  /// All objects, those that were not used for the longest time first.
  package func entries() -> [Entry] {
    CacheFile.names(in: objects).flatMap { part in
      CacheFile.names(in: objects + "/" + part).compactMap { CacheFile.entry(objects + "/" + part + "/" + $0) }
    }.sorted { ($0.used, $0.path) < ($1.used, $1.path) }
  }

  /// Removes what was not used for the longest time until no more than the limit is left; gives how many bytes that
  /// were.
  @discardableResult
  package func trim() -> Int {
    // What a process that was killed has left half-written.
    for name in CacheFile.names(in: folder + "/new") {
      guard let entry = CacheFile.entry(folder + "/new/" + name), secondsNow() - entry.used > 3600 else { continue }
      CacheFile.remove(entry.path)
    }
    let all = entries()
    var total = all.reduce(0) { $0 + $1.bytes }
    guard total > limit else { return 0 }
    let before = total
    for entry in all where total > limit / 10 * 9 {
      if CacheFile.remove(entry.path) == nil { total -= entry.bytes }
    }
    return before - total
  }

  /// Removes everything.
  package func clear() -> Removal {
    var removal = Removal()
    for entry in entries() { removal.remove(entry) }
    for name in CacheFile.names(in: folder + "/new") { CacheFile.remove(folder + "/new/" + name) }
    return removal
  }

  /// Reads every object and removes those that are damaged or of another format; gives how many are whole.
  package func verify() -> (sound: Int, removal: Removal) {
    var (sound, removal) = (0, Removal())
    for entry in entries() {
      if let file = CacheFile.read(entry.path, touch: false), Self.content(of: file, nil) != nil {
        sound += 1
      } else {
        removal.remove(entry)
      }
    }
    return (sound, removal)
  }

  /// How many objects and bytes there are of each kind.
  package func inventory() -> [(kind: Kind?, count: Int, bytes: Int)] {
    var counts: [Kind?: (count: Int, bytes: Int)] = [:]
    for entry in entries() {
      let start = CacheFile.read(entry.path, touch: false, atMost: Self.headerSize) ?? []
      let isOurs = start.count == Self.headerSize && start.starts(with: Self.magic) && start[7] == Self.format
      let kind = isOurs ? Kind(rawValue: start[8]) : nil
      let known = counts[kind] ?? (0, 0)
      counts[kind] = (known.count + 1, known.bytes + entry.bytes)
    }
    return (Kind.allCases.map(Optional.some) + [nil]).compactMap { kind in
      counts[kind].map { (kind, $0.count, $0.bytes) }
    }
  }
}

/// Why something cannot be kept: the folder, and the number of the system's error.
package struct CacheFault: Error, Sendable, Equatable {
  package let path: String
  package let code: Int32
}
