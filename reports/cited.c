/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cited.c: see cited.h. */
#include "reports/cited.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* A new one, empty; borrowed until the next. */
static struct buf *begin(struct cited_list *l, const char *what)
{
	struct cited *cited;

	l->items = mem_grow(l->items, &l->room, l->count + 1, sizeof(*l->items));
	cited = &l->items[l->count++];
	*cited = (struct cited){.what = what};
	buf_init(&cited->citation, BUF_LIMIT_DEFAULT);
	return &cited->citation;
}

static void add(struct cited_list *l, const char *what, const char *citation)
{
	if (!citation || !*citation)
		return;
	for (size_t i = 0; i < l->count; i++)
		if (strcmp(l->items[i].what, what) == 0 &&
		    text_equal(buf_text(&l->items[i].citation), text_of(citation)))
			return;
	buf_add_string(begin(l, what), citation);
}

/* The benchmark's publisher is one of the run's inputs; its rows and their date are stated here. */
static void add_benchmark(struct cited_list *l, const struct role_summary *r)
{
	struct buf *citation;

	if (!words_band_shown(r->benchmark))
		return;
	citation = begin(l, "Benchmark");
	say_benchmark(citation, r->role, r->benchmark);
	buf_add_string(citation, ", United States, ");
	words_date(citation, r->benchmark->as_of);
}

/* What other countries publish, each once: a country may have base and total pay. */
static void add_foreign(struct cited_list *l, const struct summary *s, const struct role_summary *r)
{
	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];
		struct buf *citation;
		if (b->basis != BASIS_BENCHMARK || !b->carried || !words_band_shown(b))
			continue;
		citation = begin(l, "Benchmark");
		say_benchmark(citation, r->role, b);
		buf_add_string(citation, ", ");
		words_area(citation, s->gazetteer, b->area);
		buf_addf(citation, ", %s pay, ", component_word(b->component));
		words_date(citation, b->as_of);
	}
}

/* Did the role's figures go through that table? */
static bool went_through(const struct summary *s, const struct role_summary *r, const char *table)
{
	bool prices = strcmp(table, "price_levels.csv") == 0;
	bool wages = strcmp(table, "wage_index.csv") == 0 || strcmp(table, "posted_wages.csv") == 0;

	if (wages && s->settings->age == AGING_NONE)
		return false;
	for (size_t i = 0; i < r->band_count; i++)
		if (prices ? r->bands[i].area.kind == AREA_STATE
			   : r->bands[i].basis == BASIS_OBSERVED)
			return true;
	return false;
}

void cited_list_init(struct cited_list *out, const struct summary *s, const struct role_summary *r)
{
	*out = (struct cited_list){.items = NULL};
	add_benchmark(out, r);
	add_foreign(out, s, r);
	for (size_t i = 0; i < r->impact.families; i++)
		add(out, "AI impact", r->impact.votes[i].source);
	if (isfinite(r->impact.augmentation) || isfinite(r->impact.automation))
		add(out, "Applicability of AI", r->impact.shares_source);
	if (r->tasks.rows)
		add(out, "Exposure of tasks", r->tasks.source);
	add(out, "Tasks", r->work.tasks_source);
	add(out, "Technologies", r->work.technologies_source);
	add(out, "Titles", r->work.titles_source);
	add(out, "Related roles", r->work.related_source);
	if (r->ai_postings)
		add(out, "AI job postings", r->ai_postings->source);
	if (r->postings.trends)
		add(out, "Job postings", r->postings.trends->source);
	if (r->outlook.known) {
		add(out, "Growth", r->outlook.source);
		add(out, "Growth, in words", r->outlook.words_source);
	}
	if (r->entry.known)
		add(out, "Entry-level", r->entry.source);
	for (size_t i = 0; i < s->table_count; i++)
		if (went_through(s, r, s->tables[i].table)) {
			say_table(begin(out, s->tables[i].gives), &s->tables[i]);
			out->items[out->count - 1].of_all = true;
		}
}

void cited_list_release(struct cited_list *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->count; i++)
		buf_release(&l->items[i].citation);
	free(l->items);
	*l = (struct cited_list){.items = NULL};
}
