/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbook_method.c: the sheets of words: what is to be read with the bands of each role, and how every figure
 * is defined and made. */
#include "reports/workbook.h"

#include <stdio.h>
#include <string.h>

#include "model/observation.h"
#include "reports/csv_parts.h"
#include "reports/money_words.h"
#include "reports/notes.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* ---- notes ---- */

static const struct csv_field note_fields[] = {
    {"role", FIELD_ROLE, "role id"},
    {"component", FIELD_TEXT, "base or total pay"},
    {"levels", FIELD_TEXT, "levels that the note is about; empty: the role"},
    {"code", FIELD_TEXT, "what it is about, in one word"},
    {"note", FIELD_PROSE, "what is to be read with the role's bands in the United States"},
};
const struct csv_table notes_table = CSV_TABLE("What is to be read with the bands", note_fields);

static void add_note(struct buf *out, const struct role_summary *r, const struct note *note)
{
	csv_add_string(out, r->role->id);
	buf_addf(out, ",%s,", component_word(note->component));
	for (size_t i = 0; i < note->level_count; i++)
		buf_addf(out, "%s%s", i ? " " : "", band_level_word(note->levels[i]));
	buf_addf(out, ",%s,", note->code);
	csv_add_field(out, buf_text(&note->text), true);
	buf_add_char(out, '\n');
}

void notes_rows(struct buf *out, const struct summary *s)
{
	csv_add_header(out, &notes_table);
	for (size_t i = 0; i < s->role_count; i++) {
		struct note_list notes;

		note_list_init(&notes, s, &s->roles[i]);
		for (size_t k = 0; k < notes.count; k++)
			add_note(out, &s->roles[i], &notes.items[k]);
		note_list_release(&notes);
	}
}

/* ---- method ---- */

static const struct csv_field method_fields[] = {
    {"part", FIELD_TEXT, "what the line belongs to"},
    {"name", FIELD_TEXT, "what it defines"},
    {"text", FIELD_PROSE, "the definition"},
};
const struct csv_table method_table =
    CSV_TABLE("Definitions, formulas, settings and versions", method_fields);

static const struct {
	const char *name, *text;
} formulas[] = {
    {"percentile", "of n observations in order, that of rank 1 + (n - 1) x fraction, between two "
		   "observations in proportion (Hyndman-Fan type 7)"},
    {"n_effective",
     "(sum of weights) squared / sum of squared weights (Kish), divided by the design "
     "effect of ranges that are posted more than once"},
    {"p50_low, p50_high",
     "the interval of the median at the level of the setting confidence: chance, and "
     "how far sources differ"},
    {"range minimum, midpoint, range maximum", "p25, p50 and p75 of base pay"},
    {"compa-ratio", "pay / midpoint"},
    {"range penetration", "(pay - range minimum) / (range maximum - range minimum)"},
    {"observed",
     "the pay that people and adverts give, of those read as the role, moved to one date"},
    {"modelled", "estimated from all sources together, without what any one source adds"},
    {"benchmark",
     "what a statistical office publishes for the role's occupations, by the role's weights"},
};

/* Codes of figures; those of whole rows have words of their own. */
static const struct {
	enum suppression flag;
	const char *text;
} figure_codes[] = {
    {SUPPRESSED_TOP_CODED, "the publisher gives only a lower bound, which stands behind the code"},
    {SUPPRESSED_NOT_RELEASED, "the publisher did not release the figure"},
    {SUPPRESSED_OPEN,
     "in a bracket that is open at one end: at-least or at-most stands for the code, with the "
     "bound"},
};

static void open_line(struct buf *out, const char *part, const char *name)
{
	csv_add_string(out, part);
	buf_add_char(out, ',');
	csv_add_string(out, name);
	buf_add_char(out, ',');
}

static void add_line(struct buf *out, const char *part, const char *name, const char *text)
{
	open_line(out, part, name);
	csv_add_string(out, text);
	buf_add_char(out, '\n');
}

/* A line with the words that were gathered; they are cleared. */
static void add_words(struct buf *out, const char *part, const char *name, struct buf *words)
{
	add_line(out, part, name, words->data);
	buf_clear(words);
}

static void add_about(struct buf *out, const struct summary *s, size_t cut, struct buf *words)
{
	add_line(out, "about", "paybands", s->version);
	if (s->sample)
		add_line(out, "about", "sample", SAMPLE_NOTICE);
	words_date(words, s->as_of);
	add_words(out, "about", "as of", words);
	buf_addf(words, "%s per year, shown without cents; a cell holds the figure of the CSV file",
		 money_words(s->settings).name);
	add_words(out, "about", "money", words);
	add_line(
	    out, "about", "rows",
	    s->settings->workbook == WORKBOOK_ALL
		? "every row of bands.csv and structures.csv"
		: "of bands.csv: the United States at every level, and other places at all levels "
		  "together; of structures.csv: the United States. With the setting workbook = all "
		  "every row is here");
	add_line(out, "about", "checksums",
		 "manifest.json has the SHA-256 of every input, layout, role file and table");
	if (cut) {
		buf_addf(words,
			 "%zu, which were longer than the %d characters that a cell may have", cut,
			 BOOK_CELL);
		add_words(out, "about", "cells cut short", words);
	}
}

static void add_definitions(struct buf *out, const struct summary *s,
			    const struct workbook_sheet *sheets, const size_t *rows, size_t count,
			    struct buf *words)
{
	for (size_t i = 0; i < count; i++) {
		buf_addf(words, "%s: ", sheets[i].table->title);
		words_count(words, rows[i]);
		buf_add_string(words, rows[i] == 1 ? " row" : " rows");
		add_words(out, "sheets", sheets[i].name, words);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sheets[i].table->count; k++) {
			buf_addf(words, "%s: %s", sheets[i].name, sheets[i].table->fields[k].name);
			open_line(out, "columns", words->data);
			buf_clear(words);
			money_text(words, s->settings, sheets[i].table->fields[k].about);
			csv_add_field(out, buf_text(words), true);
			buf_clear(words);
			buf_add_char(out, '\n');
		}
}

static void add_methods(struct buf *out, const struct summary *s, struct buf *words)
{
	for (size_t i = 0; i < sizeof(formulas) / sizeof(*formulas); i++)
		add_line(out, "formulas", formulas[i].name, formulas[i].text);
	for (size_t i = 0; words_rule_name(i); i++)
		add_line(out, "rules", words_rule_name(i), words_rule(words_rule_name(i)));
	for (unsigned flag = 1; suppression_code(flag); flag <<= 1) {
		const struct band withheld = {.suppressed = flag};
		const char *text = NULL;

		for (size_t i = 0; i < sizeof(figure_codes) / sizeof(*figure_codes); i++)
			if (figure_codes[i].flag == flag)
				text = figure_codes[i].text;
		if (text)
			buf_add_string(words, text);
		else
			words_suppressed(words, &withheld, s->settings);
		add_words(out, "suppressed", suppression_code(flag), words);
	}
	say_aging(words, s);
	add_words(out, "aging", "", words);
}

static void add_settings(struct buf *out, const struct summary *s, struct buf *words)
{
	for (size_t i = 0; i < settings_count(); i++) {
		const struct setting_info *info = settings_info(i);

		/* The number of threads changes no byte, and is not the run's. */
		if (strcmp(info->word, "jobs") == 0)
			continue;
		if (strcmp(info->word, "currency") == 0 && settings_in_dollars(s->settings))
			continue;
		settings_value(s->settings, i, words);
		buf_addf(words, "%s: %s", words->len ? "" : "(not set)", info->help);
		add_words(out, "settings", info->word, words);
	}
	for (size_t i = 0; i < s->rate_count; i++) {
		char letters[4], year[24] = "";

		code_text(s->rates[i].currency, letters);
		if (s->rates[i].year)
			snprintf(year, sizeof(year), " of %d", s->rates[i].year);
		buf_addf(words, "%.15g US dollars per unit%s, as the configuration says",
			 s->rates[i].usd_per_unit, year);
		add_words(out, "rates", letters, words);
	}
}

static void add_sources(struct buf *out, const struct summary *s, struct buf *words)
{
	for (size_t i = 0; i < s->ledger_count; i++) {
		const struct ledger *l = &s->ledgers[i];

		buf_addf(words, "%s", source_title(l));
		say_publisher(words, l);
		buf_add_string(words, ". ");
		say_rows(words, l);
		buf_addf(words, ". Layout %s", l->layout);
		add_words(out, "sources", l->source, words);
	}
	for (size_t i = 0; i < s->table_count; i++) {
		say_table(words, &s->tables[i]);
		add_words(out, "tables", s->tables[i].gives, words);
	}
}

void method_rows(struct buf *out, const struct summary *s, const struct workbook_sheet *sheets,
		 const size_t *rows, size_t count, size_t cut)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	csv_add_header(out, &method_table);
	add_about(out, s, cut, &words);
	add_definitions(out, s, sheets, rows, count, &words);
	add_methods(out, s, &words);
	add_settings(out, s, &words);
	add_sources(out, s, &words);
	buf_release(&words);
}
