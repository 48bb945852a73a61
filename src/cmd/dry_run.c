/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dry_run.c: reads a drafted layout's rows and writes the comments on them; see dry_run.h. */
#include "cmd/dry_run.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/check_page.h"
#include "cmd/interrupt.h"
#include "cmd/survey.h"

struct dry {
	struct survey survey;
	struct survey_counts **threads; /* one per reading thread, owned */
	size_t count;
	size_t room;
};

static void *new_thread(void *context)
{
	struct dry *d = context;
	struct survey_counts *counts = mem_zero(1, sizeof(*counts));

	d->threads = mem_grow(d->threads, &d->room, d->count + 1, sizeof(struct survey_counts *));
	d->threads[d->count++] = counts;
	return counts;
}

static void take_observation(void *thread, const struct observation *o)
{
	survey_count(thread, o);
}

static int take_rejects(struct err *e, void *context, struct text rows)
{
	struct dry *d = context;

	return survey_take_rejects(e, &d->survey, rows);
}

static int was_interrupted(void *context)
{
	(void)context;
	return interrupt_signal();
}

static int read_by(struct err *e, struct dry *d, const struct layout *layout, const char *path,
		   const struct ingest_tables *tables, struct ledger *ledger)
{
	const struct ingest_sink sink = {
	    .context = d,
	    .thread_state = new_thread,
	    .observation = take_observation,
	    .reject_rows = take_rejects,
	    .interrupted = was_interrupted,
	};
	struct published_tables published;
	int result;

	if (layout_kind(layout) == LAYOUT_OBSERVATIONS)
		return ingest_observations(e, layout, path, tables, &sink, ledger);
	published_tables_init(&published);
	result = ingest_published(e, layout, path, tables, &sink, &published, ledger);
	published_tables_release(&published);
	return result;
}

/* "\nKEY =\n" gets a value for this reading. */
static bool fill_blank(struct buf *draft, const char *key, const char *value)
{
	struct buf wanted, filled;
	char *at;

	buf_init(&wanted, BUF_LIMIT_DEFAULT);
	buf_init(&filled, BUF_LIMIT_DEFAULT);
	buf_addf(&wanted, "\n%s =\n", key);
	at = strstr(draft->data, wanted.data);
	if (at) {
		buf_add(&filled, draft->data, (size_t)(at - draft->data));
		buf_addf(&filled, "\n%s = %s%s", key, value, at + wanted.len - 1);
		buf_clear(draft);
		buf_add(draft, filled.data, filled.len);
	}
	buf_release(&filled);
	buf_release(&wanted);
	return at != NULL;
}

/* What a draft may leave open, and what is taken for it to read the file. */
static const struct {
	const char *key, *value;
} blanks[] = {
    {"crosswalk", "isco-08.csv"}, {"currency", "USD"}, {"period", "year"}, {"country", "US"}};
enum { BLANKS = sizeof(blanks) / sizeof(blanks[0]) };

static void add_next(struct buf *out, struct text draft, const bool open[BLANKS])
{
	bool undated = strstr(draft.data, "; date = 2024") != NULL;
	int step = 1;

	buf_add_string(out, "next\n");
	for (size_t i = 0; i < BLANKS; i++)
		if (open[i])
			buf_addf(out,
				 "  %d. fill in %s (this reading assumed %s); until then the "
				 "layout does not load\n",
				 step++, blanks[i].key, blanks[i].value);
	if (undated)
		buf_addf(out, "  %d. give the date of the pay: without one it is not aged\n",
			 step++);
	buf_addf(
	    out,
	    "  %d. fill in title, publisher and licence; check each column against its examples\n",
	    step++);
	buf_addf(
	    out,
	    "  %d. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE\n",
	    step);
}

int dry_run(struct err *e, struct buf *out, const struct home *home,
	    const struct ingest_tables *tables, struct text draft, const char *path)
{
	struct dry d = {.threads = NULL};
	struct layout *layout = NULL;
	struct ledger ledger;
	struct buf text;
	bool open[BLANKS];
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_add_text(&text, draft);
	ledger_init(&ledger, "draft");
	for (size_t i = 0; i < BLANKS; i++)
		open[i] = fill_blank(&text, blanks[i].key, blanks[i].value);
	result = layout_load_text(e, &layout, &home->layouts, "the draft", buf_text(&text));
	if (result == 0)
		result = read_by(e, &d, layout, path, tables, &ledger);
	for (size_t i = 0; i < d.count; i++) {
		survey_merge(&d.survey.counts, d.threads[i]);
		free(d.threads[i]);
	}
	buf_add_string(out, "the draft, tried on the file\n");
	if (result)
		buf_addf(out, "  it cannot be read yet: %s\n", e->text);
	else
		check_rows(out, &ledger, &d.survey);
	if (result && e->code != ERR_INTERRUPTED) {
		*e = (struct err)ERR_INIT;
		result = 0;
	}
	add_next(out, draft, open);
	free(d.threads);
	survey_release(&d.survey);
	ledger_release(&ledger);
	layout_free(layout);
	buf_release(&text);
	return result;
}
