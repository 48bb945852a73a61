/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_json.c: the page of `paybands check` for a program, and its table of all sources. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/json.h"
#include "cmd/check_page.h"

/* [{text, rows}], most frequent first. */
static struct json *tally_to_json(const struct tally *tally)
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

/* What became of the source's rows, in words of its own: ledger.json is what programs read. */
static struct json *ledger_to_json(const struct ledger *l)
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

static struct json *columns_json(const struct description *d, bool found)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < d->count; i++) {
		const struct described_column *c = &d->columns[i];
		if ((c->header || c->constant) != found)
			continue;
		struct json *one = json_new_object();
		json_set_string(one, "use", c->use);
		json_set_string(one, "column", c->header ? c->header : found ? NULL : c->wanted);
		if (found)
			json_set_string(one, "constant", c->constant);
		json_append(list, one);
	}
	return list;
}

static struct json *file_json(const struct input_file *file, const struct description *d)
{
	struct json *object = json_new_object(), *unused = json_new_array();
	char delimiter[2] = {d->delimiter, '\0'};

	json_set_string(object, "name", file->name);
	json_set_integer(object, "bytes", (long long)file->bytes);
	json_set_string(object, "encoding", file->encoding);
	json_set_string(object, "delimiter", delimiter);
	json_set_integer(object, "header_line", (long long)d->header_line);
	json_set_integer(object, "columns", (long long)d->width);
	json_set(object, "used", columns_json(d, true));
	json_set(object, "missing", columns_json(d, false));
	for (size_t i = 0; i < d->unused_count; i++)
		json_append_text(unused, text_of(d->unused[i]));
	json_set(object, "unused", unused);
	return object;
}

static struct json *shares_json(const struct ledger *l, const struct survey_counts *s)
{
	struct json *object = json_new_object(), *level = json_new_object();

	json_set_integer(object, "role", (long long)l->matched);
	json_set_integer(object, "level", (long long)l->levelled);
	for (int basis = LEVEL_BASIS_NONE + 1; basis < LEVEL_BASIS_COUNT; basis++)
		if (basis != LEVEL_BASIS_YEARS || s->by_basis[basis])
			json_set_integer(level, level_basis_word((enum level_basis)basis),
					 (long long)s->by_basis[basis]);
	json_set(object, "level_by", level);
	for (int c = 0; c < COMPONENT_COUNT; c++)
		json_set_integer(object, component_word((enum component)c), (long long)s->pay[c]);
	json_set_integer(object, "date", (long long)s->dated);
	json_set_integer(object, "country", (long long)l->placed);
	json_set_integer(object, "us", (long long)s->in_us);
	json_set_integer(object, "us_state", (long long)s->in_state);
	json_set_integer(object, "us_metro", (long long)s->in_metro);
	json_set_integer(object, "years", (long long)s->with_years);
	json_set_integer(object, "employer", (long long)s->with_employer);
	json_set_integer(object, "remote", (long long)s->with_remote);
	return object;
}

static struct json *rejects_json(const struct reject_notes *notes)
{
	struct json *list = json_new_array();

	for (size_t r = 0; r < REJECT_COUNT; r++) {
		for (size_t i = 0; i < notes->count[r]; i++) {
			const struct reject_note *note = &notes->first[r][i];
			struct json *one = json_new_object();
			json_set_string(one, "reason", reject_word((enum reject_reason)r));
			json_set_string(one, "file", note->file);
			json_set_integer(one, "line", (long long)note->line);
			json_set_string(one, "field", note->field);
			json_set_string(one, "value", note->value);
			json_append(list, one);
		}
	}
	return list;
}

static struct json *quarantine_json(const struct quarantine *q, const struct catalogue *catalogue)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < q->count; i++) {
		const struct quarantined *row = &q->rows[i];
		struct json *one = json_new_object();
		char country[4];
		code_text(row->country, country);
		json_set_text(one, "file", intern_text(&q->names, row->file));
		json_set_integer(one, "line", (long long)row->line);
		json_set_string(one, "role", catalogue_role(catalogue, row->role)->id);
		json_set_string(one, "country", country);
		json_set_string(one, "component", component_word(row->figure.component));
		json_set_number(one, "pay", (double)row->figure.pay / MONEY_PER_DOLLAR);
		json_set_number(one, "score", row->figure.score);
		json_set_number(one, "median", (double)row->figure.median / MONEY_PER_DOLLAR);
		json_append(list, one);
	}
	return list;
}

void check_json(struct buf *out, const struct gather *g)
{
	struct json *all = json_new_array();

	for (size_t i = 0; i < g->ledger_count; i++) {
		const struct ledger *l = &g->ledgers[i];
		const struct survey *s = &g->surveys[i];
		struct json *object = ledger_to_json(l), *files = json_new_array();
		for (size_t f = 0; f < s->file_count && f < l->file_count; f++)
			json_append(files, file_json(&l->files[f], &s->files[f]));
		json_set(object, "files", files);
		json_set_integer(object, "equal_rows", (long long)l->equal_rows);
		json_set(object, "given", shares_json(l, &s->counts));
		json_set_integer(object, "dated_outside_the_wage_index", (long long)l->held);
		json_set_integer(object, "doubtful_totals", (long long)l->doubtful_totals);
		json_set(object, "unplaced", tally_to_json(&l->unplaced));
		json_set(object, "undated", tally_to_json(&l->undated));
		json_set(object, "first_rejects", rejects_json(&s->rejects));
		json_set(object, "quarantine",
			 quarantine_json(&g->quarantines[i], g->tables->catalogue));
		json_append(all, object);
	}
	json_write(all, out, false, false);
	json_free(all);
}

/* ---- all sources in one table ---- */

static void add_percent(struct buf *out, uint64_t part, uint64_t whole)
{
	if (whole)
		buf_addf(out, " %.1f%% |", 100.0 * (double)part / (double)whole);
	else
		buf_add_string(out, " |");
}

static void add_reasons(struct buf *out, const struct ledger *l)
{
	const char *before = " ";

	for (size_t r = 0; r < REJECT_COUNT; r++) {
		if (!l->rejected[r])
			continue;
		buf_addf(out, "%s%s %" PRIu64, before, reject_word((enum reject_reason)r),
			 l->rejected[r]);
		before = ", ";
	}
	buf_add_string(out, " |");
}

/* How many rows gave a range, and as what it counts. */
static void add_ranges(struct buf *out, const struct ledger *l)
{
	if (l->brackets)
		buf_addf(out, " %" PRIu64 " in brackets", l->brackets);
	if (l->posted_ranges)
		buf_addf(out, "%s %" PRIu64 " posted", l->brackets ? "," : "", l->posted_ranges);
	if (l->paired)
		buf_addf(out, "%s %" PRIu64 " of two rows",
			 l->brackets || l->posted_ranges ? "," : "", l->paired);
	buf_add_string(out, " |");
}

void check_summary(struct buf *out, const struct gather *g)
{
	buf_add_string(
	    out, "| source | rows read | used | filtered | rejected | sum | by reason | "
		 "quarantined | role | level | country | US state | US metro | ranges |\n"
		 "| --- | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: | ---: | ---: | "
		 "---: | ---: | --- |\n");
	for (size_t i = 0; i < g->ledger_count; i++) {
		const struct ledger *l = &g->ledgers[i];
		const struct survey_counts *s = &g->surveys[i].counts;
		uint64_t filtered = tally_total(&l->filtered), rejected = ledger_rejected(l);
		bool is_pay = l->matched || l->unmatched_titles.names.count || s->dated;
		uint64_t whole = is_pay ? l->observations : 0;

		buf_addf(out, "| %s | %" PRIu64 " | %" PRIu64 " | %" PRIu64 " | %" PRIu64 " | %s |",
			 l->source, l->rows_read, l->observations, filtered, rejected,
			 l->rows_read == ledger_accounted(l) ? "holds" : "WRONG");
		add_reasons(out, l);
		buf_addf(out, " %" PRIu64 " |", l->quarantined);
		add_percent(out, l->matched, whole);
		add_percent(out, l->levelled, whole);
		add_percent(out, l->placed, whole);
		add_percent(out, s->in_state, s->in_us);
		add_percent(out, s->in_metro, s->in_us);
		add_ranges(out, l);
		buf_add_char(out, '\n');
	}
}
