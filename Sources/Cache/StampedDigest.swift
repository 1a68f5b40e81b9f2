import FileSystem

/// A file's digest as it was when the file had a stamp.
private struct StampedDigest: Codable {
  let stamp: FileStamp
  let digest: Digest
}

extension Store {
  /// The digest of a file's bytes: known from the last time where the file system tells that it has not changed since.
  package func digest(ofFile path: String, reading read: (String) -> [UInt8]?) -> Digest? {
    digest(ofFile: path, as: "archivo") { read($0).map(Digest.init(of:)) }
  }

  /// The same of something that is made of a file, which has a name.
  package func digest(ofFile path: String, as name: String, computing compute: (String) -> Digest?) -> Digest? {
    guard let stamp = FileStamp(path) else { return nil }
    let key = Digest(of: [name, path])
    if let kept = content(of: key, .file),
      let known = try? BinaryDecoder().value(of: StampedDigest.self, in: kept), known.stamp == stamp
    {
      return known.digest
    }
    guard let digest = compute(path) else { return nil }
    if stamp.isSettled, FileStamp(path) == stamp {
      // Whoever cannot keep it reads the file again.
      try? keep(BinaryEncoder().bytes(of: StampedDigest(stamp: stamp, digest: digest)), under: key, .file)
    }
    return digest
  }
}
