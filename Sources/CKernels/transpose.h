/* Turns blocks of 16 × 16 floats, for the product whose vectors go across examples. */
typedef float v8 __attribute__((vector_size(32), aligned(4)));

/* 8 × 8 by three perfect shuffles: each interleaves the first four rows with the last four. */
INLINE void transpose8(const float *in, float *out) {
  v8 a[8], b[8];
  UNROLL for (int i = 0; i < 8; i++) a[i] = *(const v8 *)(in + i * LEC_PANEL);
  UNROLL for (int stage = 0; stage < 3; stage++) {
    UNROLL for (int i = 0; i < 4; i++) {
      b[2 * i] = __builtin_shufflevector(a[i], a[i + 4], 0, 8, 1, 9, 2, 10, 3, 11);
      b[2 * i + 1] = __builtin_shufflevector(a[i], a[i + 4], 4, 12, 5, 13, 6, 14, 7, 15);
    }
    UNROLL for (int i = 0; i < 8; i++) a[i] = b[i];
  }
  UNROLL for (int i = 0; i < 8; i++) *(v8 *)(out + i * LEC_PANEL) = a[i];
}

/* out[c][r] = in[r][c], rows of 16. */
INLINE void transpose16(const float *in, float *out) {
  transpose8(in, out);
  transpose8(in + 8, out + 8 * LEC_PANEL);
  transpose8(in + 8 * LEC_PANEL, out + 8);
  transpose8(in + 8 * LEC_PANEL + 8, out + 8 * LEC_PANEL + 8);
}
