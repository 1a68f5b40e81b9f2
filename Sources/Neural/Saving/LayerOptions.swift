import JSON

/// A layer's options on their way to a file or from it: one description of a layer serves both.
///
/// Writing, each call notes an option's value; reading, each call takes the option and sets the value. What is wrong is
/// noted once, and what comes after is left alone.
struct LayerOptions {
  /// Written so far, or not yet read.
  private(set) var entries: [JSONMember]
  private let isReading: Bool
  /// The first option that is missing, of another type or out of its range.
  private(set) var bad: String?

  /// To be written.
  init() {
    entries = []
    isReading = false
  }

  /// To be read.
  init(reading entries: [JSONMember]) {
    self.entries = entries
    isReading = true
  }

  /// An option of any type, between its value and JSON; `decode` gives nil for what cannot be the option.
  private mutating func option<Value>(
    _ name: String, _ value: inout Value, encode: (Value) -> JSONValue?, decode: (JSONValue) -> Value?
  ) {
    guard bad == nil else { return }
    if isReading {
      guard let index = entries.firstIndex(where: { $0.key == name }), let read = decode(entries[index].value) else {
        bad = name
        return
      }
      entries.remove(at: index)
      value = read
    } else if let node = encode(value) {
      entries.append(JSONMember(name, node))
    } else {
      bad = name
    }
  }

  /// A count or a size; which ones fit, the layer says when it meets its input.
  mutating func integer(_ name: String, _ value: inout Int) {
    option(name, &value, encode: { .integer($0) }) { node in
      if case .integer(let integer) = node { integer } else { nil }
    }
  }

  /// Sizes of a shape.
  mutating func sizes(_ name: String, _ value: inout [Int]) {
    option(name, &value, encode: { JSONValue(sizes: $0) }, decode: \.sizes)
  }

  mutating func number(_ name: String, _ value: inout Double, in range: ClosedRange<Double>) {
    option(name, &value, encode: { range.contains($0) ? .number($0) : nil }) { node in
      switch node {
      case .number(let number) where range.contains(number): number
      case .integer(let integer) where range.contains(Double(integer)): Double(integer)
      default: nil
      }
    }
  }

  /// Whether something is so.
  mutating func flag(_ name: String, _ value: inout Bool) {
    option(name, &value, encode: { .bool($0) }) { node in
      if case .bool(let flag) = node { flag } else { nil }
    }
  }

  mutating func padding(_ value: inout Padding) {
    option("padding", &value, encode: { .string($0.rawValue) }) { node in
      node.name.flatMap(Padding.init(rawValue:))
    }
  }

  mutating func activation(_ value: inout Activation) {
    option("activation", &value, encode: { .string($0.rawValue) }) { node in
      node.name.flatMap(Activation.init(rawValue:))
    }
  }
}
