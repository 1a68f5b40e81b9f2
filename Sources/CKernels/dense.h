/* A dense layer: y = x W + b, its gradients, and the step of its parameters. */

/* Columns of x that a product takes at a time: their weights stay in the first-level cache while all rows
 * pass. The chain goes on from block to block through the output. */
enum { PRODUCT_BLOCK = 8 * LEC_PANEL };

static void dense_forward(const void *arguments, long unit) {
  const lec_dense_forward *d = arguments;
  long parts = (d->rows + d->rows_per_unit - 1) / d->rows_per_unit;
  long panel = unit / parts, first = unit % parts * d->rows_per_unit;
  long rows = smaller(d->rows_per_unit, d->rows - first);
  const float *weights = d->weights + panel * d->inputs * LEC_PANEL;
  const float *input = d->input.at + first * LEC_PANEL;
  float *output = d->output.at + panel * d->output.stride + first * LEC_PANEL;
  for (long r = 0; r < rows; r++)
    memcpy(output + r * LEC_PANEL, d->bias + panel * LEC_PANEL, LEC_PANEL * sizeof(float));
  for (long k = 0; k < d->inputs; k += PRODUCT_BLOCK)
    product(
      rows, input + k / LEC_PANEL * d->input.stride, d->input.stride, weights + k * LEC_PANEL,
      smaller(PRODUCT_BLOCK, d->inputs - k), output);
  if (d->relu)
    for (long i = 0; i < rows * LEC_PANEL; i += LEC_WIDTH) store(output + i, relu(load(output + i)));
}

/* dX = dY Wᵀ. The vectors go across 16 examples, so that W is read as it lies: for each input j,
 * dX[·][j] is the product of W's row j with dY turned, 16 examples wide. */
static void dense_input_gradient(const void *arguments, long unit) {
  const lec_dense_input_gradient *d = arguments;
  long parts = (d->inputs + LEC_GRADIENT_COLUMNS - 1) / LEC_GRADIENT_COLUMNS;
  long first = unit / parts * LEC_PANEL, column = unit % parts * LEC_GRADIENT_COLUMNS;
  long rows = smaller(LEC_PANEL, d->rows - first), columns = smaller(LEC_GRADIENT_COLUMNS, d->inputs - column);
  float turned[PRODUCT_BLOCK * LEC_PANEL] __attribute__((aligned(64)));
  float sums[LEC_GRADIENT_COLUMNS * LEC_PANEL] __attribute__((aligned(64)));
  memset(sums, 0, sizeof sums);
  for (long k = 0; k < d->outputs; k += PRODUCT_BLOCK) {
    long n = smaller(PRODUCT_BLOCK, d->outputs - k);
    for (long c = 0; c < n; c += LEC_PANEL)
      transpose16(
        d->output.at + (k + c) / LEC_PANEL * d->output.stride + first * LEC_PANEL, turned + c * LEC_PANEL);
    product(
      columns, d->weights + (k / LEC_PANEL * d->inputs + column) * LEC_PANEL, d->inputs * LEC_PANEL, turned, n,
      sums);
  }
  for (long c = 0; c < columns; c += LEC_PANEL) {
    transpose16(sums + c * LEC_PANEL, turned);
    long at = (column + c) / LEC_PANEL * d->input.stride + first * LEC_PANEL;
    for (long i = 0; i < rows * LEC_PANEL; i += LEC_WIDTH) {
      vf g = load(turned + i);
      if (d->mask) g = keep((vi)(load(d->mask + at + i) > broadcast(0)), g);
      store(d->input.at + at + i, g);
    }
  }
}

/* dW = Xᵀ dY, tile by tile straight into the optimizer: a gradient is never stored in memory. */
static void dense_update(const void *arguments, long unit) {
  const lec_dense_update *d = arguments;
  const lec_optimizer *o = d->optimizer;
  long parts = (d->inputs + LEC_UPDATE_ROWS - 1) / LEC_UPDATE_ROWS;
  long panel = unit / parts, first = unit % parts * LEC_UPDATE_ROWS;
  long last = smaller(first + LEC_UPDATE_ROWS, d->inputs);
  const float *gradient = d->output_gradient.at + panel * d->output_gradient.stride;
  float g[LEC_ROWS * LEC_PANEL] __attribute__((aligned(64)));
  for (long k = first; k < last; k += LEC_PANEL) {
    const float *input = d->input.at + k / LEC_PANEL * d->input.stride;
    long at = d->weights - o->parameters + (panel * d->inputs + k) * LEC_PANEL;
    for (long left = smaller(LEC_PANEL, last - k); left > 0;) {
      long tile = tile_rows(left);
      WITH_CONSTANT_ROWS(tile, gradient_tile(rows, input, gradient, d->rows, g))
      apply_gradient(o, at, g, tile * LEC_PANEL);
      input += tile;
      at += tile * LEC_PANEL;
      left -= tile;
    }
  }
  if (first == 0) {
    for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
      vf sum = (vf){};
      for (long r = 0; r < d->rows; r++) sum += load(gradient + r * LEC_PANEL + v);
      store(g + v, sum);
    }
    apply_gradient(o, d->bias - o->parameters + panel * LEC_PANEL, g, LEC_PANEL);
  }
}
