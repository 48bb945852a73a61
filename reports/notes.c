/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notes.c: see notes.h. */
#include "reports/notes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "reports/areas.h"
#include "reports/sentences.h"
#include "reports/words.h"

static struct note *add(struct note_list *l, const char *word, enum component component)
{
	struct note *note;

	l->items = mem_grow(l->items, &l->room, l->count + 1, sizeof(*l->items));
	note = &l->items[l->count++];
	*note = (struct note){.code = word, .component = component};
	buf_init(&note->text, BUF_LIMIT_DEFAULT);
	return note;
}

static const char *pay_of(enum component component)
{
	return component == COMPONENT_TOTAL ? ", total pay" : "";
}

/* ---- order up the ladder ---- */

static bool lies_under(const struct band *upper, const struct band *lower, size_t percentile)
{
	return words_shown(upper, percentile) && words_shown(lower, percentile) &&
	       upper->p[percentile].amount < lower->p[percentile].amount;
}

/* The median and the ends of the band that are out of order; false if none is. */
static bool find_disorder(const struct band *upper, const struct band *lower, size_t found[3],
			  size_t *count)
{
	static const size_t looked_at[] = {BENCHMARK_P25, BENCHMARK_P50, BENCHMARK_P75};

	*count = 0;
	for (size_t i = 0; i < 3; i++)
		if (lies_under(upper, lower, looked_at[i]))
			found[(*count)++] = looked_at[i];
	return *count > 0;
}

static void add_amounts(struct buf *out, const struct note_list *l, const struct band *b,
			const size_t *found, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_add_string(out, say_joint(i, count));
		words_money(out, l->settings, b->p[found[i]].amount);
	}
}

static void add_too_few(struct buf *out, const struct band *b)
{
	buf_add_char(out, ' ');
	words_count(out, b->n);
	buf_addf(out, " reports are too few to place %s on the ladder.", words_level(b->level));
}

static void add_cause(struct buf *out, const struct band *upper, const struct band *lower)
{
	if (upper->n < THIN_N && lower->n < THIN_N)
		buf_add_string(out, " Neither has enough reports to settle its place on the "
				    "ladder.");
	else if (upper->n < THIN_N)
		add_too_few(out, upper);
	else if (lower->n < THIN_N)
		add_too_few(out, lower);
	else if (lies_under(upper, lower, BENCHMARK_P50) && words_interval_shown(upper) &&
		 words_interval_shown(lower) && upper->p50_interval.high >= lower->p50_interval.low)
		buf_add_string(out, " The intervals of the two medians overlap.");
}

static void note_order(struct note_list *l, const struct band *upper, const struct band *lower)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {[BENCHMARK_P25] = "lower quartile",
								 [BENCHMARK_P50] = "median",
								 [BENCHMARK_P75] =
								     "upper quartile"};
	size_t found[3], count;
	struct note *note;

	if (!find_disorder(upper, lower, found, &count))
		return;
	note = add(l, "out-of-order", upper->component);
	note->levels[note->level_count++] = lower->level;
	note->levels[note->level_count++] = upper->level;
	buf_addf(&note->text, "As reported, %s’s ", words_level(upper->level));
	for (size_t i = 0; i < count; i++)
		buf_addf(&note->text, "%s%s", say_joint(i, count), names[found[i]]);
	buf_addf(&note->text, " lie%s below %s’s%s: ", count == 1 ? "s" : "",
		 words_level(lower->level), pay_of(upper->component));
	add_amounts(&note->text, l, upper, found, count);
	buf_add_string(&note->text, " (");
	words_count(&note->text, upper->n);
	buf_add_string(&note->text, " reports) below ");
	add_amounts(&note->text, l, lower, found, count);
	buf_add_string(&note->text, " (");
	words_count(&note->text, lower->n);
	buf_add_string(&note->text, " reports).");
	add_cause(&note->text, upper, lower);
}

static void note_ladder(struct note_list *l, const struct role_summary *r,
			const struct band *const *rows)
{
	const struct band *below = NULL;
	const enum level *levels;
	size_t count = levels_shown(r->role, &levels);

	for (size_t i = 0; i < count; i++) {
		const struct band *b = rows[levels[i]];

		if (!words_band_shown(b))
			continue;
		if (below)
			note_order(l, b, below);
		below = b;
	}
}

/* ---- few observations ---- */

static void note_few(struct note_list *l, const struct role_summary *r, enum component component)
{
	struct note *note = NULL;
	const struct band **bands;
	size_t count;

	headline_bands(&bands, &count, r, component);
	for (size_t i = 0; i < count; i++) {
		const struct band *b = bands[i];

		if (b->basis != BASIS_OBSERVED || !words_band_shown(b) || b->n >= THIN_N)
			continue;
		if (!note) {
			note = add(l, "few-observations", component);
			note->in_rows = true;
			buf_addf(&note->text, "Fewer than %d reports%s: ", THIN_N,
				 pay_of(component));
		}
		buf_addf(&note->text, "%s%s (", note->level_count ? ", " : "",
			 words_level(b->level));
		words_count(&note->text, b->n);
		buf_add_char(&note->text, ')');
		note->levels[note->level_count++] = b->level;
	}
	if (note)
		buf_add_string(&note->text, ". A few more or less would move such a figure.");
	free(bands);
}

void note_list_init(struct note_list *out, const struct summary *s, const struct role_summary *r)
{
	*out = (struct note_list){.settings = s->settings};
	note_ladder(out, r, r->ladder);
	note_few(out, r, COMPONENT_BASE);
	note_ladder(out, r, r->total);
	note_few(out, r, COMPONENT_TOTAL);
}

void note_list_release(struct note_list *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->count; i++)
		buf_release(&l->items[i].text);
	free(l->items);
	*l = (struct note_list){.items = NULL};
}
