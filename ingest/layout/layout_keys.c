/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_keys.c: the keys of [layout], each with how it is set and its help. */
#include "ingest/layout/layout_reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int set_text(struct reading *r, struct text *out)
{
	*out = arena_text(&r->layout->texts, r->entry->value);
	return 0;
}

static int set_name(struct err *e, struct reading *r)
{
	struct text name = r->entry->value;

	for (size_t i = 0; i < name.len; i++)
		if (!ascii_digit(name.data[i]) && name.data[i] != '-' &&
		    !(name.data[i] >= 'a' && name.data[i] <= 'z'))
			return reading_fail_value(e, r, "lower-case letters, digits and -");
	return set_text(r, &r->layout->name);
}

static int set_title(struct err *e, struct reading *r)
{
	(void)e;
	return set_text(r, &r->layout->title);
}

static int set_publisher(struct err *e, struct reading *r)
{
	(void)e;
	return set_text(r, &r->layout->publisher);
}

static int set_licence(struct err *e, struct reading *r)
{
	(void)e;
	return set_text(r, &r->layout->licence);
}

static int set_url(struct err *e, struct reading *r)
{
	(void)e;
	return set_text(r, &r->layout->url);
}

static int set_note(struct err *e, struct reading *r)
{
	(void)e;
	return set_text(r, &r->layout->note);
}

/* Which of `words` the value is, as its place in the list. */
static int set_choice(struct err *e, struct reading *r, const char *const *words, size_t count,
		      size_t *out)
{
	struct buf wanted;

	*out = reading_find_word(r->entry->value, words, count);
	if (*out < count)
		return 0;
	buf_init(&wanted, BUF_LIMIT_DEFAULT);
	reading_list(&wanted, words, count, "or");
	reading_fail_value(e, r, wanted.data);
	buf_release(&wanted);
	return -1;
}

static int set_kind(struct err *e, struct reading *r)
{
	size_t choice;

	if (set_choice(e, r, reading_kinds(), LAYOUT_KINDS, &choice))
		return -1;
	r->layout->kind = (enum layout_kind)choice;
	r->layout->kind_given = true;
	return 0;
}

static int set_codes_of(struct err *e, struct reading *r)
{
	static const char *const words[] = {"soc-2018", "soc-2010"};
	static const enum occupation_codes codes[] = {CODES_SOC_2018, CODES_SOC_2010};
	size_t choice;

	if (set_choice(e, r, words, 2, &choice))
		return -1;
	r->layout->codes_of = codes[choice];
	return 0;
}

static int set_delimiter(struct err *e, struct reading *r)
{
	static const char *const words[] = {"auto", "comma", "semicolon", "tab", "pipe"};
	static const char marks[] = {0, ',', ';', '\t', '|'};
	size_t choice;

	if (set_choice(e, r, words, 5, &choice))
		return -1;
	r->layout->delimiter = marks[choice];
	return 0;
}

static int set_quoting(struct err *e, struct reading *r)
{
	static const char *const words[] = {"on", "off"};
	size_t choice;

	if (set_choice(e, r, words, 2, &choice))
		return -1;
	r->layout->quoting = choice == 0;
	return 0;
}

static int set_header(struct err *e, struct reading *r)
{
	static const char *const words[] = {"auto", "first", "find"};
	size_t choice;

	if (set_choice(e, r, words, 3, &choice))
		return -1;
	r->layout->header = (enum header_rule)choice;
	return 0;
}

static int set_encoding(struct err *e, struct reading *r)
{
	if (encoding_from_word(r->entry->value, &r->layout->encoding))
		return 0;
	return reading_fail_value(
	    e, r, "detect, utf-8, utf-16le, utf-16be, latin-1, windows-1252 or macintosh");
}

static int set_member(struct err *e, struct reading *r)
{
	(void)e;
	return set_text(r, &r->layout->member);
}

static int set_sheet(struct err *e, struct reading *r)
{
	(void)e;
	return set_text(r, &r->layout->sheet);
}

static int set_release_file(struct err *e, struct reading *r)
{
	if (!r->entry->value.len || memchr(r->entry->value.data, '/', r->entry->value.len))
		return reading_fail_value(e, r, "the name of a file beside the source's");
	return set_text(r, &r->layout->release_file);
}

static int set_equal_rows(struct err *e, struct reading *r)
{
	static const char *const words[] = {"keep", "drop"};
	size_t choice;

	if (set_choice(e, r, words, 2, &choice))
		return -1;
	r->layout->drop_equal_rows = choice == 1;
	return 0;
}

static int set_unread_dates(struct err *e, struct reading *r)
{
	static const char *const words[] = {"keep", "reject"};
	size_t choice;

	if (set_choice(e, r, words, 2, &choice))
		return -1;
	r->layout->dates_decide = choice == 1;
	return 0;
}

static int set_part_time(struct err *e, struct reading *r)
{
	static const char *const words[] = {"paid", "full-time"};
	size_t choice;

	if (set_choice(e, r, words, 2, &choice))
		return -1;
	r->layout->full_time_pay = choice == 1;
	return 0;
}

static int set_decimal(struct err *e, struct reading *r)
{
	static const char *const words[] = {"decide", "point", "comma"};
	static const enum decimal_mark marks[] = {MARK_DECIDE, MARK_POINT, MARK_COMMA};
	size_t choice;

	if (set_choice(e, r, words, 3, &choice))
		return -1;
	r->layout->mark = marks[choice];
	return 0;
}

static int set_ranges(struct err *e, struct reading *r)
{
	if (ranges_from_word(r->entry->value, &r->layout->ranges))
		return 0;
	return reading_fail_value(e, r, "decide, posted or brackets");
}

static int set_publish(struct err *e, struct reading *r)
{
	if (publishing_from_word(r->entry->value, &r->layout->publish))
		return 0;
	return reading_fail_value(e, r, "yes, model-only or no");
}

static int set_missing(struct err *e, struct reading *r)
{
	(void)e;
	reading_split(r->layout, &r->layout->missing, r->entry->value);
	return 0;
}

static int set_not_released(struct err *e, struct reading *r)
{
	(void)e;
	r->layout->not_released.count = 0;
	reading_split(r->layout, &r->layout->not_released, r->entry->value);
	return 0;
}

/* A name, not a path: what a run reads is known from its layouts. */
static int set_file(struct err *e, struct reading *r, char **out, const char *wanted)
{
	const struct layout *l = r->layout;
	const char *slash = strrchr(l->path, '/');
	struct buf path;

	if (!r->entry->value.len || memchr(r->entry->value.data, '/', r->entry->value.len))
		return reading_fail_value(e, r, wanted);
	buf_init(&path, BUF_LIMIT_DEFAULT);
	if (slash)
		buf_add_text(&path, (struct text){l->path, (size_t)(slash - l->path) + 1});
	buf_add_text(&path, r->entry->value);
	free(*out);
	*out = mem_copy_text(path.data, path.len);
	buf_release(&path);
	return 0;
}

static int set_crosswalk(struct err *e, struct reading *r)
{
	return set_file(e, r, &r->layout->crosswalk,
			"the name of a CSV file beside the layout, or of one that is installed "
			"(isco-08.csv, uk-soc-2020.csv, noc-2021.csv)");
}

static int set_areas(struct err *e, struct reading *r)
{
	return set_file(e, r, &r->layout->area_table,
			"the name of a CSV file beside the layout, or of one that is installed "
			"(uk-regions.csv, ca-regions.csv)");
}

static int set_ragged(struct err *e, struct reading *r)
{
	static const char *const words[] = {"reject", "pad"};
	size_t choice;

	if (set_choice(e, r, words, 2, &choice))
		return -1;
	r->layout->pad_rows = choice == 1;
	return 0;
}

static int set_pair(struct err *e, struct reading *r)
{
	static const char *const words[] = {"none", "range"};
	size_t choice;

	if (set_choice(e, r, words, 2, &choice))
		return -1;
	r->layout->pairs = choice == 1;
	return 0;
}

static int set_pair_same(struct err *e, struct reading *r)
{
	struct text_slices *same = &r->layout->pair_same;

	same->count = 0;
	if (r->entry->value.len)
		reading_split(r->layout, same, r->entry->value);
	for (size_t i = 0; i < same->count; i++)
		if (!same->items[i].len)
			return reading_fail_value(e, r, "columns of the file, with | between");
	return 0;
}

/* layout.c has read the other layout by now. */
static int set_extends(struct err *e, struct reading *r)
{
	(void)e;
	(void)r;
	return 0;
}

/* word, how it is set, help (NULL: the kinds) */
#define LAYOUT_KEYS(X)                                                                             \
	X("name", set_name, "what --layout and [source] call it: the file's name without .ini")    \
	X("title", set_title, "the publisher's name for the data")                                 \
	X("publisher", set_publisher, "who publishes it")                                          \
	X("licence", set_licence, "the terms of use")                                              \
	X("url", set_url, "where it is")                                                           \
	X("note", set_note, "what a reader of its figures must know; printed beside them")         \
	X("extends", set_extends,                                                                  \
	  "another layout, by name: its entries apply here unless replaced; "                      \
	  "a column, constant or filter with nothing after = is removed")                          \
	X("kind", set_kind, NULL)                                                                  \
	X("codes_of", set_codes_of,                                                                \
	  "exposures: whose codes the occupations have, soc-2018 (the default; O*NET's sub-codes " \
	  "are averaged) or soc-2010, which are carried to 2018")                                  \
	X("delimiter", set_delimiter,                                                              \
	  "auto (found from the header line; the default), comma, semicolon, tab, pipe")           \
	X("quoting", set_quoting, "on (the default), or off: a quote is a character like another") \
	X("header", set_header,                                                                    \
	  "auto (the default): the first of the first 50 lines that has all columns, and in "      \
	  "sheets, or where titles stand above it, rows of one cell are notes; find: so in every " \
	  "file; first: the first line, and no notes")                                             \
	X("encoding", set_encoding,                                                                \
	  "detect (the default), utf-8, utf-16le, utf-16be, latin-1, windows-1252, macintosh")     \
	X("member", set_member, "of a zip archive, the member to read: its name or a pattern")     \
	X("sheet", set_sheet, "of a workbook, the sheet to read: its name, number or a pattern")   \
	X("release_file", set_release_file,                                                        \
	  "a file beside the source's, or in its archive, whose first line has the release: its "  \
	  "first number; release of a [source] goes before it")                                    \
	X("missing", set_missing, "words for no value, with | between; the empty cell always is")  \
	X("not_released", set_not_released,                                                        \
	  "benchmarks: marks for a figure that is not released, beside * and **, with | between")  \
	X("crosswalk", set_crosswalk,                                                              \
	  "benchmarks by codes other than SOC: a CSV file beside the layout, or an installed one " \
	  "(isco-08.csv, uk-soc-2020.csv, noc-2021.csv), of the columns code, soc and share; see " \
	  "Crosswalks")                                                                            \
	X("areas", set_areas,                                                                      \
	  "benchmarks by area codes of their publisher: a CSV file beside the layout, or an "      \
	  "installed one (uk-regions.csv, ca-regions.csv), of the columns code, area and name; "   \
	  "see Areas")                                                                             \
	X("equal_rows", set_equal_rows,                                                            \
	  "keep (the default), or drop: a row equal to an earlier one of its file is filtered")    \
	X("unread_dates", set_unread_dates,                                                        \
	  "keep (the default): a row whose date cannot be read has none; or reject")               \
	X("ragged", set_ragged,                                                                    \
	  "reject (the default), or pad: a row of fewer cells than the header is filled up with "  \
	  "empty ones, and empty cells past the header's are dropped (observations)")              \
	X("ranges", set_ranges,                                                                    \
	  "what a range of pay is: posted (its middle stands for it), brackets (pay is somewhere " \
	  "in it), or decide (the default): brackets where the source's ranges are few, adjoin "   \
	  "and come again; a range without a lower end is a bracket always")                       \
	X("publish", set_publish,                                                                  \
	  "yes (the default); model-only: rows enter the pay model, and no observed row rests on " \
	  "them; or no: rows are read and counted, and no figure rests on them")                   \
	X("part_time", set_part_time,                                                              \
	  "paid (the default): pay of a part-time row is what the part is paid, and is scaled to " \
	  "a full-time job by fte or hours; or full-time: it is a full-time job's already")        \
	X("pair", set_pair,                                                                        \
	  "none (the default), or range: two rows, one after the other, that agree in all but "    \
	  "base pay are the two ends of one posted range, in either order (observations)")         \
	X("pair_same", set_pair_same,                                                              \
	  "the columns in which the rows of a pair agree, with | between; all but those of base "  \
	  "and base_in_usd if not given")                                                          \
	X("decimal", set_decimal,                                                                  \
	  "point, comma, or decide (the default): 1.250 alone is then ambiguous")

struct layout_key {
	const char *word;
	int (*set)(struct err *e, struct reading *r);
	const char *help;
};

static const struct layout_key KEYS[] = {
#define KEY_ROW(word, set, help) {word, set, help},
    LAYOUT_KEYS(KEY_ROW)
#undef KEY_ROW
};
enum { KEY_COUNT = sizeof(KEYS) / sizeof(KEYS[0]) };

int reading_layout_key(struct err *e, struct reading *r)
{
	const char *names[KEY_COUNT];

	for (size_t i = 0; i < KEY_COUNT; i++) {
		if (text_equal(r->entry->key, text_of(KEYS[i].word)))
			return KEYS[i].set(e, r);
		names[i] = KEYS[i].word;
	}
	return reading_fail_unknown(e, r, "key in [layout]", r->entry->key, names, KEY_COUNT);
}

void layout_keys_help(struct buf *out)
{
	buf_add_string(out, "\nKeys of [layout]:\n");
	for (size_t i = 0; i < KEY_COUNT; i++) {
		buf_addf(out, "  %-17s ", KEYS[i].word);
		if (KEYS[i].help)
			buf_add_string(out, KEYS[i].help);
		else
			reading_list(out, reading_kinds(), LAYOUT_KINDS, "or");
		buf_add_char(out, '\n');
	}
}
