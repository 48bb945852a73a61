/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain.c: see explain.h. */
#include "estimate/explain.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/bands_shares.h"

static struct explanation *add(struct explanations *x, const struct band *row)
{
	struct explanation *last;

	x->items = mem_grow(x->items, &x->room, x->count + 1, sizeof(*x->items));
	last = &x->items[x->count++];
	*last = (struct explanation){
	    .row = row, .chance = {.low = NAN, .high = NAN}, .evidence = evidence_none()};
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		last->p[p] = (struct explained_percentile){NAN, NAN, NAN, NAN};
	return last;
}

/* ---- observed rows ---- */

/* The observation at that place in order, from 0. */
static double value_at(struct counted c, uint64_t place)
{
	size_t run = 0;

	for (uint64_t seen = c.counts[0]; seen <= place && run + 1 < c.count; seen += c.counts[run])
		run++;
	return c.values[run];
}

static struct explained_percentile percentile_of(const struct observed_pay *pay, int p)
{
	double at = (double)(counted_n(pay->pay) - 1) * band_fractions[p], whole = floor(at);
	struct explained_percentile out = {.rank = NAN, .low = NAN, .high = NAN};

	out.value = pay->band->p[p].amount;
	if (pay->censored.count || !counted_equal_weights(pay->pay))
		return out;
	out.rank = at + 1;
	out.low = value_at(pay->pay, (uint64_t)whole);
	out.high = at > whole ? value_at(pay->pay, (uint64_t)whole + 1) : out.low;
	return out;
}

static struct evidence_cell evidence_of_shares(struct explanations *x,
					       const struct observed_pay *pay)
{
	const struct explain_inputs *in = x->in;
	struct evidence_cell sum = evidence_none();

	for (size_t i = 0; in->evidence && i < pay->share_count; i++) {
		const struct evidence_cell *part =
		    evidence_of(in->evidence, in->cells, pay->shares[i].cell);
		if (part)
			evidence_sum(&x->lists, &sum, part);
	}
	evidence_order(&sum);
	return sum;
}

static void add_source(struct explanations *x, const struct observed_pay *pay)
{
	const struct explain_inputs *in = x->in;
	struct explanation *e = &x->items[x->count - 1];
	double n = fmin((double)pay->band->n, pay->band->n_effective);
	bool told = !(e->row->suppressed & SUPPRESSED_WHOLE) && n >= (double)in->settings->min_n &&
		    pay->band->p[BENCHMARK_P50].kind == VALUE_EXACT;

	e->sources =
	    mem_grow(e->sources, &e->source_room, e->source_count + 1, sizeof(*e->sources));
	e->sources[e->source_count++] = (struct explained_source){
	    .name = in->table->sources[pay->shares[0].source],
	    .n = pay->band->n,
	    .n_effective = pay->band->n_effective,
	    .median = told ? pay->band->p[BENCHMARK_P50].amount : NAN,
	    .evidence = evidence_of_shares(x, pay),
	};
}

static void begin_row(struct explanations *x, const struct observed_pay *pay,
		      const struct band *published)
{
	struct explanation *e = add(x, published);

	e->n = pay->band->n;
	e->n_effective = pay->band->n_effective;
	e->employer_share = (double)pay->greatest_employer / (double)e->n;
	e->evidence = evidence_of_shares(x, pay);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (published->p[p].kind == VALUE_EXACT)
			e->p[p] = percentile_of(pay, p);
	if (isfinite(published->p50_interval.low) && isfinite(published->p50_interval.high))
		e->chance = pay->band->p50_interval;
}

/* By how sources differ: the settings' standard deviation of one source, less of several. */
static void end_row(struct explanations *x)
{
	const struct settings *s = x->in->settings;
	struct explanation *e = &x->items[x->count - 1];
	double squares = 0, all = 0;

	for (size_t i = 0; i < e->source_count; i++) {
		squares += e->sources[i].n_effective * e->sources[i].n_effective;
		all += e->sources[i].n_effective;
	}
	e->between =
	    (e->row->component == COMPONENT_TOTAL ? s->between_sources_total : s->between_sources) *
	    sqrt(squares) / all;
	x->open = false;
}

static void see(void *context, const struct observed_pay *pay)
{
	struct explanations *x = context;
	const struct band *published;

	if (pay->band->source != SOURCE_ALL) {
		if (x->open)
			add_source(x, pay);
		return;
	}
	if (x->open)
		end_row(x);
	published = band_find(x->in->table, pay->band);
	if (!published || !x->in->wanted(x->in->context, published))
		return;
	begin_row(x, pay, published);
	x->open = true;
	if (pay->shares[0].source == pay->shares[pay->share_count - 1].source)
		add_source(x, pay);
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* Area by area: its levels, then its experience. */
static int compare_explained(const void *a, const void *b)
{
	const struct band *left = ((const struct explanation *)a)->row;
	const struct band *right = ((const struct explanation *)b)->row;
	int order = compare_numbers(left->role, right->role);

	if (!order)
		order = compare_numbers(left->component, right->component);
	if (!order)
		order = area_compare(left->area, right->area);
	if (!order)
		order = compare_numbers(!years_are_all(left->experience),
					!years_are_all(right->experience));
	return order ? order : band_compare(left, right);
}

static void explain_observed(struct explanations *x)
{
	const struct band_witness witness = {.see = see, .context = x};
	const struct explain_inputs *in = x->in;
	struct share_rule rule = shares_of_areas(in->cells, in->catalogue);
	struct observed_list list;

	cells_settle(in->cells);
	rule.witness = &witness;
	bands_observe_shares(&list, rule, in->settings, in->as_of);
	if (x->open)
		end_row(x);
	if (x->count)
		qsort(x->items, x->count, sizeof(*x->items), compare_explained);
	observed_list_release(&list);
}

/* ---- benchmark rows ---- */

static void take_benchmark(void *context, uint16_t number, const struct role *role,
			   const struct mixture_part *parts, size_t count)
{
	struct explanations *x = context;
	const struct band wanted = {.role = number,
				    .area = parts[0].row->area,
				    .component = parts[0].row->component,
				    .basis = BASIS_BENCHMARK};
	const struct band *published = band_find(x->in->table, &wanted);
	struct explanation *e;
	double *below;

	(void)role;
	if (!published || !x->in->wanted(x->in->context, published))
		return;
	e = add(x, published);
	below = mem_alloc(count, sizeof(*below));
	e->parts = mem_alloc(count, sizeof(*e->parts));
	e->part_count = count;
	for (size_t i = 0; i < count; i++)
		e->parts[i] =
		    (struct explained_part){.row = parts[i].row, .weight = parts[i].weight};
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		bool exact = published->p[p].kind == VALUE_EXACT;
		if (exact && count > 1)
			mixture_below(parts, count, published->p[p].amount, below);
		for (size_t i = 0; i < count; i++)
			e->parts[i].below[p] = !exact	   ? NAN
					       : count > 1 ? below[i]
							   : band_fractions[p];
	}
	free(below);
}

/* ---- modelled rows ---- */

static void note(void *context, const struct band *row, const struct pay_target *target,
		 const struct modelled_steps *steps)
{
	struct modelled_notes *notes = context;

	if (!notes->wanted(notes->context, row))
		return;
	notes->items =
	    mem_grow(notes->items, &notes->room, notes->count + 1, sizeof(*notes->items));
	notes->items[notes->count++] =
	    (struct modelled_note){.row = *row, .target = *target, .steps = *steps};
}

int explain_model(struct err *e, struct modelled_notes *notes, struct pay_model **model,
		  struct band_table *table, struct pay_model_inputs *in)
{
	const struct modelled_witness witness = {.see = note, .context = notes};

	if (pay_model_fit(e, model, in))
		return -1;
	in->witness = &witness;
	if (*model)
		bands_model(table, *model, in);
	in->witness = NULL;
	return 0;
}

/* Rows below base pay were made and not published. */
static void explain_modelled(struct explanations *x)
{
	for (size_t i = 0; i < x->in->modelled->count; i++) {
		const struct modelled_note *made = &x->in->modelled->items[i];
		const struct band *published = band_find(x->in->table, &made->row);
		struct explanation *e;
		if (!published)
			continue;
		e = add(x, published);
		e->target = made->target;
		e->steps = made->steps;
	}
}

void explain_rows(struct explanations *out, const struct explain_inputs *in)
{
	*out = (struct explanations){.in = in};
	arena_init(&out->lists);
	if (in->cells)
		explain_observed(out);
	if (in->benchmarks)
		benchmark_parts_each(in->benchmarks, in->catalogue, take_benchmark, out);
	if (in->modelled)
		explain_modelled(out);
}

void explanations_release(struct explanations *x)
{
	for (size_t i = 0; i < x->count; i++) {
		free(x->items[i].sources);
		free(x->items[i].parts);
	}
	free(x->items);
	arena_release(&x->lists);
	*x = (struct explanations){.items = NULL};
}
