/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_markdown.c: roles/<role>.md: the page's figures as CommonMark with pipe tables. */
#include "reports/formats.h"

#include <math.h>

#include "reports/areas.h"
#include "reports/cited.h"
#include "reports/editorial_words.h"
#include "reports/escape.h"
#include "reports/gap.h"
#include "reports/impact_words.h"
#include "reports/frameworks.h"
#include "reports/junior_words.h"
#include "reports/markdown.h"
#include "reports/role_name.h"
#include "reports/posting_words.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* A sentence that holds data, escaped. */
static void add_said(struct buf *out, struct buf *sentence)
{
	markdown_add(out, buf_text(sentence));
	buf_release(sentence);
}

/* ---- the facts ---- */

static void add_median(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *b = r->headline;
	struct buf words;

	buf_add_string(out, "- **Median base pay, United States:** ");
	if (!words_band_shown(b)) {
		say_no_median(out, b, s->settings);
		buf_add_char(out, '\n');
		return;
	}
	words_value_short(out, s->settings, words_value(b, BENCHMARK_P50));
	buf_add_string(out, " (exactly ");
	words_value_exact(out, s->settings, words_value(b, BENCHMARK_P50));
	if (words_interval_shown(b)) {
		buf_add_string(out, "; ");
		words_share(out, s->settings->confidence);
		buf_add_string(out, " interval ");
		words_interval(out, s->settings, b->p50_interval);
	}
	buf_addf(out, "; quality %s).", words_quality(b->quality));
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_headline(&words, s, r);
	buf_add_string(out, words.len ? " " : "");
	add_said(out, &words);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_gap(&words, s, r);
	buf_add_string(out, words.len ? " " : "");
	add_said(out, &words);
	buf_add_char(out, '\n');
}

static void add_growth(struct buf *out, const struct outlook *o)
{
	struct buf words;

	buf_add_string(out, "- **Growth:** ");
	if (!o->known) {
		buf_add_string(out, "no projection covers it\n");
		return;
	}
	words_percent_signed(out, o->growth_percent);
	buf_add_string(out, " over ");
	markdown_add_string(out, o->period);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_demand(&words, o);
	buf_add_string(out, words.len ? " (" : "");
	const char *end = words.len ? ")\n" : "\n";
	add_said(out, &words);
	buf_add_string(out, end);
}

static void add_impact(struct buf *out, const struct impact *i)
{
	struct buf words;
	const char *end;

	buf_add_string(out, "- **AI impact:** ");
	if (!i->scale) {
		buf_add_string(out, "no measure covers it\n");
		return;
	}
	say_index_score(out, i);
	buf_add_string(out, " (");
	say_index_halves(out, i);
	buf_addf(out, "%s; an index of exposure, not a probability of losing a job)\n",
		 i->few_families ? "; few measures cover it" : "");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_applicability(&words, i);
	buf_add_string(out, words.len ? "- " : "");
	end = words.len ? "\n" : "";
	add_said(out, &words);
	buf_add_string(out, end);
}

/* A line of the list; nothing where the sentence is empty. Clears it. */
static void add_item(struct buf *out, const char *opening, struct buf *sentence)
{
	if (sentence->len) {
		buf_add_string(out, opening);
		markdown_add(out, buf_text(sentence));
		buf_add_char(out, '\n');
	}
	buf_clear(sentence);
}

static void add_postings(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_ai_postings(&words, r->ai_postings);
	add_item(out, "- ", &words);
	say_postings(&words, s, &r->postings);
	add_item(out, "- **Demand now:** ", &words);
	buf_release(&words);
}

static void add_entry(struct buf *out, const struct entry_level *entry)
{
	buf_addf(out, "- **Entry-level:** %s",
		 !entry->known ? "not known"
		 : entry->yes  ? "yes"
			       : "no");
	if (entry->known && entry->reason) {
		buf_add_string(out, " (");
		markdown_add_string(out, entry->reason);
		buf_add_char(out, ')');
	}
	buf_add_char(out, '\n');
}

static void add_juniors(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_juniors(&words, s, r);
	add_item(out, "- **Juniors by year:** ", &words);
	buf_release(&words);
}

static void add_frameworks(struct buf *out, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_frameworks(&words, r);
	buf_add_string(out, words.len ? "- **Frameworks:** " : "");
	const char *end = words.len ? "\n" : "";
	add_said(out, &words);
	buf_add_string(out, end);
}

/* ---- tables ---- */

static void add_places(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct place_tables places;

	place_tables_init(&places, s, r);
	for (size_t i = 0; i < places.count; i++)
		markdown_table_headed(out, &places.items[i]);
	place_tables_release(&places);
}

static void add_moves(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table moves;
	struct buf words;

	page_table_moves(&moves, s, r);
	if (moves.row_count)
		buf_addf(out,
			 "\n## %s\n\nDifferences of medians of base pay in the United States, as "
			 "within one source; thin: fewer than %d observations on either side.\n\n",
			 moves.heading, THIN_N);
	markdown_table(out, &moves);
	page_table_release(&moves);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_payback(&words, s, r);
	add_item(out, "\n", &words);
	buf_release(&words);
}

/* ---- sources ---- */

static void add_source_note(struct buf *out, const struct ledger *l, const char *before)
{
	struct buf note;

	buf_init(&note, BUF_LIMIT_DEFAULT);
	say_one_line(&note, l->note);
	buf_add_string(out, note.len ? before : "");
	add_said(out, &note);
}

static void add_read_with(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table notes;

	page_table_notes(&notes, s, r);
	if (notes.row_count)
		buf_addf(out, "\n%s:\n\n", notes.heading);
	for (size_t row = 0; row < notes.row_count; row++) {
		const struct page_cell *source = page_table_at(&notes, row, NOTES_SOURCE);

		buf_add_string(out, "- ");
		markdown_add(out, page_cell_text(&notes, source, CELL_TEXT));
		buf_add_string(out, page_cell_is_empty(source) ? "" : ": ");
		markdown_add(
		    out, page_cell_text(&notes, page_table_at(&notes, row, NOTES_TEXT), CELL_TEXT));
		buf_add_char(out, '\n');
	}
	page_table_release(&notes);
}

static void add_source(struct buf *out, const struct ledger *l)
{
	struct buf words;

	buf_add_string(out, "- ");
	markdown_add_link(out, l->url ? l->url : "", source_title(l));
	buf_add_string(out, l->sample ? " **(sample, made up)**" : "");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_publisher(&words, l);
	buf_add_string(&words, ". ");
	say_rows(&words, l);
	add_said(out, &words);
	add_source_note(out, l, ". Note: ");
	buf_add_char(out, '\n');
}

static void add_sources(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct cited_list cited;
	struct buf aging;

	buf_add_string(out, "\n## Sources\n\n");
	for (size_t i = 0; i < s->ledger_count; i++)
		if (r->gave[i])
			add_source(out, &s->ledgers[i]);
	cited_list_init(&cited, s, r);
	for (size_t i = 0; i < cited.count; i++) {
		buf_add_string(out, "- ");
		markdown_add_string(out, cited.items[i].what);
		buf_add_string(out, ": ");
		markdown_add(out, buf_text(&cited.items[i].citation));
		buf_add_char(out, '\n');
	}
	cited_list_release(&cited);
	buf_init(&aging, BUF_LIMIT_DEFAULT);
	say_aging(&aging, s);
	buf_add_char(out, '\n');
	add_said(out, &aging);
	buf_add_char(out, '\n');
}

static void add_levels(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table ladder;

	buf_add_string(out, "\n## Pay by level\n\nBase pay in the United States, as of ");
	words_date(out, s->as_of);
	buf_add_string(out, ". The middle half is P25 to P75.\n\n");
	page_table_levels(&ladder, s, r);
	markdown_table(out, &ladder);
	page_table_release(&ladder);
	add_read_with(out, s, r);
}

void role_markdown(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	markdown_front_matter(out, s, r);
	buf_add_string(out, "# ");
	markdown_add_string(out, role_name(r));
	buf_add_string(out, "\n\n");
	if (s->sample)
		buf_add_string(out, "> **SAMPLE.** " SAMPLE_NOTICE "\n\n");
	markdown_add_string(out, r->role->summary);
	buf_add_string(out, "\n\n");
	add_median(out, s, r);
	add_growth(out, &r->outlook);
	add_impact(out, &r->impact);
	add_postings(out, s, r);
	add_entry(out, &r->entry);
	add_juniors(out, s, r);
	add_frameworks(out, r);
	add_levels(out, s, r);
	markdown_table_made(out, page_table_levels_total, s, r);
	markdown_table_made(out, page_table_mix, s, r);
	markdown_table_made(out, page_table_experience, s, r);
	markdown_table_made(out, page_table_experience_total, s, r);
	add_places(out, s, r);
	markdown_table_made(out, page_table_official, s, r);
	markdown_table_made(out, page_table_exact_base, s, r);
	markdown_table_made(out, page_table_exact_total, s, r);
	markdown_impact(out, s, r);
	markdown_table_made(out, page_table_growth, s, r);
	markdown_table_made(out, page_table_juniors, s, r);
	add_moves(out, s, r);
	markdown_table_made(out, page_table_gaps, s, r);
	markdown_table_made(out, page_table_moves_out, s, r);
	markdown_table_made(out, page_table_employers, s, r);
	markdown_table_made(out, page_table_employers_total, s, r);
	markdown_table_made(out, page_table_work, s, r);
	markdown_table_made(out, page_table_technologies, s, r);
	markdown_table_made(out, page_table_titles, s, r);
	markdown_table_made(out, page_table_related, s, r);
	markdown_editorial(out, s->settings, r->editorial);
	add_sources(out, s, r);
}
