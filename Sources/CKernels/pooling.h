/* Poolings: one number of each window and channel. Vectors go across channels. */

/* Runs a statement for each output's place (y, x) of an image: `from` is where its window starts in the input. */
#define FOR_EACH_WINDOW(d, ...) \
  for (long y = 0; y < d->output_height; y++) \
    for (long x = 0; x < d->output_width; x++) { \
      long from = (y * d->stride * d->width + x * d->stride) * d->channels; \
      long to = (y * d->output_width + x) * d->channels; \
      for (long c = 0; c < d->channels; c += LEC_WIDTH) { \
        long left = d->channels - c; \
        __VA_ARGS__ \
      } \
    }

/* Runs a statement for each place of a window: `at` counts from the window's start. */
#define FOR_EACH_PLACE(d, ...) \
  for (long i = 0; i < d->window_height; i++) \
    for (long j = 0; j < d->window_width; j++) { \
      long at = (i * d->width + j) * d->channels; \
      __VA_ARGS__ \
    }

/* The bytes of the first `count` lanes, or of all. */
INLINE void store_bytes(uint8_t *p, long count, vi x) {
  vb bytes = __builtin_convertvector(x, vb);
  if (count >= LEC_WIDTH)
    *(vb *)p = bytes;
  else
    memcpy(p, &bytes, (size_t)count);
}

INLINE vi load_bytes(const uint8_t *p, long count) {
  vb bytes = {0};
  if (count >= LEC_WIDTH)
    bytes = *(const vb *)p;
  else
    memcpy(&bytes, p, (size_t)count);
  return __builtin_convertvector(bytes, vi);
}

/* The largest of each channel in a window at p, whose rows are `down` apart and columns `across`; and its place. */
INLINE vf largest(long height, long width, const float *p, long down, long across, long count, vi *winner) {
  vf best = load_some(p, count);
  int32_t place = 0;
  *winner = (vi){0};
  for (long i = 0; i < height; i++)
    for (long j = 0; j < width; j++, place++) {
      vf value = load_some(p + i * down + j * across, count);
      vi larger = (vi)(value > best);
      best = choose(larger, value, best);
      *winner = (*winner & ~larger) | (larger & place);
    }
  return best;
}

/* Puts the largest of up to 16 channels of the window at p, and its place, where they belong. */
INLINE void pool_window(
  const lec_pooling *d, const float *p, long down, long across, long count, float *output, uint8_t *winners
) {
  for (long c = 0; c < smaller(count, LEC_PANEL); c += LEC_WIDTH) {
    vi winner;
    vf best = d->window_height == 2 && d->window_width == 2
      ? largest(2, 2, p + c, down, across, count - c, &winner)
      : largest(d->window_height, d->window_width, p + c, down, across, count - c, &winner);
    store_some(output + c, count - c, best);
    store_bytes(winners + c, count - c, winner);
  }
}

static void max_pooling(const void *arguments, long image) {
  const lec_pooling *d = arguments;
  const float *input = d->input.at + image * d->input.stride;
  float *output = d->output.at + image * d->output.stride;
  uint8_t *winners = d->winners + image * d->output.stride;
  long down = d->width * d->channels;
  for (long y = 0; y < d->output_height; y++)
    for (long x = 0; x < d->output_width; x++, output += d->channels, winners += d->channels)
      for (long c = 0; c < d->channels; c += LEC_PANEL)
        pool_window(
          d, input + y * d->stride * down + x * d->stride * d->channels + c, down, d->channels, d->channels - c,
          output + c, winners + c);
}

/* Adds a vector of the gradient to the winners' places in a window at p; or with `tiles` writes the whole window. */
INLINE void give_to_winners(
  long height, long width, int tiles, float *p, long down, long across, long count, vi winner, vf g
) {
  int32_t place = 0;
  for (long i = 0; i < height; i++)
    for (long j = 0; j < width; j++, place++) {
      float *to = p + i * down + j * across;
      vf before = tiles ? (vf){} : load_some(to, count);
      store_some(to, count, before + keep((vi)(winner == place), g));
    }
}

static void max_pooling_gradient(const void *arguments, long image) {
  const lec_pooling *d = arguments;
  float *input = d->input.at + image * d->input.stride;
  const float *output = d->output.at + image * d->output.stride;
  const float *mask = d->mask ? d->mask + image * d->output.stride : NULL;
  const uint8_t *winners = d->winners + image * d->output.stride;
  long down = d->width * d->channels, across = d->channels;
  if (!d->tiles) memset(input, 0, sizeof(float) * (size_t)(d->height * down));
  FOR_EACH_WINDOW(d,
    vf g = load_some(output + to + c, left);
    if (mask) g = keep((vi)(load_some(mask + to + c, left) > broadcast(0)), g);
    vi winner = load_bytes(winners + to + c, left);
    if (d->tiles && d->window_height == 2 && d->window_width == 2)
      give_to_winners(2, 2, 1, input + from + c, down, across, left, winner, g);
    else
      give_to_winners(d->window_height, d->window_width, d->tiles, input + from + c, down, across, left, winner, g);
  )
}

static void average_pooling(const void *arguments, long image) {
  const lec_pooling *d = arguments;
  const float *input = d->input.at + image * d->input.stride;
  float *output = d->output.at + image * d->output.stride;
  vf count = broadcast((float)(d->window_height * d->window_width));
  FOR_EACH_WINDOW(d,
    vf sum = {0};
    FOR_EACH_PLACE(d, sum += load_some(input + from + at + c, left);)
    store_some(output + to + c, left, sum / count);
  )
}

static void average_pooling_gradient(const void *arguments, long image) {
  const lec_pooling *d = arguments;
  float *input = d->input.at + image * d->input.stride;
  const float *output = d->output.at + image * d->output.stride;
  long size = d->height * d->width * d->channels;
  vf count = broadcast((float)(d->window_height * d->window_width));
  memset(input, 0, sizeof(float) * (size_t)size);
  FOR_EACH_WINDOW(d,
    vf g = load_some(output + to + c, left) / count;
    FOR_EACH_PLACE(d,
      float *p = input + from + at + c;
      store_some(p, left, load_some(p, left) + g);
    )
  )
  if (!d->mask) return;
  const float *mask = d->mask + image * d->input.stride;
  for (long i = 0; i < size; i += LEC_WIDTH) {
    vf open = keep((vi)(load_some(mask + i, size - i) > broadcast(0)), load_some(input + i, size - i));
    store_some(input + i, size - i, open);
  }
}
