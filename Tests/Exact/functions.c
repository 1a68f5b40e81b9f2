/* Functions of single numbers over every exponent, and the fused multiply-add in software and in hardware. */
#pragma STDC FP_CONTRACT OFF
#include "exact.h"

#include <math.h>
#include <stdio.h>

/* Both signs of each exponent with 64 significands, the largest and the smallest among them. */
static float *arguments(long *count) {
  *count = 2 * 256 * 64;
  float *result = memory(*count * (long)sizeof(float));
  const float *significands = numbers(64, 0, 0x1p23f);
  for (long i = 0; i < *count; i++) {
    uint32_t significand = i % 64 == 0 ? 0 : i % 64 == 1 ? 0x7fffff : (uint32_t)significands[i % 64];
    uint32_t bits = (uint32_t)(i / 64) << 23 | significand;
    memcpy(result + i, &bits, sizeof bits);
  }
  return result;
}

/* Numbers whose products and sums cancel, round halfway, underflow and overflow. */
static void fused(void) {
  long count;
  const float *a = arguments(&count);
  float *b = memory(count * (long)sizeof(float)), *c = memory(count * (long)sizeof(float));
  float *soft = memory(count * (long)sizeof(float)), *hard = memory(count * (long)sizeof(float));
  const float *near = numbers(count, 0.5, 2);
  for (long i = 0; i < count; i++) {
    b[i] = i % 3 == 0 ? near[i] : a[(i * 7919) % count];
    float product = a[i] * b[i];
    c[i] = i % 2 == 0 ? -product : a[(i * 104729) % count];
  }
  lec_soft_fma(a, b, c, soft, count);
  for (long i = 0; i < count; i++) hard[i] = fmaf(a[i], b[i], c[i]);
  show("fused multiply-add", soft, count);
  for (long i = 0; i < count; i++)
    if (memcmp(soft + i, hard + i, sizeof(float)) != 0 && (soft[i] == soft[i] || hard[i] == hard[i])) {
      fprintf(stderr, "fused multiply-add of %a, %a, %a: %a in software, %a\n", a[i], b[i], c[i], soft[i], hard[i]);
      exit(1);
    }
}

void functions(lec_level level) {
  static const char *const names[LEC_FUNCTION_COUNT] = {
    [LEC_EXP] = "exp", [LEC_LOG] = "log", [LEC_SQRT] = "sqrt", [LEC_TANH] = "tanh", [LEC_SIGMOID] = "sigmoid",
    [LEC_MAX_ZERO] = "relu", [LEC_LEAKY_RELU] = "leaky relu", [LEC_ELU] = "elu", [LEC_GELU] = "gelu",
    [LEC_SOFTPLUS] = "softplus", [LEC_SWISH] = "swish",
  };
  long count;
  const float *x = arguments(&count), *usual = numbers(30011, -20, 20);
  float *y = memory(count * (long)sizeof(float));
  for (int f = 0; f < LEC_FUNCTION_COUNT; f++) {
    lec_map(level, (lec_function)f, x, y, count);
    show(names[f], y, count);
    lec_map(level, (lec_function)f, usual, y, 30011);
    show(names[f], y, 30011);
  }
  fused();
  float third = 1.0f / 3, contracted = lec_canary(level, 3, third, -1);
  show("no contraction", &contracted, 1);
}
