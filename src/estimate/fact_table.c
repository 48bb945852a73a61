/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact_table.c: see fact_table.h. */
#include "estimate/fact_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void fact_table_init(struct fact_table *t)
{
	*t = (struct fact_table){.items = NULL};
	arena_init(&t->texts);
}

void fact_table_release(struct fact_table *t)
{
	free(t->items);
	arena_release(&t->texts);
	*t = (struct fact_table){.items = NULL};
}

void fact_table_add(struct fact_table *t, const struct fact *fact)
{
	struct fact copy = *fact;

	copy.source = arena_copy(&t->texts, text_of(fact->source));
	copy.kind = arena_copy(&t->texts, text_of(fact->kind));
	copy.key = arena_copy(&t->texts, text_of(fact->key));
	t->items = mem_grow(t->items, &t->room, t->count + 1, sizeof(*t->items));
	t->items[t->count++] = copy;
}

int fact_compare(const struct fact *a, const struct fact *b)
{
	int order = strcmp(a->source, b->source);

	if (!order)
		order = strcmp(a->kind, b->kind);
	if (!order)
		order = strcmp(a->key, b->key);
	return order ? order : (a->year > b->year) - (a->year < b->year);
}

static int compare(const void *left, const void *right)
{
	return fact_compare(left, right);
}

void fact_table_sort(struct fact_table *t)
{
	if (t->count)
		qsort(t->items, t->count, sizeof(*t->items), compare);
}

const struct fact *fact_find(const struct fact_table *t, const char *source, const char *kind,
			     const char *key, int year)
{
	const struct fact wanted = {.source = source, .kind = kind, .key = key, .year = year};

	return t->count ? bsearch(&wanted, t->items, t->count, sizeof(wanted), compare) : NULL;
}
