/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place of the list of US cities and of the table of cities abroad, written in the forms that
 * sources use: wrong answers stay below what was measured, and right ones above. The US list is
 * skipped without PAYBANDS_REAL_DATA. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "model/place/place.h"
#include "tests/unit/gazetteer_fixture.h"

enum { COLUMNS = 4, FORMS_MAX = 12 };

/* $1 to $4 are the columns; `wrong` at most and `right` at least, in the state (US) or country. */
struct form {
	const char *written;
	size_t wrong, right;
};

struct measured {
	const struct gazetteer *g;
	const char *const *header;
	size_t column[COLUMNS];
	bool has_header;
	const struct form *forms;
	size_t form_count;
	size_t wrong[FORMS_MAX], right[FORMS_MAX], wrong_country[FORMS_MAX];
};

static struct text fill(char *out, size_t room, const char *form, const struct text field[COLUMNS])
{
	size_t len = 0;

	for (; *form; form++) {
		struct text t = {.data = form, .len = 1};
		if (*form == '$')
			t = field[*++form - '1'];
		assert_true(len + t.len < room);
		for (size_t i = 0; i < t.len; i++)
			out[len++] = t.data[i];
	}
	return (struct text){.data = out, .len = len};
}

static void find_columns(struct measured *m, const struct csv_record *record)
{
	for (size_t c = 0; c < COLUMNS; c++) {
		m->column[c] = SIZE_MAX;
		for (size_t i = 0; m->header[c] && i < record->count; i++) {
			if (text_equal(record->fields[i], text_of(m->header[c])))
				m->column[c] = i;
		}
		assert_true(!m->header[c] || m->column[c] != SIZE_MAX);
	}
	m->has_header = true;
}

static void fields_of(const struct measured *m, const struct csv_record *record,
		      struct text field[COLUMNS])
{
	for (size_t c = 0; c < COLUMNS; c++)
		field[c] =
		    m->column[c] < record->count ? record->fields[m->column[c]] : (struct text){0};
}

/* city, state_id, state_name, zips (the first is taken) */
static int us_row(struct err *e, void *context, const struct csv_record *record)
{
	struct measured *m = context;
	struct text field[COLUMNS], zips;
	char written[512];
	code state;

	(void)e;
	if (!m->has_header) {
		find_columns(m, record);
		return 0;
	}
	fields_of(m, record, field);
	state = code_of(field[1]);
	zips = field[3];
	if (!zips.len || !text_split(&zips, ' ', &field[3]))
		field[3] = TEXT_LITERAL("00000");
	for (size_t f = 0; f < m->form_count; f++) {
		struct place p =
		    place_read(m->g, fill(written, sizeof(written), m->forms[f].written, field),
			       (struct place){0});
		m->right[f] += p.state == state;
		m->wrong[f] += p.state && p.state != state;
		m->wrong_country[f] += p.country && p.country != CODE2('U', 'S') &&
				       !(state == CODE2('P', 'R') && p.country == state);
	}
	return 0;
}

/* country, names; $1 is the city, $2 the country's code, $3 its name */
static int world_row(struct err *e, void *context, const struct csv_record *record)
{
	struct measured *m = context;
	struct text field[COLUMNS], names, name;
	char written[512];
	code country;

	(void)e;
	if (!m->has_header) {
		find_columns(m, record);
		return 0;
	}
	fields_of(m, record, field);
	country = code_of(field[0]);
	names = field[1];
	while (names.len && text_split(&names, '|', &name)) {
		struct text parts[COLUMNS] = {name, field[0], text_of(country_name(m->g, country))};
		for (size_t f = 0; f < m->form_count; f++) {
			struct place p = place_read(
			    m->g, fill(written, sizeof(written), m->forms[f].written, parts),
			    (struct place){0});
			m->right[f] += p.country == country;
			m->wrong[f] += p.country && p.country != country;
		}
	}
	return 0;
}

static void hold(struct measured *m, const char *path, csv_on_record *on_record)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};
	struct err e = ERR_INIT;

	if (csv_read_file(&e, path, &dialect, on_record, m))
		fail_msg("%s", e.text);
	for (size_t f = 0; f < m->form_count; f++)
		print_message("  %s: %zu right, %zu wrong, %zu of them abroad\n",
			      m->forms[f].written, m->right[f], m->wrong[f], m->wrong_country[f]);
	for (size_t f = 0; f < m->form_count; f++) {
		assert_true(m->wrong[f] <= m->forms[f].wrong);
		assert_true(m->right[f] >= m->forms[f].right);
		assert_int_equal(m->wrong_country[f], 0);
	}
}

static void us_cities(void **state)
{
	static const char *const header[COLUMNS] = {"city", "state_id", "state_name", "zips"};
	static const struct form forms[] = {
	    {"$1, $2", 0, 31200},      {"$1, $2 $4", 0, 31200}, {"$2 - $1", 0, 31200},
	    {"$1, $3, USA", 0, 31200}, {"$1/$2/USA", 0, 31000}, {"$1 $2 USA", 0, 31200},
	    {"US, $2, $1", 0, 31200},  {"$1 $2", 0, 31200},	{"$1, US", 2250, 5900},
	};
	const char *given = getenv("PAYBANDS_REAL_DATA");
	struct measured m = {.g = *state,
			     .header = header,
			     .forms = forms,
			     .form_count = sizeof(forms) / sizeof(*forms)};
	char path[512];

	snprintf(path, sizeof(path), "%s/geography/uscities.csv", given ? given : "../shared/data");
	if (access(path, R_OK)) {
		print_message("  skipped: no geography/uscities.csv (set PAYBANDS_REAL_DATA)\n");
		skip();
	}
	hold(&m, path, us_row);
}

static void cities_abroad(void **state)
{
	static const char *const header[COLUMNS] = {"country", "names"};
	static const struct form forms[] = {
	    {"$1, $2", 3, 8000}, {"$1, $3", 0, 8000}, {"$3 - $1", 0, 8000}, {"$1", 60, 4000}};
	const char *root = getenv("PAYBANDS_ROOT");
	struct measured m = {.g = *state,
			     .header = header,
			     .forms = forms,
			     .form_count = sizeof(forms) / sizeof(*forms)};
	char path[512];

	snprintf(path, sizeof(path), "%s/data/reference/world_cities.csv", root ? root : ".");
	hold(&m, path, world_row);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(us_cities),
					   cmocka_unit_test(cities_abroad)};

	return cmocka_run_group_tests(tests, gazetteer_set_up, gazetteer_tear_down);
}
