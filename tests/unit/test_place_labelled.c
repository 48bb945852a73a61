/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places labelled by hand before they were read (tests/data/places.csv): none wrong, and few unsaid. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "model/place/place.h"

enum { TEXT, WITHIN, COUNTRY, STATE, METRO, COLUMNS };

struct tally {
	size_t asked, right, wrong;
};

struct labelled {
	const struct gazetteer *g;
	size_t rows;
	struct tally part[COLUMNS]; /* of COUNTRY, STATE and METRO */
};

/* "US VA" as a place. */
static struct place place_within(struct text written)
{
	struct place p = {0};
	struct text part;

	if (written.len && text_split(&written, ' ', &part))
		p.country = code_of(part);
	p.state = written.len ? code_of(written) : 0;
	return p;
}

static void judge(struct tally *t, struct text text, uint32_t read, uint32_t label)
{
	t->asked += label != 0;
	t->right += label != 0 && read == label;
	if (read && read != label) {
		t->wrong++;
		print_message("  wrong: \"%.*s\"\n", TEXT_ARG(text));
	}
}

static int on_row(struct err *e, void *context, const struct csv_record *record)
{
	struct labelled *l = context;
	const struct text *field = record->fields;
	long long metro = 0;
	struct place p;

	(void)e;
	assert_true(record->count > METRO);
	if (l->rows++ == 0)
		return 0;
	if (field[METRO].len)
		assert_true(text_to_long(field[METRO], &metro));
	p = place_read(l->g, field[TEXT], place_within(field[WITHIN]));
	judge(&l->part[COUNTRY], field[TEXT], p.country, code_of(field[COUNTRY]));
	judge(&l->part[STATE], field[TEXT], p.state, code_of(field[STATE]));
	judge(&l->part[METRO], field[TEXT], p.metro, (uint32_t)metro);
	return 0;
}

static void labelled_places(void **state)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};
	const char *root = getenv("PAYBANDS_ROOT");
	struct labelled l = {.rows = 0};
	struct err e = ERR_INIT;
	struct gazetteer *g;
	char path[512];

	(void)state;
	snprintf(path, sizeof(path), "%s/data/reference", root ? root : ".");
	if (gazetteer_load(&e, &g, LAYERS_INSTALLED(path), GAZETTEER_CITIES))
		fail_msg("%s", e.text);
	l.g = g;
	snprintf(path, sizeof(path), "%s/tests/data/places.csv", root ? root : ".");
	if (csv_read_file(&e, path, &dialect, on_row, &l))
		fail_msg("%s", e.text);
	assert_true(l.rows > 150);
	for (int part = COUNTRY; part <= METRO; part++) {
		assert_int_equal(l.part[part].wrong, 0);
		assert_int_equal(l.part[part].right, l.part[part].asked);
	}
	gazetteer_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(labelled_places)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
