/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_question.c: see own_question.h. */
#include "cmd/own_question.h"

#include <stdlib.h>

#include "base/csv_in.h"
#include "base/mem.h"
#include "cmd/question.h"

enum { LEAST_DEFAULT = 5, LEAST_MOST = 1000000 };
static const double TARGET_DEFAULT = 50;

/* ---- percentiles ---- */

static int compare_targets(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static int read_targets(struct err *e, struct own_question *out, const struct text_list *given)
{
	size_t kept = 0;

	if (given->count > OWN_TARGETS_MOST)
		return err_set(e, ERR_USAGE, "compare-own: --target is given %zu times; at most %d",
			       given->count, (int)OWN_TARGETS_MOST);
	for (size_t i = 0; i < given->count; i++)
		if (!question_percentile(&out->targets[i], given->items[i]))
			return err_set(e, ERR_USAGE,
				       "compare-own: --target \"%s\" is not a percentile above 0 "
				       "and below 100",
				       given->items[i]);
	out->target_count = given->count;
	if (!given->count)
		out->targets[out->target_count++] = TARGET_DEFAULT;
	qsort(out->targets, out->target_count, sizeof(*out->targets), compare_targets);
	for (size_t i = 0; i < out->target_count; i++)
		if (!kept || out->targets[i] > out->targets[kept - 1])
			out->targets[kept++] = out->targets[i];
	out->target_count = kept;
	return 0;
}

/* ---- groups ---- */

static int read_by(struct err *e, enum area_kind *out, const char *given)
{
	*out = AREA_METRO;
	if (!given)
		return 0;
	for (enum area_kind kind = AREA_COUNTRY; kind <= AREA_METRO; kind++)
		if (text_equal_fold(text_trim(text_of(given)), text_of(area_kind_word(kind)))) {
			*out = kind;
			return 0;
		}
	return err_set(e, ERR_USAGE, "compare-own: --by \"%s\" is not metro, state or country",
		       given);
}

static int read_least(struct err *e, size_t *out, const char *given)
{
	long long number;

	*out = LEAST_DEFAULT;
	if (!given)
		return 0;
	if (!text_to_long(text_trim(text_of(given)), &number) || number < 1 || number > LEAST_MOST)
		return err_set(e, ERR_USAGE,
			       "compare-own: --min-employees \"%s\" is not a number from 1", given);
	*out = (size_t)number;
	return 0;
}

/* ---- the pay structure ---- */

#define RANGE_COLUMNS(X)                                                                           \
	X(RANGE_ROLE, "role")                                                                      \
	X(RANGE_LEVEL, "level")                                                                    \
	X(RANGE_AREA, "area")                                                                      \
	X(RANGE_MINIMUM, "range_minimum")                                                          \
	X(RANGE_MAXIMUM, "range_maximum")
#define COLUMN_NAME(name, word) name,
#define COLUMN_WORD(name, word) word,
enum range_column { RANGE_COLUMNS(COLUMN_NAME) RANGE_COLUMN_COUNT };
static const char *const column_words[] = {RANGE_COLUMNS(COLUMN_WORD)};
#undef COLUMN_NAME
#undef COLUMN_WORD

struct reading {
	struct own_question *out;
	const char *path;
	const struct asker *by;
	bool header_seen;
	size_t columns[RANGE_COLUMN_COUNT];
	struct arena texts;
};

static int find_columns(struct err *e, struct reading *r, const struct csv_record *header)
{
	for (size_t i = 0; i < RANGE_COLUMN_COUNT; i++) {
		size_t at = 0;
		while (at < header->count &&
		       !text_equal(text_trim(header->fields[at]), text_of(column_words[i])))
			at++;
		if (at == header->count)
			return err_set(e, ERR_INPUT, "%s: no column %s", r->path, column_words[i]);
		r->columns[i] = at;
	}
	r->header_seen = true;
	return 0;
}

static int read_ends(struct err *e, struct own_range *out, const struct text *fields)
{
	if (!text_to_double(fields[RANGE_MINIMUM], &out->minimum) ||
	    !text_to_double(fields[RANGE_MAXIMUM], &out->maximum) ||
	    !(out->minimum > 0 && out->maximum > out->minimum))
		return err_set(e, ERR_INPUT,
			       "\"%.*s\" to \"%.*s\" is not a range: give plain amounts "
			       "per year, the minimum below the maximum",
			       TEXT_ARG(fields[RANGE_MINIMUM]), TEXT_ARG(fields[RANGE_MAXIMUM]));
	return 0;
}

/* Role, level and area as the options of other commands take them; the area may be "*" or empty. */
static int read_range(struct err *e, struct own_range *out, struct reading *r,
		      const struct text *fields)
{
	const char *role = arena_copy(&r->texts, fields[RANGE_ROLE]);
	const char *level = arena_copy(&r->texts, fields[RANGE_LEVEL]);
	struct areas_asked areas;

	*out = (struct own_range){.area = {.kind = AREA_ALL}};
	if (question_role(e, &out->role, r->by, role) ||
	    question_level(e, &out->level, r->by, level))
		return -1;
	if (fields[RANGE_AREA].len && !text_equal(fields[RANGE_AREA], TEXT_LITERAL("*"))) {
		if (question_area(e, &areas, r->by, arena_copy(&r->texts, fields[RANGE_AREA])))
			return -1;
		out->area = areas.areas[0];
	}
	return read_ends(e, out, fields);
}

static int on_record(struct err *e, void *context, const struct csv_record *record)
{
	struct reading *r = context;
	struct own_question *out = r->out;
	struct text fields[RANGE_COLUMN_COUNT];
	struct own_range range;

	if (!r->header_seen)
		return find_columns(e, r, record);
	for (size_t i = 0; i < RANGE_COLUMN_COUNT; i++) {
		if (r->columns[i] >= record->count)
			return err_set(e, ERR_INPUT, "%s:%llu: the row ends before the column %s",
				       r->path, (unsigned long long)record->line, column_words[i]);
		fields[i] = text_trim(record->fields[r->columns[i]]);
	}
	/* A level of structures.csv whose range is withheld. */
	if (!fields[RANGE_MINIMUM].len && !fields[RANGE_MAXIMUM].len)
		return 0;
	if (read_range(e, &range, r, fields))
		return err_prefix(e, "%s:%llu", r->path, (unsigned long long)record->line);
	for (size_t i = 0; i < out->range_count; i++)
		if (out->ranges[i].role == range.role && out->ranges[i].level == range.level &&
		    area_compare(out->ranges[i].area, range.area) == 0)
			return err_set(e, ERR_INPUT,
				       "%s:%llu: the range of this role, level and area is given "
				       "twice",
				       r->path, (unsigned long long)record->line);
	out->ranges =
	    mem_grow(out->ranges, &out->range_room, out->range_count + 1, sizeof(*out->ranges));
	out->ranges[out->range_count++] = range;
	return 0;
}

static int read_ranges(struct err *e, struct own_question *out, const char *path,
		       const struct asker *by)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};
	struct reading r = {.out = out, .path = path, .by = by};
	int result;

	arena_init(&r.texts);
	result = csv_read_file(e, path, &dialect, on_record, &r);
	arena_release(&r.texts);
	if (result == 0 && !out->range_count)
		return err_set(e, ERR_INPUT, "%s: has no ranges", path);
	return result;
}

/* ---- all of it ---- */

int own_question_read(struct err *e, struct own_question *out, const struct options *options,
		      const struct tables *tables)
{
	const struct asker by = {.command = "compare-own",
				 .catalogue = tables->catalogue,
				 .gazetteer = tables->gazetteer};

	*out = (struct own_question){.one_basis = options->basis != NULL};
	if (options->json && options->csv)
		return err_set(e, ERR_USAGE, "compare-own: give --json or --csv, not both");
	if (read_targets(e, out, &options->targets) || read_by(e, &out->by, options->by) ||
	    read_least(e, &out->least, options->least) ||
	    (options->basis && question_basis(e, &out->basis, &by, options->basis)))
		return -1;
	return options->ranges ? read_ranges(e, out, options->ranges, &by) : 0;
}

void own_question_release(struct own_question *q)
{
	free(q->ranges);
	*q = (struct own_question){.ranges = NULL};
}
