/* SPDX-License-Identifier: GPL-3.0-or-later */
/* changes_html.c: changes.html, what each role's page leads with beside the published run before.
 *
 * Where nothing changed, the page of the run before stands, so that runs on the same inputs after each
 * other give the same bytes.
 */
#include "reports/changes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/bytes_in.h"
#include "base/json_in.h"
#include "base/mem.h"
#include "estimate/band_changes.h"
#include "model/reference_table.h"
#include "reports/escape.h"
#include "reports/formats.h"
#include "reports/html.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/tree.h"
#include "reports/words.h"
#include "stats/ranks.h"

enum { ROLE, NAME, MEDIAN, IMPACT, GROWTH, AS_OF, RULE, FIELDS };

/* One row of the run before. */
struct before {
	const char *id, *name;
	double median, impact, growth; /* NAN: none */
	bool seen; /* the role is in this run too */
};

struct old_run {
	struct arena texts;
	struct before *roles;
	size_t count, room;
	const char *as_of;
	bool sample;
};

static double number_or_none(struct text t)
{
	double value;

	return text_to_double(t, &value) ? value : NAN;
}

static int read_row(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct old_run *old = context;

	(void)e;
	old->roles = mem_grow(old->roles, &old->room, old->count + 1, sizeof(*old->roles));
	old->roles[old->count++] = (struct before){
	    .id = arena_copy(&old->texts, fields[ROLE]),
	    .name = arena_copy(&old->texts, fields[NAME]),
	    .median = number_or_none(fields[MEDIAN]),
	    .impact = number_or_none(fields[IMPACT]),
	    .growth = number_or_none(fields[GROWTH]),
	};
	old->as_of = arena_copy(&old->texts, fields[AS_OF]);
	old->sample = text_ends(fields[RULE], TEXT_LITERAL("(sample)"));
	return 0;
}

/* A run of before this file was written, or one that cannot be read, is as none: false. */
static bool read_old(struct old_run *old, const char *previous)
{
	static const char *const columns[] = {"role",		"role_name", "p50",  "ai_impact",
					      "growth_percent", "as_of",     "rule", NULL};
	char *path = tree_join(previous, "headlines.csv");
	const struct reference_table table = {
	    .files = {.installed = path}, .columns = columns, .on_row = read_row, .context = old};
	struct err ignored = ERR_INIT;
	bool read = reference_table_read(&ignored, &table) == 0 && old->count > 0;

	free(path);
	return read;
}

/* Are its figures in this run's currency? */
static bool is_of_currency(const char *previous, const struct summary *s)
{
	char *path = tree_join(previous, "manifest.json"), letters[4];
	struct text currency = TEXT_LITERAL("USD"), said;
	struct err ignored = ERR_INIT;
	struct json_in *manifest = NULL;
	struct buf text;
	bool same;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (bytes_in_whole(&ignored, &text, path) == 0 &&
	    json_read(&ignored, &manifest, buf_text(&text), path) == 0) {
		said = json_text(json_get(json_get(manifest, "settings"), "currency"));
		currency = said.len ? said : currency;
	}
	code_text(s->settings->currency, letters);
	same = text_equal(currency, text_of(letters));
	json_in_free(manifest);
	buf_release(&text);
	free(path);
	return same;
}

static struct before *find_before(struct old_run *old, const char *id)
{
	for (size_t i = 0; i < old->count; i++)
		if (strcmp(old->roles[i].id, id) == 0)
			return &old->roles[i];
	return NULL;
}

/* ---- what changed ---- */

struct change {
	const struct role_summary *now;
	const struct before *before;
	double share; /* of the median; NAN where either is none */
};

static double median_now(const struct role_summary *r)
{
	return words_band_shown(r->headline) && words_shown(r->headline, BENCHMARK_P50)
		   ? r->headline->p[BENCHMARK_P50].amount
		   : NAN;
}

static double growth_now(const struct role_summary *r)
{
	return r->outlook.known ? r->outlook.growth_percent : NAN;
}

/* To what a page shows of them. */
static bool has_changed(const struct change *c)
{
	return figure_differs(median_now(c->now), c->before->median, 100) ||
	       figure_differs(c->now->impact.score, c->before->impact, 1) ||
	       figure_differs(growth_now(c->now), c->before->growth, .1);
}

/* The largest moves of the median first, then those without one, by id. */
static int compare_changes(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	int moved =
	    figure_move_compare((struct figure_move){a->before->median, median_now(a->now)},
				(struct figure_move){b->before->median, median_now(b->now)});

	if (moved)
		return moved;
	return strcmp(a->now->role->id, b->now->role->id);
}

static size_t find_changes(struct change *out, const struct summary *s, struct old_run *old)
{
	size_t count = 0;

	for (size_t i = 0; i < s->role_count; i++) {
		const struct role_summary *r = &s->roles[i];
		struct before *before = find_before(old, r->role->id);
		struct change change = {r, before, NAN};

		if (!before)
			continue;
		before->seen = true;
		change.share = figure_share(before->median, median_now(r));
		if (has_changed(&change))
			out[count++] = change;
	}
	if (count)
		qsort(out, count, sizeof(*out), compare_changes);
	return count;
}

/* ---- the table ---- */

static void add_money(struct page_table *t, double dollars)
{
	struct buf *out = page_table_cell(t);

	if (isfinite(dollars))
		words_money(out, t->settings, dollars);
}

static void add_pair(struct page_table *t, double before, double now, double unit, int places)
{
	bool moved = figure_differs(before, now, unit);
	struct buf *out = page_table_cell(t);

	if (moved && isfinite(before))
		words_number(out, before, places);
	out = page_table_cell(t);
	if (moved && isfinite(now))
		words_number(out, now, places);
}

static void add_change(struct page_table *t, const struct change *c, struct arena *texts)
{
	struct buf *out, page;

	page_table_row(t);
	buf_add_string(page_table_cell(t), role_name(c->now));
	buf_init(&page, BUF_LIMIT_DEFAULT);
	buf_addf(&page, "roles/%s", c->now->role->id);
	page_table_last(t)->page = arena_copy(texts, buf_text(&page));
	buf_release(&page);
	add_money(t, c->before->median);
	add_money(t, median_now(c->now));
	out = page_table_cell(t);
	if (isfinite(c->share))
		words_percent_signed(out, c->share * 100);
	add_pair(t, c->before->impact, c->now->impact.score, 1, 0);
	add_pair(t, c->before->growth, growth_now(c->now), .1, 1);
}

static void add_table(struct buf *out, const struct summary *s, const struct change *changes,
		      size_t count, struct arena *texts)
{
	static const struct page_column columns[] = {
	    {"Role", COLUMN_TEXT, NULL},
	    {"Median before", COLUMN_FIGURE, NULL},
	    {"Median now", COLUMN_FIGURE, NULL},
	    {"Change", COLUMN_FIGURE, NULL},
	    {"AI impact before", COLUMN_FIGURE, NULL},
	    {"AI impact now", COLUMN_FIGURE, NULL},
	    {"Growth before, %", COLUMN_FIGURE, NULL},
	    {"Growth now, %", COLUMN_FIGURE, NULL},
	};
	struct page_table table;

	page_table_init(&table, s->settings, "changes", "Roles that changed", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < count; i++)
		add_change(&table, &changes[i], texts);
	page_table_end(&table);
	buf_add_string(out, "<div class=\"three\">\n");
	html_table(out, &table);
	buf_add_string(out, "</div>\n");
	page_table_release(&table);
}

/* ---- the page ---- */

static void add_names(struct buf *out, const char *what, const char *const *names, size_t count)
{
	if (!count)
		return;
	buf_addf(out, "<p>%s: ", what);
	for (size_t i = 0; i < count; i++) {
		buf_add_string(out, say_joint(i, count));
		html_add_string(out, names[i]);
	}
	buf_add_string(out, ".</p>\n");
}

static void add_new_and_gone(struct buf *out, const struct summary *s, struct old_run *old)
{
	const char **names = mem_alloc(s->role_count + old->count, sizeof(*names));
	size_t count = 0;

	for (size_t i = 0; i < s->role_count; i++)
		if (!find_before(old, s->roles[i].role->id))
			names[count++] = role_name(&s->roles[i]);
	add_names(out, "New", names, count);
	count = 0;
	for (size_t i = 0; i < old->count; i++)
		if (!old->roles[i].seen)
			names[count++] = old->roles[i].name;
	add_names(out, "No longer listed", names, count);
	free(names);
}

static void add_date(struct buf *out, const char *iso)
{
	struct date date;

	if (date_from_iso(text_of(iso), &date))
		words_date(out, date);
	else
		html_add_string(out, iso);
}

/* The median of fewer changes says nothing. */
enum { CHANGES_LEAST = 3 };

/* "; the median change is +1.9%" */
static void add_typical(struct buf *out, double *percents, size_t count)
{
	if (count < CHANGES_LEAST)
		return;
	buf_add_string(out, "; the median change is ");
	words_percent_signed(out, median_in_place(percents, count));
}

/* Pay of another date moved by wages alone, too. */
static void add_dates(struct buf *out, const struct summary *s, const struct old_run *old)
{
	struct date date;

	buf_add_string(out, ". Pay was as of ");
	add_date(out, old->as_of);
	if (!date_from_iso(text_of(old->as_of), &date) || date_compare(date, s->as_of) != 0) {
		buf_add_string(out, " and is now as of ");
		words_date(out, s->as_of);
		buf_add_string(out, ": part of each change is that of wages");
	} else {
		buf_add_string(out, ", as it is now");
	}
	buf_add_string(out, ".</p>\n");
}

static void add_comparison(struct buf *out, const struct summary *s, struct old_run *old)
{
	struct change *changes = mem_alloc(s->role_count, sizeof(*changes));
	double *percents = mem_alloc(s->role_count, sizeof(*percents));
	size_t count = find_changes(changes, s, old), moved = 0, known = 0;

	for (size_t i = 0; i < count; i++) {
		if (!figure_differs(median_now(changes[i].now), changes[i].before->median, 100))
			continue;
		moved++;
		if (isfinite(changes[i].share))
			percents[known++] = 100 * changes[i].share;
	}
	buf_add_string(out, "<p class=\"lede\">The median of ");
	if (moved == s->role_count)
		buf_addf(out, "all %zu", moved);
	else
		buf_addf(out, "%zu of %zu", moved, s->role_count);
	buf_add_string(out, " roles moved since the run before");
	add_typical(out, percents, known);
	add_dates(out, s, old);
	add_table(out, s, changes, count, &old->texts);
	add_new_and_gone(out, s, old);
	free(percents);
	free(changes);
}

/* A file that is not there adds nothing. */
static void add_file(struct buf *out, const char *folder, const char *name)
{
	char *path = tree_join(folder, name);
	char part[4096];
	size_t got;
	FILE *file = fopen(path, "rb");

	while (file && (got = fread(part, 1, sizeof(part), file)) > 0)
		buf_add_text(out, (struct text){.data = part, .len = got});
	if (file)
		fclose(file);
	free(path);
}

/* The page of the run before, if this run leads with the same. */
static bool keep_page(struct buf *out, const struct summary *s, const char *previous)
{
	struct buf now, then;
	bool same;

	buf_init(&now, BUF_LIMIT_DEFAULT);
	buf_init(&then, BUF_LIMIT_DEFAULT);
	headlines_csv(&now, s);
	add_file(&then, previous, "headlines.csv");
	same = text_equal(buf_text(&now), buf_text(&then));
	if (same)
		add_file(out, previous, "changes.html");
	buf_release(&then);
	buf_release(&now);
	return same && out->len;
}

void changes_html(struct buf *out, const struct summary *s, const char *previous)
{
	static const struct html_frame frame = {
	    .title = "What changed",
	    .description = "What each role's page leads with, beside the run published before.",
	    .path = "changes.html",
	    .root = "",
	};
	struct old_run old = {.roles = NULL};

	if (previous && keep_page(out, s, previous))
		return;
	arena_init(&old.texts);
	html_open(out, &frame, s);
	buf_add_string(out, "<h1>What changed</h1>\n");
	if (previous && is_of_currency(previous, s) && read_old(&old, previous) &&
	    old.sample == s->sample)
		add_comparison(out, s, &old);
	else
		buf_add_string(out,
			       "<p class=\"lede\">There is no earlier run to compare with.</p>\n");
	html_close(out, &frame, s);
	free(old.roles);
	arena_release(&old.texts);
}
