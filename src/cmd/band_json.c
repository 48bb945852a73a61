/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_json.c: see band_json.h. */
#include "cmd/band_json.h"

#include <math.h>

#include "reports/words.h"

void json_set_rounded(struct json *object, const char *key, double value, int places)
{
	json_set_number(object, key, fixed_value(value, places));
}

struct json *json_area_of(const struct gazetteer *gazetteer, struct area area)
{
	struct json *object = json_new_object();
	struct buf name;
	char text[8];

	area_text(area, text);
	buf_init(&name, BUF_LIMIT_DEFAULT);
	words_area(&name, gazetteer, area);
	json_set_string(object, "kind", area_kind_word(area.kind));
	json_set_string(object, "code", text);
	json_set_text(object, "name", buf_text(&name));
	buf_release(&name);
	return object;
}

struct json *json_interval_of(double low, double high, int places)
{
	struct json *object;

	if (isnan(low) || isnan(high))
		return NULL;
	object = json_new_object();
	json_set_rounded(object, "low", low, places);
	json_set_rounded(object, "high", high, places);
	return object;
}

void json_set_or_null_value(struct json *object, const char *key, struct json *value)
{
	if (value)
		json_set(object, key, value);
	else
		json_set_null(object, key);
}

void json_set_band(struct json *object, const struct band *b)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75", "p90"};
	char as_of[11];

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		json_set_rounded(object, names[p],
				 b->p[p].kind == VALUE_EXACT ? b->p[p].amount : NAN, 2);
	json_set_or_null_value(object, "p50_interval",
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

struct json *band_filter_json(const struct band_filter *f, const struct gazetteer *gazetteer)
{
	struct json *object = json_new_object();

	json_set_string(object, "role", f->by_role ? f->role->id : NULL);
	json_set_string(object, "level", f->by_level ? band_level_word(f->level) : NULL);
	json_set_string(object, "experience",
			f->by_experience ? band_experience_word(f->experience).text : NULL);
	json_set_or_null_value(object, "area",
			       f->by_area ? json_area_of(gazetteer, f->area) : NULL);
	json_set_string(object, "component", f->by_component ? component_word(f->component) : NULL);
	json_set_string(object, "basis", f->by_basis ? basis_word(f->basis) : NULL);
	return object;
}
