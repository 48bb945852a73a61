/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_shown.c: see json_shown.h. */
#include "reports/json_shown.h"

#include <math.h>

#include "reports/words.h"

void json_set_money(struct json *object, const char *key, double dollars)
{
	/* Whole cents, as bands.csv has them: the rest is noise of arithmetic. */
	json_set_number(object, key, isfinite(dollars) ? fixed_value(dollars, 2) : NAN);
}

void json_shown_open(struct json_shown *out, struct json *object)
{
	*out = (struct json_shown){.object = object, .display = json_new_object()};
	buf_init(&out->words, BUF_LIMIT_DEFAULT);
}

void json_shown_close(struct json_shown *s)
{
	json_set(s->object, "display", s->display);
	buf_release(&s->words);
}

void json_shown_words(struct json_shown *s, const char *key, const struct buf *words)
{
	json_set_text(s->display, key, buf_text(words));
}

void json_shown_nothing(struct json_shown *s, const char *key)
{
	json_set_null(s->display, key);
}

/* The words that were added to the scratch. */
static void end_words(struct json_shown *s, const char *key, bool known)
{
	if (known)
		json_shown_words(s, key, &s->words);
	else
		json_shown_nothing(s, key);
	buf_clear(&s->words);
}

void json_shown_number(struct json_shown *s, const char *key, double value, int places)
{
	json_set_number(s->object, key, value);
	words_number(&s->words, value, places);
	end_words(s, key, isfinite(value));
}

void json_shown_money(struct json_shown *s, const struct settings *settings, const char *key,
		      double dollars)
{
	json_set_money(s->object, key, dollars);
	words_money(&s->words, settings, dollars);
	end_words(s, key, isfinite(dollars));
}

void json_shown_percent(struct json_shown *s, const char *key, double percent)
{
	json_set_number(s->object, key, percent);
	words_percent_signed(&s->words, percent);
	end_words(s, key, isfinite(percent));
}

void json_shown_share(struct json_shown *s, const char *key, double share)
{
	json_set_number(s->object, key, share);
	words_share(&s->words, share);
	end_words(s, key, isfinite(share));
}

void json_shown_count(struct json_shown *s, const char *key, uint64_t count)
{
	if (count)
		json_set_integer(s->object, key, (long long)count);
	else
		json_set_null(s->object, key);
	words_count(&s->words, count);
	end_words(s, key, count > 0);
}

void json_shown_thousands(struct json_shown *s, const char *key, double thousands)
{
	double people = fmax(nearbyint(thousands * 1000), 0);

	json_set_number(s->object, key, thousands);
	if (isfinite(thousands))
		words_count(&s->words, (uint64_t)people);
	end_words(s, key, isfinite(thousands));
}
