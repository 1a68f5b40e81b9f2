import Datasets
import Diagnostics
import Directives
import Lesson
import Neural
import Runner
import Typography

extension DataDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    guard let id = writer.block?.id?.value, case .dataset(let value)? = writer.value(id) else {
      return StepCode(writer)
    }
    let data = writer.arrays(id)
    var shown: [String]?
    switch origin {
    case .source(.installed):
      writer.line("(\(data.training.inputs), \(data.training.labels)), (\(data.test.inputs), \(data.test.labels)) = \\")
      writer.line("    \(writer.call(.fashionMNIST))()")
      shown = Self.idiom(data, writer.framework)
    case .source(.iris): writer.line("\(data.training.inputs), \(data.training.labels) = \(writer.call(.iris))()")
    case .source(.spirals(let spirals)):
      let arguments = "clases=\(spirals.classes), puntos=\(spirals.points), ruido=\(pythonNumber(spirals.noise))"
      writer.line("\(data.training.inputs), \(data.training.labels) = \(writer.call(.spirals))(\(arguments))")
    case .source(.table(let table)): Self.write(table, data, in: &writer)
    case .source(.images(let folder)):
      var arguments: [String] = []
      if let size = folder.size { arguments.append("tamaño=(\(size.height), \(size.width))") }
      if folder.isColored { arguments.append("color=True") }
      Self.write(.images, of: folder.folder, arguments, data, in: &writer)
    case .source(.sounds(let folder)):
      // Both parts of a folder are as long as the longest sound of either.
      let length = folder.length ?? (folder.folder.hasTest ? value.facts.inputShape.first : nil)
      let arguments = length.map { ["muestras=\($0)"] } ?? []
      Self.write(.sounds, of: folder.folder, arguments, data, in: &writer)
    case .tensors(let tensors):
      writer.need(.numpy)
      writer.line("\(data.training.inputs) = np.array(\(writer.text(tensors.inputs)), dtype='float32')")
      if value.facts.inputShape == [1] {
        writer.line("\(data.training.inputs) = \(data.training.inputs).reshape(-1, 1)")
      }
      var type = "int"
      if case .values = value.facts.targets { type = "'float32'" }
      writer.line("\(data.training.labels) = np.array(\(writer.text(tensors.labels)), dtype=\(type))")
    }
    let before = writer.code.lines.count
    finish(data, value, in: &writer)
    guard let shown else { return StepCode(writer) }
    return StepCode(writer, shown: .lines(shown + writer.code.lines[before...]))
  }

  /// The calls of the course notes, and their like in PyTorch.
  private static func idiom(_ data: LessonMemory.Dataset, _ framework: Framework) -> [String] {
    switch framework {
    case .keras:
      return [
        "fashion_mnist = keras.datasets.fashion_mnist",
        "(\(data.training.inputs), \(data.training.labels)), (\(data.test.inputs), \(data.test.labels)) = \\",
        "    fashion_mnist.load_data()",
      ]
    case .pytorch:
      return [
        "from torchvision import datasets",
        "entrenamiento = datasets.FashionMNIST('datos', train=True, download=True)",
        "prueba = datasets.FashionMNIST('datos', train=False, download=True)",
        "\(data.training.inputs), \(data.training.labels) = entrenamiento.data.numpy(), entrenamiento.targets.numpy()",
        "\(data.test.inputs), \(data.test.labels) = prueba.data.numpy(), prueba.targets.numpy()",
      ]
    }
  }

  private static func write(_ table: TableDataset, _ data: LessonMemory.Dataset, in writer: inout PythonWriter) {
    var arguments = [writer.place(table.path), pythonString(table.target)]
    if let inputs = table.inputs { arguments.append("columnas=\(pythonList(inputs))") }
    switch table.missing {
    case .refused: break
    case .rowDropped: arguments.append("faltantes='quitar'")
    case .filledWithMean: arguments.append("faltantes='media'")
    }
    if let separator = table.separator {
      arguments.append("separador=\(pythonString(String(UnicodeScalar(separator))))")
    }
    let targets = [data.training.inputs, data.training.labels, data.classes, data.columns].joined(separator: ", ")
    writer.lines(pythonCall("\(targets) = \(writer.call(.table))", arguments))
  }

  /// Each part of a folder by itself, where it has two.
  private static func write(
    _ helper: Helper, of folder: ClassFolder, _ arguments: [String], _ data: LessonMemory.Dataset,
    in writer: inout PythonWriter
  ) {
    let (training, test) = (data.training, data.test)
    let parts = folder.hasTest ? ["/entrenamiento", "/prueba"] : [""]
    let targets = [[training.inputs, training.labels, data.classes], [test.inputs, test.labels, "_"]]
    for (part, names) in zip(parts, targets) {
      let call = "\(names.joined(separator: ", ")) = \(writer.call(helper))"
      writer.lines(pythonCall(call, [writer.place(folder.path + part)] + arguments))
    }
  }

  /// The test part, the limit, the scale and the names.
  private func finish(_ data: LessonMemory.Dataset, _ value: DatasetValue, in writer: inout PythonWriter) {
    let (x, y) = (data.training.inputs, data.training.labels)
    let (testX, testY) = (data.test.inputs, data.test.labels)
    var hasTest = false
    switch origin {
    case .source(.installed): hasTest = true
    case .source(.images(let images)): hasTest = images.folder.hasTest
    case .source(.sounds(let sounds)): hasTest = sounds.folder.hasTest
    case .source, .tensors: break
    }
    if let split {
      let call = "\(writer.call(.testSplit))(\(x), \(y), \(pythonNumber(split.share)))"
      writer.line("(\(x), \(y)), (\(testX), \(testY)) = \(call)")
      hasTest = true
    }
    if limit < Int.max {
      writer.line("\(x), \(y) = \(x)[:\(limit)], \(y)[:\(limit)]")
      if hasTest { writer.line("\(testX), \(testY) = \(testX)[:\(limit)], \(testY)[:\(limit)]") }
    }
    if divisor != 1 {
      writer.line("\(x) = \(x).astype('float32') / \(pythonNumber(Double(divisor)))")
      if hasTest { writer.line("\(testX) = \(testX).astype('float32') / \(pythonNumber(Double(divisor)))") }
    }
    if !hasTest { writer.line("\(testX), \(testY) = \(x)[:0], \(y)[:0]") }
    switch origin {
    case .source(.table), .source(.images), .source(.sounds):
      if let classNames { writer.line("\(data.classes) = \(pythonList(classNames))") }
    case .source(.installed), .source(.iris), .source(.spirals), .tensors:
      switch value.facts.targets {
      case .classes(let names), .values(let names): writer.lines(pythonNames(data.classes, names))
      }
      if !value.facts.inputNames.isEmpty, value.facts.inputNames.count <= 64 {
        writer.lines(pythonNames(data.columns, value.facts.inputNames))
      }
    }
  }
}

/// `name = ['…', …]`, over lines where it is long.
func pythonNames(_ name: String, _ texts: [String], width: Int = 88) -> [String] {
  let line = "\(name) = \(pythonList(texts))"
  guard line.count > width else { return [line] }
  var lines = ["\(name) = ["]
  var current = "   "
  for text in texts {
    let piece = " \(pythonString(text)),"
    if current.count + piece.count > width {
      lines.append(current)
      current = "   "
    }
    current += piece
  }
  return lines + [current, "]"]
}

extension PythonWriter {
  /// Names the arrays of a dataset.
  mutating func arrays(_ id: String) -> LessonMemory.Dataset {
    let base = PythonNames.spelt(id)
    let names = ["clases", "x", "y", "x_prueba", "y_prueba", "columnas"].map { memory.names.claim("\(base)_\($0)") }
    let dataset = LessonMemory.Dataset(
      training: LessonMemory.Split(inputs: names[1], labels: names[2], classes: names[0]),
      test: LessonMemory.Split(inputs: names[3], labels: names[4], classes: names[0]), columns: names[5])
    memory.datasets[id] = dataset
    return dataset
  }

  /// A call that finds a file beside the lesson.
  mutating func place(_ path: String) -> String {
    var name = path[...]
    if let slash = source.path.lastIndex(of: "/") {
      let folder = source.path[...slash]
      if name.hasPrefix(folder) { name = name.dropFirst(folder.count) }
    }
    return "\(call(.besideLesson))(\(pythonString(String(name))))"
  }
}
