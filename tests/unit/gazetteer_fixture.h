/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gazetteer_fixture.h: the gazetteer of data/reference, as the state of a group of tests. */
#ifndef PAYBANDS_TESTS_GAZETTEER_FIXTURE_H
#define PAYBANDS_TESTS_GAZETTEER_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "model/place/place.h"

static inline struct gazetteer *gazetteer_installed(enum gazetteer_extent extent)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	struct gazetteer *g;
	char path[512];

	snprintf(path, sizeof(path), "%s/data/reference", root ? root : ".");
	if (gazetteer_load(&e, &g, LAYERS_INSTALLED(path), extent))
		fail_msg("%s", e.text);
	return g;
}

static inline int gazetteer_set_up(void **state)
{
	*state = gazetteer_installed(GAZETTEER_CITIES);
	return 0;
}

static inline int gazetteer_tear_down(void **state)
{
	gazetteer_free(*state);
	return 0;
}

#endif
