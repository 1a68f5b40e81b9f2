internal import CKernels

/// A layer whose state goes on from step to step of a sequence: what `LSTM` and `GRU` share.
package struct Recurrence: Sendable {
  /// What keeps the state.
  package enum Cell: Sendable {
    case lstm, gru

    /// Columns of the weights for each unit.
    var gates: Int {
      switch self {
      case .lstm: 4
      case .gru: 3
      }
    }
  }

  let cell: Cell
  let steps: Int
  let features: Int
  let units: Int
  let returnSequences: Bool

  /// Units of the largest layer: what its first values cost, which are at right angles, grows with their third power,
  /// and is some seconds here.
  private static let mostUnits = 1024

  init(
    _ cell: Cell, units: Int, returnSequences: Bool, input: [Int], index: Int
  ) throws(ShapeError) {
    guard input.count == 2 else { throw .unexpectedInput(layer: index, shape: input, wanted: .sequence) }
    guard units > 0, units <= Recurrence.mostUnits else { throw .invalidSize(layer: index, size: units) }
    self.cell = cell
    self.units = units
    self.returnSequences = returnSequences
    steps = input[0]
    features = input[1]
  }

  var outputShape: [Int] { returnSequences ? [steps, units] : [units] }
  private var columns: Int { cell.gates * units }

  /// In Keras' order.
  var parameters: [ParameterShape] {
    let bias =
      switch cell {
      case .lstm:
        ParameterShape(
          name: "bias", rows: 1, columns: columns, initializer: .unitForgetBias(units: units), shown: [columns])
      case .gru: ParameterShape(name: "bias", rows: 2, columns: columns, initializer: .zeros)
      }
    return [
      ParameterShape(
        name: "kernel", rows: features, columns: columns,
        initializer: .glorotUniform(inputs: features, outputs: columns)),
      ParameterShape(
        name: "recurrent kernel", rows: units, columns: columns,
        initializer: .orthogonal(rows: units, columns: columns), shown: [units, columns]),
      bias,
    ]
  }

  /// Adds the forward steps, the gradients back through time and the parameters' updates.
  func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    let states = try plan.imageValue(size: steps * units, hasGradient: returnSequences)
    var record = try self.record(plan, input: input, states: states, parameters: parameters)
    let groups = parts(plan.rows, of: record.examples_per_unit)
    _ = try plan.forward(cell == .lstm ? LEC_LSTM : LEC_GRU, record, units: groups)
    let output = returnSequences ? states : try lastState(of: states, plan)
    guard let outputGradient = output.imageGradient else { return output }

    record.output_gradient = outputGradient
    record.carried = try plan.memory(product: [2, record.cell_columns, plan.rows])
    record.turned_recurrent = UnsafePointer(try plan.memory(panelCount(units) * panelWidth * columns))
    if let inputGradient = input.imageGradient {
      record.input_gradient = inputGradient
      record.mask = input.mask
      record.turned_kernel = UnsafePointer(try plan.memory(product: [panelCount(features) * panelWidth, columns]))
    }
    // Backward steps run the other way round: the turns, then what reads the turned matrices.
    try plan.backward(cell == .lstm ? LEC_LSTM_GRADIENT : LEC_GRU_GRADIENT, record, units: groups)
    try addTurn(of: record.recurrent, into: record.turned_recurrent, rows: units, to: &plan)
    if input.gradient != nil {
      try addTurn(of: record.kernel, into: record.turned_kernel, rows: features, to: &plan)
    }
    try addUpdates(to: &plan, record, parameters)
    return output
  }

  /// What both directions are told.
  private func record(
    _ plan: PlanBuilder, input: PlanValue, states: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> lec_recurrence {
    var record = lec_recurrence()
    record.input = input.images
    record.states = states.images
    record.kernel = UnsafePointer(plan.parameter(parameters[0]))
    record.recurrent = UnsafePointer(plan.parameter(parameters[1]))
    record.bias = UnsafePointer(plan.parameter(parameters[2]))
    record.examples = plan.rows
    // Few enough examples for every thread to have some, enough to read the weights seldom.
    record.examples_per_unit = min(rowsOfAUnit, (plan.rows + 1) / 2)
    record.steps = steps
    record.features = features
    record.units = units
    record.sequences = returnSequences ? 1 : 0
    record.cell_columns = panelCount(units) * panelWidth
    // An odd number of panels: rows at a distance of a power of two would fall on the same few lines of the cache.
    let row = (panelCount(columns) | 1) * panelWidth
    let kept = plan.trains ? steps : 1
    record.gate_step = plan.trains ? row : 0
    record.gate_stride = kept * row
    record.gates = try plan.memory(product: [row, kept, plan.rows])
    switch cell {
    case .lstm:
      record.cell_step = plan.trains ? record.cell_columns : 0
      record.cell_stride = kept * record.cell_columns
      record.cells = try plan.memory(product: [record.cell_columns, kept, plan.rows])
    case .gru: record.inner = try plan.memory(product: [row, kept, plan.rows])
    }
    return record
  }

  /// The last step of the states where they lie, with a gradient of its own.
  private func lastState(of states: PlanValue, _ plan: PlanBuilder) throws(TrainingError) -> PlanValue {
    let gradient = plan.trains ? try plan.imageValue(size: units, hasGradient: true).gradient : nil
    var last = PlanValue(
      size: units,
      values: lec_panels(at: states.values.at + (steps - 1) * units, stride: states.values.stride),
      gradient: gradient)
    last.isImages = true
    return last
  }

  private func addTurn(
    of weights: UnsafePointer<Float>, into turned: UnsafePointer<Float>, rows: Int, to plan: inout PlanBuilder
  ) throws(TrainingError) {
    try plan.backward(
      LEC_TURN,
      lec_turn(weights: weights, turned: UnsafeMutablePointer(mutating: turned), rows: rows, columns: columns),
      units: panelCount(rows))
  }

  /// The weights of the inputs, and those of the states, which meet the gradient a step later.
  private func addUpdates(
    to plan: inout PlanBuilder, _ record: lec_recurrence, _ parameters: [ParameterPlace]
  ) throws(TrainingError) {
    var update = lec_sequence_update()
    update.optimizer = plan.optimizer
    update.input = record.input
    update.gradient = UnsafePointer(record.gates)
    update.gradient_stride = record.gate_stride
    update.gradient_step = record.gate_step
    update.weights = plan.parameter(parameters[0])
    update.bias = plan.parameter(parameters[2])
    update.bias_step = (cell == .gru ? 2 : 1) * panelWidth
    update.examples = plan.rows
    update.steps = steps
    update.rows = features
    update.columns = columns
    let panels = panelCount(columns)
    try plan.update(
      LEC_SEQUENCE_UPDATE, update, units: panels * parts(features, of: Int(LEC_SEQUENCE_ROWS)))
    update.input = record.states
    update.weights = plan.parameter(parameters[1])
    update.delay = 1
    update.rows = units
    if cell == .gru {
      update.gradient = UnsafePointer(record.inner)
      update.bias = plan.parameter(parameters[2]) + panelWidth
    } else {
      update.bias = nil
    }
    try plan.update(LEC_SEQUENCE_UPDATE, update, units: panels * parts(units, of: Int(LEC_SEQUENCE_ROWS)))
  }
}

/// A layer that is a recurrence.
package protocol RecurrentLayer: Layer {
  static var cell: Recurrence.Cell { get }
  var units: Int { get set }
  /// Whether all states are the output, and not the last one only.
  var returnSequences: Bool { get set }
}

extension RecurrentLayer {
  package static var wantedMeaning: Meaning? { .sequence }
  package var takesImages: Bool { true }

  private func recurrence(on input: [Int], at index: Int) throws(ShapeError) -> Recurrence {
    try Recurrence(Self.cell, units: units, returnSequences: returnSequences, input: input, index: index)
  }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    try recurrence(on: input, at: index).outputShape
  }

  package func parameters(for input: [Int]) -> [ParameterShape] {
    (try? recurrence(on: input, at: 0).parameters) ?? []
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard let recurrence = try? recurrence(on: input.shape, at: 0), parameters.count == 3 else { return input }
    return try recurrence.add(to: &plan, input: input, parameters: parameters)
  }
}
