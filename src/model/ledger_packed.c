/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger_packed.c: see ledger_packed.h. A count that LEDGER_COUNTS has is packed; one that it has not fails the
 * assertion of the size.
 */
#include "model/ledger_packed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/packed_values.h"

#define ONE_COUNT(count) +sizeof(uint64_t)
#define ONE_TALLY(name) +sizeof(struct tally)
enum {
	/* Texts, the date given and the two marks, files, the two of pairs, three counts of ranges,
	 * dates. */
	BESIDE_COUNTS = 7 * sizeof(char *) + 8 + 3 * sizeof(void *) + 5 * sizeof(uint64_t) + 8,
};
_Static_assert(sizeof(struct ledger) == BESIDE_COUNTS LEDGER_COUNTS(ONE_COUNT)
						LEDGER_TALLIES(ONE_TALLY) +
					    REJECT_COUNT * sizeof(uint64_t),
	       "a count of the ledger is in LEDGER_COUNTS, or of ranges");
#undef ONE_COUNT
#undef ONE_TALLY

static void pack_tally(struct buf *out, const struct tally *t)
{
	uint32_t *ids;
	size_t count;

	tally_order(t, &ids, &count);
	pack_u64(out, t->keep_below);
	pack_varint(out, t->others);
	pack_varint(out, count);
	for (size_t i = 0; i < count; i++) {
		pack_text(out, intern_text(&t->names, ids[i]));
		pack_varint(out, t->counts[ids[i]]);
	}
	free(ids);
}

static void unpack_tally(struct unpacking *in, struct tally *into, uint64_t rows)
{
	struct tally from;
	size_t count;

	tally_init(&from);
	from.keep_below = unpack_u64(in);
	from.others = unpack_within(in, rows);
	count = unpack_count(in, 2);
	for (size_t i = 0; i < count && !in->bad; i++) {
		struct text name = unpack_text(in);
		uint64_t n = unpack_within(in, rows);
		if (packed_hold(in, text_hash(name) < from.keep_below &&
					from.names.count < TALLY_LIMIT))
			tally_add(&from, name, n);
	}
	if (!in->bad)
		tally_merge(into, &from);
	tally_release(&from);
}

static void pack_files(struct buf *out, const struct ledger *l)
{
	pack_varint(out, l->file_count);
	for (size_t i = 0; i < l->file_count; i++) {
		const struct input_file *file = &l->files[i];
		/* "pay.csv" of "pay.csv (2)": it may be the third of that name in another ledger. */
		pack_text(out, (struct text){.data = file->name, .len = file->own_len});
		pack_text(out, text_of(file->sha256));
		pack_text(out, text_of(file->content));
		pack_varint(out, file->bytes);
		pack_varint(out, file->rows_read);
		pack_varint(out, file->observations);
		pack_text(out, text_of(file->encoding ? file->encoding : ""));
		pack_varint(out, file->from);
		pack_varint(out, file->to);
		pack_varint(out, file->of);
	}
}

static bool is_digest(struct text hex)
{
	for (size_t i = 0; i < hex.len; i++)
		if (!ascii_digit(hex.data[i]) && !(hex.data[i] >= 'a' && hex.data[i] <= 'f'))
			return false;
	return hex.len == 0 || hex.len == SHA256_HEX_BYTES - 1;
}

/* A file as it stands in the bytes. */
struct packed_file {
	struct text name, sha256, content, encoding;
	uint64_t bytes, rows_read, observations, from, to, of;
};

static bool unpack_file(struct unpacking *in, struct packed_file *f)
{
	f->name = unpack_text(in);
	f->sha256 = unpack_text(in);
	f->content = unpack_text(in);
	f->bytes = unpack_varint(in);
	f->rows_read = unpack_varint(in);
	f->observations = unpack_varint(in);
	f->encoding = unpack_text(in);
	f->from = unpack_varint(in);
	f->to = unpack_varint(in);
	f->of = unpack_varint(in);
	return packed_hold(in, is_digest(f->sha256) && is_digest(f->content) && f->from <= f->to &&
				   f->to <= f->of);
}

/* Does it go on where the last one of the ledger was cut? */
static bool goes_on(const struct ledger *l, const struct packed_file *f)
{
	const struct input_file *last = l->file_count ? &l->files[l->file_count - 1] : NULL;

	return last && f->from > 0 && last->to == f->from && last->of == f->of &&
	       text_equal(f->sha256, text_of(last->sha256)) &&
	       text_equal(f->content, text_of(last->content)) &&
	       text_equal(f->name, (struct text){.data = last->name, .len = last->own_len});
}

static void add_file(struct ledger *into, const struct packed_file *f)
{
	char *path = mem_copy_text(f->name.data, f->name.len), hex[SHA256_HEX_BYTES] = "";
	struct input_file *file;

	memcpy(hex, f->sha256.data, f->sha256.len);
	ledger_add_file(into, path, hex, f->bytes);
	file = &into->files[into->file_count - 1];
	memcpy(file->content, f->content.data, f->content.len);
	file->from = f->from;
	file->of = f->of;
	ledger_note_encoding(into, f->encoding);
	free(path);
}

static void take_file(struct ledger *into, const struct packed_file *f)
{
	struct input_file *file;

	if (!goes_on(into, f))
		add_file(into, f);
	file = &into->files[into->file_count - 1];
	file->rows_read += f->rows_read;
	file->observations += f->observations;
	file->to = f->to;
}

void ledger_pack(struct buf *out, const struct ledger *l)
{
	pack_files(out, l);
#define PACK(count) pack_varint(out, l->count);
	LEDGER_COUNTS(PACK)
#undef PACK
	for (size_t i = 0; i < REJECT_COUNT; i++)
		pack_varint(out, l->rejected[i]);
#define PACK(tally) pack_tally(out, &l->tally);
	LEDGER_TALLIES(PACK)
#undef PACK
	pack_date(out, l->oldest);
	pack_date(out, l->newest);
	pack_u64(out, l->first_pair);
	pack_u64(out, l->open_pair);
}

/* False if its first row goes on from the last one so far. `before`: so many rows were there; what has none says
 * nothing of pairs. */
static bool unpack_pairs(struct unpacking *in, struct ledger *into, uint64_t before)
{
	uint64_t first_pair = unpack_u64(in), open_pair = unpack_u64(in), last = into->open_pair;

	if (into->rows_read == before)
		return true;
	if (before == 0)
		into->first_pair = first_pair;
	into->open_pair = open_pair;
	return !last || last != first_pair;
}

bool ledger_unpack(struct unpacking *in, struct ledger *into, uint64_t rows)
{
	uint64_t before = into->rows_read;
	size_t files = unpack_count(in, 10);
	struct packed_file file;

	for (size_t i = 0; i < files && !in->bad; i++)
		if (unpack_file(in, &file))
			take_file(into, &file);
#define UNPACK(count) into->count += unpack_within(in, rows);
	LEDGER_COUNTS(UNPACK)
#undef UNPACK
	for (size_t i = 0; i < REJECT_COUNT; i++)
		into->rejected[i] += unpack_within(in, rows);
#define UNPACK(tally) unpack_tally(in, &into->tally, rows);
	LEDGER_TALLIES(UNPACK)
#undef UNPACK
	ledger_note_date(into, unpack_date(in));
	ledger_note_date(into, unpack_date(in));
	return unpack_pairs(in, into, before);
}
