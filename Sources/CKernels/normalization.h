/* Normalization of a batch, channel by channel. Vectors go across channels. */

/* A sum over all images and pixels: the statement adds a pixel's numbers to `chain`, which starts anew with each
 * image; the images' sums are added to `total` in ascending order. */
#define SUM_OVER_BATCH(d, total, chain, ...) \
  for (long image = 0; image < d->images; image++) { \
    vf chain = {0}; \
    for (long pixel = 0; pixel < d->pixels; pixel++) { __VA_ARGS__ } \
    total += chain; \
  }

static void normalization_statistics(const void *arguments, long panel) {
  const lec_normalization *d = arguments;
  for (long c = panel * LEC_PANEL; c < d->channels && c < (panel + 1) * LEC_PANEL; c += LEC_WIDTH) {
    long left = d->channels - c;
    vf mean = load(d->moving_mean + c), variance = load(d->moving_variance + c);
    if (d->trains) {
      vf count = broadcast((float)(d->images * d->pixels)), sum = {0}, squares = {0};
      const float *x = d->values.at + c;
      SUM_OVER_BATCH(d, sum, s, s += load_some(x + image * d->values.stride + pixel * d->channels, left);)
      mean = sum / count;
      SUM_OVER_BATCH(d, squares, s,
        vf off = load_some(x + image * d->values.stride + pixel * d->channels, left) - mean;
        s = fma_(off, off, s);
      )
      variance = squares / count;
      vf gain = broadcast(d->gain), old = load(d->moving_mean + c);
      store_some(d->moving_mean + c, left, fma_(mean - old, gain, old));
      old = load(d->moving_variance + c);
      store_some(d->moving_variance + c, left, fma_(variance - old, gain, old));
    }
    store(d->mean + c, mean);
    store(d->scale + c, broadcast(1) / sqrt_(variance + broadcast(d->epsilon)));
  }
}

static void normalization(const void *arguments, long image) {
  const lec_normalization *d = arguments;
  for (long pixel = 0; pixel < d->pixels; pixel++)
    for (long c = 0; c < d->channels; c += LEC_WIDTH) {
      long at = pixel * d->channels + c, left = d->channels - c;
      vf x = load_some(d->values.at + image * d->values.stride + at, left);
      vf normal = (x - load(d->mean + c)) * load(d->scale + c);
      vf y = fma_(normal, load(d->gamma + c), load(d->beta + c));
      store_some(d->output.at + image * d->output.stride + at, left, y);
    }
}

static void normalization_sums(const void *arguments, long panel) {
  const lec_normalization *d = arguments;
  for (long c = panel * LEC_PANEL; c < d->channels && c < (panel + 1) * LEC_PANEL; c += LEC_WIDTH) {
    long left = d->channels - c;
    vf by_gamma = {0}, by_beta = {0};
    const float *x = d->values.at + c, *g = d->output_gradient.at + c;
    SUM_OVER_BATCH(d, by_beta, s, s += load_some(g + image * d->output_gradient.stride + pixel * d->channels, left);)
    SUM_OVER_BATCH(d, by_gamma, s,
      vf value = load_some(x + image * d->values.stride + pixel * d->channels, left);
      vf normal = (value - load(d->mean + c)) * load(d->scale + c);
      s = fma_(load_some(g + image * d->output_gradient.stride + pixel * d->channels, left), normal, s);
    )
    store_some(d->gamma_sums + c, left, by_gamma);
    store_some(d->beta_sums + c, left, by_beta);
  }
}

static void normalization_gradient(const void *arguments, long image) {
  const lec_normalization *d = arguments;
  vf count = broadcast((float)(d->images * d->pixels));
  for (long c = 0; c < d->channels; c += LEC_WIDTH) {
    long left = d->channels - c;
    vf mean = load(d->mean + c), scale = load(d->scale + c), factor = load(d->gamma + c) * scale;
    vf by_gamma = load(d->gamma_sums + c) / count, by_beta = load(d->beta_sums + c) / count;
    for (long pixel = 0; pixel < d->pixels; pixel++) {
      long at = pixel * d->channels + c, from = image * d->values.stride + at;
      vf normal = (load_some(d->values.at + from, left) - mean) * scale;
      vf g = load_some(d->output_gradient.at + image * d->output_gradient.stride + at, left);
      g = fma_(-normal, by_gamma, g - by_beta) * factor;
      if (d->mask) g = keep((vi)(load_some(d->mask + from, left) > broadcast(0)), g);
      store_some(d->value_gradient.at + image * d->value_gradient.stride + at, left, g);
    }
  }
}

static void normalization_update(const void *arguments, long panel) {
  const lec_normalization *d = arguments;
  const lec_optimizer *o = d->optimizer;
  long c = panel * LEC_PANEL;
  apply_gradient(o, d->gamma - o->parameters + c, d->gamma_sums + c, LEC_PANEL);
  apply_gradient(o, d->beta - o->parameters + c, d->beta_sums + c, LEC_PANEL);
}
