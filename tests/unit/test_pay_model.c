/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pay model on simulated worlds, whose truth is known: what it recovers, what may move it, what it
 * does not say. Every world comes of a fixed seed. */
#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"
#include "estimate/pay_gap.h"
#include "estimate/pay_model/pay_model.h"
#include "model/place/place.h"
#include "tests/unit/bands_fixture.h"

enum { ROLES = 8, UNPUBLISHED = ROLES - 1 }; /* the last has no published median */
#define STEP_UP 0.3
#define PUBLISHED_MEDIAN 120000
#define JUNIOR_LOG (11.695247 - 0.45) /* ln 120,000, one step and a half below */

struct people {
	struct observation *items;
	size_t count, room;
	uint64_t seed;
};

struct world {
	struct catalogue *catalogue;
	struct gazetteer *gazetteer;
	struct settings settings;
	struct benchmark_set benchmarks;
	struct people people;
	struct cells *cells;
	struct band_table table;
	struct pay_model *model;
};

static struct catalogue *roles_a_to_h(void)
{
	char *directory = fixture_directory();
	struct catalogue *catalogue = NULL;
	struct err e = ERR_INIT;

	fixture_write(directory, "words.ini", "[same]\n");
	for (int r = 0; r < ROLES; r++) {
		char name[32], text[256];
		snprintf(name, sizeof(name), "role-%c.ini", 'a' + r);
		snprintf(text, sizeof(text),
			 "[role]\nname = Role %c\nfamily = data\nsummary = A fixture.\n"
			 "[titles]\nanywhere = worker %c\n[occupations]\n15-121%d = 1\n"
			 "note = A fixture.\n",
			 'A' + r, 'a' + r, r + 1);
		fixture_write(directory, name, text);
	}
	if (catalogue_load(&e, &catalogue, LAYERS_INSTALLED(directory)) < 0)
		fail_msg("%s", e.text);
	fixture_remove(directory);
	return catalogue;
}

static void publish_medians(struct world *w)
{
	static const char *const occupations[ROLES] = {"15-1211", "15-1212", "15-1213", "15-1214",
						       "15-1215", "15-1216", "15-1217", NULL};

	for (int r = 0; r < ROLES && occupations[r]; r++) {
		struct benchmark b = {.source = "published",
				      .date = {2024, 5, 0},
				      .area = united_states,
				      .industry = "000000",
				      .occupation = occupations[r],
				      .group = "detailed",
				      .employment = {VALUE_EXACT, 1000}};
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
			b.annual[p] = (struct benchmark_value){
			    VALUE_EXACT, PUBLISHED_MEDIAN * exp(0.3 * (p - BENCHMARK_P50))};
		w->benchmarks.items = mem_grow(w->benchmarks.items, &w->benchmarks.room,
					       w->benchmarks.count + 1, sizeof(b));
		w->benchmarks.items[w->benchmarks.count++] = b;
	}
}

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	char reference[4096];

	*state = w;
	snprintf(reference, sizeof(reference), "%s/data/reference", root ? root : ".");
	if (gazetteer_load(&e, &w->gazetteer, LAYERS_INSTALLED(reference), GAZETTEER_CITIES) < 0)
		fail_msg("%s", e.text);
	w->catalogue = roles_a_to_h();
	w->settings = fixture_settings();
	w->people.seed = 20240501;
	publish_medians(w);
	return 0;
}

static void forget_model(struct world *w)
{
	pay_model_free(w->model);
	band_table_release(&w->table);
	cells_free(w->cells);
	w->model = NULL;
	w->table = (struct band_table){.rows = NULL};
	w->cells = NULL;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	forget_model(w);
	free(w->people.items);
	free(w->benchmarks.items);
	gazetteer_free(w->gazetteer);
	catalogue_free(w->catalogue);
	free(w);
	return 0;
}

/* ---- simulation ---- */

/* Standard normal, by Box and Muller (1958). */
static double normal(uint64_t *seed)
{
	double radius = ((double)next_random(seed) + 1) / 2147483649.0;
	double turn = (double)next_random(seed) / 2147483648.0;

	return sqrt(-2 * log(radius)) * cos(8 * atan(1) * turn);
}

struct group {
	const char *source;
	uint16_t role;
	enum level level;
	struct place place;
	enum component component;
	const char *employer; /* of all of them; NULL: none is named */
	enum publishing publish;
	double years; /* of experience; 0: not stated */
	double sd; /* of log pay; 0: .25 */
};

/* `n` people about the median, log-normal. */
static void add_people(struct world *w, struct group g, int n, double log_median)
{
	struct people *p = &w->people;

	for (int i = 0; i < n; i++) {
		struct observation o = an_observation(
		    g.level, exp(log_median + (g.sd > 0 ? g.sd : 0.25) * normal(&p->seed)));
		money pay = o.pay[COMPONENT_BASE];
		o.source = g.source;
		o.role = g.role;
		o.place = g.place;
		o.publish = g.publish;
		o.years = g.years > 0 ? g.years : YEARS_NONE;
		o.employer = g.employer ? text_of(g.employer) : (struct text){.len = 0};
		o.pay[COMPONENT_BASE] = MONEY_NONE;
		o.pay[g.component] = pay;
		p->items = mem_grow(p->items, &p->room, p->count + 1, sizeof(*p->items));
		p->items[p->count++] = o;
	}
}

static double truth(enum level level)
{
	return JUNIOR_LOG + STEP_UP * (double)(level - LEVEL_JUNIOR);
}

static const struct place us = {.country = CODE2('U', 'S')};
static const struct place germany = {.country = CODE2('D', 'E')};

static struct place us_state(char first, char second)
{
	return (struct place){.country = CODE2('U', 'S'), .state = CODE2(first, second)};
}

/* A source's ladder of the roles below `roles`. */
static void add_ladder(struct world *w, struct group g, int roles, int n, double difference)
{
	for (int r = 0; r < roles; r++)
		for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
			g.role = (uint16_t)r;
			g.level = (enum level)level;
			add_people(w, g, n, truth(g.level) + difference);
		}
}

static const struct {
	const char *name;
	double difference;
} three_sources[] = {{"east", 0.182321557}, {"north", 0}, {"west", -0.223143551}};

static void add_three_sources(struct world *w, struct place place, double level, int n)
{
	for (int s = 0; s < 3; s++)
		add_ladder(w, (struct group){.source = three_sources[s].name, .place = place},
			   UNPUBLISHED, n, level + three_sources[s].difference);
}

/* ---- running the model ---- */

static struct pay_model_inputs inputs_of(const struct world *w)
{
	return (struct pay_model_inputs){.cells = w->cells,
					 .benchmarks = &w->table,
					 .catalogue = w->catalogue,
					 .gazetteer = w->gazetteer,
					 .settings = &w->settings};
}

/* From the cells to the model. */
static void fit_cells(struct world *w)
{
	struct pay_model_inputs in = inputs_of(w);
	struct err e = ERR_INIT;

	if (bands_compute(&e, &w->table, w->cells, &w->benchmarks, w->catalogue, &w->settings,
			  (struct date){2024, 5, 0}) < 0 ||
	    pay_model_fit(&e, &w->model, &in) < 0)
		fail_msg("%s", e.text);
	assert_non_null(w->model);
}

static void fit_people(struct world *w)
{
	forget_model(w);
	w->cells = new_cells();
	for (size_t i = 0; i < w->people.count; i++)
		cells_add(w->cells, &w->people.items[i]);
	fit_cells(w);
}

static void model_rows(struct world *w)
{
	struct pay_model_inputs in = inputs_of(w);

	bands_model(&w->table, w->model, &in);
}

/* The modelled rows as they are published; the caller releases it. */
static void modelled_text(struct world *w, struct buf *out)
{
	struct band_table modelled = {.rows = NULL};

	for (size_t i = 0; i < w->table.count; i++)
		if (w->table.rows[i].basis == BASIS_MODELLED)
			band_table_add(&modelled, &w->table.rows[i]);
	buf_init(out, BUF_LIMIT_DEFAULT);
	add_table(out, &modelled, w->catalogue);
	band_table_release(&modelled);
}

static void rows_of_people(struct world *w, struct buf *out)
{
	fit_people(w);
	model_rows(w);
	modelled_text(w, out);
}

static size_t count_rows(const struct world *w, enum basis basis, enum component component,
			 code country)
{
	size_t count = 0;

	for (size_t i = 0; i < w->table.count; i++) {
		const struct band *b = &w->table.rows[i];
		count += b->basis == basis && b->component == component &&
			 b->area.kind == AREA_COUNTRY && b->area.place.country == country;
	}
	return count;
}

static struct pay_estimate estimate(const struct world *w, uint16_t role, enum level level,
				    struct place place)
{
	const struct pay_target t = {
	    .role = role, .level = level, .component = COMPONENT_BASE, .place = place};
	struct pay_estimate e;

	pay_model_estimate(w->model, &t, &e);
	return e;
}

static double median(const struct world *w, uint16_t role, enum level level, struct place place)
{
	return estimate(w, role, level, place).quantile[BENCHMARK_P50];
}

/* ---- (1) what is recovered ---- */

static const char three_states[3][3] = {"CA", "OH", "TX"};

static double state_worth(const struct world *w, int state)
{
	double index;

	assert_true(labour_cost(
	    w->gazetteer, us_state(three_states[state][0], three_states[state][1]).state, &index));
	return log(index / 100);
}

static void add_three_states(struct world *w, int n)
{
	for (int s = 0; s < 3; s++)
		add_three_sources(w, us_state(three_states[s][0], three_states[s][1]),
				  state_worth(w, s), n);
}

static void steps_of_the_ladder_and_states_are_recovered(void **state)
{
	struct world *w = *state;

	add_three_states(w, 40);
	fit_people(w);
	for (uint16_t r = 0; r < UNPUBLISHED; r++)
		for (int level = LEVEL_MID; level <= LEVEL_STAFF; level++)
			assert_near(median(w, r, (enum level)level, us) -
					median(w, r, (enum level)(level - 1), us),
				    STEP_UP, 0.05);
	struct place ca = us_state('C', 'A'), oh = us_state('O', 'H');
	assert_near(median(w, 0, LEVEL_MID, ca) - median(w, 0, LEVEL_MID, oh),
		    state_worth(w, 0) - state_worth(w, 1), 0.03);
}

static double source_difference(const struct world *w, uint16_t source)
{
	const struct band row = {.role = 0, .level = LEVEL_MID, .area = united_states};
	double difference;

	assert_true(pay_model_source_difference(w->model, &row, source, &difference));
	return difference;
}

static void differences_of_sources_are_recovered_and_not_predicted(void **state)
{
	struct world *w = *state;

	add_three_states(w, 120);
	fit_people(w);
	assert_near(source_difference(w, 0) - source_difference(w, 1), log(1.2), 0.03);
	assert_near(source_difference(w, 2) - source_difference(w, 1), log(0.8), 0.03);
	double mean = (log(1.2) + log(0.8)) / 3, before[LEVEL_STAFF + 1];
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		before[level] = median(w, 0, (enum level)level, us);
		assert_near(before[level], truth((enum level)level) + mean, 0.06);
	}
	/* ten times as many of one source do not carry its difference into what is predicted */
	for (int s = 0; s < 3; s++)
		add_ladder(
		    w,
		    (struct group){.source = "east",
				   .place = us_state(three_states[s][0], three_states[s][1])},
		    UNPUBLISHED, 1080, state_worth(w, s) + log(1.2));
	fit_people(w);
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		assert_near(median(w, 0, (enum level)level, us), before[level], 0.03);
}

/* ---- (2) uncertainty ---- */

static void a_role_of_one_source_is_less_certain_than_one_of_three(void **state)
{
	struct world *w = *state;

	w->benchmarks.count = 0;
	for (int s = 0; s < 3; s++)
		add_ladder(w, (struct group){.source = three_sources[s].name, .place = us},
			   s == 0 ? ROLES : ROLES - 2, 60, three_sources[s].difference);
	fit_people(w);
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		assert_true(estimate(w, ROLES - 1, (enum level)level, us).sd >
			    1.02 * estimate(w, 0, (enum level)level, us).sd);
	assert_true(estimate(w, ROLES - 1, LEVEL_ALL, us).sd >
		    1.02 * estimate(w, 0, LEVEL_ALL, us).sd);
}

/* ---- (3) what may not be published moves nothing ---- */

static void assert_no_move(struct world *w, const struct buf *before)
{
	struct buf after;

	rows_of_people(w, &after);
	assert_true(before->len > 0);
	if (before->len != after.len || memcmp(before->data, after.data, after.len) != 0)
		fail_msg("modelled rows moved");
	buf_release(&after);
}

static void cells_that_may_not_be_published_move_nothing(void **state)
{
	struct world *w = *state;
	struct buf before;
	const double far = log(900000);

	w->settings.max_employer_share = 0.25;
	add_three_sources(w, us, 0, 30);
	rows_of_people(w, &before);
	/* Too few of a known source, or of one that nobody knows; enough, all of one employer. Together
	 * they might be published, so each is tried alone. */
	const struct {
		struct group group;
		int n;
	} hidden[] = {
	    {{"west", UNPUBLISHED, LEVEL_MID, us, .employer = NULL}, 4},
	    {{"alone", UNPUBLISHED, LEVEL_STAFF, us, .employer = NULL}, 4},
	    {{"east", UNPUBLISHED, LEVEL_SENIOR, us, .employer = "One"}, 400},
	};
	const size_t known = w->people.count;
	for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden); i++) {
		w->people.count = known;
		add_people(w, hidden[i].group, hidden[i].n, far);
		assert_no_move(w, &before);
	}
	/* a cell that may be published does move them */
	struct buf after;
	w->people.count = known;
	add_people(w, (struct group){"west", UNPUBLISHED, LEVEL_MID, us, .employer = NULL}, 5, far);
	rows_of_people(w, &after);
	assert_true(before.len != after.len || memcmp(before.data, after.data, after.len) != 0);
	buf_release(&after);
	buf_release(&before);
}

/* ---- (4) order ---- */

static void shuffle(struct people *p)
{
	for (size_t i = p->count; i > 1; i--) {
		size_t k = (size_t)(next_random(&p->seed) % i);
		struct observation kept = p->items[i - 1];
		p->items[i - 1] = p->items[k];
		p->items[k] = kept;
	}
}

static void order_and_splits_give_the_same_bytes(void **state)
{
	enum { PARTS = 5 };
	struct world *w = *state;
	struct buf before, after;

	add_three_states(w, 8);
	add_ladder(w, (struct group){"east", .place = us, .component = COMPONENT_TOTAL},
		   UNPUBLISHED, 12, 0.2);
	add_ladder(w, (struct group){"north", .place = germany}, ROLES, 12, -0.5);
	add_ladder(w, (struct group){"west", .place = germany}, 3, 12, -0.7);
	rows_of_people(w, &before);
	shuffle(&w->people);
	assert_no_move(w, &before);
	for (int round = 0; round < 3; round++) {
		struct cells *parts[PARTS];
		forget_model(w);
		for (int k = 0; k < PARTS; k++)
			parts[k] = new_cells();
		for (size_t i = 0; i < w->people.count; i++)
			cells_add(parts[next_random(&w->people.seed) % PARTS], &w->people.items[i]);
		w->cells = new_cells();
		for (int k = 0; k < PARTS; k++) {
			struct cells *part = parts[(k * 2 + round) % PARTS];
			cells_merge(w->cells, part);
			cells_free(part);
		}
		fit_cells(w);
		model_rows(w);
		modelled_text(w, &after);
		assert_int_equal(before.len, after.len);
		assert_memory_equal(before.data, after.data, after.len);
		buf_release(&after);
	}
	buf_release(&before);
}

static void add_country(struct world *w, struct place place, double sd)
{
	for (int s = 0; s < 3; s++)
		add_ladder(
		    w, (struct group){.source = three_sources[s].name, .place = place, .sd = sd},
		    UNPUBLISHED, 40, three_sources[s].difference);
}

static double half_width(const struct world *w, enum level level, struct place place)
{
	const struct pay_estimate e = estimate(w, 0, level, place);

	return e.quantile[BENCHMARK_P75] - e.quantile[BENCHMARK_P25];
}

/* The estimate of a line of model.csv; NAN: there is none. */
static double line_of(const struct world *w, const char *kind, const char *name)
{
	char names[][8] = {"one", "two", "three"};
	char *sources[] = {names[0], names[1], names[2]};
	struct model_line *lines;
	double found = NAN;
	size_t count;

	pay_model_lines(w->model, sources, &lines, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(lines[i].kind, kind) == 0 && strcmp(lines[i].name, name) == 0)
			found = lines[i].estimate;
	free(lines);
	return found;
}

/* 480 people of a role, or more, tell the width of their country's pay nearly whole; what is added for how sources
 * differ is scaled with it. Medians and the United States stay. */
static void pay_of_a_country_lies_as_wide_as_it_was_observed_there(void **state)
{
	const struct place switzerland = {.country = CODE2('C', 'H')};
	struct world *w = *state;
	double width_there;

	add_country(w, us, .25);
	add_country(w, germany, .25);
	fit_people(w);
	width_there = half_width(w, LEVEL_MID, us);
	add_country(w, switzerland, .1);
	fit_people(w);
	for (int level = LEVEL_UNKNOWN; level <= LEVEL_STAFF; level++)
		assert_true(half_width(w, (enum level)level, switzerland) <
			    (level == LEVEL_UNKNOWN ? .8 : .5) *
				half_width(w, (enum level)level, germany));
	assert_near(median(w, 0, LEVEL_MID, switzerland), median(w, 0, LEVEL_MID, germany), .05);
	assert_near(half_width(w, LEVEL_MID, us), width_there, .02);
	/* Each of them has its line, the first by code, too. */
	assert_true(line_of(w, "dispersion", "CH") < -.3);
	assert_true(line_of(w, "dispersion", "DE") > line_of(w, "dispersion", "CH") + .3);
	assert_true(isnan(line_of(w, "dispersion", "FR")));
}

/* Three sources' ladders in Germany, of half the height. A role that none of them has there has a ladder nearer
 * to the country's than to that of the United States. */
static void a_country_has_a_ladder_of_its_own(void **state)
{
	enum { ELSEWHERE = UNPUBLISHED - 1 };
	struct world *w = *state;

	add_three_sources(w, us, 0, 40);
	for (int s = 0; s < 3; s++)
		for (uint16_t r = 0; r < ELSEWHERE; r++)
			for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
				add_people(w,
					   (struct group){.source = three_sources[s].name,
							  .role = r,
							  .level = (enum level)level,
							  .place = germany},
					   40,
					   truth(LEVEL_JUNIOR) + three_sources[s].difference +
					       STEP_UP / 2 * (level - LEVEL_JUNIOR));
	fit_people(w);
	for (int level = LEVEL_MID; level <= LEVEL_STAFF; level++) {
		enum level below = (enum level)(level - 1);
		assert_near(median(w, ELSEWHERE, (enum level)level, us) -
				median(w, ELSEWHERE, below, us),
			    STEP_UP, .04);
		assert_true(median(w, ELSEWHERE, (enum level)level, germany) -
				median(w, ELSEWHERE, below, germany) <
			    0.75 * STEP_UP);
	}
}

/* A role that no source has: its steps lie where those of the others lie in what is published, so
 * that a distribution of twice the width has a ladder of twice the height. */
static void a_role_of_statistics_alone_has_the_ladder_of_its_spread(void **state)
{
	enum { ALONE = UNPUBLISHED - 1 };
	struct world *w = *state;
	struct benchmark_value *wide = w->benchmarks.items[ALONE].annual;

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		wide[p].amount = PUBLISHED_MEDIAN * exp(0.6 * (p - BENCHMARK_P50));
	for (int s = 0; s < 3; s++)
		add_ladder(w, (struct group){.source = three_sources[s].name, .place = us}, ALONE,
			   40, three_sources[s].difference);
	fit_people(w);
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		double of_others = 0;
		for (uint16_t r = 0; r < ALONE; r++)
			of_others +=
			    (median(w, r, (enum level)level, us) - log(PUBLISHED_MEDIAN)) / ALONE;
		assert_true(fabs(median(w, ALONE, (enum level)level, us) - log(PUBLISHED_MEDIAN) -
				 2 * of_others) < .02);
	}
	/* Its places differ as those of the others do. */
	assert_true(fabs(median(w, ALONE, LEVEL_STAFF, us_state('C', 'A')) -
			 median(w, ALONE, LEVEL_STAFF, us) -
			 (median(w, 0, LEVEL_STAFF, us_state('C', 'A')) -
			  median(w, 0, LEVEL_STAFF, us))) < 1e-9);
	/* Once a source has it, it has its own. */
	add_ladder(w, (struct group){.source = "north", .place = us}, UNPUBLISHED, 40, 0);
	fit_people(w);
	assert_true(median(w, ALONE, LEVEL_STAFF, us) - median(w, ALONE, LEVEL_JUNIOR, us) <
		    1.3 * 3 * STEP_UP);
}

/* ---- why observed and published differ ---- */

static void the_parts_of_a_gap_add_up_and_are_those_of_the_world(void **state)
{
	struct world *w = *state;
	struct pay_gap gap;
	struct summary s = {.catalogue = w->catalogue};
	struct role_summary r = {.index = 0, .role = catalogue_role(w->catalogue, 0)};
	struct band wanted = {.area = united_states, .component = COMPONENT_BASE};

	add_three_sources(w, us, 0.1, 40); /* a tenth above what is published, but for the mix */
	fit_people(w);
	for (int level = 0; level <= LEVEL_STAFF; level++) {
		wanted.level = (enum level)level;
		r.ladder[level] = band_find(&w->table, &wanted);
		assert_non_null(r.ladder[level]);
	}
	wanted.level = LEVEL_ALL;
	wanted.basis = BASIS_BENCHMARK;
	r.benchmark = band_find(&w->table, &wanted);
	s.bands = w->table;
	assert_false(pay_gap_of(&gap, &s, &r)); /* no model */
	s.model = w->model;
	assert_true(pay_gap_of(&gap, &s, &r));
	assert_near(gap.all,
		    log(r.ladder[LEVEL_ALL]->p[BENCHMARK_P50].amount) - log(PUBLISHED_MEDIAN),
		    1e-9);
	assert_near(gap.aging + gap.sources + gap.levels + gap.rest, gap.all, 1e-12);
	assert_near(gap.aging, 0, 1e-12);
	/* a quarter of each level: 1.5 steps; of an occupation 1.61 */
	assert_near(gap.levels, (1.5 - 1.61) * STEP_UP, .01);
	assert_true(fabs(gap.rest) < .1);
	r.benchmark = NULL;
	assert_false(pay_gap_of(&gap, &s, &r));
}

/* ---- (5) where nothing honest can be said ---- */

static void one_source_alone_is_not_modelled(void **state)
{
	const code de = germany.country;
	struct world *w = *state;

	add_three_sources(w, us, 0, 20);
	add_ladder(w, (struct group){"north", .place = germany}, 3, 20, -0.5);
	fit_people(w);
	model_rows(w);
	assert_int_equal(count_rows(w, BASIS_MODELLED, COMPONENT_BASE, de), 0);
	assert_true(count_rows(w, BASIS_MODELLED, COMPONENT_BASE, us.country) > 0);
	assert_true(count_rows(w, BASIS_OBSERVED, COMPONENT_BASE, de) > 0);
	/* four people are not a second source */
	for (uint16_t r = 0; r < 2; r++)
		add_people(w, (struct group){"alone", r, LEVEL_MID, germany, .employer = NULL}, 2,
			   truth(LEVEL_MID));
	fit_people(w);
	model_rows(w);
	assert_int_equal(count_rows(w, BASIS_MODELLED, COMPONENT_BASE, de), 0);
	add_ladder(w, (struct group){"west", .place = germany}, 1, 20, -0.5);
	fit_people(w);
	model_rows(w);
	assert_true(count_rows(w, BASIS_MODELLED, COMPONENT_BASE, de) > 0);
}

static bool reaches(const struct world *w, uint16_t role, enum component component,
		    struct place place)
{
	const struct pay_target t = {.role = role, .component = component, .place = place};

	return pay_model_reaches(w->model, &t);
}

/* People in cells too small to be published count together, over levels, then over roles. */
static void small_cells_reach_a_country_together(void **state)
{
	const struct group few = {.source = "few", .place = germany, .level = LEVEL_SENIOR};
	const double lower = -0.5;
	struct world *w = *state;
	struct group g = few;

	w->settings.min_n = 10;
	add_three_sources(w, us, 0, 20);
	add_ladder(w, (struct group){"north", .place = germany}, UNPUBLISHED, 40, lower);
	for (g.role = 0; g.role < 3; g.role++)
		add_people(w, g, 3, truth(g.level) + lower);
	fit_people(w);
	assert_false(reaches(w, 0, COMPONENT_BASE, germany)); /* nine people of three roles */
	g.role = 3;
	g.level = LEVEL_JUNIOR;
	add_people(w, g, 1, truth(g.level) + lower);
	fit_people(w);
	assert_true(reaches(w, 0, COMPONENT_BASE, germany));
	assert_true(reaches(w, UNPUBLISHED, COMPONENT_BASE, germany));
	assert_true(fabs(median(w, 0, LEVEL_MID, germany) - truth(LEVEL_MID) - lower) < .1);
	/* none of their levels and roles is known by it */
	assert_false(pay_model_knows(w->model, UNPUBLISHED, germany.country));
}

static void small_cells_tell_their_levels(void **state)
{
	struct world *w = *state;
	struct group g = {.source = "few", .place = germany};

	/* Seniors only, as the base of Germany: what they earn is not read as pay of all levels. */
	w->settings.min_n = 10;
	add_three_sources(w, us, 0, 40);
	g.level = LEVEL_SENIOR;
	for (int s = 0; s < 2; s++) {
		g.source = s ? "few" : "fewer";
		for (g.role = 0; g.role < UNPUBLISHED; g.role++)
			add_people(w, g, 9, truth(g.level));
	}
	fit_people(w);
	assert_true(fabs(median(w, 0, LEVEL_JUNIOR, germany) - truth(LEVEL_JUNIOR)) < .15);
	assert_true(fabs(median(w, 0, LEVEL_SENIOR, germany) - truth(LEVEL_SENIOR)) < .15);
}

static void total_pay_is_modelled_by_two_sources_or_beside_base_pay(void **state)
{
	const struct group total = {"north", .component = COMPONENT_TOTAL, .place = germany};
	struct world *w = *state;

	add_ladder(w, (struct group){"north", .place = us}, UNPUBLISHED, 20, 0);
	add_ladder(w, total, 3, 20, 0);
	fit_people(w);
	assert_true(reaches(w, 0, COMPONENT_BASE, us)); /* published */
	assert_false(reaches(w, UNPUBLISHED, COMPONENT_BASE, us));
	assert_false(reaches(w, 0, COMPONENT_TOTAL, us));
	assert_false(reaches(w, 0, COMPONENT_TOTAL, germany));
	add_ladder(w, (struct group){"north", .component = COMPONENT_TOTAL, .place = us}, 3, 20, 0);
	add_ladder(w, (struct group){"west", .component = COMPONENT_TOTAL, .place = germany}, 3, 20,
		   0);
	fit_people(w);
	model_rows(w);
	assert_true(reaches(w, 0, COMPONENT_TOTAL, us));
	assert_true(reaches(w, 0, COMPONENT_TOTAL, germany));
	assert_false(reaches(w, 0, COMPONENT_BASE, germany));
	/* of a role whose total nobody told, others' totals say nothing */
	assert_false(reaches(w, 3, COMPONENT_TOTAL, us));
	assert_false(reaches(w, 3, COMPONENT_TOTAL, germany));
	add_ladder(w, (struct group){"north", .place = germany}, 3, 20, 0);
	fit_people(w);
	assert_true(reaches(w, 0, COMPONENT_BASE, germany)); /* one source of base, two of pay */
	w->people.count -= 3 * (LEVEL_STAFF - LEVEL_JUNIOR + 1) * 20;
	fit_people(w);
	model_rows(w);
	assert_true(count_rows(w, BASIS_MODELLED, COMPONENT_TOTAL, us.country) > 0);
	assert_true(count_rows(w, BASIS_MODELLED, COMPONENT_TOTAL, germany.country) > 0);
	assert_int_equal(count_rows(w, BASIS_MODELLED, COMPONENT_BASE, germany.country), 0);
}

/* ---- (6) order within and between rows ---- */

static const struct place dallas = {
    .country = CODE2('U', 'S'), .state = CODE2('T', 'X'), .metro = 19100};
static const struct area dallas_area = {.kind = AREA_METRO, .place = {.metro = 19100}};

/* Total pay is lower there by .4; of base pay nobody is in a metro: half at most is believed of it, and it is
 * known less well than total pay. */
static void a_metro_s_total_pay_says_little_of_its_base_pay(void **state)
{
	const double lower = -0.4, above = 0.2;
	struct world *w = *state;
	struct pay_estimate base, total, texas;
	struct pay_target t = {.role = 0, .level = LEVEL_SENIOR, .place = dallas};

	add_three_states(w, 20);
	for (int s = 0; s < 2; s++) {
		struct group g = {s ? "pack" : "heap", .component = COMPONENT_TOTAL, .place = us};
		for (int k = 0; k < 3; k++) {
			g.place = us_state(three_states[k][0], three_states[k][1]);
			add_ladder(w, g, UNPUBLISHED, 20, above + state_worth(w, k));
		}
		g.place = dallas;
		add_ladder(w, g, UNPUBLISHED, 20, above + lower + state_worth(w, 2));
	}
	fit_people(w);
	pay_model_estimate(w->model, &t, &base);
	t.component = COMPONENT_TOTAL;
	pay_model_estimate(w->model, &t, &total);
	t.component = COMPONENT_BASE;
	t.place = us_state('T', 'X');
	pay_model_estimate(w->model, &t, &texas);
	assert_true(base.quantile[BENCHMARK_P50] - texas.quantile[BENCHMARK_P50] > lower * .6);
	assert_true(base.sd > total.sd + .02);
}

/* Of one role so few are in a metro that no step can be told: it has rows there, and no other role has. */
static void a_metro_where_the_role_was_observed_has_rows_of_it_alone(void **state)
{
	struct world *w = *state;
	struct band wanted = {.role = 0, .area = dallas_area, .basis = BASIS_MODELLED};

	w->settings.min_n = 5;
	add_three_states(w, 20);
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		add_people(w,
			   (struct group){"north", 0, (enum level)level, dallas, .employer = NULL},
			   3, truth((enum level)level) + state_worth(w, 2));
	fit_people(w);
	model_rows(w);
	assert_non_null(band_find(&w->table, &wanted));
	wanted.role = 1;
	assert_null(band_find(&w->table, &wanted));
}

static const struct band *modelled_row(const struct world *w, uint16_t role, enum level level,
				       struct area area)
{
	const struct band wanted = {
	    .role = role, .level = level, .area = area, .basis = BASIS_MODELLED};
	const struct band *b = band_find(&w->table, &wanted);

	assert_non_null(b);
	return b;
}

/* Only seniors answer, and in great number: their pay is that of seniors, not of all levels. */
static void all_levels_do_not_move_to_the_levels_that_answer(void **state)
{
	struct world *w = *state;

	add_three_states(w, 20);
	for (int s = 0; s < 3; s++)
		add_people(
		    w, (struct group){three_sources[s].name, 0, LEVEL_SENIOR, us, .employer = NULL},
		    3000, truth(LEVEL_SENIOR) + three_sources[s].difference);
	fit_people(w);
	model_rows(w);
	assert_true(modelled_row(w, 0, LEVEL_UNKNOWN, united_states)->p[BENCHMARK_P50].amount <
		    modelled_row(w, 0, LEVEL_SENIOR, united_states)->p[BENCHMARK_P50].amount * .96);
}

/* The experienced of a state answer, who are paid far less than the model thinks, and none of another step: all
 * together are not above every step of experience. */
static void all_together_are_among_the_steps_of_experience(void **state)
{
	const struct area maine = {.kind = AREA_STATE, .place = us_state('M', 'E')};
	struct band wanted = {
	    .role = 0, .experience = {8, 0}, .area = maine, .basis = BASIS_MODELLED};
	struct world *w = *state;
	const struct band *all, *last;

	add_three_states(w, 20);
	for (int s = 0; s < 3; s++)
		for (int step = 0; step < 4; step++) {
			struct group g = {
			    .source = three_sources[s].name, .place = us, .years = 1 + 3 * step};
			for (g.role = 0; g.role < UNPUBLISHED; g.role++)
				add_people(w, g, 40,
					   truth(LEVEL_JUNIOR) + 0.15 * step +
					       three_sources[s].difference);
			g.role = 0;
			g.place = maine.place;
			if (step == 3)
				add_people(w, g, 200, truth(LEVEL_JUNIOR) - 0.4);
		}
	fit_people(w);
	model_rows(w);
	last = band_find(&w->table, &wanted);
	all = modelled_row(w, 0, LEVEL_UNKNOWN, maine);
	assert_non_null(last);
	assert_string_equal(all->rule, "pay-model-ordered");
	assert_true(all->repaired);
	assert_true(all->p[BENCHMARK_P50].amount == last->p[BENCHMARK_P50].amount);
	for (int p = 1; p < BENCHMARK_PERCENTILES; p++)
		assert_true(all->p[p].amount > all->p[p - 1].amount);
}

/* The one source that a cell is of pays a fifth more wherever it is asked: half of that is left out. */
static void a_cell_of_one_source_tells_of_the_source_too(void **state)
{
	const struct area maine = {.kind = AREA_STATE, .place = us_state('M', 'E')};
	struct group east = {"east", 0, LEVEL_SENIOR, maine.place, .employer = NULL};
	struct world *w = *state;
	double model, own, row;

	add_three_states(w, 20);
	fit_people(w);
	model = median(w, 0, LEVEL_SENIOR, maine.place);
	add_people(w, east, 400, model + three_sources[0].difference);
	fit_people(w);
	model_rows(w);
	model = median(w, 0, LEVEL_SENIOR, maine.place);
	row = log(modelled_row(w, 0, LEVEL_SENIOR, maine)->p[BENCHMARK_P50].amount);
	own = source_difference(w, 0);
	assert_true(own > .1);
	assert_true(row - model > 0);
	assert_true(row - model < .65 * own);
}

static void a_manager_s_track_goes_up(void **state)
{
	struct world *w = *state;

	add_three_states(w, 20);
	for (int s = 0; s < 3; s++) {
		struct group g = {three_sources[s].name, 0, LEVEL_MANAGER, us, .employer = NULL};
		add_people(w, g, 300, truth(LEVEL_STAFF));
		g.level = LEVEL_EXECUTIVE;
		add_people(w, g, 300, truth(LEVEL_SENIOR));
	}
	fit_people(w);
	model_rows(w);
	const struct band *manager = modelled_row(w, 0, LEVEL_MANAGER, united_states);
	const struct band *executive = modelled_row(w, 0, LEVEL_EXECUTIVE, united_states);
	assert_true(executive->p[BENCHMARK_P50].amount >= manager->p[BENCHMARK_P50].amount);
	assert_string_equal(executive->rule, "pay-model-ordered");
}

/* ---- how good a row is ---- */

static void few_observations_or_none_make_low_quality(void **state)
{
	struct world *w = *state;
	const struct band *row;

	add_three_states(w, 20);
	fit_people(w);
	model_rows(w);
	row = modelled_row(w, 0, LEVEL_SENIOR, united_states);
	assert_int_equal(row->quality, QUALITY_MEDIUM);
	assert_int_equal(row->sources, 3);
	row = modelled_row(w, 0, LEVEL_SENIOR,
			   (struct area){.kind = AREA_STATE, .place = us_state('M', 'E')});
	assert_int_equal(row->quality, QUALITY_LOW); /* nobody is there */
	assert_int_equal(row->sources, 0);
}

static bool ladder_goes_up(const struct world *w, uint16_t role, bool *repaired)
{
	double last = 0;

	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		const struct band wanted = {.role = role,
					    .level = (enum level)level,
					    .area = united_states,
					    .basis = BASIS_MODELLED};
		const struct band *b = band_find(&w->table, &wanted);
		assert_non_null(b);
		if (b->p[BENCHMARK_P50].amount < last)
			return false;
		last = b->p[BENCHMARK_P50].amount;
		*repaired = *repaired || b->repaired;
	}
	return true;
}

static double median_of_row(const struct world *w, uint16_t role, enum level level,
			    struct area area)
{
	const struct band wanted = {
	    .role = role, .level = level, .area = area, .basis = BASIS_MODELLED};
	const struct band *b = band_find(&w->table, &wanted);

	assert_non_null(b);
	return log(b->p[BENCHMARK_P50].amount);
}

/* What a country's rows say of a role is half believed of places that have none of it. */
static void a_place_moves_half_as_far_as_its_country(void **state)
{
	const double moved = 0.4;
	struct area maine = {.kind = AREA_STATE, .place = us_state('M', 'E')};
	struct world *w = *state;
	double country, place;

	add_three_states(w, 20);
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		add_people(w, (struct group){"north", 0, (enum level)level, us, .employer = NULL},
			   400, truth((enum level)level) + moved);
	fit_people(w);
	model_rows(w);
	country = median_of_row(w, 0, LEVEL_SENIOR, united_states) - median(w, 0, LEVEL_SENIOR, us);
	place = median_of_row(w, 0, LEVEL_SENIOR, maine) - median(w, 0, LEVEL_SENIOR, maine.place);
	assert_true(fabs(country) > 0.03);
	assert_near(place, country / 2, 2e-3); /* both rounded to $100 */
}

static void percentiles_ascend_and_ladders_do_not_go_down(void **state)
{
	struct world *w = *state;
	bool repaired = false, moved[ROLES] = {false};

	add_three_sources(w, us, 0, 30);
	/* a role whose staff are paid far less than its seniors, wherever they are asked */
	for (int s = 0; s < 3; s++)
		for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
			add_people(w,
				   (struct group){three_sources[s].name, UNPUBLISHED,
						  (enum level)level, us, .employer = NULL},
				   400,
				   truth(level == LEVEL_STAFF ? LEVEL_JUNIOR : (enum level)level));
	fit_people(w);
	model_rows(w);
	for (size_t i = 0; i < w->table.count; i++) {
		const struct band *b = &w->table.rows[i];
		for (int p = 1; b->basis == BASIS_MODELLED && p < BENCHMARK_PERCENTILES; p++)
			assert_true(b->p[p].amount >= b->p[p - 1].amount);
		if (b->basis == BASIS_MODELLED) {
			assert_true(b->p50_interval.low <= b->p[BENCHMARK_P50].amount);
			assert_true(b->p50_interval.high >= b->p[BENCHMARK_P50].amount);
			repaired = repaired || (b->repaired && b->role != UNPUBLISHED);
			repaired = repaired || (b->repaired && b->role != UNPUBLISHED);
		}
	}
	for (uint16_t r = 0; r < ROLES; r++)
		assert_true(ladder_goes_up(w, r, &moved[r]));
	assert_true(moved[UNPUBLISHED]);
	assert_false(repaired);
}

/* ---- (7) publish ---- */

static size_t rows_of_role(const struct world *w, enum basis basis, uint16_t role)
{
	size_t count = 0;

	for (size_t i = 0; i < w->table.count; i++)
		count += w->table.rows[i].basis == basis && w->table.rows[i].role == role;
	return count;
}

static void rows_for_the_model_alone_move_it_and_are_not_shown(void **state)
{
	struct world *w = *state;
	struct buf without, with;
	size_t known;

	add_three_sources(w, us, 0, 20);
	rows_of_people(w, &without);
	known = w->people.count;
	add_ladder(w, (struct group){"quiet", .place = us, .publish = PUBLISH_NO}, ROLES, 20, 0.4);
	assert_no_move(w, &without);
	assert_int_equal(rows_of_role(w, BASIS_OBSERVED, UNPUBLISHED), 0);
	w->people.count = known;
	add_ladder(w, (struct group){"quiet", .place = us, .publish = PUBLISH_MODEL_ONLY}, ROLES,
		   20, 0.4);
	rows_of_people(w, &with);
	assert_int_equal(rows_of_role(w, BASIS_OBSERVED, UNPUBLISHED), 0);
	assert_true(rows_of_role(w, BASIS_MODELLED, UNPUBLISHED) > 0);
	assert_true(without.len != with.len || memcmp(without.data, with.data, with.len) != 0);
	buf_release(&without);
	buf_release(&with);
}

/* ---- (8) how sources differ, beside chance ---- */

static struct band a_median(double low, double high)
{
	struct band b = {.p50_interval = {low, high}};

	b.p[BENCHMARK_P50] = (struct benchmark_value){VALUE_EXACT, 100000};
	return b;
}

static void chance_and_sources_widen_in_quadrature(void **state)
{
	const double score = 1.959963984540054;
	struct band b = a_median(100000, 100000);

	(void)state;
	band_widen(&b, 0.15, 0.95);
	assert_near(b.p50_interval.low, 100000 * exp(-score * 0.15), 1e-6);
	assert_near(b.p50_interval.high, 100000 * exp(score * 0.15), 1e-6);
	b = a_median(100000 * exp(-0.3), 100000 * exp(0.4));
	band_widen(&b, 0.4 / score, 0.95);
	assert_near(b.p50_interval.low, 100000 * exp(-0.5), 1e-6);
	assert_near(b.p50_interval.high, 100000 * exp(hypot(0.4, 0.4)), 1e-6);
	b = a_median(90000, 120000);
	band_widen(&b, 0, 0.95);
	assert_near(b.p50_interval.low, 90000, 0);
	assert_near(b.p50_interval.high, 120000, 0);
	b = a_median(NAN, 120000); /* an open end stays open */
	band_widen(&b, 0.15, 0.95);
	assert_true(isnan(b.p50_interval.low));
	assert_true(b.p50_interval.high > 120000);
}

/* ---- (9) coverage ---- */

enum { WORLDS = 200, SOURCES = 4, COVERED_ROLES = 4 };
static const char *const source_names[SOURCES] = {"a", "b", "c", "d"};

struct drawn {
	double median[COVERED_ROLES][LEVEL_STAFF + 1];
};

/* Roles, steps of roles, sources, and sources by role and step, each with its own spread; role 3 is of
 * one source. */
static void draw_world(struct world *w, struct drawn *d)
{
	uint64_t *seed = &w->people.seed;

	w->people.count = 0;
	for (int r = 0; r < COVERED_ROLES; r++) {
		double role = 0.15 * normal(seed);
		for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
			d->median[r][level] = truth((enum level)level) + role + 0.05 * normal(seed);
	}
	for (int s = 0; s < SOURCES; s++) {
		double source = 0.15 * normal(seed), step[LEVEL_STAFF + 1];
		for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
			step[level] = 0.06 * normal(seed);
		for (int r = 0; r < (s ? COVERED_ROLES - 1 : COVERED_ROLES); r++) {
			double of_role = 0.08 * normal(seed);
			for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
				add_people(w,
					   (struct group){source_names[s], (uint16_t)r,
							  (enum level)level, us, .employer = NULL},
					   20,
					   d->median[r][level] + source + step[level] + of_role);
		}
	}
}

static void intervals_of_simulated_worlds_contain_the_truth(void **state)
{
	struct world *w = *state;
	size_t within = 0, all = 0;

	w->benchmarks.count = 0;
	for (int i = 0; i < WORLDS; i++) {
		struct drawn d;
		draw_world(w, &d);
		fit_people(w);
		for (int r = 0; r < COVERED_ROLES; r++)
			for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
				struct pay_estimate e =
				    estimate(w, (uint16_t)r, (enum level)level, us);
				double apart = e.quantile[BENCHMARK_P50] - d.median[r][level];
				within += fabs(apart) <= 1.959963984540054 * e.sd;
				all++;
			}
	}
	double share = (double)within / (double)all;
	print_message("coverage of the 95%% interval: %.1f%% of %zu medians in %d worlds\n",
		      100 * share, all, WORLDS);
	assert_true(share >= 0.90 && share <= 0.99);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(steps_of_the_ladder_and_states_are_recovered),
	    TEST(differences_of_sources_are_recovered_and_not_predicted),
	    TEST(a_role_of_one_source_is_less_certain_than_one_of_three),
	    TEST(cells_that_may_not_be_published_move_nothing),
	    TEST(order_and_splits_give_the_same_bytes),
	    TEST(the_parts_of_a_gap_add_up_and_are_those_of_the_world),
	    TEST(one_source_alone_is_not_modelled),
	    TEST(pay_of_a_country_lies_as_wide_as_it_was_observed_there),
	    TEST(a_country_has_a_ladder_of_its_own),
	    TEST(a_role_of_statistics_alone_has_the_ladder_of_its_spread),
	    TEST(small_cells_reach_a_country_together),
	    TEST(small_cells_tell_their_levels),
	    TEST(total_pay_is_modelled_by_two_sources_or_beside_base_pay),
	    TEST(a_place_moves_half_as_far_as_its_country),
	    TEST(percentiles_ascend_and_ladders_do_not_go_down),
	    TEST(a_metro_s_total_pay_says_little_of_its_base_pay),
	    TEST(a_metro_where_the_role_was_observed_has_rows_of_it_alone),
	    TEST(all_levels_do_not_move_to_the_levels_that_answer),
	    TEST(all_together_are_among_the_steps_of_experience),
	    TEST(a_cell_of_one_source_tells_of_the_source_too),
	    TEST(a_manager_s_track_goes_up),
	    TEST(few_observations_or_none_make_low_quality),
	    TEST(rows_for_the_model_alone_move_it_and_are_not_shown),
	    TEST(chance_and_sources_widen_in_quadrature),
	    TEST(intervals_of_simulated_worlds_contain_the_truth),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
