/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_dialect.c: which character separates fields: is it a known one, and which does a file use? */
#include <string.h>

#include "base/csv_in.h"
#include "base/csv_private.h"

int csv_dialect_check(struct err *e, const struct csv_dialect *dialect)
{
	if (dialect->delimiter && strchr(",;\t|", dialect->delimiter))
		return 0;
	return err_set(e, ERR_USAGE, "the delimiter must be one of , ; tab |");
}

char csv_find_delimiter(struct text start, bool quoting, bool whole)
{
	static const char delimiters[] = {',', ';', '\t', '|'};
	size_t counts[sizeof(delimiters)] = {0};
	size_t most = 0, at = 0;
	bool quoted = false, begun = false;

	for (; at < start.len; at++) {
		char c = start.data[at];
		if (begun && !quoted && csv_is_line_end(c))
			break;
		begun |= !ascii_blank(c);
		quoted ^= quoting && c == CSV_QUOTE_MARK;
		for (size_t i = 0; i < sizeof(delimiters) && !quoted; i++)
			counts[i] += c == delimiters[i];
	}
	if (at == start.len && !whole && at <= CSV_RECORD_MAX)
		return 0;
	for (size_t i = 1; i < sizeof(delimiters); i++)
		if (counts[i] > counts[most])
			most = i;
	return delimiters[most];
}
