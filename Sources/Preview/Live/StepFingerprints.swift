import Diagnostics
import Lesson
import Typography

/// What the result of each step comes from: its own text, the settings of the lesson, and all above that it depends on.
///
/// A step whose fingerprint is not that with which it ran is to be run again. Prose is in none; `versions` are those of
/// the files that each step reads, where they were changed since the lesson was opened.
func stepFingerprints(of document: Document, versions: [[UInt64]]) -> [UInt64] {
  let source = document.source
  let settings = document.frontMatter.range.map { source.text($0) } ?? ""
  var earlier: [(changes: Set<String>, fingerprint: UInt64)] = []
  return document.directives.enumerated().map { index, block in
    let text = DirectiveText(block, in: source).text
    let words = Set(identifiers(in: text))
    var digest = Digest64()
    digest.add(settings.utf8)
    digest.add(text.utf8)
    for version in index < versions.count ? versions[index] : [] { digest.add(version) }
    for step in earlier where !step.changes.isDisjoint(with: words) { digest.add(step.fingerprint) }
    earlier.append((names(changedBy: block, in: source), digest.value))
    return digest.value
  }
}

/// The names that stand for something else once a step is done.
func names(changedBy block: DirectiveBlock, in source: SourceText) -> Set<String> {
  var names: Set<String> = []
  if let id = block.id { names.insert(id.value) }
  switch folded(block.name.value) {
  // A model is another once it is compiled or trained.
  case "compilar", "entrenar":
    if let reference = block.reference { names.insert(reference.value) }
    for option in block.options(in: source).options where folded(option.key.value) == "modelo" {
      if case .line(let value) = option.value { names.formUnion(identifiers(in: source.text(value.range))) }
    }
  case "calcular":
    for statement in block.statements(in: source).statements {
      switch statement.value {
      case .binding(let name, _), .function(let name, parameters: _, _): names.insert(name.value)
      case .expression: break
      }
    }
  default: break
  }
  return names
}

/// The words of a text that may be names.
func identifiers(in text: String) -> [String] {
  text.unicodeScalars.split { !($0 == "_" || $0.properties.isXIDContinue) }.map { String($0) }
}
