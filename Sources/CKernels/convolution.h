/* A convolution: forward, its gradients, and the step of its parameters. */

/* Up to 16 filters at `rows` places with the same taps, whose sources are `step` apart. Where the taps of a row of
 * the kernel are neighbours, they and their channels are one stretch of memory. */
INLINE void convolution_tile(
  const int rows, const lec_convolution *d, const lec_taps *row, const lec_taps *column, long step,
  const float *input, const float *weights, const float *bias, vf (*sums)[VECTORS]
) {
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = bias ? load(bias + v * LEC_WIDTH) : (vf){};
  long pieces = d->dilation == 1 ? 1 : column->count;
  long length = (d->dilation == 1 ? column->count : 1) * d->channels;
  for (long i = 0; i < row->count; i++) {
    long tap = (row->first + i * d->dilation) * d->kernel_width + column->first;
    const float *a = input + ((row->source + i) * d->width + column->source) * d->channels;
    const float *b = weights + tap * d->channels * LEC_PANEL;
    for (long j = 0; j < pieces; j++)
      chain(
        rows, a + j * d->channels, 1, step, b + j * d->dilation * d->channels * LEC_PANEL, LEC_PANEL, length, sums);
  }
}

INLINE void convolution_store(
  const int rows, int closes, float *output, long step, const float *mask, long filters, vf (*sums)[VECTORS]
) {
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) {
      vf x = closes ? relu(sums[r][v]) : sums[r][v];
      long at = r * step + v * LEC_WIDTH, left = filters - v * LEC_WIDTH;
      if (left <= 0) continue;
      if (mask) x = keep((vi)(load(mask + at) > broadcast(0)), x);
      store_some(output + at, left, x);
    }
}

/* A panel of filters on one image: what stays the same from tile to tile. */
typedef struct convolution_panel {
  const lec_convolution *d;
  const float *input, *weights, *bias, *mask;
  float *output;
  long filters;
} convolution_panel;

/* The outputs from (y, x) on, `count` ≤ LEC_ROWS places whose sources are `step` apart and they `output_step`. */
OUTLINE void convolution_places(
  const convolution_panel *p, long y, long x, long count, long step, long output_step
) {
  const lec_convolution *d = p->d;
  long at = (y * d->output_width + x) * d->filters;
  const float *mask = p->mask ? p->mask + at : NULL;
  WITH_CONSTANT_ROWS(count, {
    vf sums[LEC_ROWS][VECTORS];
    convolution_tile(rows, d, d->rows + y, d->columns + x, step, p->input, p->weights, p->bias, sums);
    convolution_store(rows, d->relu, p->output + at, output_step, mask, p->filters, sums);
  })
}

/* Whether neither neighbour of a column has the same taps. */
INLINE int is_alone(const lec_convolution *d, long x) {
  return d->columns[x].run == 1 && (x < d->dilation || d->columns[x - d->dilation].run == 1);
}

/* Tiles go along a row of the output, where neighbours have the same taps; at the borders, where a column has taps
 * of its own, they go down. */
static void convolution(const void *arguments, long unit) {
  const lec_convolution *d = arguments;
  long panels = (d->filters + LEC_PANEL - 1) / LEC_PANEL;
  long image = unit / panels, panel = unit % panels;
  long at = image * d->output.stride + panel * LEC_PANEL;
  convolution_panel p = {
    .d = d,
    .input = d->input.at + image * d->input.stride,
    .weights = d->weights + panel * d->kernel_height * d->kernel_width * d->channels * LEC_PANEL,
    .bias = d->bias ? d->bias + panel * LEC_PANEL : NULL,
    .mask = d->mask ? d->mask + at : NULL,
    .output = d->output.at + at,
    .filters = smaller(LEC_PANEL, d->filters - panel * LEC_PANEL),
  };
  long across = d->stride * d->channels, output_across = d->dilation * d->filters;
  for (long phase = 0; phase < d->dilation; phase++) {
    for (long y = 0; y < d->output_height; y++)
      for (long x = phase, tile; x < d->output_width; x += tile * d->dilation) {
        tile = tile_rows(d->columns[x].run);
        if (tile > 1) convolution_places(&p, y, x, tile, across, output_across);
      }
    for (long x = 0; x < d->output_width; x++)
      for (long y = phase, tile; y < d->output_height && is_alone(d, x); y += tile * d->dilation) {
        tile = tile_rows(d->rows[y].run);
        convolution_places(&p, y, x, tile, across * d->width, output_across * d->output_width);
      }
  }
}

static void convolution_turn(const void *arguments, long unit) {
  const lec_convolution_turn *d = arguments;
  long panel = unit / d->taps, tap = unit % d->taps;
  long first = panel * LEC_PANEL, count = smaller(LEC_PANEL, d->channels - first);
  float *to = d->turned + (panel * d->taps + tap) * d->filters * LEC_PANEL;
  const float *from = d->weights + ((d->taps - 1 - tap) * d->channels + first) * LEC_PANEL;
  for (long f = 0; f < d->filters; f++)
    for (long c = 0; c < count; c++)
      to[f * LEC_PANEL + c] = from[(f / LEC_PANEL * d->taps * d->channels + c) * LEC_PANEL + f % LEC_PANEL];
}

/* The gradient of `rows` neighbouring rows of the kernel's matrix, of one image, into g. */
INLINE void convolution_gradient_tile(
  const int rows, const lec_convolution_update *d, const lec_segment *s, const float *input, const float *gradient,
  float *g
) {
  vf sums[LEC_ROWS][VECTORS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = (vf){};
  for (long y = s->y0; y < s->y1; y++)
    chain(
      rows, input + y * d->row_step + s->x0 * d->column_step, d->column_step, 1,
      gradient + (y * d->output_width + s->x0) * d->filters, d->filters, s->x1 - s->x0, sums);
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) store(g + r * LEC_PANEL + v * LEC_WIDTH, sums[r][v]);
}

INLINE void add_to(float *sum, const float *x, long count) {
  for (long i = 0; i < count; i += LEC_WIDTH) store(sum + i, load(sum + i) + load(x + i));
}

/* A last panel's lanes beyond the filters saw a neighbour's numbers: their gradient is zero. */
INLINE void clear_lanes(float *g, long count, long lanes) {
  for (long i = 0; i < count; i += LEC_PANEL)
    for (long lane = lanes; lane < LEC_PANEL; lane++) g[i + lane] = 0;
}

static void convolution_update(const void *arguments, long unit) {
  const lec_convolution_update *d = arguments;
  long panels = (d->filters + LEC_PANEL - 1) / LEC_PANEL;
  const lec_segment *s = d->segments + unit / panels;
  long panel = unit % panels, lanes = smaller(LEC_PANEL, d->filters - panel * LEC_PANEL);
  float g[LEC_SEGMENT_ROWS * LEC_PANEL] __attribute__((aligned(64)));
  float one[LEC_ROWS * LEC_PANEL] __attribute__((aligned(64)));
  memset(g, 0, sizeof g);
  for (long image = 0; image < d->images; image++) {
    const float *input = d->input.at + image * d->input.stride + s->source;
    const float *gradient = d->output_gradient.at + image * d->output_gradient.stride + panel * LEC_PANEL;
    for (long k = 0; k < s->count;) {
      long tile = tile_rows(s->count - k);
      WITH_CONSTANT_ROWS(tile, convolution_gradient_tile(rows, d, s, input + k, gradient, one))
      add_to(g + k * LEC_PANEL, one, tile * LEC_PANEL);
      k += tile;
    }
  }
  clear_lanes(g, s->count * LEC_PANEL, lanes);
  long at = d->weights - d->optimizer->parameters + (panel * d->kernel_rows + s->first) * LEC_PANEL;
  apply_gradient(d->optimizer, at, g, s->count * LEC_PANEL);
  if (s->first > 0) return;
  memset(g, 0, LEC_PANEL * sizeof *g);
  for (long image = 0; image < d->images; image++) {
    const float *gradient = d->output_gradient.at + image * d->output_gradient.stride + panel * LEC_PANEL;
    memset(one, 0, LEC_PANEL * sizeof *one);
    for (long i = 0; i < d->output_height * d->output_width; i++) add_to(one, gradient + i * d->filters, LEC_PANEL);
    add_to(g, one, LEC_PANEL);
  }
  clear_lanes(g, LEC_PANEL, lanes);
  apply_gradient(d->optimizer, d->bias - d->optimizer->parameters + panel * LEC_PANEL, g, LEC_PANEL);
}
