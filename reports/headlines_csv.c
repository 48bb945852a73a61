/* SPDX-License-Identifier: GPL-3.0-or-later */
/* headlines_csv.c: headlines.csv, one row per role: what its page leads with. The next run reads it to
 * say what changed. */
#include "reports/formats.h"

#include <math.h>

#include "reports/csv_parts.h"
#include "reports/csv_tables.h"
#include "reports/words.h"

static const struct csv_field fields[] = {
    {"role", FIELD_ROLE, "role id"},
    {"role_name", FIELD_TEXT, "name of the role in the catalogue"},
    {"basis", FIELD_TEXT, "observed, modelled or benchmark"},
    {"p50", FIELD_MONEY, "median, US dollars per year"},
    {"p50_low", FIELD_MONEY, "lower end of the median's interval"},
    {"p50_high", FIELD_MONEY, "upper end of the median's interval"},
    {"quality", FIELD_TEXT, "low, medium or high"},
    {"ai_impact", FIELD_SCORE, "AI impact index, 0 to 100"},
    {"growth_percent", FIELD_PERCENT, "projected growth of employment, in percent"},
    {"as_of", FIELD_DATE, "date to which the pay was moved: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"rule", FIELD_TEXT, "method; \" (sample)\" in a run from sample data"},
};
const struct csv_table headlines_csv_table =
    CSV_TABLE("What the page of each role leads with", fields);

static void add_amount(struct buf *out, double value)
{
	buf_add_char(out, ',');
	csv_add_number(out, value, 2);
}

static void add_headline(struct buf *out, const struct band *b)
{
	bool interval = b && words_interval_shown(b);

	buf_add_char(out, ',');
	buf_add_string(out, b ? basis_word(b->basis) : "");
	add_amount(out, b && words_shown(b, BENCHMARK_P50) ? b->p[BENCHMARK_P50].amount : NAN);
	add_amount(out, interval ? b->p50_interval.low : NAN);
	add_amount(out, interval ? b->p50_interval.high : NAN);
	buf_add_char(out, ',');
	buf_add_string(out, b ? quality_word(b->quality) : "");
}

void headlines_csv(struct buf *out, const struct summary *s)
{
	char date[11];

	date_to_iso(s->as_of, date);
	csv_add_header(out, &headlines_csv_table);
	for (size_t i = 0; i < s->role_count; i++) {
		const struct role_summary *r = &s->roles[i];
		const struct band *b = words_band_shown(r->headline) ? r->headline : NULL;

		csv_add_string(out, r->role->id);
		buf_add_char(out, ',');
		csv_add_string(out, r->role->name);
		add_headline(out, b);
		add_amount(out, r->impact.score);
		add_amount(out, r->outlook.known ? r->outlook.growth_percent : NAN);
		buf_addf(out, ",%s,%s%s\n", date, b ? b->rule : "none",
			 s->sample ? " (sample)" : "");
	}
}
