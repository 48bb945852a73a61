/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_decided.c: decisions of a draft, their reversal, and the sentences that give the reason. */
#include <stdarg.h>
#include <stdio.h>

#include "ingest/draft/draft_private.h"

const char *draft_say(struct draft *d, const char *format, ...)
{
	char text[600];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	for (char *c = text; *c; c++)
		if ((unsigned char)*c < 0x20)
			*c = ' ';
	return arena_copy(&d->table.texts, text_of(text));
}

struct draft_column *draft_field_column(const struct draft *d, enum field field)
{
	return d->fields[field] < 0 ? NULL : &d->table.columns[d->fields[field]];
}

void draft_take(struct draft *d, enum field field, int column)
{
	if (column < 0)
		return;
	d->fields[field] = column;
	d->table.columns[column].used = true;
}

void draft_drop(struct draft *d, enum field field, const char *remark)
{
	struct draft_column *c = draft_field_column(d, field);

	if (!c)
		return;
	c->used = false;
	c->remark = remark;
	d->fields[field] = -1;
}
