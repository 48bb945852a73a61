/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_suppress.c: totals over groups of employees, and what must not be shown beside them.
 *
 * Whoever has the totals and the groups that are shown has their difference: the withheld groups together.
 * That must be several groups and at least `least` people, or more groups are withheld, the smallest first.
 * Where that would leave no group, the totals are withheld instead.
 */
#include "estimate/own_private.h"

#include <math.h>

/* Groups and people that are withheld, of those that have the target (OWN_TARGETS_MOST: of all). */
struct remainder {
	size_t groups, people;
};

static struct remainder remainder_of(const struct own_pay *p, size_t target)
{
	struct remainder left = {.groups = 0};

	for (size_t i = 0; i < p->count; i++) {
		const struct own_group *g = &p->groups[i];
		if (g->withheld == OWN_SHOWN ||
		    (target < OWN_TARGETS_MOST && isnan(g->targets[target].pay)))
			continue;
		left.groups++;
		left.people += g->people;
	}
	return left;
}

static bool is_safe(struct remainder left, size_t least)
{
	return left.groups == 0 || (left.groups > 1 && left.people >= least);
}

/* The smallest group that is shown; NULL if it is the last of them. */
static struct own_group *smallest_shown(struct own_pay *p)
{
	struct own_group *smallest = NULL;
	size_t shown = 0;

	for (size_t i = 0; i < p->count; i++) {
		struct own_group *g = &p->groups[i];
		if (g->withheld != OWN_SHOWN)
			continue;
		shown++;
		if (!smallest || g->people < smallest->people)
			smallest = g;
	}
	return shown > 1 ? smallest : NULL;
}

static void withhold_totals_instead(struct own_pay *p)
{
	p->totals.withheld = true;
	for (size_t i = 0; i < p->count; i++)
		if (p->groups[i].withheld == OWN_COMPLEMENTARY)
			p->groups[i].withheld = OWN_SHOWN;
}

static void choose(struct own_pay *p, size_t least)
{
	struct own_group *next;

	for (size_t i = 0; i < p->count; i++)
		if (p->groups[i].people < least)
			p->groups[i].withheld = OWN_FEW;
	while (!is_safe(remainder_of(p, OWN_TARGETS_MOST), least)) {
		next = smallest_shown(p);
		if (!next) {
			withhold_totals_instead(p);
			return;
		}
		next->withheld = OWN_COMPLEMENTARY;
	}
}

/* ---- totals ---- */

static void add_targets(struct own_totals *t, const struct own_group *g, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (isnan(g->targets[i].pay))
			continue;
		t->targets[i].people += g->people;
		t->targets[i].below += g->targets[i].below;
		t->targets[i].cost += g->targets[i].cost;
	}
}

static void add_up(struct own_pay *p, size_t target_count)
{
	struct own_totals *t = &p->totals;

	for (size_t i = 0; i < p->count; i++) {
		const struct own_group *g = &p->groups[i];
		t->people += g->people;
		t->fte += g->fte;
		t->payroll += g->payroll;
		t->market += g->range.midpoint * g->fte;
		t->below_minimum += g->below_minimum;
		t->above_maximum += g->above_maximum;
		t->cost_minimum += g->cost_minimum;
		add_targets(t, g, target_count);
	}
}

/* ---- taking out ---- */

static void withhold_group(struct own_group *g)
{
	*g = (struct own_group){.role = g->role,
				.level = g->level,
				.area = g->area,
				.withheld = g->withheld,
				.base = g->base,
				.total = g->total,
				.range = g->range,
				.range_given = g->range_given,
				.fte = NAN,
				.payroll = NAN,
				.median = NAN,
				.mean = NAN,
				.compa_ratio = NAN,
				.compa_quartiles = {NAN, NAN, NAN},
				.penetration = NAN,
				.percentile = NAN,
				.cost_minimum = NAN,
				.total_median = NAN,
				.total_compa_ratio = NAN,
				.total_percentile = NAN};
	for (size_t i = 0; i < OWN_TARGETS_MOST; i++)
		g->targets[i] =
		    (struct own_target){.pay = NAN, .distance = NAN, .share = NAN, .cost = NAN};
}

static void withhold_totals(struct own_totals *t)
{
	*t = (struct own_totals){
	    .withheld = true, .fte = NAN, .payroll = NAN, .market = NAN, .cost_minimum = NAN};
	for (size_t i = 0; i < OWN_TARGETS_MOST; i++)
		t->targets[i] = (struct own_totals_target){.withheld = true, .cost = NAN};
}

void own_suppress(struct own_pay *p, const struct own_request *request)
{
	choose(p, request->least);
	if (p->totals.withheld)
		withhold_totals(&p->totals);
	else
		add_up(p, request->target_count);
	for (size_t i = 0; !p->totals.withheld && i < request->target_count; i++)
		if (!is_safe(remainder_of(p, i), request->least))
			p->totals.targets[i] =
			    (struct own_totals_target){.withheld = true, .cost = NAN};
	for (size_t i = 0; i < p->count; i++) {
		struct own_group *g = &p->groups[i];
		p->few += g->withheld == OWN_FEW;
		p->complementary += g->withheld == OWN_COMPLEMENTARY;
		if (g->withheld != OWN_SHOWN)
			withhold_group(g);
	}
}
