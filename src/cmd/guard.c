#include "cmd/guard.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/csv_in.h"
#include "cmd/home.h"

/* Columns of bands.csv, by the contract's order in band_header(). */
enum {
	COLUMN_ROLE,
	COLUMN_LEVEL,
	COLUMN_AREA_KIND,
	COLUMN_AREA,
	COLUMN_COMPONENT,
	COLUMN_BASIS,
	COLUMN_N,
	COLUMN_P50 = 11,
	COLUMN_RULE = 20,
	COLUMN_COUNT
};

struct comparison {
	const struct summary *now;
	bool header_seen;
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

	for (size_t i = 0; role != ROLE_NONE && i < now->bands.count; i++) {
		const struct band *b = &now->bands.rows[i];
		if (b->role != role || b->basis != BASIS_OBSERVED)
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
	snprintf(c->most_cell, sizeof(c->most_cell), "%.*s %.*s %.*s %.*s: %.0f to %.0f",
		 TEXT_ARG(fields[COLUMN_ROLE]), TEXT_ARG(fields[COLUMN_LEVEL]),
		 TEXT_ARG(fields[COLUMN_AREA]), TEXT_ARG(fields[COLUMN_COMPONENT]), was, is);
}

static int compare_row(struct err *e, void *context, const struct csv_record *record)
{
	struct comparison *c = context;
	const struct text *fields = record->fields;
	const struct band *now;
	long long n;
	double was;

	(void)e;
	if (!c->header_seen) {
		c->header_seen = true;
		return 0;
	}
	/* A table of another version has other columns: there is nothing to compare. */
	if (record->count != COLUMN_COUNT)
		return 0;
	if (text_ends(fields[COLUMN_RULE], TEXT_LITERAL("sample")) != c->now->sample)
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
