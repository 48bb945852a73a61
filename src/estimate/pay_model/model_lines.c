/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_lines.c: what the pay model found, as the lines of model.csv. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "estimate/pay_model/pay_model_private.h"
#include "stats/quantile.h"

static void name_effect(const struct pay_model *m, enum grouping grouping, uint64_t key,
			char *const *sources, char name[64])
{
	char letters[4];

	if (grouping == BY_ROLE) {
		snprintf(name, 64, "%s", catalogue_role(m->terms.catalogue, key)->id);
	} else if (grouping == BY_SOURCE) {
		snprintf(name, 64, "%s", sources[key]);
	} else if (grouping == BY_METRO) {
		snprintf(name, 64, "%" PRIu64, key);
	} else {
		code_text((code)key, letters);
		snprintf(name, 64, "%s%s", grouping == BY_STATE ? "US-" : "", letters);
	}
}

/* A rank as the share of the published distribution below it. */
static struct model_line rank_line(double score, double spread)
{
	return (struct model_line){
	    .kind = "rank",
	    .estimate = normal_fraction(score),
	    .error = (normal_fraction(score + spread) - normal_fraction(score - spread)) / 2,
	};
}

/* How much wider than elsewhere pay lies in each country; one of too few people has no line. */
static void add_dispersions(const struct pay_model *m, struct model_line *lines, size_t *count)
{
	for (size_t i = 0; i < m->country_scale_count; i++) {
		double scale = m->country_scales[i].scale;
		struct model_line *line = &lines[*count];

		if (scale == 1)
			continue;
		*line =
		    (struct model_line){.kind = "dispersion", .estimate = log(scale), .error = NAN};
		code_text(m->country_scales[i].country, line->name);
		(*count)++;
	}
}

void pay_model_lines(const struct pay_model *m, char *const *sources, struct model_line **out,
		     size_t *count)
{
	static const enum grouping told[] = {BY_ROLE, BY_COUNTRY, BY_STATE, BY_METRO, BY_SOURCE};
	size_t room = FIXED_COUNT + GROUPING_COUNT + STEP_COUNT + m->country_scale_count;

	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++)
		room += m->terms.groupings[told[i]].count;
	*out = mem_zero(room, sizeof(**out));
	*count = 0;
	for (int k = 0; k < FIXED_COUNT; k++) {
		struct model_line *line = &(*out)[(*count)++];
		char words[64];
		*line = (struct model_line){.kind = "coefficient",
					    .estimate = fixed_usual(&m->terms, (enum fixed)k) +
							mixed_fixed(m->fit, (size_t)k),
					    .error = mixed_fixed_error(m->fit, (size_t)k)};
		snprintf(line->name, sizeof(line->name), "%s",
			 fixed_word(&m->terms, (enum fixed)k, words, sizeof(words)));
	}
	for (int g = 0; g < GROUPING_COUNT; g++) {
		struct model_line *line = &(*out)[(*count)++];
		*line = (struct model_line){
		    .kind = "spread", .estimate = mixed_tau(m->fit, (size_t)g), .error = NAN};
		snprintf(line->name, sizeof(line->name), "%s", grouping_word((enum grouping)g));
	}
	for (unsigned step = 0; step < STEP_COUNT; step++) {
		struct model_line *line = &(*out)[*count];
		if (isnan(m->ranks.score[step]))
			continue;
		*line = rank_line(m->ranks.score[step], m->ranks.spread[step]);
		step_word(&m->terms, step, line->name, sizeof(line->name));
		(*count)++;
	}
	add_dispersions(m, *out, count);
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++)
		for (size_t k = 0; k < m->terms.groupings[told[i]].count; k++) {
			struct model_line *line = &(*out)[(*count)++];
			*line = (struct model_line){
			    .kind = grouping_word(told[i]),
			    .estimate = mixed_effect(m->fit, told[i], (uint32_t)k),
			    .error = mixed_effect_error(m->fit, told[i], (uint32_t)k)};
			name_effect(m, told[i], m->terms.groupings[told[i]].keys[k], sources,
				    line->name);
		}
}
