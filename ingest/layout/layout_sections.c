/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_sections.c: the grammar of layout files.
 *
 * What a layout may say is in the tables of layout_private.h, in KEYS (layout_keys.c) and in SECTIONS
 * below; anything else is an error that names file, line and the nearest known name.
 * Texts go to the layout's arena.
 */
#include "base/mem.h"
#include "ingest/layout/layout_reading.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- the tables ---- */

static const struct field_info FIELDS[] = {
#define FIELD_ROW(name, word, kinds, preset, parsers, may, help)                                   \
	{word, kinds, preset, parsers, may, help},
    LAYOUT_FIELDS(FIELD_ROW)
#undef FIELD_ROW
};

static const char *const PARSERS[] = {
#define PARSER_WORD(name, word, help) word,
    LAYOUT_PARSERS(PARSER_WORD)
#undef PARSER_WORD
};

const struct field_info *field_info(enum field field)
{
	assert(field < FIELD_COUNT);
	return &FIELDS[field];
}

static int find_field(struct err *e, const struct reading *r, struct text word, enum field *out)
{
	const char *names[FIELD_COUNT];
	size_t count = 0;

	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (!(FIELDS[i].kinds & (1u << r->layout->kind)))
			continue;
		if (text_equal(word, text_of(FIELDS[i].word))) {
			*out = (enum field)i;
			return 0;
		}
		names[count++] = FIELDS[i].word;
	}
	return reading_fail_unknown(e, r, "field", word, names, count);
}

/* ---- values ---- */

static int read_column(struct err *e, const struct reading *r, struct text names, bool optional,
		       struct layout_column *out)
{
	if (out->names.count && !out->inherited)
		return err_set(e, ERR_USAGE, "%s:%u:%u: \"%.*s\" is listed twice; keep one",
			       r->layout->path, r->entry->line, r->entry->key_column,
			       TEXT_ARG(r->entry->key));
	if (!names.len && out->names.count && out->inherited) {
		out->names.count = 0;
		return 0;
	}
	out->names.count = 0;
	out->inherited = false;
	reading_split(r->layout, &out->names, names);
	out->optional = optional;
	out->line = r->entry->line;
	for (size_t i = 0; i < out->names.count; i++)
		if (!out->names.items[i].len)
			return reading_fail_value(
			    e, r, "the column's name in the file, or names with | between");
	return 0;
}

/* ---- the other sections ---- */

static int read_field_column(struct err *e, struct reading *r, bool optional)
{
	enum field field;

	if (find_field(e, r, r->entry->key, &field))
		return -1;
	if ((FIELDS[field].may & ONLY_CONSTANT) == ONLY_CONSTANT)
		return err_set(
		    e, ERR_USAGE, "%s:%u:%u: %.*s is not a column: give it in [constants]",
		    r->layout->path, r->entry->line, r->entry->key_column, TEXT_ARG(r->entry->key));
	return read_column(e, r, r->entry->value, optional, &r->layout->columns[field]);
}

static int read_needed_column(struct err *e, struct reading *r)
{
	return read_field_column(e, r, false);
}

static int read_optional_column(struct err *e, struct reading *r)
{
	return read_field_column(e, r, true);
}

/* The position of the entry's key or value; kept for the layout's life. */
static struct layout_place place_of(const struct reading *r, unsigned column)
{
	return (struct layout_place){
	    .path = arena_text(&r->layout->texts, text_of(r->layout->path)).data,
	    .line = r->entry->line,
	    .column = column,
	};
}

static int read_constant(struct err *e, struct reading *r)
{
	enum field field;

	if (find_field(e, r, r->entry->key, &field))
		return -1;
	if (!(FIELDS[field].may & MAY_BE_CONSTANT))
		return err_set(e, ERR_USAGE, "%s:%u:%u: %.*s cannot be a constant: name its column",
			       r->layout->path, r->entry->line, r->entry->key_column,
			       TEXT_ARG(r->entry->key));
	if (!r->entry->value.len && r->layout->extends && r->layout->constants[field].data) {
		r->layout->constants[field] = (struct text){.data = NULL};
		return 0;
	}
	if (!r->entry->value.len)
		return reading_fail_value(e, r, "given");
	r->layout->constants[field] = arena_text(&r->layout->texts, r->entry->value);
	r->layout->constant_places[field] = place_of(r, r->entry->value_column);
	return 0;
}

static int read_parser(struct err *e, struct reading *r)
{
	const char *allowed[PARSER_COUNT];
	size_t count = 0, parser;
	enum field field;

	if (find_field(e, r, r->entry->key, &field))
		return -1;
	for (size_t i = 0; i < PARSER_COUNT; i++)
		if (FIELDS[field].parsers & PARSER_BIT(i))
			allowed[count++] = PARSERS[i];
	parser = reading_find_word(r->entry->value, allowed, count);
	if (parser == count)
		return reading_fail_unknown(e, r, "such parser of this field", r->entry->value,
					    allowed, count);
	r->layout->parsers[field] =
	    (enum parser)reading_find_word(r->entry->value, PARSERS, PARSER_COUNT);
	return 0;
}

code currency_by_country(struct text list, code country)
{
	code found = 0;
	struct text pair;

	while (text_split(&list, '|', &pair)) {
		struct text currency = pair, in = pair, where = pair;
		currency.len = currency.len > 3 ? 3 : currency.len;
		if (pair.len != sizeof("AUD in AU") - 1)
			return 0;
		in = (struct text){.data = pair.data + 3, .len = 4};
		where = (struct text){.data = pair.data + 7, .len = 2};
		if (!text_equal(in, TEXT_LITERAL(" in ")) || !code_of(currency) || !code_of(where))
			return 0;
		if (code_of(where) == country || (!country && !found))
			found = code_of(currency);
	}
	return found;
}

static int read_code(struct err *e, struct reading *r)
{
	struct layout_codes *codes = &r->layout->codes[r->codes_field];
	struct text ours = arena_text(&r->layout->texts, r->entry->value);

	(void)e;
	if (text_equal(r->entry->key, TEXT_LITERAL("*"))) {
		codes->any_other = true;
		codes->other = ours;
		codes->other_at = place_of(r, r->entry->value_column);
		return 0;
	}
	codes->items =
	    mem_grow(codes->items, &codes->room, codes->count + 1, sizeof(*codes->items));
	codes->items[codes->count++] = (struct layout_code){
	    .theirs = arena_text(&r->layout->texts, r->entry->key),
	    .ours = ours,
	    .at = place_of(r, r->entry->value_column),
	};
	return 0;
}

/* "keep COLUMN: value | value" */
static struct layout_filter *filter_to_fill(struct layout *l, struct text rule)
{
	for (size_t i = 0; i < l->filter_count; i++) {
		struct layout_filter *known = &l->filters[i];
		if (known->inherited && text_equal(known->rule, rule)) {
			free(known->column.names.items);
			free(known->values.items);
			return known;
		}
	}
	l->filters =
	    mem_grow(l->filters, &l->filter_room, l->filter_count + 1, sizeof(*l->filters));
	return &l->filters[l->filter_count++];
}

/* "RULE =" takes back a filter of the layout that this one extends. */
static bool drop_filter(struct layout *l, struct text rule)
{
	for (size_t i = 0; i < l->filter_count; i++) {
		struct layout_filter *f = &l->filters[i];
		if (!f->inherited || !text_equal(f->rule, rule))
			continue;
		free(f->column.names.items);
		free(f->values.items);
		memmove(f, f + 1, (--l->filter_count - i) * sizeof(*f));
		return true;
	}
	return false;
}

static int read_filter_rule(struct err *e, struct reading *r, bool optional)
{
	struct layout *l = r->layout;
	struct layout_filter filter = {.rule = arena_text(&l->texts, r->entry->key)};
	struct layout_filter *filled;
	struct text value = r->entry->value;
	const char *colon = value.len ? memchr(value.data, ':', value.len) : NULL;
	static const char wanted[] = "\"keep COLUMN: value | value\" or \"drop COLUMN: ...\"";

	if (!value.len && drop_filter(l, filter.rule))
		return 0;
	filter.keep = text_starts(value, TEXT_LITERAL("keep "));
	if ((!filter.keep && !text_starts(value, TEXT_LITERAL("drop "))) || !colon)
		return reading_fail_value(e, r, wanted);
	struct text column = {.data = value.data + 5, .len = (size_t)(colon - value.data) - 5};
	struct text values = {.data = colon + 1,
			      .len = value.len - (size_t)(colon + 1 - value.data)};
	if (!text_trim(column).len)
		return reading_fail_value(e, r, wanted);
	reading_split(l, &filter.values, values);
	filled = filter_to_fill(l, filter.rule);
	*filled = filter;
	return read_column(e, r, text_trim(column), optional, &filled->column);
}

static int read_needed_filter(struct err *e, struct reading *r)
{
	return read_filter_rule(e, r, false);
}

static int read_optional_filter(struct err *e, struct reading *r)
{
	return read_filter_rule(e, r, true);
}

/* ---- [when NAME] ---- */

/* The case with that name; a new one if there is none. */
static struct layout_case *case_named(struct layout *l, struct text name)
{
	for (size_t i = 0; i < l->case_count; i++)
		if (text_equal(l->cases[i].name, name))
			return &l->cases[i];
	l->cases = mem_grow(l->cases, &l->case_room, l->case_count + 1, sizeof(*l->cases));
	l->cases[l->case_count] = (struct layout_case){.name = arena_text(&l->texts, name)};
	return &l->cases[l->case_count++];
}

/* "rows = COLUMN: VALUE | VALUE"; "rows = COLUMN:" is where that is empty. */
static int read_condition(struct err *e, struct reading *r, struct layout_case *c)
{
	struct text value = r->entry->value;
	const char *colon = value.len ? memrchr(value.data, ':', value.len) : NULL;
	struct text column, values;

	if (!colon)
		return reading_fail_value(
		    e, r, "\"COLUMN: VALUE | VALUE\", or \"COLUMN:\" for the empty cell");
	column = (struct text){.data = value.data, .len = (size_t)(colon - value.data)};
	values = text_trim((struct text){.data = colon + 1, .len = value.len - column.len - 1});
	c->rows.keep = true;
	c->rows.rule = c->name;
	c->rows.values.count = 0;
	if (values.len)
		reading_split(r->layout, &c->rows.values, values);
	return read_column(e, r, text_trim(column), true, &c->rows.column);
}

static int read_case(struct err *e, struct reading *r, struct text name)
{
	struct layout_case *c = case_named(r->layout, name);
	enum field field;

	if (text_equal(r->entry->key, TEXT_LITERAL("rows")))
		return read_condition(e, r, c);
	if (find_field(e, r, r->entry->key, &field))
		return -1;
	if (r->layout->kind != LAYOUT_OBSERVATIONS || field == FIELD_TITLE ||
	    field == FIELD_SOURCE || (FIELDS[field].may & ONLY_CONSTANT) == ONLY_CONSTANT)
		return err_set(e, ERR_USAGE, "%s:%u:%u: %.*s cannot be chosen by row",
			       r->layout->path, r->entry->line, r->entry->key_column,
			       TEXT_ARG(r->entry->key));
	c->columns = mem_grow(c->columns, &c->room, c->count + 1, sizeof(*c->columns));
	c->columns[c->count] = (struct layout_case_column){.field = field};
	return read_column(e, r, r->entry->value, true, &c->columns[c->count++].column);
}

/* ---- the rest ---- */

static int read_ignored(struct err *e, struct reading *r)
{
	struct text_slices *ignored;
	enum field field;
	size_t known;

	if (find_field(e, r, r->entry->key, &field))
		return -1;
	if (!(FIELDS[field].parsers & PARSER_BIT(PARSE_AMOUNT)) &&
	    (r->layout->kind != LAYOUT_BENCHMARKS || field != FIELD_OCCUPATION))
		return err_set(
		    e, ERR_USAGE, "%s:%u:%u: %.*s is not pay: [ignore] is for texts in pay",
		    r->layout->path, r->entry->line, r->entry->key_column, TEXT_ARG(r->entry->key));
	ignored = &r->layout->ignored[field];
	known = ignored->count;
	reading_split(r->layout, ignored, r->entry->value);
	for (size_t i = known; i < ignored->count; i++)
		if (!ignored->items[i].len)
			return reading_fail_value(e, r, "a text, or texts with | between");
	return 0;
}

static int read_unit(struct err *e, struct reading *r)
{
	static const struct {
		const char *word;
		struct pay_unit unit;
	} units[] = {
	    {"ones", {0, false}},	{"thousands", {1e3, false}}, {"lakhs", {1e5, false}},
	    {"millions", {1e6, false}}, {"crores", {1e7, false}},    {"percent", {0.01, true}},
	    {"fraction", {1, true}},
	};
	enum field field;

	if (find_field(e, r, r->entry->key, &field))
		return -1;
	if (!(FIELDS[field].parsers & PARSER_BIT(PARSE_AMOUNT)) && field != FIELD_EMPLOYMENT)
		return err_set(
		    e, ERR_USAGE, "%s:%u:%u: %.*s is not pay: [unit] is for columns of pay",
		    r->layout->path, r->entry->line, r->entry->key_column, TEXT_ARG(r->entry->key));
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		bool part = field == FIELD_BONUS || field == FIELD_EQUITY ||
			    field == FIELD_BONUS_AND_EQUITY;
		if (!text_equal(r->entry->value, text_of(units[i].word)) ||
		    (units[i].unit.of_base && !part))
			continue;
		r->layout->units[field] = units[i].unit;
		return 0;
	}
	return reading_fail_value(e, r,
				  "ones, thousands, lakhs, millions or crores; of bonus and equity "
				  "also percent or fraction (of base)");
}

static int read_dated_column(struct err *e, struct reading *r)
{
	struct layout *l = r->layout;
	struct layout_dated_column dated = {.column = {.optional = true}};

	if (!date_from_iso(r->entry->key, &dated.date))
		return reading_fail_value(e, r, "YYYY, YYYY-MM or YYYY-MM-DD = COLUMN");
	l->dated = mem_grow(l->dated, &l->dated_room, l->dated_count + 1, sizeof(*l->dated));
	l->dated[l->dated_count++] = dated;
	return read_column(e, r, r->entry->value, true, &l->dated[l->dated_count - 1].column);
}

/* ---- sections of one kind of layout ---- */

static int check_kind(struct err *e, const struct reading *r, enum layout_kind kind)
{
	if (r->layout->kind == kind)
		return 0;
	return err_set(e, ERR_USAGE, "%s:%u:%u: [%.*s] is for layouts of %s", r->layout->path,
		       r->entry->line, r->entry->key_column, TEXT_ARG(r->entry->section),
		       layout_kind_word(kind));
}

static int read_measure(struct err *e, struct reading *r)
{
	struct layout *l = r->layout;
	struct layout_measure measure = {.name = arena_text(&l->texts, r->entry->key),
					 .at = place_of(r, r->entry->key_column)};

	if (check_kind(e, r, LAYOUT_EXPOSURES))
		return -1;
	l->measures =
	    mem_grow(l->measures, &l->measure_room, l->measure_count + 1, sizeof(*l->measures));
	l->measures[l->measure_count++] = measure;
	return read_column(e, r, r->entry->value, false, &l->measures[l->measure_count - 1].column);
}

/* "FROM-DATE = annual / hourly" */
static int read_top_code(struct err *e, struct reading *r)
{
	struct layout *l = r->layout;
	struct layout_top_code top;
	struct text rest = r->entry->value, annual, hourly;

	if (check_kind(e, r, LAYOUT_BENCHMARKS))
		return -1;
	if (!text_split(&rest, '/', &annual) || !text_split(&rest, '/', &hourly) ||
	    !text_to_double(annual, &top.annual) || !text_to_double(hourly, &top.hourly) ||
	    !date_from_iso(r->entry->key, &top.from))
		return reading_fail_value(e, r, "YYYY-MM = annual dollars / hourly dollars");
	if (l->top_code_count &&
	    date_compare(top.from, l->top_codes[l->top_code_count - 1].from) <= 0)
		return reading_fail_value(e, r, "after the one before it");
	l->top_codes =
	    mem_grow(l->top_codes, &l->top_code_room, l->top_code_count + 1, sizeof(*l->top_codes));
	l->top_codes[l->top_code_count++] = top;
	return 0;
}

/* ---- [flags] ---- */

/* A flag that could be a part of a number would change it. */
static bool is_part_of_number(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_digit(t.data[i]) && !strchr(".,'+- ", t.data[i]))
			return false;
	return true;
}

/* The one with that text; a new one if there is none. */
static struct layout_flag *flag_to_fill(struct layout *l, struct text text)
{
	for (size_t i = 0; i < l->flag_count; i++)
		if (text_equal(l->flags[i].text, text))
			return &l->flags[i];
	l->flags = mem_grow(l->flags, &l->flag_room, l->flag_count + 1, sizeof(*l->flags));
	l->flags[l->flag_count] = (struct layout_flag){.text = arena_text(&l->texts, text)};
	return &l->flags[l->flag_count++];
}

static int read_flag(struct err *e, struct reading *r)
{
#define MEANING_WORD(name, word) [name] = word,
	static const char *const words[FLAG_MEANING_COUNT] = {FLAG_MEANINGS(MEANING_WORD)};
#undef MEANING_WORD
	struct layout *l = r->layout;
	size_t meaning = reading_find_word(r->entry->value, words, FLAG_MEANING_COUNT);

	if (check_kind(e, r, LAYOUT_BENCHMARKS))
		return -1;
	if (is_part_of_number(r->entry->key))
		return err_set(
		    e, ERR_USAGE,
		    "%s:%u:%u: the flag \"%.*s\" could be a part of a number: give it in "
		    "not_released or missing where it stands alone",
		    l->path, r->entry->line, r->entry->key_column, TEXT_ARG(r->entry->key));
	if (!r->entry->value.len && l->extends) {
		struct layout_flag *flag = flag_to_fill(l, r->entry->key);
		*flag = l->flags[--l->flag_count];
		return 0;
	}
	if (meaning == FLAG_MEANING_COUNT)
		return reading_fail_value(e, r, "kept, unreliable or withheld");
	flag_to_fill(l, r->entry->key)->meaning = (enum flag_meaning)meaning;
	return 0;
}

/* word, reader, how a line looks, help */
#define LAYOUT_SECTIONS(X)                                                                         \
	X("layout", reading_layout_key, "KEY = VALUE",                                             \
	  "what it is, and how its files are written")                                             \
	X("columns", read_needed_column, "FIELD = COLUMN | ANOTHER NAME OF IT",                    \
	  "our field, and what the file calls it; a file without it is not read; YYYY and YY in "  \
	  "a name stand for any year; \"FIELD =\" takes back that of the layout extended")         \
	X("optional columns", read_optional_column, "FIELD = COLUMN | ANOTHER NAME OF IT",         \
	  "the same, for columns that not every file has")                                         \
	X("when NAME", read_needed_column, "rows = COLUMN: VALUE | VALUE\n      FIELD = COLUMN",   \
	  "in those rows (\"rows = COLUMN:\": where it is empty) the field is read from another "  \
	  "column, if the file has both; the last case that holds counts")                         \
	X("constants", read_constant, "FIELD = VALUE",                                             \
	  "what holds for every row whose own column is missing or empty")                         \
	X("parse", read_parser, "FIELD = PARSER", "how the column is read, where not as usual")    \
	X("codes FIELD", read_code, "THEIRS = OURS",                                               \
	  "the source's words and ours for them; \"*\" is all others; the level \"words\" is "     \
	  "what "                                                                                  \
	  "the text says as words of a title")                                                     \
	X("filter", read_needed_filter, "RULE = keep COLUMN: VALUE | VALUE",                       \
	  "rows left out on purpose (keep or drop), counted in the ledger by the rule's name")     \
	X("optional filter", read_optional_filter, "RULE = keep COLUMN: VALUE | VALUE",            \
	  "the same, for columns that not every file has")                                         \
	X("unit", read_unit, "FIELD = UNIT",                                                       \
	  "what the figures of a column of pay count: thousands, lakhs, millions, crores; of "     \
	  "bonus and equity also percent or fraction (of base)")                                   \
	X("ignore", read_ignored, "FIELD = TEXT | TEXT",                                           \
	  "texts taken out of a cell of pay before it is read, with or without case; benchmarks: " \
	  "what stands before an occupation code (NOC_, OC)")                                      \
	X("date by column", read_dated_column, "DATE = COLUMN | ANOTHER NAME OF IT",               \
	  "a file that has this column is of that date; before from-name")                         \
	X("measures", read_measure, "MEASURE = COLUMN | ANOTHER NAME OF IT",                       \
	  "exposures: each measure of the file")                                                   \
	X("flags", read_flag, "FLAG = kept | unreliable | withheld",                               \
	  "benchmarks: what a publisher writes beside a figure (\"49,430 e\", \"12.3bu\"): kept, " \
	  "the figure stands; unreliable, it stands and its row is of low quality; withheld, it "  \
	  "is "                                                                                    \
	  "not released. A figure with anything else beside it is rejected")                       \
	X("top codes", read_top_code, "FROM-DATE = ANNUAL / HOURLY",                               \
	  "benchmarks: what # means at least, from that date on")

struct layout_section {
	const char *word;
	int (*read)(struct err *e, struct reading *r);
	const char *line;
	const char *help;
};

static const struct layout_section SECTIONS[] = {
#define SECTION_ROW(word, read, line, help) {word, read, line, help},
    LAYOUT_SECTIONS(SECTION_ROW)
#undef SECTION_ROW
};
enum { SECTION_COUNT = sizeof(SECTIONS) / sizeof(SECTIONS[0]) };

int layout_read_entry(struct err *e, struct layout *l, const struct ini_entry *entry)
{
	static const struct text codes = {.data = "codes ", .len = 6};
	static const struct text when = {.data = "when ", .len = 5};
	struct reading r = {.layout = l, .entry = entry};
	struct text section = entry->section;
	const char *names[SECTION_COUNT];

	if (text_starts(section, codes)) {
		struct text word = {.data = section.data + codes.len,
				    .len = section.len - codes.len};
		if (find_field(e, &r, text_trim(word), &r.codes_field))
			return -1;
		if (!(FIELDS[r.codes_field].may & MAY_HAVE_CODES))
			return err_set(e, ERR_USAGE, "%s:%u:%u: %.*s has no codes", l->path,
				       entry->line, entry->key_column, TEXT_ARG(text_trim(word)));
		return read_code(e, &r);
	}
	if (text_starts(section, when))
		return read_case(e, &r,
				 text_trim((struct text){.data = section.data + when.len,
							 .len = section.len - when.len}));
	for (size_t i = 0; i < SECTION_COUNT; i++) {
		if (text_equal(section, text_of(SECTIONS[i].word)) && SECTIONS[i].read != read_code)
			return SECTIONS[i].read(e, &r);
		names[i] = SECTIONS[i].word;
	}
	return reading_fail_unknown(e, &r, "section", section, names, SECTION_COUNT);
}

void layout_sections_help(struct buf *out)
{
	buf_add_string(out, "\nSections:\n");
	for (size_t i = 0; i < SECTION_COUNT; i++)
		buf_addf(out, "  [%s]\n      %s\n      %s\n", SECTIONS[i].word, SECTIONS[i].line,
			 SECTIONS[i].help);
}
