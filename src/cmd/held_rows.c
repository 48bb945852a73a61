/* SPDX-License-Identifier: GPL-3.0-or-later */
/* held_rows.c: holds rows until the header is known, then writes them; see held_rows.h. */
#include "cmd/held_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "ingest/ingest.h"

struct held_rows {
	struct file_out *out;
	struct buf rows;
	struct row_traces traces;
	bool wrote; /* the header and the held rows were written: nothing is held any more */
};

struct held_rows *held_rows_new(struct file_out *out, struct row_traces traces)
{
	struct held_rows *h = mem_alloc(1, sizeof(*h));

	*h = (struct held_rows){.out = out, .traces = traces};
	buf_init(&h->rows, BUF_LIMIT_DEFAULT);
	return h;
}

void held_rows_free(struct held_rows *h)
{
	if (!h)
		return;
	buf_release(&h->rows);
	free(h);
}

/* The row that `rest` begins with, without its newline; a line break within quotes ends none. */
static struct text next_row(struct text *rest)
{
	struct text row = {.data = rest->data, .len = 0};
	bool quoted = false;

	for (;;) {
		const char *from = row.data + row.len;
		size_t left = rest->len - row.len;
		const char *end = memchr(from, '\n', left);
		size_t len = end ? (size_t)(end - from) : left;
		for (const char *q = from; (q = memchr(q, '"', (size_t)(from + len - q))); q++)
			quoted = !quoted;
		row.len += len;
		if (!quoted || !end)
			break;
		row.len++;
	}
	rest->data += row.len + (row.len < rest->len);
	rest->len -= row.len + (row.len < rest->len);
	return row;
}

/* False if the row has a range; otherwise it is cut to the contract's columns. */
static bool cut_ends(struct text *row)
{
	const size_t len = strlen(OBSERVATION_NO_ENDS);

	if (row->len < len || memcmp(row->data + row->len - len, OBSERVATION_NO_ENDS, len) != 0)
		return false;
	row->len -= len;
	return true;
}

static bool has_range(struct text rows)
{
	while (rows.len) {
		struct text row = next_row(&rows);
		if (!cut_ends(&row))
			return true;
	}
	return false;
}

static int write_header(struct err *e, struct held_rows *h, bool ends)
{
	struct buf header;
	int result;

	buf_init(&header, BUF_LIMIT_DEFAULT);
	observation_header(&header, h->traces, ends);
	result = file_out_write(e, h->out, header.data, header.len);
	buf_release(&header);
	h->wrote = true;
	return result;
}

static int write_held(struct err *e, struct held_rows *h)
{
	int result = file_out_write(e, h->out, h->rows.data, h->rows.len);

	buf_release(&h->rows);
	buf_init(&h->rows, BUF_LIMIT_DEFAULT);
	return result;
}

int held_rows_add(struct err *e, struct held_rows *h, struct text rows)
{
	if (h->wrote)
		return file_out_write(e, h->out, rows.data, rows.len);
	buf_add(&h->rows, rows.data, rows.len);
	if (h->rows.len < HELD_ROWS_MOST && !has_range(rows))
		return 0;
	return write_header(e, h, true) || write_held(e, h) ? -1 : 0;
}

int held_rows_end(struct err *e, struct held_rows *h)
{
	struct text rest = buf_text(&h->rows);
	struct buf cut;
	int result;

	if (h->wrote)
		return 0;
	buf_init(&cut, BUF_LIMIT_DEFAULT);
	while (rest.len) {
		struct text row = next_row(&rest);
		(void)cut_ends(&row);
		buf_add(&cut, row.data, row.len);
		buf_add_char(&cut, '\n');
	}
	result = write_header(e, h, false);
	if (result == 0)
		result = file_out_write(e, h->out, cut.data, cut.len);
	buf_release(&cut);
	return result;
}
