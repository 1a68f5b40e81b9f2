/* Activations, softmax, the losses, and dropout. */
#pragma STDC FP_CONTRACT OFF
#include "exact.h"

enum { ROWS = 37, COLUMNS = 39, ROWS_PER_UNIT = 8 };

static void activations(lec_panels input, lec_panels gradient) {
  lec_panels output = empty_panels(ROWS, COLUMNS), back = empty_panels(ROWS, COLUMNS);
  lec_relu r = {.input = input, .output = output, .rows = ROWS};
  run(LEC_RELU, &r, panel_count(COLUMNS));
  show_panels("relu layer", output, ROWS, COLUMNS);
  for (int f = LEC_TANH; f < LEC_FUNCTION_COUNT; f++) {
    if (f == LEC_MAX_ZERO) continue;
    lec_activate d = {
      .input = input, .output = output, .rows = ROWS, .columns = COLUMNS, .function = (lec_function)f};
    run(LEC_ACTIVATE, &d, panel_count(COLUMNS));
    show_panels("activation", output, ROWS, COLUMNS);
    for (int closes = 0; closes <= 1; closes++) {
      lec_activate_gradient g = {
        .input = input, .output = output, .output_gradient = gradient, .input_gradient = back, .rows = ROWS,
        .function = (lec_function)f, .closes = closes,
      };
      run(LEC_ACTIVATE_GRADIENT, &g, panel_count(COLUMNS));
      show_panels("  its gradient", back, ROWS, COLUMNS);
    }
  }
  lec_softmax s = {.input = input, .output = output, .rows = ROWS, .columns = COLUMNS, .rows_per_unit = ROWS_PER_UNIT};
  run(LEC_SOFTMAX, &s, parts(ROWS, ROWS_PER_UNIT));
  show_panels("softmax", output, ROWS, COLUMNS);
  lec_softmax_gradient g = {
    .probabilities = output, .output = gradient, .input = back, .mask = input.at, .rows = ROWS, .columns = COLUMNS,
    .rows_per_unit = ROWS_PER_UNIT,
  };
  run(LEC_SOFTMAX_GRADIENT, &g, parts(ROWS, ROWS_PER_UNIT));
  show_panels("softmax, gradient", back, ROWS, COLUMNS);
}

static void losses(lec_panels values) {
  lec_panels gradient = empty_panels(ROWS, COLUMNS);
  int32_t predicted[ROWS], expected[ROWS], hits[ROWS];
  float found[ROWS];
  lec_outcome outcome = {found, predicted, expected, hits};
  lec_batch batch = {.next = -1};
  lec_source labels = {.labels = bytes(ROWS, COLUMNS), .class_weights = numbers(256, 0.5, 2)};
  lec_source targets = {.targets = numbers(ROWS * COLUMNS, 0, 1), .target_size = COLUMNS};
  for (int dense = 0; dense < 3; dense++) {
    lec_cross_entropy d = {
      .source = dense == 2 ? &targets : &labels, .batch = &batch, .logits = values, .gradient = gradient,
      .mask = dense ? values.at : NULL, .outcome = outcome, .rows = ROWS, .columns = COLUMNS,
      .rows_per_unit = ROWS_PER_UNIT, .probabilities = 1,
    };
    run(dense ? LEC_DENSE_CROSS_ENTROPY : LEC_CROSS_ENTROPY, &d, parts(ROWS, ROWS_PER_UNIT));
    show("cross-entropy", found, ROWS);
    show_panels("  its gradient", gradient, ROWS, COLUMNS);
  }
  for (int f = LEC_SQUARED_ERROR; f <= LEC_BINARY_CROSS_ENTROPY; f++) {
    lec_output_loss d = {
      .source = &targets, .batch = &batch, .outputs = values, .gradient = gradient, .outcome = outcome, .rows = ROWS,
      .columns = COLUMNS, .rows_per_unit = ROWS_PER_UNIT, .function = (lec_output_function)f,
      .probabilities = f == LEC_BINARY_CROSS_ENTROPY,
    };
    run(LEC_OUTPUT_LOSS, &d, parts(ROWS, ROWS_PER_UNIT));
    show("loss of outputs", found, ROWS);
    show_panels("  its gradient", gradient, ROWS, COLUMNS);
  }
}

void row_operations(void) {
  lec_panels input = panels(ROWS, COLUMNS), gradient = panels(ROWS, COLUMNS), output = empty_panels(ROWS, COLUMNS);
  /* Some numbers far from zero. */
  for (long i = 0; i < ROWS * LEC_PANEL; i += 3) input.at[i] *= 20;
  activations(input, gradient);
  losses(input);
  lec_noise noise = {.key = {1, 2}, .step = 3};
  lec_dropout d = {
    .noise = &noise, .input = input, .output = output, .mask = gradient.at, .columns = COLUMNS, .scale = 1.25f,
    .threshold = 3355444, .layer = 1,
  };
  run(LEC_DROPOUT, &d, ROWS);
  show_panels("dropout", output, ROWS, COLUMNS);
}
