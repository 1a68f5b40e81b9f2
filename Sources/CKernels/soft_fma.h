/*
 * a b + c with one rounding, where the processor has no such instruction.
 *
 * The product of two floats is exact in double precision (24 + 24 bits of 53). Its sum with c is made by
 * the two-sum of Møller and Knuth, which also gives the rounding error. Where there is one, the sum is
 * rounded to odd (its last bit set, by moving one place towards the exact value if the bit is clear), and
 * rounding that to float gives the correctly rounded result, because 53 ≥ 2 · 24 + 2 (Boldo and
 * Melquiond, "Emulation of FMA and correctly rounded sums", IEEE Trans. Computers 57, 2008).
 * Infinities and NaN make the error a NaN, which compares as no error.
 */
typedef double vd __attribute__((vector_size(8 * LEC_WIDTH), aligned(8)));
typedef int64_t vl __attribute__((vector_size(8 * LEC_WIDTH), aligned(8)));

INLINE vf soft_fma(vf a, vf b, vf c) {
  vd product = __builtin_convertvector(a, vd) * __builtin_convertvector(b, vd);
  vd addend = __builtin_convertvector(c, vd);
  vd sum = product + addend;
  vd part = sum - product;
  vd error = (product - (sum - part)) + (addend - part);
  vl bits = (vl)sum;
  vl inexact = (vl)(error < (vd){}) | (vl)(error > (vd){});
  vl even = (bits & 1) == 0;
  vl away = ((vl)error ^ bits) >> 63; /* 0: same signs, the magnitude grows; -1: it shrinks */
  bits += (inexact & even) & (away | 1);
  return __builtin_convertvector((vd)bits, vf);
}
