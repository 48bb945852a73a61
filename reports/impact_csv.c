/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_csv.c: impact.csv: the AI-impact score and outlook of every role, one row each. */
#include "reports/formats.h"

#include <inttypes.h>

#include "reports/csv_parts.h"

/* "eloundou:93.1:785 felten:88:774": family, its percentile, among how many. */
static void add_votes(struct buf *out, const struct impact *impact)
{
	struct buf votes;

	buf_init(&votes, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < impact->families; i++) {
		const struct impact_vote *vote = &impact->votes[i];

		buf_addf(&votes, "%s%s:", i ? " " : "", vote->family);
		csv_add_number(&votes, vote->percentile, 2);
		buf_addf(&votes, ":%zu", vote->universe);
	}
	csv_add_field(out, buf_text(&votes), true);
	buf_release(&votes);
}

static void add_impact(struct buf *out, const struct impact *impact)
{
	csv_add_number(out, impact->score, 2);
	buf_add_char(out, ',');
	csv_add_number(out, impact->low, 2);
	buf_add_char(out, ',');
	csv_add_number(out, impact->high, 2);
	buf_addf(out, ",%zu,%s,", impact->families, impact->few_families ? "few-families" : "");
	csv_add_number(out, impact->augmentation, 4);
	buf_add_char(out, ',');
	csv_add_number(out, impact->automation, 4);
	buf_add_char(out, ',');
	csv_add_string(out, impact->covered);
	buf_add_char(out, ',');
	add_votes(out, impact);
}

static void add_outlook(struct buf *out, const struct outlook *o)
{
	if (!o->known) {
		buf_add_string(out, ",,,");
		return;
	}
	csv_add_string(out, o->word);
	buf_add_char(out, ',');
	csv_add_number(out, o->growth_percent, 2);
	buf_add_char(out, ',');
	csv_add_string(out, o->period);
	buf_add_char(out, ',');
	csv_add_string(out, o->publisher_words);
}

void impact_csv(struct buf *out, const struct summary *s)
{
	buf_add_string(
	    out, "role,score,low,high,families,flag,augmentation,automation,occupations,votes,"
		 "growth,growth_percent,growth_period,growth_words,entry_level,rule\n");
	for (size_t i = 0; i < s->role_count; i++) {
		const struct role_summary *r = &s->roles[i];

		csv_add_string(out, r->role->id);
		buf_add_char(out, ',');
		add_impact(out, &r->impact);
		buf_add_char(out, ',');
		add_outlook(out, &r->outlook);
		buf_addf(out, ",%s,mean-of-family-midranks%s\n",
			 !r->entry.known ? ""
			 : r->entry.yes	 ? "yes"
					 : "no",
			 s->sample ? " (sample)" : "");
	}
}
