/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outlook.c: see outlook.h. */
#include "estimate/outlook.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/reference.h"
#include "estimate/thirds.h"

/* The least part of a role's weight that must be projected. */
#define COVERAGE_LEAST 0.5
#define ALL_OCCUPATIONS "00-0000"

/* One of the publisher's words, for growth of at least `from` whole percent. */
struct growth_word {
	double from; /* -INFINITY for the last */
	const char *words;
	const char *word;
	const char *source;
};

struct projections {
	struct arena texts;
	const char *period;
	bool from_input;
	struct projection *items; /* by occupation */
	size_t count;
	struct growth_word *words; /* highest first */
	size_t word_count;
};

static int compare_projections(const void *a, const void *b)
{
	return strcmp(((const struct projection *)a)->occupation,
		      ((const struct projection *)b)->occupation);
}

/* Rows of one occupation are ordered by position, so that the citation does not depend on the
 * order. */
static int compare_inputs(const void *a, const void *b)
{
	const struct projection *x = a, *y = b;
	int order = compare_projections(a, b);

	if (!order)
		order = strcmp(x->source, y->source);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static int compare_words(const void *a, const void *b)
{
	const struct growth_word *x = a, *y = b;

	return (x->from < y->from) - (x->from > y->from);
}

const struct projection *projection_find(const struct projections *p, const char *occupation)
{
	struct projection key = {.occupation = occupation};

	if (!p->count)
		return NULL;
	return bsearch(&key, p->items, p->count, sizeof(*p->items), compare_projections);
}

/* "source (date)" */
static const char *dated(struct arena *texts, const char *source, const char *date)
{
	struct buf both;

	buf_init(&both, BUF_LIMIT_DEFAULT);
	buf_addf(&both, "%s (%s)", source, date);
	const char *copy = arena_copy(texts, buf_text(&both));
	buf_release(&both);
	return copy;
}

enum {
	OCCUPATION,
	PERIOD,
	START,
	END,
	PERCENT,
	OPENINGS,
	EDUCATION,
	EXPERIENCE,
	TRAINING,
	SOURCE,
	DATE,
	PROJECTION_COLUMNS
};
static const char *const projection_columns[PROJECTION_COLUMNS] = {
    "occupation", "period",    "employment_start", "employment_end", "percent_change",
    "openings",	  "education", "work_experience",  "training",	     "source",
    "date",
};

static int read_projection(struct err *e, struct projections *p, const struct reference *t,
			   size_t row)
{
	struct projection *item = &p->items[p->count];

	*item = (struct projection){
	    .occupation = arena_copy(&p->texts, text_of(reference_cell(t, row, OCCUPATION))),
	    .education = arena_copy(&p->texts, text_of(reference_cell(t, row, EDUCATION))),
	    .work_experience = arena_copy(&p->texts, text_of(reference_cell(t, row, EXPERIENCE))),
	    .training = arena_copy(&p->texts, text_of(reference_cell(t, row, TRAINING))),
	    .publication =
		dated(&p->texts, reference_cell(t, row, SOURCE), reference_cell(t, row, DATE)),
	};
	if (!p->period)
		p->period = arena_copy(&p->texts, text_of(reference_cell(t, row, PERIOD)));
	if (strcmp(p->period, reference_cell(t, row, PERIOD)) != 0)
		return reference_fault(e, t, row, "the table has rows of two periods");
	if (reference_number(e, t, row, START, 0, 1e9, &item->employment_start) < 0 ||
	    reference_number(e, t, row, END, 0, 1e9, &item->employment_end) < 0 ||
	    reference_number(e, t, row, PERCENT, -100, 1e6, &item->percent_change) < 0 ||
	    reference_number_or_none(e, t, row, OPENINGS, 0, 1e9, &item->openings) < 0)
		return -1;
	p->count++;
	return 0;
}

static int load_projections(struct err *e, struct projections *p, const struct layers *reference)
{
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, reference, "projections.csv", projection_columns,
			   PROJECTION_COLUMNS) < 0)
		goto out;
	p->items = mem_zero(t.count, sizeof(*p->items));
	for (size_t row = 0; row < t.count; row++)
		if (read_projection(e, p, &t, row) < 0)
			goto out;
	qsort(p->items, p->count, sizeof(*p->items), compare_projections);
	for (size_t i = 1; i < p->count; i++) {
		if (strcmp(p->items[i - 1].occupation, p->items[i].occupation) == 0) {
			err_set(e, ERR_USAGE, "%s: %s is there twice", t.path,
				p->items[i].occupation);
			goto out;
		}
	}
	status = 0;
out:
	reference_release(&t);
	return status;
}

static const char *cite_input(struct arena *texts, const struct projection *x)
{
	struct buf line;

	buf_init(&line, BUF_LIMIT_DEFAULT);
	buf_addf(&line, "%s, %s (figures from the input %s)", x->publication, x->period, x->source);
	const char *copy = arena_copy(texts, buf_text(&line));
	buf_release(&line);
	return copy;
}

static bool same_or_none(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

/* Two files, or an occupation that is its own group, may say the same twice. */
static bool same_projection(const struct projection *a, const struct projection *b)
{
	return same_or_none(a->employment_start, b->employment_start) &&
	       same_or_none(a->employment_end, b->employment_end) &&
	       a->percent_change == b->percent_change && same_or_none(a->openings, b->openings);
}

/* Says more of how people enter: a group's row leaves that empty. */
static bool says_more(const struct projection *a, const struct projection *b)
{
	return *a->education && !*b->education;
}

static int drop_equal(struct err *e, struct projections *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->count; i++) {
		struct projection *x = &p->items[i], *last = kept ? &p->items[kept - 1] : NULL;

		if (!last || strcmp(last->occupation, x->occupation) != 0) {
			p->items[kept++] = *x;
			continue;
		}
		if (!same_projection(last, x))
			return err_set(
			    e, ERR_INPUT,
			    "source %s, line %llu: %s is projected otherwise in source %s, "
			    "line %llu: give one of them",
			    x->source, (unsigned long long)x->line, x->occupation, last->source,
			    (unsigned long long)last->line);
		if (says_more(x, last))
			*last = *x;
	}
	p->count = kept;
	return 0;
}

static int take_inputs(struct err *e, struct projections *p, const struct projection_set *inputs)
{
	p->items = mem_zero(inputs->count, sizeof(*p->items));
	p->period = arena_copy(&p->texts, text_of(inputs->items[0].period));
	for (size_t i = 0; i < inputs->count; i++) {
		const struct projection *x = &inputs->items[i];

		if (strcmp(x->period, p->period) != 0)
			return err_set(e, ERR_INPUT,
				       "source %s projects %s, and source %s %s: give one period",
				       inputs->items[0].source, p->period, x->source, x->period);
		p->items[p->count++] = (struct projection){
		    .source = arena_copy(&p->texts, text_of(x->source)),
		    .line = x->line,
		    .publication = cite_input(&p->texts, x),
		    .period = p->period,
		    .occupation = arena_copy(&p->texts, text_of(x->occupation)),
		    .employment_start = x->employment_start,
		    .employment_end = x->employment_end,
		    .percent_change = x->percent_change,
		    .openings = x->openings,
		    .education = arena_copy(&p->texts, text_of(x->education)),
		    .work_experience = arena_copy(&p->texts, text_of(x->work_experience)),
		    .training = arena_copy(&p->texts, text_of(x->training)),
		};
	}
	qsort(p->items, p->count, sizeof(*p->items), compare_inputs);
	return drop_equal(e, p);
}

static int load_words(struct err *e, struct projections *p, const struct layers *reference)
{
	enum { WORDS_PERIOD, FROM, WORDS, WORD, WORDS_SOURCE, WORDS_DATE, COLUMNS };
	static const char *const names[COLUMNS] = {"period", "from_percent", "words",
						   "word",   "source",	     "date"};
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, reference, "growth_words.csv", names, COLUMNS) < 0)
		goto out;
	p->words = mem_zero(t.count, sizeof(*p->words));
	for (size_t row = 0; row < t.count; row++) {
		struct growth_word *word = &p->words[p->word_count];

		if (!p->period || strcmp(reference_cell(&t, row, WORDS_PERIOD), p->period) != 0)
			continue;
		if (reference_number_or_none(e, &t, row, FROM, -100, 1e6, &word->from) < 0)
			goto out;
		if (isnan(word->from))
			word->from = -INFINITY;
		word->words = arena_copy(&p->texts, text_of(reference_cell(&t, row, WORDS)));
		word->word = arena_copy(&p->texts, text_of(reference_cell(&t, row, WORD)));
		word->source = dated(&p->texts, reference_cell(&t, row, WORDS_SOURCE),
				     reference_cell(&t, row, WORDS_DATE));
		p->word_count++;
	}
	qsort(p->words, p->word_count, sizeof(*p->words), compare_words);
	if (p->word_count ? isfinite(p->words[p->word_count - 1].from)
			  : p->count && !p->from_input) {
		err_set(e, ERR_USAGE,
			"%s: no words for growth of the period %s, down to "
			"the last row, whose from_percent is empty: add them",
			t.path, p->period);
		goto out;
	}
	status = 0;
out:
	reference_release(&t);
	return status;
}

int projections_load(struct err *e, struct projections **out, const struct layers *reference,
		     const struct projection_set *inputs)
{
	struct projections *p = mem_zero(1, sizeof(*p));
	int status;

	arena_init(&p->texts);
	*out = NULL;
	p->from_input = inputs && inputs->count;
	status = p->from_input ? take_inputs(e, p, inputs) : load_projections(e, p, reference);
	if (status < 0 || load_words(e, p, reference) < 0) {
		projections_free(p);
		return -1;
	}
	*out = p;
	return 0;
}

void projections_free(struct projections *p)
{
	if (!p)
		return;
	free(p->items);
	free(p->words);
	arena_release(&p->texts);
	free(p);
}

/* The publisher words growth by whole percents: 6.6 is "7%", and therefore much faster than
 * average. NULL if there are no words for the period. */
static const struct growth_word *word_for(const struct projections *p, double percent)
{
	double whole = round(percent);
	size_t i = 0;

	if (!p->word_count)
		return NULL;
	while (i + 1 < p->word_count && whole < p->words[i].from)
		i++;
	return &p->words[i];
}

/* The occupations that are projected. *covered: the part of the role's weight that they have. */
static void find_parts(const struct projections *p, const struct role *role, struct arena *texts,
		       struct outlook *out, double *covered)
{
	struct outlook_part *parts = arena_zero(texts, role->occupation_count + 1, sizeof(*parts));
	struct buf list;

	buf_init(&list, BUF_LIMIT_DEFAULT);
	*covered = 0;
	out->growth_percent = out->employment = out->openings = 0;
	for (size_t i = 0; i < role->occupation_count; i++) {
		const struct role_occupation *occupation = &role->occupations[i];
		const struct projection *found = projection_find(p, occupation->soc);

		if (!found)
			continue;
		*covered += occupation->weight;
		out->growth_percent += occupation->weight * found->percent_change;
		out->employment += found->employment_start;
		out->openings += found->openings;
		parts[out->part_count++] = (struct outlook_part){
		    i, found->percent_change, found->employment_start, found->openings};
		buf_addf(&list, "%s%s", list.len ? ", " : "", occupation->soc);
		out->source = found->publication;
	}
	out->parts = parts;
	out->covered = arena_copy(texts, buf_text(&list));
	buf_release(&list);
}

void outlook_of_role(const struct projections *p, const struct role *role, struct arena *texts,
		     struct outlook *out)
{
	const struct projection *all = projection_find(p, ALL_OCCUPATIONS);
	const double average = all ? all->percent_change : NAN;
	const struct growth_word *word;
	double weight = 0, covered;

	for (size_t i = 0; i < role->occupation_count; i++)
		weight += role->occupations[i].weight;
	*out = (struct outlook){.average_percent = average};
	find_parts(p, role, texts, out, &covered);
	if (!out->part_count || covered < COVERAGE_LEAST * weight) {
		*out = (struct outlook){.growth_percent = NAN,
					.employment = NAN,
					.openings = NAN,
					.average_percent = average};
		return;
	}
	out->known = true;
	out->growth_percent /= covered;
	/* Published to a tenth of a thousand, as their sums are. */
	out->employment = nearbyint(out->employment * 10) / 10;
	out->openings = nearbyint(out->openings * 10) / 10;
	out->period = arena_copy(texts, text_of(p->period));
	out->source = arena_copy(texts, text_of(out->source));
	word = word_for(p, out->growth_percent);
	if (word) {
		out->publisher_words = arena_copy(texts, text_of(word->words));
		out->word = arena_copy(texts, text_of(word->word));
		out->words_source = arena_copy(texts, text_of(word->source));
	}
}

static double tenths(const struct outlook *o)
{
	return nearbyint(o->growth_percent * 10);
}

void outlooks_rank(struct role_summary *roles, size_t count)
{
	double *values = mem_zero(count + 1, sizeof(*values));
	size_t known = 0;

	for (size_t i = 0; i < count; i++)
		if (roles[i].outlook.known)
			values[known++] = tenths(&roles[i].outlook);
	for (size_t i = 0; i < count; i++) {
		struct outlook *o = &roles[i].outlook;
		double own = tenths(o);
		size_t above = 0, equal = 0;

		if (!o->known)
			continue;
		for (size_t k = 0; k < known; k++) {
			above += values[k] > own;
			equal += values[k] == own;
		}
		o->place = above + 1;
		o->tied = equal - 1;
		o->roles = known;
		o->third = third_among(values, known, own);
	}
	free(values);
}
