/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledgers.c: the closing lines of a command: what became of rows and cells. */
#include "cmd/ledgers.h"

#include <inttypes.h>
#include <stdio.h>

/* 74301 as "74,301". */
static const char *grouped(uint64_t n, char out[32])
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%" PRIu64, n);
	int at = 0;

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = digits[i];
	}
	out[at] = '\0';
	return out;
}

void ledgers_print(const struct gather *g)
{
	char read[32], used[32], filtered[32], rejected[32], matched[32], out[32];

	for (size_t i = 0; i < g->ledger_count; i++) {
		const struct ledger *l = &g->ledgers[i];
		fprintf(stderr, "%s: %s rows read, %s used, %s filtered, %s rejected", l->source,
			grouped(l->rows_read, read), grouped(l->observations, used),
			grouped(tally_total(&l->filtered), filtered),
			grouped(ledger_rejected(l), rejected));
		if (l->matched)
			fprintf(stderr, "; %s matched to a role (%.1f%%)",
				grouped(l->matched, matched),
				100.0 * (double)l->matched / (double)l->observations);
		if (l->paired)
			fprintf(stderr, "; %s paired with the row before", grouped(l->paired, out));
		if (l->brackets)
			fprintf(stderr, "; %s in brackets", grouped(l->brackets, out));
		if (l->posted_ranges)
			fprintf(stderr, "; %s with a posted range", grouped(l->posted_ranges, out));
		if (l->quarantined)
			fprintf(stderr, "; %s quarantined", grouped(l->quarantined, out));
		if (l->held)
			fprintf(stderr, "; %s dated outside the wage index", grouped(l->held, out));
		fputc('\n', stderr);
	}
}

void band_counts_print(const struct band_counts *bands, const struct settings *settings)
{
	if (!bands->too_few && !bands->employer && !bands->complementary)
		return;
	fprintf(stderr,
		"bands of reported pay: %zu published, %zu left out (fewer than %ld observations), "
		"%zu withheld (employer), %zu withheld (complementary)\n",
		bands->published, bands->too_few, settings->min_n, bands->employer,
		bands->complementary);
}
