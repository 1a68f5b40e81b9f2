import ArgumentParser
import Cache
import Diagnostics
import Lesson
import Rendering
import Runner
import Site
import Typography

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Ejecuta un curso y escribe su sitio.",
    discussion: """
      El curso son los archivos .md de la carpeta, en el orden de sus nombres. «index.md» es la portada y \
      «glosario.md», el glosario; los demás, lecciones. Si una falla, las otras se escriben igual.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("La carpeta del curso.", valueName: "carpeta"))
  var folder = "Lessons"

  @Option(
    name: .short,
    help: ArgumentHelp("Carpeta en la que se escribe; lo que no sea del sitio queda como está.", valueName: "carpeta"))
  var output = PageWriter.defaultFolder

  @Option(
    help: ArgumentHelp("Colores del sitio: líneas «acento: #1F5FA8 #82B6EE», «papel» o «tinta».", valueName: "archivo"))
  var theme: String?

  @OptionGroup var limits: RunLimits

  @OptionGroup var caching: CacheChoice

  @Flag(help: "Enseña lo que se congeló con «leccion freeze»: sin datos y sin entrenar.")
  var frozen = false

  @Flag(help: "No imprime las páginas ni el progreso.")
  var quiet = false

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("a «-o» le falta la carpeta") }
  }

  func run() throws {
    let bench = Workbench(isFrozen: frozen)
    let status: ExitStatus
    do throws(Problem) {
      status = try build(bench)
    } catch {
      throw tell(error, bench)
    }
    throw ExitCode(status.rawValue)
  }

  /// [path] → check → run → [executed lesson] → site → [name: bytes] → written; what can be refused is refused first.
  private func build(_ bench: Workbench) throws(Problem) -> ExitStatus {
    guard let colours = try readColours(bench) else { return Code.unsuitableTheme.exitStatus }
    let course = try CourseFolder(folder)
    let target = try SiteFolder(output, pages: course.names.pages)
    let (cache, threads) = (frozen ? nil : caching.cache(bench), limits.threadCount)
    let stamps = cache.flatMap { cache in
      CourseStamps(cache, of: course, in: target, theme: colours.styleSheet, bench, threads: threads)
    }
    if let pages = stamps?.current() {
      show(pages, in: target, bench)
      return .success
    }
    let checked = inParallel(course.names.files, atMost: threads) { course.checked($0, on: bench) }
    let run = CourseRun(limits: limits, cache: cache, isFrozen: frozen, isQuiet: quiet)
    let built = site(
      of: course.assembled(run.execute(checked, on: bench)), version: version, theme: colours, threads: threads)
    for lesson in built.course.all {
      // What could not be read has no text to show.
      let isRead = lesson.problems.first?.code != .unreadableFile
      bench.tell(lesson.problems, in: isRead ? lesson.document.source : nil, of: lesson.document)
    }
    cache?.store.trim()
    try target.write(built.files)
    stamps?.keep(built)
    show(built.files.map(\.name), in: target, bench)
    return built.course.all.flatMap(\.problems).exitStatus
  }

  /// The paths of the pages, the first of them last.
  private func show(_ pages: [String], in target: SiteFolder, _ bench: Workbench) {
    if !quiet {
      for name in pages where name != SiteFolder.index { bench.output.line(target.path(of: name)) }
    }
    bench.output.line(target.path(of: SiteFolder.index))
  }

  /// The colours that were asked for; nil where they do not serve, which has been told.
  private func readColours(_ bench: Workbench) throws(Problem) -> Theme? {
    guard let theme else { return Theme() }
    let source = try readLesson(theme)
    let read = readTheme(source)
    bench.tell(read.problems, in: source)
    return read.problems.isEmpty ? read.theme : nil
  }
}
