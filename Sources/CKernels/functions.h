/*
 * Elementary functions of a vector, each lane by the same operations: the same bits everywhere.
 * Coefficients: Tests/NeuralTests/Reference/polynomials.py. Errors: tested over every exponent.
 */

/* e^x, at most 1 unit in the last place off, subnormal results included; NaN stays NaN.
 * x = n log 2 + r with |r| ≤ log 2 / 2 (log 2 in two parts), e^r = 1 + r + r² q(r), times 2^n in two steps. */
INLINE vf exp_(vf x) {
  x = choose(x > broadcast(89.0f), broadcast(89.0f), x);
  x = choose(x < broadcast(-104.0f), broadcast(-104.0f), x);
  vf shift = broadcast(12582912.0f); /* 1.5 · 2^23: adding it rounds to an integer, kept in the low bits */
  vf shifted = fma_(x, broadcast(0x1.715476p+0f), shift);
  vf n = shifted - shift;
  vf r = fma_(n, broadcast(-0x1.62e4p-1f), x);
  r = fma_(n, broadcast(-0x1.7f7d1cp-20f), r);
  vf q = broadcast(0x1.6d1122p-10f);
  q = fma_(q, r, broadcast(0x1.120b86p-7f));
  q = fma_(q, r, broadcast(0x1.55551ap-5f));
  q = fma_(q, r, broadcast(0x1.5554dcp-3f));
  q = fma_(q, r, broadcast(0.5f));
  vf power = fma_(q, r * r, r) + broadcast(1.0f);
  vi exponent = (vi)shifted - (vi)shift;
  vi half = exponent >> 1;
  vf scale1 = (vf)((half + 127) << 23), scale2 = (vf)((exponent - half + 127) << 23);
  return power * scale1 * scale2;
}

/* log x, at most 1 unit in the last place off; log 0 = -∞, of negatives NaN.
 * x = 2^e (1 + f) with √½ ≤ 1 + f < √2; log(1 + f) = f - f²/2 + f³ q(f). */
INLINE vf log_(vf x) {
  vi subnormal = (vi)(x < broadcast(0x1p-126f));
  vf scaled = choose(subnormal, x * broadcast(0x1p23f), x);
  /* √½ has the bits 3f3504f3: subtracting them puts the split between exponents there. */
  vi offset = (vi)scaled - 0x3f3504f3;
  vi exponent = offset >> 23;
  vf f = (vf)((offset & 0x007fffff) + 0x3f3504f3) - broadcast(1.0f);
  vf e = __builtin_convertvector(exponent - (subnormal & 23), vf);
  vf q = broadcast(0x1.1d8ea6p-4f);
  q = fma_(q, f, broadcast(-0x1.d635bcp-4f));
  q = fma_(q, f, broadcast(0x1.dea282p-4f));
  q = fma_(q, f, broadcast(-0x1.fcf4c6p-4f));
  q = fma_(q, f, broadcast(0x1.23d21ap-3f));
  q = fma_(q, f, broadcast(-0x1.555b4ap-3f));
  q = fma_(q, f, broadcast(0x1.999d5ap-3f));
  q = fma_(q, f, broadcast(-0x1.fffffcp-3f));
  q = fma_(q, f, broadcast(0x1.555554p-2f));
  vf square = f * f;
  vf tail = fma_(e, broadcast(0x1.7f7d1cp-20f), f * square * q);
  tail = fma_(square, broadcast(-0.5f), tail);
  vf result = fma_(e, broadcast(0x1.62e4p-1f), f + tail);
  vf infinity = broadcast(__builtin_inff());
  result = choose(x == infinity, x, result);
  result = choose(x == broadcast(0), -infinity, result);
  return choose((x < broadcast(0)) | (x != x), broadcast(__builtin_nanf("")), result);
}

INLINE vf sqrt_(vf x) { return __builtin_elementwise_sqrt(x); } /* correctly rounded, as IEEE 754 asks */

/* tanh x, at most 2 units in the last place off: x + x³ q(x²) near 0, else 1 - 2 / (e^2|x| + 1) with x's sign. */
INLINE vf tanh_(vf x) {
  vf u = x * x;
  vf q = broadcast(0x1.2c83cp-9f);
  q = fma_(q, u, broadcast(-0x1.116a16p-7f));
  q = fma_(q, u, broadcast(0x1.64a976p-6f));
  q = fma_(q, u, broadcast(-0x1.ba08c4p-5f));
  q = fma_(q, u, broadcast(0x1.1110eap-3f));
  q = fma_(q, u, broadcast(-0x1.555556p-2f));
  vf near = fma_(q * u, x, x);
  vf size = magnitude(x), one = broadcast(1.0f);
  vf far = one - broadcast(2.0f) / (exp_(size + size) + one);
  far = (vf)((vi)far | ((vi)x & (int32_t)0x80000000));
  return choose(size < broadcast(0.625f), near, choose(x != x, x, far));
}

/* 1 / (1 + e^-x), at most 2 units in the last place off; by e^-|x|, which cannot overflow. */
INLINE vf sigmoid_(vf x) {
  vf e = exp_(-magnitude(x)), one = broadcast(1.0f);
  return choose(x < broadcast(0), e, one) / (one + e);
}

INLINE vf apply_function(lec_function function, vf x) {
  switch (function) {
    case LEC_EXP: return exp_(x);
    case LEC_LOG: return log_(x);
    case LEC_SQRT: return sqrt_(x);
    case LEC_TANH: return tanh_(x);
    case LEC_SIGMOID: return sigmoid_(x);
    default: return relu(x);
  }
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
