/* A team of threads that computes phases of jobs, and memory for it. */
#ifndef LEC_TEAM_H
#define LEC_TEAM_H

#include "kernels.h"

enum { LEC_MAX_THREADS = 64, LEC_MAX_JOBS = 16 };

/* One operation with its arguments (a structure of kernels.h), split into units. */
typedef struct lec_job {
  lec_operation operation;
  const void *arguments;
  long units;
} lec_job;

typedef struct lec_team lec_team;

/* A team of up to LEC_MAX_THREADS threads, the caller's among them; the others start at the first phase
 * that has work for them. NULL if there is no memory or the level is not available. */
lec_team *lec_team_create(int threads, lec_level level);

/* Ends the team's threads and frees it; NULL is allowed. */
void lec_team_free(lec_team *team);

/* Computes all units of 1 … LEC_MAX_JOBS jobs that do not depend on one another, and returns when all are
 * done. One caller at a time. Nothing is allocated once the threads run. */
void lec_team_run(lec_team *team, const lec_job *jobs, int count);

/* Whether the caller computes alone from now on; the other threads sleep meanwhile. */
void lec_team_set_alone(lec_team *team, int alone);

/* Threads that this process may use at once. */
int lec_processors(void);

/* Seconds of a clock that only goes forward. */
double lec_seconds(void);

/* Bytes of the machine's memory, or INT64_MAX if unknown. */
int64_t lec_physical_memory(void);
/* Bytes of memory that this process has for itself, files that others may share left out; 0 where nobody can say. */
int64_t lec_own_memory(void);
/* Gives back to the system what was freed and is still held for later. */
void lec_return_freed(void);

/* Zeroed memory at a multiple of 64 bytes, in huge pages where the system offers them; NULL if there is none. */
void *lec_allocate(int64_t bytes);
void lec_free(void *memory);

#endif
