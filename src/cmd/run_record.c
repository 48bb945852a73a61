/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_record.c: see run_record.h. */
#include "cmd/run_record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "cmd/run_folder.h"
#include "model/reference_table.h"

void run_names_init(struct run_names *names)
{
	intern_init(&names->roles);
	intern_init(&names->sources);
}

void run_names_release(struct run_names *names)
{
	intern_release(&names->roles);
	intern_release(&names->sources);
}

/* ---- sources.csv ---- */

enum { ROLE, LEVEL, EXPERIENCE, AREA_KIND, AREA, COMPONENT, SOURCE, N, P50, FIELDS };

struct reading {
	struct run_record *out;
	struct run_names *names;
};

static int on_part(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct reading *r = context;
	struct run_record *out = r->out;
	struct run_part part = {.median = NAN};
	const struct band_words words = {.level = fields[LEVEL],
					 .experience = fields[EXPERIENCE],
					 .area_kind = fields[AREA_KIND],
					 .area = fields[AREA],
					 .component = fields[COMPONENT]};
	long long n;

	if (!band_words_read(&words, &part.cell))
		return err_set(e, ERR_INPUT, "not a row that a run writes");
	part.cell.role = (uint16_t)intern_add(&r->names->roles, fields[ROLE]);
	part.source = intern_add(&r->names->sources, fields[SOURCE]);
	if (text_to_long(fields[N], &n) && n > 0)
		part.n = (uint64_t)n;
	if (!text_to_double(fields[P50], &part.median))
		part.median = NAN;
	out->parts = mem_grow(out->parts, &out->part_room, out->part_count + 1, sizeof(part));
	out->parts[out->part_count++] = part;
	return 0;
}

static int compare_parts(const void *left, const void *right)
{
	const struct run_part *a = left, *b = right;
	int order = band_compare(&a->cell, &b->cell);

	return order ? order : (a->source > b->source) - (a->source < b->source);
}

/* A table alone, and a run of before this file was written, have none. */
static int read_parts(struct err *e, struct run_record *out, struct run_names *names)
{
	static const char *const columns[] = {"role", "level",	   "experience", "area_kind",
					      "area", "component", "source",	 "n",
					      "p50",  NULL};
	char *path = run_file_beside(out->path, "sources.csv");
	struct reading reading = {.out = out, .names = names};
	const struct reference_table table = {.files = {.installed = path},
					      .columns = columns,
					      .on_row = on_part,
					      .context = &reading};
	struct stat status;
	int result = stat(path, &status) == 0 ? reference_table_read(e, &table) : 0;

	free(path);
	if (out->part_count)
		qsort(out->parts, out->part_count, sizeof(*out->parts), compare_parts);
	return result;
}

size_t run_parts(const struct run_record *r, const struct band *row, const struct run_part **out)
{
	struct band cell = *row;
	size_t low = 0, high = r->part_count, end;

	cell.basis = BASIS_OBSERVED;
	cell.source = SOURCE_ALL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (band_compare(&r->parts[middle].cell, &cell) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < r->part_count && band_compare(&r->parts[end].cell, &cell) == 0; end++)
		;
	*out = r->parts + low;
	return end - low;
}

/* ---- all of it ---- */

int run_record_read(struct err *e, struct run_record *out, const char *run, struct run_names *names)
{
	*out = (struct run_record){.path = NULL};
	if (run_bands_path(e, &out->path, run))
		return -1;
	if (band_file_read_all(e, &out->bands, out->path, &names->roles)) {
		free(out->path);
		*out = (struct run_record){.path = NULL};
		return -1;
	}
	if (run_manifest_read(e, &out->manifest, out->path) == 0 && read_parts(e, out, names) == 0)
		return 0;
	run_record_release(out);
	return -1;
}

void run_record_release(struct run_record *r)
{
	free(r->path);
	band_file_release(&r->bands);
	json_in_free(r->manifest);
	free(r->parts);
	*r = (struct run_record){.path = NULL};
}
