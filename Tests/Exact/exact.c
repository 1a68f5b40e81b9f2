/* The program: every section at one SIMD level and with so many threads. */
#pragma STDC FP_CONTRACT OFF
#include "exact.h"

#include <stdio.h>

static lec_team *team;
static uint64_t state = 88172645463325252u;

void *memory(long size) {
  void *result = lec_allocate(size);
  if (!result) exit(2);
  return result;
}

/* Marsaglia's xorshift with 64 bits. */
static uint32_t word(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 32);
}

float *numbers(long count, float low, float high) {
  float *result = memory((count + 16) * (long)sizeof(float));
  for (long i = 0; i < count; i++) {
    float part = (float)(word() >> 8) * 0x1p-24f * (high - low);
    result[i] = low + part;
  }
  return result;
}

uint8_t *bytes(long count, int below) {
  uint8_t *result = memory(count + 16);
  for (long i = 0; i < count; i++) result[i] = (uint8_t)(word() % (uint32_t)below);
  return result;
}

long parts(long count, long size) { return (count + size - 1) / size; }
long panel_count(long columns) { return parts(columns, LEC_PANEL); }

lec_panels empty_panels(long rows, long columns) {
  long stride = (panel_count(rows) * LEC_PANEL + 1) * LEC_PANEL;
  return (lec_panels){memory(stride * panel_count(columns) * (long)sizeof(float)), stride};
}

lec_panels panels(long rows, long columns) {
  lec_panels result = empty_panels(rows, columns);
  const float *x = numbers(rows * columns, -1, 1);
  for (long r = 0; r < rows; r++)
    for (long c = 0; c < columns; c++)
      result.at[c / LEC_PANEL * result.stride + r * LEC_PANEL + c % LEC_PANEL] = x[r * columns + c];
  return result;
}

lec_images empty_images(long rows, long size) {
  long stride = panel_count(size) * LEC_PANEL;
  return (lec_images){memory((rows * stride + LEC_PANEL) * (long)sizeof(float)), stride};
}

lec_images images(long rows, long size) {
  lec_images result = empty_images(rows, size);
  const float *x = numbers(rows * size, -1, 1);
  for (long r = 0; r < rows; r++) memcpy(result.at + r * result.stride, x + r * size, sizeof(float) * (size_t)size);
  return result;
}

void run(lec_operation operation, const void *arguments, long units) {
  lec_job job = {operation, arguments, units};
  lec_team_run(team, &job, 1);
}

/* FNV-1a, each number's four bytes from the least. */
static uint64_t add(uint64_t hash, float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  if (x != x) bits = 0x7fc00000;
  for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ (bits >> shift & 0xff)) * 0x100000001b3u;
  return hash;
}

static void write_line(const char *name, uint64_t hash) {
  printf("%-36s %016llx\n", name, (unsigned long long)hash);
}

void show(const char *name, const float *values, long count) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (long i = 0; i < count; i++) hash = add(hash, values[i]);
  write_line(name, hash);
}

void show_panels(const char *name, lec_panels values, long rows, long columns) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (long r = 0; r < rows; r++)
    for (long c = 0; c < columns; c++)
      hash = add(hash, values.at[c / LEC_PANEL * values.stride + r * LEC_PANEL + c % LEC_PANEL]);
  write_line(name, hash);
}

void show_images(const char *name, lec_images values, long rows, long size) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (long r = 0; r < rows; r++)
    for (long i = 0; i < size; i++) hash = add(hash, values.at[r * values.stride + i]);
  write_line(name, hash);
}

static int level_named(const char *name, lec_level *level) {
  static const char *const names[] = {"generic", "avx2", "avx512", "neon"};
  for (int i = 0; i < 4; i++)
    if (strcmp(name, names[i]) == 0) return *level = (lec_level)i, 1;
  return 0;
}

/* Ends with 77 where the level is not available. */
int main(int count, char **arguments) {
  lec_level level;
  if (count != 3 || !level_named(arguments[1], &level)) {
    fprintf(stderr, "usage: exact generic|avx2|avx512|neon threads\n");
    return 2;
  }
  if (!lec_level_available(level)) return 77;
  team = lec_team_create(atoi(arguments[2]), level);
  if (!team) return 2;
  functions(level);
  dense_operations();
  row_operations();
  image_operations();
  sequence_operations();
  trainings();
  lec_team_free(team);
  return 0;
}
