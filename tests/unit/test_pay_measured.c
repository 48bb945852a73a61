/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_pay_measured.c: how well pay text is read, on texts labelled by reading before the reader
 * saw them (tests/data/README.md).
 *
 * Nothing may be read wrong: a text that a careful person would refuse is refused, and every other
 * is read as labelled or refused. What is refused of those has a ceiling.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "model/pay/pay.h"

#define RECALL_LEAST 0.99

enum column { TEXT, COUNTRY, LOW, HIGH, CURRENCY, PERIOD, OPEN, BONUS, COLUMN_COUNT };

struct measure {
	bool past_header;
	size_t wanted, read, wrong;
};

static double number_of(struct text t)
{
	double value;

	return text_to_double(t, &value) ? value : (double)NAN;
}

static bool near(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) < 0.005;
}

static bool as_labelled(const struct pay_reading *got, const struct text *label)
{
	enum pay_period period = PERIOD_UNKNOWN;
	const char *open = got->open_low ? "low" : got->open_high ? "high" : "";

	if (label[PERIOD].len)
		assert_true(period_from_word(label[PERIOD], &period));
	return near(got->low, number_of(label[LOW])) && near(got->high, number_of(label[HIGH])) &&
	       got->currency == code_of(label[CURRENCY]) && got->period == period &&
	       text_equal(label[OPEN], text_of(open)) && near(got->bonus, number_of(label[BONUS]));
}

static int on_text(struct err *e, void *context, const struct csv_record *row)
{
	struct measure *m = context;
	struct pay_hints hints = {.country = 0};
	struct pay_reading got;
	enum reject_reason reason;

	(void)e;
	assert_int_equal(row->count, COLUMN_COUNT);
	if (!m->past_header) {
		m->past_header = true;
		return 0;
	}
	bool wanted = !text_equal(row->fields[LOW], TEXT_LITERAL("-"));
	hints.country = code_of(row->fields[COUNTRY]);
	m->wanted += wanted;
	if (pay_read(row->fields[TEXT], &hints, &got, &reason)) {
		if (wanted)
			printf("refused: \"%.*s\": %s\n", TEXT_ARG(row->fields[TEXT]),
			       reject_word(reason));
		return 0;
	}
	if (wanted && as_labelled(&got, row->fields)) {
		m->read++;
		return 0;
	}
	m->wrong++;
	printf("wrong: \"%.*s\": %g to %g, period %d, open %d %d, bonus %g\n",
	       TEXT_ARG(row->fields[TEXT]), got.low, got.high, got.period, got.open_low,
	       got.open_high, got.bonus);
	return 0;
}

static void labelled_texts_are_read_and_none_is_read_wrong(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	const struct csv_dialect comma = {',', true};
	struct measure m = {.past_header = false};
	struct err e = ERR_INIT;
	char path[4096];

	(void)state;
	snprintf(path, sizeof(path), "%s/tests/data/pay_texts.csv", root ? root : ".");
	if (csv_read_file(&e, path, &comma, on_text, &m))
		fail_msg("%s", e.text);
	printf("pay texts: %zu of %zu read as labelled, %zu read wrong\n", m.read, m.wanted,
	       m.wrong);
	assert_int_equal(m.wrong, 0);
	assert_true((double)m.read >= RECALL_LEAST * (double)m.wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(labelled_texts_are_read_and_none_is_read_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
