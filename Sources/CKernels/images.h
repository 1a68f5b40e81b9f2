/* Between panels, in which dense layers work, and images, in which convolutions and poolings do. */

static void to_images(const void *arguments, long row) {
  const lec_arrangement *d = arguments;
  const float *from = d->panels.at + row * LEC_PANEL;
  float *to = d->images.at + row * d->images.stride;
  for (long c = 0; c < d->columns; c += LEC_PANEL, from += d->panels.stride)
    memcpy(to + c, from, sizeof(float) * (size_t)smaller(LEC_PANEL, d->columns - c));
}

static void to_panels(const void *arguments, long row) {
  const lec_arrangement *d = arguments;
  const float *from = d->images.at + row * d->images.stride;
  float *to = d->panels.at + row * LEC_PANEL;
  for (long c = 0; c < d->columns; c += LEC_PANEL, to += d->panels.stride)
    memcpy(to, from + c, sizeof(float) * (size_t)smaller(LEC_PANEL, d->columns - c));
}
