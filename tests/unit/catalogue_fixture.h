/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue_fixture.h: the catalogue of data/roles, loaded once for a group of tests. */
#ifndef PAYBANDS_TESTS_CATALOGUE_FIXTURE_H
#define PAYBANDS_TESTS_CATALOGUE_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "model/title/role_private.h"

static inline int catalogue_fixture_load(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	struct catalogue *c;
	char path[1000];

	snprintf(path, sizeof(path), "%s/data/roles", root && *root ? root : ".");
	if (catalogue_load(&e, &c, LAYERS_INSTALLED(path)))
		print_error("%s\n", e.text);
	*state = c;
	return c ? 0 : -1;
}

static inline int catalogue_fixture_free(void **state)
{
	catalogue_free(*state);
	return 0;
}

#endif
