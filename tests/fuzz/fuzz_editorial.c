/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_editorial.c: any bytes as an editorial file are a record within its limits or an error of one line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "model/title/editorial_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_editorial: %s\n", what);
	abort();
}

static void check_block(const struct editorial_block *block)
{
	hold(block->count > 0, "an empty block");
	for (size_t i = 0; i < block->count; i++) {
		const char *url = block->spans[i].url;

		hold(block->spans[i].text.len && utf8_valid(block->spans[i].text), "no text");
		hold(!url || strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0,
		     "a link to elsewhere");
		hold(!url || !strpbrk(url, " \"'<>()"), "a link that ends early");
	}
}

static void check(const struct editorial *e)
{
	hold(!e->name || (*e->name && strlen(e->name) <= EDITORIAL_LINE_MAX), "the name");
	hold(!e->months_low == !e->months_source, "months without a source");
	hold(e->months_low <= e->months_high && e->months_high <= EDITORIAL_MONTHS_MAX, "months");
	hold(e->time_percent >= 0 && e->time_percent <= 100, "time");
	hold(e->cost_low <= e->cost_high && e->cost_high <= EDITORIAL_COST_MAX, "cost");
	hold(e->months_low || !(e->time_percent || e->cost_low > 0), "time or cost without months");
	for (int i = 0; i < EDITORIAL_PARTS; i++) {
		hold(e->sections[i].count <= EDITORIAL_BLOCKS_MAX, "too many blocks");
		for (size_t k = 0; k < e->sections[i].count; k++)
			check_block(&e->sections[i].blocks[k]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct editorial editorial = {.name = NULL};
	struct err e = ERR_INIT;
	struct arena texts;

	arena_init(&texts);
	if (editorial_read(&e, &editorial, &texts, "a.md",
			   (struct text){.data = (const char *)data, .len = size}))
		hold(e.code == ERR_USAGE && *e.text && !strchr(e.text, '\n'), "not one line");
	else
		check(&editorial);
	editorial_release(&editorial);
	arena_release(&texts);
	return 0;
}
