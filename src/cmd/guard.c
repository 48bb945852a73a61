/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard.c: judges what changed since the last published run; see guard.h. */
#include "cmd/guard.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/intern.h"
#include "cmd/band_file.h"
#include "cmd/home.h"
#include "estimate/band_changes.h"

struct judgement {
	const struct settings *settings;
	const struct intern *roles;
	size_t compared;
	size_t moved;
	double most; /* the largest move, as a share; -1: none yet */
	char most_cell[160];
};

/* Keeps the cell that moved most, in words: `became` ends the sentence. */
static void note_move(struct judgement *j, const struct band *was, double share, const char *became)
{
	char area[8];

	j->moved++;
	if (share <= j->most)
		return;
	j->most = share;
	area_text(was->area, area);
	snprintf(j->most_cell, sizeof(j->most_cell), "%.*s %s %s %s: %.15g of %" PRIu64 " %s",
		 TEXT_ARG(intern_text(j->roles, was->role)), band_level_word(was->level), area,
		 component_word(was->component), was->p[BENCHMARK_P50].amount, was->n, became);
}

static bool is_judged(const struct judgement *j, const struct band *was)
{
	return was && was->basis == BASIS_OBSERVED && was->p[BENCHMARK_P50].kind == VALUE_EXACT &&
	       was->p[BENCHMARK_P50].amount > 0 && was->n >= (uint64_t)j->settings->guard_min_n;
}

static void judge(struct judgement *j, const struct band_pair *pair)
{
	char became[64];
	double share;

	if (!is_judged(j, pair->was))
		return;
	j->compared++;
	if (isnan(pair->share)) {
		note_move(j, pair->was, 1, pair->is ? "is withheld now" : "is gone");
		return;
	}
	share = fabs(pair->share);
	if (share <= j->settings->guard && pair->is->n >= pair->was->n / 2)
		return;
	snprintf(became, sizeof(became), "is %.0f of %" PRIu64 " now",
		 pair->is->p[BENCHMARK_P50].amount, pair->is->n);
	note_move(j, pair->was, share, became);
}

static int judge_all(struct err *e, const struct band_file *last, const struct summary *summary,
		     const struct intern *roles)
{
	struct judgement j = {.settings = summary->settings, .roles = roles, .most = -1};
	struct band_pair *pairs;
	size_t count =
	    band_pairs(&pairs, last->rows, last->count, summary->bands.rows, summary->bands.count);

	for (size_t i = 0; i < count; i++)
		judge(&j, &pairs[i]);
	free(pairs);
	if (!j.moved)
		return 0;
	return err_set(e, ERR_GUARD,
		       "%zu of %zu cells moved more than --guard %g allows or lost half "
		       "their observations, most of all %s; the candidate is kept beside "
		       "the runs, and --guard 0 publishes it",
		       j.moved, j.compared, j.settings->guard, j.most_cell);
}

/* Roles of the catalogue by their numbers; others that the last run had come after them. */
static void number_roles(struct intern *roles, const struct catalogue *catalogue)
{
	intern_init(roles);
	for (size_t i = 0; i < catalogue_count(catalogue); i++)
		intern_add(roles, text_of(catalogue_role(catalogue, i)->id));
}

int guard_check(struct err *e, const char *latest, const struct summary *summary)
{
	struct band_file last;
	struct intern roles;
	char *path;
	int result;

	if (!latest || summary->settings->guard <= 0)
		return 0;
	number_roles(&roles, summary->catalogue);
	path = path_join(latest, "bands.csv");
	result = band_file_read_all(e, &last, path, &roles);
	if (result) {
		/* What could not be compared is left for a person to check. */
		e->code = ERR_GUARD;
		err_prefix(e,
			   "the last run's bands cannot be read; look, and publish with --guard 0");
	} else {
		if (last.sample == summary->sample)
			result = judge_all(e, &last, summary, &roles);
		band_file_release(&last);
	}
	free(path);
	intern_release(&roles);
	return result;
}
