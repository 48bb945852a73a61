/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_codes.c: a draft's [codes] and [filter]: the meaning of a column's texts, and the rows that
 * they leave out.
 */
#include <stdlib.h>
#include <string.h>

#include "ingest/draft/draft_private.h"

bool draft_nameable(const char *header)
{
	return *header && !strchr(header, '|') && !strstr(header, " ;") && *header != ';';
}

/* ---- codes ---- */

/* A key of a layout file cannot contain the sign between key and value. */
static bool fits_a_key(struct text t)
{
	return t.len && t.len < 120 && !memchr(t.data, '=', t.len) && !memchr(t.data, ':', t.len) &&
	       t.data[0] != '[' && t.data[0] != ';' && t.data[0] != '#' &&
	       !memchr(t.data, '\n', t.len);
}

static const char *remote_code(struct text t)
{
	if (text_equal_fold(t, TEXT_LITERAL("yes")) || text_equal_fold(t, TEXT_LITERAL("true")) ||
	    text_equal(t, TEXT_LITERAL("1")) || text_equal(t, TEXT_LITERAL("1.0")) ||
	    text_equal_fold(t, TEXT_LITERAL("y")))
		return "remote";
	if (text_equal_fold(t, TEXT_LITERAL("no")) || text_equal_fold(t, TEXT_LITERAL("false")) ||
	    text_equal(t, TEXT_LITERAL("0.0")) || text_equal_fold(t, TEXT_LITERAL("n")))
		return "onsite";
	return draft_remote_word(t);
}

/* A text that holds the currency's code needs none. */
static const char *currency_code(const struct fx_table *fx, struct text t)
{
	char word[4];
	bool dollar;
	code found = draft_currency_in(fx, t, &dollar);

	code_text(found, word);
	for (size_t i = 0; found && i + 3 <= t.len; i++)
		if (memcmp(t.data + i, word, 3) == 0)
			return NULL;
	return strcmp(word, "EUR") == 0	  ? "EUR"
	       : strcmp(word, "GBP") == 0 ? "GBP"
	       : strcmp(word, "INR") == 0 ? "INR"
					  : NULL;
}

/* Of levels, remote work, periods and currencies. */
static const char *code_for(const struct draft *d, enum field field, const struct draft_column *c,
			    struct text t)
{
	enum pay_period period;

	if (field == FIELD_LEVEL)
		return draft_level_word(d->tables, c, t);
	if (field == FIELD_REMOTE)
		return remote_code(t);
	if (field == FIELD_PERIOD)
		return period_from_word(t, &period) ? NULL : draft_period_word(t);
	return currency_code(d->tables->fx, t);
}

void draft_add_codes(struct buf *out, const struct draft *d, enum field field, const char *ours,
		     bool rest)
{
	const struct draft_column *c = draft_field_column(d, field);
	struct buf lines;
	uint32_t *ids;
	size_t count;

	if (!c)
		return;
	buf_init(&lines, BUF_LIMIT_DEFAULT);
	tally_order(&c->texts, &ids, &count);
	for (size_t i = 0, listed = 0; i < count && listed < DRAFT_CODES_MOST; i++) {
		struct text theirs = intern_text(&c->texts.names, ids[i]);
		const char *word = fits_a_key(theirs) ? code_for(d, field, c, theirs) : NULL;
		if (!word || (!*word && !rest))
			continue;
		buf_addf(&lines, "%.*s =%s%s\n", TEXT_ARG(theirs), *word ? " " : "", word);
		listed++;
	}
	if (lines.len)
		buf_addf(out, "\n[codes %s]\n; theirs = ours: %s; a blank is not known\n%s%s",
			 field_info(field)->word, ours, lines.data, rest ? "* =\n" : "");
	buf_release(&lines);
	free(ids);
}

/* ---- filters ---- */

/* One letter means what the header asks: F and P of "Full or Part-Time", Y and N of "Full-Time?". */
static bool employment_in(const struct draft_column *c, struct text t, bool *full)
{
	bool asks = draft_has_words("full", c->words) && !draft_has_words("part", c->words);

	*full = text_equal_fold(t, TEXT_LITERAL("F"));
	if (draft_has_words("full|part", c->words) &&
	    (*full || text_equal_fold(t, TEXT_LITERAL("P"))))
		return true;
	*full = text_equal_fold(t, TEXT_LITERAL("Y")) || text_equal_fold(t, TEXT_LITERAL("Yes"));
	if (asks && (*full || text_equal_fold(t, TEXT_LITERAL("N")) ||
		     text_equal_fold(t, TEXT_LITERAL("No"))))
		return true;
	return draft_employment(t, full);
}

/* The texts of a column that mean an employment other than full-time. */
static bool add_employment_filter(struct buf *out, const struct draft_column *c)
{
	struct buf values;
	uint32_t *ids;
	size_t count;
	bool any_full = false, full;

	buf_init(&values, BUF_LIMIT_DEFAULT);
	tally_order(&c->texts, &ids, &count);
	for (size_t i = 0; i < count; i++) {
		struct text t = intern_text(&c->texts.names, ids[i]);
		if (!employment_in(c, t, &full))
			continue;
		any_full |= full;
		if (full || memchr(t.data, '|', t.len) || memchr(t.data, ';', t.len) ||
		    memchr(t.data, '\n', t.len))
			continue;
		buf_addf(&values, "%s%.*s", values.len ? " | " : "", TEXT_ARG(t));
	}
	bool found = any_full && values.len && values.len < 1500;
	if (found)
		buf_addf(out, "not full-time = drop %s: %s\n", c->header, values.data);
	buf_release(&values);
	free(ids);
	return found;
}

/* Of applications and postings, the status that makes them real. */
static bool add_status_filter(struct buf *out, const struct draft_column *c)
{
	if (!draft_has_words("case status|status", c->words) ||
	    intern_find(&c->texts.names, TEXT_LITERAL("Certified")) == INTERN_NONE)
		return false;
	buf_addf(out, "not certified = keep %s: Certified\n", c->header);
	return true;
}

void draft_add_filters(struct buf *out, struct draft *d)
{
	struct buf lines;
	bool full_time = false, status = false;

	buf_init(&lines, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < d->table.count; i++) {
		struct draft_column *c = &d->table.columns[i];
		if (c->used || !draft_nameable(c->header) || strchr(c->header, ':') || c->many)
			continue;
		if (!full_time && c->distinct > 1 &&
		    (draft_share(c, LOOK_EMPLOYMENT) >= 0.8 ||
		     draft_has_words("full or part|full part|part time|full time|fulltime",
				     c->words)))
			full_time = c->used = add_employment_filter(&lines, c);
		else if (!status)
			status = c->used = add_status_filter(&lines, c);
	}
	if (lines.len)
		buf_addf(
		    out,
		    "\n; rows left out on purpose; each is counted under its rule\n[filter]\n%s",
		    lines.data);
	buf_release(&lines);
}
