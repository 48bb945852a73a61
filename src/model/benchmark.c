/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmark.c: areas as words. */
#include "model/benchmark.h"

#include <stdio.h>

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
