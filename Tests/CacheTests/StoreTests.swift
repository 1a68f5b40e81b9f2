import Cache
import Foundation
import TestSupport
import Testing

struct StoreTests {
  private let content = Array("un resultado".utf8)
  private let key = Digest(of: ["clave"])

  private func file(of key: Digest, in folder: URL) -> URL {
    let digits = key.hexadecimal
    return folder.appendingPathComponent("objects/\(digits.prefix(2))/\(digits.dropFirst(2))")
  }

  @Test func givesBackWhatWasKept() throws {
    try withTemporaryFolder { folder in
      let store = Store(folder: folder.path)
      #expect(store.content(of: key, .outputs) == nil)
      try store.keep(content, under: key, .outputs)
      #expect(store.content(of: key, .outputs) == content)
      try store.keep([1], under: key, .outputs)
      #expect(store.content(of: key, .outputs) == [1])
      #expect(store.content(of: Digest(of: ["otra"]), .outputs) == nil)
    }
  }

  /// Each byte of an object, one at a time: whatever is damaged counts as absent and is removed.
  @Test func neverShowsADamagedObject() throws {
    try withTemporaryFolder { folder in
      let store = Store(folder: folder.path)
      try store.keep(content, under: key, .outputs)
      let path = file(of: key, in: folder)
      let whole = try Data(contentsOf: path)
      for index in whole.indices {
        var wrong = whole
        wrong[index] ^= 0x10
        try wrong.write(to: path)
        #expect(store.content(of: key, .outputs) == nil, "byte \(index)")
        #expect(!FileManager.default.fileExists(atPath: path.path))
        try whole.write(to: path)
        try whole.prefix(index).write(to: path)
        #expect(store.content(of: key, .outputs) == nil, "cut at \(index)")
      }
    }
  }

  @Test func takesAnObjectOfAnotherFormatForNone() throws {
    try withTemporaryFolder { folder in
      let store = Store(folder: folder.path)
      try store.keep(content, under: key, .outputs)
      let path = file(of: key, in: folder)
      var other = try Data(contentsOf: path)
      other[7] = Store.format + 1
      try other.write(to: path)
      #expect(store.content(of: key, .outputs) == nil)
    }
  }

  @Test func makesRoomByWhatWasNotUsedForTheLongestTime() throws {
    try withTemporaryFolder { folder in
      let store = Store(folder: folder.path, limit: 10_000)
      let keys = (0..<12).map { Digest(of: ["clave \($0)"]) }
      for (age, key) in keys.enumerated() {
        try store.keep([UInt8](repeating: 1, count: 1000), under: key, .values)
        let used = Date(timeIntervalSinceNow: -Double(10_000 * (12 - age)))
        try FileManager.default.setAttributes([.modificationDate: used], ofItemAtPath: file(of: key, in: folder).path)
      }
      // The oldest one is used now.
      #expect(store.content(of: keys[0], .values) != nil)
      #expect(store.trim() > 0)
      #expect(store.entries().reduce(0) { $0 + $1.bytes } <= 10_000)
      let kept = keys.map { FileManager.default.fileExists(atPath: file(of: $0, in: folder).path) }
      #expect(kept[0] && kept[11] && !kept[1])
      #expect(store.trim() == 0)
    }
  }

  @Test func listsVerifiesAndClears() throws {
    try withTemporaryFolder { folder in
      let store = Store(folder: folder.path)
      for number in 0..<3 { try store.keep(content, under: Digest(of: ["\(number)"]), .training) }
      try store.keep(content, under: key, .outputs)
      #expect(store.inventory().map(\.count) == [1, 3])
      var wrong = try Data(contentsOf: file(of: key, in: folder))
      wrong[wrong.count - 1] ^= 1
      try wrong.write(to: file(of: key, in: folder))
      let (sound, removal) = store.verify()
      #expect(sound == 3 && removal.count == 1 && removal.left == 0 && removal.fault == nil)
      #expect(store.clear().count == 3)
      #expect(store.entries().isEmpty)
    }
  }

  @Test func knowsWhetherAnObjectIsThere() throws {
    try withTemporaryFolder { folder in
      let store = Store(folder: folder.path)
      #expect(!store.use(key))
      try store.keep(content, under: key, .outputs)
      #expect(store.use(key))
      store.remove(key)
      #expect(!store.use(key))
    }
  }

  /// Many writers and readers of few objects: whoever reads sees one of the contents, whole.
  @Test func bearsManyAtOnce() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("caché-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = Store(folder: folder.path)
    let keys = (0..<4).map { Digest(of: ["clave \($0)"]) }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for worker in 0..<8 {
        group.addTask {
          var wrong = 0
          for round in 0..<50 {
            let key = keys[(worker + round) % keys.count]
            let content = [UInt8](repeating: UInt8(worker), count: 5000 + worker)
            guard (try? store.keep(content, under: key, .outputs)) != nil else { return 1000 }
            if let read = store.content(of: key, .outputs) {
              if read.count != 5000 + Int(read[0]) || Set(read).count != 1 { wrong += 1 }
            } else {
              wrong += 1
            }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  @Test func tellsThatItCannotKeep() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("archivo")
      try Data().write(to: file)
      let store = Store(folder: file.path + "/leccion")
      #expect(throws: CacheFault.self) { try store.keep(content, under: key, .outputs) }
      #expect(store.content(of: key, .outputs) == nil)
    }
  }

  @Test func isWhereTheEnvironmentSays() throws {
    try withTemporaryFolder { folder in
      #expect(Store(environment: ["XDG_CACHE_HOME": "/x", "HOME": "/h"])?.folder == "/x/leccion")
      #expect(
        Store(environment: ["XDG_CACHE_HOME": "relativa", "HOME": folder.path])?.folder
          == folder.path + "/.cache/leccion")
      #expect(Store(environment: ["HOME": folder.path + "/no"]) == nil)
      #expect(Store(environment: [:]) == nil)
    }
  }

  @Test func knowsAFileThatHasNotChanged() throws {
    try withTemporaryFolder { folder in
      let store = Store(folder: folder.path + "/caché")
      let path = folder.appendingPathComponent("datos.csv")
      try Data("a".utf8).write(to: path)
      let old = Date(timeIntervalSinceNow: -1000)
      var reads = 0
      func digest() -> Digest? {
        store.digest(ofFile: path.path) { path in
          reads += 1
          return FileManager.default.contents(atPath: path).map { Array($0) }
        }
      }
      let first = digest()
      #expect(first == Digest(of: Array("a".utf8)))
      // Just written: a second change could not be told from the first.
      #expect(digest() == first)
      #expect(reads == 2)
      try Data("b".utf8).write(to: path)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path.path)
      #expect(digest() == Digest(of: Array("b".utf8)))
      #expect(store.digest(ofFile: path.path + "no") { _ in [] } == nil)
      // What has rested is read once.
      let settled = store.digest(ofFile: "/bin/sh") { _ in [1] }
      #expect(store.digest(ofFile: "/bin/sh") { _ in [2] } == settled)
    }
  }
}
