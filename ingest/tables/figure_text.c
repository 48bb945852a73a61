/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_text.c: what a cell of a published figure says: a number, marks, flags.
 *
 * A figure is what its publisher's mark states, not what its number looks like: "#" at least the
 * top code of its year, "*", "**" and the layout's own marks not released, empty not applicable.
 *
 * A flag ([flags] of the layout) stands before or behind a number, glued or after a blank, several together
 * too ("49,430 e", "12.3bu", "*1,250"). What is left without the flags is the number; anything else in it is a
 * fault of the row, so that a flag that the layout does not know never changes a figure.
 */
#include <math.h>
#include <string.h>

#include "ingest/tables/benchmark_reading.h"

static bool is_not_released(const struct layout *l, struct text t)
{
	if (text_equal(t, TEXT_LITERAL("*")) || text_equal(t, TEXT_LITERAL("**")))
		return true;
	for (size_t i = 0; i < l->not_released.count; i++)
		if (text_equal_fold(t, l->not_released.items[i]))
			return true;
	return false;
}

/* Bytes of a blank that groups thousands, plain, unbreakable or narrow, or of a Swiss apostrophe; 0: none. */
static size_t group_mark(struct text t)
{
	static const char *const marks[] = {" ", "\xC2\xA0",	"\xE2\x80\xAF", "\xE2\x80\x89",
					    "'", "\xE2\x80\x99"};

	if (ascii_digit(*t.data))
		return 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts(t, text_of(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* "49 430" and, of a layout whose decimal mark is a comma, "49.430,50", as "49,430.50". False: too long. */
static bool plain_number(struct text t, enum decimal_mark mark, char out[64], size_t *len)
{
	*len = 0;
	for (size_t i = 0; i < t.len;) {
		size_t grouped = group_mark((struct text){t.data + i, t.len - i});
		char c = grouped ? ',' : t.data[i];
		if (!grouped && mark == MARK_COMMA && (c == ',' || c == '.'))
			c = c == ',' ? '.' : ',';
		if (*len + 1 >= 64)
			return false;
		out[(*len)++] = c;
		i += grouped ? grouped : 1;
	}
	return true;
}

/* The longest flag that the text begins or ends with; NULL: none. */
static const struct layout_flag *flag_of(const struct layout *l, struct text t)
{
	const struct layout_flag *found = NULL;

	for (size_t i = 0; i < l->flag_count; i++) {
		const struct layout_flag *flag = &l->flags[i];
		if ((text_starts(t, flag->text) || text_ends(t, flag->text)) &&
		    (!found || flag->text.len > found->text.len))
			found = flag;
	}
	return found;
}

/* Takes the flags off the text; which meanings they have, as bits. */
static unsigned take_flags(const struct layout *l, struct text *t)
{
	const struct layout_flag *flag;
	unsigned meanings = 0;

	while (t->len && (flag = flag_of(l, *t))) {
		if (!text_ends(*t, flag->text))
			t->data += flag->text.len;
		t->len -= flag->text.len;
		*t = text_trim(*t);
		meanings |= 1u << flag->meaning;
	}
	return meanings;
}

/* A number of a table with flags has no letters: "4e5" is a flag in a place where none can be. */
static bool has_letters(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (ascii_alpha(t.data[i]))
			return true;
	return false;
}

static bool read_number(const struct layout *l, struct text t, double *out)
{
	char number[64];
	size_t len;

	return !(l->flag_count && has_letters(t)) && plain_number(t, l->mark, number, &len) &&
	       table_number((struct text){number, len}, out) && *out >= 0;
}

bool figure_read(const struct layout *l, struct text t, struct benchmark_value *out,
		 bool *unreliable)
{
	unsigned meanings = 0;

	*out = (struct benchmark_value){.kind = VALUE_NOT_APPLICABLE};
	*unreliable = false;
	if (!t.len)
		return true;
	if (!is_not_released(l, t))
		meanings = take_flags(l, &t);
	*unreliable = meanings & 1u << FLAG_UNRELIABLE;
	if (layout_is_missing(l, t)) {
		if (meanings & (1u << FLAG_UNRELIABLE | 1u << FLAG_WITHHELD))
			out->kind = VALUE_NOT_RELEASED;
		return true;
	}
	if (meanings & 1u << FLAG_WITHHELD || is_not_released(l, t)) {
		double number;
		out->kind = VALUE_NOT_RELEASED;
		return is_not_released(l, t) || read_number(l, t, &number);
	}
	if (text_equal(t, TEXT_LITERAL("#"))) {
		*out = (struct benchmark_value){.kind = VALUE_AT_LEAST, .amount = NAN};
		return true;
	}
	out->kind = VALUE_EXACT;
	return read_number(l, t, &out->amount);
}
