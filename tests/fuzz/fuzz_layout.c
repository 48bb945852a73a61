/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_layout.c: any bytes are a usable layout or an error of one line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/layout/layout_private.h"
#include "tests/unit/memory_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_layout: %s\n", what);
	abort();
}

static void check(const struct layout *l)
{
	bool named = false;

	hold(*layout_name(l) && *layout_title(l) && *layout_publisher(l) && *layout_licence(l),
	     "a text is missing");
	for (const char *c = layout_name(l); *c; c++)
		hold((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-',
		     "a name that is none");
	for (int i = 0; i < FIELD_COUNT; i++) {
		const struct field_info *info = field_info((enum field)i);
		named = named || l->columns[i].names.count || l->constants[i].data;
		hold(info->parsers & PARSER_BIT(l->parsers[i]), "a parser the field has not");
		hold(!l->columns[i].names.count || (info->kinds & (1u << l->kind)),
		     "a column of another kind");
	}
	hold(named, "nothing is read");
	for (size_t i = 0; i < l->filter_count; i++)
		hold(l->filters[i].column.names.count > 0, "a filter of no column");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct memory_file file = memory_file_new(data, size);
	struct layout *layout = NULL;
	struct err e = ERR_INIT;

	if (layout_load(&e, &layout, LAYERS_INSTALLED(""), file.path)) {
		hold(e.code == ERR_USAGE || e.code == ERR_INPUT, "an error of another kind");
		hold(*e.text && !strchr(e.text, '\n'), "not one line");
		hold(layout == NULL, "a layout with an error");
	} else {
		check(layout);
	}
	layout_free(layout);
	memory_file_close(&file);
	return 0;
}
