/* SPDX-License-Identifier: GPL-3.0-or-later */
/* front_matter.c: the YAML at the head of a Markdown page, which generators of sites read.
 *
 * Texts are quoted, so that none is read as a number, a date or a mark of YAML. There is no key that a
 * generator would take for an address or a date of its own (url, date, draft): the site decides those.
 */
#include "reports/formats.h"

#include <math.h>
#include <stdio.h>

#include "reports/address.h"
#include "reports/escape.h"
#include "reports/frameworks.h"
#include "reports/markdown.h"
#include "reports/money_words.h"
#include "reports/role_name.h"
#include "reports/words.h"

static void add_text(struct buf *out, const char *key, struct text value)
{
	if (!value.len)
		return;
	buf_addf(out, "%s: ", key);
	yaml_add(out, value);
	buf_add_char(out, '\n');
}

static void add_list(struct buf *out, const char *key, const char *const *items, size_t count)
{
	buf_addf(out, "%s: [", key);
	for (size_t i = 0; i < count; i++) {
		buf_add_string(out, i ? ", " : "");
		yaml_add(out, text_of(items[i]));
	}
	buf_add_string(out, "]\n");
}

/* To the hundredth; absent where it is not known. */
static void add_number(struct buf *out, const char *key, double value)
{
	if (isfinite(value))
		buf_addf(out, "%s: %.15g\n", key, nearbyint(value * 100) / 100);
}

static void add_figures(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *b = r->headline;

	if (words_band_shown(b) && words_shown(b, BENCHMARK_P50)) {
		add_number(out, "median", b->p[BENCHMARK_P50].amount);
		buf_addf(out, "median_basis: %s\n", basis_word(b->basis));
		if (!settings_in_dollars(s->settings))
			add_text(out, "currency", text_of(money_words(s->settings).name));
	}
	if (r->outlook.known)
		add_number(out, "growth_percent", r->outlook.growth_percent);
	add_number(out, "ai_impact", r->impact.score);
	if (r->entry.known)
		buf_addf(out, "entry_level: %s\n", r->entry.yes ? "true" : "false");
}

void markdown_front_matter(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	char path[200], as_of[11], reviewed[11] = "";
	struct buf address;

	date_to_iso(s->as_of, as_of);
	snprintf(path, sizeof(path), "roles/%s.html", r->role->id);
	buf_init(&address, BUF_LIMIT_DEFAULT);
	(void)address_add(&address, s, path);
	buf_add_string(out, "---\n");
	add_text(out, "title", text_of(role_name(r)));
	add_text(out, "description", text_of(r->role->summary));
	add_text(out, "role", text_of(r->role->id));
	add_text(out, "family", text_of(r->role->family));
	add_text(out, "category", text_of(role_category(r)));
	add_text(out, "as_of", text_of(as_of));
	if (r->editorial)
		date_to_iso(r->editorial->last_reviewed, reviewed);
	add_text(out, "last_reviewed", text_of(reviewed));
	add_text(out, "canonical", buf_text(&address));
	add_list(out, "nist_ai_rmf", r->role->tags, r->role->tag_count);
	add_text(out, "onet_release", onet_release(r));
	add_figures(out, s, r);
	/* Only a sample names itself, so that the word is in no other file. */
	buf_add_string(out, s->sample ? "sample: true\n" : "");
	buf_add_string(out, "---\n\n");
	buf_release(&address);
}
