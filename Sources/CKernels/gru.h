/* A gated recurrent unit: one step of its states, and back. Vectors go across units. */

/* The gates' sums become the gates z, r, n, and give the state; `inner` keeps its third part. */
INLINE void gru_states(const lec_recurrence *d, long example, long t) {
  float *gates = d->gates + example * d->gate_stride + t * d->gate_step;
  const float *inner = d->inner + example * d->gate_stride + t * d->gate_step;
  float *state = d->states.at + example * d->states.stride + t * d->units;
  for (long u = 0; u < d->units; u += LEC_WIDTH) {
    long left = d->units - u, r_at = d->units + u, n_at = 2 * d->units + u;
    vf z = sigmoid_(load_some(gates + u, left) + load_some(inner + u, left));
    vf r = sigmoid_(load_some(gates + r_at, left) + load_some(inner + r_at, left));
    vf n = tanh_(fma_(r, load_some(inner + n_at, left), load_some(gates + n_at, left)));
    vf before = t > 0 ? load_some(state + u - d->units, left) : (vf){};
    store_some(state + u, left, fma_(z, before - n, n));
    store_some(gates + u, left, z);
    store_some(gates + r_at, left, r);
    store_some(gates + n_at, left, n);
  }
}

static void gru(const void *arguments, long unit) {
  const lec_recurrence *d = arguments;
  long first = unit * d->examples_per_unit, count = smaller(d->examples_per_unit, d->examples - first);
  factor none = {0};
  for (long t = 0; t < d->steps; t++) {
    long at = first * d->gate_stride + t * d->gate_step;
    row_products(
      count, 3 * d->units, (beginning){d->bias, 0, 2 * LEC_PANEL}, input_at(d, first, t), none, d->gates + at,
      d->gate_stride, NULL);
    row_products(
      count, 3 * d->units, (beginning){d->bias + LEC_PANEL, 0, 2 * LEC_PANEL}, state_before(d, first, t), none,
      d->inner + at, d->gate_stride, NULL);
    for (long n = first; n < first + count; n++) gru_states(d, n, t);
  }
}

/* The gates become the gradients by their sums: da_z = dh (h_before - n) z', da_n = dh (1 - z) n',
 * da_r = da_n b_n r'; `inner` becomes the same with db_n = da_n r; and dh z is carried on. */
INLINE void gru_states_gradient(const lec_recurrence *d, long example, long t) {
  float *gates = d->gates + example * d->gate_stride + t * d->gate_step;
  float *inner = d->inner + example * d->gate_stride + t * d->gate_step;
  const float *state = d->states.at + example * d->states.stride + t * d->units;
  float *carried = d->carried + example * 2 * d->cell_columns;
  const float *above = gradient_from_above(d, example, t);
  for (long u = 0; u < d->units; u += LEC_WIDTH) {
    long left = d->units - u, r_at = d->units + u, n_at = 2 * d->units + u;
    vf z = load_some(gates + u, left), r = load_some(gates + r_at, left), n = load_some(gates + n_at, left);
    vf b = load_some(inner + n_at, left);
    vf before = t > 0 ? load_some(state + u - d->units, left) : (vf){};
    vf dh = load(carried + u);
    if (above) dh += load_some(above + u, left);
    store(carried + u, dh * z);
    vf dz = dh * (before - n) * sigmoid_slope(z);
    vf dn = dh * (broadcast(1) - z) * tanh_slope(n);
    vf dr = dn * b * sigmoid_slope(r);
    store_some(gates + u, left, dz);
    store_some(gates + r_at, left, dr);
    store_some(gates + n_at, left, dn);
    store_some(inner + u, left, dz);
    store_some(inner + r_at, left, dr);
    store_some(inner + n_at, left, dn * r);
  }
}

/* Chains of the gradient by the state before begin at what the states carry on. */
static void gru_gradient(const void *arguments, long unit) {
  const lec_recurrence *d = arguments;
  back_through_time(d, unit, 3 * d->units, gru_states_gradient, d->inner, 1);
}
