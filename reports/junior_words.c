/* SPDX-License-Identifier: GPL-3.0-or-later */
/* junior_words.c: see junior_words.h. */
#include "reports/junior_words.h"

#include <math.h>
#include <string.h>

#include "reports/sentences.h"
#include "reports/words.h"

const char *junior_source(const struct summary *s, const struct junior_trend *t)
{
	for (size_t i = 0; i < s->ledger_count; i++)
		if (strcmp(s->ledgers[i].source, t->source) == 0)
			return source_title(&s->ledgers[i]);
	return t->source;
}

void words_junior_share(struct buf *out, double share)
{
	words_share(out, share);
}

void words_junior_interval(struct buf *out, struct interval i)
{
	words_share(out, i.low);
	buf_add_string(out, " to ");
	words_share(out, i.high);
}

static const char *change_of(const struct junior_trend *t)
{
	if (t->by_chance)
		return ", a difference that chance can explain";
	if (!(fabs(t->years[t->count - 1].share - t->years[0].share) >= 0.005))
		return "";
	return t->rose ? ", a rise beyond chance" : ", a fall beyond chance";
}

void say_junior_trend(struct buf *out, const struct summary *s, const struct junior_trend *t)
{
	const struct junior_year *first = t->years, *last = &t->years[t->count - 1];

	buf_addf(out, "Of the reports with a level in “%s”, ", junior_source(s, t));
	words_junior_share(out, first->share);
	buf_addf(out, " were junior in %d and ", first->year);
	words_junior_share(out, last->share);
	buf_addf(out, " in %d%s.", last->year, change_of(t));
}

void say_juniors(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	for (size_t i = 0; i < r->junior_count; i++) {
		say_junior_trend(out, s, &r->juniors[i]);
		buf_add_char(out, ' ');
	}
	if (r->junior_count)
		buf_add_string(out, "Those who report also change from year to year.");
}
