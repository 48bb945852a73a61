/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_answer.c: which bands answer, and the sentence that says what they say. */
#include "cmd/place_answer.h"

#include <math.h>
#include <stdlib.h>

#include "reports/money_words.h"
#include "reports/words.h"

/* ---- which bands ---- */

static bool find_row(struct place_row *out, const struct settings *settings,
		     const struct place_question *q, const struct band_file *bands,
		     enum component component, enum basis basis)
{
	struct band wanted = {
	    .level = q->level, .experience = q->experience, .component = component, .basis = basis};

	for (size_t area = 0; area < q->asked.count; area++) {
		wanted.area = q->asked.areas[area];
		out->band = band_file_find(bands, &wanted);
		out->area = area;
		if (!out->band)
			continue;
		if (isnan(q->pay) ? standing_at(&out->standing, out->band, q->percentile,
						settings_rounding(settings))
				  : standing_of(&out->standing, out->band, q->pay))
			return true;
	}
	return false;
}

static size_t find_rows(struct place_row *rows, const struct settings *settings,
			const struct place_question *q, const struct band_file *bands,
			enum component component)
{
	static const enum basis order[] = {BASIS_MODELLED, BASIS_OBSERVED, BASIS_BENCHMARK};
	size_t count = 0;

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		count += find_row(&rows[count], settings, q, bands, component, order[i]);
	return count;
}

/* "Data Scientist, senior level". */
static void add_what(struct buf *out, const struct place_question *q)
{
	buf_addf(out, "%s, ", q->role->name);
	question_step_words(out, q->level, q->experience);
}

static int no_answer(struct err *e, const struct place_answer *a, const struct band_file *bands)
{
	const struct place_question *q = a->question;
	enum component other = q->component == COMPONENT_BASE ? COMPONENT_TOTAL : COMPONENT_BASE;
	struct place_row rows[BASIS_COUNT];
	struct buf what;

	buf_init(&what, BUF_LIMIT_DEFAULT);
	buf_addf(&what, "%s: no band of %s pay for ", a->path, component_word(q->component));
	add_what(&what, q);
	for (size_t i = 0; i < q->asked.count; i++) {
		buf_add_string(&what, i ? " or " : " in ");
		place_area(&what, a, i);
	}
	if (find_rows(rows, a->settings, q, bands, other))
		buf_addf(&what, "; --component %s has one", component_word(other));
	err_set(e, ERR_USAGE, "place: %s", what.data);
	buf_release(&what);
	return -1;
}

int place_answer_find(struct err *e, struct place_answer *out,
		      const struct place_question *question, const struct band_file *bands,
		      const char *path, const struct gazetteer *gazetteer,
		      const struct settings *settings)
{
	*out = (struct place_answer){.question = question,
				     .gazetteer = gazetteer,
				     .settings = settings,
				     .path = path,
				     .sample = bands->sample};
	out->count = find_rows(out->rows, settings, question, bands, question->component);
	if (!out->count)
		return no_answer(e, out, bands);
	out->best = &out->rows[0];
	for (size_t i = 1; i < out->count; i++)
		if (out->rows[i].area < out->best->area)
			out->best = &out->rows[i];
	return 0;
}

/* ---- words ---- */

void place_beyond(struct buf *out, const struct standing *standing)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"P10", "P25", "P50", "P75", "P90"};

	if (standing->beyond != BEYOND_NEITHER)
		buf_addf(out, "%s %s", standing->beyond == BEYOND_BELOW ? "below" : "above",
			 names[standing->limit]);
}

void place_area(struct buf *out, const struct place_answer *answer, size_t area)
{
	char text[8];

	area_text(answer->question->asked.areas[area], text);
	words_area(out, answer->gazetteer, answer->question->asked.areas[area]);
	buf_addf(out, " (%s)", text);
}

void place_ordinal(struct buf *out, double percentile)
{
	const char *ending = "th";
	long n = lround(percentile);

	if (n / 10 != 1 && percentile == (double)n)
		ending = n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
	buf_addf(out, "%.15g%s", percentile, ending);
}

/* "38th": whole, from the first to the 99th. */
static void add_ordinal(struct buf *out, double percentile)
{
	place_ordinal(out, (double)lround(fmin(fmax(percentile, 1), 99)));
}

bool place_is_outermost(double percentile)
{
	return percentile < 0.5 || percentile >= 99.5;
}

static void add_percentile(struct buf *out, const struct standing *s)
{
	const char *where = s->percentile < 50 ? "below" : "above";

	buf_addf(out, "%s the ", place_is_outermost(s->percentile) ? where : "at about");
	add_ordinal(out, s->percentile);
	buf_add_string(out, " percentile");
	/* Both NAN, or both beyond the figures shown. */
	if (!(s->percentile_low < 99.5 && s->percentile_high >= 0.5))
		return;
	buf_add_string(out, " (");
	add_ordinal(out, s->percentile_low);
	buf_add_string(out, " to ");
	add_ordinal(out, s->percentile_high);
	buf_add_string(out, ")");
}

static void add_beyond(struct buf *out, const struct settings *settings,
		       const struct place_row *row)
{
	const struct standing *s = &row->standing;

	place_beyond(out, s);
	buf_add_string(out, " (");
	words_money(out, settings, row->band->p[s->limit].amount);
	buf_add_string(out, ")");
}

static void add_midpoint(struct buf *out, const struct settings *settings, const struct standing *s)
{
	long percent = lround(100 * fabs(s->compa_ratio - 1));

	if (percent == 0)
		buf_add_string(out, "at the midpoint, ");
	else
		buf_addf(out, "%ld%% %s the midpoint, ", percent,
			 s->compa_ratio < 1 ? "below" : "above");
	words_money(out, settings, s->range.midpoint);
}

/* "modelled base pay for Data Scientist, senior level, in Washington". */
static void add_which(struct buf *out, const struct place_answer *answer)
{
	const struct band *band = answer->best->band;

	buf_addf(out, " of %s %s pay for ", basis_word(band->basis),
		 component_word(band->component));
	add_what(out, answer->question);
	buf_add_string(out, ", in ");
	words_area(out, answer->gazetteer, band->area);
}

static void read_pay(struct buf *out, const struct place_answer *answer)
{
	const struct place_row *row = answer->best;
	const struct standing *s = &row->standing;

	words_money(out, answer->settings, s->pay);
	buf_add_string(out, " a year is ");
	if (s->beyond != BEYOND_NEITHER) {
		add_beyond(out, answer->settings, row);
		buf_add_string(out, isnan(s->percentile) ? "" : ", ");
	}
	if (!isnan(s->percentile))
		add_percentile(out, s);
	add_which(out, answer);
	buf_add_string(out, ": ");
	add_midpoint(out, answer->settings, s);
	buf_add_string(out, ".");
}

void place_pay(struct buf *out, const struct settings *settings, const struct standing *s)
{
	words_money(out, settings, s->pay);
	if (isnan(s->pay_interval.low) || isnan(s->pay_interval.high))
		return;
	buf_add_string(out, " (");
	words_money(out, settings, s->pay_interval.low);
	buf_add_string(out, " to ");
	words_money(out, settings, s->pay_interval.high);
	buf_add_char(out, ')');
}

static void read_percentile(struct buf *out, const struct place_answer *answer)
{
	const struct place_row *row = answer->best;
	const struct standing *s = &row->standing;

	buf_add_string(out, "The ");
	place_ordinal(out, s->percentile);
	buf_add_string(out, " percentile");
	add_which(out, answer);
	buf_add_string(out, " is ");
	if (isnan(s->pay)) {
		add_beyond(out, answer->settings, row);
		buf_add_string(out, "; the published figures do not say how far.");
		return;
	}
	buf_add_string(out, s->beyond == BEYOND_NEITHER ? "" : "about ");
	place_pay(out, answer->settings, s);
	if (s->beyond != BEYOND_NEITHER) {
		buf_add_string(out, ", ");
		add_beyond(out, answer->settings, row);
	}
	buf_add_string(out, ": ");
	add_midpoint(out, answer->settings, s);
	buf_add_string(out, ".");
}

void place_reading(struct buf *out, const struct place_answer *answer)
{
	(isnan(answer->question->pay) ? read_percentile : read_pay)(out, answer);
}
