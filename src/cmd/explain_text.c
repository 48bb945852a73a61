/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain_text.c: where published figures come from, for a person: see explain_report.h. */
#include <inttypes.h>
#include <math.h>

#include "cmd/explain_report.h"
#include "cmd/text_table.h"
#include "model/title/level_limits.h"
#include "reports/money_words.h"
#include "reports/words.h"

static const char *const names[BENCHMARK_PERCENTILES] = {"P10", "P25", "P50", "P75", "P90"};

/* ---- what was read ---- */

static void add_count(struct text_table *t, uint64_t count)
{
	words_count(text_table_cell(t), count);
}

static void add_read(struct buf *out, const struct gather *g, size_t width)
{
	static const struct text_column columns[] = {
	    {"source", TEXT_COLUMN_ELASTIC},	{"rows read", TEXT_COLUMN_RIGHT},
	    {"used", TEXT_COLUMN_RIGHT},	{"rejected", TEXT_COLUMN_RIGHT},
	    {"filtered", TEXT_COLUMN_RIGHT},	{"paired", TEXT_COLUMN_RIGHT},
	    {"quarantined", TEXT_COLUMN_RIGHT},
	};
	struct text_table table;

	text_table_init(&table, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < g->ledger_count; i++) {
		const struct ledger *l = &g->ledgers[i];
		buf_add_string(text_table_cell(&table), l->source);
		add_count(&table, l->rows_read);
		add_count(&table, l->observations);
		add_count(&table, ledger_rejected(l));
		add_count(&table, tally_total(&l->filtered));
		add_count(&table, l->paired);
		add_count(&table, l->quarantined);
	}
	text_table_write(out, &table, width);
	text_table_release(&table);
}

/* ---- an observed row ---- */

static void add_range(struct buf *out, struct evidence_range r)
{
	if (!(r.least <= r.most))
		return;
	words_number(out, r.least, 4);
	if (r.most - r.least < 5e-5)
		return;
	buf_add_string(out, " to ");
	words_number(out, r.most, 4);
}

static void add_levels(struct buf *out, const struct evidence_cell *v)
{
	const char *before = "";

	for (size_t i = 0; i < LEVEL_BASIS_COUNT; i++) {
		const char *word = level_basis_word((enum level_basis)i);
		if (!v->by_basis[i])
			continue;
		buf_addf(out, "%s%" PRIu64 " %s", before, v->by_basis[i], *word ? word : "none");
		before = ", ";
	}
}

static void add_currencies(struct buf *out, const struct evidence_cell *v)
{
	for (size_t i = 0; i < EVIDENCE_SHOWN && i < v->currency_count; i++) {
		char letters[4];
		code_text(v->currencies[i].currency, letters);
		buf_addf(out, "%s%" PRIu64 " %s", i ? ", " : "", v->currencies[i].rows,
			 *letters ? letters : "unknown");
		if (v->currencies[i].rate.most != 1 || v->currencies[i].rate.least != 1) {
			buf_add_string(out, " at ");
			add_range(out, v->currencies[i].rate);
		}
	}
	if (v->currency_count > EVIDENCE_SHOWN)
		buf_addf(out, ", %" PRIu64 " others", evidence_others(v));
}

static void add_sources(struct buf *out, const struct settings *settings,
			const struct explanation *x, size_t width)
{
	static const struct text_column columns[] = {
	    {"source", TEXT_COLUMN_ELASTIC},  {"n", TEXT_COLUMN_RIGHT},
	    {"effective", TEXT_COLUMN_RIGHT}, {"median", TEXT_COLUMN_RIGHT},
	    {"aged by", TEXT_COLUMN_LEFT},    {"weight", TEXT_COLUMN_LEFT},
	    {"level from", TEXT_COLUMN_LEFT}, {"paid in", TEXT_COLUMN_LEFT},
	};
	struct text_table table;

	text_table_init(&table, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < x->source_count; i++) {
		const struct explained_source *s = &x->sources[i];
		buf_add_string(text_table_cell(&table), s->name);
		add_count(&table, s->n);
		words_number(text_table_cell(&table), s->n_effective, 1);
		if (isnan(s->median))
			buf_add_string(text_table_cell(&table), "withheld");
		else
			words_money(text_table_cell(&table), settings, s->median);
		add_range(text_table_cell(&table), s->evidence.aging);
		add_range(text_table_cell(&table), s->evidence.weight);
		add_levels(text_table_cell(&table), &s->evidence);
		add_currencies(text_table_cell(&table), &s->evidence);
	}
	text_table_write(out, &table, width);
	text_table_release(&table);
}

static void add_cents(struct buf *out, const struct settings *settings, double dollars)
{
	buf_addf(out, "%s%.2f", money_words(settings).sign, dollars);
}

/* "P50 lies at rank 20.5 of 40, between $101,900.00 and $102,100.00: $102,000.00". */
static void add_percentile(struct buf *out, const struct settings *settings,
			   const struct explanation *x, int p)
{
	const struct explained_percentile *f = &x->p[p];
	double published = x->row->p[p].amount;

	if (isnan(f->value))
		return;
	if (isnan(f->rank)) {
		buf_addf(out, "%s, %s: ", names[p], words_rule(x->row->rule));
	} else {
		buf_addf(out, "%s lies at rank %.15g of %" PRIu64, names[p], f->rank, x->n);
		buf_add_string(out, f->low < f->high ? ", between " : ", on ");
		add_cents(out, settings, f->low);
		if (f->low < f->high) {
			buf_add_string(out, " and ");
			add_cents(out, settings, f->high);
		}
		buf_add_string(out, ": ");
	}
	add_cents(out, settings, f->value);
	if (fabs(published - f->value) >= 0.005) {
		buf_add_string(out, ", published to the nearest ");
		words_rounding(out, settings, "thousand", 1000);
		buf_add_string(out, ": ");
		words_money(out, settings, published);
	}
	buf_add_char(out, '\n');
}

static void add_interval(struct buf *out, const struct explanation *x, const struct settings *s)
{
	if (isnan(x->chance.low))
		return;
	buf_addf(out, "interval of the median, %g%%: by chance ", 100 * s->confidence);
	words_interval(out, s, x->chance);
	buf_addf(out, "; with a standard deviation of %.3g between sources ", x->between);
	words_interval(out, s, x->row->p50_interval);
	if (fmin((double)x->n, x->n_effective) < (double)s->min_n_ends) {
		buf_add_string(out, ", rounded outwards to ");
		words_rounding(out, s, "thousands", 1000);
		buf_addf(out, " (n below %ld)", s->min_n_ends);
	}
	buf_add_char(out, '\n');
}

/* "Where nothing states a level, years do: mid from 2 to below 6 years, ...": of the row's level, or of all. */
static void add_limits(struct buf *out, const struct explanation *x,
		       const struct level_limits *limits)
{
	const double *from = level_limits_of(limits, x->row->role);
	const char *before = "Where nothing states a level, years give it: ";

	if (!from || !years_are_all(x->row->experience))
		return;
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		if (isinf(from[level]) ||
		    (level_on_ladder(x->row->level) && x->row->level != (enum level)level))
			continue;
		buf_add_string(out, before);
		level_limits_words(out, from, (enum level)level);
		before = ", ";
	}
	if (before[0] == ',')
		buf_add_string(out, ".\n");
}

static void add_observed(struct buf *out, const struct explanation *x, const struct settings *s,
			 size_t width)
{
	buf_addf(out, "n %" PRIu64 ", effective ", x->n);
	words_number(out, x->n_effective, 2);
	buf_addf(out, "; limits: %ld for a row, %ld for quartiles, %ld for P10 and P90\n", s->min_n,
		 settings_quartiles_least(s), s->min_n_tails);
	if (x->employer_share > 0)
		buf_addf(out, "the largest employer has %.3g%% of it, %g%% is allowed\n",
			 100 * x->employer_share, 100 * s->max_employer_share);
	add_sources(out, s, x, width);
	add_limits(out, x, s->levels);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		add_percentile(out, s, x, p);
	add_interval(out, x, s);
}

/* ---- a benchmark row ---- */

/* How the publisher's figures became pay per year, and its codes those of roles. */
static void add_conversion(struct buf *out, const struct settings *settings,
			   const struct benchmark *row)
{
	char currency[4], date[11];

	code_text(row->currency, currency);
	date_to_iso(row->date, date);
	if (row->own_code)
		buf_addf(out,
			 "Occupations are the publisher's, of the source %s; a weight is that of "
			 "the role's "
			 "occupations in it, by the layout's crosswalk.\n",
			 row->source);
	if (!(row->rate > 0))
		return;
	buf_addf(out,
		 "Amounts are the published figures, in %s as of %s, times %.6g (US dollars per "
		 "%s), times %g (to a year)",
		 currency, date, row->rate, currency, row->per_year);
	if (!settings_in_dollars(settings))
		buf_addf(out, ", over %.6g (US dollars per %s)", settings_rate(settings),
			 money_words(settings).name);
	buf_add_string(out, ".\n");
}

static bool is_decile(const struct benchmark *row, const struct benchmark_point *point)
{
	return point->value >= row->deciles && point->value < row->deciles + BENCHMARK_DECILE_COUNT;
}

/* "2433 also has P20 $40,000, P30 $44,000." */
static void add_deciles(struct buf *out, const struct settings *settings,
			const struct benchmark *row)
{
	struct benchmark_point points[BENCHMARK_POINTS];
	size_t count = 0;

	benchmark_points(row, points);
	for (size_t i = 0; i < BENCHMARK_POINTS; i++) {
		if (!is_decile(row, &points[i]) || points[i].value->kind == VALUE_NOT_APPLICABLE)
			continue;
		if (!count++)
			buf_addf(out, "%s also has ",
				 row->own_code ? row->own_code : row->occupation);
		else
			buf_add_string(out, ", ");
		buf_addf(out, "P%d ", points[i].percent);
		words_value_exact(out, settings, *points[i].value);
	}
	if (count)
		buf_add_string(out, ".\n");
}

/* What the published percentiles are to the row's. */
static void add_reading(struct buf *out, const struct explanation *x)
{
	const char *rule = x->row->rule;

	if (x->part_count > 1)
		buf_add_string(out, "Each percentile is the pay below which the parts of the "
				    "occupations, by weight, are that fraction.\n");
	else if (rule && strstr(rule, "-interpolated"))
		buf_add_string(out, "The publisher's own figures; a percentile that it does not "
				    "give lies on the curve between its deciles.\n");
	else
		buf_add_string(out, "The publisher's own figures.\n");
}

static void add_benchmark(struct buf *out, const struct settings *settings,
			  const struct explanation *x, size_t width)
{
	static const struct text_column columns[] = {
	    {"occupation", TEXT_COLUMN_LEFT},	  {"title", TEXT_COLUMN_ELASTIC},
	    {"weight", TEXT_COLUMN_RIGHT},	  {"P10", TEXT_COLUMN_RIGHT},
	    {"P25", TEXT_COLUMN_RIGHT},		  {"P50", TEXT_COLUMN_RIGHT},
	    {"P75", TEXT_COLUMN_RIGHT},		  {"P90", TEXT_COLUMN_RIGHT},
	    {"below our P50", TEXT_COLUMN_RIGHT},
	};
	struct text_table table;

	text_table_init(&table, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < x->part_count; i++) {
		const struct explained_part *part = &x->parts[i];
		buf_add_string(text_table_cell(&table),
			       part->row->own_code ? part->row->own_code : part->row->occupation);
		buf_add_string(text_table_cell(&table), part->row->title ? part->row->title : "");
		words_number(text_table_cell(&table), part->weight, 4);
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
			words_value_exact(text_table_cell(&table), settings, part->row->annual[p]);
		words_number(text_table_cell(&table), 100 * part->below[BENCHMARK_P50], 2);
		if (isfinite(part->below[BENCHMARK_P50]))
			buf_add_char(&table.cells[table.count - 1], '%');
	}
	text_table_write(out, &table, width);
	text_table_release(&table);
	for (size_t i = 0; i < x->part_count; i++) {
		const struct benchmark *row = x->parts[i].row;
		add_deciles(out, settings, row);
		if (row->grade == GRADE_LOW)
			buf_addf(out, "%s is marked as unreliable by its publisher.\n",
				 row->own_code ? row->own_code : row->occupation);
	}
	add_conversion(out, settings, x->parts[0].row);
	add_reading(out, x);
}

/* ---- a modelled row ---- */

/* "  +0.1042  role": a share of the log of the median, and what it multiplies pay by. */
static void add_term(struct buf *out, const char *what, const char *name, double value)
{
	if (value == 0)
		return;
	buf_addf(out, "  %+9.4f  x %.3f  %s%s%s\n", value, exp(value), what, *name ? ": " : "",
		 name);
}

static void add_parts(struct buf *out, const struct settings *settings,
		      const struct pay_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (count > 1)
			buf_addf(out, "%s, weight %.3g, %.1f%% of it below the median:\n",
				 band_level_word(parts[i].level), parts[i].weight,
				 100 * parts[i].below);
		for (size_t k = 0; k < parts[i].count; k++)
			add_term(out, parts[i].terms[k].kind, parts[i].terms[k].name,
				 parts[i].terms[k].value);
		buf_addf(out, "  %9.4f  the sum: ", parts[i].median);
		words_money(out, settings, exp(parts[i].median));
		buf_add_char(out, '\n');
	}
}

static void add_modelled(struct buf *out, const struct settings *settings,
			 const struct explanation *x, const struct pay_model *model)
{
	const struct modelled_steps *s = &x->steps;
	struct pay_part parts[PAY_PARTS_MOST];
	double sum = s->predicted + s->country + s->own + s->others + s->order;
	size_t count;

	count = pay_model_parts(model, &x->target, parts);
	add_parts(out, settings, parts, count);
	buf_addf(out, "  %9.4f  the model's median: ", s->predicted);
	words_money(out, settings, exp(s->predicted));
	buf_add_char(out, '\n');
	add_term(out, "what its country's cells tell", "", s->country);
	if (s->own_weight > 0)
		add_term(out, "its own cell", "", s->own);
	if (s->own_weight > 0) {
		buf_addf(out, "                      weight %.3f of its median ", s->own_weight);
		words_money(out, settings, s->own_median);
		if (s->own_sources != 0)
			buf_addf(out, ", less %+.4f that its sources differ by", s->own_sources);
		buf_add_char(out, '\n');
	}
	add_term(out, "the cells of the other steps there", "", s->others);
	add_term(out, "the order of the steps", "", s->order);
	buf_addf(out, "  %9.4f  the sum: %s%.2f, rounded to ", sum, money_words(settings).sign,
		 exp(sum));
	words_rounding(out, settings, "hundreds", 100);
	buf_add_string(out, ": ");
	words_money(out, settings, x->row->p[BENCHMARK_P50].amount);
	buf_addf(out, "\ninterval: standard deviation %.4f: ", s->sd);
	words_interval(out, settings, x->row->p50_interval);
	buf_add_char(out, '\n');
}

/* ---- all ---- */

static void add_row(struct buf *out, const struct explain_report *r, const struct explanation *x,
		    size_t width)
{
	const struct tables *tables = &r->session->tables;
	const struct settings *s = &r->session->config.settings;

	buf_addf(out, "\n%s, ", catalogue_role(tables->catalogue, x->row->role)->name);
	question_step_words(out, x->row->level, x->row->experience);
	buf_add_string(out, ", in ");
	words_area(out, tables->gazetteer, x->row->area);
	buf_addf(out, ", %s pay, %s: ", component_word(x->row->component),
		 basis_word(x->row->basis));
	words_value_exact(out, s, words_value(x->row, BENCHMARK_P50));
	buf_add_string(out, ", as of ");
	words_date(out, x->row->as_of);
	buf_add_char(out, '\n');
	if (x->row->suppressed) {
		buf_add_string(out, "withheld: ");
		words_suppressed(out, x->row, s);
		buf_add_char(out, '\n');
	}
	if (x->row->basis == BASIS_OBSERVED)
		add_observed(out, x, s, width);
	else if (x->row->basis == BASIS_BENCHMARK)
		add_benchmark(out, s, x, width);
	else
		add_modelled(out, s, x, r->model);
}

static void add_exchange(struct buf *out, const struct settings *s)
{
	if (!settings_in_dollars(s))
		buf_addf(
		    out,
		    "\nAged pay and benchmarks are in %s: at %.6g US dollars per unit, the mean "
		    "rate of %d.\n",
		    money_words(s).name, s->usd_per_unit, s->rate_year);
}

void explain_text(struct buf *out, const struct explain_report *r, size_t width)
{
	if (r->sample)
		buf_add_string(out, SAMPLE_NOTICE "\n\n");
	add_read(out, &r->session->gather, width);
	add_exchange(out, &r->session->config.settings);
	for (size_t i = 0; i < r->found->count; i++)
		add_row(out, r, &r->found->items[i], width);
}
