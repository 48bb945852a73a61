/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.h: builds JSON values and writes them; json_in.h reads them.
 *
 * A value is the text that it will be, but for its line ends, so that a document of thousands of values costs few
 * pieces of memory. Setting consumes nothing but the child given: json_set frees `value`, which must be complete.
 * Objects keep the order in which keys were set, each key once. Numbers are finite, or the
 * setter writes null. Text must be UTF-8; what is not is replaced by U+FFFD.
 */
#ifndef PAYBANDS_BASE_JSON_H
#define PAYBANDS_BASE_JSON_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/text.h"

struct json;

/* Not json_object and json_array: jansson exports those names, and ours would take their place (json_in.c). */
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

#endif
