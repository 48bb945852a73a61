/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures kept out of the bands: whichever thread noted them, they come in the order of their file. */
#include "cmd/quarantine.c"

#include "tests/unit/bands_fixture.h"

static void note(struct quarantine *q, const char *source, uint64_t line, size_t count)
{
	static const struct outlier figures[] = {{COMPONENT_BASE, 99900, -7.5, 10000000},
						 {COMPONENT_TOTAL, 900000000, 6.25, 12000000}};
	struct observation o = an_observation(LEVEL_MID, 999);

	o.source = source;
	o.file = "pay, all.csv";
	o.line = line;
	quarantine_add(q, &o, figures, count);
}

static void rows_come_in_the_order_of_their_file(void **state)
{
	struct catalogue *catalogue = fixture_catalogue();
	struct quarantine threads[3], all;
	const struct quarantine *from[] = {&threads[0], &threads[1], &threads[2]};
	struct buf out;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		quarantine_init(&threads[i]);
	quarantine_init(&all);
	note(&threads[0], "b", 100, 1);
	note(&threads[0], "b", 9, 2);
	note(&threads[1], "b", 30, 1);
	note(&threads[1], "b", 2, 1);
	note(&threads[1], "b", 31, 0); /* nothing is wrong with it */
	note(&threads[2], "a", 40, 1);
	quarantine_take(&all, from, 3);
	assert_int_equal(all.observations, 5);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	quarantine_add_rows(&out, &all, catalogue);
	assert_string_equal(out.data, "a,40,analyst,US,base,999,-7.50,100000,\"pay, all.csv\"\n"
				      "b,2,analyst,US,base,999,-7.50,100000,\"pay, all.csv\"\n"
				      "b,9,analyst,US,base,999,-7.50,100000,\"pay, all.csv\"\n"
				      "b,9,analyst,US,total,9000000,6.25,120000,\"pay, all.csv\"\n"
				      "b,30,analyst,US,base,999,-7.50,100000,\"pay, all.csv\"\n"
				      "b,100,analyst,US,base,999,-7.50,100000,\"pay, all.csv\"\n");
	buf_release(&out);
	for (size_t i = 0; i < 3; i++)
		quarantine_release(&threads[i]);
	quarantine_release(&all);
	catalogue_free(catalogue);
}

/* Lines of one number are of several files of a source. */
static void rows_of_one_line_are_ordered_by_component_role_and_pay(void **state)
{
	static const struct {
		enum component component;
		uint16_t role;
		money pay;
	} wanted[] = {{COMPONENT_BASE, 0, 100},
		      {COMPONENT_BASE, 0, 200},
		      {COMPONENT_BASE, 1, 50},
		      {COMPONENT_TOTAL, 0, 10},
		      {COMPONENT_TOTAL, 2, 5}};
	enum { ROWS = sizeof(wanted) / sizeof(*wanted) };
	struct quarantine given, all;
	const struct quarantine *from = &given;

	(void)state;
	quarantine_init(&given);
	quarantine_init(&all);
	for (size_t i = ROWS; i-- > 0;) {
		struct observation o = an_observation(LEVEL_MID, 999);
		const struct outlier figure = {wanted[i].component, wanted[i].pay, 7, 100};
		o.source = "a";
		o.file = NULL;
		o.line = 7;
		o.role = wanted[i].role;
		quarantine_add(&given, &o, &figure, 1);
	}
	quarantine_take(&all, &from, 1);
	assert_int_equal(all.count, ROWS);
	for (size_t i = 0; i < ROWS; i++) {
		assert_int_equal(all.rows[i].figure.component, wanted[i].component);
		assert_int_equal(all.rows[i].role, wanted[i].role);
		assert_int_equal(all.rows[i].figure.pay, wanted[i].pay);
		assert_int_equal(intern_text(&all.names, all.rows[i].file).len, 0);
	}
	quarantine_release(&given);
	quarantine_release(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_come_in_the_order_of_their_file),
	    cmocka_unit_test(rows_of_one_line_are_ordered_by_component_role_and_pay),
	};

	return cmocka_run_group_tests_name("test_quarantine", tests, NULL, NULL);
}
