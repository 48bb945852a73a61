/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_employers.c: employers, the parts of pay and the years of experience of a level, as numbers. */
#include "reports/formats.h"

#include "reports/areas.h"
#include "reports/tables.h"
#include "reports/words.h"

static struct json *employer(const struct employer_row *row)
{
	const struct band *b = &row->band;
	struct json *object = json_new_object();
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	words_money_short(&words, b->p[BENCHMARK_P50].amount);
	json_set_string(object, "employer", row->name);
	json_set_string(object, "component", component_word(b->component));
	json_set_integer(object, "n", (long long)b->n);
	json_set_money(object, "median", b->p[BENCHMARK_P50].amount);
	json_set_or_null(object, "interval", json_interval(b->p50_interval));
	json_set_integer(object, "sources", b->sources);
	json_set_text(object, "display", buf_text(&words));
	buf_release(&words);
	return object;
}

/* Those that the page's tables list. */
struct json *json_employers(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();
	size_t listed[COMPONENT_COUNT] = {0};

	for (size_t i = 0; i < s->bands.employer_count; i++) {
		const struct employer_row *row = &s->bands.employers[i];

		if (employer_is_shown(row, r, row->band.component) &&
		    listed[row->band.component]++ < EMPLOYERS_LISTED)
			json_append(list, employer(row));
	}
	return list;
}

struct json *json_pay_mix(const struct pay_mix *m)
{
	struct json *object;

	if (!m)
		return NULL;
	object = json_new_object();
	json_set_money(object, "base", m->base);
	json_set_money(object, "stock", m->equity);
	json_set_money(object, "bonus", m->bonus);
	return object;
}

struct json *json_level_years(const struct level_years *y)
{
	struct json *object;

	if (!y)
		return NULL;
	object = json_new_object();
	json_set_number(object, "p25", y->p25);
	json_set_number(object, "p50", y->p50);
	json_set_number(object, "p75", y->p75);
	return object;
}
