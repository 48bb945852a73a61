/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_place.c: any bytes are a place, or none.
 *
 * The first byte picks what is known already, the rest is the text. Whatever the text, what is
 * known stays, every code given is in the tables, a state or a metro is in the US, a metro lies in
 * its state, and the same text reads the same again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/place/gazetteer_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct place known[] = {
    {0},
    {.country = CODE2('U', 'S')},
    {.country = CODE2('U', 'S'), .state = CODE2('C', 'A')},
    {.country = CODE2('U', 'S'), .state = CODE2('V', 'A')},
    {.country = CODE2('D', 'E')},
    {.country = CODE2('G', 'E')},
};

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_place: %s\n", what);
	abort();
}

/* Loaded with the first input and kept: it takes longer than an input does. */
static const struct gazetteer *gazetteer(void)
{
	static struct gazetteer *g;
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	char path[512];

	snprintf(path, sizeof(path), "%s/data/reference", root ? root : ".");
	if (!g)
		hold(gazetteer_load(&e, &g, LAYERS_INSTALLED(path), GAZETTEER_CITIES) == 0, e.text);
	return g;
}

static void check_place(const struct gazetteer *g, struct place p, struct place within)
{
	const code us = CODE2('U', 'S');

	hold(!within.country || p.country == within.country, "the country that was known moved");
	hold(!within.state || p.state == within.state, "the state that was known moved");
	hold(!p.country || country_name(g, p.country), "an unknown country");
	hold(!p.state || (p.country == us && state_name(g, p.state)), "an unknown state");
	hold(!p.metro || (p.country == us && metro_name(g, p.metro)), "an unknown metro");
	hold(!p.metro || !p.state || metro_touches(g, p.metro, p.state), "a metro elsewhere");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct gazetteer *g = gazetteer();
	struct place within, p, again;
	struct text t;
	code country, state;

	if (size == 0)
		return 0;
	within = known[data[0] % (sizeof(known) / sizeof(*known))];
	t = (struct text){.data = (const char *)data + 1, .len = size - 1};
	p = place_read(g, t, within);
	again = place_read(g, t, within);
	hold(p.country == again.country && p.state == again.state && p.metro == again.metro,
	     "the same text read in two ways");
	check_place(g, p, within);
	country = country_read(g, t);
	hold(!country || country_name(g, country), "an unknown country of its own field");
	state = state_read(g, t);
	hold(!state || state_name(g, state), "an unknown state of its own field");
	check_place(g,
		    (struct place){.country = CODE2('U', 'S'),
				   .metro = metro_read(g, t, CODE2('C', 'A')),
				   .state = CODE2('C', 'A')},
		    (struct place){0});
	return 0;
}
