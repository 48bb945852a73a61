/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_in.c: jansson behind an opaque type; see json_in.h. */
#include "base/json_in.h"

#include <jansson.h>
#include <math.h>
#include <stdint.h>

/* A struct json_in is a json_t under another name: no other file sees jansson. */
static const json_t *theirs(const struct json_in *value)
{
	return (const json_t *)value;
}

int json_read(struct err *e, struct json_in **out, struct text content, const char *name)
{
	json_error_t problem;
	json_t *value = json_loadb(content.len ? content.data : "", content.len,
				   JSON_REJECT_DUPLICATES, &problem);

	*out = (struct json_in *)value;
	if (value)
		return 0;
	return err_set(e, ERR_INPUT, "%s:%d: not JSON: %s", name, problem.line, problem.text);
}

void json_in_free(struct json_in *value)
{
	json_decref((json_t *)value);
}

const struct json_in *json_get(const struct json_in *object, const char *key)
{
	return (const struct json_in *)json_object_get(theirs(object), key);
}

const struct json_in *json_at(const struct json_in *array, size_t i)
{
	return (const struct json_in *)json_array_get(theirs(array), i);
}

size_t json_count(const struct json_in *array_or_object)
{
	const json_t *value = theirs(array_or_object);

	return json_is_object(value) ? json_object_size(value) : json_array_size(value);
}

const char *json_member(const struct json_in *object, size_t i, const struct json_in **value)
{
	/* jansson's iterators do not write, though they take what may be written to. */
	json_t *of = (json_t *)(uintptr_t)object;
	void *at = json_object_iter(of);

	while (at && i--)
		at = json_object_iter_next(of, at);
	if (!at)
		return NULL;
	if (value)
		*value = (const struct json_in *)json_object_iter_value(at);
	return json_object_iter_key(at);
}

struct text json_text(const struct json_in *value)
{
	const json_t *v = theirs(value);

	if (!json_is_string(v))
		return (struct text){.data = NULL};
	return (struct text){.data = json_string_value(v), .len = json_string_length(v)};
}

double json_number(const struct json_in *value)
{
	const json_t *v = theirs(value);

	return json_is_number(v) ? json_number_value(v) : (double)NAN;
}
