/* Counts the heap allocations of threads, for tests that prove that there are none. */
#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/* How often the calling thread has asked for memory, or -1 where that cannot be counted. */
long allocations_of_this_thread(void);

#endif
