/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work.c: see work.h. */
#include "estimate/work.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/mem.h"

enum { SIX_DIGITS = sizeof("15-1252") - 1 };
static const char base_code[] = ".00";

/* Of one role: the code that stands for each of its occupations (NULL: none), and its technologies. */
struct portrait {
	const char **codes;
	struct work_technology *tools; /* hot, in order */
	uint32_t *tool_numbers; /* of the book's `tools`, in the same order */
	size_t tool_count;
	double *weights; /* of the tools by number; 0: not of them */
};

struct tool_use {
	size_t codes; /* of O*NET that use it */
	const char *last; /* of them */
};

/* A reported title and the role that it is read as. */
struct called {
	const char *onet;
	const struct reported_title *title;
	size_t order; /* in the inputs */
	uint16_t role;
};

struct work_book {
	const struct catalogue *catalogue;
	struct arena texts;
	const char **occupations; /* of all roles, six digits, ascending */
	size_t occupation_count;
	/* What the inputs have of them: by code, then as they came; in their order. */
	struct called *titles;
	size_t title_count;
	const struct technology **technologies;
	size_t technology_count;
	const struct task **tasks;
	size_t task_count;
	struct intern tools; /* names of hot technologies */
	struct tool_use *tool_uses; /* by number */
	struct portrait *portraits; /* of each role */
};

/* ---- which code stands for an occupation ---- */

static bool is_of(const char *onet, const char *soc)
{
	return strncmp(onet, soc, SIX_DIGITS) == 0;
}

static bool is_base(const char *onet)
{
	return strcmp(onet + SIX_DIGITS, base_code) == 0;
}

static bool has_base(const struct work_book *b, const char *soc)
{
	for (size_t i = 0; i < b->task_count; i++)
		if (is_of(b->tasks[i]->occupation, soc) && is_base(b->tasks[i]->occupation))
			return true;
	for (size_t i = 0; i < b->technology_count; i++)
		if (is_of(b->technologies[i]->occupation, soc) &&
		    is_base(b->technologies[i]->occupation))
			return true;
	return false;
}

/* The code that most titles which are read as the role are of; its own before others of as many. */
static const char *code_of_occupation(struct work_book *b, const char *soc, uint16_t role)
{
	const char *best = NULL;
	size_t most = 0;

	if (has_base(b, soc)) {
		char base[sizeof("15-1252.00")];

		memcpy(base, soc, SIX_DIGITS);
		memcpy(base + SIX_DIGITS, base_code, sizeof(base_code));
		best = arena_copy(&b->texts, text_of(base));
	}
	for (size_t i = 0, end; i < b->title_count; i = end) {
		const char *onet = b->titles[i].onet;
		size_t count = 0;

		for (end = i; end < b->title_count && strcmp(b->titles[end].onet, onet) == 0; end++)
			count += b->titles[end].role == role;
		if (!count || !is_of(onet, soc))
			continue;
		/* Ascending by code: the base comes first. */
		if (count > most) {
			most = count;
			best = onet;
		}
	}
	return best;
}

/* ---- technologies ---- */

/* Every hot technology once, and how many codes use it: a code's rows are neighbours. */
static void count_users(struct work_book *b, const struct technology_set *set)
{
	size_t room = 0;

	for (size_t i = 0; i < set->count; i++) {
		const struct technology *t = &set->items[i];
		uint32_t number, known = b->tools.count;

		if (!t->hot)
			continue;
		number = intern_add(&b->tools, text_of(t->name));
		if (number == known) {
			b->tool_uses =
			    mem_grow(b->tool_uses, &room, (size_t)known + 1, sizeof(*b->tool_uses));
			b->tool_uses[number] = (struct tool_use){.last = ""};
		}
		b->tool_uses[number].codes += strcmp(b->tool_uses[number].last, t->occupation) != 0;
		b->tool_uses[number].last = t->occupation;
	}
}

static int compare_tools(const void *left, const void *right)
{
	const struct work_technology *a = left, *b = right;

	if (a->in_demand != b->in_demand)
		return a->in_demand ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	if (a->occupations != b->occupations)
		return a->occupations < b->occupations ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* Adds what one row says; `seen` has the occupation, from 1, by which each tool was seen last. */
static void add_tool(struct work_book *b, struct portrait *p, const struct technology *tool,
		     const struct role_occupation *occupation, size_t *seen, size_t turn)
{
	uint32_t number = intern_add(&b->tools, text_of(tool->name));
	struct work_technology *known = p->tools, *end = p->tools + p->tool_count;

	while (known < end && strcmp(known->name, tool->name) != 0)
		known++;
	if (known == end) {
		*known = (struct work_technology){.name = tool->name,
						  .category = tool->category,
						  .occupations = b->tool_uses[number].codes};
		p->tool_count++;
	}
	if (seen[number] != turn)
		known->weight = fmin(known->weight + occupation->weight, 1);
	seen[number] = turn;
	known->in_demand = known->in_demand || tool->in_demand;
}

static void find_tools(struct work_book *b, struct portrait *p, const struct role *role)
{
	size_t *seen = mem_zero(b->tools.count, sizeof(*seen));

	p->tools = mem_zero(b->tools.count, sizeof(*p->tools));
	p->tool_numbers = mem_zero(b->tools.count, sizeof(*p->tool_numbers));
	for (size_t k = 0; k < role->occupation_count; k++)
		for (size_t i = 0; p->codes[k] && i < b->technology_count; i++)
			if (b->technologies[i]->hot &&
			    strcmp(b->technologies[i]->occupation, p->codes[k]) == 0)
				add_tool(b, p, b->technologies[i], &role->occupations[k], seen,
					 k + 1);
	free(seen);
	qsort(p->tools, p->tool_count, sizeof(*p->tools), compare_tools);
	for (size_t i = 0; i < p->tool_count; i++)
		p->tool_numbers[i] = intern_add(&b->tools, text_of(p->tools[i].name));
	p->weights = mem_zero(b->tools.count, sizeof(*p->weights));
	for (size_t i = 0; i < p->tool_count; i++)
		p->weights[p->tool_numbers[i]] = p->tools[i].weight;
}

/* ---- the book ---- */

/* O*NET's own rows say how a task is named, others how exposed it is. */
static bool states(const struct task *t)
{
	return isnan(t->people) && isnan(t->model) && isnan(t->use);
}

static int compare_texts(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void list_occupations(struct work_book *b)
{
	size_t roles = catalogue_count(b->catalogue), count = 0, kept = 0;

	for (size_t r = 0; r < roles; r++)
		count += catalogue_role(b->catalogue, r)->occupation_count;
	b->occupations = mem_zero(count, sizeof(*b->occupations));
	count = 0;
	for (size_t r = 0; r < roles; r++) {
		const struct role *role = catalogue_role(b->catalogue, r);

		for (size_t k = 0; k < role->occupation_count; k++)
			b->occupations[count++] = role->occupations[k].soc;
	}
	if (count)
		qsort(b->occupations, count, sizeof(*b->occupations), compare_texts);
	for (size_t i = 0; i < count; i++)
		if (!kept || strcmp(b->occupations[kept - 1], b->occupations[i]) != 0)
			b->occupations[kept++] = b->occupations[i];
	b->occupation_count = kept;
}

/* Is it, of eight digits, an occupation of any role? */
static bool is_wanted(const struct work_book *b, const char *onet)
{
	size_t low = 0, high = b->occupation_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strncmp(b->occupations[middle], onet, SIX_DIGITS);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static int compare_called(const void *left, const void *right)
{
	const struct called *a = left, *b = right;
	int order = strcmp(a->onet, b->onet);

	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void read_titles(struct work_book *b, const struct reported_title_set *set)
{
	b->titles = mem_zero(set->count, sizeof(*b->titles));
	for (size_t i = 0; i < set->count; i++) {
		const struct reported_title *t = &set->items[i];
		struct title_reading reading;

		if (!is_wanted(b, t->occupation))
			continue;
		title_read(b->catalogue, text_of(t->title), &reading);
		b->titles[b->title_count++] = (struct called){
		    .onet = t->occupation, .title = t, .order = i, .role = reading.role};
	}
	if (b->title_count)
		qsort(b->titles, b->title_count, sizeof(*b->titles), compare_called);
}

static void take_inputs(struct work_book *b, const struct published_tables *inputs)
{
	const struct technology_set *technologies = &inputs->technologies;
	const struct task_set *tasks = &inputs->tasks;

	read_titles(b, &inputs->reported_titles);
	b->technologies = mem_zero(technologies->count, sizeof(*b->technologies));
	for (size_t i = 0; i < technologies->count; i++)
		if (is_wanted(b, technologies->items[i].occupation))
			b->technologies[b->technology_count++] = &technologies->items[i];
	count_users(b, technologies);
	b->tasks = mem_zero(tasks->count, sizeof(*b->tasks));
	for (size_t i = 0; i < tasks->count; i++)
		if (states(&tasks->items[i]) && is_wanted(b, tasks->items[i].occupation))
			b->tasks[b->task_count++] = &tasks->items[i];
}

void work_book_make(struct work_book **out, const struct published_tables *inputs,
		    const struct catalogue *catalogue)
{
	struct work_book *b = mem_zero(1, sizeof(*b));
	size_t roles = catalogue_count(catalogue);

	b->catalogue = catalogue;
	arena_init(&b->texts);
	intern_init(&b->tools);
	list_occupations(b);
	take_inputs(b, inputs);
	b->portraits = mem_zero(roles, sizeof(*b->portraits));
	for (size_t r = 0; r < roles; r++) {
		const struct role *role = catalogue_role(catalogue, r);
		struct portrait *p = &b->portraits[r];

		p->codes = arena_zero(&b->texts, role->occupation_count, sizeof(*p->codes));
		for (size_t k = 0; k < role->occupation_count; k++)
			p->codes[k] = code_of_occupation(b, role->occupations[k].soc, (uint16_t)r);
		find_tools(b, p, role);
	}
	*out = b;
}

void work_book_free(struct work_book *b)
{
	if (!b)
		return;
	for (size_t r = 0; r < catalogue_count(b->catalogue); r++) {
		free(b->portraits[r].tools);
		free(b->portraits[r].tool_numbers);
		free(b->portraits[r].weights);
	}
	free(b->portraits);
	free(b->tool_uses);
	free(b->tasks);
	free(b->technologies);
	free(b->titles);
	free(b->occupations);
	intern_release(&b->tools);
	arena_release(&b->texts);
	free(b);
}

/* ---- tasks ---- */

struct turn {
	size_t next; /* of the book's */
	size_t taken;
};

static const struct task *next_task(const struct work_book *b, const char *onet, size_t *next)
{
	for (; onet && *next < b->task_count; (*next)++) {
		const struct task *t = b->tasks[*next];

		if (t->type != TASK_SUPPLEMENTAL && strcmp(t->occupation, onet) == 0)
			return t;
	}
	return NULL;
}

/* The occupation whose turn it is, the first of equals; the count of them: none has any left. */
static size_t whose_turn(const struct work_book *b, const struct role *role,
			 const struct portrait *p, struct turn *turns)
{
	size_t best = role->occupation_count;
	double most = 0;

	for (size_t k = 0; k < role->occupation_count; k++) {
		double claim = role->occupations[k].weight / (double)(turns[k].taken + 1);

		if (claim > most && next_task(b, p->codes[k], &turns[k].next)) {
			most = claim;
			best = k;
		}
	}
	return best;
}

static bool is_taken(const struct work *out, const char *text)
{
	for (size_t i = 0; i < out->task_count; i++)
		if (strcmp(out->tasks[i].text, text) == 0)
			return true;
	return false;
}

static void find_tasks(const struct work_book *b, const struct role *role, const struct portrait *p,
		       struct arena *texts, struct work *out)
{
	struct turn *turns = mem_zero(role->occupation_count, sizeof(*turns));

	for (size_t k = 0; k < role->occupation_count; k++)
		for (size_t next = 0; next_task(b, p->codes[k], &next); next++)
			out->core_tasks++;
	while (out->task_count < WORK_TASKS) {
		size_t k = whose_turn(b, role, p, turns);
		const struct task *t;

		if (k == role->occupation_count)
			break;
		t = next_task(b, p->codes[k], &turns[k].next);
		turns[k].next++;
		turns[k].taken++;
		if (is_taken(out, t->text))
			continue;
		out->tasks[out->task_count++] = (struct work_task){
		    .text = arena_copy(texts, text_of(t->text)), .occupation = k, .type = t->type};
		out->tasks_source = arena_copy(texts, text_of(t->publication));
	}
	free(turns);
}

/* ---- titles ---- */

static bool has_title(const struct work *out, const char *title)
{
	for (size_t i = 0; i < out->title_count; i++)
		if (strcmp(out->titles[i], title) == 0)
			return true;
	return false;
}

static void find_titles(const struct work_book *b, const struct role *role, uint16_t index,
			struct arena *texts, struct work *out)
{
	for (size_t k = 0; k < role->occupation_count; k++)
		for (size_t i = 0; i < b->title_count && out->title_count < WORK_TITLES; i++) {
			const struct called *c = &b->titles[i];

			if (c->role != index || !is_of(c->onet, role->occupations[k].soc) ||
			    has_title(out, c->title->title))
				continue;
			out->titles[out->title_count++] =
			    arena_copy(texts, text_of(c->title->title));
			out->titles_source = arena_copy(texts, text_of(c->title->publication));
		}
}

/* ---- related roles ---- */

/* Of the technologies of either, those of both: each counts by the weight of the occupations that use it,
 * the lesser against the greater (Ruzicka). NAN where those of one are not known. */
static double overlap(const struct portrait *a, const struct portrait *b)
{
	double lesser = 0, greater = 0;

	for (size_t i = 0; i < a->tool_count; i++) {
		double other = b->weights[a->tool_numbers[i]];

		lesser += fmin(a->tools[i].weight, other);
		greater += fmax(a->tools[i].weight, other);
	}
	for (size_t i = 0; i < b->tool_count; i++)
		if (a->weights[b->tool_numbers[i]] == 0)
			greater += b->tools[i].weight;
	return a->tool_count && b->tool_count ? lesser / greater : (double)NAN;
}

struct candidate {
	struct work_related of;
	enum { FROM, INTO, BESIDE } side; /* moves of the catalogue come from it, or lead into it */
	int order;
	double shared; /* of the weight of its occupations, what both roles have */
	const char *source;
};

static int compare_candidates(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	double x = a->of.overlap, y = b->of.overlap;

	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	if (isnan(x) != isnan(y))
		return isnan(x) ? 1 : -1;
	if (isfinite(x) && x != y)
		return x > y ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (a->shared != b->shared)
		return a->shared > b->shared ? -1 : 1;
	return (a->of.role > b->of.role) - (a->of.role < b->of.role);
}

/* Equal in technologies and by O*NET, two roles may still have more or less of the same occupations. */
static double shared_weight(const struct role *a, const struct role *b)
{
	double shared = 0;

	for (size_t i = 0; i < a->occupation_count; i++)
		for (size_t k = 0; k < b->occupation_count; k++)
			if (strcmp(a->occupations[i].soc, b->occupations[k].soc) == 0)
				shared += fmin(a->occupations[i].weight, b->occupations[k].weight);
	return shared;
}

static bool comes_from(const struct role *role, const struct role *from)
{
	for (size_t i = 0; i < role->moves_from_count; i++)
		if (strcmp(role->moves_from[i], from->id) == 0)
			return true;
	return false;
}

/* Those that moves come from are not left out for those that they lead into, but stand among them. */
static void keep_nearest(struct candidate *list, size_t *count)
{
	qsort(list, *count, sizeof(*list), compare_candidates);
	if (*count > WORK_RELATED)
		*count = WORK_RELATED;
	for (size_t i = 0; i < *count; i++)
		if (list[i].side == INTO)
			list[i].side = FROM;
	qsort(list, *count, sizeof(*list), compare_candidates);
}

static void find_related(const struct work_book *b, const struct related *related, uint16_t role,
			 struct arena *texts, struct work *out)
{
	size_t roles = catalogue_count(b->catalogue), count = 0;
	struct candidate *list = mem_zero(roles, sizeof(*list));
	const struct portrait *own = &b->portraits[role];

	for (size_t other = 0; other < roles; other++) {
		const struct role *a = catalogue_role(b->catalogue, role);
		const struct role *z = catalogue_role(b->catalogue, other);
		struct kinship kinship = related_roles(related, a, z, texts);
		struct candidate one = {.of = {.role = (uint16_t)other, .onet = kinship.words},
					.side = comes_from(a, z)   ? FROM
						: comes_from(z, a) ? INTO
								   : BESIDE,
					.order = kinship.order,
					.source = kinship.source};

		if (other == role || (kinship.order == INT_MAX && one.side == BESIDE))
			continue;
		one.shared = shared_weight(a, z);
		one.of.overlap = overlap(own, &b->portraits[other]);
		list[count++] = one;
	}
	keep_nearest(list, &count);
	for (size_t i = 0; i < count; i++) {
		out->related[out->related_count++] = list[i].of;
		if (list[i].source)
			out->related_source = list[i].source;
	}
	free(list);
}

/* ---- a role ---- */

void work_of_role(const struct work_book *b, const struct related *related, uint16_t role,
		  struct arena *texts, struct work *out)
{
	const struct role *r = catalogue_role(b->catalogue, role);
	const struct portrait *p = &b->portraits[role];
	struct work_technology *tools =
	    arena_zero(texts, p->tool_count, sizeof(*out->technologies));

	*out = (struct work){.technologies = tools, .technology_count = p->tool_count};
	for (size_t i = 0; i < p->tool_count; i++) {
		tools[i] = p->tools[i];
		tools[i].name = arena_copy(texts, text_of(p->tools[i].name));
		tools[i].category = arena_copy(texts, text_of(p->tools[i].category));
	}
	if (p->tool_count)
		out->technologies_source =
		    arena_copy(texts, text_of(b->technologies[0]->publication));
	find_tasks(b, r, p, texts, out);
	find_titles(b, r, role, texts, out);
	find_related(b, related, role, texts, out);
}

double work_overlap(const struct work_book *b, uint16_t one, uint16_t other)
{
	return overlap(&b->portraits[one], &b->portraits[other]);
}

bool work_gap(const struct work_book *b, uint16_t from, uint16_t into, struct arena *texts,
	      const char *const **out, size_t *count)
{
	const struct portrait *a = &b->portraits[from], *p = &b->portraits[into];
	const char **names;

	*count = 0;
	if (!a->tool_count || !p->tool_count)
		return false;
	names = arena_zero(texts, p->tool_count, sizeof(*names));
	for (size_t i = 0; i < p->tool_count; i++) {
		bool has = false;

		for (size_t k = 0; k < a->tool_count && !has; k++)
			has = a->tool_numbers[k] == p->tool_numbers[i];
		if (!has)
			names[(*count)++] = arena_copy(texts, text_of(p->tools[i].name));
	}
	*out = names;
	return true;
}
