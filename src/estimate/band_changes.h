/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_changes.h: the band tables of two runs, cell by cell.
 *
 * The one comparison of what a run publishes with what the run before did: `paybands diff` lists it, the
 * guard judges it, and the page of what changed asks the same of its headlines.
 */
#ifndef PAYBANDS_ESTIMATE_BAND_CHANGES_H
#define PAYBANDS_ESTIMATE_BAND_CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "estimate/bands.h"

/* What became of one cell: kind, its word. The first that holds, in this order. */
#define BAND_CHANGES(X)                                                                            \
	X(CHANGE_MOVED, "moved") /* the median is another */                                       \
	X(CHANGE_APPEARED, "appeared") /* only the later run has the cell */                       \
	X(CHANGE_VANISHED, "vanished") /* only the earlier run has it */                           \
	X(CHANGE_WITHHELD, "withheld") /* the median was published and is not now */               \
	X(CHANGE_RELEASED, "released") /* the other way round */                                   \
	X(CHANGE_QUALITY, "quality") /* the median is the same, its quality is another */          \
	X(CHANGE_SUPPRESSED, "suppressed") /* other figures are withheld */                        \
	X(CHANGE_FIGURES, "figures") /* n, another percentile or the interval differs */           \
	X(CHANGE_NONE, "none")
#define BAND_CHANGE_NAME(name, word) name,
enum band_change { BAND_CHANGES(BAND_CHANGE_NAME) CHANGE_COUNT };
#undef BAND_CHANGE_NAME
const char *band_change_word(enum band_change change);

/* One cell of two tables: at least one of the two is there. Borrowed. */
struct band_pair {
	const struct band *was, *is;
	enum band_change change;
	double difference; /* of the median, dollars; NAN where one of the two has none */
	double share; /* the same over the earlier median */
};

/* All cells of both tables, by band_compare; the caller frees *out. Roles of both are numbered alike,
 * and no cell is twice in a table; in what order rows come does not matter. */
size_t band_pairs(struct band_pair **out, const struct band *was, size_t was_count,
		  const struct band *is, size_t is_count);

/* Do two figures differ to what is shown of them: by `unit` / 2 or more? NAN is none, and differs
 * from any figure. */
bool figure_differs(double was, double is, double unit);
/* (is - was) / was; NAN where one of the two is none. */
double figure_share(double was, double is);
/* Which of two moves is larger, up or down, as a share of what was: negative: the left one, 0: they are as large.
 * Compared in whole cents, not by their quotients: 100 to 110 is as large as 90 to 81. A move from or to none is
 * smaller than any. */
struct figure_move {
	double was, is;
};
int figure_move_compare(struct figure_move left, struct figure_move right);

#endif
