/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pay that is plain digits, of many rows at once: what is read of each is what is read of it alone, by vectors or without
 * them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/vectors.h"
#include "ingest/rows/row_plain.h"

enum { ROWS_MOST = 64 };

/* Of two columns, the second of which has these texts. */
struct rows {
	struct buf bytes;
	uint32_t starts[2 * ROWS_MOST + 1];
	struct csv_run run;
};

static void rows_init(struct rows *r)
{
	buf_init(&r->bytes, BUF_LIMIT_DEFAULT);
	r->starts[0] = 0;
	r->run = (struct csv_run){.width = 2, .stride = 2};
}

static void add(struct rows *r, const char *text)
{
	uint32_t *starts = r->starts + 2 * r->run.count++;

	buf_addf(&r->bytes, "7,%s\n", text);
	starts[1] = starts[0] + 2;
	starts[2] = (uint32_t)r->bytes.len;
}

/* Eight bytes can be read from each text on. */
static void list(struct rows *r, money *out, bool wide)
{
	buf_add_string(&r->bytes, "12345678");
	r->run.bytes = r->bytes.data;
	r->run.starts = r->starts;
	row_plain_list(&r->run, 1, out, wide);
}

static void assert_each_is_read(struct rows *r)
{
	money got[ROWS_MOST];

	for (int wide = 0; wide <= vectors_are_wide(); wide++) {
		list(r, got, wide);
		for (size_t i = 0; i < r->run.count; i++) {
			const struct text text =
			    csv_listed_field(r->run.bytes, csv_run_starts(&r->run, i), 1);
			money cents;
			if (!pay_read_plain(text, &cents))
				cents = 0;
			if (got[i] != cents)
				fail_msg("%.*s is %lld, not %lld", TEXT_ARG(text),
					 (long long)got[i], (long long)cents);
		}
	}
	buf_release(&r->bytes);
}

static void digits_are_cents(void **state)
{
	static const char *const texts[] = {"1",      "12345678", "99999999", "120000",
					    "007",    "10",	  "100",      "1000",
					    "100000", "60000",	  "1000000",  "10000000"};
	static const money cents[] = {100,	1234567800, 9999999900, 12000000,
				      700,	1000,	    10000,	100000,
				      10000000, 6000000,    100000000,	1000000000};

	(void)state;
	for (int wide = 0; wide <= vectors_are_wide(); wide++) {
		struct rows r;
		money got[ROWS_MOST];
		rows_init(&r);
		for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
			add(&r, texts[i]);
		list(&r, got, wide);
		assert_memory_equal(got, cents, sizeof(cents));
		buf_release(&r.bytes);
	}
}

/* In every place among others. */
static void what_is_more_than_digits_is_read_alone(void **state)
{
	static const char *const texts[] = {
	    "",		"0",	"00000000", "123456789",  "120000.50",
	    "120000.5", ".5",	"12.345",   "1234/678",	  "1234:678",
	    "/",	":",	"-5",	    "1e5",	  "12 000",
	    "120k",	"\xff", "\xb0\xb1", "120000.500", "12345678901234567890"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		for (size_t at = 0; at < 9; at++) {
			struct rows r;
			rows_init(&r);
			for (size_t k = 0; k < 9; k++)
				add(&r, k == at ? texts[i] : "85000");
			assert_each_is_read(&r);
		}
}

static void any_number_of_rows_is_read(void **state)
{
	(void)state;
	for (size_t count = 0; count <= ROWS_MOST; count++) {
		struct rows r;
		rows_init(&r);
		for (size_t i = 0; i < count; i++) {
			char text[16];
			snprintf(text, sizeof(text), "%zu", 1 + i * i * i * 97);
			add(&r, text);
		}
		assert_each_is_read(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(digits_are_cents),
	    cmocka_unit_test(what_is_more_than_digits_is_read_alone),
	    cmocka_unit_test(any_number_of_rows_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
