/* The level without any special instruction: plain vectors, exact software FMA. Runs everywhere. */
#pragma STDC FP_CONTRACT OFF

#include "table.h"

#define LEC_WIDTH 4
#define LEC_ROWS 4
#define LEC_SOFT_FMA
#define LEC_TABLE lec_table_generic
#include "body.h"

void lec_soft_fma(const float *a, const float *b, const float *c, float *output, long count) {
  for (long i = 0; i < count; i++) output[i] = fma_(broadcast(a[i]), broadcast(b[i]), broadcast(c[i]))[0];
}
