/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_in.h: the door to jansson. Reads JSON; json.h writes it. */
#ifndef PAYBANDS_BASE_JSON_IN_H
#define PAYBANDS_BASE_JSON_IN_H

#include <stddef.h>

#include "base/err.h"
#include "base/text.h"

struct json_in;

/* *out is owned by the caller. A key that is there twice is an error: ERR_INPUT with `name` and line. */
must_check int json_read(struct err *e, struct json_in **out, struct text content,
			 const char *name);
void json_in_free(struct json_in *value); /* NULL is fine; only for a whole that was read */
/* Borrowed from the value; NULL where there is none, or where the value (NULL too) is of another kind. */
const struct json_in *json_get(const struct json_in *object, const char *key);
const struct json_in *json_at(const struct json_in *array, size_t i);
size_t json_count(const struct json_in *array_or_object); /* 0 of anything else */
/* The key of member `i`, in the order read; `value` may be NULL. NULL beyond the last. */
const char *json_member(const struct json_in *object, size_t i, const struct json_in **value);
struct text json_text(const struct json_in *value); /* empty if it is not a string */
double json_number(const struct json_in *value); /* NAN if it is not a number */

#endif
