#include "cmd/guard.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/csv_in.h"
#include "cmd/home.h"

/* The columns of bands.csv that are compared, found by name in the last run's header. */
#define COLUMNS(X)                                                                                 \
	X(COLUMN_ROLE, "role")                                                                     \
	X(COLUMN_LEVEL, "level")                                                                   \
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
	bool header_seen;
	size_t columns[COLUMN_COUNT];
	bool other_kind; /* one of the two runs is a sample */
	size_t compared;
	size_t moved;
	double most; /* the largest move, as a share */
	char most_cell[160];
};

/* The new row of the same cell, by the words of its first six columns. */
static const struct band *same_cell(const struct summary *now, const struct text *fields)
{
	uint16_t role = catalogue_find(now->catalogue, fields[COLUMN_ROLE]);
	char area[8];

	if (role == ROLE_NONE)
		return NULL;
	for (size_t i = 0; i < now->roles[role].band_count; i++) {
		const struct band *b = &now->roles[role].bands[i];
		if (b->basis != BASIS_OBSERVED)
			continue;
		area_text(b->area, area);
		if (text_equal(fields[COLUMN_LEVEL], text_of(band_level_word(b->level))) &&
		    text_equal(fields[COLUMN_AREA_KIND], text_of(area_kind_word(b->area.kind))) &&
		    text_equal(fields[COLUMN_AREA], text_of(area)) &&
		    text_equal(fields[COLUMN_COMPONENT], text_of(component_word(b->component))))
			return b;
	}
	return NULL;
}

static void note_move(struct comparison *c, const struct text *fields, double was, double is)
{
	double share = fabs(is / was - 1);

	c->compared++;
	if (share <= c->now->settings->guard)
		return;
	c->moved++;
	if (share <= c->most)
		return;
	c->most = share;
	int named =
	    snprintf(c->most_cell, sizeof(c->most_cell), "%.*s %.*s %.*s %.*s: %.0f",
		     TEXT_ARG(fields[COLUMN_ROLE]), TEXT_ARG(fields[COLUMN_LEVEL]),
		     TEXT_ARG(fields[COLUMN_AREA]), TEXT_ARG(fields[COLUMN_COMPONENT]), was);
	if (named < 0 || (size_t)named >= sizeof(c->most_cell))
		return;
	if (is > 0)
		snprintf(c->most_cell + named, sizeof(c->most_cell) - (size_t)named, " to %.0f",
			 is);
	else
		snprintf(c->most_cell + named, sizeof(c->most_cell) - (size_t)named, ", now gone");
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
	const struct band *now;
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
	now = same_cell(c->now, fields);
	if (!now)
		note_move(c, fields, was, 0);
	else if (now->n >= (uint64_t)c->now->settings->guard_min_n &&
		 now->p[BENCHMARK_P50].kind == VALUE_EXACT)
		note_move(c, fields, was, now->p[BENCHMARK_P50].amount);
	return 0;
}

int guard_check(struct err *e, const char *latest, const struct summary *summary)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};
	struct comparison c = {.now = summary};
	char *path;
	int result = 0;

	if (!latest || summary->settings->guard <= 0)
		return 0;
	path = path_join(latest, "bands.csv");
	c.path = path;
	if (access(path, R_OK) == 0)
		result = csv_read_file(e, path, &dialect, compare_row, &c);
	free(path);
	if (result || c.other_kind || !c.moved)
		return result;
	return err_set(e, ERR_GUARD,
		       "%zu of %zu medians moved more than --guard %g allows, most of all %s; the "
		       "candidate is kept beside the runs, and --guard 0 publishes it",
		       c.moved, c.compared, summary->settings->guard, c.most_cell);
}
