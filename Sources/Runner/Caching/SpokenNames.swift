/// The names that a step speaks of, each with the options that do.
struct SpokenNames {
  /// An empty option is all else: what stands after the step's name, and a body that is no options.
  private(set) var uses: [String: Set<String>] = [:]

  var all: Set<String> { Set(uses.keys) }

  mutating func note(_ names: some Sequence<String>, by option: String = "") {
    for name in names { uses[name, default: []].insert(option) }
  }
}
