/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_feed.c: a sheet's XML to its rows.
 *
 * expat reads what comes before and after the rows, and every row that is not plain; xlsx_scan.c reads the plain ones.
 * The scanner takes over only where expat is known to stand between two elements, and takes whole row elements:
 * leaving them out does not change whether the rest is well-formed.
 */
#include "base/xlsx_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	FEED_ROOM = 256 << 10, /* bytes at a time; a longer row is for expat */
	PLAIN_DEPTH = 4, /* row, c, is, t */
};

/* ---- events ---- */

/* A second value would be joined to the first. */
static void once(struct xlsx *x, bool *has)
{
	if (*has)
		xlsx_fail(x, "a cell has two values: the workbook is damaged");
	*has = true;
}

static void start_in_cell(struct xlsx *x, const char *name)
{
	if (strcmp(name, "v") == 0) {
		once(x, &x->cell.has_value);
		x->takes = &x->text;
	} else if (strcmp(name, "f") == 0) {
		x->cell.has_formula = true;
	} else if (strcmp(name, "is") == 0) {
		once(x, &x->cell.has_inline);
		x->in_inline = true;
	} else if (strcmp(name, "rPh") == 0) {
		x->phonetic++;
	} else if (strcmp(name, "t") == 0 && x->in_inline && !x->phonetic) {
		x->takes = &x->inlined;
	}
}

static struct text text_or_none(const char *text)
{
	return text ? text_of(text) : (struct text){.data = NULL};
}

static void on_cell(struct xlsx *x, xml_attributes attributes)
{
	xlsx_start_cell(x, text_or_none(xml_attribute(attributes, "r")),
			text_or_none(xml_attribute(attributes, "s")),
			text_or_none(xml_attribute(attributes, "t")));
}

static void on_start(void *context, const char *name, xml_attributes attributes)
{
	struct xlsx *x = context;

	if (x->in_cell) {
		start_in_cell(x, name);
	} else if (x->in_row) {
		if (strcmp(name, "c") == 0)
			on_cell(x, attributes);
	} else if (x->in_data) {
		if (strcmp(name, "row") == 0)
			xlsx_start_row(x, text_or_none(xml_attribute(attributes, "r")));
	} else if (strcmp(name, "sheetData") == 0) {
		x->in_data = true;
		x->feed.met = xml_here(x->part.xml);
		x->feed.depth = xml_depth(x->part.xml);
	} else if (strcmp(name, "dimension") == 0) {
		xlsx_take_dimension(x, attributes);
	}
}

static void on_end(void *context, const char *name)
{
	struct xlsx *x = context;

	if (x->in_cell) {
		x->takes = NULL;
		if (strcmp(name, "c") == 0)
			xlsx_end_cell(x);
		else if (strcmp(name, "is") == 0)
			x->in_inline = false;
		else if (strcmp(name, "rPh") == 0)
			x->phonetic -= x->phonetic > 0;
	} else if (x->in_row) {
		if (strcmp(name, "row") == 0) {
			xlsx_end_row(x);
			x->feed.met = xml_here(x->part.xml);
		}
	} else if (x->in_data && strcmp(name, "sheetData") == 0) {
		x->in_data = false;
	}
}

static void on_text(void *context, const char *text, size_t len)
{
	struct xlsx *x = context;

	if (x->takes)
		buf_add(x->takes, text, len);
}

/* ---- bytes ---- */

static void take_cell(struct xlsx *x, const struct xlsx_scanned_cell *cell)
{
	xlsx_start_cell(x, cell->ref, cell->style, cell->type);
	if (x->failed)
		return;
	x->cell.has_value = cell->has_value;
	x->cell.has_inline = cell->has_inline;
	x->cell.has_formula = cell->has_formula;
	if (cell->has_value && !cell->has_inline && !cell->value.is_escaped)
		x->cell.scanned = cell->value.text;
	else if (cell->has_value)
		xlsx_add_scanned(&x->text, cell->value);
	if (cell->has_inline)
		xlsx_add_scanned(&x->inlined, cell->inlined);
	xlsx_end_cell(x);
}

/* What the events of its elements would have done. */
static void take_row(struct xlsx *x, const struct xlsx_scanned_row *row)
{
	xlsx_start_row(x, row->number);
	for (size_t i = 0; i < row->count && !x->failed; i++)
		take_cell(x, &row->cells[i]);
	if (!x->failed)
		xlsx_end_row(x);
}

/* The next bytes, up to `to`, by expat. */
static int parse_to(struct err *e, struct xlsx *x, size_t to)
{
	struct feed *f = &x->feed;
	const char *data = f->bytes + f->from;
	size_t len = to - f->from;

	f->from = to;
	return len ? xml_parse(e, x->part.xml, data, len, false) : 0;
}

/* Expat met the tag that was given to it last, and stands right behind it. Who reads on? */
static enum feed_state state_behind(const struct xlsx *x)
{
	if (!xml_is_utf8(x->part.xml) || x->feed.depth + PLAIN_DEPTH > XML_DEPTH_MAX)
		return FEED_EXPAT;
	/* What names mean may be another matter in an element between sheetData and the row. */
	return xml_depth(x->part.xml) == x->feed.depth ? FEED_ROWS : FEED_ODD;
}

/* Up to the first of these tags and past it, by expat. Where it is not what it looks like, but within a comment or the
 * like, the rest is for expat: it would read such a stretch anew at each tag in it. */
static int parse_past(struct err *e, struct xlsx *x, const char *tag)
{
	struct feed *f = &x->feed;
	size_t len = strlen(tag), left = f->to - f->from;
	const char *at = memmem(f->bytes + f->from, left, tag, len);

	if (!at) /* it may begin in the last bytes */
		return parse_to(e, x, left < len ? f->from : f->to - (len - 1));
	if (parse_to(e, x, (size_t)(at - f->bytes)))
		return -1;
	if (parse_to(e, x, f->from + len))
		return -1;
	f->state = f->met == xml_given(x->part.xml) ? state_behind(x) : FEED_EXPAT;
	return 0;
}

/* *waits: more bytes must come first. */
static int scan_row(struct err *e, struct xlsx *x, bool *waits)
{
	struct feed *f = &x->feed;
	const struct text bytes = {.data = f->bytes + f->from, .len = f->to - f->from};
	size_t len;
	enum xlsx_scanned found = xlsx_scan_row(bytes, xml_has_prefix(x->part.xml), &f->row, &len);

	*waits = found == XLSX_CUT && bytes.len < FEED_ROOM;
	if (*waits)
		return 0;
	if (found != XLSX_ROW) {
		f->state = FEED_ODD;
		return 0;
	}
	f->from += len;
	xml_pass(x->part.xml, f->row.lines);
	take_row(x, &f->row);
	return xml_check(e, x->part.xml);
}

/* Takes what bytes there are, but for the first ones of a tag or row. */
static int take_bytes(struct err *e, struct xlsx *x)
{
	struct feed *f = &x->feed;
	bool waits = false;

	while (!waits) {
		const enum feed_state state = f->state;
		const size_t from = f->from;
		int result = 0;
		switch (f->state) {
		case FEED_HEAD:
			result = parse_past(e, x, "<sheetData>");
			break;
		case FEED_ROWS:
			result = scan_row(e, x, &waits);
			break;
		case FEED_ODD:
			result = parse_past(e, x, "</row>");
			break;
		case FEED_EXPAT:
			result = parse_to(e, x, f->to);
			break;
		}
		if (result)
			return -1;
		waits |= f->state == state && f->from == from;
	}
	return 0;
}

int xlsx_feed_open(struct err *e, struct xlsx *x, struct zip_archive *z)
{
	const struct xml_handlers handlers = {.start = on_start,
					      .end = on_end,
					      .text = on_text,
					      .context = x,
					      .prefix = XLSX_ROW_PREFIX};

	x->feed.bytes = mem_alloc(FEED_ROOM, 1);
	return xlsx_part_open(e, &x->part, z, x->name, x->book.sheet, &handlers);
}

void xlsx_read_by_expat(struct xlsx *x)
{
	x->feed.state = FEED_EXPAT;
}

int xlsx_feed_step(struct err *e, struct xlsx *x)
{
	struct feed *f = &x->feed;
	size_t got;

	memmove(f->bytes, f->bytes + f->from, f->to - f->from);
	f->to -= f->from;
	f->from = 0;
	assert(f->to < FEED_ROOM);
	if (zip_member_read(e, x->part.member, f->bytes + f->to, FEED_ROOM - f->to, &got))
		return -1;
	f->to += got;
	x->part.at_end = got == 0;
	if (got)
		return take_bytes(e, x);
	return xml_parse(e, x->part.xml, f->bytes, f->to, true);
}

void xlsx_feed_close(struct xlsx *x)
{
	xlsx_scanned_row_release(&x->feed.row);
	free(x->feed.bytes);
	xlsx_part_close(&x->part);
}
