/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sources_csv.c: sources.csv: what each source says of every observed row that is published. */
#include "reports/formats.h"

#include "estimate/pay_model/pay_model.h"
#include "reports/csv_parts.h"
#include "reports/csv_tables.h"

static const struct csv_field fields[] = {
    {"role", FIELD_ROLE, "role id"},
    {"level", FIELD_TEXT, "junior, mid, senior, staff, manager, executive or all"},
    {"experience", FIELD_TEXT,
     "years of experience: 0-2, 2-5, 5-8, 8+ (or the run's experience-steps), or all"},
    {"area_kind", FIELD_TEXT, "all, country, state or metro"},
    {"area", FIELD_AREA, "*, US, US-CA or a CBSA code"},
    {"component", FIELD_TEXT, "base or total pay"},
    {"source", FIELD_TEXT, "name of the source"},
    {"n", FIELD_COUNT, "observations of the source"},
    {"n_effective", FIELD_NUMBER, "effective number of observations (Kish)"},
    {"p50", FIELD_MONEY, "median of the source, US dollars per year"},
    {"difference_percent", FIELD_PERCENT, "by how much the pay model finds the source to differ"},
    {"suppressed", FIELD_TEXT, "withheld, or empty"},
    {"rule", FIELD_TEXT, "method; \" (sample)\" in a run from sample data"},
};
const struct csv_table sources_csv_table =
    CSV_TABLE("What each source says of every observed row", fields);

static bool is_withheld(const struct band *b)
{
	return b->suppressed & SUPPRESSED_WHOLE;
}

/* By how much the source's pay differs from what the others say of the same, in percent. */
static void add_difference(struct buf *out, const struct summary *s, const struct band *part)
{
	double difference;

	if (s->model && !is_withheld(part) &&
	    pay_model_source_difference(s->model, part, (uint16_t)(part->source - 1), &difference))
		csv_add_number(out, 100 * expm1(difference), 1);
}

static void add_part(struct buf *out, const struct summary *s, const struct band *part)
{
	char area[8];

	area_text(part->area, area);
	buf_addf(out, "%s,%s,%s,%s,%s,%s,", catalogue_role(s->catalogue, part->role)->id,
		 band_level_word(part->level), band_experience_word(part->experience).text,
		 area_kind_word(part->area.kind), area, component_word(part->component));
	csv_add_string(out, s->bands.sources[part->source - 1]);
	buf_add_char(out, ',');
	if (part->n)
		buf_add_count(out, part->n);
	buf_add_char(out, ',');
	csv_add_number(out, part->n_effective, 2);
	buf_add_char(out, ',');
	if (part->p[BENCHMARK_P50].kind == VALUE_EXACT)
		csv_add_number(out, part->p[BENCHMARK_P50].amount, 2);
	buf_add_char(out, ',');
	add_difference(out, s, part);
	buf_addf(out, ",%s,%s%s\n", is_withheld(part) ? "withheld" : "", part->rule,
		 s->sample ? " (sample)" : "");
}

void sources_csv(struct buf *out, const struct summary *s)
{
	csv_add_header(out, &sources_csv_table);
	for (size_t i = 0; i < s->bands.part_count; i++)
		add_part(out, s, &s->bands.parts[i]);
}
