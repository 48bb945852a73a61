/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_help.c: how a layout is written, for help: its sections, keys, tables, parsers and fields. */
#include "ingest/layout/layout_private.h"
#include "ingest/layout/layout_reading.h"

static const struct {
	const char *word, *help;
} PARSERS[] = {
#define PARSER_ROW(name, word, help) {word, help},
    LAYOUT_PARSERS(PARSER_ROW)
#undef PARSER_ROW
};

static void help_fields(struct buf *out, enum layout_kind kind)
{
	buf_addf(out, "\nFields of %s:\n", layout_kind_word(kind));
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field_info *f = field_info((enum field)i);

		if (!(f->kinds & (1u << kind)))
			continue;
		buf_addf(out, "  %-17s %s", f->word, f->help);
		if ((f->may & ONLY_CONSTANT) == ONLY_CONSTANT)
			buf_add_string(out, " (a constant)");
		if (f->parsers & (f->parsers - 1)) {
			buf_addf(out, " [%s", PARSERS[f->preset].word);
			for (size_t p = 0; p < PARSER_COUNT; p++)
				if ((f->parsers & PARSER_BIT(p)) && p != f->preset)
					buf_addf(out, ", %s", PARSERS[p].word);
			buf_add_char(out, ']');
		}
		buf_add_char(out, '\n');
	}
}

static void help_crosswalks(struct buf *out)
{
	buf_add_string(
	    out,
	    "\nCrosswalks (benchmarks of other countries):\n"
	    "  A CSV file of the columns code, soc and share, beside the layout that names it. A "
	    "row\n"
	    "  says that the publisher counts that share of the people of a SOC occupation under "
	    "its\n"
	    "  code: 0.35 for 2433 and 15-2051. The shares of one occupation come to 1 at most, "
	    "and\n"
	    "  a place has a benchmark row of a role where they reach 0.9 of its weight. A code "
	    "with\n"
	    "  nothing in soc and share is known and of no role, and so is every other one where "
	    "\"*\"\n"
	    "  is listed; otherwise one that is not listed is rejected, unless listed codes begin "
	    "with\n"
	    "  it (a group). Money becomes US dollars per year by\n"
	    "  currency, period and hours, at the rate of the table's own year.\n");
}

static void help_areas(struct buf *out)
{
	buf_add_string(
	    out,
	    "\nAreas (benchmarks of other countries by region):\n"
	    "  A CSV file of the columns code, area and name, beside the layout that names it. A "
	    "row\n"
	    "  leads a code of the column of area to an area: a country (GB), a state or CBSA "
	    "code\n"
	    "  of the United States, or a region of another country: its code, a dash and one to "
	    "four\n"
	    "  letters or digits (GB-TLI), with its name. Codes are compared without case and "
	    "accents.\n"
	    "  A code with an empty area is known and left out; one that is not listed is "
	    "rejected.\n"
	    "  Several tables may lead to one area: the newest that has enough of a role "
	    "answers.\n");
}

void layouts_help(struct buf *out)
{
	buf_add_string(
	    out, "A layout is a text file, NAME.ini, given by name or by path to --layout.\n"
		 "Header names are compared without case and without blanks at their ends.\n");
	layout_sections_help(out);
	layout_keys_help(out);
	help_crosswalks(out);
	help_areas(out);
	buf_add_string(out, "\nParsers (a field's usual one comes first in its brackets below):\n");
	for (size_t i = 0; i < PARSER_COUNT; i++)
		buf_addf(out, "  %-17s %s\n", PARSERS[i].word, PARSERS[i].help);
	for (int kind = LAYOUT_OBSERVATIONS; kind < LAYOUT_KINDS; kind++)
		help_fields(out, (enum layout_kind)kind);
}
