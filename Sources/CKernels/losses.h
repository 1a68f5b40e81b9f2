/* Losses whose targets are numbers: of classification with a row of targets, and of each output by itself. */

/* 16 targets of an example from a column on, zero in the columns that fill up. */
INLINE void target_panel(const lec_source *source, long example, long column, long columns, float *targets) {
  memset(targets, 0, LEC_PANEL * sizeof(float));
  long n = smaller(LEC_PANEL, columns - column);
  if (!source->labels) {
    memcpy(targets, source->targets + example * source->target_size + column, sizeof(float) * (size_t)n);
    return;
  }
  long label = source->labels[example];
  if (columns == 1)
    targets[0] = (float)label;
  else if (label >= column && label < column + n)
    targets[label - column] = 1;
}

INLINE float weight_of(const lec_source *source, long example) {
  return source->class_weights && source->labels ? source->class_weights[source->labels[example]] : 1;
}

static void dense_cross_entropy(const void *arguments, long unit) {
  const lec_cross_entropy *d = arguments;
  long first = unit * d->rows_per_unit, last = smaller(first + d->rows_per_unit, d->rows);
  float t[LEC_PANEL] __attribute__((aligned(64)));
  for (long row = first; row < last; row++) {
    float max, sum, most = -__builtin_inff();
    float totals[LEC_PANEL] __attribute__((aligned(64))) = {0}, products[LEC_PANEL] __attribute__((aligned(64))) = {0};
    long example = example_of(d->batch, row), expected = 0;
    exponentials(d->logits, d->gradient, row, d->columns, &max, &sum);
    for (long c = 0; c < d->columns; c += LEC_PANEL) {
      target_panel(d->source, example, c, d->columns, t);
      const float *z = d->logits.at + c / LEC_PANEL * d->logits.stride + row * LEC_PANEL;
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
        vf x = load(t + v), term = x * (load(z + v) - broadcast(max));
        /* A target of 0 asks nothing of its logit, which may be -∞. */
        store(products + v, load(products + v) + keep((vi)(x != broadcast(0)), term));
        store(totals + v, load(totals + v) + x);
      }
      for (long i = 0; i < smaller(LEC_PANEL, d->columns - c); i++)
        if (t[i] > most) expected = c + i, most = t[i];
    }
    float weight = weight_of(d->source, example), total = tree_sum(totals);
    d->outcome.losses[row] = weight * (total * log_(broadcast(sum))[0] - tree_sum(products));
    for (long c = 0; c < d->columns; c += LEC_PANEL) {
      float *p = d->gradient.at + c / LEC_PANEL * d->gradient.stride + row * LEC_PANEL;
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) store(p + v, load(p + v) / broadcast(sum));
    }
    int32_t predicted = first_largest(d->probabilities ? d->gradient : d->logits, row, d->columns);
    classified(&d->outcome, row, predicted, (int32_t)expected);
    for (long c = 0; c < d->columns; c += LEC_PANEL) {
      long at = c / LEC_PANEL * d->gradient.stride + row * LEC_PANEL;
      target_panel(d->source, example, c, d->columns, t);
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
        vf g = fma_(load(d->gradient.at + at + v), broadcast(total), -load(t + v));
        g = g * broadcast(weight) / broadcast((float)d->rows);
        if (d->mask) g = keep((vi)(load(d->mask + at + v) > broadcast(0)), g);
        store(d->gradient.at + at + v, g);
      }
    }
  }
}

/* The loss of outputs z with targets t, and its derivative by z. */
INLINE vf output_function(lec_output_function function, vf z, vf t, vf *derivative) {
  vf error = z - t, size = magnitude(error), one = broadcast(1.0f);
  vf sign = choose((vi)(error > broadcast(0)), one, keep((vi)(error < broadcast(0)), -one));
  vi small = (vi)(size <= one);
  switch (function) {
    case LEC_ABSOLUTE_ERROR:
      *derivative = choose((vi)(error != error), error, sign);
      return size;
    case LEC_HUBER:
      *derivative = choose(small | (vi)(error != error), error, sign);
      return choose(small, broadcast(0.5f) * error * error, size - broadcast(0.5f));
    case LEC_BINARY_CROSS_ENTROPY:
      *derivative = sigmoid_(z) - t;
      return fma_(-z, t, relu(z)) + log1p_(exp_(-magnitude(z)));
    default:
      *derivative = error + error;
      return error * error;
  }
}

/* How many of 16 outputs are on their targets' side of one half; gives the first one's sides. */
INLINE int32_t sides(const lec_output_loss *d, const float *z, const float *t, long count, int32_t *classes) {
  float p[LEC_PANEL] __attribute__((aligned(64)));
  float border = d->probabilities ? 0.5f : 0;
  UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH)
    store(p + v, d->probabilities ? sigmoid_(load(z + v)) : load(z + v));
  int32_t hits = 0;
  for (long i = 0; i < count; i++) hits += (p[i] > border) == (t[i] > 0.5f);
  classes[0] = p[0] > border;
  classes[1] = t[0] > 0.5f;
  return hits;
}

static void output_loss(const void *arguments, long unit) {
  const lec_output_loss *d = arguments;
  long first = unit * d->rows_per_unit, last = smaller(first + d->rows_per_unit, d->rows);
  float t[LEC_PANEL] __attribute__((aligned(64)));
  for (long row = first; row < last; row++) {
    float lanes[LEC_PANEL] __attribute__((aligned(64))) = {0};
    long example = example_of(d->batch, row);
    float weight = weight_of(d->source, example);
    int32_t hits = 0, classes[2] = {-1, -1};
    for (long c = 0; c < d->columns; c += LEC_PANEL) {
      const float *z = d->outputs.at + c / LEC_PANEL * d->outputs.stride + row * LEC_PANEL;
      long at = c / LEC_PANEL * d->gradient.stride + row * LEC_PANEL;
      target_panel(d->source, example, c, d->columns, t);
      UNROLL for (int v = 0; v < LEC_PANEL; v += LEC_WIDTH) {
        vf g, loss = output_function(d->function, load(z + v), load(t + v), &g);
        vi inside = lanes_below(c + v, d->columns);
        store(lanes + v, load(lanes + v) + keep(inside, loss));
        g = keep(inside, g * broadcast(weight)) / broadcast((float)(d->rows * d->columns));
        if (d->mask) g = keep((vi)(load(d->mask + at + v) > broadcast(0)), g);
        store(d->gradient.at + at + v, g);
      }
      if (d->function == LEC_BINARY_CROSS_ENTROPY)
        hits += sides(d, z, t, smaller(LEC_PANEL, d->columns - c), classes);
    }
    d->outcome.losses[row] = weight * (tree_sum(lanes) / (float)d->columns);
    int classifies = d->function == LEC_BINARY_CROSS_ENTROPY && d->columns == 1;
    d->outcome.predicted[row] = classifies ? classes[0] : -1;
    d->outcome.expected[row] = classifies ? classes[1] : -1;
    d->outcome.hits[row] = hits;
  }
}
