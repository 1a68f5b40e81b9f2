/// How far a step goes, by the number t of steps before it: 0 for the first. Steps are batches since `compile`, over
/// all calls of `fit`.
package enum LearningRate: Sendable, Equatable {
  case constant(Double)
  /// rates[i] for the first i whose boundaries[i] is not below t; the last rate after all boundaries.
  ///
  /// There is one rate more than boundaries; where one is missing, the last counts, and without any 0.
  /// Source: `keras.optimizers.schedules.PiecewiseConstantDecay`.
  case steps(boundaries: [Int], rates: [Double])
  /// rate ((1 - floor) (1 + cos(π s)) / 2 + floor) with s = min(t / steps, 1): from the rate down to a share of it.
  ///
  /// Source: Loshchilov and Hutter, "SGDR: Stochastic gradient descent with warm restarts", 2017, and
  /// `keras.optimizers.schedules.CosineDecay`, where `floor` is called alpha.
  case cosine(rate: Double, steps: Int, floor: Double)
  /// In a straight line from a rate to the first one of another schedule, which then starts.
  ///
  /// With a cosine the same as Keras' `CosineDecay` with `warmup_target` and `warmup_steps`.
  indirect case warmUp(from: Double, steps: Int, then: LearningRate)

  /// The rate of the step before which so many were taken.
  package func rate(at step: Int) -> Double {
    switch self {
    case .constant(let rate): return rate
    case .steps(let boundaries, let rates):
      let index = boundaries.firstIndex { step <= $0 } ?? boundaries.count
      return rates.isEmpty ? 0 : rates[min(index, rates.count - 1)]
    case .cosine(let rate, let steps, let floor):
      let share = steps > 0 ? min(Double(step) / Double(steps), 1) : 1
      return rate * ((1 - floor) * (0.5 * (1 + Scalar.cosineOfPi(share))) + floor)
    case .warmUp(let start, let steps, let next):
      guard step < steps else { return next.rate(at: step - max(0, steps)) }
      return (next.rate(at: 0) - start) * (Double(step) / Double(steps)) + start
    }
  }
}
