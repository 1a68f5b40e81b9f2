import Datasets
import Diagnostics
import Directives
import Lesson
import Runner

extension PrepareDirective: ExportedDirective {
  func write(in writer: inout PythonWriter) -> StepCode {
    guard let id = writer.block?.id?.value, let old = writer.dataset(source),
      case .dataset(let value)? = writer.known(source)
    else { return StepCode(writer) }
    let new = writer.arrays(id)
    let (x, y, testX, testY) = (new.training.inputs, new.training.labels, new.test.inputs, new.test.labels)
    // An image is divided by what is asked for, and not once more by what it was divided by.
    let factor = value.divisor == 1 ? "" : " * \(pythonNumber(Double(value.divisor)))"
    func scaled(_ name: String) -> String {
      guard let divisor else { return name }
      return "\(name).astype('float32')\(factor) / \(pythonNumber(Double(divisor)))"
    }
    writer.line("\(x), \(testX) = \(scaled(old.training.inputs)), \(scaled(old.test.inputs))")
    writer.line("\(y), \(testY) = \(old.training.labels), \(old.test.labels)")
    for step in steps {
      switch step {
      case .split(let split):
        let call = "\(writer.call(.testSplit))(\(x), \(y), \(pythonNumber(split.share)))"
        writer.line("(\(x), \(y)), (\(testX), \(testY)) = \(call)")
      case .augment(let augmentation):
        var arguments = [x, y]
        if augmentation.shift > 0 { arguments.append("desplazar=\(augmentation.shift)") }
        if augmentation.mirrors { arguments.append("reflejar=True") }
        if augmentation.copies > 1 { arguments.append("copias=\(augmentation.copies)") }
        writer.line("\(x), \(y) = \(writer.call(.augment))(\(arguments.joined(separator: ", ")))")
      case .spectrogram(let mel):
        let settings = "\(value.facts.sampleRate ?? 0), bandas=\(mel.bands), ventana=\(mel.window), paso=\(mel.hop)"
        for name in [x, testX] { writer.line("\(name) = \(writer.call(.melSpectrogram))(\(name), \(settings))") }
      case .standardize: writer.line("\(x), \(testX) = \(writer.call(.standardize))(\(x), \(testX))")
      case .oneHot:
        let classes = value.facts.classNames.count
        for name in [y, testY] {
          writer.line("\(name) = \(writer.call(.oneHot))(\(name), \(classes)).astype('float32')")
        }
      }
    }
    writer.line("\(new.classes) = \(old.classes)")
    if !value.facts.inputNames.isEmpty { writer.line("\(new.columns) = \(old.columns)") }
    return StepCode(writer)
  }
}
