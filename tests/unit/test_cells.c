/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells: what is gathered, how it is aged, and that any split merges to the same bytes. */
#include "tests/unit/bands_fixture.h"

#include "estimate/cells_packed.h"
#include "estimate/cells_private.h"

struct world {
	struct catalogue *catalogue;
	struct wage_index *wages;
};

static int set_up(void **state)
{
	struct world *w = mem_alloc(1, sizeof(*w));
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct buf path;

	w->catalogue = fixture_catalogue();
	fixture_write(directory, "wages.csv",
		      "country,month,index,sd\nUS,2020-07,100,0.03\nUS,2022-07,120,0.03\n"
		      "US,2024-07,150,0.03\nGB,2020-07,100,0.04\nGB,2023-07,110,0.04\n"
		      "EA,2020-07,100,0.04\nEA,2024-07,140,0.04\n");
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/wages.csv", directory);
	if (wage_index_load(&e, &w->wages, LAYERS_INSTALLED(path.data), NULL) < 0)
		fail_msg("%s", e.text);
	buf_release(&path);
	fixture_remove(directory);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	catalogue_free(w->catalogue);
	wage_index_free(w->wages);
	free(w);
	return 0;
}

static struct cells *aging_cells(const struct world *w)
{
	struct cells_setup setup = {
	    .wages = w->wages, .as_of = {2024, 7, 0}, .age = AGING_COMPOUND, .usd_per_unit = 1};

	return cells_new(&setup);
}

/* The median of everything, with nothing withheld. */
static double median(struct cells *cells, const struct world *w)
{
	struct settings settings = fixture_settings();
	struct band_table table;
	double p50;

	settings.min_n = 1;
	settings.min_n_tails = 1;
	compute(&table, cells, w->catalogue, &settings);
	p50 = table.count ? table.rows[0].p[BENCHMARK_P50].amount : NAN;
	band_table_release(&table);
	return p50;
}

static void pay_is_aged_to_the_cent_half_to_even(void **state)
{
	static const struct {
		double given, aged; /* at 150 / 100 */
	} cases[] = {
	    {1000.00, 1500.00}, {1000.01, 1500.02}, {1000.03, 1500.04}, {1000.05, 1500.08}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct cells *cells = aging_cells(*state);
		struct observation o = an_observation(LEVEL_MID, cases[i].given);
		o.date = (struct date){2020, 7, 0};
		cells_add(cells, &o);
		assert_near(median(cells, *state), cases[i].aged, 0);
		cells_free(cells);
	}
}

static void pay_of_no_date_and_of_aging_none_stays_as_it_is(void **state)
{
	struct cells *aging = aging_cells(*state);
	struct cells *none = new_cells();
	struct observation o = an_observation(LEVEL_MID, 1234.57);

	o.date = (struct date){2020, 7, 0};
	cells_add(none, &o);
	o.date = (struct date){0, 0, 0};
	cells_add(aging, &o);
	assert_near(median(none, *state), 1234.57, 0);
	assert_near(median(aging, *state), 1234.57, 0);
	cells_free(aging);
	cells_free(none);
}

static void pay_of_a_country_without_an_index_is_not_moved(void **state)
{
	struct cells *cells = aging_cells(*state);
	struct observation o = an_observation(LEVEL_MID, 1000);

	o.date = (struct date){2020, 7, 0};
	o.place.country = CODE2('P', 'L');
	cells_add(cells, &o);
	assert_near(median(cells, *state), 1000, 0);
	cells_free(cells);
}

static struct cells *cells_of(const struct world *w, const char *const *countries, size_t count)
{
	struct cells *cells = aging_cells(w);

	for (size_t i = 0; i < count; i++) {
		struct observation o = an_observation(LEVEL_MID, 1000);
		o.date = (struct date){2020, 7, 0};
		o.place = (struct place){.country = code_of(text_of(countries[i]))};
		cells_add(cells, &o);
	}
	return cells;
}

/* The row of everything of one level. */
static struct band of_all(struct cells *cells, const struct world *w)
{
	struct settings settings = fixture_settings();
	struct band_table table;
	struct band band;

	settings.min_n = 1;
	settings.min_n_tails = 1;
	assert_int_equal(bands_compute(&(struct err)ERR_INIT, &table, cells, NULL, w->catalogue,
				       &settings, (struct date){2024, 7, 0}),
			 0);
	band = table.rows[0];
	band_table_release(&table);
	return band;
}

static void pay_is_aged_by_the_index_of_its_country(void **state)
{
	static const struct {
		const char *country;
		double aged;
		struct date as_of;
	} cases[] = {
	    {"US", 1500, {2024, 7, 0}},
	    {"GB", 1100, {2023, 7, 0}}, /* as far as its own goes */
	    {"FI", 1400, {2024, 7, 0}}, /* of the euro area */
	    {"PL", 1000, {2020, 0, 0}},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct cells *cells = cells_of(*state, &cases[i].country, 1);
		struct band band = of_all(cells, *state);
		assert_near(band.p[BENCHMARK_P50].amount, cases[i].aged, 0);
		assert_int_equal(date_compare(band.as_of, cases[i].as_of), 0);
		cells_free(cells);
	}
}

static void a_row_of_several_countries_has_the_earliest_of_their_dates(void **state)
{
	static const char *const countries[] = {"US", "GB", "PL", "FI"};
	struct cells *cells = cells_of(*state, countries, 4);
	struct band band = of_all(cells, *state);

	assert_near(band.p[BENCHMARK_P50].amount, 1250, 0); /* of 1000, 1100, 1400, 1500 */
	assert_int_equal(band.as_of.year, 2023);
	cells_free(cells);
}

static void the_factors_used_are_told_by_series(void **state)
{
	static const char *const countries[] = {"FI", "US", "DE", "PL", "GB", "FI"};
	struct cells *cells = cells_of(*state, countries, 6);
	struct aging_used *used;
	size_t count;

	cells_aging(cells, &used, &count);
	assert_int_equal(count, 3); /* EA, GB, US */
	assert_int_equal(used[0].series, WAGES_EURO_AREA);
	assert_int_equal(used[0].observations, 3);
	assert_int_equal(used[0].date.month, 7);
	assert_near(used[0].sd, 0.08, 1e-12); /* four years */
	assert_int_equal(used[1].series, CODE2('G', 'B'));
	assert_int_equal(used[2].series, CODE2('U', 'S'));
	assert_near(used[2].sd, 0.06, 1e-12);
	free(used);
	cells_free(cells);
}

static void the_factors_used_are_told_by_year(void **state)
{
	static const struct date dates[] = {{2022, 7, 0}, {2020, 7, 0}, {2020, 7, 0},
					    {2024, 7, 0}, {2024, 9, 1}, {2018, 0, 0}};
	struct cells *cells = aging_cells(*state);
	struct aging_used *used;
	size_t count;

	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		struct observation o = an_observation(LEVEL_MID, 1000);
		o.date = dates[i];
		cells_add(cells, &o);
	}
	cells_aging(cells, &used, &count);
	assert_int_equal(count, 4);
	assert_int_equal(used[0].date.year, 2018);
	assert_true(used[0].held);
	assert_near(used[0].factor, 1.5, 1e-15);
	assert_int_equal(used[1].observations, 2);
	assert_int_equal(used[1].date.month, 7);
	assert_false(used[1].held);
	assert_near(used[1].factor, 1.5, 1e-15);
	assert_near(used[2].factor, 1.25, 1e-15);
	assert_int_equal(used[3].observations, 2); /* two dates: the year */
	assert_int_equal(used[3].date.month, 0);
	assert_true(used[3].held);
	free(used);
	cells_free(cells);
}

static void what_has_no_role_weight_or_pay_is_not_gathered(void **state)
{
	struct cells *cells = new_cells();
	struct observation o = an_observation(LEVEL_MID, 1000);

	o.role = ROLE_NONE;
	cells_add(cells, &o);
	o = an_observation(LEVEL_MID, 1000);
	o.weight = 0;
	cells_add(cells, &o);
	o.weight = NAN;
	cells_add(cells, &o);
	o = an_observation(LEVEL_MID, 1000);
	o.pay[COMPONENT_BONUS] = o.pay[COMPONENT_BASE];
	o.pay[COMPONENT_BASE] = MONEY_NONE;
	cells_add(cells, &o);
	assert_true(isnan(median(cells, *state)));
	cells_free(cells);
}

static void base_and_total_pay_are_never_mixed(void **state)
{
	const struct world *w = *state;
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	const struct band *base, *total;
	struct band wanted = {.role = ROLE_ANALYST, .level = LEVEL_MID, .area = united_states};

	settings.min_n = 1;
	settings.min_n_tails = 1;
	for (int i = 0; i < 3; i++) {
		struct observation o = an_observation(LEVEL_MID, 100000);
		if (i == 2)
			o.pay[COMPONENT_TOTAL] = 15000000;
		cells_add(cells, &o);
	}
	compute(&table, cells, w->catalogue, &settings);
	base = band_find(&table, &wanted);
	wanted.component = COMPONENT_TOTAL;
	total = band_find(&table, &wanted);
	assert_int_equal(base->n, 3);
	assert_near(base->p[BENCHMARK_P90].amount, 100000, 0);
	assert_int_equal(total->n, 1);
	assert_near(total->p[BENCHMARK_P10].amount, 150000, 0);
	band_table_release(&table);
	cells_free(cells);
}

/* ---- ranges ---- */

static const struct pay_ends scale[] = {
    {MONEY_NONE, 4000000}, {4000000, 6000000}, {6000000, 9000000}, {9000000, MONEY_NONE}};

static struct observation an_observation_in(struct pay_ends ends)
{
	struct observation o = an_observation(LEVEL_MID, 0);

	o.source = "survey";
	o.ranged = true;
	for (int c = 0; c < COMPONENT_COUNT; c++)
		o.ends[c] = (struct pay_ends){MONEY_NONE, MONEY_NONE};
	o.ends[COMPONENT_BASE] = ends;
	o.pay[COMPONENT_BASE] = ends.low == MONEY_NONE	  ? MONEY_NONE
				: ends.high == MONEY_NONE ? ends.low
							  : (ends.low + ends.high) / 2;
	return o;
}

static bool are_brackets(const struct pay_ends *ranges, size_t count, size_t times)
{
	struct cells *cells = new_cells();
	struct source_ranges_list list;
	bool brackets;

	for (size_t i = 0; i < count * times; i++) {
		struct observation o = an_observation_in(ranges[i % count]);
		o.role = i % 2 ? ROLE_NONE : o.role; /* all rows of a source decide */
		cells_add(cells, &o);
	}
	cells_ranges(cells, &list);
	assert_int_equal(list.count, 1);
	assert_int_equal(list.items[0].rows, count * times);
	brackets = list.items[0].brackets;
	source_ranges_release(&list);
	cells_free(cells);
	return brackets;
}

static void ranges_that_adjoin_and_come_again_are_brackets(void **state)
{
	static const struct pay_ends by_one[] = {{1000000, 1999900}, {2000000, 2999900}};
	static const struct pay_ends with_a_gap[] = {
	    {1000000, 2000000}, {2000000, 3000000}, {5000000, 6000000}};
	static const struct pay_ends posted[] = {
	    {9000000, 12000000}, {10000000, 13000000}, {12000000, 15000000}};
	static const struct pay_ends apart[] = {{4000000, 5000000}, {9000000, 12000000}};

	(void)state;
	assert_true(are_brackets(scale, 4, 1));
	assert_true(are_brackets(scale, 4, 5));
	assert_true(are_brackets(by_one, 2, 5));
	assert_false(are_brackets(by_one, 2, 1));
	assert_true(are_brackets(with_a_gap, 3, 4));
	assert_false(are_brackets(posted, 3, 5));
	assert_false(are_brackets(apart, 2, 5));
	assert_false(are_brackets(scale + 1, 1, 20));
}

static void too_many_different_ranges_are_posted(void **state)
{
	struct pay_ends ranges[SCALE_RANGES_MOST + 1];

	(void)state;
	for (size_t i = 0; i <= SCALE_RANGES_MOST; i++)
		ranges[i] = (struct pay_ends){(money)(i + 1) * 1000000, (money)(i + 2) * 1000000};
	assert_true(are_brackets(ranges, SCALE_RANGES_MOST, 2));
	assert_false(are_brackets(ranges, SCALE_RANGES_MOST + 1, 2));
}

static void both_ends_are_aged(void **state)
{
	const struct world *w = *state;
	struct cells *cells = aging_cells(w);
	struct settings settings = fixture_settings();
	struct band_table table;

	for (size_t i = 0; i < 40; i++) {
		struct observation o = an_observation_in(scale[i % 4]);
		o.date = (struct date){2020, 7, 0};
		cells_add(cells, &o);
	}
	compute(&table, cells, w->catalogue, &settings);
	assert_string_equal(table.rows[0].rule, "turnbull-log");
	assert_int_equal(table.rows[0].n, 40);
	assert_near(table.rows[0].p[BENCHMARK_P50].amount, 90000, 0);
	assert_int_equal(table.rows[0].p[BENCHMARK_P10].kind, VALUE_AT_MOST);
	assert_near(table.rows[0].p[BENCHMARK_P10].amount, 60000, 0);
	assert_int_equal(table.rows[0].p[BENCHMARK_P90].kind, VALUE_AT_LEAST);
	assert_near(table.rows[0].p[BENCHMARK_P90].amount, 135000, 0);
	band_table_release(&table);
	cells_free(cells);
}

/* ---- any split, any order ---- */

enum { ROWS = 6000, PARTS = 9 };

static struct observation random_observation(uint64_t *seed, bool weighted)
{
	static const char *const employers[] = {"Acme",
						"ACME ",
						"acme",
						"Globex",
						"  globex",
						"Initech",
						"",
						"\xc3\x9c"
						"ber AG",
						"\xc3\xbc"
						"ber ag"};
	static const char *const states[] = {"CA", "NY", "WA"};
	struct observation o =
	    an_observation((enum level)(next_random(seed) % LEVEL_COUNT),
			   (double)(3000000 + next_random(seed) % 400 * 50021) / 100);
	uint64_t place = next_random(seed) % 6;

	o.role = (uint16_t)(next_random(seed) % 2);
	o.date = (struct date){(int16_t)(2019 + next_random(seed) % 6),
			       (int8_t)(next_random(seed) % 3), 0};
	o.employer = text_of(employers[next_random(seed) % 9]);
	if (place < 3) {
		o.place.state = code_of(text_of(states[place]));
		o.place.metro = next_random(seed) % 2 ? 41860 + (uint32_t)place : 0;
	} else if (place < 5) {
		static const char *const abroad[] = {"DE", "FI", "GB", "PL"};
		const char *country = place == 3 ? abroad[next_random(seed) % 4] : "";
		o.place = (struct place){.country = code_of(text_of(country))};
	}
	if (next_random(seed) % 3 == 0)
		o.pay[COMPONENT_TOTAL] = o.pay[COMPONENT_BASE] + 777;
	if (next_random(seed) % 2) {
		o.pay[COMPONENT_BONUS] = (money)(next_random(seed) % 9) * 100000;
		o.pay[COMPONENT_EQUITY] = (money)(next_random(seed) % 9) * 300000;
		o.years = (double)(next_random(seed) % 20);
	}
	if (weighted && next_random(seed) % 2)
		o.weight = 0.25 * (double)(1 + next_random(seed) % 7);
	return o;
}

/* Some rows in a survey's scale, some with posted ranges, of few and of many different ones. */
static void make_ranged(struct observation *o, uint64_t *seed)
{
	uint64_t kind = next_random(seed) % 6;
	struct observation ranged;
	struct pay_ends ends = scale[next_random(seed) % 4];

	o->source = "points";
	if (kind > 2)
		return;
	if (kind == 1)
		ends = (struct pay_ends){5000000 + (money)(next_random(seed) % 5) * 700000,
					 9000000 + (money)(next_random(seed) % 5) * 1100000};
	if (kind == 2)
		ends =
		    (struct pay_ends){5000000 + (money)(next_random(seed) % 50) * 70000, 9000000};
	ranged = an_observation_in(ends);
	ranged.source = kind == 0 ? "survey" : kind == 1 ? "board" : "boards";
	ranged.role = o->role;
	ranged.level = o->level;
	ranged.place = o->place;
	ranged.date = o->date;
	ranged.employer = o->employer;
	ranged.weight = o->weight;
	*o = ranged;
}

/* The whole table as text, and the factors used. */
static void add_all(struct buf *out, struct cells *cells, const struct world *w)
{
	struct settings settings = fixture_settings();
	struct band_table table;
	struct aging_used *used;
	size_t count;

	settings.complementary = true;
	settings.max_employer_share = 0.4;
	compute(&table, cells, w->catalogue, &settings);
	add_table(out, &table, w->catalogue);
	for (size_t i = 0; i < table.employer_count; i++) {
		const struct employer_row *row = &table.employers[i];
		buf_addf(out, "%u %s %u %u %.17g %.17g\n", (unsigned)row->band.role, row->name,
			 (unsigned)row->country, (unsigned)row->band.n,
			 row->band.p[BENCHMARK_P50].amount, row->band.p50_interval.low);
	}
	for (size_t i = 0; i < table.mix_count; i++)
		buf_addf(out, "%d %.17g %.17g %.17g\n", (int)table.mix[i].level, table.mix[i].base,
			 table.mix[i].bonus, table.mix[i].equity);
	for (size_t i = 0; i < table.year_count; i++)
		buf_addf(out, "%d %.17g\n", (int)table.years[i].level, table.years[i].p50);
	band_table_release(&table);
	cells_aging(cells, &used, &count);
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%u %d %.17g %.17g %d %d\n", (unsigned)used[i].series,
			 used[i].date.year, used[i].factor, used[i].sd, used[i].held,
			 (int)used[i].observations);
	free(used);
}

static void assert_packed_alike(struct cells *one, struct cells *other)
{
	struct buf a, b;

	buf_init(&a, BUF_LIMIT_DEFAULT);
	buf_init(&b, BUF_LIMIT_DEFAULT);
	cells_pack(&a, one);
	cells_pack(&b, other);
	assert_true(a.len > 10000);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_release(&a);
	buf_release(&b);
}

/* cells_merge by way of bytes, as parts of an input are merged. */
static void merge_packed(struct cells *into, struct cells *from)
{
	const struct cells_bounds bounds = {.roles = 3, .rows = ROWS};
	struct unpacking in;
	struct buf bytes;

	buf_init(&bytes, BUF_LIMIT_DEFAULT);
	cells_pack(&bytes, from);
	in = unpacking_of(buf_text(&bytes));
	cells_unpack(&in, into, &bounds);
	assert_false(in.bad);
	assert_ptr_equal(in.at, in.end);
	buf_release(&bytes);
}

static void split_and_merge(struct buf *out, const struct observation *rows, uint64_t seed,
			    const struct world *w)
{
	struct cells *parts[PARTS];
	size_t order[ROWS];

	for (size_t i = 0; i < PARTS; i++)
		parts[i] = aging_cells(w);
	for (size_t i = 0; i < ROWS; i++) {
		size_t k = next_random(&seed) % (i + 1);
		order[i] = order[k];
		order[k] = i;
	}
	for (size_t i = 0; i < ROWS; i++)
		cells_add(parts[next_random(&seed) % PARTS], &rows[order[i]]);
	for (size_t left = PARTS; left > 1; left--) {
		size_t from = next_random(&seed) % left;
		struct cells *taken = parts[from];
		parts[from] = parts[left - 1];
		if (next_random(&seed) % 2) {
			merge_packed(parts[next_random(&seed) % (left - 1)], taken);
		} else {
			cells_merge(parts[next_random(&seed) % (left - 1)], taken);
			assert_true(isnan(median(taken, w))); /* left empty */
		}
		cells_free(taken);
	}
	add_all(out, parts[0], w);
	cells_free(parts[0]);
}

static void any_split_in_any_order_gives_the_same_bytes(void **state)
{
	struct observation *rows = mem_alloc(ROWS, sizeof(*rows));

	for (int kind = 0; kind < 4; kind++) { /* plain, weighted, and both with ranges */
		struct cells *whole = aging_cells(*state);
		struct buf expected, actual;
		uint64_t seed = 1 + (uint64_t)kind;
		buf_init(&expected, BUF_LIMIT_DEFAULT);
		buf_init(&actual, BUF_LIMIT_DEFAULT);
		for (size_t i = 0; i < ROWS; i++) {
			rows[i] = random_observation(&seed, kind % 2);
			if (kind >= 2)
				make_ranged(&rows[i], &seed);
			cells_add(whole, &rows[i]);
		}
		add_all(&expected, whole, *state);
		assert_true(expected.len > 10000);
		for (uint64_t trial = 0; trial < 10; trial++) {
			buf_clear(&actual);
			split_and_merge(&actual, rows, 50 + trial, *state);
			assert_string_equal(actual.data, expected.data);
		}
		buf_release(&expected);
		buf_release(&actual);
		cells_free(whole);
	}
	free(rows);
}

/* An observation's base pay, and the rest of it. */
static struct sole_pay take_pay(struct observation *o)
{
	const struct pay_ends none = {.low = MONEY_NONE, .high = MONEY_NONE};
	struct sole_pay pay = {.point = o->pay[COMPONENT_BASE],
			       .ends = o->ranged ? o->ends[COMPONENT_BASE] : none};

	for (int c = 0; c < COMPONENT_COUNT; c++)
		o->pay[c] = MONEY_NONE;
	o->ranged = false;
	return pay;
}

/* Pay of one amount or a posted range; one in `far` is so much that what it is aged to is out of all bounds. */
static struct sole_pay random_pay(uint64_t *seed, unsigned far)
{
	struct observation paid = random_observation(seed, false);
	struct sole_pay pay = take_pay(&paid);

	if (next_random(seed) % 2)
		pay.ends = (struct pay_ends){pay.point - 1000 * (money)(next_random(seed) % 3 + 1),
					     pay.point + 700000};
	if (next_random(seed) % far == 0 && pay_is_range(pay.ends))
		pay.ends.high = 1999999999999999;
	else if (next_random(seed) % far == 0)
		pay.point = 1999999999999999;
	return pay;
}

/* Those of one kind differ in their pay alone; they come with kin or without, some older than those before them. */
static void add_alike_kinds(struct cells *one_by_one, struct cells *together)
{
	enum { KINDS = 60, EACH = 40 };
	struct named_employer employers[] = {{.name = TEXT_LITERAL("Acme")},
					     {.name = TEXT_LITERAL("Globex")}};
	struct observation before = {.role = 0};
	uint64_t seed = 19;

	for (size_t i = 0; i < KINDS; i++) {
		struct observation_kin kin = {.owner = NULL};
		struct observation like = random_observation(&seed, i % 5 == 0);
		enum component component = i % 8 < 6 ? COMPONENT_BASE : COMPONENT_TOTAL;
		struct sole_pay pays[EACH];
		take_pay(&like);
		if (i % 4 == 3) {
			like = before;
			like.date.year--;
		}
		if (i % 2)
			before = like;
		if (i % 2)
			like.employer = TEXT_LITERAL("");
		if (i % 7 == 3)
			like.years = 3;
		if (i % 11 == 5)
			like.role = ROLE_NONE;
		like.kin = i % 3 ? &kin : NULL;
		for (size_t k = 0; k < EACH; k++) {
			struct observation one = like;
			pays[k] = random_pay(&seed, i % 13 == 6 ? 1 : 16);
			if (i % 3 == 0 && k % 3)
				pays[k].employer = &employers[k % 2];
			observation_take_pay(&one, component, &pays[k]);
			one.kin = NULL;
			one.employer_kin = NULL;
			cells_add(one_by_one, &one);
		}
		cells_add_alike(together, &like, component, pays, 1);
		cells_add_alike(together, &like, component, pays + 1, EACH - 1);
	}
}

static void assert_alike_are_as_if_one_by_one(const struct world *w, bool rows_alone)
{
	struct cells *one_by_one = aging_cells(w), *together = aging_cells(w);
	struct buf a, b;

	one_by_one->setup.rows_alone = together->setup.rows_alone = rows_alone;
	add_alike_kinds(one_by_one, together);
	assert_packed_alike(one_by_one, together);
	buf_init(&a, BUF_LIMIT_DEFAULT);
	buf_init(&b, BUF_LIMIT_DEFAULT);
	add_all(&a, one_by_one, w);
	add_all(&b, together, w);
	assert_true(a.len > 10000);
	assert_string_equal(a.data, b.data);
	buf_release(&a);
	buf_release(&b);
	cells_free(one_by_one);
	cells_free(together);
}

static void those_alike_are_as_if_one_by_one(void **state)
{
	assert_alike_are_as_if_one_by_one(*state, false);
	assert_alike_are_as_if_one_by_one(*state, true);
}

static void any_order_packs_to_the_same_bytes(void **state)
{
	struct observation *rows = mem_alloc(ROWS, sizeof(*rows));
	struct cells *forth = aging_cells(*state), *back = aging_cells(*state);
	uint64_t seed = 7;

	for (size_t i = 0; i < ROWS; i++) {
		rows[i] = random_observation(&seed, true);
		make_ranged(&rows[i], &seed);
		cells_add(forth, &rows[i]);
	}
	for (size_t i = ROWS; i > 0; i--)
		cells_add(back, &rows[i - 1]);
	assert_packed_alike(forth, back);
	cells_free(forth);
	cells_free(back);
	free(rows);
}

/* Whatever its bytes say, nothing is read outside them, and what comes of it is refused or can be computed with. */
static void changed_bytes_are_refused_or_can_be_used(void **state)
{
	const struct cells_bounds bounds = {.roles = 3, .rows = 400};
	struct cells *cells = aging_cells(*state);
	uint64_t seed = 11;
	struct buf bytes;
	size_t refused = 0;

	buf_init(&bytes, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < 300; i++) {
		struct observation o = random_observation(&seed, i % 3 == 0);
		make_ranged(&o, &seed);
		cells_add(cells, &o);
	}
	cells_pack(&bytes, cells);
	for (size_t i = 0; i < bytes.len; i++) {
		struct cells *changed = aging_cells(*state);
		struct unpacking in = unpacking_of(buf_text(&bytes));
		char was = bytes.data[i];
		changed->setup.jobs = 1; /* threads would take most of the time */
		bytes.data[i] = (char)(next_random(&seed) & 0xff);
		cells_unpack(&in, changed, &bounds);
		refused += in.bad || in.at != in.end;
		if (!in.bad && in.at == in.end)
			cells_settle(changed);
		bytes.data[i] = was;
		cells_free(changed);
	}
	assert_true(refused > bytes.len / 10);
	for (size_t len = 0; len < bytes.len; len += 7) {
		struct cells *cut = aging_cells(*state);
		struct unpacking in = unpacking_of((struct text){.data = bytes.data, .len = len});
		cells_unpack(&in, cut, &bounds);
		assert_true(in.bad);
		cells_free(cut);
	}
	buf_release(&bytes);
	cells_free(cells);
}

static void computing_twice_and_adding_in_between_is_as_adding_at_once(void **state)
{
	struct cells *at_once = new_cells();
	struct cells *in_steps = new_cells();
	uint64_t seed = 99;
	struct buf a, b;

	buf_init(&a, BUF_LIMIT_DEFAULT);
	buf_init(&b, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < 3000; i++) {
		struct observation o = random_observation(&seed, true);
		cells_add(at_once, &o);
		cells_add(in_steps, &o);
		if (i % 700 == 0) {
			buf_clear(&b);
			add_all(&b, in_steps, *state);
		}
	}
	buf_clear(&b);
	add_all(&a, at_once, *state);
	add_all(&b, in_steps, *state);
	assert_string_equal(a.data, b.data);
	buf_release(&a);
	buf_release(&b);
	cells_free(at_once);
	cells_free(in_steps);
}

/* What is kept of an employer's text is a number of these cells, which merging takes away. */
static void an_employer_is_known_by_its_kin_until_cells_are_merged(void **state)
{
	struct cells *into = aging_cells(*state), *from = aging_cells(*state);
	struct observation acme = an_observation(LEVEL_MID, 1000);
	struct observation globex = acme;
	struct observation_kin kin = {.owner = NULL};

	acme.employer = TEXT_LITERAL("Acme");
	globex.employer = TEXT_LITERAL("Globex");
	globex.employer_kin = &kin;
	cells_add(from, &acme);
	cells_add(from, &globex);
	cells_add(from, &globex);
	assert_int_equal(from->spellings.count, 2);
	assert_int_equal(from->spelling_counts[1], 2);
	cells_merge(into, from);
	cells_add(from, &globex);
	cells_add(into, &globex); /* other cells: the kin is not theirs */
	assert_int_equal(from->spellings.count, 1);
	assert_int_equal(from->spelling_counts[0], 1);
	assert_int_equal(into->spelling_counts[1], 3);
	cells_free(into);
	cells_free(from);
}

/* ---- the rows of the table alone ---- */

static struct cells *cells_of_rows_alone(const struct world *w)
{
	struct cells *cells = aging_cells(w);

	cells->setup.rows_alone = true;
	return cells;
}

/* Its table has the rows expected and nothing beside them, and counts as many as withheld. */
static void assert_rows_alone(struct cells *cells, const struct buf *expected,
			      struct band_counts counts, const struct settings *settings,
			      const struct world *w)
{
	struct band_table table;
	struct buf rows;

	buf_init(&rows, BUF_LIMIT_DEFAULT);
	compute(&table, cells, w->catalogue, settings);
	add_table(&rows, &table, w->catalogue);
	assert_string_equal(rows.data, expected->data);
	assert_memory_equal(&table.observed, &counts, sizeof(counts));
	assert_int_equal(table.part_count, 0);
	assert_int_equal(table.employer_count, 0);
	assert_int_equal(table.mix_count, 0);
	assert_int_equal(table.year_count, 0);
	buf_release(&rows);
	band_table_release(&table);
}

/* Whether what is merged was gathered so too, or is a part with everything. */
static void rows_alone_are_those_of_the_whole_table(void **state)
{
	const struct world *w = *state;
	struct cells *whole = aging_cells(w), *half = aging_cells(w);
	struct cells *alone = cells_of_rows_alone(w), *rest = cells_of_rows_alone(w);
	struct cells *with_part = cells_of_rows_alone(w);
	struct settings settings = fixture_settings();
	struct band_table table;
	struct buf expected;
	uint64_t seed = 5;

	settings.complementary = true;
	settings.max_employer_share = 0.4;
	for (size_t i = 0; i < ROWS; i++) {
		struct observation o = random_observation(&seed, true);
		make_ranged(&o, &seed);
		cells_add(whole, &o);
		cells_add(i % 2 ? alone : rest, &o);
		cells_add(i % 2 ? with_part : half, &o);
	}
	cells_merge(alone, rest);
	merge_packed(with_part, half);
	assert_true(!alone->employed && !alone->mix && with_part->employed && with_part->mix);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	compute(&table, whole, w->catalogue, &settings);
	add_table(&expected, &table, w->catalogue);
	assert_true(table.part_count && table.employer_count && table.mix_count &&
		    table.year_count && table.observed.too_few);
	assert_rows_alone(alone, &expected, table.observed, &settings, w);
	assert_rows_alone(with_part, &expected, table.observed, &settings, w);
	band_table_release(&table);
	buf_release(&expected);
	cells_free(whole);
	cells_free(half);
	cells_free(alone);
	cells_free(rest);
	cells_free(with_part);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pay_is_aged_to_the_cent_half_to_even),
	    cmocka_unit_test(pay_of_no_date_and_of_aging_none_stays_as_it_is),
	    cmocka_unit_test(pay_of_a_country_without_an_index_is_not_moved),
	    cmocka_unit_test(pay_is_aged_by_the_index_of_its_country),
	    cmocka_unit_test(a_row_of_several_countries_has_the_earliest_of_their_dates),
	    cmocka_unit_test(the_factors_used_are_told_by_series),
	    cmocka_unit_test(the_factors_used_are_told_by_year),
	    cmocka_unit_test(what_has_no_role_weight_or_pay_is_not_gathered),
	    cmocka_unit_test(base_and_total_pay_are_never_mixed),
	    cmocka_unit_test(ranges_that_adjoin_and_come_again_are_brackets),
	    cmocka_unit_test(too_many_different_ranges_are_posted),
	    cmocka_unit_test(both_ends_are_aged),
	    cmocka_unit_test(any_split_in_any_order_gives_the_same_bytes),
	    cmocka_unit_test(those_alike_are_as_if_one_by_one),
	    cmocka_unit_test(any_order_packs_to_the_same_bytes),
	    cmocka_unit_test(an_employer_is_known_by_its_kin_until_cells_are_merged),
	    cmocka_unit_test(changed_bytes_are_refused_or_can_be_used),
	    cmocka_unit_test(computing_twice_and_adding_in_between_is_as_adding_at_once),
	    cmocka_unit_test(rows_alone_are_those_of_the_whole_table),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
