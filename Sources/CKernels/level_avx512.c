/* x86-64 with AVX-512: 32 registers of 16 floats, a panel's row in one. */
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <stdint.h>
#include <string.h>

#include "table.h"

#define LEC_WIDTH 16
#define LEC_ROWS 8
#define LEC_TABLE lec_table_avx512
#define LEC_TARGET target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma")
#pragma clang attribute push(__attribute__((LEC_TARGET)), apply_to = function)
#include "body.h"
#pragma clang attribute pop
#else
typedef int lec_no_avx512;
#endif
