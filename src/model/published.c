/* SPDX-License-Identifier: GPL-3.0-or-later */
/* published.c: the sets of published tables, made from their list. */
#include "model/published.h"

#include <stdlib.h>

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
