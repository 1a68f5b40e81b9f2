import Diagnostics
import Lesson
import Runner

/// The functions that a file has beside those that the lesson writes: derivatives, and what they need.
struct WrittenFunctions: Sendable {
  /// Their names by what they say.
  private var names: [String: String] = [:]
  /// The same by their places in the lesson: what stands at one place is written once.
  private var places: [String: [(body: Expression, name: String)]] = [:]
  /// The keys of both in their order, for the last to be taken back.
  private var order: (names: [String], places: [String]) = ([], [])

  /// How many there were at some time.
  struct Mark: Sendable {
    fileprivate var names: Int
    fileprivate var places: Int
  }

  /// The name under which a function was written.
  func name(of function: UserFunction) -> String? {
    places[Self.place(of: function)]?.first { $0.body == function.body }?.name
  }

  /// The name of one that says the same.
  func name(saying text: String) -> String? { names[text] }

  mutating func note(_ function: UserFunction, as name: String) {
    let place = Self.place(of: function)
    places[place, default: []].append((body: function.body, name: name))
    order.places.append(place)
  }

  /// Takes note of one that says a text for the first time.
  mutating func note(_ text: String, as name: String) {
    names[text] = name
    order.names.append(text)
  }

  var mark: Mark { Mark(names: order.names.count, places: order.places.count) }

  /// Forgets what was written since.
  mutating func undo(to mark: Mark) {
    for text in order.names[mark.names...] { names[text] = nil }
    for place in order.places[mark.places...] { _ = places[place]?.popLast() }
    order.names.removeSubrange(mark.names...)
    order.places.removeSubrange(mark.places...)
  }

  private static func place(of function: UserFunction) -> String { "\(function.body.range.lower) \(function.name)" }
}
