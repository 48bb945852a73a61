/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_title.c: any bytes are a title of one role or none, always the same.
 *
 * A role read is in the catalogue; blanks around the title and the case of its letters change
 * nothing.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/title/role.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WHOLE_TITLE = 300 }; /* a longer one may be cut, and blanks move the cut */

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_title: %s\n", what);
	abort();
}

/* Loaded once, and kept till the program ends. */
static const struct catalogue *catalogue(void)
{
	static struct catalogue *loaded;
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	char path[1000];

	if (loaded)
		return loaded;
	snprintf(path, sizeof(path), "%s/data/roles", root && *root ? root : ".");
	if (catalogue_load(&e, &loaded, LAYERS_INSTALLED(path)))
		hold(false, e.text);
	return loaded;
}

static void check(const struct title_reading *reading)
{
	hold((reading->role == ROLE_NONE) == (reading->rule == NULL), "a role without a rule");
	hold(reading->role == ROLE_NONE || reading->role < catalogue_count(catalogue()),
	     "a role that is not there");
	hold(reading->level >= LEVEL_UNKNOWN && reading->level < LEVEL_COUNT, "no such level");
	hold((reading->level == LEVEL_UNKNOWN) == (reading->level_word == NULL),
	     "a level without its word");
}

static void check_same(struct text t, const struct title_reading *first, const char *what)
{
	struct title_reading again;

	title_read(catalogue(), t, &again);
	hold(again.role == first->role && again.rule == first->rule &&
		 again.level == first->level && again.level_word == first->level_word,
	     what);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct title_reading reading;
	/* an exact copy, so that the sanitizer sees a read past its end */
	char *copy = malloc(size ? size : 1), *padded = malloc(size + 2);

	if (!copy || !padded)
		abort();
	memcpy(copy, data, size);
	title_read(catalogue(), (struct text){copy, size}, &reading);
	check(&reading);
	if (size <= WHOLE_TITLE) {
		padded[0] = ' ';
		memcpy(padded + 1, copy, size);
		padded[size + 1] = '\t';
		check_same((struct text){padded, size + 2}, &reading, "blanks decide");
		for (size_t i = 0; i < size; i++)
			copy[i] = ascii_lower(copy[i]);
		check_same((struct text){copy, size}, &reading, "case decides");
	}
	free(copy);
	free(padded);
	return 0;
}
