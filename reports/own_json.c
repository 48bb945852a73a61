/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_json.c: own pay beside the market as JSON: see schema/compare-own.schema.json. */
#include "reports/own_report.h"

#include <math.h>

#include "base/json.h"
#include "reports/money_words.h"
#include "reports/words.h"

enum { MONEY_PLACES = 2, RATIO_PLACES = 4, PERCENTILE_PLACES = 1 };

/* NAN: null. */
static void set_rounded(struct json *object, const char *key, double value, int places)
{
	json_set_number(object, key, fixed_value(value, places));
}

static void set_money(struct json *object, const char *key, double dollars)
{
	set_rounded(object, key, dollars, MONEY_PLACES);
}

static void set_count(struct json *object, const char *key, size_t count, bool shown)
{
	if (shown)
		json_set_integer(object, key, (long long)count);
	else
		json_set_null(object, key);
}

static void set_date(struct json *object, const char *key, struct date date)
{
	char text[11];

	date_to_iso(date, text);
	json_set_string(object, key, *text ? text : NULL);
}

static struct json *area_of(const struct own_report *r, struct area area)
{
	struct json *object = json_new_object();
	struct buf name;
	char text[8];

	area_text(area, text);
	buf_init(&name, BUF_LIMIT_DEFAULT);
	words_area(&name, r->request->gazetteer, area);
	json_set_string(object, "kind", area_kind_word(area.kind));
	json_set_string(object, "code", text);
	json_set_text(object, "name", buf_text(&name));
	buf_release(&name);
	return object;
}

/* ---- a group ---- */

static struct json *figures_of(const struct band *b)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75", "p90"};
	struct json *object = json_new_object();

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		set_money(object, names[p],
			  b->p[p].kind == VALUE_EXACT ? b->p[p].amount : (double)NAN);
	json_set_string(object, "quality",
			b->quality == QUALITY_NONE ? NULL : quality_word(b->quality));
	set_date(object, "as_of", b->as_of);
	json_set_string(object, "rule", b->rule);
	return object;
}

static struct json *market_of(const struct own_report *r, const struct own_group *g)
{
	struct json *object = json_new_object();
	struct buf fallback;

	buf_init(&fallback, BUF_LIMIT_DEFAULT);
	own_fallback(&fallback, g, " ");
	json_set_string(object, "level", band_level_word(g->base->level));
	json_set(object, "area", area_of(r, g->base->area));
	json_set_string(object, "basis", basis_word(g->base->basis));
	json_set_text(object, "fallback", buf_text(&fallback));
	json_set(object, "base", figures_of(g->base));
	if (g->total)
		json_set(object, "total", figures_of(g->total));
	else
		json_set_null(object, "total");
	buf_release(&fallback);
	return object;
}

static struct json *range_of(const struct own_group *g)
{
	struct json *object = json_new_object();

	json_set_string(object, "from", g->range_given ? "structure" : "market");
	set_money(object, "minimum", g->range.minimum);
	set_money(object, "maximum", g->range.maximum);
	return object;
}

static struct json *compa_of(const struct own_group *g, bool shown)
{
	static const char *const classes[OWN_COMPA_CLASSES] = {
	    "below_80", "from_80_to_90", "from_90_to_110", "from_110_to_120", "above_120"};
	struct json *object = json_new_object();

	set_rounded(object, "mean", g->compa_ratio, RATIO_PLACES);
	set_rounded(object, "p25", g->compa_quartiles[0], RATIO_PLACES);
	set_rounded(object, "p50", g->compa_quartiles[1], RATIO_PLACES);
	set_rounded(object, "p75", g->compa_quartiles[2], RATIO_PLACES);
	for (int i = 0; i < OWN_COMPA_CLASSES; i++)
		set_count(object, classes[i], g->compa_classes[i], shown);
	return object;
}

static struct json *targets_of(const struct own_report *r, const struct own_group *g, bool shown)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->request->target_count; i++) {
		const struct own_target *t = &g->targets[i];
		struct json *object = json_new_object();
		double percentile = r->request->targets[i];
		json_set_number(object, "percentile", percentile);
		set_money(object, "market_pay",
			  own_market_pay(g->base, percentile, settings_rounding(r->settings)));
		set_money(object, "distance", t->distance);
		set_rounded(object, "distance_share", t->share, RATIO_PLACES);
		set_count(object, "below", t->below, shown && isfinite(t->pay));
		set_money(object, "cost", t->cost);
		json_append(list, object);
	}
	return list;
}

static struct json *total_of(const struct own_group *g)
{
	struct json *object = json_new_object();

	set_count(object, "employees", g->total_people, g->total_people > 0);
	set_money(object, "median", g->total_median);
	set_rounded(object, "compa_ratio", g->total_compa_ratio, RATIO_PLACES);
	set_rounded(object, "market_percentile", g->total_percentile, PERCENTILE_PLACES);
	return object;
}

static struct json *group_of(const struct own_report *r, const struct own_group *g)
{
	const struct role *role = catalogue_role(r->request->catalogue, g->role);
	struct json *object = json_new_object();
	bool shown = g->withheld == OWN_SHOWN;

	json_set_string(object, "role", role->id);
	json_set_string(object, "role_name", role->name);
	json_set_string(object, "level", own_level_word(g->level));
	json_set(object, "area", area_of(r, g->area));
	json_set_string(object, "withheld", shown ? NULL : own_withheld_word(g->withheld));
	set_count(object, "employees", g->people, shown);
	set_rounded(object, "fte", g->fte, RATIO_PLACES);
	json_set(object, "market", market_of(r, g));
	json_set(object, "range", range_of(g));
	set_money(object, "median", g->median);
	set_money(object, "mean", g->mean);
	set_money(object, "payroll", g->payroll);
	json_set(object, "compa_ratio", compa_of(g, shown));
	set_rounded(object, "range_penetration", g->penetration, RATIO_PLACES);
	set_rounded(object, "market_percentile", g->percentile, PERCENTILE_PLACES);
	set_count(object, "below_minimum", g->below_minimum, shown);
	set_money(object, "cost_to_minimum", g->cost_minimum);
	set_count(object, "above_maximum", g->above_maximum, shown);
	json_set(object, "targets", targets_of(r, g, shown));
	json_set(object, "total_pay", total_of(g));
	return object;
}

/* ---- the rest ---- */

static struct json *totals_of(const struct own_report *r)
{
	const struct own_totals *t = &r->pay->totals;
	struct json *object = json_new_object(), *targets = json_new_array();
	bool shown = !t->withheld;

	json_set_bool(object, "withheld", t->withheld);
	set_count(object, "employees", t->people, shown);
	set_rounded(object, "fte", t->fte, RATIO_PLACES);
	set_money(object, "payroll", t->payroll);
	set_rounded(object, "compa_ratio", t->payroll / t->market, RATIO_PLACES);
	set_count(object, "below_minimum", t->below_minimum, shown);
	set_money(object, "cost_to_minimum", t->cost_minimum);
	set_count(object, "above_maximum", t->above_maximum, shown);
	for (size_t i = 0; i < r->request->target_count; i++) {
		const struct own_totals_target *of = &t->targets[i];
		struct json *target = json_new_object();
		json_set_number(target, "percentile", r->request->targets[i]);
		json_set_bool(target, "withheld", of->withheld);
		set_count(target, "employees", of->people, !of->withheld);
		set_count(target, "below", of->below, !of->withheld);
		set_money(target, "cost", of->cost);
		json_append(targets, target);
	}
	json_set(object, "targets", targets);
	return object;
}

static struct json *rates_of(const struct own_report *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->rate_count; i++) {
		struct json *object = json_new_object();
		char letters[4];
		code_text(r->rates[i].currency, letters);
		json_set_string(object, "currency", letters);
		if (r->rates[i].year)
			json_set_integer(object, "year", r->rates[i].year);
		else
			json_set_null(object, "year");
		json_set_number(object, "usd_per_unit", r->rates[i].usd);
		json_set_integer(object, "rows", (long long)r->rates[i].rows);
		json_append(list, object);
	}
	return list;
}

static struct json *unmatched_of(const struct own_report *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->unmatched_count; i++) {
		const struct own_unmatched *u = &r->unmatched[i];
		struct json *object = json_new_object();
		json_set_string(object, "source", u->source);
		json_set_string(object, "file", u->file);
		json_set_integer(object, "line", (long long)u->line);
		json_set_string(object, "reason", u->reason);
		json_set_string(object, "title", *u->title ? u->title : NULL);
		json_set_string(object, "field", *u->field ? u->field : NULL);
		json_append(list, object);
	}
	return list;
}

static struct json *filtered_of(const struct own_report *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->filtered_count; i++) {
		struct json *object = json_new_object();
		json_set_string(object, "source", r->filtered[i].source);
		json_set_string(object, "rule", r->filtered[i].rule);
		json_set_integer(object, "rows", (long long)r->filtered[i].rows);
		json_append(list, object);
	}
	return list;
}

static struct json *rows_of(const struct own_report *r)
{
	struct json *object = json_new_object();

	json_set_integer(object, "read", (long long)r->rows_read);
	json_set_integer(object, "in_groups", (long long)r->pay->left_out[OWN_MATCHED]);
	json_set_integer(object, "unmatched", (long long)r->unmatched_count);
	json_set(object, "filtered", filtered_of(r));
	json_set_integer(object, "part_time", (long long)r->part_time);
	json_set_integer(object, "with_total_pay", (long long)r->with_total);
	set_date(object, "oldest", r->oldest);
	set_date(object, "newest", r->newest);
	json_set_integer(object, "undated", (long long)r->undated);
	json_set(object, "rates", rates_of(r));
	return object;
}

void own_json(struct buf *out, const struct own_report *r)
{
	struct json *root = json_new_object(), *groups = json_new_array();

	json_set_string(root, "schema", "paybands/compare-own/1");
	money_set_json(root, r->settings);
	json_set_string(root, "paybands_version", r->version);
	json_set_bool(root, "sample", r->sample);
	json_set_string(root, "market", r->market);
	set_date(root, "market_as_of", r->as_of);
	json_set_integer(root, "min_employees", (long long)r->request->least);
	json_set_string(root, "by", area_kind_word(r->request->by));
	json_set_string(root, "basis",
			r->request->one_basis ? basis_word(r->request->basis) : NULL);
	json_set(root, "rows", rows_of(r));
	for (size_t i = 0; i < r->pay->count; i++)
		json_append(groups, group_of(r, &r->pay->groups[i]));
	json_set(root, "groups", groups);
	json_set(root, "totals", totals_of(r));
	json_set(root, "unmatched", unmatched_of(r));
	json_write(root, out, false, false);
	json_free(root);
}
