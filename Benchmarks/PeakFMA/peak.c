#include "peak.h"

#include <pthread.h>
#include <stdint.h>
#include <time.h>

/* Chains that run at the same time: more than a fused multiply-add's latency times its units (4 × 2), and few enough
 * to stay in sixteen registers with both factors. */
enum { CHAINS = 12, ROUNDS = 2000 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* The vectors pass through an empty instruction, so that no compiler computes a chain ahead or joins two of them. */
#define DEFINE_CHAINS(name, lanes, constraint, attribute)                       \
  typedef float name##_vector __attribute__((vector_size(4 * (lanes))));        \
  attribute static double name(void) {                                          \
    name##_vector chain[CHAINS], factor, term;                                  \
    for (int lane = 0; lane < (lanes); lane++) {                                \
      factor[lane] = 0.999f;                                                    \
      term[lane] = 0.001f;                                                      \
    }                                                                           \
    for (int i = 0; i < CHAINS; i++) chain[i] = term * (float)i;                \
    for (int round = 0; round < ROUNDS; round++) {                              \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < CHAINS; i++) {     \
        chain[i] = __builtin_elementwise_fma(chain[i], factor, term);           \
        __asm__ volatile("" : "+" constraint(chain[i]));                        \
      }                                                                         \
    }                                                                           \
    return 2.0 * (lanes) * CHAINS * ROUNDS;                                     \
  }

#if defined(__x86_64__)
DEFINE_CHAINS(chains_avx2, 8, "x", __attribute__((target("avx2,fma"))))
DEFINE_CHAINS(chains_avx512, 16, "v", __attribute__((target("avx512f"))))
#elif defined(__aarch64__)
DEFINE_CHAINS(chains_neon, 4, "w", )
#endif

/* Separate products and sums, where there is nothing better. */
static double chains_plain(void) {
  float chain[CHAINS];
  for (int i = 0; i < CHAINS; i++) chain[i] = (float)i;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < CHAINS; i++) chain[i] = chain[i] * 0.999f + 0.001f;
    __asm__ volatile("" : : "r"(chain) : "memory");
  }
  return 2.0 * CHAINS * ROUNDS;
}

typedef struct work {
  double (*chains)(void); /* returns the operations that it did */
  double seconds, gflops;
} work;

static void *measure(void *argument) {
  work *mine = argument;
  double start = now(), elapsed = 0, operations = 0;
  do {
    operations += mine->chains();
    elapsed = now() - start;
  } while (elapsed < mine->seconds);
  mine->gflops = 1e-9 * operations / elapsed;
  return 0;
}

typedef struct instructions {
  const char *name;
  double (*chains)(void);
} instructions;

/* A processor with 512 bits may do with 256 as well, or better: who is faster is tried once. */
static instructions choose(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    work narrow = {chains_avx2, 0.01, 0}, wide = {chains_avx512, 0.01, 0};
    measure(&narrow), measure(&wide);
    if (wide.gflops > narrow.gflops) return (instructions){"avx512", chains_avx512};
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return (instructions){"avx2", chains_avx2};
#elif defined(__aarch64__)
  return (instructions){"neon", chains_neon};
#endif
  return (instructions){"", chains_plain};
}

static instructions best;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void choose_once(void) { best = choose(); }

const char *peak_instructions(void) {
  pthread_once(&once, choose_once);
  return best.name;
}

double peak_gflops(int threads, double seconds) {
  enum { MOST = 256 };
  pthread_t others[MOST];
  work works[MOST];
  if (threads > MOST) threads = MOST;
  pthread_once(&once, choose_once);
  for (int i = 0; i < threads; i++) works[i] = (work){best.chains, seconds, 0};
  int started = 1;
  while (started < threads && pthread_create(&others[started], 0, measure, &works[started]) == 0) started++;
  measure(&works[0]);
  double sum = works[0].gflops;
  for (int i = 1; i < started; i++) {
    pthread_join(others[i], 0);
    sum += works[i].gflops;
  }
  return sum;
}
