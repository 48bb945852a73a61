/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares.c: see shares.h. */
#include "mpi/shares.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "cmd/gather_parts.h"
#include "cmd/part_combine.h"
#include "cmd/part_identity.h"
#include "model/ledger_packed.h"

#define PART_MOST (SIZE_MAX / 4)

/* "all.zip#member" is of the size of its archive: what is cut is only about equal. */
static uint64_t size_of(const char *path)
{
	char *file = mem_copy_text(path, strcspn(path, "#"));
	struct stat status;
	uint64_t size = stat(file, &status) == 0 ? (uint64_t)status.st_size : 0;

	free(file);
	return size + 1;
}

static size_t cut_at(const struct source *source, const uint64_t *until, uint64_t all,
		     uint64_t rank, uint64_t ranks)
{
	size_t at = 0;

	if (rank == 0)
		return 0;
	while (at < source->paths.count &&
	       (double)until[at] * (double)ranks <= (double)all * (double)rank)
		at++;
	return rank == ranks ? source->paths.count : at;
}

void share_of(const struct ranks *r, const struct source *source, size_t *first, size_t *end)
{
	uint64_t *until = mem_alloc(source->paths.count, sizeof(*until)), all = 0;

	for (size_t i = 0; i < source->paths.count; i++) {
		uint64_t size = size_of(source->paths.items[i]);
		until[i] = all + size / 2; /* a file is where its middle is */
		all += size;
	}
	*first = cut_at(source, until, all, (uint64_t)r->own, (uint64_t)r->count);
	*end = cut_at(source, until, all, (uint64_t)r->own + 1, (uint64_t)r->count);
	free(until);
}

/* ---- reading ---- */

struct reading {
	const struct session *session;
	const struct config *config; /* of the share alone */
	const struct gather *gather;
	struct buf *part;
};

static int take_part(struct err *e, void *context, size_t number, struct part_sections *sections)
{
	struct reading *r = context;
	struct part_head head;

	if (part_identity(e, &head, r->config, &r->session->home, &r->session->tables,
			  &r->config->sources[number]))
		return -1;
	head.rows = r->gather->ledgers[number].rows_read;
	part_write(r->part, &head, sections);
	return 0;
}

int share_read(struct err *e, const struct ranks *r, const struct session *s, size_t number,
	       struct buf *part)
{
	struct config config = s->config;
	struct source source = s->config.sources[number];
	struct part_keeper keeper = {.distance = s->config.settings.outlier_distance / 2,
				     .give = take_part};
	struct gather g = {.config = &config,
			   .home = &s->home,
			   .tables = &s->tables,
			   .keeper = &keeper,
			   .any_rejects = true,
			   .quiet = true};
	struct reading reading = {.session = s, .config = &config, .gather = &g, .part = part};
	size_t first, end;
	int result;

	share_of(r, &source, &first, &end);
	if (first == end)
		return 0;
	source.paths.items += first;
	source.paths.count = end - first;
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

/* Of the next rank's share, a line for each file. */
static void hash_share(const struct ranks *r, const struct source *source, struct buf *out)
{
	struct ranks next = {.own = (r->own + 1) % r->count, .count = r->count};
	char hex[SHA256_HEX_BYTES];
	size_t first, end;

	share_of(&next, source, &first, &end);
	for (size_t i = first; i < end; i++)
		buf_addf(out, "%s\n", hash_of_file(source->paths.items[i], hex));
}

static int compare_files(struct err *e, const struct ranks *r, const struct source *source,
			 const struct ledger *ledger, struct text seen)
{
	size_t first, end;
	struct text hex;

	share_of(r, source, &first, &end);
	for (size_t i = first; i < end && i - first < ledger->file_count; i++) {
		text_split(&seen, '\n', &hex);
		if (hex.len && !text_equal(hex, text_of(ledger->files[i - first].sha256)))
			return err_set(
			    e, ERR_INPUT,
			    "%s: differs between rank %d and rank %d: give all ranks the "
			    "same inputs",
			    source->paths.items[i], r->own, (r->own + r->count - 1) % r->count);
	}
	return 0;
}

int share_check(struct err *e, struct ranks *r, const struct session *s, size_t number,
		const struct buf *part)
{
	const struct source *source = &s->config.sources[number];
	uint64_t sent = r->sent;
	struct buf mine, theirs;
	int result = 0;

	if (r->count == 1)
		return 0;
	buf_init(&mine, BUF_LIMIT_DEFAULT);
	buf_init(&theirs, BUF_LIMIT_DEFAULT);
	hash_share(r, source, &mine);
	ranks_exchange(r, buf_text(&mine), &theirs);
	r->sent = sent; /* not of parts */
	if (part->len) {
		struct ledger ledger;
		struct part p;
		ledger_init(&ledger, source->name);
		result = part_take(e, &p, buf_text(part), source->name);
		if (result == 0) {
			struct unpacking in = unpacking_of(p.sections[PART_ledger]);
			(void)ledger_unpack(&in, &ledger, p.head.rows);
			result = compare_files(e, r, source, &ledger, buf_text(&theirs));
			part_release(&p);
		}
		ledger_release(&ledger);
	}
	buf_release(&theirs);
	buf_release(&mine);
	return result;
}

/* ---- one of all ---- */

static int combine(struct err *e, const struct session *s, struct buf *part,
		   const struct buf *later)
{
	struct gather g = {.config = &s->config, .home = &s->home, .tables = &s->tables};
	struct part first, second;
	struct part_sections sections;
	int result = -1;

	if (part_take(e, &first, buf_text(part), "a rank's part"))
		return -1;
	if (part_take(e, &second, buf_text(later), "a rank's part")) {
		part_release(&first);
		return -1;
	}
	part_sections_init(&sections);
	if (part_combine(e, &g, &sections, &first, &second) == 0) {
		struct part_head head = first.head;
		head.rows += second.head.rows;
		part_write(part, &head, &sections);
		result = 0;
	}
	part_sections_release(&sections);
	part_release(&second);
	part_release(&first);
	return result;
}

int share_merge(struct err *e, struct ranks *r, const struct session *s, struct buf *part)
{
	int result = 0;

	for (int step = 1; step < r->count; step *= 2) {
		struct buf later;
		if (r->own % (2 * step)) {
			ranks_send(r, r->own - step, buf_text(part));
			return result;
		}
		if (r->own + step >= r->count)
			continue;
		buf_init(&later, PART_MOST);
		ranks_receive(r->own + step, &later);
		if (!part->len) {
			buf_release(part);
			buf_init(part, PART_MOST);
			buf_add_text(part, buf_text(&later));
		} else if (later.len && result == 0) {
			result = combine(e, s, part, &later);
		}
		buf_release(&later);
	}
	return result;
}
