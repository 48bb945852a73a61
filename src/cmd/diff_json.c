/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff_json.c: two runs compared, for programs: see diff_report.h. */
#include <math.h>

#include "cmd/band_json.h"
#include "cmd/diff_report.h"
#include "reports/money_words.h"
#include "reports/words.h"

static struct json *causes_of(unsigned causes)
{
	struct json *list = json_new_array();

	for (enum cause cause = 0; cause < CAUSE_COUNT; cause++)
		if (causes & (1u << cause))
			json_append_text(list, text_of(cause_word(cause)));
	return list;
}

static struct json *side_of(const struct run_record *run)
{
	struct json *object = json_new_object();
	struct text as_of = json_text(json_get(run->manifest, "as_of"));
	struct text version = json_text(json_get(run->manifest, "paybands_version"));

	json_set_string(object, "path", run->path);
	json_set_bool(object, "sample", run->bands.sample);
	json_set_string(object, "as_of", as_of.data);
	json_set_string(object, "paybands_version", version.data);
	return object;
}

static struct json *differences_of(const struct run_differences *d)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < d->count; i++) {
		struct json *object = json_new_object();
		json_set_string(object, "cause", cause_word(d->items[i].cause));
		json_set_string(object, "what", d->items[i].what);
		json_set_string(object, "was", d->items[i].was);
		json_set_string(object, "is", d->items[i].is);
		json_append(list, object);
	}
	return list;
}

static struct json *band_of(const struct band *b)
{
	struct json *object, *codes;

	if (!b)
		return NULL;
	object = json_new_object();
	codes = json_new_array();
	json_set_band(object, b);
	for (unsigned bit = 0; bit < 32; bit++)
		if ((b->suppressed & (1u << bit)) && suppression_code(1u << bit))
			json_append_text(codes, text_of(suppression_code(1u << bit)));
	json_set(object, "suppressed", codes);
	return object;
}

static struct json *shares_of(const struct diff_row *row)
{
	struct json *object;

	if (isnan(row->pair.difference))
		return NULL;
	object = json_new_object();
	for (enum cause cause = 0; cause < CAUSE_NONE; cause++)
		if (row->split.dollars[cause] != 0)
			json_set_rounded(object, cause_word(cause), row->split.dollars[cause], 2);
	return object;
}

static const struct run_part *part_of(const struct run_record *r, const struct band *row,
				      uint32_t source)
{
	const struct run_part *parts;
	size_t count = row ? run_parts(r, row, &parts) : 0;

	for (size_t i = 0; i < count; i++)
		if (parts[i].source == source)
			return &parts[i];
	return NULL;
}

static void set_part(struct json *object, const char *n, const char *median,
		     const struct run_part *part)
{
	if (part && part->n)
		json_set_integer(object, n, (long long)part->n);
	else
		json_set_null(object, n);
	json_set_rounded(object, median, part ? part->median : NAN, 2);
}

/* What each source said of an observed row, before and after. */
static struct json *sources_of(const struct diff_report *r, const struct diff_row *row)
{
	static const char *const states[] = {"same", "new", "gone", "changed"};
	const struct diff_evidence *v = r->evidence;
	struct json *list = json_new_array();
	bool observed = (row->pair.was ? row->pair.was : row->pair.is)->basis == BASIS_OBSERVED;

	for (uint32_t source = 0; observed && source < v->differences->source_count; source++) {
		const struct run_part *was = part_of(v->was, row->pair.was, source);
		const struct run_part *is = part_of(v->is, row->pair.is, source);
		struct text name = intern_text(&r->names->sources, source);
		struct json *object;
		if (!was && !is)
			continue;
		object = json_new_object();
		json_set_text(object, "source", name);
		json_set_string(object, "files",
				v->differences->known ? states[v->differences->sources[source]]
						      : NULL);
		set_part(object, "n_was", "p50_was", was);
		set_part(object, "n_is", "p50_is", is);
		json_append(list, object);
	}
	return list;
}

static struct json *row_of(const struct diff_report *r, const struct diff_row *row)
{
	const struct band *b = row->pair.was ? row->pair.was : row->pair.is;
	struct json *object = json_new_object();

	json_set_string(object, "change", band_change_word(row->pair.change));
	json_set_text(object, "role", intern_text(&r->names->roles, b->role));
	json_set_string(object, "level", band_level_word(b->level));
	json_set_string(object, "experience", band_experience_word(b->experience).text);
	json_set(object, "area", json_area_of(r->gazetteer, b->area));
	json_set_string(object, "component", component_word(b->component));
	json_set_string(object, "basis", basis_word(b->basis));
	json_set_or_null_value(object, "was", band_of(row->pair.was));
	json_set_or_null_value(object, "is", band_of(row->pair.is));
	json_set_rounded(object, "difference", row->pair.difference, 2);
	json_set_rounded(object, "share", row->pair.share, 6);
	json_set_or_null_value(object, "causes", shares_of(row));
	json_set(object, "together", causes_of(row->split.together));
	json_set_bool(object, "estimated", row->split.estimated);
	json_set(object, "possible", causes_of(row->split.possible));
	json_set(object, "sources", sources_of(r, row));
	return object;
}

void diff_json(struct buf *out, const struct diff_report *r)
{
	const struct diff_evidence *v = r->evidence;
	struct json *root = json_new_object(), *counts = json_new_object();
	struct json *rows = json_new_array();

	json_set_string(root, "schema", "paybands/diff/1");
	money_set_json(root, r->settings);
	json_set_bool(root, "sample", v->was->bands.sample || v->is->bands.sample);
	json_set(root, "was", side_of(v->was));
	json_set(root, "is", side_of(v->is));
	json_set_bool(root, "causes_known", v->differences->known);
	json_set(root, "differences", differences_of(v->differences));
	json_set_integer(root, "cells", (long long)r->cells);
	for (enum band_change change = 0; change < CHANGE_COUNT; change++)
		json_set_integer(counts, band_change_word(change), (long long)r->counts[change]);
	json_set(root, "counts", counts);
	for (size_t i = 0; i < r->count; i++)
		json_append(rows, row_of(r, &r->rows[i]));
	json_set(root, "rows", rows);
	json_write(root, out, false, false);
	json_free(root);
}
