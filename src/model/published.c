/* SPDX-License-Identifier: GPL-3.0-or-later */
/* published.c: the sets of published tables, made from their list. */
#include "model/published.h"

#include <stdlib.h>

static const char *const tiers[RELATED_TIERS] = {
    [RELATED_PRIMARY_SHORT] = "primary-short",
    [RELATED_PRIMARY_LONG] = "primary-long",
    [RELATED_SUPPLEMENTAL] = "supplemental",
};

const char *related_tier_word(enum related_tier tier)
{
	return tiers[tier];
}

bool related_tier_read(struct text word, enum related_tier *out)
{
	for (int i = 0; i < RELATED_TIERS; i++)
		if (text_equal_fold(word, text_of(tiers[i]))) {
			*out = (enum related_tier)i;
			return true;
		}
	return false;
}

#define DEFINE_SET(name, member, word, set)                                                        \
	void set##_init(struct set *s)                                                             \
	{                                                                                          \
		*s = (struct set){.items = NULL};                                                  \
		arena_init(&s->texts);                                                             \
	}                                                                                          \
                                                                                                   \
	void set##_release(struct set *s)                                                          \
	{                                                                                          \
		if (!s)                                                                            \
			return;                                                                    \
		arena_release(&s->texts);                                                          \
		free(s->items);                                                                    \
		*s = (struct set){.items = NULL};                                                  \
	}
PUBLISHED_TABLES(DEFINE_SET)
#undef DEFINE_SET

void published_tables_init(struct published_tables *p)
{
#define INIT(name, member, word, set) set##_init(&p->member);
	PUBLISHED_TABLES(INIT)
#undef INIT
}

void published_tables_release(struct published_tables *p)
{
	if (!p)
		return;
#define RELEASE(name, member, word, set) set##_release(&p->member);
	PUBLISHED_TABLES(RELEASE)
#undef RELEASE
}
