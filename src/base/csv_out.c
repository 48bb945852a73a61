/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_out.c: one field as CSV. It is quoted only where it must be, so that files stay small. */
#include "base/csv_out.h"

#include <string.h>

/* What a spreadsheet may take for a formula, unless it is a number as -3 is. */
static bool looks_like_formula(struct text field)
{
	double number;

	return field.len && memchr("=+-@\t\r", field.data[0], 6) && !text_to_double(field, &number);
}

static bool needs_quotes(struct text field)
{
	if (field.len == 0)
		return false;
	if (ascii_blank(field.data[0]) || ascii_blank(field.data[field.len - 1]))
		return true; /* readers take blanks off the ends otherwise */
	for (size_t i = 0; i < field.len; i++)
		if (field.data[i] == ',' || field.data[i] == '"' || field.data[i] == '\n' ||
		    field.data[i] == '\r')
			return true;
	return false;
}

void csv_add_field(struct buf *b, struct text field, bool spreadsheet_safe)
{
	bool mark = spreadsheet_safe && looks_like_formula(field);

	if (!needs_quotes(field)) {
		if (mark)
			buf_add_char(b, '\'');
		buf_add_text(b, field);
		return;
	}
	buf_add_string(b, mark ? "\"'" : "\"");
	while (field.len) {
		const char *quote = memchr(field.data, '"', field.len);
		size_t part = quote ? (size_t)(quote - field.data) + 1 : field.len;
		buf_add(b, field.data, part);
		if (quote)
			buf_add_char(b, '"');
		field.data += part;
		field.len -= part;
	}
	buf_add_char(b, '"');
}
