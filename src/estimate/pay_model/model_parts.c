/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_parts.c: the terms that a predicted median is the sum of, for who asks why it is what it is. */
#include <assert.h>
#include <stdio.h>

#include "estimate/bands_private.h"
#include "estimate/pay_model/pay_model_private.h"

static void add_term(struct pay_part *part, const char *kind, const char *name, double value)
{
	struct pay_term *term = &part->terms[part->count];

	if (value == 0)
		return;
	assert(part->count < PAY_TERMS_MOST);
	part->count++;
	*term = (struct pay_term){.kind = kind, .value = value};
	snprintf(term->name, sizeof(term->name), "%s", name);
	part->median += value;
}

/* What pay_model_estimate predicts, term by term. */
static void add_terms(const struct pay_model *m, const struct model_cell *c, struct pay_part *part)
{
	double x[FIXED_COUNT];
	uint32_t level[GROUPING_COUNT];
	char words[64];

	terms_of(&m->terms, c, NULL, x, level);
	for (int k = 0; k < FIXED_COUNT; k++)
		add_term(part, "coefficient",
			 fixed_word(&m->terms, (enum fixed)k, words, sizeof(words)),
			 x[k] * (fixed_usual(&m->terms, (enum fixed)k) +
				 mixed_fixed(m->fit, (size_t)k)));
	for (int g = 0; g < GROUPING_COUNT; g++)
		if (level[g] != MIXED_NONE)
			add_term(part, grouping_word((enum grouping)g), "",
				 mixed_effect(m->fit, (size_t)g, level[g]));
	add_term(part, "ladder", "", m->ladder[(size_t)c->role * STEP_COUNT + c->step]);
}

size_t pay_model_parts(const struct pay_model *m, const struct pay_target *t,
		       struct pay_part out[PAY_PARTS_MOST])
{
	struct model_cell c = pay_model_cell(m, t);
	struct pay_estimate estimate;
	size_t count = 0;

	pay_model_estimate(m, t, &estimate);
	if (c.step != STEP_MIX) {
		out[0] = (struct pay_part){.weight = 1, .below = 0.5};
		add_terms(m, &c, &out[0]);
		add_term(&out[0], "shape", "", estimate.quantile[BENCHMARK_P50] - out[0].median);
		return 1;
	}
	for (unsigned level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		struct pay_part *part = &out[count++];
		c.step = (uint8_t)level;
		*part = (struct pay_part){.level = (enum level)level, .weight = level_mix[level]};
		add_terms(m, &c, part);
		part->below = shape_fraction(pay_model_shape(m, &c),
					     estimate.quantile[BENCHMARK_P50] - part->median);
	}
	return count;
}
