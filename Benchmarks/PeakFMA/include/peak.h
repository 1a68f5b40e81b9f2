/* How many floating-point operations this processor can do at most: what a kernel's speed is compared with. */
#ifndef PEAK_H
#define PEAK_H

/* Independent fused multiply-adds in registers for some seconds, on so many threads at once: GFLOP/s of all together,
 * with the widest vectors that are fastest here. A fused multiply-add counts as two operations. */
double peak_gflops(int threads, double seconds);

/* The instructions that it uses: "avx512", "avx2", "neon", or "" where it has none of them. */
const char *peak_instructions(void);

#endif
