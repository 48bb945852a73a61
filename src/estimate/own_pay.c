/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_pay.c: employees into groups, and the figures of a group; see own_pay.h. */
#include "estimate/own_pay.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/own_private.h"
#include "estimate/standing.h"
#include "stats/quantile.h"

#define OWN_WORD(name, word, help) [name] = word,
#define OWN_HELP(name, word, help) [name] = help,
static const char *const words[] = {OWN_LEFT_OUT(OWN_WORD)};
static const char *const helps[] = {OWN_LEFT_OUT(OWN_HELP)};
#undef OWN_WORD
#undef OWN_HELP

const char *own_left_out_word(enum own_left_out reason)
{
	return words[reason];
}

const char *own_left_out_help(enum own_left_out reason)
{
	return helps[reason];
}

/* ---- groups ---- */

/* The narrowest area that is known, no narrower than `by`. */
static struct area area_of(struct place place, enum area_kind by)
{
	struct area area = {.kind = AREA_COUNTRY, .place = {.country = place.country}};

	if (by >= AREA_METRO && place.metro)
		return (struct area){.kind = AREA_METRO, .place = {.metro = place.metro}};
	if (by >= AREA_STATE && place.state) {
		area.kind = AREA_STATE;
		area.place.state = place.state;
	}
	return area;
}

/* An employee, by number, with the group's key. */
struct member {
	struct own_group key;
	size_t person;
};

static int compare_keys(const struct own_group *a, const struct own_group *b)
{
	if (a->role != b->role)
		return a->role < b->role ? -1 : 1;
	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	return area_compare(a->area, b->area);
}

static int compare_members(const void *left, const void *right)
{
	const struct member *a = left, *b = right;
	int order = compare_keys(&a->key, &b->key);

	return order ? order : (a->person > b->person) - (a->person < b->person);
}

static enum own_left_out left_out_of(const struct own_person *p)
{
	if (p->role == ROLE_NONE)
		return OWN_NO_ROLE;
	if (!(p->base > 0))
		return OWN_NO_BASE;
	if (p->weight < 1 || p->weight > 1)
		return OWN_SEVERAL;
	return p->place.country || p->place.metro ? OWN_MATCHED : OWN_NO_PLACE;
}

static size_t members_of(struct member *members, const struct own_request *request)
{
	size_t count = 0;

	for (size_t i = 0; i < request->count; i++) {
		struct own_person *p = &request->people[i];
		p->left_out = left_out_of(p);
		if (p->left_out != OWN_MATCHED)
			continue;
		members[count++] = (struct member){.key = {.role = p->role,
							   .level = p->level,
							   .area = area_of(p->place, request->by)},
						   .person = i};
	}
	if (count)
		qsort(members, count, sizeof(*members), compare_members);
	return count;
}

/* ---- figures ---- */

/* The people of a group: `values` is room for one figure of each. */
struct people {
	const struct own_request *request;
	const struct member *members;
	size_t count;
	double *values;
};

static const struct own_person *person_of(const struct people *all, size_t i)
{
	return &all->request->people[all->members[i].person];
}

static int compare_values(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* The values, ascending. */
static struct counted sorted(const struct people *all, size_t count)
{
	if (count)
		qsort(all->values, count, sizeof(*all->values), compare_values);
	return (struct counted){.values = all->values, .count = count};
}

static void add_person(struct own_group *g, const struct own_person *p)
{
	static const double limits[] = OWN_COMPA_LIMITS;
	double ratio = compa_ratio(p->base, g->range);
	size_t class = 0;

	static_assert(sizeof(limits) / sizeof(*limits) + 1 == OWN_COMPA_CLASSES, "one class more");
	g->people++;
	g->fte += p->fte;
	g->payroll += p->base * p->fte;
	g->mean += p->base; /* the sum, until all are added */
	while (class < OWN_COMPA_CLASSES - 1 && !(ratio < limits[class]))
		class ++;
	g->compa_classes[class]++;
	g->above_maximum += p->base > g->range.maximum;
	if (p->base < g->range.minimum) {
		g->below_minimum++;
		g->cost_minimum += (g->range.minimum - p->base) * p->fte;
	}
}

static double percentile_of(const struct band *b, double pay)
{
	struct standing s;

	return standing_of(&s, b, pay) ? s.percentile : NAN;
}

static void add_target(struct own_target *t, const struct own_group *g, double percentile,
		       const struct people *all)
{
	*t =
	    (struct own_target){.pay = own_market_pay(g->base, percentile, all->request->rounding)};
	t->distance = g->median - t->pay;
	t->share = t->distance / t->pay;
	t->cost = isnan(t->pay) ? NAN : 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct own_person *p = person_of(all, i);
		if (!(p->base < t->pay))
			continue;
		t->below++;
		t->cost += (t->pay - p->base) * p->fte;
	}
}

static void add_total(struct own_group *g, const struct people *all)
{
	size_t count = 0;

	g->total_median = g->total_compa_ratio = g->total_percentile = NAN;
	for (size_t i = 0; i < all->count; i++)
		if (person_of(all, i)->total > 0)
			all->values[count++] = person_of(all, i)->total;
	if (!g->total || count < all->request->least)
		return;
	g->total_people = count;
	g->total_median = counted_quantile(sorted(all, count), 0.5);
	g->total_percentile = percentile_of(g->total, g->total_median);
	g->total_compa_ratio = 0;
	for (size_t i = 0; i < count; i++)
		g->total_compa_ratio +=
		    compa_ratio(all->values[i], pay_range_of(g->total)) / (double)count;
}

static void fill_group(struct own_group *g, const struct people *all)
{
	const struct own_request *request = all->request;
	struct counted pay;

	for (size_t i = 0; i < all->count; i++) {
		add_person(g, person_of(all, i));
		all->values[i] = person_of(all, i)->base;
	}
	g->mean /= (double)all->count;
	pay = sorted(all, all->count);
	g->median = counted_quantile(pay, 0.5);
	g->compa_ratio = compa_ratio(g->mean, g->range);
	g->penetration = range_penetration(g->mean, g->range);
	g->percentile = percentile_of(g->base, g->median);
	for (int q = 0; q < 3; q++)
		g->compa_quartiles[q] =
		    all->count >= 2 * request->least
			? compa_ratio(counted_quantile(pay, (q + 1) / 4.0), g->range)
			: NAN;
	for (size_t i = 0; i < request->target_count; i++)
		add_target(&g->targets[i], g, request->targets[i], all);
	for (size_t i = request->target_count; i < OWN_TARGETS_MOST; i++)
		g->targets[i].pay = NAN;
	add_total(g, all);
}

/* ---- all of it ---- */

static void add_group(struct own_pay *out, const struct people *all)
{
	struct own_group g = all->members->key;

	if (!own_market_find(&g, all->request)) {
		for (size_t i = 0; i < all->count; i++)
			all->request->people[all->members[i].person].left_out = OWN_NO_BAND;
		return;
	}
	fill_group(&g, all);
	out->groups = mem_grow(out->groups, &out->room, out->count + 1, sizeof(*out->groups));
	out->groups[out->count++] = g;
}

void own_pay_compute(struct own_pay *out, const struct own_request *request)
{
	struct member *members = mem_alloc(request->count + 1, sizeof(*members));
	double *values = mem_alloc(request->count + 1, sizeof(*values));
	size_t count = members_of(members, request);

	assert(request->least >= 1 && request->target_count <= OWN_TARGETS_MOST);
	*out = (struct own_pay){.groups = NULL};
	for (size_t first = 0, next; first < count; first = next) {
		struct people all = {
		    .request = request, .members = members + first, .values = values};
		for (next = first;
		     next < count && compare_keys(&members[first].key, &members[next].key) == 0;)
			next++;
		all.count = next - first;
		add_group(out, &all);
	}
	for (size_t i = 0; i < request->count; i++)
		out->left_out[request->people[i].left_out]++;
	own_suppress(out, request);
	free(values);
	free(members);
}

void own_pay_release(struct own_pay *p)
{
	if (!p)
		return;
	free(p->groups);
	*p = (struct own_pay){.groups = NULL};
}
