/* The gradient of a convolution's parameters, and their step. */

/* Adds the gradient of `rows` neighbouring rows of the kernel's matrix, of one image, to g. */
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
    UNROLL for (int v = 0; v < VECTORS; v++) {
      float *p = g + r * LEC_PANEL + v * LEC_WIDTH;
      store(p, load(p) + sums[r][v]);
    }
}

/* Adds an image's gradient of a segment's rows of the kernel, and a panel of filters, to g. */
static void add_segment_gradient(
  const lec_convolution_update *d, const lec_segment *s, long image, long panel, float *g
) {
  const float *input = d->input.at + image * d->input.stride + s->source;
  const float *gradient = d->output_gradient.at + image * d->output_gradient.stride + panel * LEC_PANEL;
  for (long k = 0, tile; k < s->count; k += tile) {
    tile = tile_rows(s->count - k);
    WITH_CONSTANT_ROWS(tile, convolution_gradient_tile(rows, d, s, input + k, gradient, g + k * LEC_PANEL))
  }
}

/* Adds an image's gradient of a panel of the bias to g. */
static void add_bias_gradient(const lec_convolution_update *d, long image, long panel, float *g) {
  const float *gradient = d->output_gradient.at + image * d->output_gradient.stride + panel * LEC_PANEL;
  vf sums[VECTORS] = {0};
  for (long i = 0; i < d->output_height * d->output_width; i++)
    UNROLL for (int v = 0; v < VECTORS; v++) sums[v] += load(gradient + i * d->filters + v * LEC_WIDTH);
  UNROLL for (int v = 0; v < VECTORS; v++) store(g + v * LEC_WIDTH, load(g + v * LEC_WIDTH) + sums[v]);
}

/* Where the gradient of an image, and a panel of filters, is stored. */
INLINE float *stored_gradient(const lec_convolution_update *d, long image, long panel) {
  long panels = (d->filters + LEC_PANEL - 1) / LEC_PANEL;
  return d->image_gradients + (image * panels + panel) * (d->kernel_rows + 1) * LEC_PANEL;
}

static void convolution_image_gradient(const void *arguments, long image) {
  const lec_convolution_update *d = arguments;
  if (d->pooling) max_pooling_gradient(d->pooling, image);
  for (long panel = 0; panel * LEC_PANEL < d->filters; panel++) {
    float *g = stored_gradient(d, image, panel);
    memset(g, 0, sizeof(float) * (size_t)((d->kernel_rows + 1) * LEC_PANEL));
    for (const lec_segment *s = d->segments; s < d->segments + d->segment_count; s++)
      add_segment_gradient(d, s, image, panel, g + s->first * LEC_PANEL);
    add_bias_gradient(d, image, panel, g + d->kernel_rows * LEC_PANEL);
  }
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
  memset(g, 0, sizeof g);
  for (long image = 0; image < d->images; image++)
    if (d->image_gradients)
      add_to(g, stored_gradient(d, image, panel) + s->first * LEC_PANEL, s->count * LEC_PANEL);
    else
      add_segment_gradient(d, s, image, panel, g);
  clear_lanes(g, s->count * LEC_PANEL, lanes);
  long at = d->weights - d->optimizer->parameters + (panel * d->kernel_rows + s->first) * LEC_PANEL;
  apply_gradient(d->optimizer, at, g, s->count * LEC_PANEL);
  if (s->first > 0) return;
  memset(g, 0, LEC_PANEL * sizeof *g);
  for (long image = 0; image < d->images; image++)
    if (d->image_gradients)
      add_to(g, stored_gradient(d, image, panel) + d->kernel_rows * LEC_PANEL, LEC_PANEL);
    else
      add_bias_gradient(d, image, panel, g);
  clear_lanes(g, LEC_PANEL, lanes);
  apply_gradient(d->optimizer, d->bias - d->optimizer->parameters + panel * LEC_PANEL, g, LEC_PANEL);
}
