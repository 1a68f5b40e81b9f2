/// A gated recurrent unit: a state h of which gates say how much is kept, and how much of it makes the new one.
///
///     z, r, n = x[t] W + b₀ and z', r', n' = h[t-1] U + b₁, three parts of `units` columns each
///     Z = σ(z + z')        R = σ(r + r')        N = tanh(n + R n')
///     h[t] = Z h[t-1] + (1 - Z) N        h[-1] = 0
///
/// Shapes: x [steps, features]; W [features, 3 · units]; U [units, 3 · units]; b [2, 3 · units]; y = h [steps, units]
/// with `returnSequences`, else h of the last step, [units]. The reset gate R comes after the product with U: Keras'
/// `reset_after=True`, with its order z, r, h. W starts Glorot uniform, U orthogonal, b zero.
///
/// Backward through time, from the last step on, with dh[t] the gradient from above and from the step after:
///
///     dn = dh (1 - Z) tanh'(n + R n')        dz = dh (h[t-1] - N) Z (1 - Z)        dr = dn n' R (1 - R)
///     dx[t] = (dz, dr, dn) Wᵀ                dh[t-1] += dh Z + (dz, dr, dn R) Uᵀ
///
/// dW = Σ x[t]ᵀ (dz, dr, dn), dU = Σ h[t-1]ᵀ (dz, dr, dn R), and both rows of db the sums without x and h: over the
/// examples in their order, and in each over its steps in theirs. Source: Cho and others, "Learning phrase
/// representations using RNN encoder-decoder for statistical machine translation", 2014; `keras.layers.GRU`.
/// Steps: `Recurrence.add`.
package struct GRU: RecurrentLayer {
  package var units: Int
  /// Whether all states are the output, and not the last one only.
  package var returnSequences: Bool

  package init(units: Int, returnSequences: Bool = false) {
    self.units = units
    self.returnSequences = returnSequences
  }

  package static var cell: Recurrence.Cell { .gru }

  package static let savedKind = SavedKind("GRU", GRU(units: 1)) { layer, options in
    options.integer("units", &layer.units)
    options.flag("return_sequences", &layer.returnSequences)
  }

  package static var specimens: [LayerSpecimen] {
    [
      LayerSpecimen(layer: GRU(units: 3), inputShape: [4, 2]),
      LayerSpecimen(layer: GRU(units: 6, returnSequences: true), inputShape: [3, 17]),
      LayerSpecimen(layer: GRU(units: 18), inputShape: [2, 1]),
      LayerSpecimen(layer: GRU(units: 1, returnSequences: true), inputShape: [1, 16]),
    ]
  }
}
