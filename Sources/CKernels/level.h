/*
 * The vectors of one SIMD level. Included once per level, after
 *   LEC_WIDTH  floats of a vector, a divisor of 16
 *   LEC_ROWS   rows of a product's tile, such that LEC_ROWS × 16 accumulators stay in registers
 *   LEC_SOFT_FMA  defined where the processor has no fused multiply-add
 */
#include <stdint.h>
#include <string.h>

#include "kernels.h"

#define INLINE static inline __attribute__((always_inline))
#define OUTLINE static __attribute__((noinline))
#define UNROLL _Pragma("clang loop unroll(full)")
#define UNROLL_BY_2 _Pragma("clang loop unroll_count(2)")
#define ROLLED _Pragma("clang loop unroll(disable)")

enum { VECTORS = LEC_PANEL / LEC_WIDTH }; /* of a panel's row */

/* aligned(4): memory may start anywhere; the engine's arenas are aligned all the same. */
typedef float vf __attribute__((vector_size(4 * LEC_WIDTH), aligned(4)));
typedef int32_t vi __attribute__((vector_size(4 * LEC_WIDTH), aligned(4)));
typedef uint8_t vb __attribute__((vector_size(LEC_WIDTH), aligned(1)));

INLINE vf load(const float *p) { return *(const vf *)p; }
INLINE void store(float *p, vf x) { *(vf *)p = x; }

/* s in every lane; s - 0 is s for every s, also -0. */
INLINE vf broadcast(float s) { return s - (vf){}; }

/* a where the mask's lane is all ones, b where it is zero. */
INLINE vf choose(vi mask, vf a, vf b) { return (vf)(((vi)a & mask) | ((vi)b & ~mask)); }

/* x where the mask's lane is all ones, else +0. */
INLINE vf keep(vi mask, vf x) { return (vf)((vi)x & mask); }

INLINE vf magnitude(vf x) { return (vf)((vi)x & 0x7fffffff); }

/* The hardware's maximum differs on -0 and drops NaN; a comparison does neither. */
INLINE vf relu(vf z) { return (vf)((vi)z & ~(vi)(z < broadcast(0))); }

#ifdef LEC_SOFT_FMA
#include "soft_fma.h"
INLINE vf fma_(vf a, vf b, vf c) { return soft_fma(a, b, c); }
#else
INLINE vf fma_(vf a, vf b, vf c) { return __builtin_elementwise_fma(a, b, c); }
#endif

/* The first `count` floats at p, or a whole vector of them if there are more; zeros in the lanes left. */
INLINE vf load_some(const float *p, long count) {
  if (count >= LEC_WIDTH) return load(p);
  float lanes[LEC_WIDTH] = {0};
  memcpy(lanes, p, sizeof(float) * (size_t)count);
  return load(lanes);
}

INLINE void store_some(float *p, long count, vf x) {
  if (count >= LEC_WIDTH) {
    store(p, x);
    return;
  }
  float lanes[LEC_WIDTH];
  store(lanes, x);
  memcpy(p, lanes, sizeof(float) * (size_t)count);
}

INLINE long smaller(long a, long b) { return a < b ? a : b; }

/* Lanes `first`, `first` + 1, … compared with a count: all ones below it. */
INLINE vi lanes_below(long first, long count) {
  int32_t numbers[LEC_WIDTH];
  UNROLL for (int i = 0; i < LEC_WIDTH; i++) numbers[i] = i;
  vi lane;
  memcpy(&lane, numbers, sizeof lane);
  return lane < (vi)(lane - lane + (int32_t)smaller(count - first, LEC_PANEL));
}
