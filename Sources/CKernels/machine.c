/* What the engine asks of the system: processors, time, memory. */
#define _GNU_SOURCE
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "team.h"

int lec_processors(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

double lec_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int64_t lec_physical_memory(void) {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  return pages > 0 && size > 0 ? (int64_t)pages * size : INT64_MAX;
}

/* Below this size a huge page would mostly be empty. */
#define HUGE_PAGE ((int64_t)2 << 20)

void *lec_allocate(int64_t bytes) {
  if (bytes < 0 || (uint64_t)bytes > SIZE_MAX / 2) return NULL;
  void *memory;
  if (bytes == 0) bytes = 1;
  if (posix_memalign(&memory, bytes >= HUGE_PAGE ? (size_t)HUGE_PAGE : 64, (size_t)bytes) != 0) return NULL;
#if defined(MADV_HUGEPAGE)
  if (bytes >= HUGE_PAGE) madvise(memory, (size_t)bytes, MADV_HUGEPAGE);
#endif
  memset(memory, 0, (size_t)bytes);
  return memory;
}

void lec_free(void *memory) { free(memory); }
