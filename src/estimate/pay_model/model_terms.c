/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_terms.c: the columns of the pay model: covariates, and what pay may differ by at random. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/pay_model/pay_model_private.h"

/* An effect needs this many observations behind it, a cell counting at most so many. */
enum { EFFECT_LEAST = 5, CROSSED_LEAST = 25, CELL_MOST = 1000 };
/* US dollars: FIXED_OCCUPATION is the log of the published median over this, so that the constant is of an
 * occupation that pays it. */
#define OCCUPATION_REFERENCE 115000
const double level_mix[LEVEL_STAFF + 1] = {
    [LEVEL_JUNIOR] = .12, [LEVEL_MID] = .33, [LEVEL_SENIOR] = .37, [LEVEL_STAFF] = .18};

static const struct {
	const char *word;
	double prior; /* standard deviation on the log scale */
	uint64_t least; /* observations behind an effect */
	bool of_source, of_step; /* published medians have none of these */
	bool of_role;
} groupings[GROUPING_COUNT] = {
    [BY_ROLE] = {"role", .15, EFFECT_LEAST, .of_role = true},
    [BY_ROLE_STEP] = {"role x step", .05, CROSSED_LEAST, .of_role = true, .of_step = true},
    [BY_COUNTRY] = {"country", .6, EFFECT_LEAST, .of_role = false},
    [BY_COUNTRY_COMPONENT] = {"country x component", .1, CROSSED_LEAST, .of_role = false},
    [BY_ROLE_COUNTRY] = {"role x country", .1, CROSSED_LEAST, .of_role = true},
    [BY_STATE] = {"state", .06, EFFECT_LEAST, .of_role = false},
    [BY_METRO] = {"metro", .08, EFFECT_LEAST, .of_role = false},
    [BY_STATE_COMPONENT] = {"state x component", .05, EFFECT_LEAST, .of_role = false},
    [BY_METRO_COMPONENT] = {"metro x component", .08, EFFECT_LEAST, .of_role = false},
    [BY_SOURCE] = {"source", .12, EFFECT_LEAST, .of_source = true},
    [BY_SOURCE_STEP] = {"source x step", .08, CROSSED_LEAST, .of_source = true, .of_step = true},
    [BY_SOURCE_COUNTRY] = {"source x country", .08, CROSSED_LEAST, .of_source = true},
    [BY_SOURCE_ROLE] = {"source x role", .08, CROSSED_LEAST, .of_source = true, .of_role = true},
    /* Without it, what the ladder of a country differs by would have to be learnt role by role: a model with an
     * interaction has its margins (Nelder 1977, JRSS A 140:48). */
    [BY_STEP_COUNTRY] = {"step x country", .06, CROSSED_LEAST, .of_step = true},
    [BY_ROLE_STEP_COUNTRY] = {"role x step x country", .06, CROSSED_LEAST, .of_role = true,
			      .of_step = true},
};

const char *grouping_word(enum grouping grouping)
{
	return groupings[grouping].word;
}

double grouping_prior(enum grouping grouping)
{
	return groupings[grouping].prior;
}

void step_word(const struct terms *t, unsigned step, char *room, size_t size)
{
	if (step <= STEP_EXPERIENCE)
		snprintf(room, size, "%s", level_word((enum level)step));
	else
		snprintf(room, size, "%s years",
			 years_words(
			     experience_span(t->steps, (enum experience)(step - STEP_EXPERIENCE)))
			     .text);
}

const char *fixed_word(const struct terms *t, enum fixed fixed, char *room, size_t size)
{
	static const char *const words[FIXED_STEPS] = {
	    [FIXED_ALL] = "all",
	    [FIXED_OCCUPATION] = "log published median of the occupations / 115,000",
	    [FIXED_STATE] = "log labour cost index of the state",
	    [FIXED_REPORTED] = "reported, not published",
	    [FIXED_TOTAL] = "total pay",
	    [FIXED_TOTAL_US] = "total pay, United States",
	    [FIXED_US_STEP] = "United States, by the usual worth of the step",
	};
	unsigned step = (unsigned)fixed - FIXED_STEPS + LEVEL_MID;

	if (fixed < FIXED_STEPS)
		return words[fixed];
	step_word(t, step, room, size);
	return room;
}

/* What years are usually worth, at the middle of a step; of the last one, four years after it begins. */
static double usual_of_years(struct years_span span)
{
	static const struct {
		double years, worth;
	} usual[] = {{1, -.15}, {3.5, .05}, {6.5, .25}, {12, .45}};
	double years = span.below ? (span.from + span.below) / 2.0 : span.from + 4.0;

	if (years <= usual[0].years)
		return usual[0].worth;
	for (size_t i = 1; i < sizeof(usual) / sizeof(*usual); i++)
		if (years <= usual[i].years)
			return usual[i].worth - (usual[i].worth - usual[i - 1].worth) *
						    (usual[i].years - years) /
						    (usual[i].years - usual[i - 1].years);
	return usual[3].worth;
}

/* Where a coefficient is not known from the data: of a level that no source has, the usual ladder; of the index of
 * labour cost, pay in proportion to it. */
static double find_usual(const struct terms *t, enum fixed fixed)
{
	static const double steps[STEP_COUNT] = {
	    [LEVEL_MID] = .2,	  [LEVEL_SENIOR] = .4,	   [LEVEL_STAFF] = .55,
	    [LEVEL_MANAGER] = .5, [LEVEL_EXECUTIVE] = .65,
	};
	unsigned step;

	if (fixed == FIXED_ALL)
		return t->reference;
	if (fixed == FIXED_STATE)
		return 1;
	if (fixed < FIXED_STEPS)
		return 0;
	step = LEVEL_MID + (unsigned)fixed - FIXED_STEPS;
	return step > STEP_EXPERIENCE ? usual_of_years(experience_span(
					    t->steps, (enum experience)(step - STEP_EXPERIENCE)))
				      : steps[step];
}

double fixed_usual(const struct terms *t, enum fixed fixed)
{
	return t->usual[fixed];
}

double usual_of(const struct terms *t, const double *x)
{
	double sum = 0;

	for (int k = 0; k < FIXED_COUNT; k++)
		sum += x[k] * t->usual[k];
	return sum;
}

/* ---- keys ---- */

/* False: the cell has no level of that grouping. Fields are 16 bits each. */
static bool key_of(enum grouping grouping, const struct model_cell *c, uint64_t *key)
{
	uint64_t role = c->role, step = c->step, country = c->place.country, source = c->source;

	if ((groupings[grouping].of_source && c->source == SOURCE_NONE) ||
	    (groupings[grouping].of_step && c->step == STEP_MIX) ||
	    (groupings[grouping].of_role && c->role == ROLE_SEVERAL))
		return false;
	switch (grouping) {
	case BY_ROLE:
		*key = role;
		return true;
	case BY_ROLE_STEP:
		*key = role << 16 | step;
		return true;
	case BY_COUNTRY:
		*key = country;
		return true;
	case BY_COUNTRY_COMPONENT:
		*key = country << 16 | c->component;
		return true;
	case BY_ROLE_COUNTRY:
		*key = role << 16 | country;
		return true;
	case BY_STATE:
		*key = c->place.state;
		return c->place.state != 0;
	case BY_METRO:
		*key = c->place.metro;
		return c->place.metro != 0;
	case BY_STATE_COMPONENT:
		*key = (uint64_t)c->place.state << 8 | c->component;
		return c->place.state != 0;
	case BY_METRO_COMPONENT:
		*key = (uint64_t)c->place.metro << 8 | c->component;
		return c->place.metro != 0;
	case BY_SOURCE:
		*key = source;
		return true;
	case BY_SOURCE_STEP:
		*key = source << 16 | step;
		return true;
	case BY_SOURCE_COUNTRY:
		*key = source << 16 | country;
		return true;
	case BY_SOURCE_ROLE:
		*key = source << 16 | role;
		return true;
	case BY_ROLE_STEP_COUNTRY:
		*key = role << 32 | step << 16 | country;
		return true;
	case BY_STEP_COUNTRY:
		*key = step << 16 | country;
		return true;
	case GROUPING_COUNT:
		break;
	}
	return false;
}

struct keyed {
	uint64_t key;
	uint64_t people;
};

static int compare_keyed(const void *a, const void *b)
{
	uint64_t left = ((const struct keyed *)a)->key, right = ((const struct keyed *)b)->key;

	return (left > right) - (left < right);
}

static void list_keys(struct key_list *out, enum grouping grouping, const struct model_cells *cells,
		      struct keyed *keyed)
{
	size_t count = 0, end;

	for (size_t i = 0; i < cells->count; i++)
		if (key_of(grouping, &cells->items[i], &keyed[count].key))
			keyed[count++].people = (uint64_t)fmin(cells->items[i].n, CELL_MOST);
	if (count)
		qsort(keyed, count, sizeof(*keyed), compare_keyed);
	out->keys = mem_alloc(count + 1, sizeof(*out->keys));
	out->count = 0;
	for (size_t i = 0; i < count; i = end) {
		uint64_t people = 0;
		for (end = i; end < count && keyed[end].key == keyed[i].key; end++)
			people += keyed[end].people;
		if (people >= groupings[grouping].least)
			out->keys[out->count++] = keyed[i].key;
	}
}

static uint32_t find_key(const struct key_list *list, uint64_t key)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->keys[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < list->count && list->keys[low] == key ? (uint32_t)low : MIXED_NONE;
}

void terms_make(struct terms *out, const struct model_cells *cells,
		const struct pay_model_inputs *in)
{
	struct keyed *keyed = mem_alloc(cells->count + 1, sizeof(*keyed));

	*out = (struct terms){.gazetteer = in->gazetteer,
			      .catalogue = in->catalogue,
			      .steps = &in->settings->experience_steps};
	out->reference = log(OCCUPATION_REFERENCE / settings_rate(in->settings));
	for (int k = 0; k < FIXED_COUNT; k++)
		out->usual[k] = find_usual(out, (enum fixed)k);
	out->occupation = mem_alloc(catalogue_count(in->catalogue) + 1, sizeof(*out->occupation));
	for (size_t r = 0; r < catalogue_count(in->catalogue); r++)
		out->occupation[r] = NAN;
	for (size_t i = 0; i < cells->count; i++) {
		const struct model_cell *c = &cells->items[i];
		if (c->source == SOURCE_NONE && !c->place.state && !c->place.metro)
			out->occupation[c->role] = c->median - out->reference;
	}
	for (int g = 0; g < GROUPING_COUNT; g++)
		list_keys(&out->groupings[g], (enum grouping)g, cells, keyed);
	free(keyed);
}

bool terms_published(const struct terms *t, uint16_t role, double *log_pay)
{
	*log_pay = t->occupation[role] + t->reference;
	return !isnan(t->occupation[role]);
}

void terms_release(struct terms *t)
{
	for (int g = 0; g < GROUPING_COUNT; g++)
		free(t->groupings[g].keys);
	free(t->occupation);
	*t = (struct terms){.occupation = NULL};
}

static double *step_column(double x[FIXED_COUNT], unsigned step)
{
	assert(step >= LEVEL_MID && step < STEP_COUNT);
	return &x[FIXED_STEPS + step - LEVEL_MID];
}

/* The columns of one role and step, times `share`. */
static void add_part(const struct terms *t, uint16_t role, unsigned step, double share,
		     double x[FIXED_COUNT])
{
	enum level track = catalogue_role(t->catalogue, role)->track;

	if (!isnan(t->occupation[role]))
		x[FIXED_OCCUPATION] += share * t->occupation[role];
	if (step >= LEVEL_MID)
		*step_column(x, step) += share;
	else if (step == STEP_MIX && track != LEVEL_UNKNOWN)
		*step_column(x, LEVEL_MANAGER) +=
		    share; /* of managers and executives, most manage */
	else if (step == STEP_MIX)
		for (unsigned k = LEVEL_MID; k <= LEVEL_STAFF; k++)
			*step_column(x, k) += share * level_mix[k];
}

void terms_of(const struct terms *t, const struct model_cell *c, const struct model_part *parts,
	      double x[FIXED_COUNT], uint32_t level[GROUPING_COUNT])
{
	bool us = c->place.country == CODE2('U', 'S');
	double index;

	memset(x, 0, FIXED_COUNT * sizeof(*x));
	x[FIXED_ALL] = 1;
	if (us && c->place.state && t->gazetteer &&
	    labour_cost(t->gazetteer, c->place.state, &index))
		x[FIXED_STATE] = log(index / 100);
	x[FIXED_REPORTED] = c->source != SOURCE_NONE || c->n < 0;
	x[FIXED_TOTAL] = c->component == COMPONENT_TOTAL;
	x[FIXED_TOTAL_US] = us && c->component == COMPONENT_TOTAL;
	if (!c->part_count)
		add_part(t, c->role, c->step, 1, x);
	for (uint32_t i = 0; i < c->part_count; i++) {
		const struct model_part *part = &parts[c->first_part + i];
		add_part(t, part->role, part->step, part->share, x);
	}
	/* A step is worth less in the United States than elsewhere, the more so the higher it is (docs/methods.md). */
	for (int k = FIXED_STEPS; us && k < FIXED_COUNT; k++)
		x[FIXED_US_STEP] += x[k] * t->usual[k];
	for (int g = 0; g < GROUPING_COUNT; g++) {
		uint64_t key;
		level[g] = key_of((enum grouping)g, c, &key) ? find_key(&t->groupings[g], key)
							     : MIXED_NONE;
	}
}
