import Datasets
import FileSystem

/// What stands in a lesson's folder and below it, each folder read once, when it is first asked for.
struct FolderIndex {
  enum Place: Equatable {
    case present
    /// Which part of the path is not there: where it would be (`figuras/`), its name, what follows it (`/a.png`) and
    /// the names that are there.
    case absent(place: String, name: String, rest: String, names: [String])
    /// Through `..`, from the root, or through a link of the file system: not to be looked at.
    case outside
    /// What cannot be read, or holds too much.
    case unknown
  }

  private struct Contents {
    let kinds: [String: FileKind]
    let names: [String]
  }

  private let root: String
  /// By the path below the root, with a slash at its end; nil for one that cannot be read.
  private var folders: [String: Contents?] = [:]
  private var count = 0

  /// Names that are read in all.
  static let mostNames = 50_000

  init(_ folder: LessonFolder) { root = folder.path }

  mutating func find(_ path: String) -> Place {
    guard EnclosedFolder.isInside(path) else { return .outside }
    var place = ""
    let parts = path.split(separator: "/").map(String.init).filter { $0 != "." }
    for (index, part) in parts.enumerated() {
      guard let contents = contents(of: place) else { return .unknown }
      switch contents.kinds[part] {
      case .link: return .outside
      case .folder: place += part + "/"
      case .file, .other:
        guard index < parts.count - 1 else { return .present }
        return .absent(place: place + part + "/", name: parts[index + 1], rest: "", names: [])
      case nil:
        let rest = parts[(index + 1)...].map { "/" + $0 }.joined()
        return .absent(place: place, name: part, rest: rest, names: contents.names)
      }
    }
    return .present
  }

  private mutating func contents(of place: String) -> Contents? {
    if let known = folders[place] { return known }
    let path = root.isEmpty ? (place.isEmpty ? "." : place) : root + "/" + place
    var contents: Contents?
    do throws(SystemFault) {
      if let entries = try FolderEntry.all(in: path, limit: Self.mostNames - count) {
        count += entries.count
        contents = Contents(
          kinds: Dictionary(entries.map { ($0.name, $0.kind) }) { first, _ in first }, names: entries.map(\.name))
      } else {
        count = Self.mostNames
      }
    } catch {
      contents = nil
    }
    folders[place] = .some(contents)
    return contents
  }
}
