import Lesson
import Plotting
import Testing

/// The selection of examples that `cuadrícula` and `predicciones` share.
@Suite struct ExampleSelectionTests {
  private func titles(_ options: String) throws -> [String] {
    guard case .imageGrid(let grid) = try figure(data + "```{figura cuadrícula}\n\(options)\n```\n").figure else {
      throw NotThatFigure()
    }
    return grid.tiles.map(\.title)
  }

  @Test func theFirstOnesAndTheChosenOnesAgree() throws {
    #expect(try titles("de: moda.prueba\nprimeras: 3") == titles("de: moda.prueba\níndices: [0, 1, 2]"))
  }

  @Test func indicesCountWithinTheSlice() throws {
    #expect(try titles("de: moda.prueba[3:]\níndices: [0, 1]") == titles("de: moda.prueba\níndices: [3, 4]"))
  }

  @Test func indicesMayBeComputed() throws {
    #expect(try titles("de: moda.prueba\níndices: [1 + 1]") == titles("de: moda.prueba\níndices: 2"))
  }

  @Test func anOrderIsKeptAndOnesMayBeRepeated() throws {
    let all = try titles("de: moda.prueba\nprimeras: 4")
    #expect(try titles("de: moda.prueba\níndices: [3, 0, 3]") == [all[3], all[0], all[3]])
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("índices: [0, 99, 1.5]", ["T005", "T004"]), ("índices: [-1]", ["T005"]), ("primeras: 0", ["T005"]),
      ("primeras: \"dos\"", ["T004"]), ("columnas: 21", ["T005"]), ("índices: [nada]", ["T001"]),
    ])
  func refuses(options: String, expected: [String]) {
    #expect(codes(data + "```{figura cuadrícula}\nde: moda.prueba\n\(options)\n```\n") == expected)
  }
}
