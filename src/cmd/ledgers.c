/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledgers.c: ledgers and tallies as JSON; see ledgers.h. */
#include "cmd/ledgers.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"

struct json *tally_to_json(const struct tally *tally)
{
	struct json *list = json_new_array();
	uint32_t *ids;
	size_t count;

	tally_order(tally, &ids, &count);
	for (size_t i = 0; i < count; i++) {
		struct json *one = json_new_object();
		json_set_text(one, "text", intern_text(&tally->names, ids[i]));
		json_set_integer(one, "rows", (long long)tally->counts[ids[i]]);
		json_append(list, one);
	}
	free(ids);
	return list;
}

struct json *ledger_to_json(const struct ledger *l)
{
	struct json *object = json_new_object(), *rejected = json_new_object();

	json_set_string(object, "source", l->source);
	json_set_string(object, "layout", l->layout);
	json_set_bool(object, "sample", l->sample);
	json_set_integer(object, "rows_read", (long long)l->rows_read);
	json_set_integer(object, "used", (long long)l->observations);
	if (l->paired)
		json_set_integer(object, "paired", (long long)l->paired);
	json_set_integer(object, "matched", (long long)l->matched);
	json_set_integer(object, "matched_similar", (long long)l->matched_similar);
	json_set_integer(object, "matched_by_specialty", (long long)l->matched_by_specialty);
	json_set_integer(object, "matched_by_occupation", (long long)l->matched_by_occupation);
	json_set_integer(object, "vetoed_by_occupation", (long long)l->vetoed_by_occupation);
	json_set_integer(object, "levelled", (long long)l->levelled);
	json_set_integer(object, "level_conflicts", (long long)l->level_conflicts);
	json_set_integer(object, "placed", (long long)l->placed);
	if (l->brackets)
		json_set_integer(object, "brackets", (long long)l->brackets);
	if (l->posted_ranges)
		json_set_integer(object, "posted_ranges", (long long)l->posted_ranges);
	json_set(object, "filtered", tally_to_json(&l->filtered));
	for (size_t i = 0; i < REJECT_COUNT; i++)
		if (l->rejected[i])
			json_set_integer(rejected, reject_word((enum reject_reason)i),
					 (long long)l->rejected[i]);
	json_set(object, "rejected", rejected);
	json_set(object, "unmatched_titles", tally_to_json(&l->unmatched_titles));
	return object;
}

void ledgers_json(struct buf *out, const struct gather *g)
{
	struct json *all = json_new_array();

	for (size_t i = 0; i < g->ledger_count; i++)
		json_append(all, ledger_to_json(&g->ledgers[i]));
	json_write(all, out, false, false);
	json_free(all);
}

void band_counts_print(const struct band_counts *bands, const struct settings *settings)
{
	if (!bands->too_few && !bands->employer && !bands->complementary)
		return;
	fprintf(stderr,
		"bands: %zu cells published, %zu left out (fewer than %ld observations), %zu "
		"withheld (employer), %zu withheld (complementary)\n",
		bands->published, bands->too_few, settings->min_n, bands->employer,
		bands->complementary);
}
