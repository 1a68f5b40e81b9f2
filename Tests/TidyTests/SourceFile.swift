import Foundation
import TestSupport

/// A file of this project, as the tests of tidiness see it.
struct SourceFile: Sendable, CustomStringConvertible {
  /// From the top folder: `Sources/Runner/Check/Check.swift`.
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var name: String { String(path.split(separator: "/").last ?? "") }
  var isSwift: Bool { path.hasSuffix(".swift") }
  /// The target or folder below the first one: `Runner`.
  var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  var description: String { path }

  /// All files below some folders of the project with one of some extensions, sorted.
  static func all(in folders: [String], _ extensions: [String]) -> [SourceFile] {
    folders.flatMap { folder -> [SourceFile] in
      let root = projectFolder.appendingPathComponent(folder)
      let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
      return found.sorted().compactMap { name in
        // Hidden folders hold what others wrote: the Python packages of a tool.
        guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
          extensions.contains((name as NSString).pathExtension),
          let text = try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
        else { return nil }
        return SourceFile(path: folder + "/" + name, text: text)
      }
    }
  }

  static let sources = all(in: ["Sources"], ["swift"])
  static let tests = all(in: ["Tests"], ["swift"])

  /// The modules that a file imports, with the line of each.
  var imports: [(module: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || ["package", "public", "internal", "private"].contains($0) })
      else { return nil }
      return (String(words[place + 1]), index + 1)
    }
  }
}
