/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard.c: reads the last published bands.csv and compares its cells with the new ones; see
 * guard.h. */
#include "cmd/guard.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "base/intern.h"
#include "base/mem.h"
#include "cmd/home.h"

/* The columns of bands.csv that are compared, found by name in the last run's header. */
#define COLUMNS(X)                                                                                 \
	X(COLUMN_ROLE, "role")                                                                     \
	X(COLUMN_LEVEL, "level")                                                                   \
	X(COLUMN_EXPERIENCE, "experience")                                                         \
	X(COLUMN_AREA_KIND, "area_kind")                                                           \
	X(COLUMN_AREA, "area")                                                                     \
	X(COLUMN_COMPONENT, "component")                                                           \
	X(COLUMN_BASIS, "basis")                                                                   \
	X(COLUMN_N, "n")                                                                           \
	X(COLUMN_P50, "p50")                                                                       \
	X(COLUMN_RULE, "rule")
#define COLUMN_NAME(name, word) name,
#define COLUMN_WORD(name, word) word,
enum { COLUMNS(COLUMN_NAME) COLUMN_COUNT };
static const char *const column_words[COLUMN_COUNT] = {COLUMNS(COLUMN_WORD)};

struct comparison {
	const struct summary *now;
	const char *path; /* of the last run's table */
	struct intern cells; /* the new table's observed cells by name, ... */
	const struct band **rows; /* ... and their rows, by id */
	struct buf key;
	bool header_seen;
	size_t columns[COLUMN_COUNT];
	bool other_kind; /* one of the two runs is a sample */
	size_t compared;
	size_t moved;
	double most; /* the largest move, as a share; -1: none yet */
	char most_cell[160];
};

/* The columns that identify a cell. */
static const int key_columns[] = {COLUMN_ROLE,	    COLUMN_LEVEL, COLUMN_EXPERIENCE,
				  COLUMN_AREA_KIND, COLUMN_AREA,  COLUMN_COMPONENT};

/* `words` by column. */
static void add_key(struct buf *key, const struct text *words)
{
	buf_clear(key);
	for (size_t i = 0; i < sizeof(key_columns) / sizeof(*key_columns); i++) {
		buf_add_text(key, words[key_columns[i]]);
		buf_add_char(key, '\n'); /* occurs in no word of these tables */
	}
}

/* Every observed row of the new table by the words that name its cell. */
static void index_rows(struct comparison *c)
{
	const struct summary *now = c->now;
	char area[8];

	c->rows = mem_alloc(now->bands.count, sizeof(*c->rows));
	for (size_t i = 0; i < now->bands.count; i++) {
		const struct band *b = &now->bands.rows[i];
		if (b->basis != BASIS_OBSERVED)
			continue;
		area_text(b->area, area);
		add_key(&c->key,
			(const struct text[COLUMN_COUNT]){
			    [COLUMN_ROLE] = text_of(catalogue_role(now->catalogue, b->role)->id),
			    [COLUMN_LEVEL] = text_of(band_level_word(b->level)),
			    [COLUMN_EXPERIENCE] = text_of(band_experience_word(b->experience)),
			    [COLUMN_AREA_KIND] = text_of(area_kind_word(b->area.kind)),
			    [COLUMN_AREA] = text_of(area),
			    [COLUMN_COMPONENT] = text_of(component_word(b->component)),
			});
		c->rows[intern_add(&c->cells, buf_text(&c->key))] = b;
	}
}

static const struct band *same_cell(struct comparison *c, const struct text *fields)
{
	uint32_t id;

	add_key(&c->key, fields);
	id = intern_find(&c->cells, buf_text(&c->key));
	return id == INTERN_NONE ? NULL : c->rows[id];
}

/* Keeps the cell that moved most, in words: `became` ends the sentence. */
static void note_move(struct comparison *c, const struct text *fields, double share,
		      const char *became)
{
	c->moved++;
	if (share <= c->most)
		return;
	c->most = share;
	snprintf(c->most_cell, sizeof(c->most_cell), "%.*s %.*s %.*s %.*s: %.*s of %.*s %s",
		 TEXT_ARG(fields[COLUMN_ROLE]), TEXT_ARG(fields[COLUMN_LEVEL]),
		 TEXT_ARG(fields[COLUMN_AREA]), TEXT_ARG(fields[COLUMN_COMPONENT]),
		 TEXT_ARG(fields[COLUMN_P50]), TEXT_ARG(fields[COLUMN_N]), became);
}

static void compare_cell(struct comparison *c, const struct text *fields, double was, uint64_t n)
{
	const struct band *now = same_cell(c, fields);
	char became[64];
	double share;

	c->compared++;
	if (!now || now->p[BENCHMARK_P50].kind != VALUE_EXACT) {
		note_move(c, fields, 1, now ? "is withheld now" : "is gone");
		return;
	}
	share = fabs(now->p[BENCHMARK_P50].amount / was - 1);
	if (share <= c->now->settings->guard && now->n >= n / 2)
		return;
	snprintf(became, sizeof(became), "is %.0f of %" PRIu64 " now", now->p[BENCHMARK_P50].amount,
		 now->n);
	note_move(c, fields, share, became);
}

static int find_columns(struct err *e, struct comparison *c, const struct csv_record *header)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		size_t at = 0;
		while (at < header->count &&
		       !text_equal(header->fields[at], text_of(column_words[i])))
			at++;
		if (at == header->count)
			return err_set(
			    e, ERR_GUARD,
			    "%s: has no column %s to hold the new bands against; look at "
			    "them and publish with --guard 0",
			    c->path, column_words[i]);
		c->columns[i] = at;
	}
	c->header_seen = true;
	return 0;
}

static int compare_row(struct err *e, void *context, const struct csv_record *record)
{
	struct comparison *c = context;
	struct text fields[COLUMN_COUNT];
	long long n;
	double was;

	if (!c->header_seen)
		return find_columns(e, c, record);
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		fields[i] = c->columns[i] < record->count ? record->fields[c->columns[i]]
							  : (struct text){.data = NULL};
	if (text_ends(fields[COLUMN_RULE], TEXT_LITERAL("(sample)")) != c->now->sample)
		c->other_kind = true;
	if (!text_equal(fields[COLUMN_BASIS], text_of(basis_word(BASIS_OBSERVED))) ||
	    !text_to_long(fields[COLUMN_N], &n) || n < c->now->settings->guard_min_n ||
	    !text_to_double(fields[COLUMN_P50], &was) || was <= 0)
		return 0;
	compare_cell(c, fields, was, (uint64_t)n);
	return 0;
}

int guard_check(struct err *e, const char *latest, const struct summary *summary)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};
	struct comparison c = {.now = summary, .most = -1};
	char *path;
	int result = 0;

	if (!latest || summary->settings->guard <= 0)
		return 0;
	path = path_join(latest, "bands.csv");
	c.path = path;
	intern_init(&c.cells);
	buf_init(&c.key, BUF_LIMIT_DEFAULT);
	index_rows(&c);
	result = csv_read_file(e, path, &dialect, compare_row, &c);
	/* What could not be compared is left for a person to check. */
	if (result && e->code != ERR_GUARD) {
		e->code = ERR_GUARD;
		err_prefix(e,
			   "the last run's bands cannot be read; look, and publish with --guard 0");
	}
	if (result == 0 && !c.other_kind && c.moved)
		result = err_set(e, ERR_GUARD,
				 "%zu of %zu cells moved more than --guard %g allows or lost half "
				 "their observations, most of all %s; the candidate is kept beside "
				 "the runs, and --guard 0 publishes it",
				 c.moved, c.compared, summary->settings->guard, c.most_cell);
	free(path);
	free(c.rows);
	buf_release(&c.key);
	intern_release(&c.cells);
	return result;
}
