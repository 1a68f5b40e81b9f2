/// The objects that were removed from a store, and those that stay though they were to go.
package struct Removal: Sendable, Equatable {
  package private(set) var count = 0
  package private(set) var bytes = 0
  /// How many stay.
  package private(set) var left = 0
  /// Why the first of them does.
  package private(set) var fault: CacheFault?

  init() {}

  /// Removes an object.
  mutating func remove(_ entry: Store.Entry) {
    guard let fault = CacheFile.remove(entry.path) else {
      count += 1
      bytes += entry.bytes
      return
    }
    left += 1
    if self.fault == nil { self.fault = fault }
  }
}
