import Diagnostics
import Lesson
package import Neural
package import Runner

/// How the border of an image is treated.
package let paddings = Vocabulary<Padding>(
  family: "los rellenos",
  words: [
    Word("válido", aliases: ["valid"], help: "la ventana no sale de la imagen", means: .valid),
    Word("mismo", aliases: ["same"], help: "ceros alrededor, para que la salida no encoja", means: .same),
  ])

extension Word<any Layer> {
  static let convolution = Word(
    "convolución", aliases: ["Conv2D", "Conv2d", "Convolution2D"],
    usage: "convolución(32, tamaño: 3, activación: relu)",
    help: "pasa por la imagen unos filtros pequeños, que buscan lo mismo en todas partes",
    parameters: ["filtros", "tamaño", "paso", "relleno", "activación"]
  ) { call, reader in
    call.convolution(&reader).map { filters, size, stride, padding, activation in
      Conv2D(filters: filters, kernelSize: size, stride: stride, padding: padding, activation: activation)
    }
  }

  static let convolution1D = Word(
    "convolución_1d", aliases: ["Conv1D", "Conv1d"], usage: "convolución_1d(32, tamaño: 3, activación: relu)",
    help: "pasa por una secuencia unos filtros pequeños",
    parameters: ["filtros", "tamaño", "paso", "relleno", "activación"]
  ) { call, reader in
    call.convolution(&reader).map { filters, size, stride, padding, activation in
      Conv1D(filters: filters, kernelSize: size, stride: stride, padding: padding, activation: activation)
    }
  }

  static let maxPooling = Word(
    "agrupación_máxima", aliases: ["MaxPooling2D", "MaxPool2D", "MaxPool2d"], usage: "agrupación_máxima(2)",
    help: "de cada ventana deja el mayor", parameters: ["tamaño", "paso"]
  ) { call, reader in
    call.window(to: 16, &reader).map { size, stride in MaxPool2D(size: size, stride: stride) }
  }

  static let averagePooling = Word(
    "agrupación_media", aliases: ["AveragePooling2D", "AvgPool2D", "AvgPool2d"], usage: "agrupación_media(2)",
    help: "de cada ventana deja la media", parameters: ["tamaño", "paso"]
  ) { call, reader in
    call.window(to: 1024, &reader).map { size, stride in AvgPool2D(size: size, stride: stride) }
  }

  static let maxPooling1D = Word(
    "agrupación_máxima_1d", aliases: ["MaxPooling1D", "MaxPool1D", "MaxPool1d"], usage: "agrupación_máxima_1d(2)",
    help: "de cada tramo de una secuencia deja el mayor", parameters: ["tamaño", "paso"]
  ) { call, reader in
    call.window(to: 256, &reader).map { size, stride in MaxPool1D(size: size, stride: stride) }
  }

  static let globalAverage = Word(
    "media_global", aliases: ["GlobalAveragePooling2D", "GlobalAvgPool2D", "AdaptiveAvgPool2d"],
    help: "de cada canal deja la media de toda la imagen"
  ) { _, _ in
    GlobalAvgPool2D()
  }
}

/// The largest kernel and step that a lesson may ask for.
private let maximumWindow = 1024

extension Call {
  /// The arguments of a convolution; nil is told.
  fileprivate func convolution(
    _ reader: inout DirectiveReader
  ) -> (filters: Int, size: Int, stride: Int, padding: Padding, activation: Activation)? {
    let usage = "\(word.value)(32, tamaño: 3, activación: relu)"
    let filters = integer("filtros", in: 1...maximumUnits, usage: usage, &reader)
    let size = integer("tamaño", default: 3, in: 1...maximumWindow, usage: usage, &reader)
    let stride = integer("paso", default: 1, in: 1...maximumWindow, usage: usage, &reader)
    let padding = arguments["relleno"].map { paddings.read($0, &reader) } ?? .valid
    let activation = activation(&reader)
    guard let filters, let size, let stride, let padding, let activation else { return nil }
    return (filters, size, stride, padding, activation)
  }

  /// The arguments of a pooling, whose stride is its size if not given; nil is told.
  fileprivate func window(to most: Int, _ reader: inout DirectiveReader) -> (size: Int, stride: Int)? {
    let usage = "\(word.value)(2)"
    guard let size = integer("tamaño", default: 2, in: 1...most, usage: usage, &reader),
      let stride = integer("paso", default: size, in: 1...maximumWindow, usage: usage, &reader)
    else { return nil }
    return (size, stride)
  }
}
