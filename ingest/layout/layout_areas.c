/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_areas.c: from a publisher's own area codes to areas.
 *
 * A table of areas is a CSV file of the columns code, area and name; others (source, date) are for its readers.
 * `area` is as a band has it: a country (GB), a state or metro of the United States (US-CA, 41860), or a region of
 * another country, which is the country's code and one to four letters or digits (GB-TLI), and has a name. A code
 * without area is known and left out. Several codes may lead to one area. Rows are kept by code, without case and accents.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "ingest/layout/layout_private.h"
#include "model/place/place.h"

enum { CODE, AREA, NAME };

/* Names are published, and codes stand in messages. */
static bool is_text(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if ((unsigned char)t.data[i] < ' ')
			return false;
	return utf8_valid(t);
}

/* A publisher's names, too, are codes: "QUÉBEC" is "Québec" and "Quebec". Punctuation tells codes apart. */
static void key_of(struct buf *out, struct text theirs)
{
	unicode_fold(out, theirs, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
}

static int on_row(struct err *e, void *context, const struct reference_row *row)
{
	struct layout *l = context;
	struct text theirs = text_trim(row->fields[CODE]), area = text_trim(row->fields[AREA]);
	struct text name = text_trim(row->fields[NAME]);
	struct layout_area known = {.line = row->line};
	struct buf key;

	if (!theirs.len)
		return err_set(e, ERR_USAGE, "the code is empty");
	if (!is_text(theirs) || !is_text(name))
		return err_set(e, ERR_USAGE,
			       "the code or the name is not text in UTF-8, without control "
			       "characters: save the file as UTF-8");
	if (area.len && (!area_from_text(&known.area, area) || known.area.kind == AREA_ALL))
		return err_set(e, ERR_USAGE,
			       "area \"%.*s\" is not the code of an area: write a country (GB), a "
			       "state (US-CA), a CBSA code (41860), or a region: its country, a "
			       "dash, one to four letters or digits (GB-TLI)",
			       TEXT_ARG(area));
	if (known.area.kind == AREA_REGION && !name.len)
		return err_set(e, ERR_USAGE, "the region %.*s has no name", TEXT_ARG(area));
	known.left_out = !area.len;
	known.code = arena_copy(&l->texts, theirs);
	known.name = arena_copy(&l->texts, name);
	buf_init(&key, BUF_LIMIT_DEFAULT);
	key_of(&key, theirs);
	known.key = arena_copy(&l->texts, buf_text(&key));
	buf_release(&key);
	l->areas = mem_grow(l->areas, &l->area_room, l->area_count + 1, sizeof(*l->areas));
	l->areas[l->area_count++] = known;
	return 0;
}

static int by_key(const void *left, const void *right)
{
	const struct layout_area *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	return order ? order : (a->line > b->line) - (a->line < b->line);
}

static bool same_region(const struct layout_area *a, const struct layout_area *b)
{
	return a->area.kind == AREA_REGION && b->area.kind == AREA_REGION &&
	       a->area.place.country == b->area.place.country &&
	       a->area.place.state == b->area.place.state;
}

static bool same_area(const struct layout_area *a, const struct layout_area *b)
{
	return a->left_out == b->left_out && a->area.kind == b->area.kind &&
	       a->area.place.country == b->area.place.country &&
	       a->area.place.state == b->area.place.state &&
	       a->area.place.metro == b->area.place.metro;
}

/* A code has one area, however it is spelled, and a region one name. */
static int check(struct err *e, const struct layout *l)
{
	for (size_t i = 0; i < l->area_count; i++) {
		const struct layout_area *a = &l->areas[i];
		if (i && strcmp(a->key, a[-1].key) == 0 &&
		    (!same_area(a, a - 1) || strcmp(a->code, a[-1].code) == 0))
			return err_set(e, ERR_USAGE, "%s: code %s has two rows: keep one",
				       l->area_table, a->code);
		for (size_t k = 0; k < i; k++)
			if (same_region(a, &l->areas[k]) && strcmp(a->name, l->areas[k].name) != 0)
				return err_set(e, ERR_USAGE,
					       "%s: codes %s and %s have one area and the names "
					       "\"%s\" and \"%s\": give it one name",
					       l->area_table, l->areas[k].code, a->code,
					       l->areas[k].name, a->name);
	}
	return 0;
}

int layout_read_areas(struct err *e, struct layout *l, const struct layers *folders)
{
	static const char *const columns[] = {"code", "area", "name", NULL};

	if (!l->area_table)
		return 0;
	if (layout_read_beside(e, l, &l->area_table, folders, columns, on_row, &l->area_count))
		return -1;
	qsort(l->areas, l->area_count, sizeof(*l->areas), by_key);
	return check(e, l);
}

static int compare_key(const void *key, const void *entry)
{
	return strcmp(key, ((const struct layout_area *)entry)->key);
}

const struct layout_area *layout_area_of(const struct layout *l, struct text theirs)
{
	const struct layout_area *found = NULL;
	struct buf key;

	buf_init(&key, BUF_LIMIT_DEFAULT);
	key_of(&key, theirs);
	if (l->area_count && key.len)
		found = bsearch(key.data, l->areas, l->area_count, sizeof(*l->areas), compare_key);
	buf_release(&key);
	return found;
}

void layout_name_regions(const struct layout *l, struct gazetteer *gazetteer)
{
	for (size_t i = 0; i < l->area_count; i++)
		if (l->areas[i].area.kind == AREA_REGION)
			gazetteer_add_region(gazetteer, l->areas[i].area.place.country,
					     l->areas[i].area.place.state,
					     text_of(l->areas[i].name));
}
