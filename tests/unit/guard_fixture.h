/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_fixture.h: two runs for tests of the guard, each of a few bands and facts. */
#ifndef PAYBANDS_TESTS_GUARD_FIXTURE_H
#define PAYBANDS_TESTS_GUARD_FIXTURE_H

#include <string.h>

#include "cmd/guard_private.h"
#include "tests/unit/bands_fixture.h"

enum { GUARD_ROWS = 128 };

/* Wages rise by a fifth from May 2020 to May 2024, where the index ends. */
struct guard_fixture {
	struct settings settings;
	struct catalogue *catalogue;
	struct wage_index *wages;
	char *directory;
	struct layers reference; /* that folder */
	struct band was[GUARD_ROWS], is[GUARD_ROWS];
	struct fact_table facts; /* of the new run */
	struct summary summary;
	struct baseline baseline;
	struct guard_inputs in;
	struct findings found;
};

static inline void guard_fixture_file(const struct guard_fixture *g, const char *name,
				      const char *content)
{
	fixture_write(g->directory, name, content);
}

static inline int guard_fixture_new(void **state)
{
	struct guard_fixture *g = mem_zero(1, sizeof(*g));
	struct err e = ERR_INIT;
	struct buf path;

	settings_init(&g->settings);
	g->catalogue = fixture_catalogue();
	g->directory = fixture_directory();
	guard_fixture_file(g, "wages.csv", "country,month,index\nUS,2020-05,100\nUS,2024-05,120\n");
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/wages.csv", g->directory);
	if (wage_index_load(&e, &g->wages, LAYERS_INSTALLED(path.data), NULL))
		fail_msg("%s", e.text);
	buf_release(&path);
	fact_table_init(&g->facts);
	fact_table_init(&g->baseline.facts);
	intern_init(&g->baseline.roles);
	intern_add(&g->baseline.roles, text_of("analyst"));
	intern_add(&g->baseline.roles, text_of("mixed"));
	g->baseline.name = "the last run";
	g->baseline.folder = g->directory;
	g->baseline.has_facts = true;
	g->baseline.bands.rows = g->was;
	g->summary.settings = &g->settings;
	g->summary.catalogue = g->catalogue;
	g->summary.bands.rows = g->is;
	g->summary.facts = &g->facts;
	g->reference = (struct layers){.installed = g->directory};
	g->in = (struct guard_inputs){.summary = &g->summary,
				      .wages = g->wages,
				      .candidate = g->directory,
				      .reference = &g->reference};
	*state = g;
	return 0;
}

static inline int guard_fixture_free(void **state)
{
	struct guard_fixture *g = *state;

	fact_table_release(&g->facts);
	fact_table_release(&g->baseline.facts);
	intern_release(&g->baseline.roles);
	wage_index_free(g->wages);
	catalogue_free(g->catalogue);
	fixture_remove(g->directory);
	free(g);
	return 0;
}

/* Starts both runs again, without a row. */
static inline void guard_fixture_clear(struct guard_fixture *g)
{
	g->found = (struct findings){.count = 0};
	g->baseline.bands.count = g->summary.bands.count = 0;
	fact_table_release(&g->facts);
	fact_table_release(&g->baseline.facts);
	fact_table_init(&g->facts);
	fact_table_init(&g->baseline.facts);
}

static inline void add_fact(struct fact_table *t, const char *kind, const char *key, int year,
			    double n, double value)
{
	fact_table_add(
	    t, &(struct fact){
		   .source = "s", .kind = kind, .key = key, .year = year, .n = n, .value = value});
}

/* One fact of both runs. */
static inline void add_facts(struct guard_fixture *g, const char *kind, const char *key, int year,
			     double n_was, double value_was, double n_is, double value_is)
{
	add_fact(&g->baseline.facts, kind, key, year, n_was, value_was);
	add_fact(&g->facts, kind, key, year, n_is, value_is);
}

static inline void add_rows(struct guard_fixture *g, const char *key, double was, double is)
{
	add_facts(g, "rows", key, 0, was, NAN, is, NAN);
}

#endif
