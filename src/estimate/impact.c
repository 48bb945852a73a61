/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact.c: from the measures to a role's votes, amounts and shares. See impact.h. */
#include "estimate/impact_private.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"

/* The least part of a role's weight that must have values. */
#define COVERAGE_LEAST 0.5
struct weighted {
	double value;
	double percentile;
};

/* A role's value on one measure; false where too little of the role is covered. */
static bool role_on_measure(const struct measure *measure, const struct role *role,
			    struct weighted *out)
{
	double all = 0, covered = 0;
	struct weighted sum = {0, 0};

	for (size_t i = 0; i < role->occupation_count; i++) {
		const struct role_occupation *occupation = &role->occupations[i];
		const struct measure_figure *figure = measure_find(measure, occupation->soc);

		all += occupation->weight;
		if (!figure)
			continue;
		covered += occupation->weight;
		sum.value += occupation->weight * figure->value;
		sum.percentile += occupation->weight * figure->percentile;
	}
	if (!(covered > 0) || covered < COVERAGE_LEAST * all)
		return false;
	*out = (struct weighted){sum.value / covered, sum.percentile / covered};
	return true;
}

/* "citation (date)", each once, joined by "; ". The date of the table is not that of an input's
 * edition, so an input is named instead. */
static void add_source(struct buf *sources, const struct measure *measure)
{
	struct buf one;

	buf_init(&one, BUF_LIMIT_DEFAULT);
	if (measure->input)
		buf_addf(&one, "%s (figures from the input %s%s%s)", measure->citation,
			 measure->input, measure->release ? ", release " : "",
			 measure->release ? measure->release : "");
	else
		buf_addf(&one, "%s (%s)", measure->citation, measure->date);
	if (!sources->len || !strstr(sources->data, one.data)) {
		if (sources->len)
			buf_add_string(sources, "; ");
		buf_add_text(sources, buf_text(&one));
	}
	buf_release(&one);
}

/* The vote of the measures first..end, which are of one family. False if none of them has a
 * value. */
static bool family_vote(const struct measure *first, const struct measure *end,
			const struct role *role, struct arena *texts, struct impact_vote *out)
{
	struct buf sources;
	double sum = 0;

	*out = (struct impact_vote){.percentile = NAN};
	out->measures = arena_zero(texts, (size_t)(end - first), sizeof(*out->measures));
	buf_init(&sources, BUF_LIMIT_DEFAULT);
	for (const struct measure *m = first; m < end; m++) {
		struct weighted on;

		if (m->use != MEASURE_VOTES || !role_on_measure(m, role, &on))
			continue;
		out->measures[out->measure_count++] = (struct impact_measure){
		    .name = arena_copy(texts, text_of(m->name)),
		    .title = arena_copy(texts, text_of(m->title)),
		    .value = on.value,
		    .percentile = on.percentile,
		    .universe = m->universe,
		    .from_input = m->from_input,
		};
		sum += on.percentile;
		out->universe = m->universe > out->universe ? m->universe : out->universe;
		add_source(&sources, m);
	}
	if (out->measure_count) {
		out->family = arena_copy(texts, text_of(first->family));
		out->title = arena_copy(texts, text_of(first->family_title));
		out->source = arena_copy(texts, buf_text(&sources));
		out->percentile = sum / (double)out->measure_count;
	}
	buf_release(&sources);
	return out->measure_count > 0;
}

static void mean_of_votes(struct impact *impact)
{
	double sum = 0;

	for (size_t i = 0; i < impact->families; i++)
		sum += impact->votes[i].percentile;
	if (impact->families)
		impact->rank = sum / (double)impact->families;
}

/* "2023-08"; of an input its release or, where that is not known, its name: the table's date is not its edition's. */
static const char *release_of(const struct amount_family *family, struct arena *texts)
{
	const char *first = NULL, *release = NULL;
	struct buf words;

	for (const struct measure *m = family->first; m < family->end && !first; m++) {
		first = m->input;
		release = m->release;
	}
	if (release)
		return arena_copy(texts, text_of(release));
	if (!first)
		return arena_copy(texts, text_of(family->first->date));
	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_addf(&words, "input %s", first);
	const char *copy = arena_copy(texts, buf_text(&words));
	buf_release(&words);
	return copy;
}

static void set_amounts(const struct impact_measures *m, const struct role *role,
			struct arena *texts, struct impact *impact)
{
	struct amount_family families[IMPACT_AMOUNTS_MAX];

	impact->amount_count = amount_families(m, families, IMPACT_AMOUNTS_MAX);
	for (size_t i = 0; i < impact->amount_count; i++) {
		const struct amount_family *family = &families[i];
		struct impact_amount *amount = &impact->amounts[i];
		double sum = 0, count = 0;
		struct weighted on;

		for (const struct measure *k = family->first; k < family->end; k++) {
			if (!role_on_measure(k, role, &on))
				continue;
			sum += on.value;
			count++;
		}
		*amount = (struct impact_amount){
		    .family = arena_copy(texts, text_of(family->first->family)),
		    .title = arena_copy(texts, text_of(family->first->family_title)),
		    .brief = arena_copy(texts, text_of(family->first->brief)),
		    .release = release_of(family, texts),
		    .half = family->first->half,
		    .amount = count > 0 ? 100 * sum / count : (double)NAN,
		    .expected = NAN,
		    .without = NAN,
		};
		impact->observed += count > 0;
	}
}

/* The applicability of AI to what people set out to do, and to what it does itself, each as a share of
 * the two together: the split that Tomlinson et al. (2025) make between user goals and AI
 * actions. It says how AI is used in such work, not how much. */
static void set_shares(const struct impact_measures *m, const struct role *role,
		       struct arena *texts, struct impact *impact)
{
	double sums[2] = {NAN, NAN}; /* augmentation, automation */
	struct buf sources;

	buf_init(&sources, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < m->count; i++) {
		const struct measure *measure = &m->items[i];
		struct weighted on;

		if (measure->use == MEASURE_VOTES || !role_on_measure(measure, role, &on))
			continue;
		sums[measure->use == MEASURE_AUTOMATION] = on.value;
		add_source(&sources, measure);
	}
	if (sums[0] >= 0 && sums[1] >= 0 && sums[0] + sums[1] > 0) {
		impact->augmentation = sums[0] / (sums[0] + sums[1]);
		impact->automation = sums[1] / (sums[0] + sums[1]);
		impact->shares_source = arena_copy(texts, buf_text(&sources));
	}
	buf_release(&sources);
}

/* The role's occupations that any voting measure has, in the role's order. */
static const char *covered_occupations(const struct impact_measures *m, const struct role *role,
				       struct arena *texts)
{
	struct buf list;

	buf_init(&list, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < role->occupation_count; i++) {
		bool found = false;

		for (size_t k = 0; k < m->count && !found; k++)
			found = m->items[k].use == MEASURE_VOTES &&
				measure_find(&m->items[k], role->occupations[i].soc);
		if (found)
			buf_addf(&list, "%s%s", list.len ? ", " : "", role->occupations[i].soc);
	}
	const char *copy = arena_copy(texts, buf_text(&list));
	buf_release(&list);
	return copy;
}

void impact_of_role(const struct impact_measures *m, const struct role *role, struct arena *texts,
		    struct impact *out)
{
	struct buf universe;

	*out = (struct impact){.score = NAN,
			       .could = NAN,
			       .does = NAN,
			       .plus_minus = NAN,
			       .rank = NAN,
			       .augmentation = NAN,
			       .automation = NAN};
	out->votes = arena_zero(texts, m->count, sizeof(*out->votes));
	for (size_t i = 0, end; i < m->count; i = end) {
		for (end = i + 1; end < m->count; end++)
			if (strcmp(m->items[end].family, m->items[i].family) != 0)
				break;
		if (family_vote(&m->items[i], &m->items[end], role, texts,
				&out->votes[out->families]))
			out->families++;
	}
	mean_of_votes(out);
	set_amounts(m, role, texts, out);
	set_shares(m, role, texts, out);
	out->covered = covered_occupations(m, role, texts);
	buf_init(&universe, BUF_LIMIT_DEFAULT);
	buf_addf(&universe, "the %zu detailed occupations (SOC 2018) that every voting measure has",
		 m->universe_count);
	out->universe = arena_copy(texts, buf_text(&universe));
	buf_release(&universe);
}
