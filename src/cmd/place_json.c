/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_json.c: the answer for programs (docs/DATA-CONTRACT.md, "A salary placed"). */
#include <math.h>

#include "base/json.h"
#include "cmd/place_answer.h"
#include "reports/words.h"

/* To `places` digits after the point; NAN: null. */
static void set_rounded(struct json *object, const char *key, double value, int places)
{
	double scale = pow(10, places);

	json_set_number(object, key, rint(value * scale) / scale);
}

static struct json *json_area(const struct place_answer *a, struct area area)
{
	struct json *object = json_new_object();
	struct buf name;
	char text[8];

	area_text(area, text);
	buf_init(&name, BUF_LIMIT_DEFAULT);
	words_area(&name, a->gazetteer, area);
	json_set_string(object, "kind", area_kind_word(area.kind));
	json_set_string(object, "code", text);
	json_set_text(object, "name", buf_text(&name));
	buf_release(&name);
	return object;
}

static struct json *json_interval_of(double low, double high, int places)
{
	struct json *object;

	if (isnan(low) || isnan(high))
		return NULL;
	object = json_new_object();
	set_rounded(object, "low", low, places);
	set_rounded(object, "high", high, places);
	return object;
}

static void set_or_null(struct json *object, const char *key, struct json *value)
{
	if (value)
		json_set(object, key, value);
	else
		json_set_null(object, key);
}

static void set_standing(struct json *object, const struct standing *s)
{
	struct buf beyond;

	set_rounded(object, "percentile", s->percentile, 1);
	set_or_null(object, "percentile_interval",
		    json_interval_of(s->percentile_low, s->percentile_high, 1));
	buf_init(&beyond, BUF_LIMIT_DEFAULT);
	place_beyond(&beyond, s);
	json_set_string(object, "beyond", beyond.len ? beyond.data : NULL);
	buf_release(&beyond);
	set_rounded(object, "compa_ratio", s->compa_ratio, 4);
	set_rounded(object, "range_penetration", s->penetration, 4);
}

static void set_band(struct json *object, const struct band *b)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75", "p90"};
	char as_of[11];

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		set_rounded(object, names[p], b->p[p].kind == VALUE_EXACT ? b->p[p].amount : NAN,
			    2);
	set_or_null(object, "p50_interval",
		    json_interval_of(b->p50_interval.low, b->p50_interval.high, 2));
	if (b->n)
		json_set_integer(object, "n", (long long)b->n);
	else
		json_set_null(object, "n");
	json_set_integer(object, "sources", b->sources);
	json_set_string(object, "quality",
			b->quality == QUALITY_NONE ? NULL : quality_word(b->quality));
	date_to_iso(b->as_of, as_of);
	json_set_string(object, "as_of", as_of);
	json_set_string(object, "rule", b->rule);
}

static struct json *json_row(const struct place_answer *a, const struct place_row *row)
{
	struct json *object = json_new_object();

	json_set_string(object, "basis", basis_word(row->band->basis));
	json_set(object, "area", json_area(a, row->band->area));
	json_set_bool(object, "fallback", row->area > 0);
	set_standing(object, &row->standing);
	set_band(object, row->band);
	return object;
}

void place_json(struct buf *out, const struct place_answer *answer)
{
	const struct place_question *q = answer->question;
	struct json *root = json_new_object(), *rows = json_new_array();
	struct buf reading;

	json_set_string(root, "schema", "paybands/place/1");
	json_set_bool(root, "sample", answer->sample);
	json_set_string(root, "role", q->role->id);
	json_set_string(root, "level", band_level_word(q->level));
	json_set_string(root, "experience", band_experience_word(q->experience));
	json_set_string(root, "component", component_word(q->component));
	set_rounded(root, "pay", q->pay, 2);
	json_set_string(root, "area_given", q->area_given);
	json_set(root, "area", json_area(answer, q->areas[0]));
	buf_init(&reading, BUF_LIMIT_DEFAULT);
	place_reading(&reading, answer);
	json_set_text(root, "reading", buf_text(&reading));
	buf_release(&reading);
	json_set_string(root, "answered_by", basis_word(answer->best->band->basis));
	for (size_t i = 0; i < answer->count; i++)
		json_append(rows, json_row(answer, &answer->rows[i]));
	json_set(root, "bands", rows);
	json_write(root, out, false, false);
	json_free(root);
}
