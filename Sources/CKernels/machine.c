/* What the engine asks of the system: processors, time, memory. */
#define _GNU_SOURCE
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#elif defined(__APPLE__)
#include <mach/mach.h>
#endif

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

/* The number in a file, or INT64_MAX if it holds none: of a container without a limit "max", or no such file. */
static int64_t number_in(const char *path) {
  FILE *file = fopen(path, "re");
  if (file == NULL) return INT64_MAX;
  long long number;
  int found = fscanf(file, "%lld", &number);
  fclose(file);
  return found == 1 && number > 0 ? (int64_t)number : INT64_MAX;
}

/* What the machine has, or the container that this runs in may take (control groups, versions 2 and 1). */
int64_t lec_physical_memory(void) {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  int64_t least = pages > 0 && size > 0 ? (int64_t)pages * size : INT64_MAX;
  int64_t limits[] = {
    number_in("/sys/fs/cgroup/memory.max"), number_in("/sys/fs/cgroup/memory/memory.limit_in_bytes")
  };
  for (int i = 0; i < 2; i++)
    if (limits[i] < least) least = limits[i];
  return least;
}

int64_t lec_own_memory(void) {
#if defined(__linux__)
  FILE *file = fopen("/proc/self/statm", "re");
  if (file == NULL) return 0;
  long long resident, shared;
  int found = fscanf(file, "%*d %lld %lld", &resident, &shared);
  fclose(file);
  return found == 2 && resident > shared ? (int64_t)(resident - shared) * sysconf(_SC_PAGESIZE) : 0;
#elif defined(__APPLE__)
  task_vm_info_data_t info;
  mach_msg_type_number_t count = TASK_VM_INFO_COUNT;
  return task_info(mach_task_self(), TASK_VM_INFO, (task_info_t)&info, &count) == KERN_SUCCESS
    ? (int64_t)info.phys_footprint : 0;
#else
  return 0;
#endif
}

void lec_return_freed(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
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
