/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notes.h: what a reader of a role's bands must know before using them.
 *
 * Derived from the bands alone, by rules: they are not written by hand, so none is forgotten and
 * none outlives its cause. Only figures that may be shown are used.
 */
#ifndef PAYBANDS_REPORTS_NOTES_H
#define PAYBANDS_REPORTS_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "estimate/summary.h"

struct note {
	const char *code; /* "out-of-order", "few-observations": a literal */
	enum component component;
	bool in_rows; /* each row of a table of pay says the same by its number of reports */
	enum level levels[LEVEL_COUNT]; /* that it is about, in the order of the page */
	size_t level_count;
	struct buf text; /* one or two sentences; plain text */
};

struct note_list {
	const struct settings *settings; /* of the run: the currency; borrowed */
	struct note *items; /* base before total, order before few */
	size_t count;
	size_t room;
};

void note_list_init(struct note_list *out, const struct summary *s, const struct role_summary *r);
void note_list_release(struct note_list *l);

#endif
