/* Examples from where they are stored into a batch's panels. */

INLINE long example_of(const lec_batch *batch, long row) {
  return batch->order ? batch->order[batch->first + row] : batch->first + row;
}

/* A division, not a product with the reciprocal: with 255 that differs for 126 of the 256 bytes. */
INLINE void divide_bytes(const uint8_t *bytes, float divisor, float *out) {
  typedef int32_t wide __attribute__((vector_size(4 * LEC_WIDTH)));
  UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
    wide integers = __builtin_convertvector(*(const vb *)(bytes + v), wide);
    store(out + v, (vf)__builtin_convertvector(integers, vf) / broadcast(divisor));
  }
}

static void gather(const void *arguments, long unit) {
  const lec_gather *d = arguments;
  const lec_source *s = d->source;
  long first = unit * d->rows_per_unit, last = smaller(first + d->rows_per_unit, d->rows);
  for (long row = first; row < last; row++) {
    long from = example_of(d->batch, row) * s->size;
    float *to = d->values.at + row * d->row_stride;
    for (long k = 0; k < s->size; k += LEC_PANEL, to += d->values.stride) {
      long n = smaller(LEC_PANEL, s->size - k);
      if (!s->bytes) {
        memcpy(to, s->floats + from + k, sizeof(float) * (size_t)n);
      } else if (n == LEC_PANEL) {
        divide_bytes(s->bytes + from + k, s->divisor, to);
      } else {
        uint8_t rest[LEC_PANEL] = {0};
        memcpy(rest, s->bytes + from + k, (size_t)n);
        divide_bytes(rest, s->divisor, to);
      }
      /* The columns that fill up the panel: 0 / divisor may be a NaN. */
      for (long i = n; i < LEC_PANEL; i++) to[i] = 0;
    }
  }
}

static void prefetch(const void *arguments, long unit) {
  const lec_gather *d = arguments;
  const lec_source *s = d->source;
  if (d->batch->next < 0) return;
  long width = s->bytes ? 1 : (long)sizeof(float);
  const char *stored = s->bytes ? (const char *)s->bytes : (const char *)s->floats;
  long first = unit * d->rows_per_unit, last = smaller(first + d->rows_per_unit, d->rows);
  for (long row = first; row < last; row++) {
    long number = d->batch->next + row;
    const char *from = stored + (d->batch->order ? d->batch->order[number] : number) * s->size * width;
    for (long i = 0; i < s->size * width; i += 64) __builtin_prefetch(from + i, 0, 2);
  }
}
