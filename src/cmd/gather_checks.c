/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_checks.c: what stops a reading though every row was read; see gather_checks.h. */
#include "cmd/gather_checks.h"

#include <inttypes.h>
#include <string.h>

static int check_rejects(struct err *e, const struct gather *g, const struct ledger *ledger)
{
	uint64_t rejected = ledger_rejected(ledger);
	double share = ledger->rows_read ? (double)rejected / (double)ledger->rows_read : 0;

	if (share <= g->config->settings.max_rejects)
		return 0;
	size_t worst = 0;
	for (size_t i = 1; i < REJECT_COUNT; i++)
		if (ledger->rejected[i] > ledger->rejected[worst])
			worst = i;
	return err_set(e, ERR_INPUT,
		       "%s: %" PRIu64 " of %" PRIu64 " rows were rejected, more than --max-rejects "
		       "%g allows; most often %s (%" PRIu64 "): is this the right layout?",
		       ledger->source, rejected, ledger->rows_read, g->config->settings.max_rejects,
		       reject_word((enum reject_reason)worst), ledger->rejected[worst]);
}

/* From so many dates on, and so large a part of the rows used, that only the other order of day and month
 * reads, it is the order that is wrong; and then the dates that both read are wrong, too. */
enum { OTHERWISE_LEAST = 10, OTHERWISE_ONE_IN = 20 };

static int check_date_order(struct err *e, const struct ledger *ledger)
{
	if (ledger->dates_otherwise < OTHERWISE_LEAST ||
	    ledger->dates_otherwise < ledger->observations / OTHERWISE_ONE_IN)
		return 0;
	return err_set(e, ERR_INPUT,
		       "%s: %" PRIu64 " of %" PRIu64 " dates have day and month the other way "
		       "round: correct the layout's parser of date (date-dmy or date-mdy)",
		       ledger->source, ledger->dates_otherwise, ledger->observations);
}

int gather_check_ledger(struct err *e, const struct gather *g, const struct ledger *ledger)
{
	return check_rejects(e, g, ledger) || check_date_order(e, ledger) ? -1 : 0;
}

int gather_check_rejects(struct err *e, const struct gather *g)
{
	for (size_t i = 0; i < g->ledger_count; i++)
		if (gather_check_ledger(e, g, &g->ledgers[i]))
			return -1;
	return 0;
}

/* Do two readings of one content count rows twice? By one layout they do; by two that share the rows out
 * (by their filters) they need not, but must where together they used more than there are. */
static bool counts_twice(const struct ledger *a, const struct input_file *of_a,
			 const struct ledger *b, const struct input_file *of_b)
{
	if (strcmp(a->layout, b->layout) == 0)
		return true;
	return a->of_people && b->of_people &&
	       of_a->observations + of_b->observations > of_a->rows_read;
}

int gather_check_content(struct err *e, const struct gather *g, size_t number,
			 const struct input_file *file)
{
	const struct ledger *own = &g->ledgers[number];

	if (!file->content[0])
		return 0;
	for (size_t i = 0; i <= number; i++) {
		const struct ledger *l = &g->ledgers[i];
		for (size_t k = 0; k < l->file_count; k++)
			if (&l->files[k] != file &&
			    strcmp(l->files[k].content, file->content) == 0 &&
			    counts_twice(l, &l->files[k], own, file))
				return err_set(
				    e, ERR_INPUT,
				    "%s: has the same content as %s (source %s), and its "
				    "rows would count twice: give one of them",
				    file->name, l->files[k].name, l->source);
	}
	return 0;
}
