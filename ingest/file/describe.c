/* SPDX-License-Identifier: GPL-3.0-or-later */
/* describe.c: lists a layout's columns as found in a file, and the file's unused ones; see
 * describe.h. */
#include "ingest/file/describe.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/file/bind.h"

/* A description in the making: which of the file's columns have a use. */
struct describing {
	struct description *out;
	const struct binding *binding;
	bool *used;
};

static void add(struct describing *d, const char *kind, struct text name,
		const struct layout_column *wanted, int column, struct text constant)
{
	struct description *out = d->out;
	struct buf use;

	buf_init(&use, BUF_LIMIT_DEFAULT);
	buf_add_string(&use, kind);
	buf_add_text(&use, name);
	out->columns = mem_grow(out->columns, &out->room, out->count + 1, sizeof(*out->columns));
	out->columns[out->count++] = (struct described_column){
	    .use = arena_copy(&out->texts, buf_text(&use)),
	    .header = column == COLUMN_NONE
			  ? NULL
			  : arena_copy(&out->texts, text_of(d->binding->header[column])),
	    .wanted = wanted->names.count ? arena_copy(&out->texts, wanted->names.items[0]) : "",
	    .constant = constant.data ? arena_copy(&out->texts, constant) : NULL,
	};
	if (column != COLUMN_NONE)
		d->used[column] = true;
	buf_release(&use);
}

static void add_case(struct describing *d, const struct layout_case *rows,
		     const struct bound_case *bound)
{
	const struct text none = {.data = NULL, .len = 0};

	add(d, "when ", rows->name, &rows->rows.column, bound->rows, none);
	for (size_t i = 0; i < rows->count; i++) {
		int column = bound->rows == COLUMN_NONE ? COLUMN_NONE : bound->columns[i];
		add(d, field_info(rows->columns[i].field)->word, none, &rows->columns[i].column,
		    column, none);
	}
}

static void describe_columns(struct describing *d, const struct layout *l)
{
	const struct binding *b = d->binding;
	const struct text none = {.data = NULL, .len = 0};

	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (l->columns[i].names.count || l->constants[i].data)
			add(d, field_info((enum field)i)->word, none, &l->columns[i], b->columns[i],
			    l->constants[i]);
	for (size_t i = 0; i < l->case_count; i++)
		add_case(d, &l->cases[i], &b->cases[i]);
	for (size_t i = 0; i < l->filter_count; i++)
		add(d, "filter ", l->filters[i].rule, &l->filters[i].column, b->filter_columns[i],
		    none);
	for (size_t i = 0; i < l->measure_count; i++)
		add(d, "measure ", l->measures[i].name, &l->measures[i].column,
		    b->measure_columns[i], none);
}

static void describe_unused(struct describing *d)
{
	struct description *out = d->out;
	const struct binding *b = d->binding;

	out->unused = mem_alloc(b->width, sizeof(*out->unused));
	for (size_t i = 0; i < b->width; i++)
		if (!d->used[i])
			out->unused[out->unused_count++] =
			    arena_copy(&out->texts, text_of(b->header[i]));
}

int describe_file(struct err *e, struct description *out, const struct layout *layout,
		  const char *path, double expansion_limit)
{
	const struct source_file_options options = {.expansion_limit = expansion_limit};
	struct source_file file;
	int result = source_file_open(e, &file, layout, path, &options);

	*out = (struct description){.columns = NULL};
	arena_init(&out->texts);
	if (result == 0) {
		struct describing d = {.out = out, .binding = &file.binding};
		d.used = mem_zero(file.binding.width, sizeof(*d.used));
		out->width = file.binding.width;
		out->delimiter = file.dialect.delimiter;
		out->header_line = file.binding.header_line;
		describe_columns(&d, layout);
		describe_unused(&d);
		free(d.used);
	}
	source_file_close(&file);
	return result;
}

void description_release(struct description *d)
{
	free(d->columns);
	free(d->unused);
	arena_release(&d->texts);
	*d = (struct description){.columns = NULL};
}
