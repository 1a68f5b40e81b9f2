/* Dropout: numbers left out at random, by a mask that is a function of step, layer, row and column alone. */

/* Philox 4×32-10 (see Philox.swift): counter becomes 128 random bits. */
INLINE void philox(uint32_t *counter, uint32_t key0, uint32_t key1) {
  for (int round = 0; round < 10; round++) {
    uint64_t a = (uint64_t)0xD2511F53u * counter[0], b = (uint64_t)0xCD9E8D57u * counter[2];
    counter[0] = (uint32_t)(b >> 32) ^ counter[1] ^ key0;
    counter[1] = (uint32_t)b;
    counter[2] = (uint32_t)(a >> 32) ^ counter[3] ^ key1;
    counter[3] = (uint32_t)a;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
}

static void dropout(const void *arguments, long row) {
  const lec_dropout *d = arguments;
  const lec_noise *n = d->noise;
  long blocks = (d->columns + 3) / 4;
  for (long block = 0; block < blocks; block++) {
    uint64_t number = (uint64_t)row * (uint64_t)blocks + (uint64_t)block;
    uint32_t words[4] = {(uint32_t)number, (uint32_t)(number >> 32), n->step, d->layer};
    philox(words, n->key[0], n->key[1]);
    long panel = block / 4, inside = row * LEC_PANEL + block % 4 * 4;
    const float *input = d->input.at + panel * d->input.stride + inside;
    float *output = d->output.at + panel * d->output.stride + inside;
    const float *mask = d->mask ? d->mask + panel * d->output.stride + inside : NULL;
    for (int i = 0; i < 4; i++) {
      float x = words[i] >> 8 < d->threshold ? 0 : input[i] * d->scale;
      output[i] = mask && !(mask[i] > 0) ? 0 : x;
    }
  }
}
