/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule of the guard on bands, impact and moves: what is just within its limit passes, and what is
 * just beyond it is found. Limits are those of the settings' defaults. */
#include "cmd/findings.h"
#include "tests/unit/guard_fixture.h"

/* ---- bands ---- */

/* A cell of its own for each number. */
static struct band a_band(enum basis basis, size_t number, uint64_t n, double median)
{
	struct band b = {.role = ROLE_ANALYST,
			 .basis = basis,
			 .component = COMPONENT_BASE,
			 .area = a_metro((uint32_t)(10000 + number)),
			 .n = n};

	b.p[BENCHMARK_P50].kind = median > 0 ? VALUE_EXACT : VALUE_NOT_RELEASED;
	b.p[BENCHMARK_P50].amount = median;
	return b;
}

/* The cells of both runs; a median of 0 is none. */
static void add_cells(struct guard_fixture *g, enum basis basis, size_t count, uint64_t n_was,
		      double was, uint64_t n_is, double is)
{
	for (size_t i = 0; i < count; i++) {
		size_t number = g->baseline.bands.count;
		g->was[g->baseline.bands.count++] = a_band(basis, number, n_was, was);
		if (is > 0)
			g->is[g->summary.bands.count++] = a_band(basis, number, n_is, is);
	}
}

static const char *found_in_bands(struct guard_fixture *g)
{
	guard_bands(&g->found, &g->in, &g->baseline);
	return g->found.count ? g->found.text : "";
}

/* What is found where `count` cells of a basis, of as many rows, go from one median to the other. */
static const char *moved(struct guard_fixture *g, enum basis basis, size_t count, uint64_t n,
			 double was, double is)
{
	guard_fixture_clear(g);
	add_cells(g, basis, count, n, was, n, is);
	return found_in_bands(g);
}

static void a_median_may_move_by_the_limit_either_way(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 124990), "");
	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 125010),
			    "analyst all 10000 base observed: 100000 of 100 in the last run is "
			    "125010 of 100 now");
	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 75010), "");
	assert_string_not_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 74990), "");
	g->settings.guard = 0.6; /* more than a half up: a half down is as much */
	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 159990), "");
	assert_string_not_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 160010), "");
	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 50010), "");
	assert_string_not_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 49990), "");
}

static void beside_the_accepted_run_drift_is_the_limit(void **state)
{
	struct guard_fixture *g = *state;

	g->baseline.accepted = true;
	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 139990), "");
	assert_string_not_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 140010), "");
	g->settings.guard = 0.5; /* the greater of the two holds */
	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 100, 100000, 149990), "");
}

/* Three standard errors of the log of two medians of 29 rows: 3 * 1.2533 * 0.5 * sqrt(2 / 29) = 0.4937, a
 * factor of 1.6383. */
static void a_cell_of_few_rows_may_move_by_chance(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(moved(g, BASIS_OBSERVED, 1, 29, 100000, 163700), "");
	assert_string_not_equal(moved(g, BASIS_OBSERVED, 1, 29, 100000, 164000), "");
	assert_string_not_equal(moved(g, BASIS_OBSERVED, 1, 30, 100000, 126000), "");
}

static void a_cell_of_mostly_new_rows_is_another(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		uint64_t n;
		double median;
		bool found;
	} cases[] = {
	    {180, 126000, true}, {181, 126000, false}, {181, 299000, false}, {181, 301000, true}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_OBSERVED, 1, 100, 100000, cases[i].n, cases[i].median);
		assert_int_equal(*found_in_bands(g) != '\0', cases[i].found);
	}
}

static void a_cell_may_lose_half_of_its_rows(void **state)
{
	struct guard_fixture *g = *state;

	add_cells(g, BASIS_OBSERVED, 1, 100, 100000, 50, 100000);
	assert_string_equal(found_in_bands(g), "");
	guard_fixture_clear(g);
	add_cells(g, BASIS_OBSERVED, 1, 100, 100000, 49, 100000);
	assert_string_not_equal(found_in_bands(g), "");
	guard_fixture_clear(g);
	g->baseline.accepted = true; /* long ago */
	add_cells(g, BASIS_OBSERVED, 1, 100, 100000, 49, 100000);
	assert_string_equal(found_in_bands(g), "");
}

static void a_modelled_cell_may_double_or_leave_half_its_interval(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(moved(g, BASIS_MODELLED, 1, 0, 100000, 199000), "");
	assert_string_not_equal(moved(g, BASIS_MODELLED, 1, 0, 100000, 201000), "");
	for (int beyond = 0; beyond < 2; beyond++) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_MODELLED, 1, 0, 100000, 0, beyond ? 301000 : 299000);
		g->was[0].p50_interval = (struct interval){.low = 50000, .high = 450000};
		assert_int_equal(*found_in_bands(g) != '\0', beyond);
	}
}

/* One in ten of the cells of many rows may lose its median, but not all of one role. */
static void few_cells_may_lose_their_median(void **state)
{
	struct guard_fixture *g = *state;

	add_cells(g, BASIS_OBSERVED, 9, 100, 100000, 100, 100000);
	add_cells(g, BASIS_OBSERVED, 1, 100, 100000, 0, 0);
	assert_string_equal(found_in_bands(g), "");
	guard_fixture_clear(g);
	add_cells(g, BASIS_OBSERVED, 8, 100, 100000, 100, 100000);
	add_cells(g, BASIS_OBSERVED, 1, 30, 90000, 0, 0);
	assert_string_equal(found_in_bands(g),
			    "analyst all 10008 base observed: 90000 of 30 in the last run is gone, "
			    "as 1 of 9 cells are");
	guard_fixture_clear(g);
	add_cells(g, BASIS_OBSERVED, 8, 100, 100000, 100, 100000);
	add_cells(g, BASIS_OBSERVED, 8, 29, 100000, 0, 0); /* of few rows */
	assert_string_equal(found_in_bands(g), "");
	guard_fixture_clear(g);
	add_cells(g, BASIS_OBSERVED, 20, 100, 100000, 100, 100000);
	add_cells(g, BASIS_BENCHMARK, 1, 100, 100000, 0, 0);
	g->was[20].role = ROLE_MIXED;
	assert_string_equal(found_in_bands(g),
			    "mixed: all of its 1 figures in the last run are gone");
	g->baseline.accepted = true;
	g->found.count = 0;
	assert_string_equal(found_in_bands(g), "");
}

/* One that is withheld is there, and has no median; the first that is lost is named. */
static void a_cell_that_is_withheld_is_lost(void **state)
{
	struct guard_fixture *g = *state;

	for (size_t firm = 9; firm >= 8; firm--) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_OBSERVED, 10, 100, 100000, 100, 100000);
		g->is[8].p[BENCHMARK_P50].kind = VALUE_NOT_RELEASED;
		if (firm == 8) {
			g->is[9].p[BENCHMARK_P50].kind = VALUE_NOT_RELEASED;
			g->was[9].n = g->is[9].n = 200;
		}
		assert_string_equal(found_in_bands(g),
				    firm == 8 ? "analyst all 10008 base observed: 100000 of 100 in "
						"the last run is withheld now, as 2 of 10 cells are"
					      : "");
	}
}

/* Cells of mostly new rows say nothing of a table: seven others are too few. */
static void a_table_is_judged_without_cells_of_new_rows(void **state)
{
	struct guard_fixture *g = *state;

	for (size_t others = 7; others < 9; others++) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_OBSERVED, others, 100, 100000, 100, 111000);
		add_cells(g, BASIS_OBSERVED, 40, 100, 100000, 181, 100000);
		assert_string_equal(found_in_bands(g),
				    others == 8 ? "observed bands are 1.11 times those of the last "
						  "run, by the median of 8 cells"
						: "");
	}
}

static void a_table_may_lose_half_of_its_rows(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		size_t stay, go;
		const char *found;
	} cases[] = {{4, 4, ""}, {3, 5, "8 modelled bands in the last run are 3 now"}, {1, 6, ""}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_MODELLED, cases[i].stay, 0, 100000, 0, 100000);
		add_cells(g, BASIS_MODELLED, cases[i].go, 0, 100000, 0, 0);
		assert_string_equal(found_in_bands(g), cases[i].found);
	}
}

static void a_table_of_eight_may_move_by_the_shift(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(moved(g, BASIS_BENCHMARK, 8, 0, 100000, 109990), "");
	assert_string_equal(moved(g, BASIS_BENCHMARK, 8, 0, 100000, 110010),
			    "benchmark bands are 1.1 times those of the last run, by the median of "
			    "8 cells");
	assert_string_equal(moved(g, BASIS_BENCHMARK, 7, 0, 100000, 110010), "");
	assert_string_equal(moved(g, BASIS_MODELLED, 8, 0, 100000, 124990), "");
	assert_string_not_equal(moved(g, BASIS_MODELLED, 8, 0, 100000, 125010), "");
}

static void what_wages_rose_by_is_no_move(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		double median;
		struct area area;
		bool found;
	} cases[] = {{149990, {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}}, false},
		     {150010, {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}}, true},
		     {149990, {.kind = AREA_METRO, .place = {.metro = 42660}}, false},
		     {125010, {.kind = AREA_COUNTRY, .place = {.country = CODE2('D', 'E')}}, true}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_OBSERVED, 1, 100, 100000, 100, cases[i].median);
		g->was[0].area = g->is[0].area = cases[i].area;
		g->was[0].as_of = (struct date){2020, 5, 0};
		g->is[0].as_of = (struct date){2024, 5, 0};
		assert_int_equal(*found_in_bands(g) != '\0', cases[i].found);
	}
}

/* ---- places ---- */

/* Cells of many rows: so many of California, of which so many lose their median, and of other places. */
static const char *lost_in_place(struct guard_fixture *g, enum basis basis, size_t cells,
				 size_t lost, size_t elsewhere)
{
	guard_fixture_clear(g);
	add_cells(g, basis, elsewhere, 100, 100000, 100, 100000);
	for (size_t i = 0; i < cells; i++) {
		struct band b = a_band(basis, 0, 100, 100000);
		b.area = a_state("CA");
		b.experience = (struct years_span){.from = 1, .below = (uint8_t)(2 + i)};
		g->was[g->baseline.bands.count++] = b;
		if (i >= lost)
			g->is[g->summary.bands.count++] = b;
	}
	return found_in_bands(g);
}

/* Half of them, but for one or two; of eight and more, one in ten. */
static void a_place_may_lose_half_of_its_cells_or_one_in_ten_of_many(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		size_t cells, lost;
		const char *found;
	} cases[] = {{2, 2, ""},
		     {6, 3, ""},
		     {5, 3, "3 of 5 observed bands of US-CA in the last run are gone"},
		     {20, 7, ""},
		     {20, 8, "8 of 20 observed bands of US-CA in the last run are gone"},
		     {80, 8, ""},
		     {79, 8, "8 of 79 observed bands of US-CA in the last run are gone"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(lost_in_place(g, BASIS_OBSERVED, cases[i].cells, cases[i].lost,
						  100 - cases[i].cells),
				    cases[i].found);
	assert_string_equal(lost_in_place(g, BASIS_BENCHMARK, 5, 3, 95),
			    "3 of 5 benchmark bands of US-CA in the last run are gone");
	g->baseline.accepted = true; /* long ago */
	assert_string_equal(lost_in_place(g, BASIS_BENCHMARK, 5, 3, 95), "");
}

/* Of one place benchmarks move together by the shift, observed medians each by its own limit. */
static const char *moved_in_place(struct guard_fixture *g, enum basis basis, size_t cells,
				  double is)
{
	lost_in_place(g, basis, cells, 0, 40);
	g->found.count = 0;
	for (size_t i = 40; i < g->summary.bands.count; i++)
		g->is[i].p[BENCHMARK_P50].amount = is;
	return found_in_bands(g);
}

static void eight_benchmarks_of_a_place_may_move_by_the_shift(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(moved_in_place(g, BASIS_BENCHMARK, 8, 109990), "");
	assert_string_equal(moved_in_place(g, BASIS_BENCHMARK, 8, 110010),
			    "benchmark bands of US-CA are 1.1 times those of the last run, by the "
			    "median of 8");
	assert_string_equal(moved_in_place(g, BASIS_BENCHMARK, 8, 90900),
			    "benchmark bands of US-CA are 0.909 times those of the last run, by "
			    "the median of 8");
	assert_string_equal(moved_in_place(g, BASIS_BENCHMARK, 7, 110010), "");
	assert_string_equal(moved_in_place(g, BASIS_OBSERVED, 8, 110010), "");
	g->baseline.accepted = true;
	assert_string_not_equal(moved_in_place(g, BASIS_BENCHMARK, 8, 110010), "");
}

/* From 2020 to 2024 wages rose by a fifth. */
static void benchmarks_of_a_place_may_rise_with_wages(void **state)
{
	struct guard_fixture *g = *state;

	for (int beyond = 0; beyond < 2; beyond++) {
		lost_in_place(g, BASIS_BENCHMARK, 8, 0, 40);
		g->found.count = 0;
		for (size_t i = 40; i < 48; i++) {
			g->was[i].as_of = (struct date){2020, 5, 0};
			g->is[i].as_of = (struct date){2024, 5, 0};
			g->is[i].p[BENCHMARK_P50].amount = beyond ? 132100 : 131900;
		}
		assert_int_equal(*found_in_bands(g) != '\0', beyond);
	}
}

static void what_is_withheld_of_a_place_is_gone(void **state)
{
	struct guard_fixture *g = *state;

	lost_in_place(g, BASIS_OBSERVED, 5, 0, 95);
	for (size_t i = 95; i < 98; i++)
		g->is[i].p[BENCHMARK_P50].kind = VALUE_NOT_RELEASED;
	assert_string_equal(found_in_bands(g),
			    "3 of 5 observed bands of US-CA in the last run are gone");
}

/* ---- other percentiles of benchmarks ---- */

static void percentiles_of_a_benchmark_may_move_by_the_limit(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		double was, is;
		bool observed, found;
	} cases[] = {{60000, 74990, false, false}, {60000, 75010, false, true},
		     {60000, 45010, false, false}, {60000, 44990, false, true},
		     {60000, 75010, true, false}, /* of people: by chance, and its median is held */
		     {60000, 0, false, false},	   {0, 60000, false, false}};
	static const int others[] = {BENCHMARK_P10, BENCHMARK_P25, BENCHMARK_P75, BENCHMARK_P90};
	static const char *const words[] = {"P10", "P25", "P75", "P90"};
	char text[100];

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (size_t k = 0; k < 4; k++) {
			guard_fixture_clear(g);
			add_cells(g, cases[i].observed ? BASIS_OBSERVED : BASIS_BENCHMARK, 1, 100,
				  100000, 100, 100000);
			g->was[0].p[others[k]] =
			    (struct benchmark_value){.kind = VALUE_EXACT, .amount = cases[i].was};
			g->is[0].p[others[k]] =
			    (struct benchmark_value){.kind = VALUE_EXACT, .amount = cases[i].is};
			snprintf(text, sizeof(text),
				 "analyst all 10000 base benchmark: %s 60000 in the last run is "
				 "%.0f now",
				 words[k], cases[i].is);
			assert_string_equal(found_in_bands(g), cases[i].found ? text : "");
		}
}

/* Of people's, those of eight cells together, whatever their medians do. */
static void percentiles_of_eight_observed_cells_may_move_by_the_shift(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		size_t cells;
		uint64_t n_is;
		double is;
		const char *found;
	} cases[] = {
	    {8, 100, 219900, ""},
	    {8, 100, 220100,
	     "P90 of observed bands is 1.1 times that of the last run, by the median of 8 "
	     "cells: is pay cut at an end?"},
	    {8, 100, 181900, ""},
	    {8, 100, 181700,
	     "P90 of observed bands is 0.908 times that of the last run, by the median of 8 "
	     "cells: is pay cut at an end?"},
	    {7, 100, 220100, ""},
	    {8, 181, 220100, ""}}; /* of mostly new rows */

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_OBSERVED, cases[i].cells, 100, 100000, cases[i].n_is, 100000);
		for (size_t k = 0; k < cases[i].cells; k++) {
			g->was[k].p[BENCHMARK_P90] =
			    (struct benchmark_value){.kind = VALUE_EXACT, .amount = 200000};
			g->is[k].p[BENCHMARK_P90] =
			    (struct benchmark_value){.kind = VALUE_EXACT, .amount = cases[i].is};
		}
		assert_string_equal(found_in_bands(g), cases[i].found);
	}
}

/* As the median does, they may rise with wages: by a fifth from 2020 to 2024. */
static void percentiles_of_a_benchmark_may_rise_with_wages(void **state)
{
	struct guard_fixture *g = *state;

	for (int beyond = 0; beyond < 2; beyond++) {
		guard_fixture_clear(g);
		add_cells(g, BASIS_BENCHMARK, 1, 0, 100000, 0, 120000);
		g->was[0].area = g->is[0].area = united_states;
		g->was[0].as_of = (struct date){2020, 5, 0};
		g->is[0].as_of = (struct date){2024, 5, 0};
		g->was[0].p[BENCHMARK_P90] =
		    (struct benchmark_value){.kind = VALUE_EXACT, .amount = 200000};
		g->is[0].p[BENCHMARK_P90] = (struct benchmark_value){
		    .kind = VALUE_EXACT, .amount = beyond ? 300100 : 299900};
		assert_int_equal(*found_in_bands(g) != '\0', beyond);
	}
}

/* ---- words and the gravest ---- */

static void factors_of_units_are_named(void **state)
{
	static const struct {
		double factor;
		const char *words;
	} cases[] = {{12, " (months read as years, or years as months?)"},
		     {1 / 12.0, " (months read as years, or years as months?)"},
		     {10.2, " (a digit too many or too few?)"},
		     {52, " (weeks read as years, or years as weeks?)"},
		     {0.01, " (cents read as dollars, or dollars as cents?)"},
		     {1000, " (thousands read as ones, or ones as thousands?)"},
		     {2080, " (hours read as years, or years as hours?)"},
		     {2080 * 1.17, ""}, /* log 1.17 = 0.157 > 0.15 */
		     {2080 * 1.16, " (hours read as years, or years as hours?)"},
		     {2, ""},
		     {1, ""}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(guard_unit_words(cases[i].factor), cases[i].words);
}

static void the_gravest_is_said_and_among_equals_the_greatest(void **state)
{
	struct findings f = {.count = 0};

	(void)state;
	findings_add(&f, GRAVE_CELL, 9, "a cell");
	findings_add(&f, GRAVE_SOURCE, 1, "source %d", 1);
	findings_add(&f, GRAVE_SOURCE, 1, "source %d", 2);
	findings_add(&f, GRAVE_TABLE, 9, "a table");
	assert_string_equal(f.text, "source 1");
	findings_add(&f, GRAVE_SOURCE, 2, "source %d", 3);
	assert_string_equal(f.text, "source 3");
	assert_int_equal(f.count, 5);
}

/* ---- impact and moves ---- */

enum { FIGURES = 10 };

/* Scores, growth and moves of as many roles, by number; NAN: none. */
struct figures {
	double score[FIGURES], growth[FIGURES], difference[FIGURES];
	size_t moves;
};

static struct figures some_figures(void)
{
	struct figures f = {.moves = 8};

	for (int i = 0; i < FIGURES; i++) {
		f.score[i] = 30 + 3 * i;
		f.growth[i] = 2 * i - 4;
		f.difference[i] = 10000;
	}
	return f;
}

static char *write_figures(const struct figures *f)
{
	char *directory = fixture_directory();
	struct buf impact, moves;

	buf_init(&impact, BUF_LIMIT_DEFAULT);
	buf_init(&moves, BUF_LIMIT_DEFAULT);
	buf_add_string(&impact, "role,score,growth_percent\n");
	buf_add_string(&moves, "role,from,level,from_median,difference\n");
	for (size_t i = 0; i < FIGURES; i++) {
		buf_addf(&impact, "role-%zu,", i);
		if (!isnan(f->score[i]))
			buf_addf(&impact, "%.15g", f->score[i]);
		buf_addf(&impact, ",%.15g\n", f->growth[i]);
	}
	for (size_t i = 0; i < f->moves; i++)
		buf_addf(&moves, "role-%zu,role-0,all,100000,%.15g\n", i, f->difference[i]);
	fixture_write(directory, "impact.csv", impact.data);
	fixture_write(directory, "transitions.csv", moves.data);
	buf_release(&impact);
	buf_release(&moves);
	return directory;
}

static const char *found_in_figures(struct guard_fixture *g, const struct figures *was,
				    const struct figures *is)
{
	char *old = write_figures(was), *now = write_figures(is);
	struct err e = ERR_INIT;
	char name[16];

	for (size_t i = 0; i < FIGURES; i++) {
		snprintf(name, sizeof(name), "role-%zu", i);
		intern_add(&g->baseline.roles, text_of(name));
	}
	guard_fixture_clear(g);
	g->baseline.folder = old;
	g->in.candidate = now;
	if (guard_figures(&e, &g->found, &g->in, &g->baseline))
		fail_msg("%s", e.text);
	fixture_remove(old);
	fixture_remove(now);
	return g->found.count ? g->found.text : "";
}

static void impact_and_growth_may_move_by_the_points(void **state)
{
	struct guard_fixture *g = *state;
	struct figures was = some_figures(), is = was;

	is.score[3] += 10;
	is.growth[4] -= 10;
	assert_string_equal(found_in_figures(g, &was, &is), "");
	is.score[3] += 0.1;
	assert_string_equal(found_in_figures(g, &was, &is),
			    "role-3: AI impact of 39 in the last run is 49.1 now");
	is = was;
	is.growth[4] -= 10.1;
	assert_string_equal(found_in_figures(g, &was, &is),
			    "role-4: growth of 4 in the last run is -6.1 now");
}

static void half_of_the_roles_may_lose_a_figure(void **state)
{
	struct guard_fixture *g = *state;
	struct figures was = some_figures(), is = was;

	for (int i = 0; i < 5; i++)
		is.score[i] = NAN;
	assert_string_equal(found_in_figures(g, &was, &is), "");
	is.score[5] = NAN;
	assert_string_equal(found_in_figures(g, &was, &is),
			    "6 of 10 roles have no AI impact any more");
}

/* Two neighbours changed of eight roles leave a rank correlation of 1 - 6 * 2 / (8 * 63) = 0.976; the order
 * turned round gives -1. */
static void eight_roles_keep_their_order(void **state)
{
	struct guard_fixture *g = *state;
	struct figures was = some_figures(), is;

	g->settings.guard_points = 100;
	for (size_t roles = 7; roles <= 8; roles++) {
		for (size_t i = 0; i < FIGURES; i++)
			was.score[i] = i < roles ? 30 + 3 * (double)i : NAN;
		is = was;
		for (size_t i = 0; i < roles; i++)
			is.score[i] = -was.score[i];
		assert_int_equal(*found_in_figures(g, &was, &is) != '\0', roles == 8);
	}
	is = was;
	is.score[0] = was.score[1];
	is.score[1] = was.score[0];
	assert_string_equal(found_in_figures(g, &was, &is), "");
	/* Two that are three ranks apart: 1 - 6 * 18 / 504 = 0.786; two pairs two ranks apart: 0.810. */
	is.score[3] = was.score[0];
	is.score[0] = was.score[3];
	is.score[1] = was.score[1];
	assert_string_equal(found_in_figures(g, &was, &is),
			    "AI impact has another order than in the last run (rank correlation "
			    "0.79 of 8 roles): are values beside the wrong occupations?");
	for (size_t i = 0; i < 8; i++)
		is.score[i] = was.score[i == 0 || i == 4 ? i + 2 : i == 2 || i == 6 ? i - 2 : i];
	assert_string_equal(found_in_figures(g, &was, &is), "");
}

static void a_move_may_change_by_all_of_pay(void **state)
{
	struct guard_fixture *g = *state;
	struct figures was = some_figures(), is = was;

	is.difference[2] = -90000;
	assert_string_equal(found_in_figures(g, &was, &is), "");
	is.difference[2] = -90001;
	assert_string_equal(found_in_figures(g, &was, &is),
			    "move role-2 role-0 all: 10000 in the last run is -90001 now");
}

static void eight_moves_keep_their_worth_and_half_their_number(void **state)
{
	struct guard_fixture *g = *state;
	struct figures was = some_figures(), is = was;

	for (int i = 0; i < FIGURES; i++)
		is.difference[i] = 34990;
	assert_string_equal(found_in_figures(g, &was, &is), "");
	for (int i = 0; i < FIGURES; i++)
		is.difference[i] = 35010;
	assert_string_equal(found_in_figures(g, &was, &is),
			    "what moves between roles are worth changed by 25% of pay since the "
			    "last run, by the median of 8 moves");
	was.moves = is.moves = 7;
	assert_string_equal(found_in_figures(g, &was, &is), "");
	was = is;
	was.moves = 8;
	is.moves = 4;
	assert_string_equal(found_in_figures(g, &was, &is), "");
	is.moves = 3;
	assert_string_equal(found_in_figures(g, &was, &is),
			    "8 moves between roles in the last run are 3 now");
}

/* ---- employers ---- */

/* Rows of as many employers: their median and how many people. */
struct employers {
	size_t count;
	double median, n;
};

static void write_employers(const char *directory, struct employers rows)
{
	struct buf text;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_add_string(&text, "role,employer,component,country,p50,n\n");
	for (size_t i = 0; i < rows.count; i++) {
		buf_addf(&text, "role-0,Employer %zu,base,US,", i);
		if (!isnan(rows.median))
			buf_addf(&text, "%.15g", rows.median);
		buf_addf(&text, ",%.15g\n", rows.n);
	}
	fixture_write(directory, "employers.csv", text.data);
	buf_release(&text);
}

static const char *found_in_employers(struct guard_fixture *g, struct employers was,
				      struct employers is)
{
	struct figures figures = some_figures();
	char *old = write_figures(&figures), *now = write_figures(&figures);
	struct err e = ERR_INIT;

	write_employers(old, was);
	write_employers(now, is);
	if (json_read(&e, &g->baseline.manifest,
		      TEXT_LITERAL("{\"files\": [{\"path\": \"employers.csv\"}]}"),
		      "manifest.json"))
		fail_msg("%s", e.text);
	guard_fixture_clear(g);
	g->baseline.folder = old;
	g->in.candidate = now;
	if (guard_figures(&e, &g->found, &g->in, &g->baseline))
		fail_msg("%s", e.text);
	json_in_free(g->baseline.manifest);
	g->baseline.manifest = NULL;
	fixture_remove(old);
	fixture_remove(now);
	return g->found.count ? g->found.text : "";
}

static void pay_at_an_employer_may_move_by_the_limit(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		double n_was, n_is, median;
		const char *found;
	} cases[] = {{30, 30, 124990, ""},
		     {30, 30, 125010,
		      "pay at an employer, role-0 Employer 0 base US: 100000 in the last run is "
		      "125010 now"},
		     {30, 30, 75010, ""},
		     {30, 30, 74990,
		      "pay at an employer, role-0 Employer 0 base US: 100000 in the last run is "
		      "74990 now"},
		     {29, 90, 900000, ""}, /* too few to say, on either side */
		     {90, 29, 900000, ""},
		     {30, 30, NAN, ""}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(
		    found_in_employers(g, (struct employers){1, 100000, cases[i].n_was},
				       (struct employers){1, cases[i].median, cases[i].n_is}),
		    cases[i].found);
	g->baseline.accepted = true; /* drift is the limit */
	assert_string_equal(found_in_employers(g, (struct employers){1, 100000, 30},
					       (struct employers){1, 139990, 30}),
			    "");
	assert_string_not_equal(found_in_employers(g, (struct employers){1, 100000, 30},
						   (struct employers){1, 140010, 30}),
				"");
}

/* Below 60 people by a setting: three standard errors of the log of two medians of 59 are 3 * 1.2533 * 0.5 *
 * sqrt(2 / 59) = 0.3461, a factor of 1.4136. */
static void pay_at_an_employer_of_few_people_may_move_by_chance(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		double n, median;
		bool found;
	} cases[] = {
	    {59, 141000, false}, {59, 142000, true}, {60, 124990, false}, {60, 125010, true}};

	g->settings.guard_min_n = 60;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct employers was = {1, 100000, cases[i].n};
		const struct employers is = {1, cases[i].median, cases[i].n};
		assert_int_equal(*found_in_employers(g, was, is) != '\0', cases[i].found);
	}
	/* Chance never narrows the limit: of 900 it is a factor of 1.09. */
	g->settings.guard_min_n = 1000;
	assert_string_equal(found_in_employers(g, (struct employers){1, 100000, 900},
					       (struct employers){1, 124990, 900}),
			    "");
	g->settings.guard_min_n = 60;
	/* The smaller of the two decides. */
	assert_string_equal(found_in_employers(g, (struct employers){1, 100000, 900},
					       (struct employers){1, 128000, 59}),
			    "");
	assert_string_equal(found_in_employers(g, (struct employers){1, 100000, 59},
					       (struct employers){1, 128000, 900}),
			    "");
}

static void half_of_eight_employers_may_go(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		size_t was, is;
		const char *found;
	} cases[] = {{8, 4, ""},
		     {8, 3, "5 of 8 rows of employers in the last run are gone"},
		     {8, 0, "8 of 8 rows of employers in the last run are gone"},
		     {7, 0, ""},
		     {0, 9, ""}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(found_in_employers(g,
						       (struct employers){cases[i].was, 100000, 20},
						       (struct employers){cases[i].is, 100000, 20}),
				    cases[i].found);
	g->baseline.accepted = true; /* long ago */
	assert_string_equal(found_in_employers(g, (struct employers){8, 100000, 20},
					       (struct employers){0, 100000, 20}),
			    "");
}

#define GUARD_TEST(name)                                                                           \
	cmocka_unit_test_setup_teardown(name, guard_fixture_new, guard_fixture_free)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    GUARD_TEST(a_median_may_move_by_the_limit_either_way),
	    GUARD_TEST(beside_the_accepted_run_drift_is_the_limit),
	    GUARD_TEST(a_cell_of_few_rows_may_move_by_chance),
	    GUARD_TEST(a_cell_of_mostly_new_rows_is_another),
	    GUARD_TEST(a_cell_may_lose_half_of_its_rows),
	    GUARD_TEST(a_modelled_cell_may_double_or_leave_half_its_interval),
	    GUARD_TEST(few_cells_may_lose_their_median),
	    GUARD_TEST(a_cell_that_is_withheld_is_lost),
	    GUARD_TEST(a_table_is_judged_without_cells_of_new_rows),
	    GUARD_TEST(a_table_may_lose_half_of_its_rows),
	    GUARD_TEST(a_table_of_eight_may_move_by_the_shift),
	    GUARD_TEST(what_wages_rose_by_is_no_move),
	    GUARD_TEST(a_place_may_lose_half_of_its_cells_or_one_in_ten_of_many),
	    GUARD_TEST(eight_benchmarks_of_a_place_may_move_by_the_shift),
	    GUARD_TEST(benchmarks_of_a_place_may_rise_with_wages),
	    GUARD_TEST(what_is_withheld_of_a_place_is_gone),
	    GUARD_TEST(percentiles_of_a_benchmark_may_move_by_the_limit),
	    GUARD_TEST(percentiles_of_eight_observed_cells_may_move_by_the_shift),
	    GUARD_TEST(percentiles_of_a_benchmark_may_rise_with_wages),
	    cmocka_unit_test(factors_of_units_are_named),
	    cmocka_unit_test(the_gravest_is_said_and_among_equals_the_greatest),
	    GUARD_TEST(impact_and_growth_may_move_by_the_points),
	    GUARD_TEST(half_of_the_roles_may_lose_a_figure),
	    GUARD_TEST(eight_roles_keep_their_order),
	    GUARD_TEST(a_move_may_change_by_all_of_pay),
	    GUARD_TEST(eight_moves_keep_their_worth_and_half_their_number),
	    GUARD_TEST(pay_at_an_employer_may_move_by_the_limit),
	    GUARD_TEST(pay_at_an_employer_of_few_people_may_move_by_chance),
	    GUARD_TEST(half_of_eight_employers_may_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
