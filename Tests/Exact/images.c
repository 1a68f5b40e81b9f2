/* Convolutions, poolings, normalization, and the way between panels and images. */
#pragma STDC FP_CONTRACT OFF
#include "exact.h"

enum { IMAGES = 7, HEIGHT = 9, WIDTH = 11, CHANNELS = 5, FILTERS = 21, KERNEL = 3 };

/* As Neural's WindowAxis.taps: those of each place that fall on the source. */
static lec_taps *taps(long places, long source, long stride, long dilation, long before) {
  lec_taps *result = memory(places * (long)sizeof(lec_taps));
  for (long place = 0; place < places; place++) {
    long start = place * stride - before, first = start < 0 ? -start : 0;
    while ((start + first) % dilation != 0) first++;
    long at = (start + first) / dilation, count = first < KERNEL ? parts(KERNEL - first, dilation) : 0;
    if (count > source - at) count = source - at;
    result[place].run = 1;
    if (count > 0) result[place] = (lec_taps){(int32_t)first, (int32_t)count, (int32_t)at, 1};
  }
  for (long place = places - dilation - 1; place >= 0; place--) {
    const lec_taps *next = result + place + dilation;
    if (next->first == result[place].first && next->count == result[place].count) result[place].run = next->run + 1;
  }
  return result;
}

/* A convolution whose windows go beyond the border by `before`, and all its gradients. */
static void convolution(long stride, long before) {
  long height = (HEIGHT + 2 * before - KERNEL) / stride + 1, width = (WIDTH + 2 * before - KERNEL) / stride + 1;
  lec_images input = images(IMAGES, HEIGHT * WIDTH * CHANNELS);
  lec_images output = empty_images(IMAGES, height * width * FILTERS);
  float *weights = numbers(panel_count(FILTERS) * KERNEL * KERNEL * CHANNELS * LEC_PANEL, -1, 1);
  lec_convolution d = {
    .input = input, .output = output, .weights = weights, .bias = numbers(32, -1, 1),
    .rows = taps(height, HEIGHT, stride, 1, before), .columns = taps(width, WIDTH, stride, 1, before),
    .images = IMAGES, .width = WIDTH, .channels = CHANNELS, .output_height = height, .output_width = width,
    .filters = FILTERS, .kernel_height = KERNEL, .kernel_width = KERNEL, .stride = stride, .dilation = 1, .relu = 1,
  };
  run(LEC_CONVOLUTION, &d, parts(IMAGES, LEC_CONVOLUTION_IMAGES) * panel_count(FILTERS));
  show_images("convolution", output, IMAGES, height * width * FILTERS);

  lec_images pooled = empty_images(IMAGES, height / 2 * (width / 2) * FILTERS);
  lec_pooling pooling = {
    .output = pooled, .winners = (uint8_t *)memory(IMAGES * pooled.stride), .channels = FILTERS,
    .output_height = height / 2, .output_width = width / 2, .window_height = 2, .window_width = 2, .stride = 2,
  };
  d.pooling = &pooling;
  run(LEC_CONVOLUTION, &d, parts(IMAGES, LEC_CONVOLUTION_IMAGES) * panel_count(FILTERS));
  show_images("convolution, pooled", pooled, IMAGES, height / 2 * (width / 2) * FILTERS);

  lec_images gradient = images(IMAGES, height * width * FILTERS);
  lec_images back = empty_images(IMAGES, HEIGHT * WIDTH * CHANNELS);
  float *turned = memory(LEC_PANEL * KERNEL * KERNEL * FILTERS * (long)sizeof(float));
  lec_convolution_turn turn = {
    .weights = weights, .turned = turned, .taps = KERNEL * KERNEL, .channels = CHANNELS, .filters = FILTERS};
  run(LEC_CONVOLUTION_TURN, &turn, panel_count(CHANNELS) * KERNEL * KERNEL);
  lec_convolution g = {
    .input = gradient, .output = back, .weights = turned, .mask = input.at,
    .rows = taps(HEIGHT, height, 1, stride, KERNEL - 1 - before),
    .columns = taps(WIDTH, width, 1, stride, KERNEL - 1 - before),
    .images = IMAGES, .width = width, .channels = FILTERS, .output_height = HEIGHT, .output_width = WIDTH,
    .filters = CHANNELS, .kernel_height = KERNEL, .kernel_width = KERNEL, .stride = 1, .dilation = stride,
  };
  run(LEC_CONVOLUTION, &g, parts(IMAGES, LEC_CONVOLUTION_IMAGES) * panel_count(CHANNELS));
  show_images("convolution, gradient by its input", back, IMAGES, HEIGHT * WIDTH * CHANNELS);
}

/* The step of a kernel without a border: its rows are neighbours in three segments. */
static void convolution_update(int by_images) {
  long height = HEIGHT - KERNEL + 1, width = WIDTH - KERNEL + 1, rows = KERNEL * KERNEL * CHANNELS;
  long weights = panel_count(FILTERS) * rows * LEC_PANEL, count = weights + panel_count(FILTERS) * LEC_PANEL;
  lec_optimizer o = {
    .rule = LEC_ADAM, .rate = 0.01f, .gain1 = 0.1f, .gain2 = 0.001f, .epsilon = 1e-7f,
    .parameters = numbers(count, -1, 1), .first = numbers(count, 0, 1), .second = numbers(count, 0, 1),
  };
  lec_segment segments[KERNEL];
  for (long row = 0; row < KERNEL; row++)
    segments[row] = (lec_segment){
      .first = row * KERNEL * CHANNELS, .count = KERNEL * CHANNELS, .source = row * WIDTH * CHANNELS,
      .y0 = 0, .y1 = height, .x0 = 0, .x1 = width,
    };
  lec_convolution_update d = {
    .optimizer = &o, .input = images(IMAGES, HEIGHT * WIDTH * CHANNELS),
    .output_gradient = images(IMAGES, height * width * FILTERS), .weights = o.parameters,
    .bias = o.parameters + weights, .segments = segments, .segment_count = KERNEL, .row_step = WIDTH * CHANNELS,
    .column_step = CHANNELS, .images = IMAGES, .kernel_rows = rows, .output_height = height, .output_width = width,
    .filters = FILTERS,
  };
  if (by_images) {
    d.image_gradients = memory(IMAGES * panel_count(FILTERS) * (rows + 1) * LEC_PANEL * (long)sizeof(float));
    run(LEC_CONVOLUTION_IMAGE_GRADIENT, &d, IMAGES);
  }
  run(LEC_CONVOLUTION_UPDATE, &d, KERNEL * panel_count(FILTERS));
  show(by_images ? "convolution, step by images" : "convolution, step", o.parameters, count);
}

static void poolings(void) {
  long size = HEIGHT * WIDTH * FILTERS;
  for (long window = 2; window <= 3; window++) {
    long height = (HEIGHT - window) / 2 + 1, width = (WIDTH - window) / 2 + 1;
    lec_images input = images(IMAGES, size), output = empty_images(IMAGES, height * width * FILTERS);
    lec_images back = empty_images(IMAGES, size), gradient = images(IMAGES, height * width * FILTERS);
    lec_pooling d = {
      .input = input, .output = output, .winners = (uint8_t *)memory(IMAGES * output.stride), .height = HEIGHT,
      .width = WIDTH, .channels = FILTERS, .output_height = height, .output_width = width, .window_height = window,
      .window_width = window, .stride = 2,
    };
    lec_pooling g = d;
    g.input = back;
    g.output = gradient;
    run(LEC_MAX_POOLING, &d, IMAGES);
    show_images("max pooling", output, IMAGES, height * width * FILTERS);
    g.mask = output.at;
    run(LEC_MAX_POOLING_GRADIENT, &g, IMAGES);
    show_images("  its gradient", back, IMAGES, size);
    run(LEC_AVERAGE_POOLING, &d, IMAGES);
    show_images("average pooling", output, IMAGES, height * width * FILTERS);
    g.mask = input.at;
    run(LEC_AVERAGE_POOLING_GRADIENT, &g, IMAGES);
    show_images("  its gradient", back, IMAGES, size);
  }
}

static void normalization(void) {
  long size = HEIGHT * WIDTH * FILTERS, panels = panel_count(FILTERS), filled = panels * LEC_PANEL;
  lec_optimizer o = {.rule = LEC_SGD, .rate = 0.01f, .parameters = numbers(4 * filled, 0.5, 1.5)};
  float *kept = memory(4 * filled * (long)sizeof(float));
  lec_normalization d = {
    .optimizer = &o, .values = images(IMAGES, size), .output = empty_images(IMAGES, size),
    .value_gradient = empty_images(IMAGES, size), .output_gradient = images(IMAGES, size), .gamma = o.parameters,
    .beta = o.parameters + filled, .moving_mean = o.parameters + 2 * filled,
    .moving_variance = o.parameters + 3 * filled,
    .mean = kept, .scale = kept + filled, .gamma_sums = kept + 2 * filled, .beta_sums = kept + 3 * filled,
    .images = IMAGES, .pixels = HEIGHT * WIDTH, .channels = FILTERS, .gain = 0.01f, .epsilon = 1e-3f, .trains = 1,
  };
  d.mask = d.values.at;
  run(LEC_NORMALIZATION_STATISTICS, &d, panels);
  run(LEC_NORMALIZATION, &d, IMAGES);
  show_images("normalization", d.output, IMAGES, size);
  run(LEC_NORMALIZATION_SUMS, &d, panels);
  run(LEC_NORMALIZATION_GRADIENT, &d, IMAGES);
  show_images("  its gradient", d.value_gradient, IMAGES, size);
  run(LEC_NORMALIZATION_UPDATE, &d, panels);
  show("  its parameters", o.parameters, 4 * filled);
}

static void arrangements(void) {
  lec_arrangement d = {.panels = panels(IMAGES, 45), .images = empty_images(IMAGES, 45), .columns = 45};
  run(LEC_TO_IMAGES, &d, IMAGES);
  show_images("to images", d.images, IMAGES, 45);
  d.panels = empty_panels(IMAGES, 45);
  run(LEC_TO_PANELS, &d, IMAGES);
  show_panels("to panels", d.panels, IMAGES, 45);
}

void image_operations(void) {
  convolution(1, 0);
  convolution(1, 1);
  convolution(2, 1);
  convolution_update(0);
  convolution_update(1);
  poolings();
  normalization();
  arrangements();
}
