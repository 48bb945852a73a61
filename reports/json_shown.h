/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_shown.h: a figure of JSON with what the page prints of it. Private to reports.
 *
 * The number stands under its key, its words under the same key of the object's "display". What is not
 * known is null in both.
 */
#ifndef PAYBANDS_REPORTS_JSON_SHOWN_H
#define PAYBANDS_REPORTS_JSON_SHOWN_H

#include <stdint.h>

#include "base/buf.h"
#include "base/json.h"
#include "estimate/summary.h"

/* To the cent; NAN: null. */
void json_set_money(struct json *object, const char *key, double dollars);

struct json_shown {
	struct json *object, *display;
	struct buf words; /* scratch */
};

/* `object` is the caller's; json_shown_close sets its "display". Between them any key may be set. */
void json_shown_open(struct json_shown *out, struct json *object);
void json_shown_close(struct json_shown *s);

void json_shown_number(struct json_shown *s, const char *key, double value, int places);
void json_shown_money(struct json_shown *s, const struct settings *settings, const char *key,
		      double dollars);
void json_shown_percent(struct json_shown *s, const char *key, double percent); /* "+20.1%" */
void json_shown_share(struct json_shown *s, const char *key, double share); /* .254 is "25%" */
void json_shown_count(struct json_shown *s, const char *key, uint64_t count); /* 0: not known */
void json_shown_thousands(struct json_shown *s, const char *key, double thousands); /* "1,200" */
/* Only the words, of what stands under the key already. */
void json_shown_words(struct json_shown *s, const char *key, const struct buf *words);
void json_shown_nothing(struct json_shown *s, const char *key);

#endif
