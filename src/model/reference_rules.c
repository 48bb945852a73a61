/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_rules.c: see reference_rules.h. */
#include "model/reference_rules.h"

static const struct reference_rule rules[] = {
#define RULE(file, merge, key) {file, merge, key},
    REFERENCE_RULES(RULE)
#undef RULE
};
enum { RULES = sizeof(rules) / sizeof(*rules) };

const struct reference_rule *reference_rule_of(struct text file)
{
	for (size_t i = 0; i < RULES; i++)
		if (text_equal(file, text_of(rules[i].file)))
			return &rules[i];
	return NULL;
}

const char *reference_rule_nearest(struct text file)
{
	const char *names[RULES];

	for (size_t i = 0; i < RULES; i++)
		names[i] = rules[i].file;
	return text_nearest(file, names, RULES);
}
