/// A long short-term memory: cells c that gates open and close, and a state h = σ(o) tanh c, step by step.
///
///     i, f, g, o = x[t] W + h[t-1] U + b, four parts of `units` columns
///     c[t] = σ(f) c[t-1] + σ(i) tanh(g)        h[t] = σ(o) tanh c[t]        h[-1] = c[-1] = 0
///
/// Shapes: x [steps, features]; W [features, 4 · units]; U [units, 4 · units]; b [4 · units]; y = h [steps, units] with
/// `returnSequences`, else h of the last step, [units]. The parts' order is Keras' i, f, c, o. W starts Glorot uniform,
/// U orthogonal, b zero but one for f.
///
/// Backward through time, from the last step on, with dh[t] the gradient from above and from the step after:
///
///     do = dh tanh(c) σ'(o)        dc = dh σ(o) tanh'(c) + dc[t+1] σ(f[t+1])
///     di = dc tanh(g) σ'(i)        df = dc c[t-1] σ'(f)        dg = dc σ(i) tanh'(g)
///     dh[t-1] += (di, df, dg, do) Uᵀ                           dx[t] = (di, df, dg, do) Wᵀ
///
/// dW = Σ x[t]ᵀ (di, …), dU = Σ h[t-1]ᵀ (di, …), db = Σ (di, …): sums over the examples in their order, and in each
/// over its steps in theirs. Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997; Gers, Schmidhuber and
/// Cummins, "Learning to forget", 2000; `keras.layers.LSTM`.
/// Steps: `Recurrence.add`.
package struct LSTM: RecurrentLayer {
  package var units: Int
  /// Whether all states are the output, and not the last one only.
  package var returnSequences: Bool

  package init(units: Int, returnSequences: Bool = false) {
    self.units = units
    self.returnSequences = returnSequences
  }

  package static var cell: Recurrence.Cell { .lstm }

  package static let savedKind = SavedKind("LSTM", LSTM(units: 1)) { layer, options in
    options.integer("units", &layer.units)
    options.flag("return_sequences", &layer.returnSequences)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: LSTM(units: 3), inputShape: [4, 2]),
      LayerSpecimen(layer: LSTM(units: 5, returnSequences: true), inputShape: [3, 17]),
      LayerSpecimen(layer: LSTM(units: 18), inputShape: [2, 1]),
      LayerSpecimen(layer: LSTM(units: 1, returnSequences: true), inputShape: [1, 16]),
    ]
  }
}
