import Diagnostics
import Lesson
import Testing

@Suite struct OptionReaderTests {
  /// What is read of a body, as text.
  private struct Reading {
    /// Each option with its values: `capas- a, b` for a list, `capas: a` for a line.
    var options: [String]
    var problems: [String]
    var empty: [String]
    /// The body with what leaves no doubt mended.
    var fixed: String?
  }

  private func reading(_ body: String) throws -> Reading {
    let source = SourceText(path: "a.md", "```{modelo #a}\n\(body)\n```\n")
    let block = try #require(parseLesson(source).document.directives.first)
    let read = block.options(in: source)
    let options = read.options.map { option in
      switch option.value {
      case .line(let fragment): "\(option.key.value): \(source.text(fragment.range))"
      case .items(let items): "\(option.key.value)- " + items.map { source.text($0.range) }.joined(separator: ", ")
      }
    }
    let fixed = source.applyingFixes(of: read.problems).map { String(decoding: $0, as: UTF8.self) }
    return Reading(
      options: options, problems: read.problems.map { "\($0.code.rawValue) \($0.range.map(source.text) ?? "")" },
      empty: read.empty.map(\.value), fixed: fixed)
  }

  @Test(
    "otra marca vale por el guion, y se dice una vez",
    arguments: ["* ", "*", "• ", "•", "· ", "– ", "— ", "+ ", "-"])
  func otherMarks(mark: String) throws {
    let read = try reading("capas:\n\(mark)densa(3)\n\(mark)densa(2)\nsemilla: 1")
    #expect(read.options == ["capas- densa(3), densa(2)", "semilla: 1"])
    #expect(read.problems == ["L011 \(mark.filter { $0 != " " })"])
    #expect(read.fixed == "```{modelo #a}\ncapas:\n- densa(3)\n- densa(2)\nsemilla: 1\n```\n")
  }

  @Test func linesWithoutAnyMark() throws {
    let read = try reading("capas:\ndensa(3)\n\n  - aplanar\n# nota\ndensa(2,\n  sesgos: no)")
    #expect(read.options.count == 1 && read.options[0].hasPrefix("capas- densa(3), aplanar, densa(2,"))
    #expect(read.problems == ["L011 densa(3)"])
    #expect(
      read.fixed == "```{modelo #a}\ncapas:\n- densa(3)\n\n  - aplanar\n# nota\n- densa(2,\n  sesgos: no)\n```\n")
  }

  @Test func aCallIsAnItemEvenIfItIsWrong() throws {
    let read = try reading("capas:\n- aplanar\ndensa(3, relu y)")
    #expect(read.options == ["capas- aplanar, densa(3, relu y)"])
    #expect(read.problems == ["L011 densa(3, relu y)"])
  }

  @Test(
    "una sola línea puede ser el valor, y nada la cambia sin preguntar", arguments: ["adam(tasa: 0.1)", "3", "adam"])
  func oneLineBelowItsKey(value: String) throws {
    let read = try reading("optimizador:\n\(value)")
    #expect(read.options == ["optimizador: \(value)"])
    #expect(read.problems == ["L011 \(value)"])
    #expect(read.fixed == nil)
  }

  /// `-x` may be the opposite of `x`.
  @Test func aSignIsNotTakenAway() throws {
    #expect(try reading("capas:\n-x\n-y").fixed == nil)
    let read = try reading("capas:\n-1\n-2")
    #expect(read.options == ["capas- -1, -2"])
    #expect(read.fixed == "```{modelo #a}\ncapas:\n- -1\n- -2\n```\n")
  }

  @Test func whatCanBeAnOptionIsNoItem() throws {
    let read = try reading("capas:\népocas 5\nlote = 3\nsemilla: 1")
    #expect(read.options == ["semilla: 1"])
    #expect(read.problems == ["L011 capas", "L011 épocas 5", "L011 ="])
    #expect(read.empty == ["capas"])
    #expect(try reading("capas: 1\n* a").problems == ["L011 * a"], "solo tras una clave sin valor")
  }

  @Test("una clave sin sus dos puntos no es un elemento", arguments: ["entrada [4]", "entrada (4)", "tasa -1"])
  func aForgottenColonIsTold(line: String) throws {
    let read = try reading("capas:\n- densa(3)\n\(line)\nsemilla: 1")
    #expect(read.options == ["capas- densa(3)", "semilla: 1"])
    #expect(read.problems == ["L011 \(line)"])
    #expect(read.empty == [String(line.prefix { $0 != " " })], "está, y no se dice que falta")
    #expect(read.fixed == nil)
    #expect(try reading("capas:\n- densa(3)\na[4]").options == ["capas- densa(3), a[4]"])
  }

  @Test func soundListsStayAsTheyWere() throws {
    let read = try reading("capas:\n- densa(3)\n- -1\nvacía:\nsemilla: 1")
    #expect(read.options == ["capas- densa(3), -1", "semilla: 1"])
    #expect(read.problems == ["L011 vacía"])
    #expect(read.empty == ["vacía"])
  }
}
