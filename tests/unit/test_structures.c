/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pay structure of a role in a place: which rows are in it, and their ratios.
 *
 * The figures are a compensation textbook's: round ranges whose ratios are fractions that can be checked by
 * hand, as stated beside each. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "estimate/structures.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define ROLE(name, more, title)                                                                    \
	"[role]\nname = " name "\nfamily = data\nsummary = A fixture.\n" more                      \
	"[titles]\nanywhere = " title "\n[occupations]\n15-0001 = 1\nnote = A fixture.\n"

enum { LAMP_KEEPER, SAIL_MANAGER, ROLES };
enum { ROWS_MOST = 32 };

struct world {
	char *directory;
	struct catalogue *catalogue;
	struct band rows[ROWS_MOST];
	struct band_table bands;
	struct structure_table structures;
};

static const struct area us = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}};
static const struct area germany = {.kind = AREA_COUNTRY, .place = {.country = CODE2('D', 'E')}};
static const struct area california = {
    .kind = AREA_STATE, .place = {.country = CODE2('U', 'S'), .state = CODE2('C', 'A')}};
static const struct area seattle = {.kind = AREA_METRO, .place = {.metro = 42660}};
static const struct area everywhere = {.kind = AREA_ALL};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	struct err e = ERR_INIT;

	*state = w;
	w->directory = fixture_directory();
	w->bands.rows = w->rows;
	fixture_write(w->directory, "words.ini", "[same]\n");
	fixture_write(w->directory, "lamp-keeper.ini", ROLE("Lamp keeper", "", "lamp keeper"));
	fixture_write(w->directory, "sail-manager.ini",
		      ROLE("Sail manager", "track = manager\n", "sail manager"));
	if (catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(w->directory)) < 0)
		fail_msg("%s", e.text);
	assert_int_equal(catalogue_count(w->catalogue), ROLES);
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	structure_table_release(&w->structures);
	catalogue_free(w->catalogue);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

/* In thousands. */
static struct band *add(struct world *w, enum level level, struct area area, enum basis basis,
			double minimum, double midpoint, double maximum)
{
	struct band *b = &w->rows[w->bands.count++];

	*b = (struct band){.role = LAMP_KEEPER,
			   .level = level,
			   .area = area,
			   .basis = basis,
			   .only_source = basis == BASIS_OBSERVED};
	b->p[BENCHMARK_P25] = (struct benchmark_value){VALUE_EXACT, minimum * 1000};
	b->p[BENCHMARK_P50] = (struct benchmark_value){VALUE_EXACT, midpoint * 1000};
	b->p[BENCHMARK_P75] = (struct benchmark_value){VALUE_EXACT, maximum * 1000};
	return b;
}

static int by_order(const void *left, const void *right)
{
	return band_compare(left, right);
}

static void compute(struct world *w)
{
	qsort(w->rows, w->bands.count, sizeof(*w->rows), by_order);
	structures_compute(&w->structures, &w->bands, w->catalogue);
}

/* The row at `i`, which must be of that level and area. */
static const struct structure_row *row(const struct world *w, size_t i, enum level level,
				       struct area area)
{
	assert_true(i < w->structures.count);
	assert_int_equal(w->structures.rows[i].band->level, level);
	assert_int_equal(area_compare(w->structures.rows[i].band->area, area), 0);
	return &w->structures.rows[i];
}

static void a_structure_climbs_its_ladder(void **state)
{
	struct world *w = *state;
	const struct structure_row *r;

	add(w, LEVEL_JUNIOR, us, BASIS_MODELLED, 60, 72, 90);
	add(w, LEVEL_MID, us, BASIS_MODELLED, 80, 90, 120);
	add(w, LEVEL_SENIOR, us, BASIS_MODELLED, 130, 135, 150);
	add(w, LEVEL_STAFF, us, BASIS_MODELLED, 140, 162, 180);
	add(w, LEVEL_MANAGER, us, BASIS_MODELLED, 150, 180, 200);
	add(w, LEVEL_ALL, us, BASIS_MODELLED, 70, 100, 130);
	compute(w);
	assert_int_equal(w->structures.count, 4);
	r = row(w, 0, LEVEL_JUNIOR, us);
	assert_near(r->spread, 0.5, 1e-12); /* 30 / 60 */
	assert_near(r->progression, 0.25, 1e-12); /* 18 / 72 */
	assert_near(r->overlap, 0.25, 1e-12); /* (90 - 80) / (120 - 80) */
	assert_int_equal(r->next->level, LEVEL_MID);
	r = row(w, 1, LEVEL_MID, us);
	assert_near(r->progression, 0.5, 1e-12); /* 45 / 90 */
	assert_near(r->overlap, -0.5, 1e-12); /* a gap: (120 - 130) / (150 - 130) */
	r = row(w, 2, LEVEL_SENIOR, us);
	assert_near(r->progression, 0.2, 1e-12); /* 27 / 135 */
	r = row(w, 3, LEVEL_STAFF, us);
	assert_null(r->next);
	assert_true(isnan(r->progression) && isnan(r->overlap));
	assert_near(r->spread, 2.0 / 7, 1e-12); /* 40 / 140 */
}

static void places_stand_against_their_nation(void **state)
{
	struct world *w = *state;

	add(w, LEVEL_MID, us, BASIS_MODELLED, 80, 100, 120);
	add(w, LEVEL_MID, california, BASIS_MODELLED, 90, 115, 140);
	add(w, LEVEL_MID, seattle, BASIS_MODELLED, 90, 125, 140);
	add(w, LEVEL_MID, germany, BASIS_MODELLED, 60, 70, 80);
	add(w, LEVEL_SENIOR, seattle, BASIS_MODELLED, 120, 150, 170);
	add(w, LEVEL_MID, everywhere, BASIS_OBSERVED, 1, 2, 3);
	compute(w);
	assert_int_equal(w->structures.count, 5);
	assert_near(row(w, 0, LEVEL_MID, germany)->geographic_factor, 1, 0);
	assert_near(row(w, 1, LEVEL_MID, us)->geographic_factor, 1, 0);
	assert_near(row(w, 2, LEVEL_MID, california)->geographic_factor, 1.15, 1e-12);
	assert_near(row(w, 3, LEVEL_MID, seattle)->geographic_factor, 1.25, 1e-12);
	/* The nation has no senior row. */
	assert_true(isnan(row(w, 4, LEVEL_SENIOR, seattle)->geographic_factor));
}

static void observed_rows_stand_in_only_where_no_level_is_modelled(void **state)
{
	struct world *w = *state;

	add(w, LEVEL_MID, us, BASIS_MODELLED, 80, 100, 120);
	add(w, LEVEL_MID, us, BASIS_OBSERVED, 81, 101, 121);
	add(w, LEVEL_SENIOR, us, BASIS_OBSERVED, 100, 130, 150);
	add(w, LEVEL_MID, germany, BASIS_OBSERVED, 60, 70, 80);
	add(w, LEVEL_SENIOR, germany, BASIS_OBSERVED, 70, 84, 100);
	add(w, LEVEL_ALL, germany, BASIS_BENCHMARK, 70, 84, 100);
	add(w, LEVEL_MID, seattle, BASIS_OBSERVED, 90, 125, 140);
	compute(w);
	assert_int_equal(w->structures.count, 4);
	assert_near(row(w, 0, LEVEL_MID, germany)->progression, 0.2, 1e-12); /* 14 / 70 */
	row(w, 1, LEVEL_SENIOR, germany);
	assert_int_equal(row(w, 2, LEVEL_MID, us)->band->basis, BASIS_MODELLED);
	assert_null(row(w, 2, LEVEL_MID, us)->next);
	/* Against an observed nation, 101: 125 / 101, never against the modelled 100. */
	assert_near(row(w, 3, LEVEL_MID, seattle)->geographic_factor, 125.0 / 101, 1e-12);
}

/* Staff of one survey may earn less than senior of another, whatever the role pays. */
static void observed_rows_of_several_sources_are_not_compared(void **state)
{
	struct world *w = *state;

	add(w, LEVEL_MID, germany, BASIS_OBSERVED, 60, 70, 80)->only_source = 0;
	add(w, LEVEL_SENIOR, germany, BASIS_OBSERVED, 50, 60, 70)->only_source = 0;
	add(w, LEVEL_MID, us, BASIS_OBSERVED, 80, 100, 120);
	add(w, LEVEL_MID, seattle, BASIS_OBSERVED, 90, 125, 140)->only_source = 2;
	compute(w);
	assert_int_equal(w->structures.count, 4);
	assert_true(isnan(row(w, 0, LEVEL_MID, germany)->progression));
	assert_near(row(w, 0, LEVEL_MID, germany)->geographic_factor, 1, 0);
	assert_true(isnan(row(w, 3, LEVEL_MID, seattle)->geographic_factor));
}

static void what_is_withheld_stays_withheld(void **state)
{
	struct world *w = *state;
	struct band *b;

	b = add(w, LEVEL_JUNIOR, us, BASIS_OBSERVED, 60, 72, 90);
	b->suppressed = SUPPRESSED_QUARTILES;
	b = add(w, LEVEL_MID, us, BASIS_OBSERVED, 80, 90, 120);
	b->suppressed = SUPPRESSED_EMPLOYER;
	b = add(w, LEVEL_SENIOR, us, BASIS_OBSERVED, 100, 0, 150);
	b->p[BENCHMARK_P50] = (struct benchmark_value){VALUE_AT_LEAST, 120000};
	add(w, LEVEL_STAFF, us, BASIS_OBSERVED, 120, 150, 180);
	compute(w);
	assert_int_equal(w->structures.count, 2);
	assert_true(isnan(row(w, 0, LEVEL_JUNIOR, us)->range.minimum));
	assert_true(isnan(row(w, 0, LEVEL_JUNIOR, us)->spread));
	assert_null(row(w, 0, LEVEL_JUNIOR, us)->next);
	row(w, 1, LEVEL_STAFF, us);
}

static void only_base_pay_of_all_experience_is_structured(void **state)
{
	struct world *w = *state;

	add(w, LEVEL_MID, us, BASIS_MODELLED, 80, 100, 120)->component = COMPONENT_TOTAL;
	add(w, LEVEL_ALL, us, BASIS_MODELLED, 80, 100, 120)->experience = (struct years_span){2, 5};
	compute(w);
	assert_int_equal(w->structures.count, 0);
}

static void a_managers_role_has_its_track(void **state)
{
	struct world *w = *state;

	add(w, LEVEL_MID, us, BASIS_MODELLED, 80, 100, 120)->role = SAIL_MANAGER;
	add(w, LEVEL_MANAGER, us, BASIS_MODELLED, 150, 200, 250)->role = SAIL_MANAGER;
	add(w, LEVEL_EXECUTIVE, us, BASIS_MODELLED, 200, 250, 300)->role = SAIL_MANAGER;
	compute(w);
	assert_int_equal(w->structures.count, 2);
	assert_near(row(w, 0, LEVEL_MANAGER, us)->progression, 0.25, 1e-12); /* 50 / 200 */
	assert_near(row(w, 0, LEVEL_MANAGER, us)->overlap, 0.5, 1e-12); /* 50 / 100 */
	row(w, 1, LEVEL_EXECUTIVE, us);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_structure_climbs_its_ladder),
	    TEST(places_stand_against_their_nation),
	    TEST(observed_rows_stand_in_only_where_no_level_is_modelled),
	    TEST(observed_rows_of_several_sources_are_not_compared),
	    TEST(what_is_withheld_stays_withheld),
	    TEST(only_base_pay_of_all_experience_is_structured),
	    TEST(a_managers_role_has_its_track),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
