import Preview
import Testing

@Suite struct UnsavedCopyTests {
  @Test(
    "de una lección salen nombres que se reconocen",
    arguments: ["a.md", "parte/01-clasificador.md", "a.sin-guardar.md", "sin-guardar.md", "a-2.md", "año"])
  func whatIsMadeIsKnown(lesson: String) {
    let names = [1, 2, 10, 4321].map { UnsavedCopy.name(of: lesson, number: $0) }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy(UnsavedCopy.isOne))
  }

  @Test func theFirstHasNoNumber() {
    #expect(UnsavedCopy.name(of: "01-a.md", number: 1) == "01-a.sin-guardar.md")
    #expect(UnsavedCopy.name(of: "01-a.md", number: 2) == "01-a.sin-guardar-2.md")
  }

  @Test(
    "lo demás es de quien lo llamó así",
    arguments: [
      "a.md", "sin-guardar.md", "a-sin-guardar.md", "a.sin-guardar", "a.sin-guardar.txt", "a.sin-guardar-.md",
      "a.sin-guardar-x.md", "a.sin-guardar-2x.md", "a.sin-guardar-2-3.md", "a.sin-guardar2.md", "a.sin-guardar.b.md",
      "a.sin-guardar/b.md", ".md", "-.md", "-2.md", "",
    ])
  func othersAreNone(name: String) { #expect(!UnsavedCopy.isOne(name)) }
}
