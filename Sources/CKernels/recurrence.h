/* What recurrent layers share: products of a batch's rows, and the step of their weights. */

/* Rows of `count` numbers, `stride` apart, and the weights that they meet, in panels. */
typedef struct factor {
  const float *rows;
  long stride, count;
  const float *weights;
} factor;

/* Where chains begin: at[row · row_step + panel · panel_step], 16 numbers; at 0 if `at` is NULL. */
typedef struct beginning {
  const float *at;
  long row_step, panel_step;
} beginning;

INLINE void begin_tile(const int rows, const beginning *b, long row, long panel, vf (*sums)[VECTORS]) {
  UNROLL for (int r = 0; r < rows; r++) {
    const float *at = b->at ? b->at + (row + r) * b->row_step + panel * b->panel_step : NULL;
    UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = at ? load(at + v * LEC_WIDTH) : (vf){};
  }
}

INLINE void meet_tile(const int rows, const factor *f, long row, long panel, vf (*sums)[VECTORS]) {
  chain(
    rows, f->rows + row * f->stride, 1, f->stride, f->weights + panel * f->count * LEC_PANEL, LEC_PANEL, f->count,
    sums);
}

/* output = beginning + first · its weights + second · its weights, as one chain; closed by a mask at the output's
 * places. Only `columns` numbers of a row are written. */
OUTLINE void row_products(
  long count, long columns, beginning start, factor first, factor second, float *output, long stride,
  const float *mask
) {
  for (long panel = 0; panel * LEC_PANEL < columns; panel++)
    for (long row = 0, tile; row < count; row += tile) {
      tile = tile_rows(count - row);
      WITH_CONSTANT_ROWS(tile, {
        vf sums[LEC_ROWS][VECTORS];
        begin_tile(rows, &start, row, panel, sums);
        meet_tile(rows, &first, row, panel, sums);
        meet_tile(rows, &second, row, panel, sums);
        for (int r = 0; r < rows; r++)
          UNROLL for (int v = 0; v < VECTORS; v++) {
            long at = (row + r) * stride + panel * LEC_PANEL + v * LEC_WIDTH;
            long left = columns - panel * LEC_PANEL - v * LEC_WIDTH;
            if (left <= 0) continue;
            vf x = sums[r][v];
            if (mask) x = keep((vi)(load_some(mask + at, left) > broadcast(0)), x);
            store_some(output + at, left, x);
          }
      })
    }
}

/* The state before step t as the factor of the recurrent weights; of no numbers where there is none. */
INLINE factor state_before(const lec_recurrence *d, long example, long t) {
  return (factor){
    .rows = d->states.at + example * d->states.stride + (t > 0 ? t - 1 : 0) * d->units,
    .stride = d->states.stride, .count = t > 0 ? d->units : 0, .weights = d->recurrent};
}

INLINE factor input_at(const lec_recurrence *d, long example, long t) {
  return (factor){
    .rows = d->input.at + example * d->input.stride + t * d->features, .stride = d->input.stride,
    .count = d->features, .weights = d->kernel};
}

/* What the network above says of the state after step t; NULL if nothing. */
INLINE const float *gradient_from_above(const lec_recurrence *d, long example, long t) {
  if (!d->sequences && t < d->steps - 1) return NULL;
  return d->output_gradient.at + example * d->output_gradient.stride + (d->sequences ? t * d->units : 0);
}

/* From the gradients by the gates of step t on to those by its input. */
INLINE void recurrence_input_gradient(const lec_recurrence *d, long example, long count, long t, long gate_columns) {
  if (!d->input_gradient.at) return;
  long at = example * d->input_gradient.stride + t * d->features;
  const float *gates = d->gates + example * d->gate_stride + t * d->gate_step;
  factor by_gates = {gates, d->gate_stride, gate_columns, d->turned_kernel}, none = {0};
  row_products(
    count, d->features, (beginning){0}, by_gates, none, d->input_gradient.at + at, d->input_gradient.stride,
    d->mask ? d->mask + at : NULL);
}

/* σ' and tanh' from the functions' values. */
INLINE vf sigmoid_slope(vf y) { return y * (broadcast(1) - y); }
INLINE vf tanh_slope(vf y) { return (broadcast(1) - y) * (broadcast(1) + y); }

/* A step of one example back: its gates become the gradients by their sums. */
typedef void step_gradient(const lec_recurrence *d, long example, long t);

/* The steps of a unit's examples from the last on; `by` holds what the recurrent weights meet of the gradients, and
 * chains of the gradient by the state before begin at what is carried on if it `goes_on`. */
INLINE void back_through_time(
  const lec_recurrence *d, long unit, long columns, step_gradient *step, const float *by, const int goes_on
) {
  long first = unit * d->examples_per_unit, count = smaller(d->examples_per_unit, d->examples - first);
  long width = 2 * d->cell_columns;
  float *carried = d->carried + first * width;
  memset(carried, 0, sizeof(float) * (size_t)(count * width));
  for (long t = d->steps - 1; t >= 0; t--) {
    for (long n = first; n < first + count; n++) step(d, n, t);
    recurrence_input_gradient(d, first, count, t, columns);
    if (t == 0) break;
    factor gates = {by + first * d->gate_stride + t * d->gate_step, d->gate_stride, columns, d->turned_recurrent};
    beginning start = {goes_on ? carried : NULL, width, LEC_PANEL};
    row_products(count, d->units, start, gates, (factor){0}, carried, width, NULL);
  }
}

static void turn(const void *arguments, long panel) {
  const lec_turn *d = arguments;
  float block[LEC_PANEL * LEC_PANEL] __attribute__((aligned(64)));
  float turned[LEC_PANEL * LEC_PANEL] __attribute__((aligned(64)));
  long first = panel * LEC_PANEL, rows = smaller(LEC_PANEL, d->rows - first);
  memset(block, 0, sizeof block);
  for (long c = 0; c < d->columns; c += LEC_PANEL) {
    memcpy(block, d->weights + (c * d->rows) + first * LEC_PANEL, sizeof(float) * (size_t)(rows * LEC_PANEL));
    transpose16(block, turned);
    memcpy(
      d->turned + (panel * d->columns + c) * LEC_PANEL, turned,
      sizeof(float) * (size_t)(smaller(LEC_PANEL, d->columns - c) * LEC_PANEL));
  }
}

/* Goes on with the gradient of `rows` neighbouring rows of the weights by some examples. */
INLINE void sequence_tile(
  const int rows, const lec_sequence_update *d, const float *input, const float *gradient, long examples, float *g
) {
  vf sums[LEC_ROWS][VECTORS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = load(g + r * LEC_PANEL + v * LEC_WIDTH);
  for (long n = 0; n < examples; n++, input += d->input.stride, gradient += d->gradient_stride)
    chain(
      rows, input, d->rows, 1, gradient + d->delay * d->gradient_step, d->gradient_step, d->steps - d->delay, sums);
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) store(g + r * LEC_PANEL + v * LEC_WIDTH, sums[r][v]);
}

/* Steps that all rows of the weights take together: their gradients then stay in the first-level cache. */
enum { SEQUENCE_BLOCK = 256 };

static void sequence_update(const void *arguments, long unit) {
  const lec_sequence_update *d = arguments;
  long parts = (d->rows + LEC_SEQUENCE_ROWS - 1) / LEC_SEQUENCE_ROWS;
  long panel = unit / parts, first = unit % parts * LEC_SEQUENCE_ROWS;
  long count = smaller(LEC_SEQUENCE_ROWS, d->rows - first);
  long block = d->steps < SEQUENCE_BLOCK ? SEQUENCE_BLOCK / d->steps : 1;
  float g[LEC_SEQUENCE_ROWS * LEC_PANEL] __attribute__((aligned(64)));
  memset(g, 0, sizeof g);
  for (long n = 0; n < d->examples; n += block) {
    const float *input = d->input.at + n * d->input.stride + first;
    const float *gradient = d->gradient + n * d->gradient_stride + panel * LEC_PANEL;
    long examples = smaller(block, d->examples - n);
    for (long k = 0, tile; k < count; k += tile) {
      tile = tile_rows(count - k);
      WITH_CONSTANT_ROWS(tile, sequence_tile(rows, d, input + k, gradient, examples, g + k * LEC_PANEL))
    }
  }
  const lec_optimizer *o = d->optimizer;
  apply_gradient(o, d->weights - o->parameters + (panel * d->rows + first) * LEC_PANEL, g, count * LEC_PANEL);
  if (first > 0 || !d->bias) return;
  for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
    vf sum = (vf){};
    for (long n = 0; n < d->examples; n++)
      for (long t = 0; t < d->steps; t++)
        sum += load(d->gradient + n * d->gradient_stride + t * d->gradient_step + panel * LEC_PANEL + v);
    store(g + v, sum);
  }
  apply_gradient(o, d->bias - o->parameters + panel * d->bias_step, g, LEC_PANEL);
}
