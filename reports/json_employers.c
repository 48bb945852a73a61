/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_employers.c: employers, the parts of pay and the years of experience of a level, as numbers. */
#include "reports/formats.h"

#include "reports/areas.h"
#include "reports/json_shown.h"
#include "reports/tables.h"
#include "reports/words.h"

static struct json *employer(const struct employer_row *row, const struct settings *settings)
{
	const struct band *b = &row->band;
	struct json *object = json_new_object();
	struct json_shown shown;
	struct buf words;

	json_set_string(object, "employer", row->name);
	json_set_string(object, "component", component_word(b->component));
	json_shown_open(&shown, object);
	json_shown_count(&shown, "n", b->n);
	json_shown_money(&shown, settings, "median", b->p[BENCHMARK_P50].amount);
	json_shown_count(&shown, "sources", b->sources);
	json_set_or_null(object, "interval", json_interval(b->p50_interval));
	if (words_interval_shown(b)) {
		buf_init(&words, BUF_LIMIT_DEFAULT);
		words_interval(&words, settings, b->p50_interval);
		json_shown_words(&shown, "interval", &words);
		buf_release(&words);
	} else {
		json_shown_nothing(&shown, "interval");
	}
	json_shown_close(&shown);
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
			json_append(list, employer(row, s->settings));
	}
	return list;
}

struct json *json_pay_mix(const struct pay_mix *m, const struct settings *settings)
{
	struct json_shown shown;
	struct json *object;

	if (!m)
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	json_shown_money(&shown, settings, "base", m->base);
	json_shown_money(&shown, settings, "stock", m->equity);
	json_shown_money(&shown, settings, "bonus", m->bonus);
	json_shown_close(&shown);
	return object;
}

struct json *json_level_years(const struct level_years *y)
{
	struct json_shown shown;
	struct json *object;

	if (!y)
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	json_shown_number(&shown, "p25", y->p25, 0);
	json_shown_number(&shown, "p50", y->p50, 0);
	json_shown_number(&shown, "p75", y->p75, 0);
	json_shown_close(&shown);
	return object;
}
