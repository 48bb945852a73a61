/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_scan.c: a row of a sheet as nearly all programs write it, without expat.
 *
 * The grammar is that of ECMA-376 part 1, 18.3.1, less what is rare: attributes in double quotes and known by
 * name, values and texts in ASCII or sound UTF-8, the five entities of XML and no other, no comments, no CDATA, no
 * text between elements but blanks and line ends. A row beyond it is left to expat: only rows that are certainly
 * well-formed are accepted here.
 */
#include "base/xlsx_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

/* What is left to be read. `at` never passes `end`. */
struct scan {
	const char *at;
	const char *end;
	bool cut; /* it ended before the row did */
};

/* ---- bytes ---- */

/* Is the next text this one? Then it is passed. */
#define takes(s, literal) take_word(s, literal, sizeof(literal) - 1)
static inline bool take_word(struct scan *s, const char *word, size_t len)
{
	size_t left = (size_t)(s->end - s->at);

	if (left < len) {
		s->cut |= memcmp(s->at, word, left) == 0;
		return false;
	}
	if (memcmp(s->at, word, len) != 0)
		return false;
	s->at += len;
	return true;
}

static void pass_blanks(struct scan *s, size_t *lines)
{
	for (; s->at < s->end && (*s->at == ' ' || *s->at == '\n'); s->at++)
		*lines += *s->at == '\n';
}

/* What a byte may be part of. */
enum {
	IN_NAME = 1, /* an attribute's */
	IN_QUOTES = 2, /* ASCII that is as it looks there */
	IN_TEXT = 4,
	ESCAPES = 8, /* in a text: it is '&' */
	BEYOND = 16, /* in a text: it is not ASCII */
};
enum {
	O = 0,
	T = IN_TEXT,
	E = IN_TEXT | ESCAPES,
	Q = IN_QUOTES,
	P = IN_TEXT | IN_QUOTES,
	N = IN_TEXT | IN_QUOTES | IN_NAME,
	X = IN_TEXT | BEYOND,
};
/* clang-format off */
#define SIXTEEN_X X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X
static const unsigned char kinds[256] = {
    O, O, O, O, O, O, O, O, O, T, O, O, O, O, O, O,
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    P, P, T, P, P, P, E, P, P, P, P, P, P, P, P, P,
    N, N, N, N, N, N, N, N, N, N, N, P, O, P, Q, P,
    P, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N, N, N, N, P, P, P, P, P,
    P, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N, N, N, N, P, P, P, P, O,
    SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X, SIXTEEN_X,
};
/* clang-format on */

/* The bytes of that kind; *met: the kinds of all of them. */
static inline struct text take_kind(struct scan *s, unsigned char kind, unsigned char *met)
{
	const char *from = s->at, *at = from;
	unsigned char here;

	for (*met = 0; at < s->end && (here = kinds[(unsigned char)*at]) & kind; at++)
		*met |= here;
	s->at = at;
	return (struct text){.data = from, .len = (size_t)(at - from)};
}

/* ---- attributes ---- */

/* Up to the closing quote. */
static inline bool take_quoted(struct scan *s, struct text *value)
{
	unsigned char met;

	*value = take_kind(s, IN_QUOTES, &met);
	return takes(s, "\"");
}

struct attribute {
	struct text name;
	struct text *value; /* where it goes; NULL: it is not read */
};
#define NAMED(literal)                                                                             \
	{                                                                                          \
		literal, sizeof(literal) - 1                                                       \
	}

/* 'name="value"', whose name is one of these and was not met yet. */
static inline bool take_attribute(struct scan *s, const struct attribute *known, size_t count,
				  uint32_t *met)
{
	unsigned char kinds_met;
	struct text name = take_kind(s, IN_NAME, &kinds_met), value;
	size_t i = 0;

	if (!takes(s, "=\"") || !take_quoted(s, &value))
		return false;
	while (i < count &&
	       !(name.len == known[i].name.len && name.data[0] == known[i].name.data[0] &&
		 (name.len == 1 || memcmp(name.data, known[i].name.data, name.len) == 0)))
		i++;
	if (i == count || *met >> i & 1)
		return false;
	*met |= UINT32_C(1) << i;
	if (known[i].value)
		*known[i].value = value;
	return true;
}

/* The rest of a start tag; `met`: by attribute, a bit if it was there before. */
static inline bool take_attributes(struct scan *s, const struct attribute *known, size_t count,
				   uint32_t met, bool *is_empty)
{
	while (s->at < s->end && *s->at == ' ') {
		while (s->at < s->end && *s->at == ' ')
			s->at++;
		if (s->at < s->end && (*s->at == '>' || *s->at == '/'))
			break;
		if (!take_attribute(s, known, count, &met))
			return false;
	}
	*is_empty = takes(s, "/>");
	return *is_empty || takes(s, ">");
}

/* ---- text ---- */

/* U+FFFE and U+FFFF are not characters of XML. */
static bool is_sound(struct text t)
{
	return utf8_valid(t) && !memmem(t.data, t.len, "\xef\xbf\xbe", 3) &&
	       !memmem(t.data, t.len, "\xef\xbf\xbf", 3);
}

static const struct {
	struct text name;
	char means;
} entities[] = {{NAMED("&amp;"), '&'},
		{NAMED("&lt;"), '<'},
		{NAMED("&gt;"), '>'},
		{NAMED("&quot;"), '"'},
		{NAMED("&apos;"), '\''}};
enum { ENTITIES = sizeof(entities) / sizeof(*entities) };

/* Which entity `text` begins with; ENTITIES: none. */
static size_t entity_of(struct text text)
{
	size_t i = 0;

	while (i < ENTITIES && !text_starts(text, entities[i].name))
		i++;
	return i;
}

/* Is each '&' the start of an entity? */
static bool is_known(const struct xlsx_scanned_text *t)
{
	const char *at = t->text.data, *end = at + t->text.len;

	while ((at = memchr(at, '&', (size_t)(end - at)))) {
		size_t entity = entity_of((struct text){.data = at, .len = (size_t)(end - at)});
		if (entity == ENTITIES)
			return false;
		at += entities[entity].name.len;
	}
	return true;
}

/* Up to the next '<'; only the five entities of XML are in it. */
static inline bool take_text(struct scan *s, struct xlsx_scanned_text *out)
{
	unsigned char met;

	out->text = take_kind(s, IN_TEXT, &met);
	out->is_escaped = met & ESCAPES;
	if (s->at == s->end)
		s->cut = true;
	if (s->cut || *s->at != '<')
		return false;
	return (!(met & BEYOND) || is_sound(out->text)) && (!out->is_escaped || is_known(out));
}

void xlsx_add_scanned(struct buf *out, struct xlsx_scanned_text t)
{
	const char *at = t.text.data, *end = at + t.text.len, *next;

	while (t.is_escaped && (next = memchr(at, '&', (size_t)(end - at)))) {
		size_t entity = entity_of((struct text){.data = next, .len = (size_t)(end - next)});
		buf_add(out, at, (size_t)(next - at));
		buf_add_char(out, entities[entity].means);
		at = next + entities[entity].name.len;
	}
	buf_add(out, at, (size_t)(end - at));
}

/* ---- cells ---- */

/* After "<f". */
static bool take_formula(struct scan *s)
{
	static const struct attribute known[] = {
	    {NAMED("t"), NULL},	   {NAMED("ref"), NULL},  {NAMED("si"), NULL},
	    {NAMED("ca"), NULL},   {NAMED("aca"), NULL},  {NAMED("bx"), NULL},
	    {NAMED("dt2D"), NULL}, {NAMED("dtr"), NULL},  {NAMED("r1"), NULL},
	    {NAMED("r2"), NULL},   {NAMED("del1"), NULL}, {NAMED("del2"), NULL}};
	struct xlsx_scanned_text ignored;
	bool is_empty;

	if (!take_attributes(s, known, sizeof(known) / sizeof(*known), 0, &is_empty))
		return false;
	return is_empty || (take_text(s, &ignored) && takes(s, "</f>"));
}

/* After "<is>". */
static bool take_inlined(struct scan *s, struct xlsx_scanned_text *out)
{
	return (takes(s, "<t>") || takes(s, "<t xml:space=\"preserve\">")) && take_text(s, out) &&
	       takes(s, "</t></is>");
}

/* After "<v>". */
static bool take_value(struct scan *s, struct xlsx_scanned_text *out)
{
	return take_text(s, out) && takes(s, "</v>");
}

/* One element within a cell. A second value is for expat to refuse. */
static bool take_within(struct scan *s, struct xlsx_scanned_cell *cell)
{
	if (takes(s, "<v>")) {
		bool again = cell->has_value;
		cell->has_value = true;
		return !again && take_value(s, &cell->value);
	}
	if (takes(s, "<is>")) {
		bool again = cell->has_inline;
		cell->has_inline = true;
		return !again && take_inlined(s, &cell->inlined);
	}
	cell->has_formula = true;
	return takes(s, "<f") && take_formula(s);
}

/* What nearly all cells have, ' r="..."', ' s="..."' and ' t="..."', each once. */
static inline bool take_usual(struct scan *s, struct xlsx_scanned_cell *cell)
{
	while (s->end - s->at >= 4 && s->at[0] == ' ' && s->at[2] == '=' && s->at[3] == '"') {
		char name = s->at[1];
		struct text *value = name == 'r'   ? &cell->ref
				     : name == 's' ? &cell->style
				     : name == 't' ? &cell->type
						   : NULL;
		if (!value || value->data)
			break;
		s->at += 4;
		if (!take_quoted(s, value))
			return false;
	}
	return true;
}

/* What else it has. */
static bool take_others(struct scan *s, struct xlsx_scanned_cell *cell, bool *is_empty)
{
	const struct attribute known[] = {{NAMED("r"), &cell->ref},  {NAMED("s"), &cell->style},
					  {NAMED("t"), &cell->type}, {NAMED("cm"), NULL},
					  {NAMED("vm"), NULL},	     {NAMED("ph"), NULL}};
	const uint32_t met =
	    (cell->ref.data ? 1 : 0) | (cell->style.data ? 2 : 0) | (cell->type.data ? 4 : 0);

	return take_attributes(s, known, sizeof(known) / sizeof(*known), met, is_empty);
}

/* After "<c". */
static bool take_cell(struct scan *s, struct xlsx_scanned_cell *cell)
{
	bool is_empty = false;

	*cell = (struct xlsx_scanned_cell){.has_value = false};
	if (!take_usual(s, cell))
		return false;
	if (!takes(s, ">") && !take_others(s, cell, &is_empty))
		return false;
	while (!is_empty && !takes(s, "</c>"))
		if (!take_within(s, cell))
			return false;
	return true;
}

/* ---- rows ---- */

static bool take_row(struct scan *s, struct xlsx_scanned_row *row, bool has_prefix)
{
	const struct attribute known[] = {{NAMED("r"), &row->number},
					  {NAMED("spans"), NULL},
					  {NAMED("s"), NULL},
					  {NAMED("customFormat"), NULL},
					  {NAMED("ht"), NULL},
					  {NAMED("customHeight"), NULL},
					  {NAMED("hidden"), NULL},
					  {NAMED("collapsed"), NULL},
					  {NAMED("outlineLevel"), NULL},
					  {NAMED("thickTop"), NULL},
					  {NAMED("thickBot"), NULL},
					  {NAMED("ph"), NULL},
					  {NAMED(XLSX_ROW_PREFIX ":dyDescent"), NULL}};
	const size_t count = sizeof(known) / sizeof(*known);
	bool is_empty;

	row->number = (struct text){.data = NULL};
	row->count = 0;
	row->lines = 0;
	pass_blanks(s, &row->lines);
	if (!takes(s, "<row") ||
	    !take_attributes(s, known, has_prefix ? count : count - 1, 0, &is_empty))
		return false;
	while (!is_empty) {
		pass_blanks(s, &row->lines);
		if (takes(s, "</row>"))
			break;
		if (!takes(s, "<c"))
			return false;
		row->cells = mem_grow(row->cells, &row->room, row->count + 1, sizeof(*row->cells));
		if (!take_cell(s, &row->cells[row->count]))
			return false;
		row->count++;
	}
	return true;
}

enum xlsx_scanned xlsx_scan_row(struct text bytes, bool has_prefix, struct xlsx_scanned_row *row,
				size_t *len)
{
	struct scan s = {.at = bytes.data, .end = bytes.data + bytes.len};
	bool whole = take_row(&s, row, has_prefix);

	*len = (size_t)(s.at - bytes.data);
	if (whole)
		return XLSX_ROW;
	return s.cut ? XLSX_CUT : XLSX_OTHER;
}

void xlsx_scanned_row_release(struct xlsx_scanned_row *row)
{
	free(row->cells);
	*row = (struct xlsx_scanned_row){.cells = NULL};
}
