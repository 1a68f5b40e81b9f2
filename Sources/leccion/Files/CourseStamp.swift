import Cache
import Datasets
import Diagnostics
import FileSystem
import Lesson
import Runner
import Site

/// What a site was made from, and its pages: while all of it is still so, it need not be made again.
///
/// Every file that was read counts by its content, and so does every page that was written; what links lead to must be
/// there. A course about which there is something to tell has no stamp, so that it is told each time.
struct CourseStamp: Codable {
  /// The texts, the colours, the program, and where data are looked for.
  private var made: Digest
  /// Data and images.
  private var files: [LessonOrigin.File]
  /// What links lead to.
  private var places: [String]
  private var pages: [WrittenFile]
}

/// Keeps the stamp of one site and compares it.
struct CourseStamps {
  private let cache: StepCache
  private let key: Digest
  private let made: Digest
  private let target: SiteFolder
  private let threads: Int

  /// Nil where a text cannot be read.
  init?(
    _ cache: StepCache, of course: CourseFolder, in target: SiteFolder, theme: String, _ bench: Workbench, threads: Int
  ) {
    var parts = ["site", cache.program, version, theme, course.path]
    for variable in ["LECCION_DATOS", "XDG_DATA_HOME", "HOME"] { parts.append(bench.environment[variable] ?? "") }
    for name in course.names.files {
      guard let text = try? readLesson(joined(course.path, name)) else { return nil }
      parts += [name, Digest(of: text.bytes).hexadecimal]
    }
    made = Digest(of: parts)
    key = Digest(of: ["site", realPath(course.path), realPath(target.folder)])
    self.cache = cache
    self.target = target
    self.threads = threads
  }

  /// The names of the pages, if the site is as it would be made now.
  func current() -> [String]? {
    guard let stamp = cache.value(of: CourseStamp.self, under: key, .run) else { return nil }
    return stamp.isCurrent(made, target, cache, threads: threads) ? stamp.pageNames : nil
  }

  /// Keeps what a site was made from, where all of that is known and nothing is wrong with it.
  func keep(_ built: BuiltSite) {
    guard let stamp = CourseStamp(built, made, cache, threads: threads) else { return }
    // That nothing can be kept has been told for the steps.
    try? cache.keep(stamp, under: key, .run)
  }
}

extension CourseStamp {
  fileprivate init?(_ built: BuiltSite, _ made: Digest, _ cache: StepCache, threads: Int) {
    self.made = made
    files = []
    places = []
    for lesson in built.course.all {
      guard let origin = lesson.origin, lesson.problems.isEmpty else { return nil }
      let folder = parentFolder(of: lesson.document.source.path)
      files += origin.files
      for image in lesson.document.imagePlaces {
        let path = joined(folder, image)
        guard let digest = cache.digest(of: path) else { return nil }
        files.append(LessonOrigin.File(path: path, digest: digest.hexadecimal))
      }
      places += lesson.document.linkPlaces.map { joined(folder, $0) }.filter(isThere)
    }
    pages = inParallel(built.files, atMost: threads) { WrittenFile($0.name, $0.bytes) }
  }

  fileprivate var pageNames: [String] { pages.map(\.name) }

  fileprivate func isCurrent(_ made: Digest, _ target: SiteFolder, _ cache: StepCache, threads: Int) -> Bool {
    guard made == self.made, target.lists(pageNames), places.allSatisfy(isThere),
      files.allSatisfy({ cache.digest(of: $0.path)?.hexadecimal == $0.digest })
    else { return false }
    return inParallel(pages, atMost: threads) { $0.isIn(target.folder) }.allSatisfy { $0 }
  }
}

extension StepCache {
  fileprivate func digest(of path: String) -> Digest? {
    store.digest(ofFile: path) { try? StoredContent.file($0).raw(limit: 1 << 30) }
  }
}

/// Where a path leads, by which a folder is known however it is written.
private func realPath(_ path: String) -> String {
  (try? FileSystem.realPath(path)).map { String(decoding: $0, as: UTF8.self) } ?? path
}
