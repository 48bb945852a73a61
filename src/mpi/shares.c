/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares.c: see shares.h. */
#include "mpi/shares.h"

#include <string.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "cmd/gather_parts.h"
#include "cmd/gather_source.h"
#include "cmd/part_combine.h"
#include "cmd/part_identity.h"
#include "cmd/part_walk.h"
#include "cmd/share.h"

void share_part_init(struct share_part *p)
{
	part_sections_init(&p->sections);
	p->rows = 0;
}

void share_part_release(struct share_part *p)
{
	part_sections_release(&p->sections);
}

static bool is_empty(const struct share_part *p)
{
	return p->sections.of[PART_ledger].len == 0;
}

static void replace(struct share_part *p, struct part_sections *by, uint64_t rows)
{
	part_sections_release(&p->sections);
	p->sections = *by;
	p->rows = rows;
	part_sections_init(by);
}

/* ---- reading ---- */

struct reading {
	const struct gather *gather;
	struct share_part *part;
};

static int take_part(struct err *e, void *context, size_t number, struct part_sections *sections)
{
	struct reading *r = context;

	(void)e;
	replace(r->part, sections, r->gather->ledgers[number].rows_read);
	return 0;
}

static int find_share(struct err *e, struct share *out, const struct session *s, size_t number,
		      uint64_t rank, uint64_t ranks)
{
	const struct source *source = &s->config.sources[number];
	struct layout *layout = NULL;

	if (gather_load_layout(e, &s->gather, source, &layout))
		return -1;
	share_of(out, source, layout_reads_apart(layout), rank, ranks);
	layout_free(layout);
	return 0;
}

static int own_share(struct err *e, struct share *out, const struct ranks *r,
		     const struct session *s, size_t number)
{
	return find_share(e, out, s, number, (uint64_t)r->own, (uint64_t)r->count);
}

int share_read(struct err *e, const struct ranks *r, const struct session *s, size_t number,
	       struct share_part *part)
{
	struct config config = s->config;
	struct source source = s->config.sources[number];
	struct part_keeper keeper = {.distance = s->config.settings.outlier_distance / 2,
				     .give = take_part};
	struct gather g = {.config = &config,
			   .home = &s->home,
			   .tables = &s->tables,
			   .tables_identity = s->gather.tables_identity,
			   .keeper = &keeper,
			   .any_rejects = true,
			   .quiet = true};
	struct reading reading = {.gather = &g, .part = part};
	struct share share;
	int result;

	if (own_share(e, &share, r, s, number))
		return -1;
	if (share.first == share.end)
		return 0;
	share_take(&source, &share);
	config.sources = &source;
	config.count = 1;
	if (config.settings.jobs == 0)
		config.settings.jobs = 1; /* there is a rank for each processor */
	keeper.context = &reading;
	part_keeper_start(&keeper, 1);
	result = gather_read(e, &g);
	part_keeper_release(&keeper);
	g.keeper = NULL;
	gather_release(&g);
	return result;
}

/* ---- the same files? ---- */

static const char *hash_of_file(const char *path, char hex[SHA256_HEX_BYTES])
{
	struct err ignored = ERR_INIT;
	uint64_t bytes;

	memset(hex, 0, SHA256_HEX_BYTES);
	if (!strchr(path, '#') && file_digest(&ignored, path, hex, &bytes))
		memcpy(hex, "unreadable", 10);
	return hex;
}

/* Of the next rank's share, a line for each file; an empty one for a file that is cut: ranks that read pieces of
 * it hash all of it, and pieces of different files are not joined. */
static int hash_share(struct err *e, const struct ranks *r, const struct session *s, size_t number,
		      struct buf *out)
{
	const struct source *source = &s->config.sources[number];
	const uint64_t ranks = (uint64_t)r->count;
	char hex[SHA256_HEX_BYTES];
	struct share share;

	if (find_share(e, &share, s, number, ((uint64_t)r->own + 1) % ranks, ranks))
		return -1;
	for (size_t i = share.first; i < share.end; i++)
		buf_addf(out, "%s\n",
			 share_cuts(&share, i) ? "" : hash_of_file(source->paths.items[i], hex));
	return 0;
}

static int compare_files(struct err *e, const struct ranks *r, const struct source *source,
			 const struct share *share, const struct ledger *ledger, struct text seen)
{
	struct text hex;

	for (size_t i = share->first; i < share->end && i - share->first < ledger->file_count;
	     i++) {
		text_split(&seen, '\n', &hex);
		if (hex.len && !text_equal(hex, text_of(ledger->files[i - share->first].sha256)))
			return err_set(
			    e, ERR_INPUT,
			    "%s: differs between rank %d and rank %d: give all ranks the "
			    "same inputs",
			    source->paths.items[i], r->own, (r->own + r->count - 1) % r->count);
	}
	return 0;
}

static int check_own(struct err *e, const struct ranks *r, const struct session *s, size_t number,
		     const struct share_part *part, struct text seen)
{
	const struct source *source = &s->config.sources[number];
	const struct part own = part_view(&part->sections, part->rows, source->name);
	struct share share;
	struct ledger ledger;
	int result = own_share(e, &share, r, s, number);

	if (result || is_empty(part))
		return result;
	ledger_init(&ledger, source->name);
	result = part_walk_ledger(e, &own, &ledger);
	if (result == 0)
		result = compare_files(e, r, source, &share, &ledger, seen);
	ledger_release(&ledger);
	return result;
}

int share_check(struct err *e, struct ranks *r, const struct session *s, size_t number,
		const struct share_part *part)
{
	uint64_t sent = r->sent;
	struct buf mine, theirs;
	int result;

	if (r->count == 1)
		return 0;
	buf_init(&mine, BUF_LIMIT_DEFAULT);
	buf_init(&theirs, BUF_LIMIT_DEFAULT);
	result = hash_share(e, r, s, number, &mine);
	ranks_exchange(r, buf_text(&mine), &theirs);
	r->sent = sent; /* not of parts */
	if (result == 0)
		result = check_own(e, r, s, number, part, buf_text(&theirs));
	buf_release(&theirs);
	buf_release(&mine);
	return result;
}

/* ---- one of all ---- */

static int combine(struct err *e, const struct session *s, struct share_part *part,
		   const struct part *later)
{
	const struct gather g = {.config = &s->config, .home = &s->home, .tables = &s->tables};
	const struct part first = part_view(&part->sections, part->rows, "a rank's part");
	struct part_sections sections;
	int result;

	part_sections_init(&sections);
	result = part_combine(e, &g, &sections, &first, later);
	if (result == 0)
		replace(part, &sections, part->rows + later->head.rows);
	part_sections_release(&sections);
	return result;
}

static void copy_part(struct share_part *to, const struct part *from)
{
	for (size_t i = 0; i < PART_SECTION_COUNT; i++)
		buf_add_text(&to->sections.of[i], from->sections[i]);
	to->rows = from->head.rows;
}

int share_pack(struct err *e, const struct session *s, size_t number, const struct share_part *part,
	       struct buf *out)
{
	struct part_head head;
	struct buf room;
	int result;

	buf_init(&room, BUF_LIMIT_DEFAULT);
	result = part_identity(e, &head, &room, &s->gather, &s->config.sources[number]);
	head.rows = part->rows;
	if (result == 0)
		part_write(out, &head, &part->sections);
	buf_release(&room);
	return result;
}

/* Nothing is sent where nothing was read, or can be said of it. */
static int send_part(struct err *e, struct ranks *r, int to, const struct session *s, size_t number,
		     const struct share_part *part)
{
	struct buf bytes;
	int result = 0;

	buf_init(&bytes, PART_MOST);
	if (!is_empty(part))
		result = share_pack(e, s, number, part, &bytes);
	ranks_send(r, to, buf_text(&bytes));
	buf_release(&bytes);
	return result;
}

static int receive_part(struct err *e, int from, const struct session *s, struct share_part *part)
{
	struct part later;
	struct buf bytes;
	int result = 0;

	buf_init(&bytes, PART_MOST);
	ranks_receive(from, &bytes);
	if (bytes.len && part_take(e, &later, &bytes, "a rank's part") == 0) {
		if (is_empty(part))
			copy_part(part, &later);
		else
			result = combine(e, s, part, &later);
		part_release(&later);
	} else if (bytes.len) {
		result = -1;
	}
	buf_release(&bytes);
	return result;
}

int share_merge(struct err *e, struct ranks *r, const struct session *s, size_t number,
		struct share_part *part)
{
	int result = 0;

	for (int step = 1; step < r->count; step *= 2) {
		if (r->own % (2 * step))
			return send_part(e, r, r->own - step, s, number, part) ? -1 : result;
		if (r->own + step < r->count && receive_part(e, r->own + step, s, part))
			result = -1;
	}
	return result;
}

int share_whole(struct err *e, const struct session *s, size_t number,
		const struct share_part *part)
{
	const struct source *source = &s->config.sources[number];
	const struct part all = part_view(&part->sections, part->rows, source->name);
	const struct input_file *cut;
	struct ledger ledger;
	int result;

	ledger_init(&ledger, source->name);
	result = part_walk_ledger(e, &all, &ledger);
	cut = ledger_cut_file(&ledger);
	if (result == 0 && cut)
		result = err_set(e, ERR_INPUT,
				 "%s: %s: pieces of it do not adjoin: give all ranks the same "
				 "inputs, and run it again",
				 source->name, cut->name);
	ledger_release(&ledger);
	return result;
}
