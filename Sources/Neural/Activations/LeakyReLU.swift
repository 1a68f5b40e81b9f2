private import CKernels

extension Activation {
  /// y = x where x ≥ 0, else 0.2 x.
  ///
  /// Backward: dx = dy where x ≥ 0, else 0.2 dy. The slope is that of `keras.activations.leaky_relu`; the layer of the
  /// same name in Keras has 0.3. Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic
  /// models", 2013.
  func addLeakyReLU(to plan: inout PlanBuilder, input: PlanValue) throws(TrainingError) -> PlanValue {
    try addElementwise(LEC_LEAKY_RELU, to: &plan, input: input)
  }
}
