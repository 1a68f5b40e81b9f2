/*
 * The engine's float32 kernels: what each computes, on which memory.
 *
 * Exactness. Every kernel gives the same bits at every SIMD level and with any number of threads: a
 * matrix product's element is one chain of fused multiply-adds over k ascending, sums along a row go
 * through sixteen lanes and a fixed tree, sums down rows go in order, and no libm function is called.
 * The bits of a NaN are outside the promise.
 *
 * Memory. Every matrix (weights, a batch's values, their gradients) lies in panels of 16 columns:
 *
 *     element (row, column) is at[column / 16 * stride + row * 16 + column % 16]
 *
 * so that 16 neighbours of a row are one or two vectors, and the rows below follow at a fixed distance.
 * The columns that fill up the last panel hold zeros (unless the numbers overflowed) and are never read
 * as values. Strides count floats.
 *
 * What convolutions, poolings and layers for sequences work on lies as images instead: each example's numbers in one
 * piece, row by row, pixel by pixel, channel by channel, so that a row of a kernel meets neighbours in memory.
 */
#ifndef LEC_KERNELS_H
#define LEC_KERNELS_H

#include <stdint.h>

/* Columns of a panel. */
enum { LEC_PANEL = 16 };

/* Instruction sets with a build of the kernels of their own. All compute the same bits. */
typedef enum lec_level : int32_t {
  LEC_GENERIC = 0, /* plain C; fused multiply-add by exact software */
  LEC_AVX2 = 1,    /* x86-64 with AVX2 and FMA */
  LEC_AVX512 = 2,  /* x86-64 with AVX-512 F */
  LEC_NEON = 3     /* AArch64 */
} lec_level;

/* Whether this build holds the level and this processor can run it. */
int lec_level_available(lec_level level);

/* The level that is fastest here as a rule. */
lec_level lec_level_best(void);

/* A batch's values, or their gradients: a matrix in panels with one row for each example. */
typedef struct lec_panels {
  float *at;
  long stride; /* from one panel to the next; a multiple of 16 */
} lec_panels;

/* A batch's values, or their gradients, as images: example n's numbers in their order from at + n · stride on.
 * 16 floats beyond the last example may be read. */
typedef struct lec_images {
  float *at;
  long stride; /* from one example to the next; a multiple of 16 */
} lec_images;

/* Stored examples: `size` numbers each, as bytes (with a divisor) or as floats, and a target each: a label, or
 * `target_size` numbers. */
typedef struct lec_source {
  const uint8_t *bytes;  /* or NULL */
  const float *floats;   /* read when bytes is NULL */
  const uint8_t *labels; /* or NULL */
  const float *targets;  /* read when labels is NULL */
  long target_size;
  const float *class_weights; /* factors of the losses by label, or NULL */
  float divisor;
  long size;
} lec_source;

/* Which examples the batch at hand consists of; changes from step to step. */
typedef struct lec_batch {
  const int32_t *order; /* a permutation of example numbers, or NULL for their stored order */
  long first;           /* row r is example order[first + r], or first + r */
  long next;            /* the first row of the batch to come, or -1 */
} lec_batch;

/* How parameters move. Slots lie parallel to the parameters, element for element. */
typedef enum lec_rule : int32_t {
  LEC_KEEP = 0,     /* first = g: only keeps the gradient */
  LEC_SGD = 1,      /* w -= rate g */
  LEC_MOMENTUM = 2, /* v = momentum v - rate g;  w += v, or with nesterov w += momentum v - rate g */
  LEC_ADAM = 3,     /* m += (g - m) gain1;  v += (g g - v) gain2;  w -= rate m / (sqrt v + epsilon) */
  LEC_ADAMW = 4,    /* w -= decay w, then as Adam */
  LEC_RMSPROP = 5,  /* v += (g g - v) gain2;  w -= rate g / sqrt (v + epsilon);  v is the first slot */
  LEC_RMSPROP_MOMENTUM = 6 /* the same v;  m = momentum m + rate g / sqrt (v + epsilon);  w -= m */
} lec_rule;

typedef struct lec_optimizer {
  lec_rule rule;
  int32_t nesterov;
  float rate; /* Adam: with the bias corrections folded in; changes from step to step */
  float momentum;
  float gain1, gain2, epsilon;
  float decay; /* changes from step to step */
  float *parameters, *first, *second; /* second not for each, first not for plain SGD */
} lec_optimizer;

/* What the team of threads can be asked to compute. Each reads one structure of arguments and is split
 * into units that may run in any order on any thread. */
typedef enum lec_operation : int32_t {
  LEC_GATHER = 0,
  LEC_PREFETCH,
  LEC_DENSE_FORWARD,
  LEC_DENSE_INPUT_GRADIENT,
  LEC_DENSE_UPDATE,
  LEC_CLIPPED_STEP,
  LEC_RELU,
  LEC_ACTIVATE,
  LEC_ACTIVATE_GRADIENT,
  LEC_SOFTMAX,
  LEC_SOFTMAX_GRADIENT,
  LEC_CROSS_ENTROPY,
  LEC_DENSE_CROSS_ENTROPY,
  LEC_OUTPUT_LOSS,
  LEC_TO_IMAGES,
  LEC_TO_PANELS,
  LEC_CONVOLUTION,
  LEC_CONVOLUTION_TURN,
  LEC_CONVOLUTION_IMAGE_GRADIENT,
  LEC_CONVOLUTION_UPDATE,
  LEC_MAX_POOLING,
  LEC_MAX_POOLING_GRADIENT,
  LEC_AVERAGE_POOLING,
  LEC_AVERAGE_POOLING_GRADIENT,
  LEC_DROPOUT,
  LEC_NORMALIZATION_STATISTICS,
  LEC_NORMALIZATION,
  LEC_NORMALIZATION_SUMS,
  LEC_NORMALIZATION_GRADIENT,
  LEC_NORMALIZATION_UPDATE,
  LEC_EMBEDDING,
  LEC_EMBEDDING_PLACES,
  LEC_EMBEDDING_UPDATE,
  LEC_LSTM,
  LEC_LSTM_GRADIENT,
  LEC_GRU,
  LEC_GRU_GRADIENT,
  LEC_TURN,
  LEC_SEQUENCE_UPDATE,
  LEC_OPERATION_COUNT
} lec_operation;

/* LEC_GATHER: values = the batch's examples, bytes divided by the divisor (an IEEE division).
 * LEC_PREFETCH: asks for the next batch's bytes, so that they come from memory meanwhile.
 * Units: ceil(rows / rows_per_unit). */
typedef struct lec_gather {
  const lec_source *source;
  const lec_batch *batch;
  lec_panels values;
  long row_stride; /* from one example to the next: 16 in panels; as images the panels' stride is 16 instead */
  long rows, rows_per_unit;
} lec_gather;

/* LEC_DENSE_FORWARD: output = input · weights + bias, then max(0, ·) if relu.
 * A chain starts at the bias. Units: panels of outputs × ceil(rows / rows_per_unit). */
typedef struct lec_dense_forward {
  lec_panels input, output;
  const float *weights; /* panels of outputs, stride 16 · inputs */
  const float *bias;    /* outputs, filled up to whole panels */
  long rows, inputs, outputs;
  long rows_per_unit;
  int32_t relu;
} lec_dense_forward;

/* LEC_DENSE_INPUT_GRADIENT: input = output · weightsᵀ, closed where the mask (if any) is not positive.
 * Both are gradients. Rows of `output` up to the next multiple of 16 are read, never used.
 * Units: ceil(rows / 16) × ceil(inputs / LEC_GRADIENT_COLUMNS). */
enum { LEC_GRADIENT_COLUMNS = 64 };
typedef struct lec_dense_input_gradient {
  lec_panels output, input;
  const float *mask; /* the input's values, in panels of the same stride as their gradient; or NULL */
  const float *weights;
  long rows, inputs, outputs;
} lec_dense_input_gradient;

/* LEC_DENSE_UPDATE: moves weights and bias by their gradients, inputᵀ · output_gradient and its sums
 * down the rows. Units: panels of outputs × ceil(inputs / LEC_UPDATE_ROWS). */
enum { LEC_UPDATE_ROWS = 112 };
typedef struct lec_dense_update {
  const lec_optimizer *optimizer;
  lec_panels input, output_gradient;
  float *weights, *bias; /* both within optimizer->parameters */
  long rows, inputs, outputs;
} lec_dense_update;

/* A matrix of parameters: `count` floats, a multiple of 16, from number `first` on. */
typedef struct lec_span {
  long first, count;
} lec_span;

/* LEC_CLIPPED_STEP: moves each matrix by its kept gradient, scaled to the length `limit` where it is longer.
 * The squares' sum in double precision through 16 lanes and a fixed tree. Units: matrices. */
typedef struct lec_clipped_step {
  const lec_optimizer *optimizer;
  const float *gradients; /* parallel to the parameters */
  const lec_span *matrices;
  double limit;
} lec_clipped_step;

/* LEC_RELU: output = input where positive, else 0 (a NaN stays). Units: panels. */
typedef struct lec_relu {
  lec_panels input, output;
  long rows;
} lec_relu;

/* Elementwise functions, accurate to 2 units in the last place. */
typedef enum lec_function : int32_t {
  LEC_EXP = 0,
  LEC_LOG,
  LEC_SQRT,
  LEC_TANH,
  LEC_SIGMOID,
  LEC_MAX_ZERO,
  LEC_LEAKY_RELU,
  LEC_ELU,
  LEC_GELU,
  LEC_SOFTPLUS,
  LEC_SWISH,
  LEC_FUNCTION_COUNT
} lec_function;

/* LEC_ACTIVATE: output = f(input) for f from LEC_TANH on. Units: panels. */
typedef struct lec_activate {
  lec_panels input, output;
  long rows, columns;
  lec_function function;
} lec_activate;

/* LEC_ACTIVATE_GRADIENT: input_gradient = f'(input) output_gradient, and with `closes` zero where the input is not
 * positive. Units: panels. */
typedef struct lec_activate_gradient {
  lec_panels input, output, output_gradient, input_gradient;
  long rows;
  lec_function function;
  int32_t closes;
} lec_activate_gradient;

/* LEC_SOFTMAX: each row of output = exp(z - max z) / Σ exp(z - max z).
 * Exponentials below 2^-100 count as zero. Units: ceil(rows / rows_per_unit). */
typedef struct lec_softmax {
  lec_panels input, output;
  long rows, columns, rows_per_unit;
} lec_softmax;

/* LEC_SOFTMAX_GRADIENT: input = p (output - Σ output p), of gradients; p are the softmax's own outputs;
 * closed where the mask (if any) is not positive. Units as LEC_SOFTMAX. */
typedef struct lec_softmax_gradient {
  lec_panels probabilities, output, input;
  const float *mask;
  long rows, columns, rows_per_unit;
} lec_softmax_gradient;

/* What a loss leaves of each row. */
typedef struct lec_outcome {
  float *losses;      /* with the class weight, if there are any */
  int32_t *predicted; /* the class found, or -1 where the loss knows none */
  int32_t *expected;  /* the true class, or -1 */
  int32_t *hits;      /* right answers: of the row, or of its outputs in a binary loss */
} lec_outcome;

/* LEC_CROSS_ENTROPY: from logits z and class labels, each row's loss log Σ exp z - z[label] and the
 * gradient of the batch's mean loss, (softmax z - one hot) / rows, closed as above.
 * predicted is the first largest output: a logit, or with `probabilities` a softmax probability.
 * Every label must be below `columns`.
 * LEC_DENSE_CROSS_ENTROPY: the same from a row of targets t: loss Σ t (log Σ exp z - z), gradient
 * (softmax z Σ t - t) / rows; expected is the first largest target. A label stands for its one-hot row.
 * Units as LEC_SOFTMAX. */
typedef struct lec_cross_entropy {
  const lec_source *source;
  const lec_batch *batch;
  lec_panels logits, gradient;
  const float *mask;
  lec_outcome outcome;
  long rows, columns, rows_per_unit;
  int32_t probabilities;
} lec_cross_entropy;

/* Losses of each output z by itself and its target t. */
typedef enum lec_output_function : int32_t {
  LEC_SQUARED_ERROR = 0, /* (z - t)² */
  LEC_ABSOLUTE_ERROR,    /* |z - t| */
  LEC_HUBER,             /* (z - t)² / 2 up to |z - t| = 1, |z - t| - 1/2 beyond */
  LEC_BINARY_CROSS_ENTROPY /* of logits: max(z, 0) - z t + log(1 + e^-|z|) */
} lec_output_function;

/* LEC_OUTPUT_LOSS: each row's loss is the mean of its outputs' losses; gradient of the batch's mean, closed as
 * above. A label stands for its one-hot row, or with one output for the number itself.
 * Binary: an output is a hit if it is on the target's side of one half: as a probability σ(z), or without
 * `probabilities` as a logit above 0; with one output these sides, 0 and 1, are the classes. Units as LEC_SOFTMAX. */
typedef struct lec_output_loss {
  const lec_source *source;
  const lec_batch *batch;
  lec_panels outputs, gradient;
  const float *mask;
  lec_outcome outcome;
  long rows, columns, rows_per_unit;
  lec_output_function function;
  int32_t probabilities;
} lec_output_loss;
/* LEC_TO_IMAGES: images = panels. LEC_TO_PANELS: panels = images. Units: rows. */
typedef struct lec_arrangement {
  lec_panels panels;
  lec_images images;
  long columns;
} lec_arrangement;

/* output[i] = f(input[i]) for i < count; they may be the same memory. The level must be available. */
void lec_map(lec_level level, lec_function function, const float *input, float *output, long count);

/* For tests: output[i] = a[i] b[i] + c[i] by the software fused multiply-add (one rounding). */
void lec_soft_fma(const float *a, const float *b, const float *c, float *output, long count);

/* For tests: a b + c with two roundings, which a compiler that contracts would turn into one. */
float lec_canary(lec_level level, float a, float b, float c);

#include "image_kernels.h"
#include "sequence_kernels.h"

#endif
