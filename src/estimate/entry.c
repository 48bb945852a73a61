/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry.c: see entry.h. */
#include "estimate/entry.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "estimate/reference.h"
#include "stats/proportion.h"

/* The least part of a role's weight that a published table must have, and that makes a majority. */
#define MAJORITY 0.5

struct job_zones {
	struct arena texts;
	struct job_zone *items; /* by occupation */
	size_t count;
	const char *cited;
};

static int compare_zones(const void *a, const void *b)
{
	return strcmp(((const struct job_zone *)a)->occupation,
		      ((const struct job_zone *)b)->occupation);
}

static int load_zones(struct err *e, struct job_zones *z, const struct layers *reference)
{
	enum { OCCUPATION, ZONE, SOURCE, DATE, COLUMNS };
	static const char *const names[COLUMNS] = {"occupation", "job_zone", "source", "date"};
	struct reference t;
	struct buf cited;
	int status = -1;

	buf_init(&cited, BUF_LIMIT_DEFAULT);
	if (reference_read(e, &t, reference, "job_zones.csv", names, COLUMNS) < 0)
		goto out;
	z->items = mem_zero(t.count, sizeof(*z->items));
	for (size_t row = 0; row < t.count; row++) {
		double zone;

		if (reference_number(e, &t, row, ZONE, 1, 5, &zone) < 0)
			goto out;
		z->items[z->count++] = (struct job_zone){
		    .occupation =
			arena_copy(&z->texts, text_of(reference_cell(&t, row, OCCUPATION))),
		    .zone = (int)zone,
		};
	}
	if (t.count)
		buf_addf(&cited, "%s (%s)", reference_cell(&t, 0, SOURCE),
			 reference_cell(&t, 0, DATE));
	z->cited = arena_copy(&z->texts, buf_text(&cited));
	qsort(z->items, z->count, sizeof(*z->items), compare_zones);
	status = 0;
out:
	buf_release(&cited);
	reference_release(&t);
	return status;
}

static int take_zones(struct err *e, struct job_zones *z, const struct job_zone_set *inputs)
{
	const struct job_zone *first = &inputs->items[0];
	struct buf cited;
	size_t kept = 0;

	z->items = mem_zero(inputs->count, sizeof(*z->items));
	for (size_t i = 0; i < inputs->count; i++)
		z->items[i] = inputs->items[i];
	qsort(z->items, inputs->count, sizeof(*z->items), compare_zones);
	for (size_t i = 0; i < inputs->count; i++) {
		struct job_zone *x = &z->items[i], *last = kept ? &z->items[kept - 1] : NULL;

		if (last && strcmp(last->occupation, x->occupation) == 0) {
			if (last->zone == x->zone)
				continue;
			return err_set(e, ERR_INPUT,
				       "source %s, line %llu: %s is in another job zone in source "
				       "%s, line %llu: give one of them",
				       x->source, (unsigned long long)x->line, x->occupation,
				       last->source, (unsigned long long)last->line);
		}
		x->occupation = arena_copy(&z->texts, text_of(x->occupation));
		z->items[kept++] = *x;
	}
	z->count = kept;
	buf_init(&cited, BUF_LIMIT_DEFAULT);
	buf_addf(&cited, "%s (figures from the input %s)", first->publication, first->source);
	z->cited = arena_copy(&z->texts, buf_text(&cited));
	buf_release(&cited);
	return 0;
}

int job_zones_load(struct err *e, struct job_zones **out, const struct layers *reference,
		   const struct job_zone_set *inputs)
{
	struct job_zones *z = mem_zero(1, sizeof(*z));
	int status;

	*out = NULL;
	arena_init(&z->texts);
	status = inputs && inputs->count ? take_zones(e, z, inputs) : load_zones(e, z, reference);
	if (status < 0)
		job_zones_free(z);
	else
		*out = z;
	return status;
}

void job_zones_free(struct job_zones *z)
{
	if (!z)
		return;
	free(z->items);
	arena_release(&z->texts);
	free(z);
}

int job_zone_find(const struct job_zones *z, const char *occupation)
{
	struct job_zone key = {.occupation = occupation};
	const struct job_zone *found =
	    z->count ? bsearch(&key, z->items, z->count, sizeof(*z->items), compare_zones) : NULL;

	return found ? found->zone : 0;
}

/* What the publisher says of the role's occupations, by weight. */
struct typical {
	double weight; /* of the role's occupations that are in the table */
	double experience; /* of those that ask for related work experience */
	double degree; /* of those that ask for more than a bachelor's degree */
	const char *experience_word; /* the first of those words */
	const char *degree_word;
	const char *source;
};

static bool above_bachelor(const char *education)
{
	static const char *const above[] = {"Master's degree", "Doctoral or professional degree"};

	for (size_t i = 0; i < sizeof(above) / sizeof(*above); i++)
		if (strcmp(education, above[i]) == 0)
			return true;
	return false;
}

static struct typical typical_entry(const struct projections *p, const struct role *role)
{
	struct typical all = {.source = NULL};

	for (size_t i = 0; i < role->occupation_count; i++) {
		const struct projection *found = projection_find(p, role->occupations[i].soc);
		double weight = role->occupations[i].weight;

		if (!found || !*found->education || !*found->work_experience)
			continue;
		all.weight += weight;
		if (strcmp(found->work_experience, "None") != 0) {
			all.experience += weight;
			if (!all.experience_word)
				all.experience_word = found->work_experience;
		}
		if (above_bachelor(found->education)) {
			all.degree += weight;
			if (!all.degree_word)
				all.degree_word = found->education;
		}
		all.source = found->publication;
	}
	return all;
}

static const char *field_of(const struct projection *p, int field)
{
	return field == 0 ? p->education : field == 1 ? p->work_experience : p->training;
}

/* The publisher's word that most of the role's weight has; the earlier occupation's among equals. */
static const char *typical_word(const struct projections *p, const struct role *role, int field)
{
	const char *best = NULL;
	double best_weight = 0;

	for (size_t i = 0; i < role->occupation_count; i++) {
		const struct projection *one = projection_find(p, role->occupations[i].soc);
		double weight = 0;

		if (!one || !*field_of(one, field))
			continue;
		for (size_t k = 0; k < role->occupation_count; k++) {
			const struct projection *other =
			    projection_find(p, role->occupations[k].soc);
			if (other && strcmp(field_of(one, field), field_of(other, field)) == 0)
				weight += role->occupations[k].weight;
		}
		if (weight > best_weight) {
			best_weight = weight;
			best = field_of(one, field);
		}
	}
	return best;
}

/* The zone that most of the role's weight has, the higher of two equals; 0 unknown. */
static int role_zone(const struct job_zones *z, const struct role *role)
{
	double weights[6] = {0};
	int best = 0;

	for (size_t i = 0; i < role->occupation_count; i++)
		weights[job_zone_find(z, role->occupations[i].soc)] += role->occupations[i].weight;
	for (int zone = 1; zone <= 5; zone++)
		if (weights[zone] > 0 && (!best || weights[zone] >= weights[best]))
			best = zone;
	return best;
}

/* "12,345" */
static void add_count(struct buf *b, uint64_t n)
{
	if (n >= 1000) {
		add_count(b, n / 1000);
		buf_addf(b, ",%03u", (unsigned)(n % 1000));
	} else {
		buf_addf(b, "%u", (unsigned)n);
	}
}

/* A publisher's word within a sentence: "less than 5 years", "master’s degree". */
static void add_lower(struct buf *b, const char *word)
{
	for (const char *p = word; *p; p++) {
		if (*p == '\'')
			buf_add_string(b, "’");
		else
			buf_add_char(b, p == word ? ascii_lower(*p) : *p);
	}
}

/* What the observed levels say, if they say it clearly. */
enum answer { ANSWER_NONE, ANSWER_NO, ANSWER_YES };

/* The juniors are too few to be counted: does the most that they can be answer it? */
static enum answer ask_bound(const struct ladder_counts *ladder, struct buf *reason)
{
	double most = (double)ladder->junior_under - 1;
	struct interval share = wilson_interval(most, (double)ladder->levelled + most);
	bool answered = share.high < ENTRY_JUNIOR_SHARE;

	buf_addf(reason, "Fewer than %u reports are at junior level, beside ",
		 (unsigned)ladder->junior_under);
	add_count(reason, ladder->levelled);
	buf_addf(reason,
		 " at other levels (95%% interval up to %.1f%%): %s the %.0f%% that the rule "
		 "requires%s",
		 100 * share.high, answered ? "below" : "too close to call against",
		 100 * ENTRY_JUNIOR_SHARE, answered ? "." : "");
	return answered ? ANSWER_NO : ANSWER_NONE;
}

/* Adds its sentence, with a full stop only where it is an answer. */
static enum answer ask_observed(const struct entry_level *entry, const struct ladder_counts *ladder,
				struct buf *reason)
{
	double all = (double)entry->levelled;
	enum answer answer = ANSWER_NONE;

	if (entry->levelled < ENTRY_LEVELLED_LEAST || ladder->junior_withheld) {
		buf_add_string(reason,
			       ladder->junior_withheld
				   ? "How many reports are at junior level is withheld"
				   : "Too few reports state a level from junior to staff to tell");
		return ANSWER_NONE;
	}
	if (ladder->junior_under)
		return ask_bound(ladder, reason);
	struct interval share = wilson_interval(entry->junior_share * all, all);
	if (share.low >= ENTRY_JUNIOR_SHARE)
		answer = ANSWER_YES;
	else if (share.high < ENTRY_JUNIOR_SHARE)
		answer = ANSWER_NO;
	buf_addf(reason, "%.1f%% of the ", 100 * entry->junior_share);
	add_count(reason, entry->levelled);
	buf_addf(
	    reason,
	    " reports with a level are at junior level%s (95%% interval %.1f%% to %.1f%%): %s the "
	    "%.0f%% that the rule requires%s",
	    ladder->sources > 1 ? ", each source counted alike" : "", 100 * share.low,
	    100 * share.high,
	    answer == ANSWER_YES  ? "above"
	    : answer == ANSWER_NO ? "below"
				  : "too close to call against",
	    100 * ENTRY_JUNIOR_SHARE, answer == ANSWER_NONE ? "" : ".");
	return answer;
}

static void decide(const struct typical *typical, const struct ladder_counts *ladder,
		   struct entry_level *out, struct buf *reason)
{
	bool covered = typical->weight >= MAJORITY;
	enum answer observed;

	out->known = true;
	if (covered && typical->degree >= MAJORITY * typical->weight) {
		buf_add_string(reason, "The typical degree at entry is above a bachelor’s: ");
		add_lower(reason, typical->degree_word);
		buf_add_char(reason, '.');
		return;
	}
	if (out->job_zone >= ENTRY_ZONE_NEVER) {
		buf_addf(reason,
			 "O*NET puts the occupation in job zone %d of 5: extensive "
			 "preparation.",
			 out->job_zone);
		return;
	}
	observed = ask_observed(out, ladder, reason);
	if (observed != ANSWER_NONE) {
		out->yes = observed == ANSWER_YES;
	} else if (covered && typical->experience >= MAJORITY * typical->weight) {
		buf_add_string(reason, "; work experience in a related occupation is typical at "
				       "entry (");
		add_lower(reason, typical->experience_word);
		buf_add_string(reason, ").");
	} else if (out->job_zone) {
		out->yes = out->job_zone <= ENTRY_ZONE_MOST;
		buf_addf(reason,
			 "; O*NET puts the occupation in job zone %d of 5, and zones up to %d "
			 "count as entry-level.",
			 out->job_zone, ENTRY_ZONE_MOST);
	} else {
		out->known = false;
		buf_add_string(reason, ", and no published table covers the role’s occupations.");
	}
}

static const char *copy_or_null(struct arena *texts, const char *t)
{
	return t ? arena_copy(texts, text_of(t)) : NULL;
}

void entry_of_role(const struct projections *p, const struct job_zones *z, const struct role *role,
		   const struct ladder_counts *ladder, struct arena *texts, struct entry_level *out)
{
	struct typical typical = typical_entry(p, role);
	struct buf line;

	*out = (struct entry_level){
	    .education = copy_or_null(texts, typical_word(p, role, 0)),
	    .work_experience = copy_or_null(texts, typical_word(p, role, 1)),
	    .training = copy_or_null(texts, typical_word(p, role, 2)),
	    .job_zone = role_zone(z, role),
	    .junior_share = ladder->share,
	    .levelled = ladder->levelled,
	};
	buf_init(&line, BUF_LIMIT_DEFAULT);
	decide(&typical, ladder, out, &line);
	out->reason = arena_copy(texts, buf_text(&line));
	buf_clear(&line);
	if (typical.source)
		buf_add_string(&line, typical.source);
	if (out->job_zone)
		buf_addf(&line, "%s%s", line.len ? "; " : "", z->cited);
	if (ladder->levelled)
		buf_addf(&line, "%sthe levels observed in this run", line.len ? "; " : "");
	out->source = arena_copy(texts, buf_text(&line));
	buf_release(&line);
}
