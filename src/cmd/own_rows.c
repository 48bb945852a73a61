/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_rows.c: see own_rows.h. */
#include "cmd/own_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/mem.h"

void own_rows_init(struct own_rows *r)
{
	*r = (struct own_rows){.rows = NULL};
	arena_init(&r->texts);
}

void own_rows_release(struct own_rows *r)
{
	free(r->rows);
	free(r->people);
	free(r->rejects);
	arena_release(&r->texts);
	*r = (struct own_rows){.rows = NULL};
}

/* ---- adding ---- */

/* Rows of one source and file come together. */
static struct own_place place_in(struct own_rows *r, const struct own_place *before,
				 const char *source, struct text file, uint64_t line)
{
	struct own_place at = {.line = line};

	at.source = before && strcmp(before->source, source) == 0
			? before->source
			: arena_copy(&r->texts, text_of(source));
	at.file = before && text_equal(text_of(before->file), file) ? before->file
								    : arena_copy(&r->texts, file);
	return at;
}

static double dollars_of(money amount)
{
	return amount == MONEY_NONE ? (double)NAN : (double)amount / MONEY_PER_DOLLAR;
}

/* A range is not what one person is paid. */
static double pay_of(const struct observation *o, enum component component)
{
	return o->ranged && pay_is_range(o->ends[component]) ? (double)NAN
							     : dollars_of(o->pay[component]);
}

static void append(struct own_rows *r, const struct own_row *row, const struct own_person *person)
{
	r->rows = mem_grow(r->rows, &r->room, r->count + 1, sizeof(*r->rows));
	r->people = mem_grow(r->people, &r->people_room, r->count + 1, sizeof(*r->people));
	r->rows[r->count] = *row;
	r->people[r->count++] = *person;
}

void own_rows_add(struct own_rows *r, const struct observation *o)
{
	const struct own_place *before = r->count ? &r->rows[r->count - 1].at : NULL;
	const struct own_person person = {.role = o->role,
					  .level = o->level,
					  .place = o->place,
					  .base = pay_of(o, COMPONENT_BASE),
					  .total = pay_of(o, COMPONENT_TOTAL),
					  .weight = o->weight,
					  .fte = o->fte};

	append(r,
	       &(struct own_row){.at = place_in(r, before, o->source, text_of(o->file), o->line),
				 .title = arena_copy(&r->texts, o->title),
				 .currency = o->currency,
				 .fx = o->fx,
				 .date = o->date,
				 .part_time = o->fte<1, .has_total = person.total> 0},
	       &person);
}

static void append_reject(struct own_rows *r, const struct own_reject *reject)
{
	r->rejects =
	    mem_grow(r->rejects, &r->reject_room, r->reject_count + 1, sizeof(*r->rejects));
	r->rejects[r->reject_count++] = *reject;
}

/* source,line,reason,field,value,file: the value may be pay, and is left. */
static int take_reject(struct err *e, void *context, const struct csv_record *record)
{
	struct own_rows *r = context;
	const struct text *f = record->fields;
	char *source;
	long long line;

	(void)e;
	if (record->count != 6 || !text_to_long(f[1], &line))
		return 0;
	source = arena_copy(&r->texts, f[0]);
	append_reject(r, &(struct own_reject){.at = {.source = source,
						     .file = arena_copy(&r->texts, f[5]),
						     .line = (uint64_t)line},
					      .reason = arena_copy(&r->texts, f[2]),
					      .field = arena_copy(&r->texts, f[3])});
	return 0;
}

int own_rows_take_rejects(struct err *e, struct own_rows *r, struct text rows)
{
	return csv_parse_rows(e, rows, "rejects", take_reject, r);
}

void own_rows_merge(struct own_rows *into, const struct own_rows *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct own_place *before =
		    into->count ? &into->rows[into->count - 1].at : NULL;
		struct own_row row = from->rows[i];
		row.at = place_in(into, before, row.at.source, text_of(row.at.file), row.at.line);
		row.title = arena_copy(&into->texts, text_of(row.title));
		append(into, &row, &from->people[i]);
	}
}

/* ---- order ---- */

/* A row with its person, while they are sorted. */
struct pair {
	struct own_row row;
	struct own_person person;
};

static int compare_lines(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare_pairs(const void *left, const void *right)
{
	return compare_lines(((const struct pair *)left)->row.at.line,
			     ((const struct pair *)right)->row.at.line);
}

static int compare_rejects(const void *left, const void *right)
{
	return compare_lines(((const struct own_reject *)left)->at.line,
			     ((const struct own_reject *)right)->at.line);
}

void own_rows_sort(struct own_rows *r, size_t first, size_t first_reject)
{
	size_t count = r->count - first;
	struct pair *pairs = mem_alloc(count + 1, sizeof(*pairs));

	for (size_t i = 0; i < count; i++)
		pairs[i] = (struct pair){r->rows[first + i], r->people[first + i]};
	if (count)
		qsort(pairs, count, sizeof(*pairs), compare_pairs);
	for (size_t i = 0; i < count; i++) {
		r->rows[first + i] = pairs[i].row;
		r->people[first + i] = pairs[i].person;
	}
	free(pairs);
	if (r->reject_count > first_reject)
		qsort(r->rejects + first_reject, r->reject_count - first_reject,
		      sizeof(*r->rejects), compare_rejects);
}

/* ---- rates ---- */

static int compare_rates(const void *left, const void *right)
{
	const struct own_rate *a = left, *b = right;

	if (a->currency != b->currency)
		return a->currency < b->currency ? -1 : 1;
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return (a->usd > b->usd) - (a->usd < b->usd);
}

size_t own_rows_rates(const struct own_rows *r, const struct settings *market,
		      struct own_rate **out)
{
	struct own_rate *rates = mem_alloc(r->count + 2, sizeof(*rates));
	size_t count = 0, kept = 0, into = 0;

	for (size_t i = 0; i < r->count; i++) {
		into += r->rows[i].currency != market->currency;
		if (r->rows[i].currency && r->rows[i].currency != market->currency &&
		    r->rows[i].currency != CURRENCY_USD)
			rates[count++] = (struct own_rate){.currency = r->rows[i].currency,
							   .year = r->rows[i].date.year,
							   .usd = r->rows[i].fx,
							   .rows = 1};
	}
	if (count)
		qsort(rates, count, sizeof(*rates), compare_rates);
	for (size_t i = 0; i < count; i++) {
		if (kept && compare_rates(&rates[kept - 1], &rates[i]) == 0)
			rates[kept - 1].rows++;
		else
			rates[kept++] = rates[i];
	}
	if (into && !settings_in_dollars(market))
		rates[kept++] = (struct own_rate){.currency = market->currency,
						  .year = market->rate_year,
						  .usd = settings_rate(market),
						  .rows = into};
	*out = rates;
	return kept;
}

void own_rows_convert(struct own_rows *r, const struct settings *market)
{
	for (size_t i = 0; i < r->count; i++) {
		bool already = r->rows[i].currency == market->currency;
		double rate = already ? r->rows[i].fx : settings_rate(market);
		r->people[i].base /= rate;
		r->people[i].total /= rate;
	}
}
