/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cited.h: what a role's figures are based on besides the inputs of the run: published works, the
 * benchmark's publisher, the reference tables. */
#ifndef PAYBANDS_REPORTS_CITED_H
#define PAYBANDS_REPORTS_CITED_H

#include <stddef.h>

#include "base/buf.h"
#include "estimate/summary.h"

struct cited {
	const char *what; /* what it gave: "AI impact"; plain text, borrowed */
	struct buf citation; /* plain text, with its date */
	bool of_all; /* a reference table, as of every page: methods.html has them */
};

struct cited_list {
	struct cited *items; /* each once, in the order of the page */
	size_t count;
	size_t room;
};

void cited_list_init(struct cited_list *out, const struct summary *s, const struct role_summary *r);
void cited_list_release(struct cited_list *l);

#endif
