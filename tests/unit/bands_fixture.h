/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_fixture.h: a small catalogue, and observations to bands.csv text, for tests of bands. */
#ifndef PAYBANDS_TESTS_BANDS_FIXTURE_H
#define PAYBANDS_TESTS_BANDS_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/bands.h"
#include "reports/reports.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

enum { ROLE_ANALYST, ROLE_MIXED, ROLE_SINGLE }; /* by id */

/* analyst has an occupation that no benchmark of the tests covers. */
static inline struct catalogue *fixture_catalogue(void)
{
	char *directory = fixture_directory();
	struct catalogue *catalogue = NULL;
	struct err e = ERR_INIT;

	fixture_write(directory, "words.ini",
		      "[words]\nholders = senior\njoining = of\nfillers = the\nalone = manager\n");
	fixture_write(directory, "analyst.ini",
		      "[role]\nname = Analyst\nfamily = data\nsummary = Analyses.\n"
		      "[titles]\nanywhere = pay analyst\n[occupations]\n13-1141 = 1\nnote = x\n");
	fixture_write(directory, "mixed.ini",
		      "[role]\nname = Mixed\nfamily = data\nsummary = Mixes.\n"
		      "[titles]\nanywhere = mixed worker\n"
		      "[occupations]\n15-2051 = 0.6\n15-1252 = 0.4\nnote = x\n");
	fixture_write(directory, "single.ini",
		      "[role]\nname = Single\nfamily = data\nsummary = Is one.\n"
		      "[titles]\nanywhere = single worker\n[occupations]\n15-2051 = 1\nnote = x\n");
	if (catalogue_load(&e, &catalogue, LAYERS_INSTALLED(directory)) < 0)
		fail_msg("%s", e.text);
	fixture_remove(directory);
	return catalogue;
}

/* Base pay of one analyst in California, in May 2024. */
static inline struct observation an_observation(enum level level, double dollars)
{
	struct observation o = {
	    .source = "test",
	    .date = {2024, 5, 0},
	    .role = ROLE_ANALYST,
	    .level = level,
	    .place = {.country = CODE2('U', 'S')},
	    .years = YEARS_NONE,
	    .fx = 1,
	    .weight = 1,
	};

	for (int i = 0; i < COMPONENT_COUNT; i++)
		o.pay[i] = MONEY_NONE;
	o.pay[COMPONENT_BASE] = (money)llround(dollars * MONEY_PER_DOLLAR);
	return o;
}

static inline struct settings fixture_settings(void)
{
	struct settings settings;

	settings_init(&settings);
	settings.age = AGING_NONE;
	settings.complementary = false;
	settings.max_employer_share = 1;
	settings.between_sources = 0;
	return settings;
}

static inline struct cells *new_cells(void)
{
	struct cells_setup setup = {.age = AGING_NONE, .usd_per_unit = 1};

	return cells_new(&setup);
}

static inline void compute(struct band_table *out, struct cells *cells,
			   const struct catalogue *catalogue, const struct settings *settings)
{
	struct err e = ERR_INIT;
	struct date as_of = {2024, 5, 0};

	if (bands_compute(&e, out, cells, NULL, catalogue, settings, as_of) < 0)
		fail_msg("%s", e.text);
}

static inline void add_table(struct buf *out, const struct band_table *table,
			     const struct catalogue *catalogue)
{
	struct buf all;

	buf_init(&all, BUF_LIMIT_DEFAULT);
	reports_add_band_rows(&all, table, catalogue, NULL, false, 1);
	buf_add_string(out, strchr(all.data, '\n') + 1); /* without the header */
	buf_release(&all);
}

static inline const struct band *find(const struct band_table *table, enum level level,
				      struct area area)
{
	const struct band wanted = {.role = ROLE_ANALYST, .level = level, .area = area};

	return band_find(table, &wanted);
}

static const struct area everywhere = {.kind = AREA_ALL};
static const struct area united_states = {.kind = AREA_COUNTRY,
					  .place = {.country = CODE2('U', 'S')}};

static inline struct area a_country(const char *letters)
{
	return (struct area){.kind = AREA_COUNTRY, .place = {.country = code_of(text_of(letters))}};
}
static inline struct area a_state(const char *letters)
{
	return (struct area){
	    .kind = AREA_STATE,
	    .place = {.country = CODE2('U', 'S'), .state = code_of(text_of(letters))}};
}
static inline struct area a_metro(uint32_t metro)
{
	return (struct area){.kind = AREA_METRO, .place = {.metro = metro}};
}

/* A generator of the tests' own, so that every machine tries the same cases. */
static inline uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

#endif
