/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger_json.c: ledger.json, what became of every row: see schema/ledger.schema.json.
 *
 * rows_read = observations + rejected + filtered + paired is in the file with both sides, so that a
 * reader can check the sum.
 */
#include "reports/formats.h"

#include <stdlib.h>

#include "reports/reports.h"

enum { TITLES_SHOWN = 200 };

static struct json *files(const struct ledger *l)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < l->file_count; i++) {
		struct json *file = json_new_object();

		json_set_string(file, "name", l->files[i].name);
		json_set_integer(file, "bytes", (long long)l->files[i].bytes);
		json_set_string(file, "sha256", *l->files[i].sha256 ? l->files[i].sha256 : NULL);
		json_append(list, file);
	}
	return list;
}

static struct json *rejected(const struct ledger *l)
{
	struct json *object = json_new_object();
	struct json *reasons = json_new_array();

	json_set_integer(object, "total", (long long)ledger_rejected(l));
	for (enum reject_reason reason = 0; reason < REJECT_COUNT; reason++) {
		struct json *entry;

		if (!l->rejected[reason])
			continue;
		entry = json_new_object();
		json_set_string(entry, "reason", reject_word(reason));
		json_set_integer(entry, "rows", (long long)l->rejected[reason]);
		json_set_string(entry, "meaning", reject_help(reason));
		json_append(reasons, entry);
	}
	json_set(object, "reasons", reasons);
	return object;
}

/* {total, distinct, `key`: [{`name`, rows}]}: the most frequent first, at most `most` of them, and
 * none of fewer than `least` rows: what few people wrote is theirs. */
static struct json *tallied(const struct tally *t, const char *key, const char *name, size_t most,
			    uint64_t least)
{
	struct json *object = json_new_object();
	struct json *list = json_new_array();
	uint32_t *ids;
	size_t count;

	tally_order(t, &ids, &count);
	json_set_integer(object, "total", (long long)tally_total(t));
	json_set_integer(object, "distinct", (long long)count);
	for (size_t i = 0; i < count && i < most && t->counts[ids[i]] >= least; i++) {
		struct json *entry = json_new_object();

		json_set_text(entry, name, intern_text(&t->names, ids[i]));
		json_set_integer(entry, "rows", (long long)t->counts[ids[i]]);
		json_append(list, entry);
	}
	json_set(object, key, list);
	free(ids);
	return object;
}

static struct json *sum_check(const struct ledger *l)
{
	struct json *object = json_new_object();
	uint64_t parts = ledger_accounted(l);

	json_set_integer(object, "rows_read", (long long)l->rows_read);
	json_set_integer(object, "accounted_for", (long long)parts);
	json_set_bool(object, "holds", parts == l->rows_read);
	return object;
}

/* What became of pay that is a range; NULL where none is. */
static struct json *ranges(const struct ledger *l)
{
	struct json *object;

	if (!l->brackets && !l->posted_ranges)
		return NULL;
	object = json_new_object();
	json_set_integer(object, "brackets", (long long)l->brackets);
	json_set_integer(object, "posted", (long long)l->posted_ranges);
	json_set_integer(object, "distinct", (long long)l->distinct_ranges);
	return object;
}

static struct json *source(const struct ledger *l, uint64_t least)
{
	struct json *object = json_new_object();

	json_set_string(object, "source", l->source);
	json_set_string(object, "layout", l->layout);
	json_set_string(object, "title", l->title);
	json_set_string(object, "publisher", l->publisher);
	json_set_string(object, "licence", l->licence);
	json_set_string(object, "url", l->url);
	json_set_bool(object, "sample", l->sample);
	json_set(object, "files", files(l));
	json_set_integer(object, "rows_read", (long long)l->rows_read);
	json_set_integer(object, "observations", (long long)l->observations);
	json_set(object, "rejected", rejected(l));
	json_set(object, "filtered", tallied(&l->filtered, "rules", "rule", SIZE_MAX, 0));
	json_set_integer(object, "paired", (long long)l->paired);
	json_set(object, "sum", sum_check(l));
	json_set_integer(object, "with_a_role", (long long)l->matched);
	json_set_integer(object, "with_a_role_by_similar_words", (long long)l->matched_similar);
	json_set_integer(object, "with_a_role_by_specialty", (long long)l->matched_by_specialty);
	json_set_integer(object, "with_a_role_by_occupation_code",
			 (long long)l->matched_by_occupation);
	json_set_integer(object, "without_a_role_by_occupation_code",
			 (long long)l->vetoed_by_occupation);
	json_set_integer(object, "with_a_level", (long long)l->levelled);
	json_set_integer(object, "with_a_level_others_contradict", (long long)l->level_conflicts);
	json_set_integer(object, "with_a_country", (long long)l->placed);
	json_set_or_null(object, "ranges", ranges(l));
	json_set_integer(object, "quarantined", (long long)l->quarantined);
	json_set_integer(object, "dated_outside_the_wage_index", (long long)l->held);
	json_set_integer(object, "equal_rows", (long long)l->equal_rows);
	json_set_integer(object, "doubtful_totals", (long long)l->doubtful_totals);
	json_set_date(object, "oldest", l->oldest);
	json_set_date(object, "newest", l->newest);
	json_set(object, "unmatched_titles",
		 tallied(&l->unmatched_titles, "titles", "title", TITLES_SHOWN, least));
	json_set(object, "unplaced", tallied(&l->unplaced, "places", "place", TITLES_SHOWN, least));
	json_set(object, "undated", tallied(&l->undated, "dates", "date", TITLES_SHOWN, least));
	return object;
}

/* What became of every observed cell. */
static struct json *bands(const struct band_counts *counts)
{
	struct json *object = json_new_object();

	json_set_integer(object, "published", (long long)counts->published);
	json_set_integer(object, "left_out_n", (long long)counts->too_few);
	json_set_integer(object, "withheld_employer", (long long)counts->employer);
	json_set_integer(object, "withheld_complementary", (long long)counts->complementary);
	return object;
}

void ledger_json(struct buf *out, const struct summary *s)
{
	struct json *root = json_opening(s, "paybands/ledger/1");
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->ledger_count; i++)
		json_append(list, source(&s->ledgers[i], (uint64_t)s->settings->min_n));
	json_set(root, "sources", list);
	json_set(root, "bands", bands(&s->bands.observed));
	json_write(root, out, false, false);
	json_free(root);
}

void reports_add_ledger(struct buf *out, const struct summary *summary)
{
	ledger_json(out, summary);
}
