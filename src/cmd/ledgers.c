#include "cmd/ledgers.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/json.h"

enum { TITLES_SHOWN = 15 };

static double percent(uint64_t part, uint64_t whole)
{
	return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void print_share(struct buf *out, const char *what, uint64_t part, uint64_t whole)
{
	buf_addf(out, "  %-22s %10" PRIu64 "  %5.1f%%\n", what, part, percent(part, whole));
}

static void print_tally(struct buf *out, const struct tally *tally, uint64_t whole, size_t most)
{
	uint32_t *ids;
	size_t count;

	tally_order(tally, &ids, &count);
	for (size_t i = 0; i < count && i < most; i++) {
		struct text name = intern_text(&tally->names, ids[i]);
		uint64_t n = tally->counts[ids[i]];
		buf_addf(out, "    %10" PRIu64 "  %5.1f%%  ", n, percent(n, whole));
		/* A title is an input's text: it must not move the cursor. */
		for (size_t c = 0; c < name.len; c++)
			buf_add_char(out, (unsigned char)name.data[c] < 0x20 ? ' ' : name.data[c]);
		buf_add_char(out, '\n');
	}
	if (count > most)
		buf_addf(out, "    and %zu more\n", count - most);
	free(ids);
}

static void print_ledger(struct buf *out, const struct ledger *l)
{
	char oldest[11], newest[11];

	buf_addf(out, "%s  (%s%s)\n", l->source, l->title, l->sample ? "; a SAMPLE, not pay" : "");
	for (size_t i = 0; i < l->file_count; i++)
		buf_addf(out, "  file %s, %" PRIu64 " bytes%s%s\n", l->files[i].name,
			 l->files[i].bytes, l->files[i].encoding ? ", " : "",
			 l->files[i].encoding ? l->files[i].encoding : "");
	date_to_iso(l->oldest, oldest);
	date_to_iso(l->newest, newest);
	if (*oldest)
		buf_addf(out, "  dated %s to %s\n", oldest, newest);
	buf_addf(out, "  %-22s %10" PRIu64 "\n", "rows read", l->rows_read);
	print_share(out, "used", l->observations, l->rows_read);
	print_share(out, "filtered", tally_total(&l->filtered), l->rows_read);
	print_tally(out, &l->filtered, l->rows_read, SIZE_MAX);
	print_share(out, "rejected", ledger_rejected(l), l->rows_read);
	for (size_t i = 0; i < REJECT_COUNT; i++)
		if (l->rejected[i])
			buf_addf(out, "    %10" PRIu64 "  %5.1f%%  %s: %s\n", l->rejected[i],
				 percent(l->rejected[i], l->rows_read),
				 reject_word((enum reject_reason)i),
				 reject_help((enum reject_reason)i));
	if (l->matched || l->unmatched_titles.names.count) {
		print_share(out, "of the used, a role", l->matched, l->observations);
		print_share(out, "a level", l->levelled, l->observations);
		print_share(out, "a country", l->placed, l->observations);
		if (l->unmatched_titles.names.count)
			buf_add_string(out, "  titles that match no role, most frequent first\n");
		print_tally(out, &l->unmatched_titles, l->observations, TITLES_SHOWN);
	}
	buf_add_char(out, '\n');
}

static struct json *tally_json(const struct tally *tally)
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

static struct json *ledger_json(const struct ledger *l)
{
	struct json *object = json_new_object(), *rejected = json_new_object();

	json_set_string(object, "source", l->source);
	json_set_string(object, "layout", l->layout);
	json_set_bool(object, "sample", l->sample);
	json_set_integer(object, "rows_read", (long long)l->rows_read);
	json_set_integer(object, "used", (long long)l->observations);
	json_set_integer(object, "matched", (long long)l->matched);
	json_set_integer(object, "levelled", (long long)l->levelled);
	json_set_integer(object, "placed", (long long)l->placed);
	json_set(object, "filtered", tally_json(&l->filtered));
	for (size_t i = 0; i < REJECT_COUNT; i++)
		if (l->rejected[i])
			json_set_integer(rejected, reject_word((enum reject_reason)i),
					 (long long)l->rejected[i]);
	json_set(object, "rejected", rejected);
	json_set(object, "unmatched_titles", tally_json(&l->unmatched_titles));
	return object;
}

void ledgers_text(struct buf *out, const struct gather *g)
{
	for (size_t i = 0; i < g->ledger_count; i++)
		print_ledger(out, &g->ledgers[i]);
}

void ledgers_json(struct buf *out, const struct gather *g)
{
	struct json *all = json_new_array();

	for (size_t i = 0; i < g->ledger_count; i++)
		json_append(all, ledger_json(&g->ledgers[i]));
	json_write(all, out, false, false);
	json_free(all);
}
