/* SPDX-License-Identifier: GPL-3.0-or-later */
/* occupation_facts.c: the sets own their items and, in their arenas, every text these point to. */
#include "model/occupation_facts.h"

#include <stdlib.h>

void projection_set_init(struct projection_set *s)
{
	*s = (struct projection_set){.items = NULL};
	arena_init(&s->texts);
}

void projection_set_release(struct projection_set *s)
{
	if (!s)
		return;
	arena_release(&s->texts);
	free(s->items);
	*s = (struct projection_set){.items = NULL};
}

void job_zone_set_init(struct job_zone_set *s)
{
	*s = (struct job_zone_set){.items = NULL};
	arena_init(&s->texts);
}

void job_zone_set_release(struct job_zone_set *s)
{
	if (!s)
		return;
	arena_release(&s->texts);
	free(s->items);
	*s = (struct job_zone_set){.items = NULL};
}

void posting_share_set_init(struct posting_share_set *s)
{
	*s = (struct posting_share_set){.items = NULL};
	arena_init(&s->texts);
}

void posting_share_set_release(struct posting_share_set *s)
{
	if (!s)
		return;
	arena_release(&s->texts);
	free(s->items);
	*s = (struct posting_share_set){.items = NULL};
}
