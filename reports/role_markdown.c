/* role_markdown.c: roles/<role>.md: the page's figures as CommonMark with pipe tables. */
#include "reports/formats.h"

#include <math.h>
#include <stdlib.h>

#include "reports/areas.h"
#include "reports/cited.h"
#include "reports/escape.h"
#include "reports/words.h"

enum { PLACES_SHOWN = 15 };

/* ---- the facts ---- */

static void add_median(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *b = r->headline;

	buf_add_string(out, "- **Median base pay, United States:** ");
	if (!words_band_shown(b)) {
		buf_add_string(out, "withheld or not known\n");
		return;
	}
	words_value_short(out, words_value(b, BENCHMARK_P50));
	buf_add_string(out, " (exactly ");
	words_value_exact(out, words_value(b, BENCHMARK_P50));
	if (words_interval_shown(b)) {
		buf_add_string(out, "; ");
		words_share(out, s->settings->confidence);
		buf_add_string(out, " interval ");
		words_interval(out, b->p50_interval);
	}
	buf_add_string(out, "; ");
	words_count(out, b->n);
	buf_addf(out, " %s; quality %s)\n",
		 b->basis == BASIS_BENCHMARK ? "employed, published benchmark" : "observations",
		 words_quality(b->quality));
}

static void add_growth(struct buf *out, const struct outlook *o)
{
	buf_add_string(out, "- **Growth:** ");
	if (!o->known) {
		buf_add_string(out, "no projection covers it\n");
		return;
	}
	markdown_add_string(out, o->word);
	buf_add_string(out, " (");
	words_percent_signed(out, o->growth_percent);
	buf_add_string(out, " over ");
	markdown_add_string(out, o->period);
	if (o->publisher_words) {
		buf_add_string(out, "; in the publisher’s words “");
		markdown_add_string(out, o->publisher_words);
		buf_add_string(out, "”");
	}
	buf_add_string(out, ")\n");
}

static void add_impact(struct buf *out, const struct impact *i)
{
	buf_add_string(out, "- **AI impact:** ");
	if (!isfinite(i->score)) {
		buf_add_string(out, "no measure covers it\n");
		return;
	}
	words_number(out, i->score, 0);
	buf_add_string(out, "/100 (");
	words_number(out, i->low, 0);
	buf_add_string(out, " to ");
	words_number(out, i->high, 0);
	buf_addf(out,
		 " by %zu famil%s of measures%s; exposure, not a probability of losing a job)\n",
		 i->families, i->families == 1 ? "y" : "ies",
		 i->few_families ? ", fewer than three" : "");
}

static void add_entry(struct buf *out, const struct entry_level *entry)
{
	buf_addf(out, "- **Entry-level:** %s",
		 !entry->known ? "not known"
		 : entry->yes  ? "yes"
			       : "no");
	if (entry->known && entry->reason) {
		buf_add_string(out, " (");
		markdown_add_string(out, entry->reason);
		buf_add_char(out, ')');
	}
	buf_add_char(out, '\n');
}

/* ---- bands ---- */

static void add_level(struct buf *out, const struct summary *s, const struct role_summary *r,
		      enum level level)
{
	const struct band *b = r->ladder[level];
	const char *note = r->role->level_notes[level];

	buf_addf(out, "| %s (", words_level(level));
	words_years(out, r->role, level);
	buf_add_string(out, ") | ");
	if (words_band_shown(b))
		words_band_range(out, b);
	else if (b && b->suppressed) {
		buf_add_string(out, "withheld: ");
		words_suppressed(out, b, s->settings);
	} else {
		buf_add_string(out, "no data");
	}
	buf_add_string(out, " | ");
	markdown_add_string(out, note);
	buf_add_string(out, " |\n");
}

static void add_exact_row(struct buf *out, const struct summary *s, const struct band *b)
{
	buf_addf(out, "| %s | %s |", words_level(b->level), words_basis(b->basis));
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
		buf_add_char(out, ' ');
		words_value_exact(out, words_value(b, p));
		buf_add_string(out, " |");
	}
	buf_add_char(out, ' ');
	if (words_interval_shown(b)) {
		words_money(out, b->p50_interval.low);
		buf_add_string(out, EN_DASH);
		words_money(out, b->p50_interval.high);
	} else {
		buf_add_string(out, EN_DASH);
	}
	buf_add_string(out, " | ");
	words_count(out, b->n);
	buf_addf(out, "%s | %s | ", b->basis == BASIS_BENCHMARK ? " employed" : "",
		 words_quality(b->quality));
	words_suppressed(out, b, s->settings);
	buf_add_string(out, " |\n");
}

static void add_exact(struct buf *out, const struct summary *s, const struct role_summary *r,
		      enum component component, const char *heading)
{
	const struct band **bands;
	size_t count;

	headline_bands(&bands, &count, r, component);
	if (count) {
		buf_addf(
		    out,
		    "\n## %s\n\n| Level | Basis | P10 | P25 | Median | P75 | P90 | Interval of the "
		    "median | n | Quality | Note |\n| --- | --- | ---: | ---: | ---: | ---: | ---: "
		    "| ---: | ---: | --- | --- |\n",
		    heading);
		for (size_t i = 0; i < count; i++)
			add_exact_row(out, s, bands[i]);
	}
	free(bands);
}

static void add_places(struct buf *out, const struct summary *s, const struct role_summary *r,
		       enum area_kind kind, const char *heading)
{
	struct area_list places;
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	area_list_init(&places, r, kind);
	if (places.count)
		buf_addf(out,
			 "\n## %s\n\n| Place | Median | Band | n | Benchmark median |\n"
			 "| --- | ---: | ---: | ---: | ---: |\n",
			 heading);
	for (size_t i = 0; i < places.count && i < PLACES_SHOWN; i++) {
		const struct area_row *row = &places.rows[i];

		buf_clear(&name);
		words_area(&name, s->gazetteer, row->area);
		buf_add_string(out, "| ");
		markdown_add(out, buf_text(&name));
		buf_add_string(out, " | ");
		if (row->observed) {
			words_value_exact(out, words_value(row->observed, BENCHMARK_P50));
			buf_add_string(out, " | ");
			words_band_range(out, row->observed);
			buf_add_string(out, " | ");
			words_count(out, row->observed->n);
		} else {
			buf_add_string(out, EN_DASH " | " EN_DASH " | " EN_DASH);
		}
		buf_add_string(out, " | ");
		if (row->benchmark)
			words_value_exact(out, words_value(row->benchmark, BENCHMARK_P50));
		else
			buf_add_string(out, EN_DASH);
		buf_add_string(out, " |\n");
	}
	area_list_release(&places);
	buf_release(&name);
}

/* ---- moves and sources ---- */

static void add_moves(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	bool opened = false;

	for (size_t i = 0; i < r->move_count; i++)
		for (size_t k = 0; k < r->moves[i].count; k++) {
			const struct move_step *step = &r->moves[i].steps[k];

			if (!opened)
				buf_add_string(
				    out, "\n## Moving into the role\n\n| From | Level | Median "
					 "there | Median here | Difference | Interval | n there "
					 "/ here |\n| --- | --- | ---: | ---: | ---: | ---: | "
					 "---: |\n");
			opened = true;
			buf_add_string(out, "| ");
			markdown_add_string(out,
					    catalogue_role(s->catalogue, r->moves[i].from)->name);
			buf_addf(out, " | %s | ", words_level(step->level));
			words_money(out, step->from_median);
			buf_add_string(out, " | ");
			words_money(out, step->to_median);
			buf_add_string(out, " | ");
			words_money_signed(out, step->difference);
			buf_add_string(out, " | ");
			if (isfinite(step->interval.low) && isfinite(step->interval.high))
				words_interval_signed(out, step->interval);
			else
				buf_add_string(out, EN_DASH);
			buf_add_string(out, " | ");
			words_count(out, step->n_from);
			buf_add_string(out, " / ");
			words_count(out, step->n_to);
			buf_add_string(out, " |\n");
		}
}

static void add_sources(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct cited *cited;
	size_t count;

	buf_add_string(out, "\n## Sources\n\n");
	for (size_t i = 0; i < s->ledger_count; i++) {
		const struct ledger *l = &s->ledgers[i];

		buf_add_string(out, "- ");
		markdown_add_link(out, l->url ? l->url : "",
				  l->title && *l->title ? l->title : l->source);
		if (l->publisher && *l->publisher) {
			buf_add_string(out, ", ");
			markdown_add_string(out, l->publisher);
		}
		if (l->licence && *l->licence) {
			buf_add_string(out, "; licence: ");
			markdown_add_string(out, l->licence);
		}
		buf_add_string(out, "; ");
		words_count(out, l->rows_read);
		buf_add_string(out, " rows read, ");
		words_count(out, l->observations);
		buf_add_string(out, l->sample ? " used; **sample, made up**\n" : " used\n");
	}
	cited_list(&cited, &count, r);
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, "- %s: ", cited[i].what);
		markdown_add_string(out, cited[i].citation);
		buf_add_char(out, '\n');
	}
	free(cited);
}

void role_markdown(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	buf_add_string(out, "# ");
	markdown_add_string(out, r->role->name);
	buf_add_string(out, "\n\n");
	if (s->sample)
		buf_add_string(out, "> **SAMPLE.** " SAMPLE_NOTICE "\n\n");
	markdown_add_string(out, r->role->summary);
	buf_add_string(out, "\n\n");
	add_median(out, s, r);
	add_growth(out, &r->outlook);
	add_impact(out, &r->impact);
	add_entry(out, &r->entry);
	buf_add_string(
	    out, "\n## Pay by level\n\nBase pay in the United States, middle half (P25" EN_DASH
		 "P75), as of ");
	words_date(out, s->as_of);
	buf_add_string(out, ".\n\n| Level | Band | What it is |\n| --- | ---: | --- |\n");
	for (enum level l = LEVEL_JUNIOR; l <= LEVEL_STAFF; l++)
		add_level(out, s, r, l);
	add_exact(out, s, r, COMPONENT_BASE, "Exact figures, base pay");
	add_exact(out, s, r, COMPONENT_TOTAL, "Exact figures, total pay");
	add_places(out, s, r, AREA_METRO, "Metropolitan areas");
	add_places(out, s, r, AREA_STATE, "States");
	add_places(out, s, r, AREA_COUNTRY, "Countries");
	add_moves(out, s, r);
	add_sources(out, s, r);
}
