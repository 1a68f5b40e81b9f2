internal import CKernels

extension Activation {
  /// An activation y = f(x) of each number by itself. Input and output both stay in the plan, because derivatives are
  /// computed from whichever is simpler: dx = dy f'(x), with f' at a corner from the right.
  func addElementwise(
    _ function: lec_function, to plan: inout PlanBuilder, input: PlanValue
  ) throws(TrainingError) -> PlanValue {
    let output = try plan.value(size: input.size, hasGradient: input.gradient != nil)
    let units = panelCount(input.size)
    _ = try plan.forward(
      LEC_ACTIVATE,
      lec_activate(
        input: input.values, output: output.values, rows: plan.rows, columns: input.size, function: function),
      units: units)
    if let inputGradient = input.gradient, let outputGradient = output.gradient {
      try plan.backward(
        LEC_ACTIVATE_GRADIENT,
        lec_activate_gradient(
          input: input.values, output: output.values, output_gradient: outputGradient, input_gradient: inputGradient,
          rows: plan.rows, function: function, closes: input.masksGradient ? 1 : 0),
        units: units)
    }
    return output
  }
}
