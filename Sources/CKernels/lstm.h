/* A long short-term memory: one step of its cells, and back. Vectors go across units. */

/* The gates' sums become the gates, and give the cells and the state. */
INLINE void lstm_cells(const lec_recurrence *d, long example, long t) {
  float *gates = d->gates + example * d->gate_stride + t * d->gate_step;
  float *cells = d->cells + example * d->cell_stride + t * d->cell_step;
  float *state = d->states.at + example * d->states.stride + t * d->units;
  for (long u = 0; u < d->units; u += LEC_WIDTH) {
    long left = d->units - u;
    float *at[4] = {gates + u, gates + d->units + u, gates + 2 * d->units + u, gates + 3 * d->units + u};
    vf i = sigmoid_(load_some(at[0], left)), f = sigmoid_(load_some(at[1], left));
    vf g = tanh_(load_some(at[2], left)), o = sigmoid_(load_some(at[3], left));
    vf c = i * g;
    if (t > 0) c = fma_(f, load(cells + u - d->cell_step), c);
    store(cells + u, c);
    store_some(state + u, left, o * tanh_(c));
    store_some(at[0], left, i);
    store_some(at[1], left, f);
    store_some(at[2], left, g);
    store_some(at[3], left, o);
  }
}

static void lstm(const void *arguments, long unit) {
  const lec_recurrence *d = arguments;
  long first = unit * d->examples_per_unit, count = smaller(d->examples_per_unit, d->examples - first);
  for (long t = 0; t < d->steps; t++) {
    row_products(
      count, 4 * d->units, (beginning){d->bias, 0, LEC_PANEL}, input_at(d, first, t), state_before(d, first, t),
      d->gates + first * d->gate_stride + t * d->gate_step, d->gate_stride, NULL);
    for (long n = first; n < first + count; n++) lstm_cells(d, n, t);
  }
}

/* The gates become the gradients by their sums: da_o = dh tanh(c) o', dc = dh o tanh'(c) + what is carried,
 * da_i = dc g i', da_f = dc c_before f', da_g = dc i g', and dc f is carried on. */
INLINE void lstm_cells_gradient(const lec_recurrence *d, long example, long t) {
  float *gates = d->gates + example * d->gate_stride + t * d->gate_step;
  const float *cells = d->cells + example * d->cell_stride + t * d->cell_step;
  float *carried = d->carried + example * 2 * d->cell_columns, *carried_cell = carried + d->cell_columns;
  const float *above = gradient_from_above(d, example, t);
  for (long u = 0; u < d->units; u += LEC_WIDTH) {
    long left = d->units - u;
    float *at[4] = {gates + u, gates + d->units + u, gates + 2 * d->units + u, gates + 3 * d->units + u};
    vf i = load_some(at[0], left), f = load_some(at[1], left);
    vf g = load_some(at[2], left), o = load_some(at[3], left);
    vf dh = load(carried + u);
    if (above) dh += load_some(above + u, left);
    vf y = tanh_(load(cells + u)), before = t > 0 ? load(cells + u - d->cell_step) : (vf){};
    vf dc = fma_(dh * o, tanh_slope(y), load(carried_cell + u));
    store(carried_cell + u, dc * f);
    store_some(at[0], left, dc * g * sigmoid_slope(i));
    store_some(at[1], left, dc * before * sigmoid_slope(f));
    store_some(at[2], left, dc * i * tanh_slope(g));
    store_some(at[3], left, dh * y * sigmoid_slope(o));
  }
}

static void lstm_gradient(const void *arguments, long unit) {
  const lec_recurrence *d = arguments;
  back_through_time(d, unit, 4 * d->units, lstm_cells_gradient, d->gates, 0);
}
