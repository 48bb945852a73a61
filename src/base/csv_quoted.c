/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_quoted.c: the door to libcsv, for records that are not plain.
 *
 * libcsv reports fields one by one from a buffer it reuses, and cannot be stopped from
 * its callbacks; so it is given exactly one record at a time and the fields are
 * copied side by side into room that is set aside before (a field is never longer
 * than its record, so the copies never move).
 *
 * csv_in.h is not included here: its struct csv_parser is not libcsv's.
 */
#include <csv.h>
#include <string.h>

#include "base/csv_private.h"
#include "base/mem.h"

enum { BLOCK_BYTES = 16 * 1024 };

struct csv_quoted {
	struct csv_parser parser;
	char *bytes;
	size_t room;
	size_t used;
	struct text *fields; /* the caller's, during a split */
	size_t most;
	size_t count;
};

static void *resize_bytes(void *old, size_t size)
{
	return mem_resize(old, size, 1);
}

static void take_field(void *bytes, size_t len, void *context)
{
	struct csv_quoted *q = context;

	if (q->count < q->most) {
		char *copy = q->bytes + q->used;
		if (len)
			memcpy(copy, bytes, len);
		q->used += len;
		q->fields[q->count] = (struct text){.data = copy, .len = len};
	}
	if (q->count <= q->most)
		q->count++;
}

struct csv_quoted *csv_quoted_new(char delimiter)
{
	struct csv_quoted *q = mem_zero(1, sizeof(*q));

	if (csv_init(&q->parser, CSV_STRICT_FINI) != 0)
		mem_fail();
	csv_set_delim(&q->parser, (unsigned char)delimiter);
	csv_set_blk_size(&q->parser, BLOCK_BYTES);
	csv_set_realloc_func(&q->parser, resize_bytes);
	return q;
}

void csv_quoted_free(struct csv_quoted *q)
{
	if (!q)
		return;
	csv_free(&q->parser);
	free(q->bytes);
	free(q);
}

size_t csv_quoted_split(struct csv_quoted *q, const char *data, size_t len, struct text *fields,
			size_t most)
{
	q->bytes = mem_grow(q->bytes, &q->room, len, 1);
	q->used = 0;
	q->fields = fields;
	q->most = most;
	q->count = 0;
	/* Neither can fail: memory is there, the grammar is not strict, no quote is open. */
	csv_parse(&q->parser, data, len, take_field, NULL, q);
	csv_fini(&q->parser, take_field, NULL, q);
	return q->count;
}
