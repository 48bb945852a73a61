/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two parts of one source as one: counts add up, files, rejected rows and rows kept apart are numbered in order, and a
 * part that does not hold is refused by its name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/gather_sink.h"
#include "cmd/part_combine.h"
#include "cmd/part_walk.h"
#include "estimate/cells_packed.h"
#include "model/ledger_packed.h"
#include "model/packed_values.h"
#include "model/pay/wage_index.h"
#include "parts/apart_rows.h"
#include "tests/unit/ingest_fixture.h"

struct world {
	struct tables_fixture fixture;
	struct wage_index *wages;
	struct tables tables;
	struct config config;
	struct gather gather;
	size_t roles;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	struct err e = ERR_INIT;
	char *index = repo_path("data/reference/wage_index.csv");
	char *posted = repo_path("data/reference/posted_wages.csv");

	tables_fixture_init(&w->fixture);
	must(&e, wage_index_load(&e, &w->wages, LAYERS_INSTALLED(index), LAYERS_INSTALLED(posted)));
	free(index);
	free(posted);
	w->config.settings = w->fixture.settings;
	w->tables = (struct tables){.catalogue = w->fixture.catalogue, .wages = w->wages};
	w->gather = (struct gather){.config = &w->config, .tables = &w->tables};
	w->roles = catalogue_count(w->fixture.catalogue);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	wage_index_free(w->wages);
	tables_fixture_release(&w->fixture);
	free(w);
	return 0;
}

/* A part of `files` files, named from `first` on, each of two rows: one used, one rejected; and each of one row kept
 * apart. */
static void make(struct world *w, struct part_sections *out, int first, int files)
{
	struct source_facts *facts = source_facts_new();
	struct cells *cells = gather_cells_new(&w->gather);
	struct apart_rows rows;
	struct ledger l;

	part_sections_init(out);
	ledger_init(&l, "survey");
	apart_rows_init(&rows);
	for (int i = 0; i < files; i++) {
		const struct observation o = {
		    .source = "survey",
		    .line = (uint64_t)(10 * (first + i)),
		    .role = ROLE_NONE,
		    .fx = 1,
		    .weight = 1,
		    .pay = {MONEY_NONE, MONEY_NONE},
		    .ends = {{MONEY_NONE, MONEY_NONE}, {MONEY_NONE, MONEY_NONE}}};
		char name[16], rejected[32];
		snprintf(name, sizeof(name), "%d.csv", first + i);
		snprintf(rejected, sizeof(rejected), "%s,2,no-pay\n", name);
		ledger_add_file(&l, name, "", 100);
		l.files[i].rows_read = 2;
		l.files[i].observations = 1;
		pack_varint(&out->of[PART_rejects], (uint64_t)i);
		pack_text(&out->of[PART_rejects], text_of(name));
		pack_text(&out->of[PART_rejects], text_of(rejected));
		apart_rows_add(&rows, (uint32_t)i, &o);
	}
	l.rows_read = 2 * (uint64_t)files;
	l.observations = (uint64_t)files;
	l.rejected[REJECT_NO_PAY] = (uint64_t)files;
	ledger_pack(&out->of[PART_ledger], &l);
	source_facts_pack(&out->of[PART_facts], facts);
	cells_pack(&out->of[PART_cells], cells);
	apart_rows_pack(&out->of[PART_apart], &rows);
	apart_rows_release(&rows);
	ledger_release(&l);
	cells_free(cells);
	source_facts_free(facts);
}

static int say_rejects(struct err *e, void *context, size_t file, struct text name,
		       struct text rows)
{
	(void)e;
	buf_addf(context, "%zu %.*s: %.*s", file, (int)name.len, name.data, (int)rows.len,
		 rows.data);
	return 0;
}

static void say_row(void *context, const struct observation *o, uint32_t file)
{
	buf_addf(context, "%u %llu\n", (unsigned)file, (unsigned long long)o->line);
}

static void files_are_numbered_behind_those_of_the_first_part(void **state)
{
	struct world *w = *state;
	struct part_sections sections[2], both;
	struct err e = ERR_INIT;
	struct ledger l;
	struct buf said;

	make(w, &sections[0], 1, 2);
	make(w, &sections[1], 3, 3);
	const struct part first = part_view(&sections[0], 4, "first.part");
	const struct part second = part_view(&sections[1], 6, "second.part");
	part_sections_init(&both);
	must(&e, part_combine(&e, &w->gather, &both, &first, &second));

	const struct part got = part_view(&both, 10, "both.part");
	must(&e, part_walk_all(&e, &w->gather, &got));
	ledger_init(&l, "");
	must(&e, part_walk_ledger(&e, &got, &l));
	assert_int_equal(l.rows_read, 10);
	assert_int_equal(l.observations, 5);
	assert_int_equal(l.rejected[REJECT_NO_PAY], 5);
	assert_int_equal(l.file_count, 5);
	for (size_t i = 0; i < l.file_count; i++)
		assert_int_equal(l.files[i].name[0], '1' + i);
	ledger_release(&l);

	buf_init(&said, BUF_LIMIT_DEFAULT);
	must(&e, part_walk_rejects(&e, &got, say_rejects, &said));
	must(&e, part_walk_rows(&e, &got, w->roles, say_row, &said));
	assert_string_equal(said.data, "0 1.csv: 1.csv,2,no-pay\n1 2.csv: 2.csv,2,no-pay\n"
				       "2 3.csv: 3.csv,2,no-pay\n3 4.csv: 4.csv,2,no-pay\n"
				       "4 5.csv: 5.csv,2,no-pay\n"
				       "0 10\n1 20\n2 30\n3 40\n4 50\n");
	buf_release(&said);
	part_sections_release(&both);
	part_sections_release(&sections[0]);
	part_sections_release(&sections[1]);
}

/* Each section of either part, with a byte behind its end. */
static void a_part_that_does_not_hold_is_refused_by_its_name(void **state)
{
	struct world *w = *state;

	for (int i = 0; i < 2 * PART_SECTION_COUNT; i++) {
		struct part_sections sections[2], both;
		struct err e = ERR_INIT;

		make(w, &sections[0], 1, 1);
		make(w, &sections[1], 2, 1);
		buf_add_char(&sections[i % 2].of[i / 2], '\0');
		const struct part first = part_view(&sections[0], 2, "first.part");
		const struct part second = part_view(&sections[1], 2, "second.part");
		part_sections_init(&both);
		assert_int_equal(part_combine(&e, &w->gather, &both, &first, &second), -1);
		assert_int_equal(e.code, ERR_INPUT);
		if (!strstr(e.text, i % 2 ? "second.part" : "first.part"))
			fail_msg("section %d: %s", i / 2, e.text);
		part_sections_release(&both);
		part_sections_release(&sections[0]);
		part_sections_release(&sections[1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(files_are_numbered_behind_those_of_the_first_part),
	    cmocka_unit_test(a_part_that_does_not_hold_is_refused_by_its_name),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
