/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gap.c: the parts of a distance, each as a clause; see gap.h. */
#include "reports/gap.h"

#include <math.h>

#include "estimate/pay_gap.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* Less than this is not worth a clause. */
#define SMALLEST 0.015

static int percent(double log_ratio)
{
	return (int)lround(100 * fabs(expm1(log_ratio)));
}

struct clause {
	double part;
	const char *more, *less; /* with the percentage for the number sign */
};

static void add_clause(struct buf *out, const struct clause *c)
{
	for (const char *p = c->part > 0 ? c->more : c->less; *p; p++) {
		if (*p == '#')
			buf_addf(out, "%d%%", percent(c->part));
		else
			buf_add_char(out, *p);
	}
}

void say_gap(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct pay_gap gap;
	struct clause clauses[4];
	size_t all, told = 0;

	if (!pay_gap_of(&gap, s, r))
		return;
	const struct clause parts[] = {
	    {gap.aging, "pay has risen # since those statistics",
	     "the reports are dated back, when pay was # lower"},
	    {gap.sources, "these sources run # above such statistics",
	     "these sources run # below such statistics"},
	    {gap.levels, "more senior people report (#)", "more junior people report (#)"},
	    {gap.rest, "the role pays # more than its wider occupation",
	     "the role pays # less than its wider occupation"},
	};
	all = sizeof(parts) / sizeof(*parts);
	for (size_t i = 0; i < all; i++)
		if (fabs(parts[i].part) >= SMALLEST)
			clauses[told++] = parts[i];
	if (fabs(gap.all) < SMALLEST)
		buf_add_string(out, "What is reported and what employers report agree");
	else
		buf_addf(out, "What is reported is %d%% %s what employers report", percent(gap.all),
			 gap.all > 0 ? "above" : "below");
	for (size_t i = 0; i < told; i++) {
		buf_add_string(out, i ? say_joint(i, told) : ": ");
		add_clause(out, &clauses[i]);
	}
	buf_add_char(out, '.');
	if (told > 1)
		buf_add_string(out, " These percentages multiply.");
}
