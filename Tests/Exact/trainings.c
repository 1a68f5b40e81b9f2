/* Whole trainings with Adam: errors of a bit grow from step to step. */
#pragma STDC FP_CONTRACT OFF
#include "exact.h"

/* A rate with Adam's bias corrections, whose powers are running products. */
typedef struct corrections {
  double power1, power2;
} corrections;

static void advance(corrections *c, lec_optimizer *o) {
  c->power1 *= 0.9;
  c->power2 *= 0.999;
  o->rate = (float)(0.001 * __builtin_elementwise_sqrt(1 - c->power2) / (1 - c->power1));
}

/* Takes the next matrix of an optimizer's parameters. */
static float *take(float **next, long count) {
  float *result = *next;
  *next += count;
  return result;
}

static lec_optimizer adam(long count) {
  return (lec_optimizer){
    .rule = LEC_ADAM, .gain1 = 0.1f, .gain2 = 0.001f, .epsilon = 1e-7f, .parameters = numbers(count, -0.1f, 0.1f),
    .first = memory(count * (long)sizeof(float)), .second = memory(count * (long)sizeof(float)),
  };
}

/* A dense layer of a training: its three products. */
typedef struct layer {
  lec_dense_forward forward;
  lec_dense_input_gradient gradient;
  lec_dense_update update;
} layer;

static layer dense(
  const lec_optimizer *o, float **next, lec_panels input, lec_panels input_gradient, long rows, long inputs,
  long outputs, int relu
) {
  lec_panels output = empty_panels(rows, outputs), gradient = empty_panels(rows, outputs);
  float *weights = take(next, panel_count(outputs) * inputs * LEC_PANEL);
  float *bias = take(next, panel_count(outputs) * LEC_PANEL);
  return (layer){
    .forward = {
      .input = input, .output = output, .weights = weights, .bias = bias, .rows = rows, .inputs = inputs,
      .outputs = outputs, .rows_per_unit = 16, .relu = relu,
    },
    .gradient = {
      .output = gradient, .input = input_gradient, .mask = input.at, .weights = weights, .rows = rows,
      .inputs = inputs, .outputs = outputs,
    },
    .update = {
      .optimizer = o, .input = input, .output_gradient = gradient, .weights = weights, .bias = bias, .rows = rows,
      .inputs = inputs, .outputs = outputs,
    },
  };
}

static void forward(const layer *l) {
  run(LEC_DENSE_FORWARD, &l->forward, panel_count(l->forward.outputs) * parts(l->forward.rows, 16));
}

static void back(const layer *l) {
  run(
    LEC_DENSE_INPUT_GRADIENT, &l->gradient,
    parts(l->gradient.rows, LEC_PANEL) * parts(l->gradient.inputs, LEC_GRADIENT_COLUMNS));
}

static void update(const layer *l) {
  run(LEC_DENSE_UPDATE, &l->update, panel_count(l->update.outputs) * parts(l->update.inputs, LEC_UPDATE_ROWS));
}

/* A loss of ten classes at the end of a layer. */
static lec_cross_entropy loss_of(const layer *l, const lec_source *source, const lec_batch *batch, long rows) {
  int32_t *found = memory(3 * rows * (long)sizeof(int32_t));
  return (lec_cross_entropy){
    .source = source, .batch = batch, .logits = l->forward.output, .gradient = l->gradient.output,
    .outcome = {memory(rows * (long)sizeof(float)), found, found + rows, found + 2 * rows}, .rows = rows,
    .columns = 10, .rows_per_unit = 8,
  };
}

/* 100 steps of 196-64-10, batches of 32. */
static void dense_training(void) {
  enum { ROWS = 32, INPUTS = 196, HIDDEN = 64, EXAMPLES = 320 };
  lec_source source = {
    .bytes = bytes(EXAMPLES * INPUTS, 256), .labels = bytes(EXAMPLES, 10), .divisor = 255, .size = INPUTS};
  lec_batch batch = {.next = -1};
  long count = panel_count(HIDDEN) * LEC_PANEL * (INPUTS + 1) + LEC_PANEL * (HIDDEN + 1);
  lec_optimizer o = adam(count);
  corrections c = {1, 1};
  float *next = o.parameters;
  lec_panels input = panels(ROWS, INPUTS);
  layer first = dense(&o, &next, input, (lec_panels){0}, ROWS, INPUTS, HIDDEN, 1);
  layer last = dense(&o, &next, first.forward.output, first.gradient.output, ROWS, HIDDEN, 10, 0);
  lec_cross_entropy loss = loss_of(&last, &source, &batch, ROWS);
  lec_gather gather = {
    .source = &source, .batch = &batch, .values = input, .row_stride = LEC_PANEL, .rows = ROWS, .rows_per_unit = 4};
  for (int step = 0; step < 100; step++) {
    batch.first = step % 10 * ROWS;
    advance(&c, &o);
    run(LEC_GATHER, &gather, ROWS / 4);
    forward(&first);
    forward(&last);
    run(LEC_CROSS_ENTROPY, &loss, ROWS / 8);
    back(&last);
    update(&first);
    update(&last);
  }
  show("100 steps", o.parameters, count);
}

/* 5 steps of a convolution of 14 × 14 with pooling and a dense layer, batches of 8. */
static void convolutional_training(void) {
  enum { ROWS = 8, SIDE = 14, KERNEL = 3, FILTERS = 20, MAP = SIDE - KERNEL + 1, POOLED = MAP / 2 };
  enum { TAPS = KERNEL * KERNEL, INPUTS = POOLED * POOLED * FILTERS };
  lec_source source = {
    .bytes = bytes(5 * ROWS * SIDE * SIDE, 256), .labels = bytes(5 * ROWS, 10), .divisor = 255, .size = SIDE * SIDE};
  lec_batch batch = {.next = -1};
  long weights = panel_count(FILTERS) * LEC_PANEL * TAPS, filled = panel_count(FILTERS) * LEC_PANEL;
  long count = weights + filled + LEC_PANEL * (INPUTS + 1);
  lec_optimizer o = adam(count);
  corrections c = {1, 1};
  float *next = o.parameters, *kernel = take(&next, weights), *bias = take(&next, filled);
  lec_images input = empty_images(ROWS, SIDE * SIDE), gradient = empty_images(ROWS, MAP * MAP * FILTERS);
  lec_images pooled = empty_images(ROWS, INPUTS), pooled_gradient = empty_images(ROWS, INPUTS);
  lec_taps taps[MAP];
  for (int i = 0; i < MAP; i++) taps[i] = (lec_taps){0, KERNEL, i, MAP - i};
  lec_segment segments[KERNEL];
  for (long row = 0; row < KERNEL; row++)
    segments[row] = (lec_segment){
      .first = row * KERNEL, .count = KERNEL, .source = row * SIDE, .y0 = 0, .y1 = MAP, .x0 = 0, .x1 = MAP};
  lec_pooling pooling = {
    .output = pooled, .winners = (uint8_t *)memory(ROWS * pooled.stride), .mask = pooled.at, .height = MAP,
    .width = MAP, .channels = FILTERS, .output_height = POOLED, .output_width = POOLED, .window_height = 2,
    .window_width = 2, .stride = 2, .tiles = 1,
  };
  lec_pooling pooling_gradient = pooling;
  pooling_gradient.input = gradient;
  pooling_gradient.output = pooled_gradient;
  lec_convolution convolution = {
    .input = input, .weights = kernel, .bias = bias, .rows = taps, .columns = taps, .pooling = &pooling,
    .images = ROWS, .width = SIDE, .channels = 1, .output_height = MAP, .output_width = MAP, .filters = FILTERS,
    .kernel_height = KERNEL, .kernel_width = KERNEL, .stride = 1, .dilation = 1, .relu = 1,
  };
  lec_convolution_update step = {
    .optimizer = &o, .input = input, .output_gradient = gradient, .weights = kernel, .bias = bias,
    .segments = segments, .segment_count = KERNEL,
    .image_gradients = memory(ROWS * (weights + filled) * (long)sizeof(float)), .pooling = &pooling_gradient,
    .row_step = SIDE, .column_step = 1, .images = ROWS, .kernel_rows = TAPS, .output_height = MAP,
    .output_width = MAP, .filters = FILTERS,
  };
  lec_arrangement there = {.panels = empty_panels(ROWS, INPUTS), .images = pooled, .columns = INPUTS};
  lec_arrangement home = {.panels = empty_panels(ROWS, INPUTS), .images = pooled_gradient, .columns = INPUTS};
  layer last = dense(&o, &next, there.panels, home.panels, ROWS, INPUTS, 10, 0);
  lec_cross_entropy loss = loss_of(&last, &source, &batch, ROWS);
  lec_gather gather = {
    .source = &source, .batch = &batch, .values = {input.at, LEC_PANEL}, .row_stride = input.stride, .rows = ROWS,
    .rows_per_unit = 4,
  };
  for (; batch.first < 5 * ROWS; batch.first += ROWS) {
    advance(&c, &o);
    run(LEC_GATHER, &gather, ROWS / 4);
    run(LEC_CONVOLUTION, &convolution, parts(ROWS, LEC_CONVOLUTION_IMAGES) * panel_count(FILTERS));
    run(LEC_TO_PANELS, &there, ROWS);
    forward(&last);
    run(LEC_CROSS_ENTROPY, &loss, ROWS / 8);
    back(&last);
    run(LEC_TO_IMAGES, &home, ROWS);
    run(LEC_CONVOLUTION_IMAGE_GRADIENT, &step, ROWS);
    run(LEC_CONVOLUTION_UPDATE, &step, KERNEL * panel_count(FILTERS));
    update(&last);
  }
  show("5 steps of a convolution", o.parameters, count);
}

void trainings(void) {
  dense_training();
  convolutional_training();
}
