/* SPDX-License-Identifier: GPL-3.0-or-later */
/* employers_csv.c: employers.csv: what the people of one employer report, by role and country. */
#include "reports/formats.h"

#include "reports/csv_parts.h"
#include "reports/csv_tables.h"
#include "reports/words.h"

static const struct csv_field fields[] = {
    {"role", FIELD_ROLE, "role id"},
    {"employer", FIELD_TEXT, "name of the employer"},
    {"component", FIELD_TEXT, "base or total pay"},
    {"country", FIELD_TEXT, "ISO 3166 code of the country"},
    {"n", FIELD_COUNT, "observations"},
    {"n_effective", FIELD_NUMBER, "effective number of observations (Kish)"},
    {"p50", FIELD_MONEY, "median, US dollars per year"},
    {"p50_low", FIELD_MONEY, "lower end of the median's interval"},
    {"p50_high", FIELD_MONEY, "upper end of the median's interval"},
    {"sources", FIELD_COUNT, "sources of the observations"},
    {"suppressed", FIELD_TEXT, "what is withheld, and why"},
    {"as_of", FIELD_DATE, "date to which the pay was moved: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"rule", FIELD_TEXT, "method; \" (sample)\" in a run from sample data"},
};
const struct csv_table employers_csv_table =
    CSV_TABLE("Pay by employer, of roles and countries", fields);

/* The tails and quartiles of an employer are never given. */
static void add_reasons(struct buf *out, const struct band *b)
{
	const char *before = "";

	for (unsigned bit = 0; bit < 32; bit++) {
		unsigned flag = 1u << bit;
		if (!(b->suppressed & flag) || flag == SUPPRESSED_TAILS || !suppression_code(flag))
			continue;
		buf_addf(out, "%s%s", before, suppression_code(flag));
		before = " ";
	}
}

static void add_employer(struct buf *out, const struct summary *s, const struct employer_row *row)
{
	const struct band *b = &row->band;
	char country[4], as_of[11];

	code_text(row->country, country);
	date_to_iso(b->as_of, as_of);
	csv_add_string(out, catalogue_role(s->catalogue, b->role)->id);
	buf_add_char(out, ',');
	csv_add_string(out, row->name);
	buf_addf(out, ",%s,%s,", component_word(b->component), country);
	if (b->n)
		buf_add_count(out, b->n);
	buf_add_char(out, ',');
	csv_add_number(out, b->n_effective, 2);
	buf_add_char(out, ',');
	if (b->p[BENCHMARK_P50].kind == VALUE_EXACT)
		csv_add_number(out, b->p[BENCHMARK_P50].amount, 2);
	buf_add_char(out, ',');
	csv_add_number(out, b->p50_interval.low, 2);
	buf_add_char(out, ',');
	csv_add_number(out, b->p50_interval.high, 2);
	buf_add_char(out, ',');
	if (b->sources)
		buf_addf(out, "%u", b->sources);
	buf_add_char(out, ',');
	add_reasons(out, b);
	buf_addf(out, ",%s,%s%s\n", as_of, b->rule, s->sample ? " (sample)" : "");
}

void employers_csv(struct buf *out, const struct summary *s)
{
	csv_add_header(out, &employers_csv_table);
	for (size_t i = 0; i < s->bands.employer_count; i++)
		add_employer(out, s, &s->bands.employers[i]);
}
