/* SPDX-License-Identifier: GPL-3.0-or-later */
/* task_evidence.c: see task_evidence.h. */
#include "estimate/task_evidence.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

struct task_book {
	struct arena texts;
	struct task *items; /* by occupation, id, words */
	size_t count;
	bool labels, use; /* does any file give them? */
	const char *source;
};

/* A task and the key by which files without ids know it. */
struct keyed {
	const struct task *task;
	const char *words; /* lower case, single blanks, no full stop at the end */
	size_t order; /* in the inputs */
};

/* ---- keys ---- */

static const char *key_of(struct arena *texts, const char *text)
{
	struct buf key;

	buf_init(&key, BUF_LIMIT_DEFAULT);
	for (bool blank = false; *text; text++) {
		if (ascii_blank(*text)) {
			blank = key.len > 0;
			continue;
		}
		if (blank)
			buf_add_char(&key, ' ');
		blank = false;
		buf_add_char(&key, ascii_lower(*text));
	}
	struct text t = buf_text(&key);

	if (text_ends(t, TEXT_LITERAL(".")))
		t.len--;
	const char *copy = arena_copy(texts, t);
	buf_release(&key);
	return copy;
}

static int compare_words(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = strcmp(x->words, y->words);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* By occupation and id; tasks without an id by their words. */
static int compare_tasks(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = strcmp(x->task->occupation, y->task->occupation);

	if (!order)
		order = strcmp(x->task->id, y->task->id);
	if (!order && !*x->task->id)
		order = strcmp(x->words, y->words);
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* ---- joining ---- */

static bool states(const struct task *t)
{
	return *t->occupation && isnan(t->people) && isnan(t->model) && isnan(t->use);
}

/* What `from` says and `into` does not. */
static void merge(struct task *into, const struct task *from)
{
	if (states(from) && !states(into)) { /* O*NET's own words and type */
		into->text = from->text;
		into->type = from->type;
	}
	into->people = isfinite(into->people) ? into->people : from->people;
	into->model = isfinite(into->model) ? into->model : from->model;
	into->use = isfinite(into->use) ? into->use : from->use;
	if (!*into->title)
		into->title = from->title;
}

/* Use by words alone, of files that name no occupation. */
static double use_of(const struct keyed *loose, size_t count, const char *words)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(loose[middle].words, words) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < count && strcmp(loose[low].words, words) == 0; low++)
		if (isfinite(loose[low].task->use))
			return loose[low].task->use;
	return NAN;
}

static bool same_task(const struct keyed *a, const struct keyed *b)
{
	return strcmp(a->task->occupation, b->task->occupation) == 0 &&
	       strcmp(a->task->id, b->task->id) == 0 &&
	       (*a->task->id || strcmp(a->words, b->words) == 0);
}

/* The tasks of one occupation; `stated`: a file states them. */
static void add_occupation(struct task_book *b, const struct keyed *of, size_t count,
			   const struct keyed *loose, size_t loose_count)
{
	bool stated = false;

	for (size_t i = 0; i < count; i++)
		stated = stated || states(of[i].task);
	for (size_t i = 0, end; i < count; i = end) {
		struct task one = *of[i].task;
		bool kept = states(of[i].task);

		for (end = i + 1; end < count && same_task(&of[end], &of[i]); end++) {
			merge(&one, of[end].task);
			kept = kept || states(of[end].task);
		}
		if (stated && !kept)
			continue;
		if (!isfinite(one.use))
			one.use = use_of(loose, loose_count, of[i].words);
		b->labels = b->labels || isfinite(one.people) || isfinite(one.model);
		b->use = b->use || isfinite(one.use);
		b->items[b->count++] = one;
	}
}

static void join(struct task_book *b, struct keyed *of, size_t count, struct keyed *loose,
		 size_t loose_count)
{
	qsort(of, count, sizeof(*of), compare_tasks);
	qsort(loose, loose_count, sizeof(*loose), compare_words);
	b->items = mem_zero(count + 1, sizeof(*b->items));
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count; end++)
			if (strcmp(of[end].task->occupation, of[i].task->occupation) != 0)
				break;
		add_occupation(b, &of[i], end - i, loose, loose_count);
	}
}

/* Publications, each once, in the order of the inputs. */
static const char *sources_of(struct arena *texts, const struct task_set *inputs)
{
	struct buf list;

	buf_init(&list, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < inputs->count; i++) {
		const char *publication = inputs->items[i].publication;

		if (i && strcmp(publication, inputs->items[i - 1].publication) == 0)
			continue;
		if (!list.len || !strstr(list.data, publication))
			buf_addf(&list, "%s%s", list.len ? "; " : "", publication);
	}
	const char *copy = arena_copy(texts, buf_text(&list));
	buf_release(&list);
	return copy;
}

void task_book_make(struct task_book **out, const struct task_set *inputs)
{
	struct task_book *b;
	struct keyed *of, *loose;
	size_t count = 0, loose_count = 0;

	*out = NULL;
	if (!inputs || !inputs->count)
		return;
	b = mem_zero(1, sizeof(*b));
	arena_init(&b->texts);
	of = mem_zero(inputs->count, sizeof(*of));
	loose = mem_zero(inputs->count, sizeof(*loose));
	for (size_t i = 0; i < inputs->count; i++) {
		const struct task *t = &inputs->items[i];
		struct keyed one = {t, key_of(&b->texts, t->text), i};

		if (*t->occupation)
			of[count++] = one;
		else
			loose[loose_count++] = one;
	}
	join(b, of, count, loose, loose_count);
	b->source = sources_of(&b->texts, inputs);
	free(of);
	free(loose);
	*out = b;
}

void task_book_free(struct task_book *b)
{
	if (!b)
		return;
	free(b->items);
	arena_release(&b->texts);
	free(b);
}

/* ---- a role ---- */

struct candidate {
	const struct task *task;
	double exposure;
	double weight; /* of its occupation within the role */
};

static double mean_of(double a, double b)
{
	return isnan(a) ? b : isnan(b) ? a : (a + b) / 2;
}

static double exposure_of(const struct task *t)
{
	return mean_of(mean_of(t->people, t->model), t->use);
}

/* The most exposed first. */
static int compare_most(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->exposure != y->exposure)
		return x->exposure > y->exposure ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	int order = strcmp(x->task->occupation, y->task->occupation);
	return order ? order : strcmp(x->task->id, y->task->id);
}

static int compare_least(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->exposure != y->exposure)
		return x->exposure < y->exposure ? -1 : 1;
	return compare_most(a, b);
}

/* Which tasks stand for an occupation: those of its base code (.00) where it has any, as O*NET's other
 * codes are special kinds of it, else of all its codes. */
struct standing {
	char prefix[sizeof("15-1252.00")];
	bool own; /* it has its own code: else what is under it are other trades ("all other") */
	bool others; /* it has tasks that are not supplemental */
};

/* Of the tasks, those whose occupation begins so. */
struct tasks_of {
	const struct task *first, *end;
};

/* The first task whose occupation does not come before `prefix`; `after`: nor begins with it. */
static const struct task *find_task(const struct task_book *b, const char *prefix, bool after)
{
	size_t low = 0, high = b->count, len = strlen(prefix);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strncmp(b->items[middle].occupation, prefix, len);

		if (order < 0 || (order == 0 && after))
			low = middle + 1;
		else
			high = middle;
	}
	return b->items + low;
}

static struct tasks_of tasks_of(const struct task_book *b, const char *prefix)
{
	return (struct tasks_of){find_task(b, prefix, false), find_task(b, prefix, true)};
}

static struct standing standing_of(const struct task_book *b, const char *soc)
{
	struct standing s = {.others = false};
	struct tasks_of tasks;

	snprintf(s.prefix, sizeof(s.prefix), "%s.00", soc);
	tasks = tasks_of(b, s.prefix);
	for (const struct task *t = tasks.first; t < tasks.end && !s.own; t++)
		s.own = isfinite(exposure_of(t));
	if (!s.own)
		snprintf(s.prefix, sizeof(s.prefix), "%s", soc);
	tasks = tasks_of(b, s.prefix);
	for (const struct task *t = tasks.first; t < tasks.end && !s.others; t++)
		s.others = t->type != TASK_SUPPLEMENTAL && isfinite(exposure_of(t));
	return s;
}

/* Has an occupation of the role its own code? Only else do the trades under a residual one stand for the role:
 * of their tasks few are its work. */
static bool has_own(const struct task_book *b, const struct role *role)
{
	for (size_t k = 0; k < role->occupation_count; k++)
		if (standing_of(b, role->occupations[k].soc).own)
			return true;
	return false;
}

static size_t gather(const struct task_book *b, const struct role *role, struct candidate *out,
		     struct task_evidence *evidence)
{
	bool own = has_own(b, role);
	size_t count = 0;

	for (size_t k = 0; k < role->occupation_count; k++) {
		struct standing standing = standing_of(b, role->occupations[k].soc);
		struct tasks_of tasks = tasks_of(b, standing.prefix);

		for (const struct task *t = tasks.first; t < tasks.end; t++) {
			evidence->tasks++;
			evidence->labelled += isfinite(t->people) || isfinite(t->model);
			evidence->used += t->use > 0;
			evidence->use_known += isfinite(t->use) ? 1 : 0;
			if (isfinite(exposure_of(t)) && (standing.own || !own) &&
			    !(t->type == TASK_SUPPLEMENTAL && standing.others))
				out[count++] = (struct candidate){t, exposure_of(t),
								  role->occupations[k].weight};
		}
	}
	return count;
}

static struct task_row row_of(const struct candidate *c, struct arena *texts)
{
	const struct task *t = c->task;

	return (struct task_row){
	    .text = arena_copy(texts, text_of(t->text)),
	    .occupation = arena_copy(texts, text_of(t->occupation)),
	    .title = arena_copy(texts, text_of(t->title)),
	    .type = t->type,
	    .people = t->people,
	    .model = t->model,
	    .use = t->use,
	};
}

void task_evidence_of_role(const struct task_book *b, const struct role *role, struct arena *texts,
			   struct task_evidence *out)
{
	struct candidate *all;
	size_t count;

	*out = (struct task_evidence){.tasks = 0};
	if (!b)
		return;
	all = mem_zero(b->count * (role->occupation_count + 1) + 1, sizeof(*all));
	count = gather(b, role, all, out);
	out->rows = count / 2 < TASKS_SHOWN ? count / 2 : TASKS_SHOWN;
	qsort(all, count, sizeof(*all), compare_most);
	for (size_t i = 0; i < out->rows; i++)
		out->most[i] = row_of(&all[i], texts);
	qsort(all, count, sizeof(*all), compare_least);
	for (size_t i = 0; i < out->rows; i++)
		out->least[i] = row_of(&all[i], texts);
	out->source = arena_copy(texts, text_of(b->source));
	free(all);
}
