/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_page.c: one source, as an analyst reads it from top to bottom: the kind of file, what was
 * found in it, what became of its rows, what is known of those used, and what to look at. */
#include "cmd/check_page.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

enum {
	PAGE_WIDTH = 100,
	TEXTS_SHOWN = 15, /* titles, places */
	OUTLIERS_SHOWN = 10,
	VALUE_WIDTH = 60, /* bytes of a cell that are shown */
};

static double percent(uint64_t part, uint64_t whole)
{
	return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void add_share(struct buf *out, const char *what, uint64_t part, uint64_t whole)
{
	buf_addf(out, "  %-22s %10" PRIu64 "  %5.1f%%\n", what, part, percent(part, whole));
}

static void add_if_any(struct buf *out, const char *what, uint64_t part, uint64_t whole)
{
	if (part)
		add_share(out, what, part, whole);
}

/* Text of an input: it must not move the cursor, nor fill the screen. */
static void add_shown(struct buf *out, struct text text, size_t most)
{
	size_t len = text.len;

	if (len > most)
		for (len = most; len && ((unsigned char)text.data[len] & 0xc0) == 0x80;)
			len--;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text.data[i];
		buf_add_char(out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
	}
	if (len < text.len)
		buf_add_string(out, "...");
}

static void add_tally(struct buf *out, const struct tally *tally, uint64_t whole, size_t most)
{
	uint32_t *ids;
	size_t count;

	tally_order(tally, &ids, &count);
	for (size_t i = 0; i < count && i < most; i++) {
		uint64_t n = tally->counts[ids[i]];
		buf_addf(out, "    %10" PRIu64 "  %5.1f%%  ", n, percent(n, whole));
		add_shown(out, intern_text(&tally->names, ids[i]), VALUE_WIDTH);
		buf_add_char(out, '\n');
	}
	if (count > most)
		buf_addf(out, "    and %zu more\n", count - most);
	free(ids);
}

/* ---- the file ---- */

static const char *delimiter_word(char delimiter)
{
	switch (delimiter) {
	case '\t':
		return "tabs";
	case ';':
		return "semicolons";
	case '|':
		return "bars";
	default:
		return "commas";
	}
}

static void add_file(struct buf *out, const struct input_file *file, const struct description *d)
{
	buf_addf(out, "  file %s, %" PRIu64 " bytes%s%s\n", file->name, file->bytes,
		 file->encoding ? ", " : "", file->encoding ? file->encoding : "");
	buf_addf(out, "    %zu columns between %s; the header is on line %" PRIu64 "\n", d->width,
		 delimiter_word(d->delimiter), d->header_line);
}

static void add_used_columns(struct buf *out, const struct description *d)
{
	buf_add_string(out, "  columns used (ours, the file's)\n");
	for (size_t i = 0; i < d->count; i++) {
		const struct described_column *c = &d->columns[i];
		if (!c->header && !c->constant)
			continue;
		buf_addf(out, "    %-22s ", c->use);
		if (c->header)
			add_shown(out, text_of(c->header), VALUE_WIDTH);
		if (c->constant)
			buf_addf(out, "%s= %s", c->header ? ", or where it is empty " : "",
				 c->constant);
		buf_add_char(out, '\n');
	}
}

static void add_missing_columns(struct buf *out, const struct description *d)
{
	bool any = false;

	for (size_t i = 0; i < d->count; i++) {
		const struct described_column *c = &d->columns[i];
		if (c->header || c->constant)
			continue;
		if (!any)
			buf_add_string(out, "  columns that it might have, and has not\n");
		any = true;
		buf_addf(out, "    %-22s ", c->use);
		add_shown(out, text_of(c->wanted), VALUE_WIDTH);
		buf_add_char(out, '\n');
	}
}

static void add_unused_columns(struct buf *out, const struct description *d)
{
	enum { INDENT = 4, NAME_MOST = 40, LINES_MOST = 8 };
	size_t start = out->len, lines = 1;

	if (!d->unused_count)
		return;
	buf_addf(out, "  columns not used: %zu\n    ", d->unused_count);
	start = out->len - INDENT;
	for (size_t i = 0; i < d->unused_count; i++) {
		struct text name = text_of(*d->unused[i] ? d->unused[i] : "(no name)");
		size_t len = name.len < NAME_MOST ? name.len : NAME_MOST + 3;
		if (out->len - start + len + 2 > PAGE_WIDTH) {
			if (lines++ == LINES_MOST) {
				buf_addf(out, "\n    and %zu more", d->unused_count - i);
				break;
			}
			buf_add_string(out, "\n    ");
			start = out->len - INDENT;
		} else if (i) {
			buf_add_char(out, ' ');
		}
		add_shown(out, name, NAME_MOST);
		if (i + 1 < d->unused_count)
			buf_add_char(out, ',');
	}
	buf_add_char(out, '\n');
}

/* Files of one source mostly have the same columns: a file whose columns differ lists them
 * again. */
static bool same_columns(const struct description *a, const struct description *b)
{
	if (a->count != b->count || a->unused_count != b->unused_count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!text_equal(text_of(a->columns[i].header), text_of(b->columns[i].header)))
			return false;
	for (size_t i = 0; i < a->unused_count; i++)
		if (strcmp(a->unused[i], b->unused[i]) != 0)
			return false;
	return true;
}

static void add_files(struct buf *out, const struct ledger *l, const struct survey *s)
{
	for (size_t i = 0; i < s->file_count && i < l->file_count; i++) {
		const struct description *d = &s->files[i];
		add_file(out, &l->files[i], d);
		if (i + 1 < s->file_count && same_columns(d, &s->files[i + 1]))
			continue;
		add_used_columns(out, d);
		add_missing_columns(out, d);
		add_unused_columns(out, d);
	}
}

/* ---- the rows ---- */

static void add_rejects(struct buf *out, const struct ledger *l, const struct reject_notes *notes)
{
	for (size_t r = 0; r < REJECT_COUNT; r++) {
		if (!l->rejected[r])
			continue;
		buf_addf(out, "    %10" PRIu64 "  %5.1f%%  %s: %s\n", l->rejected[r],
			 percent(l->rejected[r], l->rows_read), reject_word((enum reject_reason)r),
			 reject_help((enum reject_reason)r));
		for (size_t i = 0; i < notes->count[r]; i++) {
			const struct reject_note *note = &notes->first[r][i];
			buf_addf(out, "%24s", "");
			add_shown(out, text_of(note->file), VALUE_WIDTH / 2);
			buf_addf(out, ", line %" PRIu64 "%s", note->line, *note->field ? ", " : "");
			add_shown(out, text_of(note->field), VALUE_WIDTH / 2);
			if (*note->value) {
				buf_add_string(out, ": ");
				add_shown(out, text_of(note->value), VALUE_WIDTH / 2);
			}
			buf_add_char(out, '\n');
		}
	}
}

static void add_rows(struct buf *out, const struct ledger *l, const struct survey *s)
{
	char oldest[11], newest[11];

	buf_addf(out, "  %-22s %10" PRIu64 "\n", "rows read", l->rows_read);
	add_share(out, "used", l->observations, l->rows_read);
	add_share(out, "filtered", tally_total(&l->filtered), l->rows_read);
	add_tally(out, &l->filtered, l->rows_read, SIZE_MAX);
	add_if_any(out, "paired with the row before", l->paired, l->rows_read);
	add_share(out, "rejected", ledger_rejected(l), l->rows_read);
	add_rejects(out, l, &s->rejects);
	add_if_any(out, "equal to another row", l->equal_rows, l->rows_read);
	add_if_any(out, "totals dropped as no whole", l->doubtful_totals, l->rows_read);
	date_to_iso(l->oldest, oldest);
	date_to_iso(l->newest, newest);
	if (*oldest)
		buf_addf(out, "  dated %s to %s\n", oldest, newest);
}

static void add_level_evidence(struct buf *out, const struct ledger *l,
			       const struct survey_counts *s)
{
	static const char *const words[LEVEL_BASIS_COUNT] = {
	    [LEVEL_BASIS_FIELD] = "    by its own field",
	    [LEVEL_BASIS_LADDER] = "    by ladder code",
	    [LEVEL_BASIS_TITLE] = "    by the title",
	    [LEVEL_BASIS_YEARS] = "    by years",
	};

	add_share(out, "  a level", l->levelled, l->observations);
	for (int basis = LEVEL_BASIS_NONE + 1; basis < LEVEL_BASIS_COUNT; basis++)
		if (words[basis])
			add_if_any(out, words[basis], s->by_basis[basis], l->observations);
	add_if_any(out, "    evidence differs", l->level_conflicts, l->observations);
}

static void add_shares(struct buf *out, const struct ledger *l, const struct survey_counts *s)
{
	buf_add_string(out, "  of the rows used\n");
	add_share(out, "  a role", l->matched, l->observations);
	add_if_any(out, "    by similar words", l->matched_similar, l->observations);
	add_if_any(out, "    by specialty", l->matched_by_specialty, l->observations);
	add_if_any(out, "    by occupation code", l->matched_by_occupation, l->observations);
	add_if_any(out, "    none, by that code", l->vetoed_by_occupation, l->observations);
	add_level_evidence(out, l, s);
	add_if_any(out, "  base pay", s->pay[COMPONENT_BASE], l->observations);
	add_if_any(out, "  bonus", s->pay[COMPONENT_BONUS], l->observations);
	add_if_any(out, "  equity", s->pay[COMPONENT_EQUITY], l->observations);
	add_if_any(out, "  total pay", s->pay[COMPONENT_TOTAL], l->observations);
	add_share(out, "  a date", s->dated, l->observations);
	add_if_any(out, "    ... outside the wage index", l->held, l->observations);
	add_share(out, "  a country", l->placed, l->observations);
	add_share(out, "    the United States", s->in_us, l->observations);
	if (s->in_us) {
		add_share(out, "    ... a state", s->in_state, s->in_us);
		add_share(out, "    ... a metro", s->in_metro, s->in_us);
	}
	add_if_any(out, "  years of experience", s->with_years, l->observations);
	add_if_any(out, "  an employer", s->with_employer, l->observations);
	add_if_any(out, "  remote or not", s->with_remote, l->observations);
	add_if_any(out, "  a weight", s->weighted, l->observations);
}

/* ---- what to look at ---- */

static int further_out(const void *left, const void *right)
{
	const struct quarantined *a = *(const struct quarantined *const *)left;
	const struct quarantined *b = *(const struct quarantined *const *)right;
	double first = fabs(a->figure.score), second = fabs(b->figure.score);

	if (first < second || first > second)
		return first > second ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

static void add_outliers(struct buf *out, const struct quarantine *q,
			 const struct catalogue *catalogue)
{
	const struct quarantined **rows;

	if (!q->count)
		return;
	rows = mem_alloc(q->count, sizeof(struct quarantined *));
	for (size_t i = 0; i < q->count; i++)
		rows[i] = &q->rows[i];
	qsort(rows, q->count, sizeof(struct quarantined *), further_out);
	buf_addf(out,
		 "  pay that cannot be right, kept out of a run's bands (rows: %" PRIu64
		 "); the furthest out first\n",
		 q->observations);
	for (size_t i = 0; i < q->count && i < OUTLIERS_SHOWN; i++) {
		char country[4];
		code_text(rows[i]->country, country);
		buf_add_string(out, "    ");
		add_shown(out, intern_text(&q->names, rows[i]->file), VALUE_WIDTH / 2);
		buf_addf(out, ", line %-8" PRIu64 " %-24s %-3s %-5s %12.0f, median %.0f: %+.1f\n",
			 rows[i]->line, catalogue_role(catalogue, rows[i]->role)->id, country,
			 component_word(rows[i]->figure.component),
			 (double)rows[i]->figure.pay / MONEY_PER_DOLLAR,
			 (double)rows[i]->figure.median / MONEY_PER_DOLLAR, rows[i]->figure.score);
	}
	if (q->count > OUTLIERS_SHOWN)
		buf_addf(out, "    and %zu more\n", q->count - OUTLIERS_SHOWN);
	free(rows);
}

static void add_texts(struct buf *out, const char *what, const struct tally *tally, uint64_t whole)
{
	if (!tally->names.count)
		return;
	buf_addf(out, "  %s (rows: %" PRIu64 ", texts: %" PRIu32 "); the most frequent first\n",
		 what, tally_total(tally), tally->names.count);
	add_tally(out, tally, whole, TEXTS_SHOWN);
}

static void add_page(struct buf *out, const struct gather *g, size_t source)
{
	const struct ledger *l = &g->ledgers[source];
	const struct survey *s = &g->surveys[source];

	buf_addf(out, "%s  (%s%s)\n", l->source, l->title, l->sample ? "; a SAMPLE, not pay" : "");
	add_files(out, l, s);
	add_rows(out, l, s);
	/* Benchmarks and exposures have none of what follows. */
	if (l->matched || l->unmatched_titles.names.count || s->counts.dated) {
		add_shares(out, l, &s->counts);
		add_outliers(out, &g->quarantines[source], g->tables->catalogue);
		add_texts(out, "titles that match no role", &l->unmatched_titles, l->observations);
		add_texts(out, "places not understood", &l->unplaced, l->observations);
		add_texts(out, "dates not understood", &l->undated, l->observations);
	}
	buf_add_char(out, '\n');
}

void check_rows(struct buf *out, const struct ledger *l, const struct survey *s)
{
	add_rows(out, l, s);
	if (!l->observations || !(l->matched || l->unmatched_titles.names.count || s->counts.dated))
		return;
	add_shares(out, l, &s->counts);
	add_texts(out, "titles that match no role", &l->unmatched_titles, l->observations);
	add_texts(out, "places not understood", &l->unplaced, l->observations);
}

void check_text(struct buf *out, const struct gather *g)
{
	for (size_t i = 0; i < g->ledger_count; i++)
		add_page(out, g, i);
}
