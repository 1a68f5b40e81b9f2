import Diagnostics
import Lesson
import Runner

extension Exporter {
  /// The lesson as a program of Python that runs as it is.
  package func script(version: String) -> String {
    let (pieces, needs) = listing(prose: .printed)
    var lines = ["\"\"\"\(headline(version: version))\"\"\""] + preamble(needs)
    for piece in pieces {
      lines.append("")
      switch piece {
      case .text(let text): lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.comment)
      case .code(let code): lines += code
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func comment(_ line: Substring) -> String { ("# " + line).trimmedAtEnd }

  /// Title, summary and where it comes from.
  private func headline(version: String) -> String {
    let matter = document.frontMatter
    var parts = [matter.title?.value ?? fileName]
    if let summary = matter.summary { parts.append(summary.value) }
    parts.append(origin(version: version))
    return withoutTripleQuotes(parts.joined(separator: "\n\n").replacing("\\", with: "\\\\")) + "\n"
  }

  /// Where it comes from.
  func origin(version: String) -> String {
    "Esta es la lección «\(fileName)» en \(framework.name), escrita por leccion \(version).\n"
      + "El azar no es el mismo: los resultados se parecen, pero no coinciden."
  }

  var fileName: String { document.source.path.split(separator: "/").last.map(String.init) ?? "" }

  /// What stands before the lesson: modules, helpers and settings.
  func preamble(_ needs: PythonCode) -> [String] {
    let helpers = needs.allHelpers(framework)
    var imports = needs.imports.union([.numpy, framework == .keras ? .keras : .torch])
    for helper in helpers { imports.formUnion(helper.definition(framework).imports) }
    if helpers.contains(.besideLesson) { imports.insert(.pathlib) }
    let ordered = PythonImport.allCases.filter(imports.contains)
    let standard = ordered.filter(\.isStandard).flatMap(\.lines)
    var lines = standard + (standard.isEmpty ? [] : [""]) + ordered.filter { !$0.isStandard }.flatMap(\.lines)
    for helper in helpers {
      let text = helper.definition(framework).text
      guard !text.isEmpty else { continue }
      lines += ["", ""] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines + ["", ""] + settings(helpers)
  }

  /// The seed, the lesson's folder, and how numbers are printed.
  private func settings(_ helpers: [Helper]) -> [String] {
    let seed = document.frontMatter.seed?.value ?? defaultSeed
    // Keras takes 32 bits.
    let small = String(seed & 0xFFFF_FFFF)
    var lines = [framework == .keras ? "keras.utils.set_random_seed(\(small))" : "torch.manual_seed(\(small))"]
    lines.append("azar = np.random.default_rng(\(small))")
    lines.append("np.set_printoptions(precision=4, suppress=True)")
    if helpers.contains(.besideLesson) {
      let path = document.source.path
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      lines.append("carpeta = pathlib.Path(\(pythonString(folder)))  # donde está la lección, con sus archivos")
    }
    return lines
  }
}

extension PythonImport {
  fileprivate var lines: [String] { text.split(separator: "\n").map(String.init) }
}
