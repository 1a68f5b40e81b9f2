import Lesson
import Plotting
import Testing

@Suite struct ImageFigureTests {
  private func plot(_ options: String) throws -> ImagePlot {
    guard case .image(let plot) = try figure(data + "```{figura imagen}\n\(options)\n```\n").figure else {
      throw NotThatFigure()
    }
    return plot
  }

  @Test func showsOneImage() throws {
    let plot = try plot("de: moda.entrenamiento")
    #expect(plot.raster.width == 28 && plot.raster.height == 28)
    #expect(plot.title == "Bota")
    #expect(plot.scale == 0...1)
    #expect(plot.raster.pixels.contains { $0 > 0 })
  }

  @Test func theIndexPicks() throws {
    #expect(try plot("de: moda.entrenamiento\níndice: 3").title == "Vestido")
    #expect(try plot("de: moda.entrenamiento[2:]\níndice: 1").title == "Vestido", "se cuenta dentro del corte")
    #expect(try plot("de: moda.prueba").raster != plot("de: moda.entrenamiento").raster)
  }

  @Test func aMatrixIsAnImage() throws {
    let plot = try plot("de: [[0, 1], [2, 4]]")
    #expect(plot.raster.pixels == [0, 64, 128, 255])
    #expect(plot.scale == 0...4)
    #expect(try self.plot("de: moda.prueba.imágenes[0]").raster.width == 28)
    #expect(try self.plot("de: [[3, 3]]").raster.pixels == [0, 0], "una matriz plana")
    #expect(try self.plot("de: [[1/0, 1], [0/0, 2]]").raster.pixels == [0, 0, 0, 255], "lo no finito es fondo")
    #expect(try self.plot("de: [[-1e308, 1e308]]").raster.pixels == [0, 255], "los números más grandes")
  }

  @Test(
    "lo que está mal se dice",
    arguments: [
      ("de: moda", "T004"), ("de: 3", "T004"), ("de: [1, 2]", "T004"), ("de: moda.prueba\níndice: 32", "T005"),
      ("de: moda.prueba\níndice: -1", "T005"), ("de: moda.prueba[:0]", "T004"),
      ("de: moda.prueba\nprimeras: 3", "L012"),
      ("de: ceros([0, 3])", "T004"),
    ])
  func refuses(options: String, code: String) {
    #expect(codes(data + "```{figura imagen}\n\(options)\n```\n") == [code])
  }
}

/// A step drew another figure than the one that a test asks for.
struct NotThatFigure: Error {}
