import Diagnostics
import Lesson
import Neural
import Runner

extension LayerWord {
  static let embedding = LayerWord(
    "incrustación", aliases: ["Embedding"], usage: "incrustación(1000, dimensión: 16)",
    help: "cambia el número de cada palabra por una fila de números que se aprende",
    parameters: [
      OptionSpecification("palabras", "cuántas palabras distintas hay", isRequired: true),
      OptionSpecification("dimensión", "cuántos números da a cada una", isRequired: true),
    ],
    shown: { (layer: Embedding) in "incrustación(\(layer.inputDim), dimensión: \(layer.outputDim))" }
  ) { call, reader -> Embedding? in
    let usage = "incrustación(1000, dimensión: 16)"
    let words = call.integer("palabras", in: 1...1_000_000, usage: usage, &reader)
    let dimension = call.integer("dimensión", in: 1...maximumUnits, usage: usage, &reader)
    guard let words, let dimension else { return nil }
    return Embedding(inputDim: words, outputDim: dimension)
  }

  static let lstm = LayerWord(
    "lstm", aliases: ["LSTMCell"], usage: "lstm(32, secuencia: no)",
    help: "lee una secuencia paso a paso y decide qué recordar y qué olvidar", parameters: [.units, allStates],
    shown: { (layer: LSTM) in named("lstm", layer.units, layer.returnSequences) }
  ) { call, reader -> LSTM? in
    call.recurrence(&reader).map { units, sequences in LSTM(units: units, returnSequences: sequences) }
  }

  static let gru = LayerWord(
    "gru", aliases: ["GRUCell"], usage: "gru(32, secuencia: no)",
    help: "como `lstm`, con menos puertas", parameters: [.units, allStates],
    shown: { (layer: GRU) in named("gru", layer.units, layer.returnSequences) }
  ) { call, reader -> GRU? in
    call.recurrence(&reader).map { units, sequences in GRU(units: units, returnSequences: sequences) }
  }
}

private let allStates = OptionSpecification(
  "secuencia", "si da lo que sabe en cada paso, y no solo al final; `no` si no se dice")

private func named(_ word: String, _ units: Int, _ sequences: Bool) -> String {
  "\(word)(\(units)\(sequences ? ", secuencia: sí" : ""))"
}

/// The most units of a layer that remembers.
private let maximumMemory = 1024

extension Call {
  /// The arguments of a layer that remembers: its units, and whether it gives its state at each step; nil is told.
  fileprivate func recurrence(_ reader: inout DirectiveReader) -> (units: Int, sequences: Bool)? {
    let units = integer("unidades", in: 1...maximumMemory, usage: "\(word.value)(32)", &reader)
    let sequences = flag("secuencia", default: false, &reader)
    guard let units, let sequences else { return nil }
    return (units, sequences)
  }
}
