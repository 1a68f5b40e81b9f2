/*
 * Elementary functions of a vector, each lane by the same operations: the same bits everywhere.
 * Coefficients: Tests/NeuralTests/Reference/polynomials.py. Errors: tested over every exponent.
 */

/* x = n log 2 + r with |r| ≤ log 2 / 2: gives r, n, and what rounding r lost. log 2 is in two parts, the first of
 * which has few bits, so that its products with n are exact. */
INLINE vf exp_argument(vf x, vi *n, vf *rest) {
  vf shift = broadcast(12582912.0f); /* 1.5 · 2^23: adding it rounds to an integer, kept in the low bits */
  vf shifted = fma_(x, broadcast(0x1.715476p+0f), shift), small = broadcast(-0x1.7f7d1cp-20f);
  vf whole = shifted - shift;
  vf large = fma_(whole, broadcast(-0x1.62e4p-1f), x);
  vf r = fma_(whole, small, large);
  *rest = fma_(whole, small, large - r);
  *n = (vi)shifted - (vi)shift;
  return r;
}

/* q of e^r - 1 = r + r² q(r). */
INLINE vf exp_polynomial(vf r) {
  vf q = broadcast(0x1.6d1122p-10f);
  q = fma_(q, r, broadcast(0x1.120b86p-7f));
  q = fma_(q, r, broadcast(0x1.55551ap-5f));
  q = fma_(q, r, broadcast(0x1.5554dcp-3f));
  return fma_(q, r, broadcast(0.5f));
}

/* e^r - 1, and n. */
INLINE vf exp_reduced(vf x, vi *n) {
  vf rest, r = exp_argument(x, n, &rest);
  return fma_(exp_polynomial(r), r * r, r);
}

/* e^x, at most 1.1 units in the last place off, subnormal results included; NaN stays NaN.
 * e^r times 2^n in two steps. */
INLINE vf exp_(vf x) {
  x = choose(x > broadcast(89.0f), broadcast(89.0f), x);
  x = choose(x < broadcast(-104.0f), broadcast(-104.0f), x);
  vi exponent;
  vf power = exp_reduced(x, &exponent) + broadcast(1.0f);
  vi half = exponent >> 1;
  vf scale1 = (vf)((half + 127) << 23), scale2 = (vf)((exponent - half + 127) << 23);
  return power * scale1 * scale2;
}

/* log(2^e (1 + f)) with √½ ≤ 1 + f < √2: e log 2 + f - f²/2 + f³ q(f). */
INLINE vf log_reduced(vf f, vf e) {
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
  return fma_(e, broadcast(0x1.62e4p-1f), f + tail);
}

/* log x, at most 1 unit in the last place off; log 0 = -∞, of negatives NaN. */
INLINE vf log_(vf x) {
  vi subnormal = (vi)(x < broadcast(0x1p-126f));
  vf scaled = choose(subnormal, x * broadcast(0x1p23f), x);
  /* √½ has the bits 3f3504f3: subtracting them puts the split between exponents there. */
  vi offset = (vi)scaled - 0x3f3504f3;
  vi exponent = offset >> 23;
  vf f = (vf)((offset & 0x007fffff) + 0x3f3504f3) - broadcast(1.0f);
  vf result = log_reduced(f, __builtin_convertvector(exponent - (subnormal & 23), vf));
  vf infinity = broadcast(__builtin_inff());
  result = choose(x == infinity, x, result);
  result = choose(x == broadcast(0), -infinity, result);
  return choose((x < broadcast(0)) | (x != x), broadcast(__builtin_nanf("")), result);
}

/* log(1 + x) for 0 ≤ x ≤ 1, at most 1 unit in the last place off. */
INLINE vf log1p_(vf x) {
  vi large = (vi)(x > broadcast(0.41421357f));
  vf f = choose(large, (x - broadcast(1.0f)) * broadcast(0.5f), x);
  return log_reduced(f, keep(large, broadcast(1.0f)));
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

/* An unevaluated sum of two numbers, the second of which is about a rounding error of the first: what functions are
 * computed with whose errors would add up to more than 2 units in the last place. */
typedef struct pair {
  vf high, low;
} pair;

/* high + low for |high| ≥ |low|, the error of the rounded sum kept (Dekker). */
INLINE pair sum_of(vf high, vf low) {
  vf sum = high + low;
  return (pair){sum, low - (sum - high)};
}

INLINE pair product_of(pair a, pair b) {
  vf product = a.high * b.high;
  return (pair){product, fma_(a.high, b.high, -product) + fma_(a.high, b.low, a.low * b.high)};
}

/* a / b, given 1 / b.high rounded. */
INLINE pair quotient_of(pair a, pair b, vf inverse) {
  vf quotient = a.high * inverse;
  return (pair){quotient, (fma_(-quotient, b.high, a.high) + fma_(-quotient, b.low, a.low)) * inverse};
}

/* e^x divided by 2^n with n near x / log 2, for |x| ≤ 150. */
INLINE pair exp_pair(vf x, vi *n) {
  vf rest, q, r = exp_argument(x, n, &rest);
  q = exp_polynomial(r);
  pair power = sum_of(r, q * (r * r)), one = sum_of(broadcast(1.0f), power.high);
  one.low += power.low + rest;
  return one;
}

/* x 2^n with one rounding, for -252 ≤ n ≤ 252 and 2^-50 ≤ |x| ≤ 2^50. */
INLINE vf scaled(vf x, vi n) {
  vi half = n >> 1;
  return x * (vf)((half + 127) << 23) * (vf)((n - half + 127) << 23);
}

/* 1 / (1 + e^-x) divided by 2^n: by e^-|x|, which cannot overflow. For |x| ≤ 150. */
INLINE pair sigmoid_pair(vf x, vi *n) {
  vf one = broadcast(1.0f);
  vi negative = (vi)(x < broadcast(0));
  pair e = exp_pair(-magnitude(x), n);
  pair sum = sum_of(one, scaled(e.high, *n));
  sum.low += scaled(e.low, *n);
  pair above = {choose(negative, e.high, one), keep(negative, e.low)};
  *n &= negative;
  return quotient_of(above, sum, one / sum.high);
}

/* x limited to ±150, where exponentials are zero in float32 and sigmoids are 0 and 1; NaN stays. */
INLINE vf limited(vf x) {
  x = choose((vi)(x > broadcast(150.0f)), broadcast(150.0f), x);
  return choose((vi)(x < broadcast(-150.0f)), broadcast(-150.0f), x);
}

/* 1 / (1 + e^-x), at most 1 unit in the last place off. */
INLINE vf sigmoid_(vf x) {
  vi n;
  pair y = sigmoid_pair(limited(x), &n);
  return scaled(y.high + y.low, n);
}
