/* The kernels of a level as the rest of the library sees them. */
#ifndef LEC_TABLE_H
#define LEC_TABLE_H

#include "kernels.h"

/* Computes one unit of an operation. */
typedef void (*lec_kernel)(const void *arguments, long unit);

typedef struct lec_table {
  lec_kernel operations[LEC_OPERATION_COUNT];
  void (*map)(lec_function function, const float *input, float *output, long count);
  float (*canary)(float a, float b, float c);
} lec_table;

/* Each is defined by the file of its level, where the processor family has it. */
extern const lec_table lec_table_generic, lec_table_avx2, lec_table_avx512, lec_table_neon;

/* The table of a level, or NULL if it is not available. */
const lec_table *lec_table_of(lec_level level);

#endif
