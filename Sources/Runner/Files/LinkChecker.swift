import Datasets
package import Diagnostics
package import Lesson

/// Looks whether the links of a lesson's prose lead somewhere: to a part of its page, or to what stands beside it.
///
/// Nothing outside of the lesson's folder is looked at, no link of the file system is followed, and each folder is read
/// once. A lesson that is not in its folder, because it is not saved yet, has nothing beside it to compare with.
package struct LinkChecker {
  private var folder: FolderIndex
  /// The lesson's own file.
  private let lesson: String
  private let targets: Set<String>
  /// In order; made where one is wrong.
  private lazy var sortedTargets = targets.filter { !$0.contains(":") }.sorted()
  /// What an address is worth, found once.
  private var known: [String: Finding] = [:]
  private var guesses = 0

  /// Where more addresses are wrong, the nearest names are no longer looked for.
  private static let mostGuesses = 50
  /// Names among which the nearest is looked for.
  private static let mostNames = 1000

  private enum Finding {
    case good
    case outside
    case noFile(String, guess: String?)
    case noTarget(String, guess: String?)
    case noAddress
  }

  /// `targets` are the names in the lesson's page.
  package init(_ lesson: String, targets: Set<String>) {
    folder = FolderIndex(LessonFolder(of: lesson))
    self.lesson = lesson.split(separator: "/").last.map(String.init) ?? lesson
    self.targets = targets
  }

  package mutating func problems(of links: [LinkReference]) -> [Problem] {
    var told: Set<Int> = []
    return links.compactMap { link in
      // An address that several links refer to is mended once.
      if link.isAddress, !told.insert(link.range.lower).inserted { return nil }
      let finding: Finding
      if let found = known[link.address] {
        finding = found
      } else {
        finding = find(link.address)
        known[link.address] = finding
      }
      switch finding {
      case .good: return nil
      case .outside: return .linkOutside(link)
      case .noAddress: return .linkWithoutAddress(link)
      case .noFile(let path, let guess): return .linkToNoFile(path, link, guess: guess)
      case .noTarget(let name, let guess): return .linkToNoTarget(name, link, guess: guess)
      }
    }
  }

  private mutating func find(_ address: String) -> Finding {
    if address.isEmpty { return .noAddress }
    if LessonAddress.isRemote(address) { return .good }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? LessonAddress.decoded(parts[1]) : nil
    let written = String(parts[0].prefix { $0 != "?" })
    guard !written.isEmpty else { return find(fragment: fragment ?? "", in: "") }
    let path = LessonAddress.decoded(written)
    switch folder.find(path) {
    case .outside: return .outside
    case .unknown: return .good
    case .absent(let place, let name, let rest, let names):
      // A folder that does not have the lesson either is not where the lesson will be.
      guard case .present = folder.find(lesson) else { return .good }
      var nearest = guess { Self.nearest(name, among: names) }.map { place + $0 }
      if let near = nearest, !rest.isEmpty {
        nearest = folder.find(near + rest) == .present ? near + rest : nil
      }
      let end = fragment.map { "#" + LessonAddress.encoded($0) } ?? ""
      return .noFile(path, guess: nearest.map { LessonAddress.encoded($0) + end })
    case .present:
      return path == lesson || path == "./" + lesson ? find(fragment: fragment ?? "", in: written) : .good
    }
  }

  /// The empty fragment and `top` lead to the top of a page.
  private mutating func find(fragment: String, in path: String) -> Finding {
    if fragment.isEmpty || fragment.lowercased() == "top" || targets.contains(fragment) { return .good }
    let names = sortedTargets
    let nearest = guess { suggestion(for: fragment, among: Array(names.prefix(Self.mostNames))) }
    return .noTarget(fragment, guess: nearest.map { path + "#" + $0 })
  }

  private mutating func guess(_ nearest: () -> String?) -> String? {
    guesses += 1
    return guesses <= Self.mostGuesses ? nearest() : nil
  }

  /// The page of a lesson is meant by its lesson; else the nearest name.
  private static func nearest(_ name: String, among names: [String]) -> String? {
    if name.hasSuffix(".html") {
      let lesson = name.dropLast("html".count) + "md"
      if names.contains(where: { $0 == lesson }) { return String(lesson) }
    }
    return suggestion(for: name, among: Array(names.lazy.filter { !$0.hasPrefix(".") }.prefix(mostNames)))
  }
}
