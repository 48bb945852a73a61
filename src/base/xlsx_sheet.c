/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_sheet.c: a sheet of a workbook, opened, read and closed. */
#include "base/xlsx_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/mem.h"

bool xlsx_is(const struct zip_archive *z)
{
	size_t member;

	return zip_member_find(z, "[Content_Types].xml", &member) ||
	       zip_member_find(z, "xl/workbook.xml", &member);
}

int xlsx_open(struct err *e, struct xlsx **out, struct zip_archive *z, const char *name,
	      const char *sheet)
{
	struct xlsx *x = mem_zero(1, sizeof(*x));
	int result;

	*out = NULL;
	x->name = name;
	arena_init(&x->formats.texts);
	buf_init(&x->out, BUF_LIMIT_DEFAULT);
	buf_init(&x->held, BUF_LIMIT_DEFAULT);
	buf_init(&x->text, CSV_FIELD_MAX);
	buf_init(&x->inlined, CSV_FIELD_MAX);
	buf_init(&x->value, BUF_LIMIT_DEFAULT);
	result = xlsx_book_read(e, &x->book, z, name, sheet);
	x->formats.from_1904 = x->book.from_1904;
	if (result == 0 && x->book.has_strings)
		result = xlsx_strings_read(e, &x->strings, z, name, x->book.strings);
	if (result == 0 && x->book.has_styles)
		result = xlsx_formats_read(e, &x->formats, z, name, x->book.styles);
	if (result == 0)
		result = xlsx_merges_read(e, &x->merges, z, name, x->book.sheet);
	if (result == 0)
		result = xlsx_feed_open(e, x, z);
	if (result) {
		xlsx_close(x);
		return -1;
	}
	*out = x;
	return 0;
}

/* Reads until there is something to give. */
static int fill(struct err *e, struct xlsx *x)
{
	buf_clear(&x->out);
	x->given = 0;
	while (x->out.len == 0 && !x->part.at_end) {
		if (xlsx_feed_step(e, x))
			return -1;
		if (x->part.at_end && !x->width)
			xlsx_release_held(x);
		if (buf_overflowed(&x->out) || buf_overflowed(&x->held))
			return err_set(
			    e, ERR_INPUT,
			    "%s: sheet \"%s\", row %zu: the rows are too wide to be held", x->name,
			    x->book.sheet_name, x->row);
	}
	return 0;
}

int xlsx_read(struct err *e, struct xlsx *x, void *buffer, size_t size, size_t *got)
{
	*got = 0;
	if (x->given == x->out.len && fill(e, x))
		return -1;
	*got = x->out.len - x->given < size ? x->out.len - x->given : size;
	if (*got)
		memcpy(buffer, x->out.data + x->given, *got);
	x->given += *got;
	return 0;
}

const char *xlsx_sheet(const struct xlsx *x)
{
	return x->book.sheet_name;
}

double xlsx_done(const struct xlsx *x)
{
	return zip_member_done(x->part.member);
}

void xlsx_close(struct xlsx *x)
{
	if (!x)
		return;
	xlsx_feed_close(x);
	xlsx_strings_release(&x->strings);
	xlsx_formats_release(&x->formats);
	xlsx_merges_release(&x->merges);
	xlsx_book_release(&x->book);
	buf_release(&x->out);
	buf_release(&x->held);
	buf_release(&x->text);
	buf_release(&x->inlined);
	buf_release(&x->value);
	free(x->rows);
	free(x);
}
