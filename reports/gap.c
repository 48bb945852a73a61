/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gap.c: the parts of a distance, each as a clause; see gap.h. */
#include "reports/gap.h"

#include <math.h>

#include "estimate/pay_gap.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* What would be said as 0%: every other part is said, so that the percentages multiply. */
#define SMALLEST 0.005

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
	bool one = r->role->occupation_count == 1;

	if (!pay_gap_of(&gap, s, r))
		return;
	const struct clause parts[] = {
	    {gap.aging, "pay has risen # since those statistics were taken",
	     "the reports are dated back, when pay was # lower"},
	    {gap.sources, "these sources generally run # above official figures",
	     "these sources generally run # below official figures"},
	    {gap.levels, "the reports are for more senior jobs (#)",
	     "the reports are for more junior jobs (#)"},
	    {gap.rest,
	     one ? "the role pays # more than its wider occupation"
		 : "the role pays # more than its wider occupations",
	     one ? "the role pays # less than its wider occupation"
		 : "the role pays # less than its wider occupations"},
	};
	all = sizeof(parts) / sizeof(*parts);
	for (size_t i = 0; i < all; i++)
		if (fabs(expm1(parts[i].part)) >= SMALLEST)
			clauses[told++] = parts[i];
	if (fabs(expm1(gap.all)) < SMALLEST)
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
