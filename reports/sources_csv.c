/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sources_csv.c: sources.csv: what each source says of every observed row that is published. */
#include "reports/formats.h"

#include <inttypes.h>

#include "estimate/pay_model/pay_model.h"
#include "reports/csv_parts.h"

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
		 band_level_word(part->level), band_experience_word(part->experience),
		 area_kind_word(part->area.kind), area, component_word(part->component));
	csv_add_string(out, s->bands.sources[part->source - 1]);
	buf_add_char(out, ',');
	if (part->n)
		buf_addf(out, "%" PRIu64, part->n);
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
	buf_add_string(out,
		       "role,level,experience,area_kind,area,component,source,n,n_effective,p50,"
		       "difference_percent,suppressed,rule\n");
	for (size_t i = 0; i < s->bands.part_count; i++)
		add_part(out, s, &s->bands.parts[i]);
}
