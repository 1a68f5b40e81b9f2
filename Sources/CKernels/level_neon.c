/* AArch64: 32 registers of 4 floats, FMA in the base instruction set. 6 × 16 results are 24 of them. */
#pragma STDC FP_CONTRACT OFF

#if defined(__aarch64__)
#include "table.h"

#define LEC_WIDTH 4
#define LEC_ROWS 6
#define LEC_TABLE lec_table_neon
#include "body.h"
#else
typedef int lec_no_neon;
#endif
