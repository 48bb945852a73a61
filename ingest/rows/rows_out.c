/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows_out.c: observations, rejects and benchmarks as CSV rows.
 *
 * Numbers are written so that they read back the same: money to the cent, doubles in
 * the fewest digits that give the same bits. Text from inputs is made safe for spreadsheets.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/csv_out.h"
#include "base/unicode.h"
#include "ingest/ingest.h"
#include "ingest/rows/row_reader.h"
#include "model/left_out.h"

#define OBSERVATION_COLUMNS                                                                        \
	"source,line,date,title,role,level,level_basis,years,country,state,metro,remote,"          \
	"employer,base,bonus,equity,total,currency,fx,weight"

void observation_header(struct buf *out, struct row_traces traces, bool ends)
{
	buf_add_string(out, OBSERVATION_COLUMNS);
	row_trace_header(out, traces);
	buf_addf(out, "%s\n", ends ? ",base_low,base_high,total_low,total_high,ranges" : "");
}

const char *reject_header(void)
{
	static const char header[] = REJECT_FIELDS(LEFT_OUT_HEADER) "\n";

	return header + 1;
}

#define DECILE_HEADER(percent) ",p" #percent
void benchmark_header(struct buf *out, bool carried)
{
	buf_add_string(
	    out, "source,line,date,area_kind,area,industry,occupation,title,group,hourly_only,"
		 "employment,employment_rse,mean,mean_rse,p10,p25,p50,p75,p90,hourly_mean,"
		 "hourly_p10,hourly_p25,hourly_p50,hourly_p75,hourly_p90");
	if (carried)
		buf_add_string(out,
			       ",component,own_code,share,p50_rse,grade,currency,"
			       "usd_per_unit,periods_per_year" BENCHMARK_DECILES(DECILE_HEADER));
	buf_add_char(out, '\n');
}

static void add_number(struct buf *out, double value)
{
	char digits[32];

	for (int precision = 15; precision <= 17; precision++) {
		snprintf(digits, sizeof(digits), "%.*g", precision, value);
		if (strtod(digits, NULL) == value)
			break;
	}
	buf_add_string(out, digits);
}

static void add_money(struct buf *out, money amount)
{
	if (amount == MONEY_NONE)
		return;
	buf_addf(out, "%" PRId64, amount / MONEY_PER_DOLLAR);
	if (amount % MONEY_PER_DOLLAR)
		buf_addf(out, ".%02" PRId64, amount % MONEY_PER_DOLLAR);
}

static void add_code(struct buf *out, code c)
{
	char letters[4];

	code_text(c, letters);
	buf_add_string(out, letters);
}

static void add_role(struct buf *out, const struct catalogue *catalogue, uint16_t role)
{
	if (role != ROLE_NONE)
		buf_add_string(out, catalogue_role(catalogue, role)->id);
}

/* A range that has no middle. */
static bool is_open(struct pay_ends ends)
{
	return (ends.low == MONEY_NONE) != (ends.high == MONEY_NONE);
}

/* Beside its ends an open range has no amount: its end is not one. */
static void add_observation(struct buf *out, const struct observation *o,
			    const struct catalogue *catalogue, bool ends)
{
	char date[11];

	date_to_iso(o->date, date);
	csv_add_field(out, text_of(o->source), true);
	buf_addf(out, ",%" PRIu64 ",%s,", o->line, date);
	csv_add_field(out, o->title, true);
	buf_add_char(out, ',');
	add_role(out, catalogue, o->role);
	buf_addf(out, ",%s,%s,", level_word(o->level), level_basis_word(o->level_basis));
	if (o->years >= 0)
		add_number(out, o->years);
	buf_add_char(out, ',');
	add_code(out, o->place.country);
	buf_add_char(out, ',');
	add_code(out, o->place.state);
	buf_add_char(out, ',');
	if (o->place.metro)
		buf_addf(out, "%" PRIu32, o->place.metro);
	buf_addf(out, ",%s,", remote_word(o->remote));
	csv_add_field(out, o->employer, true);
	for (int c = 0; c < COMPONENT_COUNT; c++) {
		buf_add_char(out, ',');
		if (!ends || !o->ranged || !is_open(o->ends[c]))
			add_money(out, o->pay[c]);
	}
	buf_add_char(out, ',');
	add_code(out, o->currency);
	buf_add_char(out, ',');
	add_number(out, o->fx);
	buf_add_char(out, ',');
	add_number(out, o->weight);
}

static void add_ends(struct buf *out, const struct observation *o)
{
	static const enum component components[] = {COMPONENT_BASE, COMPONENT_TOTAL};

	for (size_t i = 0; i < 2; i++) {
		buf_add_char(out, ',');
		if (o->ranged)
			add_money(out, o->ends[components[i]].low);
		buf_add_char(out, ',');
		if (o->ranged)
			add_money(out, o->ends[components[i]].high);
	}
	buf_add_char(out, ',');
	if (o->ranged)
		buf_add_string(out, ranges_word(o->ranges));
}

void observation_add_row(struct buf *out, const struct observation *o,
			 const struct catalogue *catalogue, struct text traces, bool ends)
{
	add_observation(out, o, catalogue, ends);
	buf_add_text(out, traces);
	if (ends)
		add_ends(out, o);
	buf_add_char(out, '\n');
}

/* The value may be what made the row unreadable: it is made text first. */
void reject_add_row(struct buf *out, const char *source, uint64_t line, enum reject_reason reason,
		    struct text field, struct text value, const char *file)
{
	struct buf clean;

	buf_init(&clean, BUF_LIMIT_DEFAULT);
	value = reject_cut(value);
	for (size_t i = 0; i < value.len; i++)
		buf_add_char(&clean, value.data[i] ? value.data[i] : ' ');
	csv_add_field(out, text_of(source), true);
	buf_addf(out, ",%" PRIu64 ",%s,", line, reject_word(reason));
	csv_add_field(out, field, true);
	buf_add_char(out, ',');
	if (utf8_valid(buf_text(&clean))) {
		csv_add_field(out, buf_text(&clean), true);
	} else {
		struct buf repaired;
		buf_init(&repaired, BUF_LIMIT_DEFAULT);
		utf8_repair(&repaired, buf_text(&clean));
		csv_add_field(out, buf_text(&repaired), true);
		buf_release(&repaired);
	}
	buf_add_char(out, ',');
	csv_add_field(out, text_of(file), true);
	buf_add_char(out, '\n');
	buf_release(&clean);
}

/* As the publisher writes them: a bound is ">=239200", or ">=" if unknown; an unreleased figure is
 * "*"; one that does not exist is empty. */
static void add_value(struct buf *out, struct benchmark_value value)
{
	switch (value.kind) {
	case VALUE_NOT_APPLICABLE:
		return;
	case VALUE_NOT_RELEASED:
		buf_add_char(out, '*');
		return;
	case VALUE_AT_LEAST:
		buf_add_string(out, ">=");
		if (isnan(value.amount))
			return;
		break;
	case VALUE_AT_MOST: /* of observed rows only */
	case VALUE_EXACT:
		break;
	}
	add_number(out, value.amount);
}

/* Rates and periods are empty where nothing was converted. */
static void add_carried(struct buf *out, const struct benchmark *b)
{
	buf_addf(out, ",%s,", component_word(b->component));
	csv_add_field(out, text_of(b->own_code ? b->own_code : ""), true);
	buf_add_char(out, ',');
	add_number(out, b->share);
	buf_add_char(out, ',');
	add_value(out, b->p50_rse);
	buf_addf(out, ",%s,", published_grade_word(b->grade));
	add_code(out, b->currency);
	buf_add_char(out, ',');
	if (b->rate > 0)
		add_number(out, b->rate);
	buf_add_char(out, ',');
	if (b->rate > 0)
		add_number(out, b->per_year);
	for (size_t i = 0; i < BENCHMARK_DECILE_COUNT; i++) {
		buf_add_char(out, ',');
		add_value(out, b->deciles[i]);
	}
}

void benchmark_add_row(struct buf *out, const struct benchmark *b, bool carried)
{
	const struct benchmark_value *const wages[] = {
	    &b->employment, &b->employment_rse, &b->mean,      &b->mean_rse,  &b->annual[0],
	    &b->annual[1],  &b->annual[2],	&b->annual[3], &b->annual[4], &b->hourly_mean,
	    &b->hourly[0],  &b->hourly[1],	&b->hourly[2], &b->hourly[3], &b->hourly[4],
	};
	char date[11], area[8];

	date_to_iso(b->date, date);
	area_text(b->area, area);
	csv_add_field(out, text_of(b->source), true);
	buf_addf(out, ",%" PRIu64 ",%s,%s,%s,", b->line, date, area_kind_word(b->area.kind), area);
	csv_add_field(out, text_of(b->industry), true);
	buf_add_char(out, ',');
	csv_add_field(out, text_of(b->occupation), true);
	buf_add_char(out, ',');
	csv_add_field(out, text_of(b->title), true);
	buf_add_char(out, ',');
	csv_add_field(out, text_of(b->group), true);
	buf_addf(out, ",%s", b->hourly_only ? "true" : "");
	for (size_t i = 0; i < sizeof(wages) / sizeof(wages[0]); i++) {
		buf_add_char(out, ',');
		add_value(out, *wages[i]);
	}
	if (carried)
		add_carried(out, b);
	buf_add_char(out, '\n');
}
