/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_shape.c: the distribution of pay about its cell's median.
 *
 * Residuals are counted in narrow bins, so that memory and time do not grow with the rows. A component
 * in the United States, or elsewhere, has a distribution; a step's own is shrunk towards it, a role
 * scales it by how wide its residuals are beside those of all, and a country outside the United States
 * by how wide its are beside those of all such countries.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/pay_model/pay_model_private.h"
#include "stats/quantile.h"

/* Residuals from -BIN_MOST to BIN_MOST. */
#define BIN_WIDTH 0.002
enum { BIN_COUNT = 4000, BIN_ZERO = BIN_COUNT / 2 };
/* A step's own quantiles count as its observations, those of all as this many; a role's or a country's
 * width as its observations against this many. */
#define STEP_WORTH 100
#define ROLE_WORTH 200
#define COUNTRY_WORTH 200
/* A role or a country with no more observations than this has no width of its own, a step no quantiles. */
#define WIDTH_NONE 10
#define STEP_NONE 20

/* A shape is made of so many points of residuals and so many of the normal that widens them. */
enum { RAW_POINTS = 100, NORMAL_POINTS = 10 };

struct bins {
	double weight[BIN_COUNT];
	double people;
};

struct shape_builder {
	struct bins *all[COMPONENT_COUNT][2]; /* elsewhere, in the United States; NULL: none */
	struct bins *steps[COMPONENT_COUNT][2][STEP_COUNT];
	struct bins *widths; /* |residual| of all roles ... */
	struct bins **role_widths; /* ... and by role */
	size_t roles;
	/* |residual| outside the United States: of a component there, and of each country's. */
	struct bins *abroad[COMPONENT_COUNT];
	struct country_widths {
		code country;
		struct bins *widths[COMPONENT_COUNT];
	} * countries;
	size_t country_count, countries_room;
	size_t last_country; /* of the residual before */
	/* What shapes are made of: shape_builder_settle. */
	double raw[COMPONENT_COUNT][2][STEP_COUNT][RAW_POINTS]; /* ascending */
	double widening[NORMAL_POINTS]; /* ascending */
	double *role_scale; /* by role */
};

struct shape_builder *shape_builder_new(size_t roles)
{
	struct shape_builder *b = mem_zero(1, sizeof(*b));

	b->roles = roles;
	b->role_widths = mem_zero(roles + 1, sizeof(*b->role_widths));
	return b;
}

void shape_builder_free(struct shape_builder *b)
{
	if (!b)
		return;
	for (int c = 0; c < COMPONENT_COUNT; c++) {
		for (int us = 0; us < 2; us++) {
			free(b->all[c][us]);
			for (int step = 0; step < STEP_COUNT; step++)
				free(b->steps[c][us][step]);
		}
		free(b->abroad[c]);
		for (size_t i = 0; i < b->country_count; i++)
			free(b->countries[i].widths[c]);
	}
	free(b->countries);
	for (size_t r = 0; r < b->roles; r++)
		free(b->role_widths[r]);
	free(b->role_widths);
	free(b->widths);
	free(b->role_scale);
	free(b);
}

static void bins_add(struct bins **bins, double residual, double weight, double people)
{
	double at = floor(residual / BIN_WIDTH) + BIN_ZERO;

	if (!*bins)
		*bins = mem_zero(1, sizeof(**bins));
	at = fmin(fmax(at, 0), BIN_COUNT - 1);
	(*bins)->weight[(size_t)at] += weight;
	(*bins)->people += people;
}

static struct country_widths *widths_of(struct shape_builder *b, code country)
{
	size_t at = b->last_country;

	if (at >= b->country_count || b->countries[at].country != country)
		for (at = 0; at < b->country_count && b->countries[at].country != country;)
			at++;
	if (at == b->country_count) {
		b->countries = mem_grow(b->countries, &b->countries_room, b->country_count + 1,
					sizeof(*b->countries));
		b->countries[b->country_count++] = (struct country_widths){.country = country};
	}
	b->last_country = at;
	return &b->countries[at];
}

void shape_builder_add(struct shape_builder *b, const struct model_cell *cell, double residual,
		       double count, double source_n)
{
	int us = cell->place.country == CODE2('U', 'S');
	double weight = count / sqrt(source_n); /* a large source does not speak for all */

	bins_add(&b->all[cell->component][us], residual, weight, count);
	bins_add(&b->steps[cell->component][us][cell->step], residual, weight, count);
	bins_add(&b->widths, fabs(residual), count, count);
	bins_add(&b->role_widths[cell->role], fabs(residual), count, count);
	if (us)
		return;
	bins_add(&b->abroad[cell->component], fabs(residual), weight, count);
	bins_add(&widths_of(b, cell->place.country)->widths[cell->component], fabs(residual),
		 weight, count);
}

/* The quantiles at ascending fractions, linear within a bin. */
static void bins_quantiles(const struct bins *b, const double *fractions, double *out, size_t count)
{
	double all = 0, below = 0;
	size_t bin = 0;

	for (size_t i = 0; i < BIN_COUNT; i++)
		all += b->weight[i];
	for (size_t i = 0; i < count; i++) {
		double wanted = fractions[i] * all;
		while (bin + 1 < BIN_COUNT && below + b->weight[bin] < wanted)
			below += b->weight[bin++];
		out[i] = ((double)bin - BIN_ZERO +
			  (b->weight[bin] > 0 ? fmin(1, (wanted - below) / b->weight[bin]) : 0)) *
			 BIN_WIDTH;
	}
}

static double bins_median(const struct bins *b)
{
	const double half = 0.5;
	double median;

	bins_quantiles(b, &half, &median, 1);
	return median;
}

/* How much wider than all roles' a role's residuals are. */
static double role_scale(const struct shape_builder *b, uint16_t role)
{
	const struct bins *own = b->role_widths[role];
	double width, share;

	if (!own || !(own->people > WIDTH_NONE))
		return 1;
	width = bins_median(own) / bins_median(b->widths);
	share = own->people / (own->people + ROLE_WORTH);
	return width > 0 ? pow(width, share) : 1;
}

/* The mean of the components' logarithms, by observations, shrunk. */
static double country_scale(const struct shape_builder *b, const struct country_widths *country)
{
	double sum = 0, people = 0;

	for (int c = 0; c < COMPONENT_COUNT; c++) {
		const struct bins *own = country->widths[c];
		double width;

		if (!own || !(own->people > WIDTH_NONE))
			continue;
		width = bins_median(own) / bins_median(b->abroad[c]);
		if (!(width > 0) || isinf(width))
			continue;
		sum += own->people * log(width);
		people += own->people;
	}
	return exp(sum / (people + COUNTRY_WORTH));
}

static int compare_scales(const void *a, const void *b)
{
	code left = ((const struct country_scale *)a)->country;
	code right = ((const struct country_scale *)b)->country;

	return (left > right) - (left < right);
}

size_t shape_country_scales(const struct shape_builder *b, struct country_scale **out)
{
	*out = mem_alloc(b->country_count + 1, sizeof(**out));
	for (size_t i = 0; i < b->country_count; i++)
		(*out)[i] = (struct country_scale){.country = b->countries[i].country,
						   .scale = country_scale(b, &b->countries[i])};
	qsort(*out, b->country_count, sizeof(**out), compare_scales);
	return b->country_count;
}

static void raw_points(const struct shape_builder *b, int component, int us, int step,
		       const double fractions[RAW_POINTS], double out[RAW_POINTS])
{
	const struct bins *all = b->all[component][us];
	const struct bins *own = all ? b->steps[component][us][step] : NULL;
	double points[RAW_POINTS];

	/* A component that has no residual there is as any other has them. */
	for (int c = 0; !all && c < 2 * COMPONENT_COUNT; c++)
		all = b->all[c / 2][c % 2];
	for (int i = 0; !all && i < RAW_POINTS; i++)
		out[i] = USUAL_SPREAD * normal_score(fractions[i]);
	if (!all)
		return;
	bins_quantiles(all, fractions, out, RAW_POINTS);
	if (!own || !(own->people > STEP_NONE))
		return;
	bins_quantiles(own, fractions, points, RAW_POINTS);
	for (int i = 0; i < RAW_POINTS; i++)
		out[i] =
		    (own->people * points[i] + STEP_WORTH * out[i]) / (own->people + STEP_WORTH);
}

void shape_builder_settle(struct shape_builder *b, double widen)
{
	double fractions[RAW_POINTS];

	for (int i = 0; i < RAW_POINTS; i++)
		fractions[i] = (i + 0.5) / RAW_POINTS;
	for (int c = 0; c < COMPONENT_COUNT; c++)
		for (int us = 0; us < 2; us++)
			for (int step = 0; step < STEP_COUNT; step++)
				raw_points(b, c, us, step, fractions, b->raw[c][us][step]);
	for (int k = 0; k < NORMAL_POINTS; k++)
		b->widening[k] = widen * normal_score((k + 0.5) / NORMAL_POINTS);
	b->role_scale = mem_alloc(b->roles + 1, sizeof(*b->role_scale));
	for (size_t r = 0; r < b->roles; r++)
		b->role_scale[r] = role_scale(b, (uint16_t)r);
}

/* Two neighbouring runs, each ascending, into one. */
static void merge_two(const double *from, size_t middle, size_t end, double *out)
{
	size_t left = 0, right = middle;

	while (left < middle && right < end) {
		bool second = from[right] < from[left];
		*out++ = from[second ? right : left];
		right += second;
		left += !second;
	}
	memcpy(out, from + left, (middle - left) * sizeof(*out));
	memcpy(out + middle - left, from + right, (end - right) * sizeof(*out));
}

/* The runs of `width`, each ascending, as one; it is in `items` or in `room`, which has as much. */
static const double *merge_runs(double *items, double *room, size_t count, size_t width)
{
	for (; width < count; width *= 2) {
		double *merged = room;
		for (size_t at = 0; at < count; at += 2 * width) {
			size_t left = count - at;
			merge_two(items + at, left < width ? left : width,
				  left < 2 * width ? left : 2 * width, merged + at);
		}
		room = items;
		items = merged;
	}
	return items;
}

void shape_of(const struct shape_builder *b, enum component component, bool us, unsigned step,
	      uint16_t role, struct shape *out)
{
	enum { POINTS = RAW_POINTS * NORMAL_POINTS };
	const double *raw = b->raw[component][us][step];
	double points[POINTS], room[POINTS];
	const double *together;

	for (int k = 0; k < NORMAL_POINTS; k++)
		for (int i = 0; i < RAW_POINTS; i++)
			points[k * RAW_POINTS + i] = b->role_scale[role] * raw[i] + b->widening[k];
	together = merge_runs(points, room, POINTS, RAW_POINTS);
	for (int i = 0; i < SHAPE_POINTS; i++) {
		double at = (double)(i + 1) / (SHAPE_POINTS + 1) * POINTS - 0.5;
		int low = (int)floor(at);
		out->at[i] = together[low] + (at - low) * (together[low + 1] - together[low]);
	}
}

double shape_fraction(struct scaled_shape shape, double x)
{
	const double step = 1.0 / (SHAPE_POINTS + 1);
	const struct shape *s = shape.shape;
	size_t low = 0, high = SHAPE_POINTS - 1;
	double width;

	x /= shape.scale;
	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (s->at[middle] <= x)
			low = middle;
		else
			high = middle;
	}
	width = s->at[low + 1] - s->at[low];
	if (!(width > 0))
		return (double)(low + 1) * step;
	return fmin(fmax((double)(low + 1) * step + step * (x - s->at[low]) / width, 0), 1);
}
