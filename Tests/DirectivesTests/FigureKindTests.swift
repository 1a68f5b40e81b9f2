import Directives
import Runner
import Testing

@Suite struct FigureKindTests {
  @Test func eachKindHasItsOwnName() {
    let names = allFigureKinds.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(
      names == [
        "imagen", "cuadrícula", "red", "curvas", "confusión", "predicciones", "barras",
        "función", "puntos", "frontera", "histograma",
        "filtros", "activaciones", "onda", "espectrograma",
      ])
  }

  @Test func eachOptionSaysWhatItIs() {
    for kind in allFigureKinds {
      for option in kind.options {
        #expect(!option.help.isEmpty, "\(kind.name): \(option.name)")
        #expect(!["de", "pie", "alt"].contains(option.name), "esas son de todas")
      }
    }
  }
}
