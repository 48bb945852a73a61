/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_stray.c: does a quote open a field by mistake?
 *
 * A quote that is never closed swallows rows until the next one, and the record that comes out may
 * even have the right number of fields. A cell of many lines does the same, intentionally. Two
 * readings are compared over the lines that the field takes, or the first of them: the quote as
 * opening, and as an ordinary character. It is a stray if, read as a character, the lines are rows:
 * at least half of them have as many fields as rows have, the first not fewer, and
 *
 *   - a quote inside opens a field itself: delimiter, quote, text; or
 *   - three quarters of them are rows, and they are many, or a column holds numbers written as the
 *     first line's: prose has commas, but no column of amounts. Not the quote's own column,
 *     unless the field never ends.
 *
 * On one line, it is one if text follows a closing quote and the record has as many fields as rows
 * have only when the quote is a character. What is decided depends on the bytes from the record's
 * start to the end of the lines looked at, not on how they were read.
 */
#include <assert.h>
#include <string.h>

#include "base/csv_private.h"
#include "base/text.h"

enum { LINES_AHEAD = 64, LINES_SURE = 16, BYTES_AHEAD = 64 << 10, COLUMNS_COMPARED = 64 };

/* A line as a record of its own. The masks cover the first columns, one bit per column. */
struct shape {
	size_t fields;
	size_t fields_if_closed; /* where its last quote, which is not closed, ends with the line */
	size_t marked; /* the field of the quote that is looked at */
	uint64_t digits;
	uint64_t letters;
	uint64_t blanks; /* stand first */
};

/* The lines after the first, and how alike they are. */
struct stretch {
	size_t lines; /* that are not blank */
	size_t rows; /* of them: as wide as rows are */
	size_t alike[COLUMNS_COMPARED]; /* of these: numbers as the first line has them */
	size_t end;
	bool closed; /* the field ends with the last of them */
};

static bool is_letter(char c)
{
	return ascii_alpha(c) || (unsigned char)c >= 0x80;
}

static void note_bytes(struct shape *s, const char *data, size_t from, size_t to, char delimiter)
{
	uint64_t bit;

	if (s->fields >= COLUMNS_COMPARED)
		return;
	bit = UINT64_C(1) << s->fields;
	if (from < to && csv_is_blank(data[from], delimiter))
		s->blanks |= bit;
	for (; from < to; from++) {
		if (ascii_digit(data[from]))
			s->digits |= bit;
		else if (is_letter(data[from]))
			s->letters |= bit;
	}
}

/* Past the quoted field at `at`; `at` itself where it is not closed before `to`. */
static size_t past_quoted(const char *data, size_t at, size_t to, char delimiter)
{
	struct csv_quoted_end found = csv_quoted_field_end(data, to, at, delimiter);

	return found.open ? at : found.end;
}

/* data[from, to) holds no line end outside quotes. `mark` is a quote that is a character, as are
 * those before it that are not closed before it. */
static struct shape shape_of(const char *data, size_t from, size_t to, size_t mark, char delimiter)
{
	struct shape s = {.fields = 0};
	size_t at = from;

	for (;; at++) {
		size_t start = at;
		while (at < to && csv_is_blank(data[at], delimiter))
			at++;
		if (at < to && at != mark && data[at] == CSV_QUOTE_MARK) {
			size_t limit = at < mark && mark < to ? mark : to;
			size_t past = past_quoted(data, at, limit, delimiter);
			if (past == at && !s.fields_if_closed)
				s.fields_if_closed = s.fields + 1;
			at = past;
		}
		while (at < to && data[at] != delimiter)
			at++;
		if (start <= mark && mark < at)
			s.marked = s.fields;
		note_bytes(&s, data, start, at, delimiter);
		s.fields++;
		if (at >= to)
			return s;
	}
}

static size_t line_end(const char *data, size_t from, size_t limit)
{
	while (from < limit && !csv_is_line_end(data[from]))
		from++;
	return from;
}

static bool is_row(const struct shape *s, const struct shape *first, size_t width)
{
	return s->fields == width || s->fields_if_closed == width ||
	       (s->fields == first->fields && first->fields > width);
}

static void add_line(struct stretch *lines, const struct shape *s, const struct shape *first,
		     size_t width)
{
	uint64_t alike = first->digits & s->digits & ~(first->letters ^ s->letters) &
			 ~(first->blanks ^ s->blanks);

	if (s->fields == 1 && !s->digits && !s->letters)
		return;
	lines->lines++;
	if (!is_row(s, first, width))
		return;
	lines->rows++;
	for (; alike; alike &= alike - 1)
		lines->alike[__builtin_ctzll(alike)]++;
}

/* Looks at the lines after the first. False: more bytes must come. */
static bool look_ahead(const struct csv_suspect *q, size_t at, size_t limit,
		       const struct shape *first, struct stretch *lines)
{
	const char *data = q->data;

	while (lines->lines < LINES_AHEAD) {
		size_t end = line_end(data, at, limit);
		struct shape s;
		if (end == limit && (limit < q->len || !q->at_end))
			return limit < q->len; /* far enough, or not yet */
		s = shape_of(data, at, end, SIZE_MAX, q->delimiter);
		add_line(lines, &s, first, q->width);
		lines->end = end;
		lines->closed = !q->found.open && q->found.end <= end;
		if (lines->closed || end == limit)
			return true;
		at = end + 1 + (data[end] == '\r' && end + 1 < q->len && data[end + 1] == '\n');
	}
	return true;
}

static bool has_column_of_numbers(const struct stretch *lines, size_t but)
{
	for (size_t i = 0; i < COLUMNS_COMPARED; i++)
		if (i != but && lines->alike[i] && lines->alike[i] * 4 >= lines->rows * 3)
			return true;
	return false;
}

static bool are_rows(const struct csv_suspect *q, const struct shape *first,
		     const struct stretch *lines)
{
	bool half = lines->rows * 2 >= lines->lines;
	bool most = lines->rows * 4 >= lines->lines * 3;
	bool never_closed = q->found.open && q->at_end && lines->end == q->len;

	if (!lines->rows || first->fields < q->width)
		return false;
	if (q->found.opening_inside < lines->end)
		return lines->closed || never_closed ? half : most;
	return most && (lines->lines >= LINES_SURE ||
			has_column_of_numbers(lines, never_closed ? SIZE_MAX : first->marked));
}

enum csv_verdict csv_judge_quote(const struct csv_suspect *q)
{
	size_t limit = q->opened + BYTES_AHEAD < q->len ? q->opened + BYTES_AHEAD : q->len;
	size_t end = line_end(q->data, q->opened, limit);
	struct stretch lines = {.lines = 0};
	struct shape first;

	if (end == limit && (limit < q->len || !q->at_end))
		return limit < q->len ? CSV_OPENS : CSV_UNDECIDED;
	first = shape_of(q->data, q->record, end, q->opened, q->delimiter);
	if (!q->found.open && q->found.end <= end) {
		struct shape opening = shape_of(q->data, q->record, end, SIZE_MAX, q->delimiter);
		return q->found.odd && first.fields == q->width && opening.fields != q->width
			   ? CSV_STRAY
			   : CSV_OPENS;
	}
	lines.end = end;
	if (end < limit && !look_ahead(q, end + 1, limit, &first, &lines))
		return CSV_UNDECIDED;
	return are_rows(q, &first, &lines) ? CSV_STRAY : CSV_OPENS;
}

size_t csv_count_fields(const char *data, size_t len, char delimiter)
{
	while (len && csv_is_line_end(data[len - 1]))
		len--;
	return shape_of(data, 0, len, SIZE_MAX, delimiter).fields;
}

/* ---- the text that results ---- */

/* The field of the quote at `at`, read as quoted; gives where it ends. */
static size_t add_quoted(char **out, const char *data, size_t len, size_t at, char delimiter)
{
	size_t end = at, last;

	while (end < len && data[end] != delimiter && !csv_is_line_end(data[end]))
		end++;
	last = end;
	while (last > at && csv_is_blank(data[last - 1], delimiter))
		last--;
	*(*out)++ = CSV_QUOTE_MARK;
	for (; at < last; at++) {
		if (data[at] == CSV_QUOTE_MARK)
			*(*out)++ = CSV_QUOTE_MARK;
		*(*out)++ = data[at];
	}
	*(*out)++ = CSV_QUOTE_MARK;
	return end;
}

size_t csv_write_strays(char *out, const char *data, size_t len, char delimiter,
			const size_t *strays, size_t count)
{
	char *start = out;
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		assert(strays[i] >= at && strays[i] < len && data[strays[i]] == CSV_QUOTE_MARK);
		memcpy(out, data + at, strays[i] - at);
		out += strays[i] - at;
		at = add_quoted(&out, data, len, strays[i], delimiter);
	}
	memcpy(out, data + at, len - at);
	return (size_t)(out - start) + len - at;
}
