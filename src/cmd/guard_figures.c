/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_figures.c: impact, growth and moves of every role, and pay by employer, beside an earlier run's; see guard_private.h. */
#include "cmd/guard_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/home.h"
#include "model/reference_table.h"
#include "stats/ranks.h"

/* Roles whose figures are held beside each other, and how they must agree. */
enum { ROLES_LEAST = 8 };
#define CORRELATION_LEAST 0.8
#define MOVE_MOST 1.0

enum { ROLE, SCORE, GROWTH };

/* The scores and growth of an impact.csv by the role's number; NAN: none. */
struct impact_rows {
	const struct intern *roles;
	double *score, *growth;
};

static double number_of(struct text t)
{
	double number;

	return text_to_double(t, &number) ? number : NAN;
}

static int on_impact(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct impact_rows *rows = context;
	uint32_t role = intern_find(rows->roles, fields[ROLE]);

	(void)e;
	if (role < rows->roles->count) {
		rows->score[role] = number_of(fields[SCORE]);
		rows->growth[role] = number_of(fields[GROWTH]);
	}
	return 0;
}

static int read_impact(struct err *e, struct impact_rows *out, const char *folder,
		       const struct intern *roles)
{
	static const char *const columns[] = {"role", "score", "growth_percent", NULL};
	char *path = path_join(folder, "impact.csv");
	const struct reference_table table = {
	    .files = {.installed = path}, .columns = columns, .on_row = on_impact, .context = out};
	int result;

	out->roles = roles;
	out->score = mem_alloc(roles->count, sizeof(double));
	out->growth = mem_alloc(roles->count, sizeof(double));
	for (size_t i = 0; i < roles->count; i++)
		out->score[i] = out->growth[i] = NAN;
	result = reference_table_read(e, &table);
	free(path);
	return result;
}

static void impact_rows_release(struct impact_rows *r)
{
	free(r->score);
	free(r->growth);
}

/* One figure of every role, in points. */
static void judge_points(struct findings *f, const struct guard_inputs *in,
			 const struct baseline *was, const char *what, const double *old,
			 const double *now)
{
	size_t roles = was->roles.count, both = 0, lost = 0;
	double *a = mem_alloc(roles, sizeof(*a)), *b = mem_alloc(roles, sizeof(*b));
	double correlation;

	for (size_t i = 0; i < roles; i++) {
		lost += !isnan(old[i]) && isnan(now[i]);
		if (isnan(old[i]) || isnan(now[i]))
			continue;
		a[both] = old[i];
		b[both++] = now[i];
		if (fabs(now[i] - old[i]) > in->summary->settings->guard_points)
			findings_add(f, GRAVE_CELL, fabs(now[i] - old[i]) / 100,
				     "%.*s: %s of %.4g in %s is %.4g now",
				     TEXT_ARG(intern_text(&was->roles, (uint32_t)i)), what, old[i],
				     was->name, now[i]);
	}
	correlation = rank_correlation(a, b, both);
	if (lost * 2 > both + lost)
		findings_add(f, GRAVE_TABLE, 1, "%zu of %zu roles have no %s any more", lost,
			     both + lost, what);
	if (both >= ROLES_LEAST && correlation < CORRELATION_LEAST)
		findings_add(
		    f, GRAVE_TABLE, 1 - correlation,
		    "%s has another order than in %s (rank correlation %.2f of %zu roles): "
		    "are values beside the wrong occupations?",
		    what, was->name, correlation, both);
	free(a);
	free(b);
}

static int judge_impact(struct err *e, struct findings *f, const struct guard_inputs *in,
			const struct baseline *was)
{
	struct impact_rows old = {.score = NULL}, now = {.score = NULL};
	int result = -1;

	if (read_impact(e, &old, was->folder, &was->roles) == 0 &&
	    read_impact(e, &now, in->candidate, &was->roles) == 0) {
		judge_points(f, in, was, "AI impact", old.score, now.score);
		judge_points(f, in, was, "growth", old.growth, now.growth);
		result = 0;
	}
	impact_rows_release(&old);
	impact_rows_release(&now);
	return result;
}

/* ---- rows with a key ---- */

/* Two figures of one row: what the columns after those of its key hold. */
struct keyed_row {
	const char *key; /* "role from level" */
	double first, second;
};
struct keyed_rows {
	int keys; /* columns of a key */
	struct arena texts;
	struct keyed_row *items;
	size_t count, room;
};

static int on_keyed(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct keyed_rows *rows = context;
	struct buf key;

	(void)e;
	buf_init(&key, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < rows->keys; i++) {
		buf_add_string(&key, i ? " " : "");
		buf_add_text(&key, fields[i]);
	}
	rows->items = mem_grow(rows->items, &rows->room, rows->count + 1, sizeof(*rows->items));
	rows->items[rows->count++] =
	    (struct keyed_row){.key = arena_copy(&rows->texts, buf_text(&key)),
			       .first = number_of(fields[rows->keys]),
			       .second = number_of(fields[rows->keys + 1])};
	buf_release(&key);
	return 0;
}

static int compare_keyed(const void *left, const void *right)
{
	const struct keyed_row *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static int read_keyed(struct err *e, struct keyed_rows *out, const char *folder, const char *name,
		      const char *const *columns)
{
	char *path = path_join(folder, name);
	const struct reference_table table = {
	    .files = {.installed = path}, .columns = columns, .on_row = on_keyed, .context = out};
	int result;

	arena_init(&out->texts);
	result = reference_table_read(e, &table);
	free(path);
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), compare_keyed);
	return result;
}

static const struct keyed_row *keyed_find(const struct keyed_rows *rows,
					  const struct keyed_row *same)
{
	return rows->count
		   ? bsearch(same, rows->items, rows->count, sizeof(*rows->items), compare_keyed)
		   : NULL;
}

static void keyed_rows_release(struct keyed_rows *r)
{
	free(r->items);
	arena_release(&r->texts);
}

/* ---- moves ---- */

/* What a move is worth is a difference of two medians, which are judged themselves: of one move only what
 * is out of all proportion is one more fault. The change, as a share of the pay that is left. */
static double judge_move(struct findings *f, const struct baseline *was,
			 const struct keyed_row *old, const struct keyed_row *now)
{
	double change = fabs(now->second - old->second) / old->first;

	if (!isnan(change) && change > MOVE_MOST)
		findings_add(f, GRAVE_CELL, change, "move %s: %.0f in %s is %.0f now", old->key,
			     old->second, was->name, now->second);
	return change;
}

static void judge_pairs(struct findings *f, const struct guard_inputs *in,
			const struct baseline *was, const struct keyed_rows *old,
			const struct keyed_rows *now)
{
	double *changes = mem_alloc(old->count, sizeof(*changes)), middle;
	size_t count = 0;

	for (size_t i = 0; i < old->count && now->count; i++) {
		const struct keyed_row *found = keyed_find(now, &old->items[i]);
		double change = found ? judge_move(f, was, &old->items[i], found) : NAN;
		if (!isnan(change))
			changes[count++] = change;
	}
	middle = median_in_place(changes, count);
	if (count >= ROLES_LEAST && middle > expm1(guard_limit(in->summary->settings, was)))
		findings_add(
		    f, GRAVE_TABLE, middle,
		    "what moves between roles are worth changed by %.0f%% of pay since %s, by the "
		    "median of %zu moves",
		    100 * middle, was->name, count);
	if (old->count >= ROLES_LEAST && now->count < old->count / 2)
		findings_add(f, GRAVE_TABLE, 1, "%zu moves between roles in %s are %zu now",
			     old->count, was->name, now->count);
	free(changes);
}

static int judge_moves(struct err *e, struct findings *f, const struct guard_inputs *in,
		       const struct baseline *was)
{
	static const char *const columns[] = {"role",	     "from",	   "level",
					      "from_median", "difference", NULL};
	struct keyed_rows old = {.keys = 3}, now = {.keys = 3};
	int result = -1;

	if (read_keyed(e, &old, was->folder, "transitions.csv", columns) == 0 &&
	    read_keyed(e, &now, in->candidate, "transitions.csv", columns) == 0) {
		judge_pairs(f, in, was, &old, &now);
		result = 0;
	}
	keyed_rows_release(&old);
	keyed_rows_release(&now);
	return result;
}

/* ---- employers ---- */

static void judge_employer(struct findings *f, const struct guard_inputs *in,
			   const struct baseline *was, const struct keyed_row *old,
			   const struct keyed_row *now)
{
	double least = fmin(old->second, now->second), move = log(now->first / old->first);
	double limit = guard_limit(in->summary->settings, was);

	if (!(least >= FACT_N_LEAST) || isnan(move))
		return;
	if (least < (double)in->summary->settings->guard_min_n)
		limit = fmax(limit, guard_chance(old->second, now->second));
	if (guard_exceeds(move, limit))
		findings_add(f, GRAVE_CELL, fabs(move),
			     "pay at an employer, %s: %.15g in %s is %.15g now", old->key,
			     old->first, was->name, now->first);
}

static void judge_pairs_of_employers(struct findings *f, const struct guard_inputs *in,
				     const struct baseline *was, const struct keyed_rows *old,
				     const struct keyed_rows *now)
{
	size_t gone = 0;

	for (size_t i = 0; i < old->count; i++) {
		const struct keyed_row *found = keyed_find(now, &old->items[i]);
		gone += !found;
		if (found)
			judge_employer(f, in, was, &old->items[i], found);
	}
	if (old->count >= ROLES_LEAST && gone * 2 > old->count && !was->accepted)
		findings_add(f, GRAVE_TABLE, 1, "%zu of %zu rows of employers in %s are gone", gone,
			     old->count, was->name);
}

/* A run of before employers were published has no such file. */
static int judge_employers(struct err *e, struct findings *f, const struct guard_inputs *in,
			   const struct baseline *was)
{
	static const char *const columns[] = {"role", "employer", "component", "country",
					      "p50",  "n",	  NULL};
	struct keyed_rows old = {.keys = 4}, now = {.keys = 4};
	int result = -1;

	if (!guard_run_lists(was->manifest, "employers.csv"))
		return 0;
	if (read_keyed(e, &old, was->folder, "employers.csv", columns) == 0 &&
	    read_keyed(e, &now, in->candidate, "employers.csv", columns) == 0) {
		judge_pairs_of_employers(f, in, was, &old, &now);
		result = 0;
	}
	keyed_rows_release(&old);
	keyed_rows_release(&now);
	return result;
}

int guard_figures(struct err *e, struct findings *f, const struct guard_inputs *in,
		  const struct baseline *was)
{
	return judge_impact(e, f, in, was) || judge_moves(e, f, in, was) ||
		       judge_employers(e, f, in, was)
		   ? -1
		   : 0;
}
