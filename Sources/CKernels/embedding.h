/* An embedding: rows of a table by number, and the step of the table. */

/* The word that x is the number of, or -1. Both comparisons are exact in double precision, and false for a NaN. */
INLINE long word_of(float x, long words) {
  double number = x;
  if (!(number >= 0 && number < (double)words)) return -1;
  long word = (long)number;
  return (double)word == number ? word : -1;
}

static void embedding(const void *arguments, long example) {
  const lec_embedding *d = arguments;
  const float *input = d->input.at + example * d->input.stride;
  float *to = d->output.at + example * d->output.stride;
  for (long t = 0; t < d->steps; t++, to += d->dimension) {
    long word = word_of(input[t], d->words);
    if (word < 0) {
      memset(to, 0, sizeof(float) * (size_t)d->dimension);
      continue;
    }
    const float *from = d->table + word * LEC_PANEL;
    for (long c = 0; c < d->dimension; c += LEC_PANEL, from += d->words * LEC_PANEL)
      memcpy(to + c, from, sizeof(float) * (size_t)smaller(LEC_PANEL, d->dimension - c));
  }
}

/* From the last place to the first, each put before those of its word. */
static void embedding_places(const void *arguments, long unit) {
  (void)unit;
  const lec_embedding *d = arguments;
  for (long word = 0; word < d->words; word++) d->first[word] = -1;
  for (long example = d->examples - 1; example >= 0; example--)
    for (long t = d->steps - 1; t >= 0; t--) {
      long word = word_of(d->input.at[example * d->input.stride + t], d->words);
      if (word < 0) continue;
      long place = example * d->steps + t;
      d->next[place] = d->first[word];
      d->first[word] = place;
    }
}

static void embedding_update(const void *arguments, long unit) {
  const lec_embedding *d = arguments;
  long parts = (d->words + LEC_EMBEDDING_ROWS - 1) / LEC_EMBEDDING_ROWS;
  long panel = unit / parts, first = unit % parts * LEC_EMBEDDING_ROWS;
  long rows = smaller(LEC_EMBEDDING_ROWS, d->words - first), left = d->dimension - panel * LEC_PANEL;
  float g[LEC_EMBEDDING_ROWS * LEC_PANEL] __attribute__((aligned(64)));
  memset(g, 0, sizeof g);
  for (long row = 0; row < rows; row++) {
    float *sum = g + row * LEC_PANEL;
    for (long place = d->first[first + row]; place >= 0; place = d->next[place]) {
      long example = place / d->steps, t = place % d->steps;
      const float *from =
        d->output_gradient.at + example * d->output_gradient.stride + t * d->dimension + panel * LEC_PANEL;
      for (long v = 0; v < LEC_PANEL && v < left; v += LEC_WIDTH)
        store(sum + v, load(sum + v) + load_some(from + v, left - v));
    }
  }
  long at = d->table - d->optimizer->parameters + (panel * d->words + first) * LEC_PANEL;
  apply_gradient(d->optimizer, at, g, rows * LEC_PANEL);
}
