import Cache
import Datasets
import Diagnostics
import FileSystem
import Lesson
import Runner
import Site

/// What a site was made from, and its pages: while all of it is still so, it need not be made again.
///
/// Every file that was read counts by its content and by where its path leads, and so does every page that was written;
/// folders and datasets count by the list of their files, and links of the prose by where they lead. A course about
/// which there is something to tell has no stamp, so that it is told each time.
struct CourseStamp: Codable {
  /// The texts, the colours, the program, and where data are looked for.
  private var made: Digest
  /// Data, images, and what links lead to.
  private var places: [Place]
  private var wholes: [LessonOrigin.Whole]
  private var pages: [WrittenFile]

  /// A path beside a lesson.
  fileprivate struct Place: Codable {
    let path: String
    /// Of the path without links of the file system; nil where it leads to nothing.
    let real: Digest?
    /// Of the content, where that was read.
    let content: Digest?

    init(_ path: String, content: Digest? = nil) {
      self.path = path
      real = Self.real(path)
      self.content = content
    }

    static func real(_ path: String) -> Digest? { (try? FileSystem.realPath(path)).map { Digest(of: $0) } }
  }
}

/// Keeps the stamp of one site and compares it.
struct CourseStamps {
  private let cache: StepCache
  private let key: Digest
  private let made: Digest
  private let texts: Set<Digest>
  private let target: SiteFolder
  private let library: DatasetLibrary
  private let threads: Int

  /// Nil where a text cannot be read.
  init?(
    _ cache: StepCache, of course: CourseFolder, in target: SiteFolder, theme: String, _ bench: Workbench, threads: Int
  ) {
    var parts = ["site", cache.program, version, theme, course.path]
    var texts: Set<Digest> = []
    for variable in ["LECCION_DATOS", "XDG_DATA_HOME", "HOME"] { parts.append(bench.environment[variable] ?? "") }
    for name in course.names.files {
      guard let text = try? readLesson(joined(course.path, name)) else { return nil }
      let digest = Digest(of: text.bytes)
      parts += [name, digest.hexadecimal]
      texts.insert(digest)
    }
    made = Digest(of: parts)
    key = Digest(of: ["site", realPath(course.path), realPath(target.folder)])
    self.texts = texts
    self.cache = cache
    self.target = target
    library = bench.library
    self.threads = threads
  }

  /// The names of the pages, if the site is as it would be made now.
  func current() -> [String]? {
    guard let stamp = cache.value(of: CourseStamp.self, under: key, .run) else { return nil }
    return stamp.isCurrent(made, target, cache, library, threads: threads) ? stamp.pageNames : nil
  }

  /// Keeps what a site was made from, where all of that is known and nothing is wrong with it.
  func keep(_ built: BuiltSite) {
    // A text that changed meanwhile is not the one that was noted.
    guard built.course.all.allSatisfy({ texts.contains(Digest(of: $0.document.source.bytes)) }),
      let stamp = CourseStamp(built, made, threads: threads)
    else { return }
    // That nothing can be kept has been told for the steps.
    try? cache.keep(stamp, under: key, .run)
  }
}

extension CourseStamp {
  fileprivate init?(_ built: BuiltSite, _ made: Digest, threads: Int) {
    self.made = made
    places = []
    wholes = []
    for lesson in built.course.all {
      guard let origin = lesson.origin, lesson.problems.isEmpty else { return nil }
      let folder = parentFolder(of: lesson.document.source.path)
      for file in origin.files {
        guard let digest = Digest(hexadecimal: file.digest) else { return nil }
        places.append(Place(file.path, content: digest))
      }
      wholes += origin.wholes
      // What a page shows is what was read, whatever the file has become since.
      let images = lesson.document.imagePlaces
      guard images.count == lesson.images.count else { return nil }
      for (path, image) in zip(images, lesson.images) {
        guard let image else { return nil }
        places.append(Place(joined(folder, path), content: Digest(of: image.bytes)))
      }
      places += lesson.document.linkPlaces.map { Place(joined(folder, $0)) }
    }
    pages = inParallel(built.files, atMost: threads) { WrittenFile($0.name, $0.bytes) }
  }

  fileprivate var pageNames: [String] { pages.map(\.name) }

  fileprivate func isCurrent(
    _ made: Digest, _ target: SiteFolder, _ cache: StepCache, _ library: DatasetLibrary, threads: Int
  ) -> Bool {
    guard made == self.made, target.lists(pageNames), wholes.allSatisfy({ $0.isSame(in: library) }),
      places.allSatisfy({ $0.isSame(cache) })
    else { return false }
    return inParallel(pages, atMost: threads) { $0.isIn(target.folder) }.allSatisfy { $0 }
  }
}

extension CourseStamp.Place {
  /// Whether it leads to the same file with the same content.
  fileprivate func isSame(_ cache: StepCache) -> Bool {
    guard Self.real(path) == real else { return false }
    guard let content else { return true }
    return cache.store.digest(ofFile: path) { try? StoredContent.file($0).raw(limit: 1 << 30) } == content
  }
}

/// Where a path leads, by which a folder is known however it is written.
private func realPath(_ path: String) -> String {
  (try? FileSystem.realPath(path)).map { String(decoding: $0, as: UTF8.self) } ?? path
}
