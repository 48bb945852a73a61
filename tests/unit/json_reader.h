/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_reader.h: reads the JSON that a test looks at. Results are borrowed from the value parsed.
 *
 * A struct json is jansson's json_t under another name (src/base/json.c).
 */
#ifndef PAYBANDS_TESTS_JSON_READER_H
#define PAYBANDS_TESTS_JSON_READER_H

#include <jansson.h>
#include <math.h>

#include "base/json.h"

static inline struct json *json_parse(const char *content, const char *name)
{
	json_error_t problem;
	json_t *value = json_loads(content, JSON_REJECT_DUPLICATES, &problem);

	if (!value)
		fail_msg("%s:%d: not JSON: %s", name, problem.line, problem.text);
	return (struct json *)value;
}

static inline const struct json *json_get(const struct json *object, const char *key)
{
	return (const struct json *)json_object_get((const json_t *)object, key);
}

static inline size_t json_count(const struct json *array_or_object)
{
	const json_t *value = (const json_t *)array_or_object;

	return json_is_object(value) ? json_object_size(value) : json_array_size(value);
}

static inline const struct json *json_at(const struct json *array, size_t i)
{
	return (const struct json *)json_array_get((const json_t *)array, i);
}

/* Empty if it is not a string. */
static inline struct text json_text(const struct json *value)
{
	const json_t *v = (const json_t *)value;

	if (!json_is_string(v))
		return (struct text){.data = NULL};
	return (struct text){.data = json_string_value(v), .len = json_string_length(v)};
}

/* NAN if it is not a number. */
static inline double json_number(const struct json *value)
{
	const json_t *v = (const json_t *)value;

	return json_is_number(v) ? json_number_value(v) : (double)NAN;
}

#endif
