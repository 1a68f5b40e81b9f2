private import CKernels

/// A row of numbers for each word: y[t] = E[x[t]].
///
/// Shapes: x [steps], whole numbers from 0 on and below `inputDim`; E [inputDim, outputDim]; y [steps, outputDim]. E
/// starts uniform in [-0.05, 0.05), as in Keras. Being looked up, the inputs have to be the examples' own numbers (a
/// shape of them at most), which are checked before anything is computed. Backward: dE[w] = Σ dy[t] over all t with
/// x[t] = w, examples in their order and in each its steps in theirs; x has no gradient. Source:
/// `keras.layers.Embedding`.
package struct Embedding: Layer {
  /// How many words there are.
  package var inputDim: Int
  /// Numbers of a word's row.
  package var outputDim: Int

  package init(inputDim: Int, outputDim: Int) {
    self.inputDim = inputDim
    self.outputDim = outputDim
  }

  package var takesImages: Bool { true }
  package var indexLimit: Int? { inputDim }
  package static var wantedMeaning: Meaning? { .sequence }

  package func outputShape(for input: [Int], at index: Int) throws(ShapeError) -> [Int] {
    guard input.count == 1, let steps = input.first else {
      throw .unexpectedInput(layer: index, shape: input, wanted: .words)
    }
    for size in [inputDim, outputDim] where size <= 0 || size > largestCount {
      throw .invalidSize(layer: index, size: size)
    }
    return [steps, outputDim]
  }

  package func parameters(for input: [Int]) -> [ParameterShape] {
    [ParameterShape(name: "embeddings", rows: inputDim, columns: outputDim, initializer: .uniform(limit: 0.05))]
  }

  package func add(
    to plan: inout PlanBuilder, input: PlanValue, parameters: [ParameterPlace]
  ) throws(TrainingError) -> PlanValue {
    guard parameters.count == 1 else { return input }
    let output = try plan.imageValue(size: input.size * outputDim, hasGradient: true)
    var step = lec_embedding()
    step.optimizer = plan.optimizer
    step.input = input.images
    step.output = output.images
    step.table = plan.parameter(parameters[0])
    step.examples = plan.rows
    step.steps = input.size
    step.words = inputDim
    step.dimension = outputDim
    _ = try plan.forward(LEC_EMBEDDING, step, units: plan.rows)
    guard let outputGradient = output.imageGradient else { return output }
    step.output_gradient = outputGradient
    step.first = try plan.memory(inputDim)
    step.next = try plan.memory(product: [plan.rows, input.size])
    try plan.backward(LEC_EMBEDDING_PLACES, step, units: 1)
    try plan.update(
      LEC_EMBEDDING_UPDATE, step, units: panelCount(outputDim) * parts(inputDim, of: Int(LEC_EMBEDDING_ROWS)))
    return output
  }

  package static let savedKind = SavedKind("Embedding", Embedding(inputDim: 1, outputDim: 1)) { layer, options in
    options.integer("input_dim", &layer.inputDim)
    options.integer("output_dim", &layer.outputDim)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: Embedding(inputDim: 3, outputDim: 2), inputShape: [5]),
      LayerSpecimen(layer: Embedding(inputDim: 70, outputDim: 17), inputShape: [4]),
      LayerSpecimen(layer: Embedding(inputDim: 1, outputDim: 16), inputShape: [1]),
    ]
  }
}
