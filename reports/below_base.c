/* SPDX-License-Identifier: GPL-3.0-or-later */
/* below_base.c: see below_base.h. */
#include "reports/below_base.h"

#include "reports/reporters.h"
#include "reports/tables_pay.h"
#include "reports/words.h"

static const struct band *base_of(const struct summary *s, const struct band *total,
				  enum basis basis)
{
	struct band wanted = *total;
	const struct band *base;

	wanted.component = COMPONENT_BASE;
	wanted.basis = basis;
	base = band_find(&s->bands, &wanted);
	return words_band_shown(base) ? base : NULL;
}

/* The percentiles that a row shows: where there is room for the middle half alone, and where for all. */
enum { MIDDLE_HALF = 3 };

/* The first of `count` percentiles of the two that is out of order, the median before the others;
 * BENCHMARK_PERCENTILES: none is. */
static size_t first_below(const struct band *total, const struct band *base, size_t count)
{
	static const size_t order[] = {BENCHMARK_P50, BENCHMARK_P25, BENCHMARK_P75, BENCHMARK_P10,
				       BENCHMARK_P90};

	for (size_t i = 0; i < count; i++)
		if (words_shown(total, order[i]) && words_shown(base, order[i]) &&
		    total->p[order[i]].amount < base->p[order[i]].amount)
			return order[i];
	return BENCHMARK_PERCENTILES;
}

/* How many of the sources of the one row are among those of the other. */
static size_t shared_sources(const struct band *a, size_t count_a, const struct band *b,
			     size_t count_b)
{
	size_t shared = 0;

	for (size_t i = 0; i < count_a; i++)
		for (size_t k = 0; k < count_b; k++)
			shared += a[i].source == b[k].source;
	return shared;
}

static const char *why_observed(const struct summary *s, const struct band *total,
				const struct band *base)
{
	const struct band *of_total, *of_base;
	size_t totals = band_parts(&s->bands, total, &of_total);
	size_t bases = band_parts(&s->bands, base, &of_base);
	size_t shared = shared_sources(of_total, totals, of_base, bases);

	if (totals && bases && shared == 0)
		return "other people, in other sources, report each";
	if (shared < totals || shared < bases)
		return "not the same people, nor all the same sources, report each";
	return "not the same people report each";
}

static const char *why(const struct summary *s, const struct band *total, const struct band *base)
{
	if (total->basis != base->basis)
		return "one is our estimate, the other what some people report";
	if (total->basis == BASIS_MODELLED)
		return "each is estimated from the sources that give it";
	return why_observed(s, total, base);
}

/* False, with nothing said, where they are in order. */
static bool say_pair(struct buf *out, const struct summary *s, const struct band *total,
		     const struct band *base, size_t shown)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {[BENCHMARK_P10] = "P10",
								 [BENCHMARK_P25] = "lower quartile",
								 [BENCHMARK_P50] = "median",
								 [BENCHMARK_P75] = "upper quartile",
								 [BENCHMARK_P90] = "P90"};
	size_t p;

	if (!base)
		return false;
	p = first_below(total, base, shown);
	if (p == BENCHMARK_PERCENTILES)
		return false;
	buf_addf(out, "%s %s is below that of base pay (",
		 total->basis == BASIS_OBSERVED ? "the reported" : "its", names[p]);
	words_money(out, s->settings, base->p[p].amount);
	if (base->basis == BASIS_MODELLED) {
		buf_add_string(out, ", our estimate");
	} else if (base->n) {
		buf_add_string(out, " from ");
		say_reporters(out, s, base);
	}
	buf_addf(out, "): %s", why(s, total, base));
	return true;
}

static bool is_shown_total(const struct band *b)
{
	return words_band_shown(b) && b->component == COMPONENT_TOTAL;
}

void say_below_base(struct buf *out, const struct summary *s, const struct band *total)
{
	if (is_shown_total(total))
		say_pair(out, s, total, base_of(s, total, total->basis), BENCHMARK_PERCENTILES);
}

void say_row_below_base(struct buf *out, const struct summary *s, const struct row_bands *total)
{
	const struct band *first = row_main_band(total);
	const struct band *base;

	if (!is_shown_total(first))
		return;
	base = base_of(s, first, BASIS_MODELLED);
	base = base ? base : base_of(s, first, BASIS_OBSERVED);
	if (!say_pair(out, s, first, base, MIDDLE_HALF) && total->observed)
		say_pair(out, s, total->observed, base_of(s, total->observed, BASIS_OBSERVED),
			 MIDDLE_HALF);
}
