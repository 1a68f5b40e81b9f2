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

extension LayerWord {
  static let convolution = LayerWord(
    "convolución", aliases: ["Conv2D", "Conv2d", "Convolution2D"],
    usage: "convolución(32, tamaño: 3, activación: relu)",
    help: "pasa por la imagen unos filtros pequeños, que buscan lo mismo en todas partes",
    parameters: sliding("cuántos píxeles mide el núcleo de lado", "cuántos píxeles avanza"),
    labels: LayerLabel.allCases,
    shown: { (layer: Conv2D) in
      "convolución(\(layer.filters)\(settings(layer.kernelSize, layer.stride, layer.padding)))"
    }
  ) { call, reader in
    call.convolution(&reader).map { filters, size, stride, padding, activation in
      Conv2D(filters: filters, kernelSize: size, stride: stride, padding: padding, activation: activation)
    }
  }

  static let convolution1D = LayerWord(
    "convolución_1d", aliases: ["Conv1D", "Conv1d"], usage: "convolución_1d(32, tamaño: 3, activación: relu)",
    help: "pasa por una secuencia unos filtros pequeños",
    parameters: sliding("cuántos pasos de la secuencia mide el núcleo", "cuántos avanza"), labels: LayerLabel.allCases,
    shown: { (layer: Conv1D) in
      "convolución_1d(\(layer.filters)\(settings(layer.kernelSize, layer.stride, layer.padding)))"
    }
  ) { call, reader in
    call.convolution(&reader).map { filters, size, stride, padding, activation in
      Conv1D(filters: filters, kernelSize: size, stride: stride, padding: padding, activation: activation)
    }
  }

  static let maxPooling = LayerWord(
    "agrupación_máxima", aliases: ["MaxPooling2D", "MaxPool2D", "MaxPool2d"], usage: "agrupación_máxima(2)",
    help: "de cada ventana deja el número mayor", parameters: pooled("cuántos píxeles mide la ventana de lado"),
    shown: { (layer: MaxPool2D) in "agrupación_máxima(\(window(layer.size, layer.stride)))" }
  ) { call, reader in
    call.window(of: MaxPool2D.sizes, &reader).map { size, stride in MaxPool2D(size: size, stride: stride) }
  }

  static let averagePooling = LayerWord(
    "agrupación_media", aliases: ["AveragePooling2D", "AvgPool2D", "AvgPool2d"], usage: "agrupación_media(2)",
    help: "de cada ventana deja la media", parameters: pooled("cuántos píxeles mide la ventana de lado"),
    shown: { (layer: AvgPool2D) in "agrupación_media(\(window(layer.size, layer.stride)))" }
  ) { call, reader in
    call.window(of: AvgPool2D.sizes, &reader).map { size, stride in AvgPool2D(size: size, stride: stride) }
  }

  static let maxPooling1D = LayerWord(
    "agrupación_máxima_1d", aliases: ["MaxPooling1D", "MaxPool1D", "MaxPool1d"], usage: "agrupación_máxima_1d(2)",
    help: "de cada tramo de una secuencia deja el número mayor", parameters: pooled("cuántos pasos mide el tramo"),
    shown: { (layer: MaxPool1D) in "agrupación_máxima_1d(\(window(layer.size, layer.stride)))" }
  ) { call, reader in
    call.window(of: MaxPool1D.sizes, &reader).map { size, stride in MaxPool1D(size: size, stride: stride) }
  }

  static let globalAverage = LayerWord(
    "media_global", aliases: ["GlobalAveragePooling2D", "GlobalAvgPool2D", "AdaptiveAvgPool2d"],
    help: "de cada canal deja la media de toda la imagen"
  ) { _, _ in GlobalAvgPool2D() }

  static let globalAverage1D = LayerWord(
    "media_global_1d", aliases: ["GlobalAveragePooling1D", "GlobalAvgPool1D", "AdaptiveAvgPool1d"],
    help: "de cada característica deja la media de toda la secuencia"
  ) { _, _ in GlobalAvgPool1D() }
}

/// The arguments of a convolution, with what its kernel's size and steps count.
private func sliding(_ size: String, _ steps: String) -> [OptionSpecification] {
  [
    .filters, OptionSpecification("tamaño", "\(size); `3` si no se dice"),
    OptionSpecification("paso", "\(steps) cada vez; `1` si no se dice"),
    OptionSpecification(
      "relleno",
      "`válido`, y el núcleo no sale de los datos, o `mismo`, con ceros alrededor para que la salida no encoja; "
        + "`válido` si no se dice"),
    .activation,
  ]
}

/// The arguments of a pooling, with what its size counts.
private func pooled(_ size: String) -> [OptionSpecification] {
  [
    OptionSpecification("tamaño", "\(size); `2` si no se dice"),
    OptionSpecification("paso", "cuántos avanza cada vez; los que mide si no se dice"),
  ]
}

/// What a convolution says beside its filters: a kernel of 3, steps of 1 and no padding go without saying.
private func settings(_ size: Int, _ stride: Int, _ padding: Padding) -> String {
  (size == 3 ? "" : ", tamaño: \(size)") + (stride == 1 ? "" : ", paso: \(stride)")
    + (padding == .same ? ", relleno: mismo" : "")
}

private func window(_ size: Int, _ stride: Int) -> String { stride == size ? "\(size)" : "\(size), paso: \(stride)" }

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
  fileprivate func window(of sizes: ClosedRange<Int>, _ reader: inout DirectiveReader) -> (size: Int, stride: Int)? {
    let usage = "\(word.value)(2)"
    guard let size = integer("tamaño", default: 2, in: sizes.clamped(to: 1...maximumWindow), usage: usage, &reader),
      let stride = integer("paso", default: size, in: 1...maximumWindow, usage: usage, &reader)
    else { return nil }
    return (size, stride)
  }
}
