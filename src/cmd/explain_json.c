/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain_json.c: where published figures come from, for programs: see explain_report.h. */
#include <math.h>

#include "cmd/band_json.h"
#include "cmd/explain_report.h"
#include "model/title/level_limits.h"
#include "reports/money_words.h"
#include "reports/words.h"

static const char *const percentiles[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75", "p90"};

static struct json *range_of(struct evidence_range r)
{
	struct json *object;

	if (!(r.least <= r.most))
		return NULL;
	object = json_new_object();
	json_set_number(object, "least", r.least);
	json_set_number(object, "most", r.most);
	return object;
}

static void set_date(struct json *object, const char *key, uint32_t number)
{
	char text[11];

	date_to_iso(date_of_number(number), text);
	json_set_string(object, key, *text ? text : NULL);
}

static struct json *currencies_of(const struct evidence_cell *v)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < EVIDENCE_SHOWN && i < v->currency_count; i++) {
		struct json *object = json_new_object();
		char letters[4];
		code_text(v->currencies[i].currency, letters);
		json_set_string(object, "currency", *letters ? letters : NULL);
		json_set_integer(object, "rows", (long long)v->currencies[i].rows);
		json_set_or_null_value(object, "usd_per_unit", range_of(v->currencies[i].rate));
		json_append(list, object);
	}
	if (v->currency_count > EVIDENCE_SHOWN) {
		struct json *object = json_new_object();
		json_set_null(object, "currency");
		json_set_integer(object, "rows", (long long)evidence_others(v));
		json_set_null(object, "usd_per_unit");
		json_append(list, object);
	}
	return list;
}

static void set_evidence(struct json *object, const struct evidence_cell *v)
{
	struct json *levels = json_new_object(), *dates = json_new_object();

	for (size_t i = 0; i < LEVEL_BASIS_COUNT; i++) {
		const char *word = level_basis_word((enum level_basis)i);
		if (i != LEVEL_BASIS_YEARS || v->by_basis[i])
			json_set_integer(levels, *word ? word : "none", (long long)v->by_basis[i]);
	}
	json_set_integer(object, "rows", (long long)v->rows);
	json_set(object, "level_from", levels);
	set_date(dates, "oldest", v->oldest);
	set_date(dates, "newest", v->newest);
	json_set(object, "dates", dates);
	json_set_or_null_value(object, "aging_factor", range_of(v->aging));
	json_set_or_null_value(object, "weight", range_of(v->weight));
	json_set(object, "currencies", currencies_of(v));
}

static struct json *sources_of(const struct explanation *x)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < x->source_count; i++) {
		const struct explained_source *s = &x->sources[i];
		struct json *object = json_new_object();
		json_set_string(object, "source", s->name);
		json_set_integer(object, "n", (long long)s->n);
		json_set_number(object, "n_effective", s->n_effective);
		json_set_number(object, "median", s->median);
		set_evidence(object, &s->evidence);
		json_append(list, object);
	}
	return list;
}

static struct json *percentiles_of(const struct explanation *x)
{
	struct json *object = json_new_object();

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		struct json *figure;
		if (isnan(x->p[p].value))
			continue;
		figure = json_new_object();
		json_set_number(figure, "rank", x->p[p].rank);
		json_set_number(figure, "low", x->p[p].low);
		json_set_number(figure, "high", x->p[p].high);
		json_set_number(figure, "value", x->p[p].value);
		json_set(object, percentiles[p], figure);
	}
	return object;
}

/* Years from which a level is given; null: never. */
static void set_level_limits(struct json *object, const double *from)
{
	struct json *levels;

	if (!from)
		return;
	levels = json_new_object();
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		json_set_number(levels, level_word((enum level)level),
				isinf(from[level]) ? (double)NAN : from[level]);
	json_set(object, "level_limits", levels);
}

static void set_observed(struct json *object, const struct explanation *x, const struct settings *s)
{
	struct json *interval = json_new_object(), *limits = json_new_object();

	json_set_integer(object, "n", (long long)x->n);
	json_set_number(object, "n_effective", x->n_effective);
	json_set(object, "sources", sources_of(x));
	json_set(object, "percentiles", percentiles_of(x));
	json_set_number(interval, "confidence", s->confidence);
	json_set_or_null_value(interval, "by_chance",
			       json_interval_of(x->chance.low, x->chance.high, 6));
	json_set_number(interval, "between_sources", x->between);
	json_set(object, "interval", interval);
	json_set_integer(limits, "min_n", s->min_n);
	json_set_integer(limits, "min_n_quartiles", settings_quartiles_least(s));
	json_set_integer(limits, "min_n_tails", s->min_n_tails);
	json_set_integer(limits, "min_n_ends", s->min_n_ends);
	json_set_number(limits, "max_employer_share", s->max_employer_share);
	json_set_number(limits, "employer_share", x->employer_share);
	json_set(object, "limits", limits);
	set_level_limits(object, level_limits_of(s->levels, x->row->role));
}

static void set_value(struct json *object, const char *key, struct benchmark_value v)
{
	json_set_rounded(object, key, v.kind == VALUE_EXACT ? v.amount : NAN, 2);
}

/* Of figures that were not in dollars per year. */
static void set_conversion(struct json *one, const struct benchmark *row)
{
	char currency[4];

	if (!(row->rate > 0))
		return;
	code_text(row->currency, currency);
	json_set_string(one, "currency", currency);
	json_set_number(one, "usd_per_unit", row->rate);
	json_set_number(one, "periods_per_year", row->per_year);
}

static void set_deciles(struct json *one, const struct benchmark *row)
{
#define DECILE_WORD(percent) "p" #percent,
	static const char *const words[] = {BENCHMARK_DECILES(DECILE_WORD)};
#undef DECILE_WORD

	for (size_t i = 0; i < BENCHMARK_DECILE_COUNT; i++)
		if (row->deciles[i].kind != VALUE_NOT_APPLICABLE)
			set_value(one, words[i], row->deciles[i]);
}

static void set_benchmark(struct json *object, const struct explanation *x)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < x->part_count; i++) {
		const struct explained_part *part = &x->parts[i];
		struct json *one = json_new_object(), *below = json_new_object();
		char date[11];
		date_to_iso(part->row->date, date);
		json_set_string(one, "occupation",
				part->row->own_code ? part->row->own_code : part->row->occupation);
		json_set_string(one, "title", part->row->title);
		set_conversion(one, part->row);
		json_set_string(one, "source", part->row->source);
		json_set_string(one, "date", date);
		json_set_number(one, "weight", part->weight);
		set_value(one, "employment", part->row->employment);
		set_value(one, "mean", part->row->mean);
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
			set_value(one, percentiles[p], part->row->annual[p]);
			json_set_number(below, percentiles[p], part->below[p]);
		}
		set_deciles(one, part->row);
		json_set(one, "below", below);
		json_append(list, one);
	}
	json_set(object, "occupations", list);
}

static struct json *terms_of(const struct pay_part *part)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < part->count; i++) {
		struct json *term = json_new_object();
		json_set_string(term, "kind", part->terms[i].kind);
		json_set_string(term, "name", *part->terms[i].name ? part->terms[i].name : NULL);
		json_set_number(term, "value", part->terms[i].value);
		json_append(list, term);
	}
	return list;
}

static void set_modelled(struct json *object, const struct explanation *x,
			 const struct pay_model *model)
{
	struct pay_part parts[PAY_PARTS_MOST];
	size_t count = pay_model_parts(model, &x->target, parts);
	struct json *list = json_new_array(), *steps = json_new_object();

	for (size_t i = 0; i < count; i++) {
		struct json *part = json_new_object();
		json_set_string(part, "level", count > 1 ? band_level_word(parts[i].level) : NULL);
		json_set_number(part, "weight", parts[i].weight);
		json_set_number(part, "below", parts[i].below);
		json_set_number(part, "log_median", parts[i].median);
		json_set(part, "terms", terms_of(&parts[i]));
		json_append(list, part);
	}
	json_set(object, "model", list);
	json_set_number(steps, "model", x->steps.predicted);
	json_set_number(steps, "country_cells", x->steps.country);
	json_set_number(steps, "own_cell", x->steps.own);
	json_set_number(steps, "other_cells", x->steps.others);
	json_set_number(steps, "order", x->steps.order);
	json_set_number(steps, "own_weight", x->steps.own_weight);
	json_set_number(steps, "own_median", x->steps.own_median);
	json_set_number(steps, "own_sources", x->steps.own_sources);
	json_set_number(steps, "sd", x->steps.sd);
	json_set(object, "log_median", steps);
}

static struct json *row_of(const struct explain_report *r, const struct explanation *x)
{
	const struct tables *tables = &r->session->tables;
	const struct settings *settings = &r->session->config.settings;
	struct json *object = json_new_object(), *published = json_new_object();
	struct json *codes = json_new_array();
	struct buf why;

	json_set_string(object, "role", catalogue_role(tables->catalogue, x->row->role)->id);
	json_set_string(object, "level", band_level_word(x->row->level));
	json_set_string(object, "experience", band_experience_word(x->row->experience).text);
	json_set(object, "area", json_area_of(tables->gazetteer, x->row->area));
	json_set_string(object, "component", component_word(x->row->component));
	json_set_string(object, "basis", basis_word(x->row->basis));
	json_set_band(published, x->row);
	for (unsigned bit = 0; bit < 32; bit++)
		if ((x->row->suppressed & (1u << bit)) && suppression_code(1u << bit))
			json_append_text(codes, text_of(suppression_code(1u << bit)));
	json_set(published, "suppressed", codes);
	buf_init(&why, BUF_LIMIT_DEFAULT);
	words_suppressed(&why, x->row, settings);
	json_set_string(published, "withheld", why.len ? why.data : NULL);
	buf_release(&why);
	json_set(object, "published", published);
	if (x->row->basis == BASIS_OBSERVED)
		set_observed(object, x, settings);
	else if (x->row->basis == BASIS_BENCHMARK)
		set_benchmark(object, x);
	else
		set_modelled(object, x, r->model);
	return object;
}

static struct json *read_of(const struct ledger *l)
{
	struct json *object = json_new_object();

	json_set_string(object, "source", l->source);
	json_set_integer(object, "rows_read", (long long)l->rows_read);
	json_set_integer(object, "used", (long long)l->observations);
	json_set_integer(object, "rejected", (long long)ledger_rejected(l));
	json_set_integer(object, "filtered", (long long)tally_total(&l->filtered));
	json_set_integer(object, "paired", (long long)l->paired);
	json_set_integer(object, "quarantined", (long long)l->quarantined);
	json_set_integer(object, "with_a_role", (long long)l->matched);
	return object;
}

void explain_json(struct buf *out, const struct explain_report *r)
{
	const struct gather *g = &r->session->gather;
	struct json *root = json_new_object(), *read = json_new_array(), *rows = json_new_array();
	char as_of[11];

	date_to_iso(g->as_of, as_of);
	json_set_string(root, "schema", "paybands/explain/1");
	money_set_json(root, &r->session->config.settings);
	json_set_bool(root, "sample", r->sample);
	json_set_string(root, "as_of", as_of);
	json_set(root, "asked", band_filter_json(r->filter, r->session->tables.gazetteer));
	for (size_t i = 0; i < g->ledger_count; i++)
		json_append(read, read_of(&g->ledgers[i]));
	json_set(root, "read", read);
	for (size_t i = 0; i < r->found->count; i++)
		json_append(rows, row_of(r, &r->found->items[i]));
	json_set(root, "rows", rows);
	json_write(root, out, false, false);
	json_free(root);
}
