/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_csv.c: bands.csv, the contract (docs/DATA-CONTRACT.md, "Bands").
 *
 * One list defines the columns, their order and what writes them; they change only with a version.
 * In a run from sample data every row's `rule` says so: the columns are fixed and a comment line
 * would break readers, but a copied row must still show its origin.
 */
#include "reports/formats.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "base/mix.h"
#include "base/parallel.h"
#include "reports/csv_parts.h"
#include "reports/csv_tables.h"
#include "reports/reports.h"
#include "reports/words.h"

struct row {
	const struct band *band;
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer;
	struct buf *words; /* scratch */
	bool sample;
};
/* The first columns of a row, which many rows after it share. */
struct row_start {
	const struct band *of; /* NULL before the first row */
	struct buf text;
};
/* Columns that say the same in many rows, which do not follow each other. */
enum { MEMO_BITS = 9 };
struct memo_cells {
	uint64_t what; /* with `rule` what they say; 0: nothing is here */
	const char *rule; /* NULL where they do not say it */
	size_t start, len;
};
struct cells_memo {
	struct memo_cells places[1 << MEMO_BITS];
	struct buf text; /* of all places, and of what stood there before */
};

static void add_figure(struct buf *out, const struct band *b, int percentile)
{
	if (b->p[percentile].kind == VALUE_EXACT)
		csv_add_number(out, b->p[percentile].amount, 2);
}

static void add_word(struct buf *out, size_t start, const char *word)
{
	if (out->len > start)
		buf_add_char(out, ' ');
	buf_add_string(out, word);
}

static void add_bound(struct buf *out, const char *kind, double bound)
{
	buf_addf(out, ":%s", kind);
	if (isfinite(bound)) {
		buf_add_char(out, ':');
		csv_add_number(out, bound, 2);
	}
}

/* Suppressions that are said of each figure. */
#define OF_FIGURES ((unsigned)(SUPPRESSED_TOP_CODED | SUPPRESSED_NOT_RELEASED | SUPPRESSED_OPEN))

/* Figure by figure: what publishers withhold, "p75:top-coded:239200 p90:not-released", and what open
 * brackets leave open, "p10:at-most:40000 p90:at-least:500000". */
static void add_figure_reasons(struct buf *out, size_t start, const struct band *b)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75", "p90"};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		enum value_kind kind = b->p[p].kind;
		if (kind == VALUE_AT_LEAST && b->suppressed & SUPPRESSED_TOP_CODED) {
			add_word(out, start, names[p]);
			add_bound(out, "top-coded", b->p[p].amount);
		}
		if ((kind == VALUE_AT_LEAST || kind == VALUE_AT_MOST) &&
		    b->suppressed & SUPPRESSED_OPEN) {
			add_word(out, start, names[p]);
			add_bound(out, kind == VALUE_AT_LEAST ? "at-least" : "at-most",
				  b->p[p].amount);
		}
		if (kind == VALUE_NOT_RELEASED && b->suppressed & SUPPRESSED_NOT_RELEASED) {
			add_word(out, start, names[p]);
			buf_add_string(out, ":not-released");
		}
	}
}

static void add_reasons(struct buf *out, const struct band *b)
{
	static const struct {
		unsigned flag;
		const char *word;
	} reasons[] = {
#define REASON(name, bit, word, whole) {name, word},
	    SUPPRESSIONS(REASON)
#undef REASON
	};
	size_t start = out->len;

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (b->suppressed & reasons[i].flag & ~OF_FIGURES)
			add_word(out, start, reasons[i].word);
	add_figure_reasons(out, start, b);
}

static void add_date(struct buf *out, struct date date)
{
	char text[11];

	date_to_iso(date, text);
	buf_add_string(out, text);
}

static void add_count(struct buf *out, uint64_t count)
{
	buf_add_count(out, count);
}

static void add_rule(struct buf *out, const struct row *r)
{
	buf_add_string(out, r->band->rule);
	if (r->sample)
		buf_add_string(out, " (sample)");
}

/* Column, its kind and meaning, and what writes it of the row `r` with the band `b`. A benchmark's n is its employment,
 * which may not be released, and it has no employers; the counts of a withheld row are withheld. */
#define START_COLUMNS(X)                                                                           \
	X("role", ROLE, "role id", csv_add_string(out, catalogue_role(r->catalogue, b->role)->id)) \
	X("role_name", TEXT, "name of the role in the catalogue",                                  \
	  csv_add_string(out, catalogue_role(r->catalogue, b->role)->name))                        \
	X("level", TEXT, "junior, mid, senior, staff, manager, executive or all",                  \
	  buf_add_string(out, band_level_word(b->level)))                                          \
	X("experience", TEXT,                                                                      \
	  "years of experience: 0-2, 2-5, 5-8, 8+ (or the run's experience-steps), or all",        \
	  buf_add_string(out, band_experience_word(b->experience).text))
#define AREA_COLUMNS(X)                                                                            \
	X("area_kind", TEXT, "all, country, state, metro or region",                               \
	  buf_add_string(out, area_kind_word(b->area.kind)))                                       \
	X("area", AREA, "*, US, US-CA, a CBSA code or GB-TLI", csv_add_area(out, b->area))         \
	X("area_name", TEXT, "name of the area",                                                   \
	  csv_add_area_name(out, r->words, r->gazetteer, r->band->area))                           \
	X("component", TEXT, "base or total pay",                                                  \
	  buf_add_string(out, component_word(b->component)))                                       \
	X("basis", TEXT, "observed, modelled or benchmark",                                        \
	  buf_add_string(out, basis_word(b->basis)))
#define FIGURE_COLUMNS(X)                                                                          \
	X("n", COUNT, "observations; of a benchmark, people employed",                             \
	  if (b->n) add_count(out, b->n))                                                          \
	X("n_effective", NUMBER, "effective number of observations (Kish)",                        \
	  csv_add_number(out, b->n_effective, 2))                                                  \
	X("sources", COUNT, "sources of the observations",                                         \
	  if (b->sources) add_count(out, b->sources))                                              \
	X("employers", COUNT, "employers of the observations",                                     \
	  if (b->basis == BASIS_OBSERVED && b->employers != EMPLOYERS_WITHHELD)                    \
	      add_count(out, b->employers))                                                        \
	X("p10", MONEY, "10th percentile, US dollars per year", add_figure(out, b, BENCHMARK_P10)) \
	X("p25", MONEY, "25th percentile, US dollars per year", add_figure(out, b, BENCHMARK_P25)) \
	X("p50", MONEY, "median, US dollars per year", add_figure(out, b, BENCHMARK_P50))          \
	X("p75", MONEY, "75th percentile, US dollars per year", add_figure(out, b, BENCHMARK_P75)) \
	X("p90", MONEY, "90th percentile, US dollars per year", add_figure(out, b, BENCHMARK_P90)) \
	X("p50_low", MONEY, "lower end of the median's interval",                                  \
	  csv_add_number(out, b->p50_interval.low, 2))                                             \
	X("p50_high", MONEY, "upper end of the median's interval",                                 \
	  csv_add_number(out, b->p50_interval.high, 2))
#define END_COLUMNS(X)                                                                             \
	X("quality", TEXT, "low, medium or high", buf_add_string(out, quality_word(b->quality)))   \
	X("suppressed", TEXT, "what is withheld or only bounded, and why", add_reasons(out, b))    \
	X("as_of", DATE, "date to which the pay was moved: YYYY, YYYY-MM or YYYY-MM-DD",           \
	  add_date(out, b->as_of))                                                                 \
	X("rule", TEXT, "method; \" (sample)\" in a run from sample data", add_rule(out, r))
#define COLUMNS(X) START_COLUMNS(X) AREA_COLUMNS(X) FIGURE_COLUMNS(X) END_COLUMNS(X)

static const struct csv_field fields[] = {
#define FIELD(name, kind, about, write) {name, FIELD_##kind, about},
    COLUMNS(FIELD)
#undef FIELD
};
const struct csv_table bands_csv_table =
    CSV_TABLE("Pay bands of roles by level or experience, place, component and basis", fields);

static bool starts_alike(const struct band *a, const struct band *b)
{
	return a->role == b->role && a->level == b->level &&
	       a->experience.from == b->experience.from &&
	       a->experience.below == b->experience.below;
}

#define CELL_AND_COMMA(name, kind, about, write)                                                   \
	write;                                                                                     \
	buf_add_char(out, ',');

static void make_start(struct row_start *start, const struct row *r)
{
	const struct band *b = r->band;
	struct buf *out = &start->text;

	buf_clear(out);
	START_COLUMNS(CELL_AND_COMMA)
	start->of = b;
}

static void make_area(struct buf *out, const struct row *r)
{
	const struct band *b = r->band;

	AREA_COLUMNS(CELL_AND_COMMA)
}

static void make_end(struct buf *out, const struct row *r)
{
	const struct band *b = r->band;

	END_COLUMNS(CELL_AND_COMMA)
	out->data[out->len - 1] = '\n'; /* the last comma */
}

/* Adds the cells that say `what` and `rule`, which `make` writes where they are not known. */
static void add_known(struct buf *out, struct cells_memo *memo, uint64_t what, const char *rule,
		      void (*make)(struct buf *out, const struct row *r), const struct row *r)
{
	struct memo_cells *here =
	    &memo->places[mix_slot(what ^ (uint64_t)(uintptr_t)rule, MEMO_BITS)];

	if (here->what != what || here->rule != rule) {
		*here = (struct memo_cells){.what = what, .rule = rule, .start = memo->text.len};
		make(&memo->text, r);
		here->len = memo->text.len - here->start;
	}
	buf_add(out, memo->text.data + here->start, here->len);
}

/* A region's code takes all of its 32 bits, and no country's more than 16. */
static void add_area(struct buf *out, const struct row *r, struct cells_memo *memo)
{
	struct area area = r->band->area;
	uint64_t place = area.kind == AREA_METRO
			     ? area.place.metro
			     : (uint64_t)area.place.country << 32 | area.place.state;

	assert(place >> 48 == 0);
	add_known(out, memo,
		  (uint64_t)r->band->component << 56 | (uint64_t)r->band->basis << 52 |
		      (uint64_t)(area.kind + 1) << 48 | place,
		  NULL, make_area, r);
}

/* What is said of single figures is of this row alone. */
static void add_end(struct buf *out, const struct row *r, struct cells_memo *memo)
{
	const struct band *b = r->band;
	uint64_t date = (uint64_t)(uint16_t)b->as_of.year << 16 |
			(uint64_t)(uint8_t)b->as_of.month << 8 | (uint8_t)b->as_of.day;

	if (b->suppressed & OF_FIGURES)
		make_end(out, r);
	else
		add_known(out, memo,
			  (uint64_t)b->suppressed << 40 | (uint64_t)b->quality << 32 | date,
			  b->rule, make_end, r);
}

static void add_row(struct buf *out, const struct row *r, struct row_start *start,
		    struct cells_memo *memo)
{
	const struct band *b = r->band;

	if (!start->of || !starts_alike(start->of, b))
		make_start(start, r);
	buf_add_text(out, buf_text(&start->text));
	add_area(out, r, memo);
	FIGURE_COLUMNS(CELL_AND_COMMA)
	add_end(out, r, memo);
}

/* The rows of a table, written some at a time by several threads and given on in order. */
struct rows_work {
	const struct band_table *table;
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer;
	bool sample;
	band_chosen *chosen; /* NULL: all */
	struct buf *parts;
	rows_sink *sink;
	void *to;
	struct err failure; /* of the sink; nothing is given to it after that */
};
enum {
	ROWS_PER_PART = 1024,
	ROW_BYTES = 160, /* of nearly all */
};

static void write_part(void *context, size_t part)
{
	const struct rows_work *w = context;
	size_t first = part * ROWS_PER_PART, rows = w->table->count - first;
	size_t end = first + (rows < ROWS_PER_PART ? rows : ROWS_PER_PART);
	struct row_start start = {.of = NULL};
	struct cells_memo memo = {.places = {{.what = 0}}};
	struct buf words;

	buf_init(&w->parts[part], BUF_LIMIT_DEFAULT);
	buf_reserve(&w->parts[part], (end - first) * ROW_BYTES);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_init(&start.text, BUF_LIMIT_DEFAULT);
	buf_init(&memo.text, BUF_LIMIT_DEFAULT);
	for (size_t i = first; i < end; i++) {
		const struct band *b = &w->table->rows[i];

		if (!w->chosen || w->chosen(catalogue_role(w->catalogue, b->role), b))
			add_row(&w->parts[part],
				&(struct row){.band = b,
					      .catalogue = w->catalogue,
					      .gazetteer = w->gazetteer,
					      .words = &words,
					      .sample = w->sample},
				&start, &memo);
	}
	buf_release(&words);
	buf_release(&start.text);
	buf_release(&memo.text);
}

static void give_part(void *context, size_t part)
{
	struct rows_work *w = context;

	assert(!buf_overflowed(&w->parts[part])); /* a thousand rows */
	if (w->failure.code == ERR_NONE)
		(void)!w->sink(&w->failure, w->to, buf_text(&w->parts[part]));
	buf_release(&w->parts[part]);
}

static int give_rows(struct err *e, struct rows_work w, long jobs)
{
	size_t count = (w.table->count + ROWS_PER_PART - 1) / ROWS_PER_PART;
	struct buf header;
	int result;

	buf_init(&header, BUF_LIMIT_DEFAULT);
	csv_add_header(&header, &bands_csv_table);
	result = w.sink(e, w.to, buf_text(&header));
	buf_release(&header);
	if (result)
		return result;
	w.failure = (struct err)ERR_INIT;
	w.parts = mem_alloc(count + 1, sizeof(*w.parts));
	parallel_each_in_order(jobs, count, write_part, give_part, &w);
	free(w.parts);
	if (w.failure.code == ERR_NONE)
		return 0;
	*e = w.failure;
	return -1;
}

int reports_give_band_rows(struct err *e, const struct band_table *table,
			   const struct catalogue *catalogue, const struct gazetteer *gazetteer,
			   bool sample, long jobs, rows_sink *sink, void *to)
{
	return give_rows(e,
			 (struct rows_work){.table = table,
					    .catalogue = catalogue,
					    .gazetteer = gazetteer,
					    .sample = sample,
					    .sink = sink,
					    .to = to},
			 jobs);
}

static int append(struct err *e, void *to, struct text rows)
{
	(void)e;
	buf_add_text(to, rows);
	return 0;
}

void reports_add_band_rows(struct buf *out, const struct band_table *table,
			   const struct catalogue *catalogue, const struct gazetteer *gazetteer,
			   bool sample, long jobs)
{
	struct err never = ERR_INIT;

	(void)!reports_give_band_rows(&never, table, catalogue, gazetteer, sample, jobs, append,
				      out);
}

void bands_csv_of(struct buf *out, const struct summary *s, band_chosen *chosen)
{
	struct err never = ERR_INIT;

	(void)!give_rows(&never,
			 (struct rows_work){.table = &s->bands,
					    .catalogue = s->catalogue,
					    .gazetteer = s->gazetteer,
					    .sample = s->sample,
					    .chosen = chosen,
					    .sink = append,
					    .to = out},
			 s->settings->jobs);
}

static int write_to_file(struct err *e, void *to, struct text rows)
{
	return file_out_write(e, to, rows.data, rows.len);
}

int bands_csv(struct err *e, struct file_out *out, const struct summary *s)
{
	return reports_give_band_rows(e, &s->bands, s->catalogue, s->gazetteer, s->sample,
				      s->settings->jobs, write_to_file, out);
}
