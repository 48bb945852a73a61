/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_tables.h: the tables of the page on own pay, as tables.h has those of a role's page. */
#ifndef PAYBANDS_REPORTS_OWN_TABLES_H
#define PAYBANDS_REPORTS_OWN_TABLES_H

#include "reports/own_report.h"
#include "reports/tables.h"

typedef void own_table(struct page_table *out, const struct own_report *r);
/* Every group with the totals; the spread of compa-ratios; distance and cost by target; total pay; the rows in no
 * group by reason, and those that the layout leaves out; what pay was converted by. */
own_table own_table_groups, own_table_spread, own_table_targets, own_table_total,
    own_table_unmatched, own_table_rates;

/* "Data Scientist, senior". */
void own_say_group(struct buf *out, const struct own_report *r, const struct own_group *g);
/* What answers that is not the group's own, and why it is withheld, in words; nothing of most. */
void own_say_note(struct buf *out, const struct own_report *r, const struct own_group *g);
/* What own pay is dated, if it is; of rows there are some. */
void own_say_dates(struct buf *out, const struct own_report *r);

#endif
