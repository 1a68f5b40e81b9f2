/* A convolution: forward, perhaps with a pooling, and the gradient by its input. */

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

/* A panel of filters on some images: what stays the same from tile to tile. */
typedef struct convolution_panel {
  const lec_convolution *d;
  const float *input, *weights, *bias, *mask; /* the mask lies as the output */
  float *output;
  long top, left;    /* the output's first place */
  long down, across; /* in the output, from a row to the next and from a column to the next */
  long filters;
} convolution_panel;

/* The outputs from (y, x) on, `count` ≤ LEC_ROWS places whose sources are `step` apart and they `output_step`. */
OUTLINE void convolution_places(
  const convolution_panel *p, long image, long y, long x, long count, long step, long output_step
) {
  const lec_convolution *d = p->d;
  const float *input = p->input + image * d->input.stride;
  long at = image * d->output.stride + (y - p->top) * p->down + (x - p->left) * p->across;
  const float *mask = p->mask ? p->mask + at : NULL;
  WITH_CONSTANT_ROWS(count, {
    vf sums[LEC_ROWS][VECTORS];
    convolution_tile(rows, d, d->rows + y, d->columns + x, step, input, p->weights, p->bias, sums);
    convolution_store(rows, d->relu, p->output + at, output_step, mask, p->filters, sums);
  })
}

/* How many places from one on, before the end, have the same taps. Where there is a dilation the end is the output's,
 * and so all runs end before it. */
INLINE long run_of(const lec_taps *taps, long place, long end) { return smaller(taps[place].run, end - place); }

/* Whether neither neighbour of a place has the same taps. */
INLINE int is_alone(const lec_taps *taps, long place, long start, long end, long dilation) {
  return run_of(taps, place, end) == 1
    && (place - dilation < start || run_of(taps, place - dilation, end) == 1);
}

/* The outputs of some images in the rows from y0 below y1 and the columns from x0 below x1. Tiles go along a row,
 * where neighbours have the same taps; at the borders, where a column has taps of its own, they go down; and in the
 * corners across the images. */
static void convolution_area(const convolution_panel *p, long images, long y0, long y1, long x0, long x1) {
  const lec_convolution *d = p->d;
  long gap = d->dilation, step = d->stride * d->channels;
  for (long phase = 0; phase < gap; phase++) {
    for (long image = 0; image < images; image++)
      for (long y = y0; y < y1; y++)
        for (long x = x0 + phase, tile; x < x1; x += tile * gap) {
          tile = tile_rows(run_of(d->columns, x, x1));
          if (tile > 1) convolution_places(p, image, y, x, tile, step, gap * p->across);
        }
    for (long x = x0; x < x1; x++) {
      if (!is_alone(d->columns, x, x0, x1, gap)) continue;
      for (long y = y0 + phase, tile; y < y1; y += tile * gap) {
        tile = tile_rows(run_of(d->rows, y, y1));
        for (long image = 0, few; image < images; image += few) {
          few = tile > 1 ? 1 : tile_rows(images - image);
          if (tile > 1)
            convolution_places(p, image, y, x, tile, step * d->width, gap * p->down);
          else
            convolution_places(p, image, y, x, few, d->input.stride, d->output.stride);
        }
      }
    }
  }
}

/* Places whose outputs are kept until they are pooled: their panel stays in the first-level cache. */
enum { POOLED_PLACES = 256 };

/* An image's largest outputs of each window, by blocks of windows that fit. */
static void pooled_convolution(convolution_panel *p, long image, long panel) {
  const lec_pooling *d = p->d->pooling;
  float block[POOLED_PLACES * LEC_PANEL] __attribute__((aligned(64)));
  long columns = (POOLED_PLACES / d->window_height - d->window_width) / d->stride + 1;
  columns = smaller(columns, d->output_width);
  long width = (columns - 1) * d->stride + d->window_width;
  long rows = (POOLED_PLACES / width - d->window_height) / d->stride + 1;
  long filters = p->filters;
  p->output = block;
  p->down = width * LEC_PANEL;
  p->across = p->filters = LEC_PANEL;
  for (long y0 = 0; y0 < d->output_height; y0 += rows)
    for (long x0 = 0; x0 < d->output_width; x0 += columns) {
      long y1 = smaller(y0 + rows, d->output_height), x1 = smaller(x0 + columns, d->output_width);
      p->top = y0 * d->stride;
      p->left = x0 * d->stride;
      convolution_area(
        p, 1, p->top, (y1 - 1) * d->stride + d->window_height, p->left, (x1 - 1) * d->stride + d->window_width);
      for (long y = y0; y < y1; y++)
        for (long x = x0; x < x1; x++) {
          long to = image * d->output.stride + (y * d->output_width + x) * d->channels + panel * LEC_PANEL;
          const float *window = block + (y - y0) * d->stride * p->down + (x - x0) * d->stride * LEC_PANEL;
          pool_window(d, window, p->down, LEC_PANEL, filters, d->output.at + to, d->winners + to);
        }
    }
  p->filters = filters;
}

static void convolution(const void *arguments, long unit) {
  const lec_convolution *d = arguments;
  long panels = (d->filters + LEC_PANEL - 1) / LEC_PANEL, panel = unit % panels;
  long first = unit / panels * LEC_CONVOLUTION_IMAGES;
  long images = smaller(LEC_CONVOLUTION_IMAGES, d->images - first);
  convolution_panel p = {
    .d = d,
    .input = d->input.at + first * d->input.stride,
    .weights = d->weights + panel * d->kernel_height * d->kernel_width * d->channels * LEC_PANEL,
    .bias = d->bias ? d->bias + panel * LEC_PANEL : NULL,
    .filters = smaller(LEC_PANEL, d->filters - panel * LEC_PANEL),
  };
  if (d->pooling) {
    for (long image = 0; image < images; image++, p.input += d->input.stride)
      pooled_convolution(&p, first + image, panel);
    return;
  }
  long at = first * d->output.stride + panel * LEC_PANEL;
  p.output = d->output.at + at;
  p.mask = d->mask ? d->mask + at : NULL;
  p.across = d->filters;
  p.down = d->output_width * d->filters;
  convolution_area(&p, images, 0, d->output_height, 0, d->output_width);
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
