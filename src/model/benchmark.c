/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmark.c: areas as words, and the sets that hold published aggregates.
 *
 * A set owns its items and, in its arena, every text they point to.
 */
#include "model/benchmark.h"

#include <stdio.h>
#include <stdlib.h>

const char *area_kind_word(enum area_kind kind)
{
	static const char *const words[AREA_KIND_COUNT] = {
	    [AREA_ALL] = "all",
	    [AREA_COUNTRY] = "country",
	    [AREA_STATE] = "state",
	    [AREA_METRO] = "metro",
	};

	return words[kind];
}

void area_text(struct area area, char out[8])
{
	char country[4], state[4];

	code_text(area.place.country, country);
	code_text(area.place.state, state);
	switch (area.kind) {
	case AREA_COUNTRY:
		snprintf(out, 8, "%s", country);
		break;
	case AREA_STATE:
		snprintf(out, 8, "%.3s-%.3s", country, state);
		break;
	case AREA_METRO:
		snprintf(out, 8, "%05u", (unsigned)(area.place.metro % 100000));
		break;
	case AREA_ALL:
	case AREA_KIND_COUNT:
		snprintf(out, 8, "*");
		break;
	}
}

void benchmark_set_init(struct benchmark_set *s)
{
	*s = (struct benchmark_set){.items = NULL};
	arena_init(&s->texts);
}

void benchmark_set_release(struct benchmark_set *s)
{
	if (!s)
		return;
	arena_release(&s->texts);
	free(s->items);
	*s = (struct benchmark_set){.items = NULL};
}

void exposure_set_init(struct exposure_set *s)
{
	*s = (struct exposure_set){.items = NULL};
	arena_init(&s->texts);
}

void exposure_set_release(struct exposure_set *s)
{
	if (!s)
		return;
	arena_release(&s->texts);
	free(s->items);
	*s = (struct exposure_set){.items = NULL};
}
