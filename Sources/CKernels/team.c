/*
 * The team of threads.
 *
 * A training step is a handful of phases of ten to fifty microseconds, so starting one must cost well under a
 * microsecond: idle threads spin for a while before they sleep. Within a phase each thread owns a share of
 * every job's units, the same from step to step, so that weights stay in the cache of one core; who finishes
 * early takes units from the far end of another's share. Which thread computes a unit never changes a bit.
 *
 * A phase does not wait for threads that have not woken: they join while it is open, and the caller closes it
 * when no unit is left unclaimed. On a busy machine the caller simply does more of the work.
 */
#define _GNU_SOURCE
#include "team.h"

#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "table.h"

/* How long an idle thread spins before it sleeps. */
#define SPIN_SECONDS 50e-6

/* The gate: a generation in the high half; whether the phase is open; how many threads are inside. */
#define GENERATION ((uint64_t)1 << 32)
#define OPEN ((uint64_t)1 << 16)
#define STOP ((uint64_t)1 << 17)
#define INSIDE (OPEN - 1)

/* Units not claimed yet: the next in the low half, the end in the high half. On a cache line of its own. */
typedef struct share {
  _Alignas(64) _Atomic uint64_t units;
} share;

typedef struct member {
  lec_team *team;
  int number;
  pthread_t thread;
} member;

struct lec_team {
  _Alignas(64) _Atomic uint64_t gate;
  _Alignas(64) atomic_int asleep;       /* threads waiting for the gate to open */
  _Alignas(64) atomic_int caller_sleeps; /* the caller waits for the threads inside */
  const lec_table *table;
  const lec_job *jobs;
  int job_count;
  int threads, started, spins, alone;
  pthread_mutex_t mutex;
  pthread_cond_t wake, done;
  share *shares; /* [job][thread] */
  member members[LEC_MAX_THREADS];
};

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/* The next unit of a share, from its front (its owner) or its back (others); -1 if none is left. */
static long claim(share *s, int owner) {
  uint64_t now = atomic_load_explicit(&s->units, memory_order_relaxed);
  for (;;) {
    uint64_t next = now & UINT32_MAX, end = now >> 32;
    if (next >= end) return -1;
    uint64_t then = owner ? end << 32 | (next + 1) : (end - 1) << 32 | next;
    if (atomic_compare_exchange_weak_explicit(
          &s->units, &now, then, memory_order_relaxed, memory_order_relaxed))
      return (long)(owner ? next : end - 1);
  }
}

static void work(lec_team *team, int number) {
  for (int j = 0; j < team->job_count; j++) {
    const lec_job *job = &team->jobs[j];
    lec_kernel kernel = team->table->operations[job->operation];
    for (int i = 0; i < team->threads; i++) {
      int owner = (number + i) % team->threads;
      share *s = &team->shares[j * team->threads + owner];
      for (long unit; (unit = claim(s, i == 0)) >= 0;) kernel(job->arguments, unit);
    }
  }
}

/* Whether a gate lets in a thread that has seen a generation, or tells it to end. */
static inline int is_due(uint64_t gate, uint64_t seen) {
  return (gate & STOP) || ((gate & OPEN) && gate / GENERATION != seen);
}

/* Pauses for a moment in a spinning wait; false when it has lasted long enough. `count` and `start` begin at 0. */
static int spin(const lec_team *team, int *count, double *start) {
  if (!team->spins) return 0;
  relax();
  if (++*count % 64 != 0) return 1;
  double now = lec_seconds();
  if (*start == 0) *start = now;
  return now - *start < SPIN_SECONDS;
}

static uint64_t wait_at_gate(lec_team *team, uint64_t seen) {
  int count = 0;
  double start = 0;
  do {
    uint64_t gate = atomic_load_explicit(&team->gate, memory_order_acquire);
    if (is_due(gate, seen)) return gate;
  } while (spin(team, &count, &start));
  /* The caller opens the gate and then looks for sleepers; we count as one and then look at the gate:
   * whatever the order, one of us sees the other. */
  pthread_mutex_lock(&team->mutex);
  atomic_fetch_add(&team->asleep, 1);
  uint64_t gate;
  while (!is_due(gate = atomic_load(&team->gate), seen)) pthread_cond_wait(&team->wake, &team->mutex);
  atomic_fetch_sub(&team->asleep, 1);
  pthread_mutex_unlock(&team->mutex);
  return gate;
}

static void *run_member(void *argument) {
  member *self = argument;
  lec_team *team = self->team;
  uint64_t seen = 0;
  for (;;) {
    uint64_t gate = wait_at_gate(team, seen);
    while (is_due(gate, seen) && !(gate & STOP))
      if (atomic_compare_exchange_weak_explicit(
            &team->gate, &gate, gate + 1, memory_order_acq_rel, memory_order_acquire)) {
        seen = gate / GENERATION;
        work(team, self->number);
        gate = atomic_fetch_sub(&team->gate, 1);
        if (atomic_load(&team->caller_sleeps)) {
          pthread_mutex_lock(&team->mutex);
          pthread_cond_signal(&team->done);
          pthread_mutex_unlock(&team->mutex);
        }
      }
    if (gate & STOP) return NULL;
  }
}

/* The caller's wait for the threads inside a closed gate. If one of them has lost its processor to another
 * program, sleeping is what lets it have ours. */
static void wait_for_members(lec_team *team) {
  int count = 0;
  double start = 0;
  do {
    if (!(atomic_load_explicit(&team->gate, memory_order_acquire) & INSIDE)) return;
  } while (spin(team, &count, &start));
  pthread_mutex_lock(&team->mutex);
  atomic_store(&team->caller_sleeps, 1);
  while (atomic_load(&team->gate) & INSIDE) pthread_cond_wait(&team->done, &team->mutex);
  atomic_store(&team->caller_sleeps, 0);
  pthread_mutex_unlock(&team->mutex);
}

static void wake_sleepers(lec_team *team) {
  if (atomic_load(&team->asleep) == 0) return;
  pthread_mutex_lock(&team->mutex);
  pthread_cond_broadcast(&team->wake);
  pthread_mutex_unlock(&team->mutex);
}

/* Starts the other threads, deaf to signals, which are the program's affair. With fewer than asked, the
 * shares of the missing ones are taken by the rest. */
static void start_members(lec_team *team) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  int has_attributes = pthread_attr_init(&attributes) == 0;
  if (has_attributes) pthread_attr_setstacksize(&attributes, 256 * 1024);
  for (team->started = 1; team->started < team->threads; team->started++) {
    member *m = &team->members[team->started];
    *m = (member){.team = team, .number = team->started};
    if (pthread_create(&m->thread, has_attributes ? &attributes : NULL, run_member, m) != 0) break;
  }
  if (has_attributes) pthread_attr_destroy(&attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static int make_locks(lec_team *team) {
  if (pthread_mutex_init(&team->mutex, NULL) != 0) return 0;
  if (pthread_cond_init(&team->wake, NULL) == 0) {
    if (pthread_cond_init(&team->done, NULL) == 0) return 1;
    pthread_cond_destroy(&team->wake);
  }
  pthread_mutex_destroy(&team->mutex);
  return 0;
}

lec_team *lec_team_create(int threads, lec_level level) {
  const lec_table *table = lec_table_of(level);
  if (!table) return NULL;
  threads = threads < 1 ? 1 : threads > LEC_MAX_THREADS ? LEC_MAX_THREADS : threads;
  lec_team *team = lec_allocate(sizeof *team);
  share *shares = lec_allocate((int64_t)sizeof(share) * LEC_MAX_JOBS * threads);
  if (!team || !shares || !make_locks(team)) {
    lec_free(team);
    lec_free(shares);
    return NULL;
  }
  team->table = table;
  team->threads = threads;
  team->shares = shares;
  /* With more threads than processors a spinning thread takes the place of one that has work. */
  team->spins = threads <= lec_processors();
  return team;
}

void lec_team_free(lec_team *team) {
  if (!team) return;
  atomic_fetch_or(&team->gate, STOP);
  wake_sleepers(team);
  for (int i = 1; i < team->started; i++) pthread_join(team->members[i].thread, NULL);
  pthread_cond_destroy(&team->done);
  pthread_cond_destroy(&team->wake);
  pthread_mutex_destroy(&team->mutex);
  lec_free(team->shares);
  lec_free(team);
}

void lec_team_set_alone(lec_team *team, int alone) { team->alone = alone; }

void lec_team_run(lec_team *team, const lec_job *jobs, int count) {
  long units = 0;
  for (int j = 0; j < count; j++) units += jobs[j].units;
  if (team->threads == 1 || team->alone || units <= 1) {
    for (int j = 0; j < count; j++)
      for (long u = 0; u < jobs[j].units; u++) team->table->operations[jobs[j].operation](jobs[j].arguments, u);
    return;
  }
  if (team->started == 0) start_members(team);
  team->jobs = jobs;
  team->job_count = count;
  for (int j = 0; j < count; j++)
    for (int t = 0; t < team->threads; t++) {
      uint64_t next = (uint64_t)(jobs[j].units * t / team->threads);
      uint64_t end = (uint64_t)(jobs[j].units * (t + 1) / team->threads);
      atomic_store_explicit(&team->shares[j * team->threads + t].units, end << 32 | next, memory_order_relaxed);
    }
  uint64_t generation = atomic_load_explicit(&team->gate, memory_order_relaxed) / GENERATION;
  atomic_store(&team->gate, (generation + 1) * GENERATION | OPEN);
  wake_sleepers(team);
  work(team, 0);
  atomic_fetch_and_explicit(&team->gate, ~OPEN, memory_order_acq_rel);
  wait_for_members(team);
}
