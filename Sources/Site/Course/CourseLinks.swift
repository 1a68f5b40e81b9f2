import Diagnostics
import Lesson
import Typography

/// Finds the links of a course that lead to no page of it, or to no place in that page.
struct CourseLinks {
  /// The page of each file.
  let pages: [String: String]
  /// The places in each page.
  let anchors: [String: Set<String>]

  /// The problems of one lesson's links; those that its own check has told already are not told again.
  func problems(of lesson: ExecutedLesson, links: [String]) -> [Problem] {
    let told = lesson.problems.filter { $0.code == .brokenLink }.compactMap(\.range)
    var places = LinkPlaces(lesson.document.source)
    return links.compactMap { link in
      // Every link is looked for, so that the next of the same address is found after it.
      let place = places.next(link)
      if let place, told.contains(where: { $0.lower < place.upper && place.lower < $0.upper }) { return nil }
      return problem(link, at: place)
    }
  }

  private func problem(_ link: String, at place: SourceRange?) -> Problem? {
    switch LinkTarget(link) {
    case .elsewhere: return nil
    case .file(let path) where SiteNames.generated.contains(path) || pages.values.contains(path): return nil
    case .file(let path): return .fileOutsideSite(path, at: place)
    case .lesson(let file, let anchor):
      guard let page = pages[file] else {
        return .pageNotInCourse(file, guess: suggestion(for: file, among: pages.keys.sorted()), at: place)
      }
      guard let anchor, let known = anchors[page], !known.contains(anchor) else { return nil }
      return .anchorNotInPage(anchor, of: file, guess: suggestion(for: anchor, among: known.sorted()), at: place)
    }
  }
}

/// Where the addresses of a lesson's links stand in its source, one after another.
struct LinkPlaces {
  private let source: SourceText
  /// Where the next search of each address begins.
  private var starts: [String: Int] = [:]

  init(_ source: SourceText) {
    self.source = source
  }

  /// The next place of an address; nil where it was written in another way.
  mutating func next(_ address: String) -> SourceRange? {
    for form in [address, percentDecoded(address)] {
      let needle = Array(form.utf8)
      guard let first = needle.first else { continue }
      var index = starts[form] ?? 0
      while index + needle.count <= source.bytes.count {
        if source.bytes[index] == first, opensAddress(index), source.bytes[index...].starts(with: needle),
          closesAddress(index + needle.count) {
          starts[form] = index + needle.count
          return SourceRange(index, index + needle.count)
        }
        index += 1
      }
    }
    return nil
  }

  /// Whether an address may end here, and is not the beginning of a longer one.
  private func closesAddress(_ index: Int) -> Bool {
    guard index < source.bytes.count else { return true }
    return [UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(
      source.bytes[index])
  }

  /// Whether a link's address may begin here: after `](`, `](<` or `]: `.
  private func opensAddress(_ index: Int) -> Bool {
    var before = index - 1
    while before > 0, source.bytes[before] == UInt8(ascii: " ") || source.bytes[before] == UInt8(ascii: "<") {
      before -= 1
    }
    guard before > 0, source.bytes[before - 1] == UInt8(ascii: "]") else { return false }
    return source.bytes[before] == UInt8(ascii: "(") || source.bytes[before] == UInt8(ascii: ":")
  }
}
