/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.h: the door to jansson. Builds, writes and reads JSON values.
 *
 * Setting consumes nothing but the child given: json_set takes over `value`.
 * Objects keep the order in which keys were set. Numbers are finite, or the
 * setter writes null. Text must be UTF-8; what is not is replaced by U+FFFD.
 */
#ifndef PAYBANDS_BASE_JSON_H
#define PAYBANDS_BASE_JSON_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

struct json;

/* Not json_object and json_array: jansson exports those names, and ours would take their place. */
struct json *json_new_object(void);
struct json *json_new_array(void);
void json_set(struct json *object, const char *key, struct json *value);
void json_set_text(struct json *object, const char *key, struct text value);
void json_set_string(struct json *object, const char *key, const char *value); /* NULL: null */
void json_set_integer(struct json *object, const char *key, long long value);
void json_set_number(struct json *object, const char *key, double value); /* shortest exact form */
void json_set_bool(struct json *object, const char *key, bool value);
void json_set_null(struct json *object, const char *key);
void json_append(struct json *array, struct json *value);
void json_append_text(struct json *array, struct text value);
void json_append_number(struct json *array, double value); /* as json_set_number */
void json_free(struct json *value); /* NULL is fine; only for a value that nobody took over */

/* Two-space indents and a newline at the end; or, with `compact`, one line. `for_html` also escapes
 * < > & so that the text may be put inside a <script> element. */
void json_write(const struct json *value, struct buf *out, bool compact, bool for_html);

/* ---- reading ---- */

/* *out is owned by the caller. A key that is there twice is an error: ERR_INPUT with `name` and line. */
must_check int json_read(struct err *e, struct json **out, struct text content, const char *name);
/* Borrowed from the value; NULL where there is none, or where the value (NULL too) is of another kind. */
const struct json *json_get(const struct json *object, const char *key);
const struct json *json_at(const struct json *array, size_t i);
size_t json_count(const struct json *array_or_object); /* 0 of anything else */
/* The key of member `i`, in the order read; `value` may be NULL. NULL beyond the last. */
const char *json_member(const struct json *object, size_t i, const struct json **value);
struct text json_text(const struct json *value); /* empty if it is not a string */
double json_number(const struct json *value); /* NAN if it is not a number */

#endif
