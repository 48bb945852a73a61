/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gazetteer_load.c: reading the reference tables of places.
 *
 * Each table has a row below: its file, the columns it must have (in any order; others are ignored)
 * and what a row of it adds. A fault in a table is ERR_USAGE with file and line, since the tables
 * come with paybands and an analyst may edit them. Two meanings of one name of a kind are a fault,
 * except for cities.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/letters.h"
#include "base/mem.h"
#include "model/place/gazetteer_names.h"
#include "model/reference_table.h"

enum { COLUMNS = 6 };

struct loader {
	struct gazetteer *g;
	const struct place_table *table;
	struct waiting_names names;
};

typedef int place_row(struct err *e, struct loader *l, const struct text *field);

struct place_table {
	const char *file;
	enum gazetteer_extent extent; /* from which on it is read */
	const char *columns[COLUMNS + 1]; /* NULL after the last */
	place_row *row;
};

/* ---- one row of each table ---- */

/* An empty field is 0. */
static int read_metro(struct err *e, struct text field, uint32_t *metro)
{
	long long number = 0;

	if (field.len && (!text_to_long(field, &number) || number < 10000 || number > 99998))
		return place_fault(e, "not a CBSA code", field);
	*metro = (uint32_t)number;
	return 0;
}

static int read_state(struct err *e, const struct loader *l, struct text field, code *state)
{
	*state = field.len ? state_of_letters(l->g, field) : 0;
	return field.len && !*state ? place_fault(e, "not a state", field) : 0;
}

static int read_population(struct err *e, struct text field, uint32_t *population)
{
	long long number = 0;

	if (field.len && (!text_to_long(field, &number) || number < 0 || number > 1000000000))
		return place_fault(e, "not a population", field);
	*population = (uint32_t)number;
	return 0;
}

/* Tables keyed by code are in its order, so that they can be searched by halves. */
static int country_row(struct err *e, struct loader *l, const struct text *field)
{
	struct gazetteer *g = l->g;
	struct country_entry country = {.country = field[0].len == 2 ? code_of(field[0]) : 0,
					.alpha3 = field[1].len == 3 ? code_of(field[1]) : 0};
	struct place_sense sense = {.kind = SENSE_COUNTRY, .country = country.country};

	if (field[4].len && !code_of(field[4]))
		return place_fault(e, "not a currency", field[4]);
	country.currency = code_of(field[4]);
	if (!country.country || !country.alpha3)
		return place_fault(e, "not an ISO 3166 code",
				   country.country ? field[1] : field[0]);
	if (g->country_count && g->countries[g->country_count - 1].country >= country.country)
		return place_fault(e, "out of order, or twice", field[0]);
	country.name = arena_copy(&g->texts, field[2]);
	g->countries =
	    mem_grow(g->countries, &g->country_room, g->country_count + 1, sizeof(*g->countries));
	g->countries[g->country_count++] = country;
	if (names_add(e, &l->names, field[2], &sense))
		return -1;
	return names_add_each(e, &l->names, field[3], &sense);
}

static void add_state(struct gazetteer *g, code state, const char *name)
{
	g->states = mem_grow(g->states, &g->state_room, g->state_count + 1, sizeof(*g->states));
	g->states[g->state_count++] = (struct state_entry){
	    .state = state, .name = name, .price_level = NAN, .labour_cost = NAN};
	if (state)
		g->is_state[code_pair(state)] = true;
}

static int state_row(struct err *e, struct loader *l, const struct text *field)
{
	struct gazetteer *g = l->g;
	code state = field[0].len == 2 ? code_of(field[0]) : 0;

	if (!state)
		return place_fault(e, "not a USPS code", field[0]);
	if (!g->state_count)
		add_state(g, 0, NULL); /* holds the country's own indices */
	if (g->states[g->state_count - 1].state >= state)
		return place_fault(e, "out of order, or twice", field[0]);
	add_state(g, state, arena_copy(&g->texts, field[1]));
	return names_add(
	    e, &l->names, field[1],
	    &(struct place_sense){.kind = SENSE_STATE, .country = CODE2('U', 'S'), .state = state});
}

/* "A-B, MN-WI" is also written "A-B, MN" and, where it names several cities, "A-B". */
static int add_short_titles(struct err *e, struct loader *l, struct text title,
			    const struct metro_entry *metro)
{
	const char *comma = memrchr(title.data, ',', title.len);
	struct place_sense sense = {
	    .kind = SENSE_REGION, .country = CODE2('U', 'S'), .metro = metro->metro};
	struct text cities = {.data = title.data, .len = comma ? (size_t)(comma - title.data) : 0};
	struct place_key key;

	for (size_t i = 0; cities.len && metro->states[1] && metro->states[i]; i++) {
		char letters[4], written[PLACE_TEXT_MAX];
		code_text(metro->states[i], letters);
		snprintf(written, sizeof(written), "%.*s, %s", TEXT_ARG(cities), letters);
		sense.state = metro->states[i];
		if (names_add(e, &l->names, text_of(written), &sense))
			return -1;
	}
	sense.state = metro->states[1] ? 0 : metro->states[0];
	if (!cities.len || !memchr(cities.data, '-', cities.len) || !place_key_of(&key, cities) ||
	    sense_first(l->g, place_key_text(&key), SENSE_REGION | SENSE_CITY))
		return 0;
	return names_add(e, &l->names, cities, &sense);
}

static int metro_row(struct err *e, struct loader *l, const struct text *field)
{
	struct gazetteer *g = l->g;
	struct metro_entry metro = {.metro = 0};
	struct text states = field[2];
	struct text one;
	size_t count = 0;

	if (read_metro(e, field[0], &metro.metro))
		return -1;
	if (!metro.metro || (g->metro_count && g->metros[g->metro_count - 1].metro >= metro.metro))
		return place_fault(e, "no code, out of order, or twice", field[0]);
	while (states.len && text_split(&states, '|', &one)) {
		if (count == sizeof(metro.states) / sizeof(*metro.states))
			return place_fault(e, "too many states", field[2]);
		if (read_state(e, l, one, &metro.states[count++]))
			return -1;
	}
	metro.title = arena_copy(&g->texts, field[1]);
	g->metros = mem_grow(g->metros, &g->metro_room, g->metro_count + 1, sizeof(*g->metros));
	g->metros[g->metro_count++] = metro;
	if (names_add(e, &l->names, field[1],
		      &(struct place_sense){.kind = SENSE_REGION,
					    .country = CODE2('U', 'S'),
					    .state = count == 1 ? metro.states[0] : 0,
					    .metro = metro.metro}))
		return -1;
	return add_short_titles(e, l, field[1], &metro);
}

static int zip_state_row(struct err *e, struct loader *l, const struct text *field)
{
	long long first, last;
	code state;

	if (!text_to_long(field[0], &first) || !text_to_long(field[1], &last) || first < 0 ||
	    last < first || last >= ZIP_PREFIXES)
		return place_fault(e, "not a range of the first three digits of ZIP codes",
				   field[0]);
	if (read_state(e, l, field[2], &state))
		return -1;
	for (long long prefix = first; prefix <= last; prefix++)
		l->g->zip_states[prefix] = state;
	return 0;
}

/* What a town weighs, as the table does not say: below what cities.csv begins with, in a metro
 * and outside of them. */
enum { TOWN_PEOPLE = 2000, COUNTRY_TOWN_PEOPLE = 5000 };

static int town_row(struct err *e, struct loader *l, const struct text *field)
{
	struct place_sense sense = {.kind = SENSE_CITY, .beside = true, .country = CODE2('U', 'S')};

	if (read_state(e, l, field[0], &sense.state) || read_metro(e, field[1], &sense.metro))
		return -1;
	sense.population = sense.metro ? TOWN_PEOPLE : COUNTRY_TOWN_PEOPLE;
	if (!sense.state)
		return place_fault(e, "towns without their state", field[2]);
	return names_add_each(e, &l->names, field[2], &sense);
}

static int read_country(struct err *e, const struct loader *l, struct text field, code *country)
{
	*country = field.len == 2 ? country_of_letters(l->g, field) : 0;
	return *country ? 0 : place_fault(e, "not a country", field);
}

/* A small city abroad is too likely to be something else: Best, Same and Most are towns. */
enum { ALONE_LEAST = 100000 };

static int world_city_row(struct err *e, struct loader *l, const struct text *field)
{
	struct place_sense sense = {.kind = SENSE_CITY};

	if (read_country(e, l, field[0], &sense.country) ||
	    read_population(e, field[1], &sense.population))
		return -1;
	sense.beside = sense.population < ALONE_LEAST;
	return names_add_each(e, &l->names, field[2], &sense);
}

static int region_row(struct err *e, struct loader *l, const struct text *field)
{
	struct place_sense sense = {.kind = SENSE_PROVINCE};

	if (read_country(e, l, field[0], &sense.country) ||
	    names_add_each(e, &l->names, field[1], &sense))
		return -1;
	return names_add_each(e, &l->names, field[2], &sense);
}

static int city_row(struct err *e, struct loader *l, const struct text *field)
{
	struct place_sense sense = {.kind = SENSE_CITY, .country = CODE2('U', 'S')};

	if (read_state(e, l, field[1], &sense.state) || read_metro(e, field[2], &sense.metro) ||
	    read_population(e, field[3], &sense.population))
		return -1;
	if (!sense.state)
		return place_fault(e, "a city without its state", field[0]);
	return names_add(e, &l->names, field[0], &sense);
}

static int place_name_row(struct err *e, struct loader *l, const struct text *field)
{
	static const struct {
		const char *word;
		enum sense_kind kind;
	} kinds[] = {{"country", SENSE_COUNTRY},
		     {"state", SENSE_STATE},
		     {"region", SENSE_REGION},
		     {"city", SENSE_CITY}};
	struct place_sense sense = {.kind = 0};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (text_equal(field[1], text_of(kinds[i].word)))
			sense.kind = kinds[i].kind;
	}
	if (!sense.kind)
		return place_fault(e, "kind must be country, state, region or city", field[1]);
	if (field[2].len && read_country(e, l, field[2], &sense.country))
		return -1;
	if (read_state(e, l, field[3], &sense.state) || read_metro(e, field[4], &sense.metro) ||
	    read_population(e, field[5], &sense.population))
		return -1;
	if (sense.metro && !metro_entry_of(l->g, sense.metro))
		return place_fault(e, "metros.csv has no such metro", field[4]);
	if ((sense.state || sense.metro) && sense.country != CODE2('U', 'S'))
		return place_fault(e, "only places of the US have a state or a metro", field[2]);
	if (!sense.country && sense.kind != SENSE_REGION)
		return place_fault(e, "only a region may be in no one country", field[0]);
	return names_add(e, &l->names, field[0], &sense);
}

static int index_row(struct err *e, struct loader *l, const struct text *field, double **slot,
		     double *index)
{
	struct gazetteer *g = l->g;
	bool country = text_equal(field[0], TEXT_LITERAL("US"));
	code state = country ? 0 : state_of_letters(g, field[0]);
	size_t at = 0;

	if (!country && !state)
		return place_fault(e, "not a state, nor US", field[0]);
	if (!text_to_double(field[1], index) || !(*index > 0))
		return place_fault(e, "not an index above 0", field[1]);
	while (at < g->state_count && g->states[at].state != state)
		at++;
	if (at == g->state_count)
		return place_fault(e, "states.csv is empty", field[0]);
	slot[0] = &g->states[at].price_level;
	slot[1] = &g->states[at].labour_cost;
	return 0;
}

static int price_level_row(struct err *e, struct loader *l, const struct text *field)
{
	double *slot[2];
	double index;

	if (index_row(e, l, field, slot, &index))
		return -1;
	*slot[0] = index;
	return 0;
}

static int labour_cost_row(struct err *e, struct loader *l, const struct text *field)
{
	double *slot[2];
	double index;

	if (index_row(e, l, field, slot, &index))
		return -1;
	*slot[1] = index;
	return 0;
}

/* In this order: a later table may name what an earlier one holds. */
static const struct place_table tables[] = {
    {"countries.csv", GAZETTEER_AREAS, {"code", "code3", "name", "names", "currency"}, country_row},
    {"states.csv", GAZETTEER_AREAS, {"code", "name"}, state_row},
    {"metros.csv", GAZETTEER_AREAS, {"code", "title", "states"}, metro_row},
    {"zip_states.csv", GAZETTEER_CITIES, {"first", "last", "state"}, zip_state_row},
    {"towns.csv", GAZETTEER_CITIES, {"state", "metro", "names"}, town_row},
    {"world_cities.csv", GAZETTEER_CITIES, {"country", "population", "names"}, world_city_row},
    {"regions.csv", GAZETTEER_CITIES, {"country", "names", "codes"}, region_row},
    {"place_names.csv",
     GAZETTEER_AREAS,
     {"name", "kind", "country", "state", "metro", "population"},
     place_name_row},
    {"cities.csv", GAZETTEER_CITIES, {"name", "state", "metro", "population"}, city_row},
    {"price_levels.csv", GAZETTEER_AREAS, {"state", "index"}, price_level_row},
    {"labour_cost.csv", GAZETTEER_AREAS, {"state", "index"}, labour_cost_row},
};

/* ---- reading a table ---- */

static int on_row(struct err *e, void *context, const struct reference_row *row)
{
	struct loader *l = context;

	return l->table->row(e, l, row->fields);
}

static int read_table(struct err *e, struct gazetteer *g, const struct place_table *table,
		      const struct layers *folders)
{
	struct loader l = {.g = g, .table = table, .names = {.g = g}};
	struct layers_file files;
	int result;

	layers_file_init(&files, folders, table->file);
	result = reference_table_read(e, &(struct reference_table){.files = files.paths,
								   .columns = table->columns,
								   .on_row = on_row,
								   .context = &l});
	names_settle(&l.names);
	layers_file_release(&files);
	return result;
}

static int compare_spelled(const void *a, const void *b)
{
	const struct spelled_name *left = a, *right = b;

	if (left->len != right->len)
		return left->len < right->len ? -1 : 1;
	return (left->id > right->id) - (left->id < right->id);
}

/* The countries' long names are sorted by length; within a length by id. */
static void index_spellings(struct gazetteer *g)
{
	if (g->spelled_count)
		qsort(g->spelled, g->spelled_count, sizeof(*g->spelled), compare_spelled);
	g->spelled_letters = mem_alloc(g->spelled_count + 1, sizeof(*g->spelled_letters));
	for (size_t i = 0; i < g->spelled_count; i++) {
		g->spelled_start[g->spelled[i].len + 1]++;
		g->spelled_letters[i] = letters_of(intern_text(&g->names, g->spelled[i].id));
	}
	for (size_t n = 1; n <= NAME_LENGTHS; n++)
		g->spelled_start[n] += g->spelled_start[n - 1];
}

/* By extent, somewhat more than the installed tables have, so that little is moved as they are read. */
static const struct expected {
	uint32_t names;
	size_t senses;
} expected[] = {[GAZETTEER_AREAS] = {4000, 4000}, [GAZETTEER_CITIES] = {60000, 70000}};

int gazetteer_load(struct err *e, struct gazetteer **out, const struct layers *folders,
		   enum gazetteer_extent extent)
{
	struct gazetteer *g = mem_zero(1, sizeof(*g));

	g->extent = extent;
	arena_init(&g->texts);
	intern_init(&g->names);
	intern_init(&g->region_codes);
	intern_init(&g->region_names);
	intern_expect(&g->names, expected[extent].names);
	g->first = mem_grow(NULL, &g->first_room, expected[extent].names, sizeof(*g->first));
	g->senses = mem_grow(NULL, &g->sense_room, expected[extent].senses, sizeof(*g->senses));
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		if (tables[i].extent <= extent && read_table(e, g, &tables[i], folders)) {
			gazetteer_free(g);
			return -1;
		}
	}
	index_spellings(g);
	*out = g;
	return 0;
}
