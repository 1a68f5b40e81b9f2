/*
 * What works along the rows of a batch: ReLU on its own, softmax, and the loss of classification.
 * A row's sum or maximum runs through 16 lanes, panel after panel, and then through a fixed tree.
 */

INLINE float tree_sum(const float *lanes) {
  float t[8];
  UNROLL for (int i = 0; i < 8; i++) t[i] = lanes[i] + lanes[i + 8];
  UNROLL for (int i = 0; i < 4; i++) t[i] = t[i] + t[i + 4];
  return (t[0] + t[2]) + (t[1] + t[3]);
}

INLINE float tree_max(const float *lanes) {
  float best = lanes[0];
  for (int i = 1; i < LEC_PANEL; i++) best = lanes[i] > best ? lanes[i] : best;
  return best;
}

static void relu_rows(const void *arguments, long panel) {
  const lec_relu *d = arguments;
  const float *input = d->input.at + panel * d->input.stride;
  float *output = d->output.at + panel * d->output.stride;
  for (long i = 0; i < d->rows * LEC_PANEL; i += LEC_WIDTH) store(output + i, relu(load(input + i)));
}

/* Exponentials this small add nothing to a sum of at least 1; as zeros they keep subnormal numbers out. */
#define SMALLEST_EXPONENTIAL 0x1p-100f

/* output = exp(z - max z) along a row, zero in the columns that fill up; gives the maximum and the sum. */
INLINE void exponentials(lec_panels z, lec_panels output, long row, long columns, float *max, float *sum) {
  float lanes[LEC_PANEL] __attribute__((aligned(64)));
  for (int i = 0; i < LEC_PANEL; i++) lanes[i] = -__builtin_inff();
  long at = row * LEC_PANEL;
  for (long c = 0; c < columns; c += LEC_PANEL, at += z.stride)
    UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
      vf x = load(z.at + at + v), best = load(lanes + v);
      store(lanes + v, choose((vi)(x > best) & lanes_below(c + v, columns), x, best));
    }
  *max = tree_max(lanes);
  memset(lanes, 0, sizeof lanes);
  at = row * LEC_PANEL;
  long to = at;
  for (long c = 0; c < columns; c += LEC_PANEL, at += z.stride, to += output.stride)
    UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
      vf e = exp_(load(z.at + at + v) - broadcast(*max));
      e = keep(~(vi)(e < broadcast(SMALLEST_EXPONENTIAL)) & lanes_below(c + v, columns), e);
      store(output.at + to + v, e);
      store(lanes + v, load(lanes + v) + e);
    }
  *sum = tree_sum(lanes);
}

static void softmax(const void *arguments, long unit) {
  const lec_softmax *d = arguments;
  long first = unit * d->rows_per_unit, last = smaller(first + d->rows_per_unit, d->rows);
  for (long row = first; row < last; row++) {
    float max, sum;
    exponentials(d->input, d->output, row, d->columns, &max, &sum);
    float *p = d->output.at + row * LEC_PANEL;
    for (long c = 0; c < d->columns; c += LEC_PANEL, p += d->output.stride)
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) store(p + v, load(p + v) / broadcast(sum));
  }
}

static void softmax_gradient(const void *arguments, long unit) {
  const lec_softmax_gradient *d = arguments;
  long first = unit * d->rows_per_unit, last = smaller(first + d->rows_per_unit, d->rows);
  for (long row = first; row < last; row++) {
    float lanes[LEC_PANEL] __attribute__((aligned(64))) = {0};
    const float *p = d->probabilities.at + row * LEC_PANEL, *g = d->output.at + row * LEC_PANEL;
    for (long c = 0; c < d->columns; c += LEC_PANEL, p += d->probabilities.stride, g += d->output.stride)
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH)
        store(lanes + v, fma_(load(p + v), load(g + v), load(lanes + v)));
    vf sum = broadcast(tree_sum(lanes));
    p = d->probabilities.at + row * LEC_PANEL, g = d->output.at + row * LEC_PANEL;
    long at = row * LEC_PANEL;
    for (long c = 0; c < d->columns; c += LEC_PANEL, at += d->input.stride) {
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
        vf x = load(p + v) * (load(g + v) - sum);
        if (d->mask) x = keep((vi)(load(d->mask + at + v) > broadcast(0)), x);
        store(d->input.at + at + v, x);
      }
      p += d->probabilities.stride;
      g += d->output.stride;
    }
  }
}

/* The first of the largest values of a row; 0 if all are NaN. */
INLINE int32_t first_largest(lec_panels values, long row, long columns) {
  long best = 0;
  float most = values.at[row * LEC_PANEL];
  for (long c = 1; c < columns; c++) {
    float x = values.at[c / LEC_PANEL * values.stride + row * LEC_PANEL + c % LEC_PANEL];
    if (x > most) best = c, most = x;
  }
  return (int32_t)best;
}

INLINE void classified(const lec_outcome *outcome, long row, int32_t predicted, int32_t expected) {
  outcome->predicted[row] = predicted;
  outcome->expected[row] = expected;
  outcome->hits[row] = predicted == expected;
}

static void cross_entropy(const void *arguments, long unit) {
  const lec_cross_entropy *d = arguments;
  long first = unit * d->rows_per_unit, last = smaller(first + d->rows_per_unit, d->rows);
  for (long row = first; row < last; row++) {
    float max, sum;
    exponentials(d->logits, d->gradient, row, d->columns, &max, &sum);
    long label = d->source->labels[example_of(d->batch, row)];
    float weight = d->source->class_weights ? d->source->class_weights[label] : 1;
    long at = row * LEC_PANEL, inside = at + label % LEC_PANEL;
    float logit = d->logits.at[label / LEC_PANEL * d->logits.stride + inside];
    d->outcome.losses[row] = weight * (log_(broadcast(sum))[0] - (logit - max));
    for (long c = 0; c < d->columns; c += LEC_PANEL, at += d->gradient.stride)
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH)
        store(d->gradient.at + at + v, load(d->gradient.at + at + v) / broadcast(sum));
    int32_t predicted = first_largest(d->probabilities ? d->gradient : d->logits, row, d->columns);
    classified(&d->outcome, row, predicted, (int32_t)label);
    d->gradient.at[label / LEC_PANEL * d->gradient.stride + inside] -= 1;
    at = row * LEC_PANEL;
    for (long c = 0; c < d->columns; c += LEC_PANEL, at += d->gradient.stride)
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
        vf g = load(d->gradient.at + at + v) * broadcast(weight) / broadcast((float)d->rows);
        if (d->mask) g = keep((vi)(load(d->mask + at + v) > broadcast(0)), g);
        store(d->gradient.at + at + v, g);
      }
  }
}
