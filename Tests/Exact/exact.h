/*
 * Hashes of what the kernels compute, one a line, to be compared between processors: `make test-exact`.
 *
 * Inputs depend on nothing but their order. The kernels are built as the engine builds them; this program's own sums
 * must not be contracted either, hence the pragma in each file.
 */
#ifndef EXACT_H
#define EXACT_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "team.h"

/* Zeroed memory that lives until the end. */
void *memory(long bytes);

/* Pseudo-random numbers, and bytes. */
float *numbers(long count, float low, float high);
uint8_t *bytes(long count, int below);

/* Matrices in panels and as images, of pseudo-random numbers between ±1 or of zeros. */
lec_panels panels(long rows, long columns);
lec_panels empty_panels(long rows, long columns);
lec_images images(long rows, long size);
lec_images empty_images(long rows, long size);

/* How many panels hold so many columns, and how many parts of a size so many rows make. */
long panel_count(long columns);
long parts(long count, long size);

/* Computes an operation with the program's threads. */
void run(lec_operation operation, const void *arguments, long units);

/* Writes a line: what it is, and the hash of its numbers; NaN counts as one number. */
void show(const char *name, const float *values, long count);
void show_panels(const char *name, lec_panels values, long rows, long columns);
void show_images(const char *name, lec_images values, long rows, long size);

/* The sections. */
void functions(lec_level level);
void dense_operations(void);
void row_operations(void);
void image_operations(void);
void sequence_operations(void);
void trainings(void);

#endif
