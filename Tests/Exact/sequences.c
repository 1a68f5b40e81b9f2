/* Embeddings, LSTM and GRU: forward, back through time, and the steps of their parameters. */
#pragma STDC FP_CONTRACT OFF
#include "exact.h"

enum { EXAMPLES = 11, STEPS = 5, FEATURES = 19, UNITS = 18, UNITS_PANELS = 2, WORDS = 90, DIMENSION = 21 };

static float *floats(long count) { return memory(count * (long)sizeof(float)); }

static void embeddings(void) {
  long filled = panel_count(DIMENSION) * LEC_PANEL * WORDS;
  lec_optimizer o = {.rule = LEC_SGD, .rate = 0.1f, .parameters = numbers(filled, -1, 1)};
  lec_embedding d = {
    .optimizer = &o, .input = empty_images(EXAMPLES, STEPS), .output = empty_images(EXAMPLES, STEPS * DIMENSION),
    .output_gradient = images(EXAMPLES, STEPS * DIMENSION), .table = o.parameters,
    .first = memory(WORDS * (long)sizeof(long)), .next = memory(EXAMPLES * STEPS * (long)sizeof(long)),
    .examples = EXAMPLES, .steps = STEPS, .words = WORDS, .dimension = DIMENSION,
  };
  /* Words that repeat, and numbers that are no word's. */
  for (long example = 0; example < EXAMPLES; example++)
    for (long step = 0; step < STEPS; step++)
      d.input.at[example * d.input.stride + step] = (float)(example * step * 7 % 23) + (example == 3 ? 0.5f : 0);
  run(LEC_EMBEDDING, &d, EXAMPLES);
  show_images("embedding", d.output, EXAMPLES, STEPS * DIMENSION);
  run(LEC_EMBEDDING_PLACES, &d, 1);
  run(LEC_EMBEDDING_UPDATE, &d, panel_count(DIMENSION) * parts(WORDS, LEC_EMBEDDING_ROWS));
  show("  its table", o.parameters, filled);
}

/* Moves weights and a bias by what a recurrent layer left, and writes them. */
static void update(lec_sequence_update d, const char *name, long filled) {
  run(LEC_SEQUENCE_UPDATE, &d, panel_count(d.columns) * parts(d.rows, LEC_SEQUENCE_ROWS));
  show(name, d.weights, filled);
}

/* A layer of three gates (GRU) or four (LSTM). */
static void recurrence(const char *name, long gates, int32_t sequences) {
  long columns = gates * UNITS, panels = panel_count(columns), row = panels * LEC_PANEL;
  long biases = gates == 3 ? 2 : 1, kernel = row * FEATURES, recurrent = row * UNITS, size = UNITS_PANELS * LEC_PANEL;
  long groups = parts(EXAMPLES, 4), output = sequences ? STEPS * UNITS : UNITS;
  lec_optimizer o = {
    .rule = LEC_SGD, .rate = 0.1f, .parameters = numbers(kernel + recurrent + biases * row, -0.3f, 0.3f)};
  float *turned_kernel = floats(panel_count(FEATURES) * LEC_PANEL * columns), *turned = floats(size * columns);
  lec_recurrence d = {
    .input = images(EXAMPLES, STEPS * FEATURES), .states = empty_images(EXAMPLES, STEPS * UNITS),
    .output_gradient = images(EXAMPLES, output), .input_gradient = empty_images(EXAMPLES, STEPS * FEATURES),
    .kernel = o.parameters, .recurrent = o.parameters + kernel, .bias = o.parameters + kernel + recurrent,
    .turned_kernel = turned_kernel, .turned_recurrent = turned, .gates = floats(row * STEPS * EXAMPLES),
    .inner = floats(row * STEPS * EXAMPLES), .cells = floats(size * STEPS * EXAMPLES),
    .carried = floats(2 * size * EXAMPLES), .examples = EXAMPLES, .examples_per_unit = 4, .steps = STEPS,
    .features = FEATURES, .units = UNITS, .cell_columns = size, .gate_stride = STEPS * row, .gate_step = row,
    .cell_stride = STEPS * size, .cell_step = size, .sequences = sequences,
  };
  d.mask = d.input.at;
  run(gates == 3 ? LEC_GRU : LEC_LSTM, &d, groups);
  show_images(name, d.states, EXAMPLES, STEPS * UNITS);

  lec_turn turns[] = {
    {.weights = d.kernel, .turned = turned_kernel, .rows = FEATURES, .columns = columns},
    {.weights = d.recurrent, .turned = turned, .rows = UNITS, .columns = columns},
  };
  for (int i = 0; i < 2; i++) run(LEC_TURN, &turns[i], panel_count(turns[i].rows));
  run(gates == 3 ? LEC_GRU_GRADIENT : LEC_LSTM_GRADIENT, &d, groups);
  show_images("  its gradient", d.input_gradient, EXAMPLES, STEPS * FEATURES);

  lec_sequence_update u = {
    .optimizer = &o, .input = d.input, .gradient = d.gates, .gradient_stride = d.gate_stride,
    .gradient_step = d.gate_step, .weights = o.parameters, .bias = o.parameters + kernel + recurrent,
    .bias_step = biases * LEC_PANEL, .examples = EXAMPLES, .steps = STEPS, .rows = FEATURES, .columns = columns,
  };
  update(u, "  its kernel", kernel);
  u.input = d.states;
  u.weights = o.parameters + kernel;
  u.delay = 1;
  u.rows = UNITS;
  u.bias = NULL;
  if (gates == 3) {
    u.gradient = d.inner;
    u.bias = o.parameters + kernel + recurrent + LEC_PANEL;
  }
  update(u, "  its recurrent kernel", recurrent);
  show("  its bias", o.parameters + kernel + recurrent, biases * row);
}

void sequence_operations(void) {
  embeddings();
  recurrence("lstm", 4, 1);
  recurrence("lstm, last state", 4, 0);
  recurrence("gru", 3, 1);
  recurrence("gru, last state", 3, 0);
}
