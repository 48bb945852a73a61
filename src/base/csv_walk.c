/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_walk.c: the errors of a record, and what is taken off its fields. */
#include <assert.h>

#include "base/csv_walk.h"

int csv_walk_error(struct err *e, const struct csv_walk *w, const char *what)
{
	const char *name = w->block->name;

	return err_set(e, ERR_INPUT, "%s%sline %llu: %s", name ? name : "", name ? ": " : "",
		       (unsigned long long)w->line, what);
}

int csv_walk_too_wide(struct err *e, const struct csv_walk *w)
{
	return csv_walk_error(e, w,
			      "the record has more than 4096 fields: is the delimiter right?");
}
_Static_assert(CSV_COLUMNS_MAX == 4096, "the texts above say so");

int csv_walk_check_lengths(struct err *e, const struct csv_walk *w, size_t len, size_t count)
{
	if (len > CSV_RECORD_MAX)
		return csv_walk_error(e, w,
				      "the record is longer than 16 MiB: is a quote missing?");
	for (size_t i = 0; i < count; i++)
		if (w->parser->fields[i].len > CSV_FIELD_MAX)
			return csv_walk_error(e, w,
					      "a field is longer than 1 MiB: is a quote missing?");
	return 0;
}
_Static_assert(CSV_FIELD_MAX == 1 << 20 && CSV_RECORD_MAX == 16 << 20, "the texts above say so");

/* Takes the quotes off a quoted field, and blanks off both ends of one that is not. */
CSV_INLINE void strip_field(struct text *field, char delimiter, bool quotes)
{
	struct text t = *field;

	if (!t.len || ((unsigned char)t.data[0] > CSV_QUOTE_MARK &&
		       (unsigned char)t.data[t.len - 1] > CSV_QUOTE_MARK))
		return; /* blanks are below a quote */
	if (quotes && t.data[0] == CSV_QUOTE_MARK) {
		assert(t.len >= 2 && t.data[t.len - 1] == CSV_QUOTE_MARK);
		*field = (struct text){.data = t.data + 1, .len = t.len - 2};
		return;
	}
	while (t.len && csv_is_blank(t.data[0], delimiter)) {
		t.data++;
		t.len--;
	}
	while (t.len && csv_is_blank(t.data[t.len - 1], delimiter))
		t.len--;
	*field = t;
}

void csv_walk_strip(struct csv_parser *p, size_t count, bool quotes)
{
	for (size_t i = 0; i < count; i++)
		strip_field(&p->fields[i], p->dialect.delimiter, quotes);
}

void csv_walk_strip_wanted(struct csv_parser *p, bool quotes)
{
	for (size_t i = 0; i < p->wanted_count; i++)
		strip_field(&p->fields[p->wanted[i]], p->dialect.delimiter, quotes);
}

void csv_walk_strip_touched(struct csv_parser *p, bool quotes)
{
	for (size_t i = 0; i < p->touched_count; i++)
		strip_field(&p->fields[p->touched[i]], p->dialect.delimiter, quotes);
}
