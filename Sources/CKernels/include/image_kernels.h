/* The operations on images and the random masks: what each is told, part of kernels.h. */
#ifndef LEC_IMAGE_KERNELS_H
#define LEC_IMAGE_KERNELS_H

#include "kernels.h"

/* LEC_MAX_POOLING: output = the largest number of each channel within a window, and which: the first of equals.
 * LEC_AVERAGE_POOLING: output = the mean of each channel within a window.
 * The gradients go from output to input (both are gradients then), windows in ascending order; closed where the
 * mask (if any) is not positive. The mask has the places of max pooling's output and of average pooling's input:
 * a largest number is as positive as its winner. Units: images. */
typedef struct lec_pooling {
  lec_images input, output;
  uint8_t *winners; /* place within the window, by output; only for max pooling */
  const float *mask;
  long height, width, channels; /* of the input */
  long output_height, output_width;
  long window_height, window_width, stride;
  int32_t tiles; /* whether each place of the input is in exactly one window */
} lec_pooling;

/* The taps of a kernel that fall on the input from one place of the output, along one axis: number `first` on the
 * input's place `source`, and `count` in all, a dilation apart. `run` places of the output from here on, a dilation
 * apart, have the same taps on sources that move on by the stride. */
typedef struct lec_taps {
  int32_t first, count, source, run;
} lec_taps;

/* LEC_CONVOLUTION: output[y][x][f] = bias[f] + Σ over taps (i, j) and channels c of
 *
 *     input[(y · stride - padding + i) / dilation][… x … j …][c] · weights[i][j][c][f]
 *
 * as one chain over i, j, c ascending, without the taps that fall outside or, with a dilation, between the places
 * of the input; then max(0, ·) if relu; closed where the mask (if any) is not positive. With turned weights and
 * dilation and stride exchanged this is the gradient by the input, too. With a pooling, whose windows must not
 * overlap and reach all that is computed, only the windows' largest numbers leave the kernel, as by LEC_MAX_POOLING.
 * Units: ceil(images / LEC_CONVOLUTION_IMAGES) × panels of filters. */
enum { LEC_CONVOLUTION_IMAGES = 4 };
typedef struct lec_convolution {
  lec_images input, output;
  const float *weights; /* panels of filters, stride 16 · kernel height · kernel width · channels */
  const float *bias;    /* or NULL */
  const float *mask;    /* at the output's places; or NULL */
  const lec_taps *rows, *columns; /* for each row and each column of the output */
  const lec_pooling *pooling;     /* of the output, which then lies nowhere; or NULL */
  long images;
  long width, channels; /* of the input */
  long output_height, output_width, filters;
  long kernel_height, kernel_width, stride, dilation;
  int32_t relu;
} lec_convolution;

/* LEC_CONVOLUTION_TURN: turned[i][j][f][c] = weights[height - 1 - i][width - 1 - j][c][f], in panels of c.
 * Units: panels of channels × kernel height · kernel width. */
typedef struct lec_convolution_turn {
  const float *weights;
  float *turned;
  long taps, channels, filters;
} lec_convolution_turn;

/* Rows of a kernel's matrix, `count` ≤ LEC_SEGMENT_ROWS from number `first` on, that meet neighbours of the input,
 * and the outputs where they do: from row y0 below y1, from column x0 below x1. `source` is where the first of the
 * neighbours lies in an image for the output's row 0 and column 0 (outside of it, perhaps). */
enum { LEC_SEGMENT_ROWS = 96 };
typedef struct lec_segment {
  long first, count, source, y0, y1, x0, x1;
} lec_segment;

/* LEC_CONVOLUTION_UPDATE: moves weights and bias by their gradients. Within an image each element is one chain over
 * (y, x) ascending; the images' are added in ascending order. Units: segments × panels of filters.
 * LEC_CONVOLUTION_IMAGE_GRADIENT: the gradients of each image for that, where they are few. With a pooling, makes the
 * image's part of output_gradient first, as LEC_MAX_POOLING_GRADIENT. Units: images. */
typedef struct lec_convolution_update {
  const lec_optimizer *optimizer;
  lec_images input, output_gradient;
  float *weights, *bias; /* both within optimizer->parameters */
  const lec_segment *segments;
  float *image_gradients;     /* [image][panel][kernel_rows + 1][16], the last row the bias'; or NULL */
  const lec_pooling *pooling; /* of the output, its gradient; or NULL */
  long segment_count;
  long row_step, column_step; /* in the input, from one of the output's rows or columns to the next */
  long images, kernel_rows, output_height, output_width, filters;
} lec_convolution_update;

/* Where the random bits of a training step come from: Philox 4×32-10 with this key, of the counter (number's low
 * half, its high half, step, the layer's own number). Changes from step to step. */
typedef struct lec_noise {
  uint32_t key[2];
  uint32_t step;
} lec_noise;

/* LEC_DROPOUT: output = scale · input where a random number of 24 bits is not below the threshold, else 0; closed
 * where the mask (if any) is not positive. The same step has the same random numbers, so this serves both
 * directions. Number (row, column) has word column % 4 of the counter's number row · ⌈columns / 4⌉ + column / 4.
 * Units: rows. */
typedef struct lec_dropout {
  const lec_noise *noise;
  lec_panels input, output;
  const float *mask; /* in panels of the output's stride; or NULL */
  long columns;
  float scale;
  uint32_t threshold, layer;
} lec_dropout;

/* Normalization of each channel over the batch's images. `values` are the inputs x, `output` the results y:
 *
 *     x̂ = (x - mean) · scale,  scale = 1 / √(variance + epsilon),  y = gamma x̂ + beta
 *
 * LEC_NORMALIZATION_STATISTICS: mean and scale; in training of the batch, which also moves the moving statistics
 * (moving += (batch's - moving) gain), else of the moving ones. Units: panels of channels.
 * LEC_NORMALIZATION: y. Units: images.
 * LEC_NORMALIZATION_SUMS: the gradients Σ dy x̂ by gamma and Σ dy by beta. Units: panels of channels.
 * LEC_NORMALIZATION_GRADIENT: dx = gamma scale (dy - Σ dy / n - x̂ Σ dy x̂ / n), n numbers of a channel; closed where
 * the mask is not positive. Units: images.
 * LEC_NORMALIZATION_UPDATE: moves gamma and beta. Units: panels of channels.
 * A channel's sum is one chain over the pixels of an image; the images' are added in ascending order. */
typedef struct lec_normalization {
  const lec_optimizer *optimizer;
  lec_images values, output, value_gradient, output_gradient;
  const float *mask; /* at the values' places; or NULL */
  float *gamma, *beta;
  float *moving_mean, *moving_variance;
  float *mean, *scale;           /* by channel, filled up to whole panels, as all that follow */
  float *gamma_sums, *beta_sums;
  long images, pixels, channels;
  float gain, epsilon;
  int32_t trains;
} lec_normalization;

#endif
