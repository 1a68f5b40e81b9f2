/* The operations on sequences: what each is told, part of kernels.h. */
#ifndef LEC_SEQUENCE_KERNELS_H
#define LEC_SEQUENCE_KERNELS_H

#include "kernels.h"

/* A table with a row of numbers for each word, looked up by the word's number. A number that is none of a word
 * (a fraction, too large, negative, NaN) has a row of zeros and no gradient.
 *
 * LEC_EMBEDDING: output[step] = table[input[step]]. Units: examples.
 * LEC_EMBEDDING_PLACES: where the batch has each word, as a list in ascending order: first[word], then next[place],
 * -1 at its end; place = example · steps + step. Units: 1.
 * LEC_EMBEDDING_UPDATE: moves the table; a row's gradient is the sum over the word's places in that order.
 * Units: panels of the dimension × ceil(words / LEC_EMBEDDING_ROWS). */
enum { LEC_EMBEDDING_ROWS = 64 };
typedef struct lec_embedding {
  const lec_optimizer *optimizer;
  lec_images input, output, output_gradient;
  float *table; /* panels of the dimension, stride 16 · words */
  long *first, *next;
  long examples, steps, words, dimension;
} lec_embedding;

/* A recurrent layer on a batch of sequences. The examples of a unit go through all steps on their own, so that no
 * thread waits for another within a sequence.
 *
 * LEC_LSTM: with the gates' columns in the order i, f, g, o and h, c of the step before (at first zero),
 *
 *     a = bias + x · kernel + h · recurrent      one chain, over the features and then over the units
 *     c' = σ(a_f) c + σ(a_i) tanh(a_g),  h' = σ(a_o) tanh(c')
 *
 * LEC_GRU: with the columns in the order z, r, n, a = bias₀ + x · kernel and b = bias₁ + h · recurrent,
 *
 *     z = σ(a_z + b_z),  r = σ(a_r + b_r),  n = tanh(a_n + r b_n),  h' = n + z (h - n)
 *
 * In training `gates` keeps σ and tanh of a (and `inner` keeps b) until the gradient takes their place.
 * LEC_LSTM_GRADIENT, LEC_GRU_GRADIENT: the gradients by a and b, from the last step to the first, and with them the
 * input's, da · kernelᵀ, closed where the mask (if any) is not positive.
 * Units: ceil(examples / examples_per_unit). */
typedef struct lec_recurrence {
  lec_images input, states; /* an example's are [steps][features] and [steps][units] */
  lec_images output_gradient; /* [steps][units], or without `sequences` the last step's [units] */
  lec_images input_gradient; /* `at` is NULL if nobody asks for it */
  const float *mask; /* at the input's places; or NULL */
  const float *kernel, *recurrent; /* panels of the gates' columns, stride 16 · features and 16 · units */
  const float *bias; /* GRU: two rows in panels */
  const float *turned_kernel, *turned_recurrent; /* their transposes by LEC_TURN */
  float *gates, *inner; /* inner only for GRU */
  float *cells; /* c; only for LSTM */
  float *carried; /* gradients by the state, and after cell_columns floats by the cell, of the step before */
  long examples, examples_per_unit, steps, features, units;
  long cell_columns; /* units, filled up to whole panels */
  /* From one example to the next and from one step to the next; the latter are 0 where nothing is kept. */
  long gate_stride, gate_step, cell_stride, cell_step;
  int32_t sequences;
} lec_recurrence;

/* LEC_TURN: turned = weightsᵀ: panels of the rows, stride 16 · columns. Units: panels of rows. */
typedef struct lec_turn {
  const float *weights;
  float *turned;
  long rows, columns;
} lec_turn;

/* LEC_SEQUENCE_UPDATE: moves weights by Σ input[t - delay]ᵀ gradient[t] over all examples and steps t ≥ delay, and
 * the bias (if any) by Σ gradient[t]: each element is one chain over the examples ascending and within an example
 * over its steps ascending. Units: panels of columns × ceil(rows / LEC_SEQUENCE_ROWS). */
enum { LEC_SEQUENCE_ROWS = 96 };
typedef struct lec_sequence_update {
  const lec_optimizer *optimizer;
  lec_images input; /* an example's are [steps][rows] */
  const float *gradient; /* [columns], filled up to whole panels with zeros */
  long gradient_stride, gradient_step; /* from one example, from one step to the next */
  float *weights, *bias; /* both within optimizer->parameters; bias may be NULL */
  long bias_step; /* from one panel of the bias to the next */
  long examples, steps, delay, rows, columns;
} lec_sequence_update;

#endif
