/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_csv.c: own pay beside the market as CSV (docs/DATA-CONTRACT.md, "Own pay beside the market").
 *
 * One list per table says the columns, their order and what writes them, as in bands_csv.c.
 */
#include "reports/own_report.h"

#include "reports/csv_parts.h"
#include "reports/csv_tables.h"
#include "reports/money_words.h"
#include "reports/words.h"

enum { RATIO_PLACES = 4 };

const char *own_withheld_word(enum own_withheld withheld)
{
	static const char *const words[] = {
	    [OWN_SHOWN] = "", [OWN_FEW] = "few", [OWN_COMPLEMENTARY] = "complementary"};

	return words[withheld];
}

const char *own_level_word(enum level level)
{
	return level == LEVEL_UNKNOWN ? "not-known" : level_word(level);
}

void own_fallback(struct buf *out, const struct own_group *g, const char *between)
{
	bool levels = own_group_all_levels(g), unknown = g->level == LEVEL_UNKNOWN;

	if (own_group_wider_area(g))
		buf_addf(out, "wider-area%s", levels || unknown ? between : "");
	if (unknown)
		buf_add_string(out, "level-not-known");
	else if (levels)
		buf_add_string(out, "all-levels");
}

struct line {
	const struct own_report *report;
	const struct own_group *group; /* NULL: the totals */
	size_t target;
	struct buf *words; /* scratch */
};

static void add_count(struct buf *out, size_t count, bool shown)
{
	if (shown)
		buf_addf(out, "%zu", count);
}

static void add_money(struct buf *out, double dollars)
{
	csv_add_number(out, fixed_value(dollars, 2), 2);
}

static void add_ratio(struct buf *out, double ratio)
{
	csv_add_number(out, fixed_value(ratio, RATIO_PLACES), RATIO_PLACES);
}

static void add_percentile(struct buf *out, double percentile)
{
	csv_add_number(out, fixed_value(percentile, 1), 1);
}

static void add_figure(struct buf *out, const struct band *b, int percentile)
{
	if (b && b->p[percentile].kind == VALUE_EXACT)
		add_money(out, b->p[percentile].amount);
}

static void add_date(struct buf *out, struct date date)
{
	char text[11];

	date_to_iso(date, text);
	buf_add_string(out, text);
}

static const char *role_id(const struct line *l)
{
	return catalogue_role(l->report->request->catalogue, l->group->role)->id;
}

static const char *role_name(const struct line *l)
{
	return catalogue_role(l->report->request->catalogue, l->group->role)->name;
}

/* Column, its kind and meaning; what writes it of the group `g`, whose figures are shown where `shown`; and
 * what writes it of the totals `t`, likewise. */
#define GROUP_COLUMNS(X)                                                                           \
	X("role", ROLE, "role id; total in the last row", csv_add_string(out, role_id(l)),         \
	  buf_add_string(out, "total"))                                                            \
	X("role_name", TEXT, "name of the role", csv_add_string(out, role_name(l)), )              \
	X("level", TEXT, "junior to staff, manager, executive or not-known",                       \
	  buf_add_string(out, own_level_word(g->level)), )                                         \
	X("area_kind", TEXT, "country, state or metro",                                            \
	  buf_add_string(out, area_kind_word(g->area.kind)), )                                     \
	X("area", AREA, "US, US-CA or a CBSA code", csv_add_area(out, g->area), )                  \
	X("area_name", TEXT, "name of the area",                                                   \
	  csv_add_area_name(out, l->words, l->report->request->gazetteer, g->area), )              \
	X("employees", COUNT, "people; empty where the group is withheld",                         \
	  add_count(out, g->people, shown), add_count(out, t->people, shown))                      \
	X("withheld", TEXT, "few, complementary or empty",                                         \
	  buf_add_string(out, own_withheld_word(g->withheld)),                                     \
	  buf_add_string(out, t->withheld ? "complementary" : ""))                                 \
	X("fte", NUMBER, "full-time equivalents", csv_add_number(out, g->fte, 4),                  \
	  csv_add_number(out, t->fte, 4))                                                          \
	X("market_level", TEXT, "level of the market's band",                                      \
	  buf_add_string(out, band_level_word(g->base->level)), )                                  \
	X("market_area", AREA, "area of the market's band", csv_add_area(out, g->base->area), )    \
	X("market_basis", TEXT, "modelled, observed or benchmark",                                 \
	  buf_add_string(out, basis_word(g->base->basis)), )                                       \
	X("market_quality", TEXT, "low, medium or high",                                           \
	  buf_add_string(out, quality_word(g->base->quality)), )                                   \
	X("fallback", TEXT,                                                                        \
	  "why the band is not the group's own: wider-area, all-levels, "                          \
	  "level-not-known",                                                                       \
	  own_fallback(out, g, " "), )                                                             \
	X("market_p25", MONEY, "market base pay, US dollars per year",                             \
	  add_figure(out, g->base, BENCHMARK_P25), )                                               \
	X("market_p50", MONEY, "the same, median", add_figure(out, g->base, BENCHMARK_P50), )      \
	X("market_p75", MONEY, "the same, 75th percentile",                                        \
	  add_figure(out, g->base, BENCHMARK_P75), )                                               \
	X("range_from", TEXT, "market (P25 to P75) or structure",                                  \
	  buf_add_string(out, g->range_given ? "structure" : "market"), )                          \
	X("range_minimum", MONEY, "US dollars per year", add_money(out, g->range.minimum), )       \
	X("range_maximum", MONEY, "US dollars per year", add_money(out, g->range.maximum), )       \
	X("median", MONEY, "base pay of the group, full time", add_money(out, g->median), )        \
	X("mean", MONEY, "the same, mean", add_money(out, g->mean), )                              \
	X("payroll", MONEY, "base pay of all per year, at their FTE", add_money(out, g->payroll),  \
	  add_money(out, t->payroll))                                                              \
	X("compa_ratio", NUMBER,                                                                   \
	  "mean / market_p50; of the totals payroll / the same at "                                \
	  "market_p50",                                                                            \
	  add_ratio(out, g->compa_ratio), add_ratio(out, t->payroll / t->market))                  \
	X("compa_p25", NUMBER, "quartile of people's compa-ratios",                                \
	  add_ratio(out, g->compa_quartiles[0]), )                                                 \
	X("compa_p50", NUMBER, "the same, median", add_ratio(out, g->compa_quartiles[1]), )        \
	X("compa_p75", NUMBER, "the same, 75th percentile",                                        \
	  add_ratio(out, g->compa_quartiles[2]), )                                                 \
	X("compa_below_80", COUNT, "people below 0.8",                                             \
	  add_count(out, g->compa_classes[0], shown), )                                            \
	X("compa_80_90", COUNT, "people from 0.8, below 0.9",                                      \
	  add_count(out, g->compa_classes[1], shown), )                                            \
	X("compa_90_110", COUNT, "people from 0.9, below 1.1",                                     \
	  add_count(out, g->compa_classes[2], shown), )                                            \
	X("compa_110_120", COUNT, "people from 1.1, below 1.2",                                    \
	  add_count(out, g->compa_classes[3], shown), )                                            \
	X("compa_above_120", COUNT, "people from 1.2",                                             \
	  add_count(out, g->compa_classes[4], shown), )                                            \
	X("range_penetration", NUMBER, "(mean - minimum) / (maximum - minimum)",                   \
	  add_ratio(out, g->penetration), )                                                        \
	X("market_percentile", SCORE, "at which the group's median stands, 0 to 100",              \
	  add_percentile(out, g->percentile), )                                                    \
	X("below_minimum", COUNT, "people below the range",                                        \
	  add_count(out, g->below_minimum, shown), add_count(out, t->below_minimum, shown))        \
	X("cost_to_minimum", MONEY, "per year, at their FTE, to raise those to the minimum",       \
	  add_money(out, g->cost_minimum), add_money(out, t->cost_minimum))                        \
	X("above_maximum", COUNT, "people above the range",                                        \
	  add_count(out, g->above_maximum, shown), add_count(out, t->above_maximum, shown))        \
	X("total_employees", COUNT, "people whose total pay is known",                             \
	  add_count(out, g->total_people, g->total_people > 0), )                                  \
	X("total_market_p25", MONEY, "market total pay, US dollars per year",                      \
	  add_figure(out, g->total, BENCHMARK_P25), )                                              \
	X("total_market_p50", MONEY, "the same, median",                                           \
	  add_figure(out, g->total, BENCHMARK_P50), )                                              \
	X("total_market_p75", MONEY, "the same, 75th percentile",                                  \
	  add_figure(out, g->total, BENCHMARK_P75), )                                              \
	X("total_median", MONEY, "total pay of the group, full time",                              \
	  add_money(out, g->total_median), )                                                       \
	X("total_compa_ratio", NUMBER, "mean of total pay / total_market_p50",                     \
	  add_ratio(out, g->total_compa_ratio), )                                                  \
	X("total_market_percentile", SCORE, "at which the median of total pay stands",             \
	  add_percentile(out, g->total_percentile), )                                              \
	X("market_as_of", DATE, "date of the market's band", add_date(out, g->base->as_of), )

#define TARGET_COLUMNS(X)                                                                          \
	X("role", ROLE, "role id; total in the last rows", csv_add_string(out, role_id(l)),        \
	  buf_add_string(out, "total"))                                                            \
	X("level", TEXT, "junior to staff, manager, executive or not-known",                       \
	  buf_add_string(out, own_level_word(g->level)), )                                         \
	X("area", AREA, "US, US-CA or a CBSA code", csv_add_area(out, g->area), )                  \
	X("target", NUMBER, "percentile of the market's base pay",                                 \
	  csv_add_number(out, percentile, 2), csv_add_number(out, percentile, 2))                  \
	X("employees", COUNT,                                                                      \
	  "people; empty where withheld; of the totals those of groups "                           \
	  "that have the percentile",                                                              \
	  add_count(out, g->people, shown), add_count(out, t->people, shown))                      \
	X("market_pay", MONEY, "base pay there; empty where the band does not tell it",            \
	  add_money(                                                                               \
	      out, own_market_pay(g->base, percentile, settings_rounding(l->report->settings))), ) \
	X("distance", MONEY, "the group's median less that", add_money(out, f->distance), )        \
	X("distance_share", SHARE, "the same as a part of market_pay", add_ratio(out, f->share), ) \
	X("below_target", COUNT, "people below it",                                                \
	  add_count(out, f->below, shown &&isfinite(f->pay)), add_count(out, t->below, shown))     \
	X("cost_to_target", MONEY, "per year, at their FTE, to raise those to it",                 \
	  add_money(out, f->cost), add_money(out, t->cost))

#define UNMATCHED_COLUMNS(X)                                                                       \
	X("source", TEXT, "source of the configuration", csv_add_string(out, u->source))           \
	X("file", TEXT, "name of the file", csv_add_string(out, u->file))                          \
	X("line", WHOLE, "line of the file", buf_addf(out, "%llu", (unsigned long long)u->line))   \
	X("reason", TEXT, "why the row is in no group", csv_add_string(out, u->reason))            \
	X("title", TEXT, "job title as written", csv_add_string(out, u->title))                    \
	X("field", TEXT, "column, where it was the fault", csv_add_string(out, u->field))

static const struct csv_field group_fields[] = {
#define FIELD(name, type, about, group, total) {name, FIELD_##type, about},
    GROUP_COLUMNS(FIELD)};
static const struct csv_field target_fields[] = {TARGET_COLUMNS(FIELD)
#undef FIELD
};
static const struct csv_field unmatched_fields[] = {
#define FIELD(name, type, about, write) {name, FIELD_##type, about},
    UNMATCHED_COLUMNS(FIELD)
#undef FIELD
};
static const struct csv_table groups_table = CSV_TABLE("Own pay by group", group_fields);
static const struct csv_table targets_table = CSV_TABLE("Own pay by target", target_fields);
static const struct csv_table unmatched_table = CSV_TABLE("Rows in no group", unmatched_fields);

#define CELL_OF(write)                                                                             \
	if (!first)                                                                                \
		buf_add_char(out, ',');                                                            \
	first = false;                                                                             \
	write;
#define CELL_GROUP(name, type, about, group, total) CELL_OF(group)
#define CELL_TOTAL(name, type, about, group, total) CELL_OF(total)
#define CELL_ROW(name, type, about, write) CELL_OF(write)

static void add_group(struct buf *out, const struct line *l)
{
	const struct own_group *g = l->group;
	bool first = true, shown = g->withheld == OWN_SHOWN;

	GROUP_COLUMNS(CELL_GROUP)
	buf_add_char(out, '\n');
}

static void add_totals(struct buf *out, const struct own_totals *t)
{
	bool first = true, shown = !t->withheld;

	GROUP_COLUMNS(CELL_TOTAL)
	buf_add_char(out, '\n');
}

void own_groups_csv(struct buf *out, const struct own_report *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	csv_add_header(out, &groups_table);
	for (size_t i = 0; i < r->pay->count; i++)
		add_group(
		    out, &(struct line){.report = r, .group = &r->pay->groups[i], .words = &words});
	add_totals(out, &r->pay->totals);
	buf_release(&words);
}

static void add_target(struct buf *out, const struct line *l)
{
	const struct own_group *g = l->group;
	const struct own_target *f = &g->targets[l->target];
	double percentile = l->report->request->targets[l->target];
	bool first = true, shown = g->withheld == OWN_SHOWN;

	TARGET_COLUMNS(CELL_GROUP)
	buf_add_char(out, '\n');
}

static void add_target_total(struct buf *out, const struct own_report *r, size_t target)
{
	const struct own_totals_target *t = &r->pay->totals.targets[target];
	double percentile = r->request->targets[target];
	bool first = true, shown = !t->withheld;

	TARGET_COLUMNS(CELL_TOTAL)
	buf_add_char(out, '\n');
}

void own_targets_csv(struct buf *out, const struct own_report *r)
{
	csv_add_header(out, &targets_table);
	for (size_t i = 0; i < r->pay->count; i++)
		for (size_t k = 0; k < r->request->target_count; k++)
			add_target(out, &(struct line){
					    .report = r, .group = &r->pay->groups[i], .target = k});
	for (size_t k = 0; k < r->request->target_count; k++)
		add_target_total(out, r, k);
}

void own_unmatched_csv(struct buf *out, const struct own_report *r)
{
	csv_add_header(out, &unmatched_table);
	for (size_t i = 0; i < r->unmatched_count; i++) {
		const struct own_unmatched *u = &r->unmatched[i];
		bool first = true;

		UNMATCHED_COLUMNS(CELL_ROW)
		buf_add_char(out, '\n');
	}
}
