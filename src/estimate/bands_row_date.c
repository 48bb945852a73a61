/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row_date.c: the date that a row's pay is of; see bands_row_date.h.
 *
 * Pay that is moved in time is of the date to which the index of its country reaches. Other pay is of its
 * newest observation's.
 */
#include "estimate/bands_row_date.h"

static struct date newest_of(const struct row_dates *d, const struct share *shares, size_t count)
{
	uint32_t newest = 0;

	for (size_t i = 0; i < count; i++)
		if (share_cell(d->cells, &shares[i])->newest > newest)
			newest = share_cell(d->cells, &shares[i])->newest;
	return date_of_number(newest);
}

/* How far the index of the country reaches; year 0 where it has none. */
static struct date reached_in(struct row_dates *d, code country)
{
	struct reached_date *known = &d->reached[(country ^ country >> 5) & (REACHED_DATES - 1)];
	const struct wage_index *wages = d->cells->setup.wages;
	code series;

	if (known->is_known && known->country == country)
		return known->reached;
	series = wage_index_series(wages, country);
	*known = (struct reached_date){.country = country, .is_known = true};
	if (series)
		known->reached = wage_index_reached(wages, series, d->as_of);
	return known->reached;
}

/* The date that a row's pay was moved to; of series that end at different months, the earliest of
 * them. Pay of countries without an index, and without a date, stays what it was: year 0 where all
 * of it does. */
static struct date moved_to(struct row_dates *d, const struct share *shares, size_t count)
{
	struct date earliest = {0, 0, 0};

	if (d->cells->setup.age == AGING_NONE || !d->cells->setup.wages)
		return earliest;
	for (size_t i = 0; i < count; i++) {
		struct place place = cell_place(d->cells->keys.keys[shares[i].cell]);
		struct date reached;
		if (!share_cell(d->cells, &shares[i])->newest)
			continue;
		reached = reached_in(d, place.country);
		if (reached.year && (!earliest.year || date_compare(reached, earliest) < 0))
			earliest = reached;
	}
	return earliest;
}

struct date row_date(struct row_dates *d, const struct share *shares, size_t count, int *age)
{
	bool aged = d->cells->setup.age != AGING_NONE;
	struct date newest = newest_of(d, shares, count), moved = moved_to(d, shares, count);

	*age = aged && newest.year ? d->as_of.year - newest.year : 0;
	if (moved.year)
		return moved;
	return aged ? (struct date){.year = newest.year} : newest;
}
