/* x86-64 with AVX2 and FMA: 16 registers of 8 floats. 6 × 16 results are 12 of them; larger tiles spill. */
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <stdint.h>
#include <string.h>

#include "table.h"

#define LEC_WIDTH 8
#define LEC_ROWS 6
#define LEC_TABLE lec_table_avx2
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "body.h"
#pragma clang attribute pop
#else
typedef int lec_no_avx2;
#endif
