import Foundation
import TestSupport
import Testing

@Suite struct DataCommandTests {
  @Test func theFolderIsToldAndListed() throws {
    try withLessons([:]) { folder in
      let data = testsFolder.appendingPathComponent("Cases/datos/fashion_mnist").path
      #expect(try leccion("data", "path", "Fashion_MNIST", in: folder).output == data + "\n")
      let list = try leccion("data", in: folder)
      #expect(list.output.contains("fashion_mnist"))
      #expect(list.output.contains(data))
    }
  }

  @Test func whatComesWithTheProgramHasNoFolder() throws {
    try withLessons([:]) { folder in
      let list = try leccion("data", "list", in: folder)
      #expect(list.output.contains("iris") && list.output.contains("\n  viene con leccion\n"))
      #expect(list.output.contains("espirales"))
      let path = try leccion("data", "path", "Iris", in: folder)
      #expect(path.status == 3)
      #expect(path.errors == "error[D001]: «iris» viene con leccion: no tiene carpeta\n")
      let fetched = try leccion("data", "get", "iris", in: folder)
      #expect(fetched.status == 0)
      #expect(fetched.errors == "iris viene con leccion: no hay nada que descargar\n")
    }
  }

  @Test func unknownNamesAreToldWithTheirNeighbour() throws {
    try withLessons([:]) { folder in
      let result = try leccion("data", "path", "fashion_mnits", in: folder)
      #expect(result.status == 3)
      #expect(
        result.errors == """
          error[D010]: no conozco el conjunto de datos «fashion_mnits»
            = ¿quisiste decir «fashion_mnist»?
            = hay: iris, espirales, fashion_mnist

          """)
    }
  }

  @Test func aServerThatDoesNotAnswerIsTold() throws {
    try withLessons([:]) { folder in
      // Port 9 of this machine: nobody listens there.
      let result = try leccion(
        "data", "get", "fashion_mnist", in: folder,
        environment: ["LECCION_DATOS": folder.path, "LECCION_DATOS_URL": "http://127.0.0.1:9"])
      // The system's own copy may be complete already: then there is nothing to fetch.
      if result.status != 0 {
        #expect(result.status == 3)
        #expect(result.errors.contains("error[D008]: no pude descargar «http://127.0.0.1:9/"))
        #expect(result.errors.contains("el servidor no contesta"))
      }
    }
  }
}
