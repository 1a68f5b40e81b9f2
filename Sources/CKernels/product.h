/*
 * The micro-kernel of every matrix product: a tile of rows × 16 results in registers, each the chain
 *
 *     c = fma(a[k], b[k], c)   for k ascending
 *
 * where row r reads a at [k · step_k + r · step_row] and all rows share the 16 numbers of b from [k · step_b] on.
 * Vectors go across results and a chain is never split, so that no level changes a bit. The loop is not unrolled: that
 * gains nothing, and the step left over from an odd n would not fit into the registers.
 */
INLINE void chain(
  const int rows, const float *a, long step_k, long step_row, const float *b, long step_b, long n, vf (*c)[VECTORS]
) {
  ROLLED for (long k = 0; k < n; k++) {
    vf panel[VECTORS];
    UNROLL for (int v = 0; v < VECTORS; v++) panel[v] = load(b + k * step_b + v * LEC_WIDTH);
    UNROLL for (int r = 0; r < rows; r++) {
      vf s = broadcast(a[k * step_k + r * step_row]);
      UNROLL for (int v = 0; v < VECTORS; v++) c[r][v] = fma_(s, panel[v], c[r][v]);
    }
  }
}

/* Rows of the next tile when so many are left: full tiles, but the last two share alike. */
INLINE long tile_rows(long left) {
  return left <= LEC_ROWS ? left : left >= 2 * LEC_ROWS ? LEC_ROWS : (left + 1) / 2;
}

/* Runs a statement with `rows` a constant, which lets the tile live in registers. */
#define CASE(n, ...) case n: if (n <= LEC_ROWS) { enum { rows = n <= LEC_ROWS ? n : 1 }; __VA_ARGS__; } break;
#define WITH_CONSTANT_ROWS(count, ...) \
  switch (count) { \
    CASE(1, __VA_ARGS__) CASE(2, __VA_ARGS__) CASE(3, __VA_ARGS__) CASE(4, __VA_ARGS__) \
    CASE(5, __VA_ARGS__) CASE(6, __VA_ARGS__) CASE(7, __VA_ARGS__) CASE(8, __VA_ARGS__) \
    CASE(9, __VA_ARGS__) CASE(10, __VA_ARGS__) CASE(11, __VA_ARGS__) CASE(12, __VA_ARGS__) \
    CASE(13, __VA_ARGS__) CASE(14, __VA_ARGS__) CASE(15, __VA_ARGS__) CASE(16, __VA_ARGS__) \
  }

INLINE void product_tile(
  const int rows, const float *a, long a_stride, const float *b, long n, float *c
) {
  vf sums[LEC_ROWS][VECTORS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = load(c + r * LEC_PANEL + v * LEC_WIDTH);
  for (; n >= LEC_PANEL; n -= LEC_PANEL, a += a_stride, b += LEC_PANEL * LEC_PANEL)
    chain(rows, a, 1, LEC_PANEL, b, LEC_PANEL, LEC_PANEL, sums);
  if (n > 0) chain(rows, a, 1, LEC_PANEL, b, LEC_PANEL, n, sums);
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) store(c + r * LEC_PANEL + v * LEC_WIDTH, sums[r][v]);
}

/* c[count][16] += a · b: a has n columns in panels, b is [n][16]; goes on with the chains begun in c. */
OUTLINE void product(long count, const float *a, long a_stride, const float *b, long n, float *c) {
  while (count > 0) {
    long tile = tile_rows(count);
    WITH_CONSTANT_ROWS(tile, product_tile(rows, a, a_stride, b, n, c))
    a += tile * LEC_PANEL;
    c += tile * LEC_PANEL;
    count -= tile;
  }
}

INLINE void gradient_tile(const int rows, const float *a, const float *b, long n, float *g) {
  vf sums[LEC_ROWS][VECTORS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) sums[r][v] = (vf){};
  chain(rows, a, LEC_PANEL, 1, b, LEC_PANEL, n, sums);
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < VECTORS; v++) store(g + r * LEC_PANEL + v * LEC_WIDTH, sums[r][v]);
}
