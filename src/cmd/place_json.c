/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_json.c: the answer for programs (docs/DATA-CONTRACT.md, "A salary placed"). */
#include <math.h>

#include "cmd/band_json.h"
#include "cmd/place_answer.h"
#include "reports/money_words.h"
#include "reports/words.h"

static void set_standing(struct json *object, const struct place_question *q,
			 const struct standing *s)
{
	const bool asked = !isnan(q->percentile); /* then it is given back as it is */
	struct buf beyond;

	json_set_rounded(object, "pay", s->pay, 2);
	json_set_or_null_value(object, "pay_interval",
			       json_interval_of(s->pay_interval.low, s->pay_interval.high, 2));
	json_set_rounded(object, "percentile", s->percentile, asked ? 6 : 1);
	json_set_or_null_value(object, "percentile_interval",
			       json_interval_of(s->percentile_low, s->percentile_high, 1));
	json_set_rounded(object, "share_above", 1 - s->percentile / 100, asked ? 8 : 3);
	buf_init(&beyond, BUF_LIMIT_DEFAULT);
	place_beyond(&beyond, s);
	json_set_string(object, "beyond", beyond.len ? beyond.data : NULL);
	buf_release(&beyond);
	json_set_rounded(object, "compa_ratio", s->compa_ratio, 4);
	json_set_rounded(object, "range_penetration", s->penetration, 4);
}

static struct json *json_row(const struct place_answer *a, const struct place_row *row)
{
	struct json *object = json_new_object();

	json_set_string(object, "basis", basis_word(row->band->basis));
	json_set(object, "area", json_area_of(a->gazetteer, row->band->area));
	json_set_bool(object, "fallback", row->area > 0);
	set_standing(object, a->question, &row->standing);
	json_set_band(object, row->band);
	return object;
}

void place_json(struct buf *out, const struct place_answer *answer)
{
	const struct place_question *q = answer->question;
	struct json *root = json_new_object(), *rows = json_new_array();
	struct buf reading;

	json_set_string(root, "schema", "paybands/place/1");
	money_set_json(root, answer->settings);
	json_set_bool(root, "sample", answer->sample);
	json_set_string(root, "role", q->role->id);
	json_set_string(root, "level", band_level_word(q->level));
	json_set_string(root, "experience", band_experience_word(q->experience).text);
	json_set_string(root, "component", component_word(q->component));
	json_set_rounded(root, "pay", q->pay, 2);
	json_set_rounded(root, "percentile", q->percentile, 6);
	json_set_string(root, "area_given", q->area_given);
	json_set(root, "area", json_area_of(answer->gazetteer, q->asked.areas[0]));
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
