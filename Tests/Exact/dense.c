/* The dense layer with every rule of an optimizer, clipping, and where batches come from. */
#pragma STDC FP_CONTRACT OFF
#include "exact.h"

enum { ROWS = 37, INPUTS = 150, OUTPUTS = 39 };

static const char *const rule_names[] = {
  [LEC_KEEP] = "keep", [LEC_SGD] = "sgd", [LEC_MOMENTUM] = "momentum", [LEC_ADAM] = "adam", [LEC_ADAMW] = "adamw",
  [LEC_RMSPROP] = "rmsprop", [LEC_RMSPROP_MOMENTUM] = "rmsprop with momentum",
};

/* Weights and a bias after them, with positive slots. */
static lec_optimizer optimizer(lec_rule rule, long count) {
  return (lec_optimizer){
    .rule = rule, .rate = 0.01f, .momentum = 0.9f, .gain1 = 0.1f, .gain2 = 0.001f, .epsilon = 1e-7f, .decay = 1e-3f,
    .parameters = numbers(count, -1, 1), .first = numbers(count, 0, 0.1f), .second = numbers(count, 0, 0.1f),
  };
}

static void updates(lec_panels input, lec_panels gradient) {
  long weights = panel_count(OUTPUTS) * INPUTS * LEC_PANEL, count = weights + panel_count(OUTPUTS) * LEC_PANEL;
  for (int rule = LEC_KEEP; rule <= LEC_RMSPROP_MOMENTUM; rule++)
    for (int nesterov = 0; nesterov <= (rule == LEC_MOMENTUM); nesterov++) {
      lec_optimizer o = optimizer((lec_rule)rule, count);
      o.nesterov = nesterov;
      lec_dense_update d = {
        .optimizer = &o, .input = input, .output_gradient = gradient, .weights = o.parameters,
        .bias = o.parameters + weights, .rows = ROWS, .inputs = INPUTS, .outputs = OUTPUTS,
      };
      run(LEC_DENSE_UPDATE, &d, panel_count(OUTPUTS) * parts(INPUTS, LEC_UPDATE_ROWS));
      show(rule_names[rule], o.parameters, count);
      show("  first slot", o.first, count);
      show("  second slot", o.second, count);
    }
}

static void clipping(void) {
  lec_span spans[] = {{0, 480}, {480, 16}};
  for (int limit = 1; limit <= 100; limit += 99) {
    lec_optimizer o = optimizer(LEC_ADAM, 496);
    lec_clipped_step d = {.optimizer = &o, .gradients = numbers(496, -1, 1), .matrices = spans, .limit = limit};
    run(LEC_CLIPPED_STEP, &d, 2);
    show("clipped step", o.parameters, 496);
  }
}

static void gathering(void) {
  int32_t order[] = {5, 0, 3, 3, 1, 6, 2};
  lec_batch batch = {.order = order, .first = 1, .next = 0};
  for (int kind = 0; kind < 2; kind++) {
    lec_source source = {.size = 53, .divisor = 255};
    if (kind == 0) source.bytes = bytes(7 * 53, 256);
    else source.floats = numbers(7 * 53, -1, 1);
    lec_panels values = empty_panels(6, 53);
    lec_gather d = {
      .source = &source, .batch = &batch, .values = values, .row_stride = LEC_PANEL, .rows = 6, .rows_per_unit = 2};
    run(LEC_PREFETCH, &d, 3);
    run(LEC_GATHER, &d, 3);
    show_panels(kind == 0 ? "bytes" : "floats", values, 6, 53);
  }
}

void dense_operations(void) {
  lec_panels input = panels(ROWS, INPUTS), output = empty_panels(ROWS, OUTPUTS);
  lec_panels gradient = panels(ROWS, OUTPUTS), input_gradient = empty_panels(ROWS, INPUTS);
  float *weights = numbers(panel_count(OUTPUTS) * INPUTS * LEC_PANEL, -1, 1);
  float *bias = numbers(panel_count(OUTPUTS) * LEC_PANEL, -1, 1);
  for (int relu = 0; relu <= 1; relu++) {
    lec_dense_forward d = {
      .input = input, .output = output, .weights = weights, .bias = bias, .rows = ROWS, .inputs = INPUTS,
      .outputs = OUTPUTS, .rows_per_unit = 19, .relu = relu,
    };
    run(LEC_DENSE_FORWARD, &d, panel_count(OUTPUTS) * parts(ROWS, 19));
    show_panels("dense", output, ROWS, OUTPUTS);
    lec_dense_input_gradient g = {
      .output = gradient, .input = input_gradient, .mask = relu ? input.at : NULL, .weights = weights, .rows = ROWS,
      .inputs = INPUTS, .outputs = OUTPUTS,
    };
    run(LEC_DENSE_INPUT_GRADIENT, &g, parts(ROWS, LEC_PANEL) * parts(INPUTS, LEC_GRADIENT_COLUMNS));
    show_panels("dense, gradient by its input", input_gradient, ROWS, INPUTS);
  }
  updates(input, gradient);
  clipping();
  gathering();
}
