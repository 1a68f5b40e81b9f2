#pragma STDC FP_CONTRACT OFF
/* Which levels this build and this processor have. */
#include <stddef.h>

#include "table.h"

const lec_table *lec_table_of(lec_level level) {
  switch (level) {
    case LEC_GENERIC: return &lec_table_generic;
#if defined(__x86_64__)
    case LEC_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &lec_table_avx2 : NULL;
    case LEC_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
          && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")
        ? &lec_table_avx512 : NULL;
#elif defined(__aarch64__)
    case LEC_NEON: return &lec_table_neon;
#endif
    default: return NULL;
  }
}

int lec_level_available(lec_level level) { return lec_table_of(level) != NULL; }

/* AVX-512 before AVX2: on the lesson's network it was never slower where both were measured (Zen 4, whose 512-bit
 * operations take two steps: 5 to 10 percent faster), and it computes the same bits. */
lec_level lec_level_best(void) {
  if (lec_level_available(LEC_NEON)) return LEC_NEON;
  if (lec_level_available(LEC_AVX512)) return LEC_AVX512;
  if (lec_level_available(LEC_AVX2)) return LEC_AVX2;
  return LEC_GENERIC;
}

void lec_map(lec_level level, lec_function function, const float *input, float *output, long count) {
  const lec_table *table = lec_table_of(level);
  if (table) table->map(function, input, output, count);
}

float lec_canary(lec_level level, float a, float b, float c) {
  const lec_table *table = lec_table_of(level);
  return table ? table->canary(a, b, c) : a * b + c;
}
