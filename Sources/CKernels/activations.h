/*
 * Activations that work on each number by itself, their derivatives, and how both go over memory.
 * Coefficients: Tests/NeuralTests/Reference/polynomials.py. Errors: tested over every exponent.
 */

/* x where not negative, else x / 5: the slope of Keras' leaky_relu. */
INLINE vf leaky_relu_(vf x) { return choose((vi)(x < broadcast(0)), x * broadcast(0.2f), x); }

/* x where not negative, else e^x - 1, at most 2 units in the last place off. */
INLINE vf elu_(vf x) {
  vf below = choose((vi)(x < broadcast(-87.0f)), broadcast(-87.0f), x);
  vi n;
  vf p = exp_reduced(below, &n), scale = (vf)((n + 127) << 23);
  /* 2^n - 1 is exact where it matters, and e^r - 1 keeps its last place near 0. */
  return choose((vi)(x < broadcast(0)), fma_(p, scale, scale - broadcast(1.0f)), x);
}

/* log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), at most 2 units in the last place off. */
INLINE vf softplus_(vf x) { return relu(x) + log1p_(exp_(-magnitude(x))); }

/* x / (1 + e^-x), at most 1 unit in the last place off. */
INLINE vf swish_(vf x) {
  vi n;
  vf t = limited(x);
  pair y = product_of((pair){t, {0}}, sigmoid_pair(t, &n));
  return choose((vi)(x > broadcast(150.0f)), x, scaled(y.high + y.low, n));
}

/* min(|x|, 15); NaN stays. Beyond, the normal distribution's tail is zero in float32. */
INLINE vf tail_argument(vf x) {
  vf size = magnitude(x);
  return choose((vi)(size > broadcast(15.0f)), broadcast(15.0f), size);
}

/* Φ(-t) e^(t²/2) for 0 ≤ t ≤ 15, Φ being the normal distribution. Times t + 3 it is a polynomial in u = (t - 3) / (t +
 * 3), whose last step, and what rounding u lost, are added with care. */
INLINE pair normal_tail_ratio(vf t) {
  vf three = broadcast(3.0f), sum = t + three, part = sum - t;
  pair below = {t - three, t - ((t - three) + three)}, above = {sum, (t - (sum - part)) + (three - part)};
  vf inverse = broadcast(1.0f) / above.high;
  pair u = quotient_of(below, above, inverse);
  vf q = broadcast(0x1.d17fe4p-15f);
  q = fma_(q, u.high, broadcast(0x1.1799cp-13f));
  q = fma_(q, u.high, broadcast(-0x1.0098a8p-12f));
  q = fma_(q, u.high, broadcast(-0x1.0f2e8cp-10f));
  q = fma_(q, u.high, broadcast(0x1.0c7a08p-10f));
  q = fma_(q, u.high, broadcast(0x1.c8c7dcp-8f));
  q = fma_(q, u.high, broadcast(-0x1.56d40ap-7f));
  q = fma_(q, u.high, broadcast(-0x1.832d32p-5f));
  vf slope = fma_(q, u.high + u.high, broadcast(0x1.d71382p-2f));
  q = fma_(q, u.high, broadcast(0x1.d71382p-3f));
  q = fma_(q, u.high, broadcast(-0x1.04c72ap-1f));
  slope = fma_(slope, u.high, broadcast(-0x1.04c72ap-1f)); /* of the polynomial, near enough */
  pair product = product_of((pair){u.high, {0}}, (pair){q, {0}});
  vf first = broadcast(0x1.754a76p-1f), total = first + product.high, rounded = total - first;
  vf lost = (first - (total - rounded)) + (product.high - rounded);
  return quotient_of((pair){total, lost + fma_(slope, u.low, product.low)}, above, inverse);
}

/* e^(-t²/2) divided by 2^n for 0 ≤ t ≤ 15; what rounding t² loses goes in afterwards. */
INLINE pair normal_exponential(vf t, vi *n) {
  vf square = t * t, lost = fma_(t, t, -square);
  pair e = exp_pair(square * broadcast(-0.5f), n);
  e.low = fma_(e.high, lost * broadcast(-0.5f), e.low);
  return e;
}

/* x Φ(x) with the exact normal distribution, at most 2 units in the last place off. */
INLINE vf gelu_(vf x) {
  vi n, negative = (vi)(x < broadcast(0));
  vf t = tail_argument(x), one = broadcast(1.0f);
  pair tail = product_of(normal_exponential(t, &n), normal_tail_ratio(t));
  pair rest = sum_of(one, -scaled(tail.high, n));
  rest.low -= scaled(tail.low, n);
  pair factor = {choose(negative, tail.high, rest.high), choose(negative, tail.low, rest.low)};
  pair y = product_of((pair){choose(negative, -t, t), {0}}, factor);
  return choose((vi)(x > broadcast(15.0f)), x, scaled(y.high + y.low, n & negative));
}

/* Φ(x) + x φ(x). */
INLINE vf gelu_slope(vf x) {
  vi n, negative = (vi)(x < broadcast(0));
  vf t = tail_argument(x);
  pair exponential = normal_exponential(t, &n);
  vf e = scaled(exponential.high + exponential.low, n);
  vf below = e * normal_tail_ratio(t).high, density = e * broadcast(0x1.988454p-2f); /* 1 / √(2π) */
  return choose(negative, fma_(-t, density, below), fma_(t, density, broadcast(1.0f) - below));
}

/* σ(x) (1 + x (1 - σ(x))); 1 - σ(x) is σ(-x). Beyond ±200 it is 1 or 0. */
INLINE vf swish_slope(vf x) {
  vf t = choose((vi)(magnitude(x) > broadcast(200.0f)), choose((vi)(x < broadcast(0)), broadcast(-200.0f),
    broadcast(200.0f)), x);
  return sigmoid_(t) * fma_(t, sigmoid_(-t), broadcast(1.0f));
}

INLINE vf apply_function(lec_function function, vf x) {
  switch (function) {
    case LEC_EXP: return exp_(x);
    case LEC_LOG: return log_(x);
    case LEC_SQRT: return sqrt_(x);
    case LEC_TANH: return tanh_(x);
    case LEC_SIGMOID: return sigmoid_(x);
    case LEC_LEAKY_RELU: return leaky_relu_(x);
    case LEC_ELU: return elu_(x);
    case LEC_GELU: return gelu_(x);
    case LEC_SOFTPLUS: return softplus_(x);
    case LEC_SWISH: return swish_(x);
    default: return relu(x);
  }
}

/* The derivative at x, where y = f(x); 1 at the corner of functions that have one there, as their right half has. */
INLINE vf slope(lec_function function, vf x, vf y) {
  vf one = broadcast(1.0f);
  vi negative = (vi)(x < broadcast(0));
  switch (function) {
    case LEC_TANH: return (one - y) * (one + y);
    case LEC_SIGMOID: return y * (one - y);
    case LEC_LEAKY_RELU: return choose(negative, broadcast(0.2f), one);
    case LEC_ELU: return choose(negative, y + one, one);
    case LEC_GELU: return gelu_slope(x);
    case LEC_SOFTPLUS: return sigmoid_(x);
    case LEC_SWISH: return swish_slope(x);
    default: return one;
  }
}

/* Runs a statement with `f` a constant, so that its choice is made outside of loops. */
#define WITH_CONSTANT_ACTIVATION(function, ...) \
  switch (function) { \
    case LEC_TANH: { enum { f = LEC_TANH }; __VA_ARGS__; } break; \
    case LEC_SIGMOID: { enum { f = LEC_SIGMOID }; __VA_ARGS__; } break; \
    case LEC_LEAKY_RELU: { enum { f = LEC_LEAKY_RELU }; __VA_ARGS__; } break; \
    case LEC_ELU: { enum { f = LEC_ELU }; __VA_ARGS__; } break; \
    case LEC_GELU: { enum { f = LEC_GELU }; __VA_ARGS__; } break; \
    case LEC_SOFTPLUS: { enum { f = LEC_SOFTPLUS }; __VA_ARGS__; } break; \
    case LEC_SWISH: { enum { f = LEC_SWISH }; __VA_ARGS__; } break; \
    default: break; \
  }

/* The columns that fill up a panel stay zero, also where f(0) is not. */
INLINE void activate_with(const lec_function function, const lec_activate *d, long panel) {
  const float *input = d->input.at + panel * d->input.stride;
  float *output = d->output.at + panel * d->output.stride;
  for (long i = 0; i < d->rows * LEC_PANEL; i += LEC_WIDTH) {
    vi inside = lanes_below(panel * LEC_PANEL + i % LEC_PANEL, d->columns);
    store(output + i, keep(inside, apply_function(function, load(input + i))));
  }
}

static void activate(const void *arguments, long panel) {
  const lec_activate *d = arguments;
  WITH_CONSTANT_ACTIVATION(d->function, activate_with(f, d, panel))
}

INLINE void activate_gradient_with(const lec_function function, const lec_activate_gradient *d, long panel) {
  const float *x = d->input.at + panel * d->input.stride, *y = d->output.at + panel * d->output.stride;
  const float *g = d->output_gradient.at + panel * d->output_gradient.stride;
  float *to = d->input_gradient.at + panel * d->input_gradient.stride;
  for (long i = 0; i < d->rows * LEC_PANEL; i += LEC_WIDTH) {
    vf result = load(g + i) * slope(function, load(x + i), load(y + i));
    if (d->closes) result = keep((vi)(load(x + i) > broadcast(0)), result);
    store(to + i, result);
  }
}

static void activate_gradient(const void *arguments, long panel) {
  const lec_activate_gradient *d = arguments;
  WITH_CONSTANT_ACTIVATION(d->function, activate_gradient_with(f, d, panel))
}

static void map(lec_function function, const float *input, float *output, long count) {
  long i = 0;
  for (; i + LEC_WIDTH <= count; i += LEC_WIDTH) store(output + i, apply_function(function, load(input + i)));
  if (i < count) {
    float rest[LEC_WIDTH] = {0};
    memcpy(rest, input + i, sizeof(float) * (size_t)(count - i));
    store(rest, apply_function(function, load(rest)));
    memcpy(output + i, rest, sizeof(float) * (size_t)(count - i));
  }
}
