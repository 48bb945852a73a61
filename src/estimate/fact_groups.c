/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact_groups.c: see fact_groups.h. Values are sorted all together, by radix, and then laid out group by group, which
 * keeps their order. */
#include "estimate/fact_groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

void fact_groups_init(struct fact_groups *f)
{
	*f = (struct fact_groups){.groups = NULL};
	intern_init(&f->names);
}

void fact_groups_release(struct fact_groups *f)
{
	intern_release(&f->names);
	free(f->groups);
	free(f->values);
	*f = (struct fact_groups){.groups = NULL};
}

/* ---- numbers as keys that sort alike ---- */

static const uint64_t sign = UINT64_C(1) << 63;

static uint64_t key_of(double value)
{
	uint64_t bits;

	value += 0.0; /* of -0 */
	memcpy(&bits, &value, sizeof(bits));
	return bits & sign ? ~bits : bits | sign;
}

static double value_of(uint64_t key)
{
	uint64_t bits = key & sign ? key ^ sign : ~key;
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

/* ---- groups ---- */

/* Mostly they are the same text. */
static bool same_text(const char *a, const char *b)
{
	return a == b || strcmp(a, b) == 0;
}

static bool same_group(const struct fact_group *a, const struct fact_group *b)
{
	return a->year == b->year && same_text(a->key, b->key) && same_text(a->kind, b->kind) &&
	       same_text(a->source, b->source);
}

static uint32_t number_of(struct fact_groups *f, const struct fact_group *group)
{
	const char *const parts[] = {group->source, group->kind, group->key};
	uint32_t known = f->names.count, number;
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		buf_add(&name, parts[i], strlen(parts[i]) + 1);
	buf_add(&name, &group->year, sizeof(group->year));
	number = intern_add(&f->names, buf_text(&name));
	buf_release(&name);
	if (number == known) {
		f->groups =
		    mem_grow(f->groups, &f->group_room, f->group_count + 1, sizeof(*f->groups));
		f->groups[f->group_count++] = *group;
	}
	return number;
}

void fact_groups_add(struct fact_groups *f, struct fact_group group, double value)
{
	if (isnan(value))
		return;
	if (!f->count || !same_group(&group, &f->groups[f->last]))
		f->last = number_of(f, &group);
	f->values = mem_grow(f->values, &f->room, f->count + 1, sizeof(*f->values));
	f->values[f->count++] = (struct ordered){.key = key_of(value), .number = f->last};
}

/* ---- of a group's values ---- */

double fact_mean(const double *values, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += values[i];
	return sum / (double)count;
}

double fact_middle(const double *values, size_t count)
{
	return values[count / 2];
}

double fact_least(const double *values, size_t count)
{
	(void)count;
	return values[0];
}

double fact_most(const double *values, size_t count)
{
	return values[count - 1];
}

/* Where each group's values end, from which they are laid out downwards. */
static size_t *ends_of(const struct fact_groups *f)
{
	size_t *ends = mem_zero(f->group_count + 1, sizeof(*ends));

	for (size_t i = 0; i < f->count; i++)
		ends[f->values[i].number]++;
	for (size_t g = 1; g < f->group_count; g++)
		ends[g] += ends[g - 1];
	return ends;
}

void fact_groups_tell(struct fact_table *t, struct fact_groups *f, fact_of_values *of)
{
	double *values = mem_alloc(f->count, sizeof(*values));
	size_t *starts = ends_of(f);

	order_sort(f->values, f->count);
	for (size_t i = f->count; i-- > 0;)
		values[--starts[f->values[i].number]] = value_of(f->values[i].key);
	starts[f->group_count] = f->count;
	for (size_t g = 0; g < f->group_count; g++) {
		const struct fact_group *group = &f->groups[g];
		size_t count = starts[g + 1] - starts[g];
		fact_table_add(t, &(struct fact){.source = group->source,
						 .kind = group->kind,
						 .key = group->key,
						 .year = group->year,
						 .n = (double)count,
						 .value = of(values + starts[g], count)});
	}
	free(starts);
	free(values);
	fact_groups_release(f);
	fact_groups_init(f);
}
