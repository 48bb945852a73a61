/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_areas.c: from a publisher's own area codes to areas.
 *
 * A table of areas is a CSV file of the columns code, area and name; others (source, date) are for its readers.
 * `area` is as a band has it: a country (GB), a state or metro of the United States (US-CA, 41860), or a region
 * of another country, which is the country's code and one to four letters or digits (GB-TLI), and has a name. A
 * code without area is known and left out. Several codes may lead to one area. Rows are kept by code, without
 * case and accents.
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

/* By area, then as the rows are kept. */
static int by_area(const void *left, const void *right)
{
	const struct layout_area *a = *(const struct layout_area *const *)left;
	const struct layout_area *b = *(const struct layout_area *const *)right;
	int order = area_compare(a->area, b->area);

	return order ? order : (a > b) - (a < b); /* of one array */
}

static int check_names(struct err *e, const struct layout *l)
{
	const struct layout_area **rows = mem_zero(l->area_count, sizeof(*rows));
	int result = 0;

	for (size_t i = 0; i < l->area_count; i++)
		rows[i] = &l->areas[i];
	qsort(rows, l->area_count, sizeof(*rows), by_area);
	for (size_t i = 1; i < l->area_count && result == 0; i++)
		if (rows[i]->area.kind == AREA_REGION &&
		    area_compare(rows[i]->area, rows[i - 1]->area) == 0 &&
		    strcmp(rows[i]->name, rows[i - 1]->name) != 0)
			result = err_set(e, ERR_USAGE,
					 "%s: codes %s and %s have one area and the names "
					 "\"%s\" and \"%s\": give it one name",
					 l->area_table, rows[i - 1]->code, rows[i]->code,
					 rows[i - 1]->name, rows[i]->name);
	free(rows);
	return result;
}

/* A code has one area, however it is spelled, and a region one name. */
static int check(struct err *e, const struct layout *l)
{
	for (size_t i = 1; i < l->area_count; i++) {
		const struct layout_area *a = &l->areas[i];
		if (strcmp(a->key, a[-1].key) == 0 &&
		    (area_compare(a->area, a[-1].area) || strcmp(a->code, a[-1].code) == 0))
			return err_set(e, ERR_USAGE, "%s: code %s has two rows: keep one",
				       l->area_table, a->code);
	}
	return check_names(e, l);
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
