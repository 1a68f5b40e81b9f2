package import Neural
package import Runner

extension ModelValue.LayerName {
  /// A layer as a lesson writes it: its sizes, and what differs from what it is without being said.
  package init(_ layer: any Layer) {
    self.init(name: spanishName(layer), activation: layer.activation.spanishName)
  }
}

private func spanishName(_ layer: any Layer) -> String {
  switch layer {
  case is Flatten: "aplanar"
  case let layer as Dense: "densa(\(layer.units))"
  case is ActivationLayer: "activación"
  case let layer as Reshape: "reformar(\(shapeList(layer.shape)))"
  case let layer as Conv2D:
    "convolución(\(layer.filters)\(window(layer.kernelSize, layer.stride, layer.padding)))"
  case let layer as MaxPool2D: "agrupación_máxima(\(pool(layer.size, layer.stride)))"
  case let layer as AvgPool2D: "agrupación_media(\(pool(layer.size, layer.stride)))"
  case is GlobalAvgPool2D: "media_global"
  case let layer as Dropout: "abandono(\(literal(layer.rate)))"
  case is BatchNorm: "normalización"
  case let layer as Conv1D:
    "convolución_1d(\(layer.filters)\(window(layer.kernelSize, layer.stride, layer.padding)))"
  case let layer as MaxPool1D: "agrupación_máxima_1d(\(pool(layer.size, layer.stride)))"
  default: String(describing: type(of: layer))
  }
}

private func window(_ size: Int, _ stride: Int, _ padding: Padding) -> String {
  var text = size == 3 ? "" : ", tamaño: \(size)"
  if stride != 1 { text += ", paso: \(stride)" }
  if padding == .same { text += ", relleno: mismo" }
  return text
}

private func pool(_ size: Int, _ stride: Int) -> String { stride == size ? "\(size)" : "\(size), paso: \(stride)" }
