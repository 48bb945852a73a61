/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reporters.c: see reporters.h. */
#include "reports/reporters.h"

#include <string.h>

#include "reports/words.h"

/* Above this share of the rows, a source's pay cannot be told from the role's. */
#define ONE_SOURCE 0.95

static const struct ledger *ledger_of(const struct summary *s, const struct band *part)
{
	const char *name = s->bands.sources[part->source - 1];

	for (size_t i = 0; i < s->ledger_count; i++)
		if (strcmp(s->ledgers[i].source, name) == 0)
			return &s->ledgers[i];
	return NULL;
}

static bool is_of_adverts(const struct ledger *l)
{
	return l && l->posted_ranges > l->observations / 2;
}

const char *reporters_word(const struct summary *s, const struct band *observed)
{
	const struct band *parts;
	size_t count = band_parts(&s->bands, observed, &parts), adverts = 0;

	for (size_t i = 0; i < count; i++)
		adverts += is_of_adverts(ledger_of(s, &parts[i]));
	if (adverts && adverts < count)
		return "people and adverts";
	if (adverts)
		return observed->n == 1 ? "advert" : "adverts";
	return observed->n == 1 ? "person" : "people";
}

void say_reporters(struct buf *out, const struct summary *s, const struct band *observed)
{
	if (!observed->n)
		return;
	words_count(out, observed->n);
	buf_addf(out, " %s", reporters_word(s, observed));
}

const struct ledger *reporters_one_source(const struct summary *s, const struct band *observed,
					  bool *all)
{
	const struct band *parts;
	size_t count = band_parts(&s->bands, observed, &parts);

	for (size_t i = 0; i < count; i++) {
		if (!((double)parts[i].n > ONE_SOURCE * (double)observed->n))
			continue;
		*all = count == 1;
		return ledger_of(s, &parts[i]);
	}
	return NULL;
}
