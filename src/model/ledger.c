/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger.c: counting what became of every row.
 *
 * Counts are integers and tallies are keyed by text, so that merging gives the
 * same ledger in any order; tally_order is where an order is made.
 */
#include "model/ledger.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

#define REASON_WORD(name, word, help) [name] = (word),
#define REASON_HELP(name, word, help) [name] = (help),
static const char *const reject_words[] = {REJECT_REASONS(REASON_WORD)};
static const char *const reject_helps[] = {REJECT_REASONS(REASON_HELP)};

const char *reject_word(enum reject_reason reason)
{
	assert(reason < REJECT_COUNT);
	return reject_words[reason];
}

const char *reject_help(enum reject_reason reason)
{
	assert(reason < REJECT_COUNT);
	return reject_helps[reason];
}

struct text reject_cut(struct text value)
{
	if (value.len <= REJECT_VALUE_MAX)
		return value;
	value.len = REJECT_VALUE_MAX;
	/* Drops a character that the cut would split: its later bytes are 10xxxxxx. In text that is
	 * not UTF-8 all bytes before may look so, hence the limit of four. */
	for (int back = 0; back < 4; back++) {
		if (((unsigned char)value.data[value.len] & 0xc0) != 0x80)
			return value;
		value.len--;
	}
	value.len = REJECT_VALUE_MAX;
	return value;
}

/* ---- tally ---- */

void tally_init(struct tally *t)
{
	*t = (struct tally){.limit = TALLY_LIMIT, .keep_below = UINT64_MAX};
	intern_init(&t->names);
}

void tally_release(struct tally *t)
{
	if (!t)
		return;
	intern_release(&t->names);
	free(t->counts);
	*t = (struct tally){.counts = NULL};
}

static void keep_name(struct tally *t, struct text name, uint64_t hash, uint64_t count)
{
	uint32_t known = t->names.count;
	uint32_t id = intern_add_hashed(&t->names, name, hash);

	if (id == known) {
		t->counts = mem_grow(t->counts, &t->room, (size_t)id + 1, sizeof(*t->counts));
		t->counts[id] = 0;
	}
	t->counts[id] += count;
}

/* Moves the names whose hash is not under `below` to the others. What stays has never been
 * there, so its count is whole. */
static void tally_narrow(struct tally *t, uint64_t below)
{
	struct tally narrow;

	tally_init(&narrow);
	narrow.limit = t->limit;
	narrow.keep_below = below;
	narrow.others = t->others;
	for (uint32_t id = 0; id < t->names.count; id++) {
		struct text name = intern_text(&t->names, id);
		uint64_t hash = text_hash(name);
		if (hash < below)
			keep_name(&narrow, name, hash, t->counts[id]);
		else
			narrow.others += t->counts[id];
	}
	assert(below < t->keep_below && tally_total(&narrow) == tally_total(t));
	tally_release(t);
	*t = narrow;
}

void tally_add(struct tally *t, struct text name, uint64_t count)
{
	uint64_t hash = text_hash(name);

	if (hash >= t->keep_below) {
		t->others += count;
		return;
	}
	keep_name(t, name, hash, count);
	/* Halving by halves: how far it goes depends on the names alone. */
	while (t->names.count > t->limit)
		tally_narrow(t, t->keep_below / 2);
}

void tally_merge(struct tally *into, const struct tally *from)
{
	if (from->keep_below < into->keep_below)
		tally_narrow(into, from->keep_below);
	into->others += from->others;
	for (uint32_t id = 0; id < from->names.count; id++)
		tally_add(into, intern_text(&from->names, id), from->counts[id]);
}

/* What was counted in one alone is given to the other. */
static void tally_take(struct tally *into, struct tally *from)
{
	struct tally untouched = *into;

	if (into->names.count || into->others || into->keep_below < UINT64_MAX ||
	    into->limit != from->limit)
		return;
	*into = *from;
	*from = untouched;
}

uint64_t tally_total(const struct tally *t)
{
	uint64_t total = t->others;

	for (uint32_t id = 0; id < t->names.count; id++)
		total += t->counts[id];
	return total;
}

struct tally_entry {
	uint64_t count;
	struct text name;
	uint32_t id;
};

static int by_count_then_name(const void *left, const void *right)
{
	const struct tally_entry *a = left, *b = right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return text_compare(a->name, b->name);
}

void tally_order(const struct tally *t, uint32_t **ids, size_t *count)
{
	size_t n = t->names.count;
	struct tally_entry *entries = mem_alloc(n, sizeof(*entries));

	for (uint32_t id = 0; id < n; id++)
		entries[id] = (struct tally_entry){
		    .count = t->counts[id],
		    .name = intern_text(&t->names, id),
		    .id = id,
		};
	qsort(entries, n, sizeof(*entries), by_count_then_name);
	*ids = mem_alloc(n, sizeof(**ids));
	for (size_t i = 0; i < n; i++)
		(*ids)[i] = entries[i].id;
	*count = n;
	free(entries);
}

/* ---- ledger ---- */

void ledger_init(struct ledger *l, const char *source)
{
	*l = (struct ledger){.source = mem_copy_text(source, strlen(source))};
	tally_init(&l->filtered);
	tally_init(&l->unmatched_titles);
	tally_init(&l->unplaced);
	tally_init(&l->undated);
}

void ledger_release(struct ledger *l)
{
	if (!l)
		return;
	free(l->source);
	free(l->layout);
	free(l->title);
	free(l->publisher);
	free(l->licence);
	free(l->url);
	free(l->note);
	for (size_t i = 0; i < l->file_count; i++) {
		free(l->files[i].name);
		free(l->files[i].encoding);
	}
	free(l->files);
	tally_release(&l->filtered);
	tally_release(&l->unmatched_titles);
	tally_release(&l->unplaced);
	tally_release(&l->undated);
	*l = (struct ledger){.source = NULL};
}

static bool has_file(const struct ledger *l, struct text name)
{
	for (size_t i = 0; i < l->file_count; i++)
		if (text_equal(text_of(l->files[i].name), name))
			return true;
	return false;
}

const struct input_file *ledger_cut_file(const struct ledger *l)
{
	for (size_t i = 0; i < l->file_count; i++)
		if (l->files[i].from > 0 || l->files[i].to < l->files[i].of)
			return &l->files[i];
	return NULL;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (strcmp(path, "-") == 0)
		return "standard input";
	return slash ? slash + 1 : path;
}

char *ledger_file_name(const struct ledger *l, const char *path)
{
	const char *last = last_part(path);
	struct buf name;
	char *copy;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	buf_add_string(&name, last);
	for (int i = 2; has_file(l, buf_text(&name)); i++) {
		buf_clear(&name);
		buf_addf(&name, "%s (%d)", last, i);
	}
	copy = mem_copy_text(name.data, name.len);
	buf_release(&name);
	return copy;
}

void ledger_add_file(struct ledger *l, const char *path, const char *sha256, uint64_t bytes)
{
	char *name = ledger_file_name(l, path);
	struct input_file *file;

	l->files = mem_grow(l->files, &l->file_room, l->file_count + 1, sizeof(*l->files));
	file = &l->files[l->file_count++];
	*file =
	    (struct input_file){.name = name, .own_len = strlen(last_part(path)), .bytes = bytes};
	memcpy(file->sha256, sha256, strnlen(sha256, SHA256_HEX_BYTES - 1));
}

void ledger_note_content(struct ledger *l, const char content[SHA256_HEX_BYTES])
{
	assert(l->file_count > 0);
	memcpy(l->files[l->file_count - 1].content, content, SHA256_HEX_BYTES);
}

void ledger_note_encoding(struct ledger *l, struct text encoding)
{
	struct input_file *file = &l->files[l->file_count - 1];

	assert(l->file_count > 0);
	free(file->encoding);
	file->encoding = mem_copy_text(encoding.data, encoding.len);
}

void ledger_note_date(struct ledger *l, struct date date)
{
	if (!date.year)
		return;
	if (!l->oldest.year || date_compare(date, l->oldest) < 0)
		l->oldest = date;
	if (!l->newest.year || date_compare(date, l->newest) > 0)
		l->newest = date;
}

void ledger_merge(struct ledger *into, const struct ledger *from)
{
	into->sample = into->sample || from->sample;
#define ADD(count) into->count += from->count;
	LEDGER_COUNTS(ADD)
#undef ADD
	for (int reason = 0; reason < REJECT_COUNT; reason++)
		into->rejected[reason] += from->rejected[reason];
#define MERGE(tally) tally_merge(&into->tally, &from->tally);
	LEDGER_TALLIES(MERGE)
#undef MERGE
	ledger_note_date(into, from->oldest);
	ledger_note_date(into, from->newest);
}

void ledger_take(struct ledger *into, struct ledger *from)
{
#define TAKE(tally) tally_take(&into->tally, &from->tally);
	LEDGER_TALLIES(TAKE)
#undef TAKE
	ledger_merge(into, from);
}

uint64_t ledger_rejected(const struct ledger *l)
{
	uint64_t total = 0;

	for (int reason = 0; reason < REJECT_COUNT; reason++)
		total += l->rejected[reason];
	return total;
}

uint64_t ledger_accounted(const struct ledger *l)
{
	return l->observations + ledger_rejected(l) + tally_total(&l->filtered) + l->paired;
}

int ledger_check(struct err *e, const struct ledger *l)
{
	uint64_t rejected = ledger_rejected(l);
	uint64_t filtered = tally_total(&l->filtered);

	if (l->rows_read == ledger_accounted(l))
		return 0;
	return err_set(e, ERR_BUG,
		       "source %s: the ledger does not add up: %" PRIu64 " rows read, but %" PRIu64
		       " used + %" PRIu64 " rejected + %" PRIu64 " filtered + %" PRIu64
		       " paired; this is a bug in paybands",
		       l->source, l->rows_read, l->observations, rejected, filtered, l->paired);
}
