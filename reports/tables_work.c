/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_work.c: the tables of what a role's work is, by O*NET: tasks, technologies, titles, related roles. */
#include "reports/tables.h"

#include <math.h>

#include "reports/role_name.h"
#include "reports/words.h"

static void add_source(struct page_table *t, const char *source)
{
	if (source)
		buf_addf(&t->note, "%sSource: %s.", t->note.len ? " " : "", source);
}

void page_table_work(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [WORK_TASK] = {"Task", COLUMN_TEXT, NULL},
	    [WORK_TASK_OF] = {"Occupation", COLUMN_TEXT, NULL},
	};
	const struct work *w = &r->work;

	(void)s;
	page_table_init(out, s->settings, "work", "What the work is", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < w->task_count; i++) {
		struct buf *occupation;

		page_table_row(out);
		buf_add_string(page_table_cell(out), w->tasks[i].text);
		occupation = page_table_cell(out);
		if (r->role->occupation_count > 1)
			words_sentence(occupation, r->occupation_names[w->tasks[i].occupation]);
	}
	page_table_end(out);
	if (w->core_tasks > w->task_count)
		buf_addf(&out->note,
			 "The first %zu of %zu tasks, in O*NET’s order, without those it calls "
			 "supplemental.",
			 w->task_count, w->core_tasks);
	if (w->task_count)
		add_source(out, w->tasks_source);
}

void page_table_technologies(struct page_table *out, const struct summary *s,
			     const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [TECHNOLOGY_NAME] = {"Technology", COLUMN_TEXT, NULL},
	    [TECHNOLOGY_DEMAND] = {"In demand", COLUMN_TEXT, NULL},
	    [TECHNOLOGY_KIND] = {"Kind", COLUMN_TEXT, NULL},
	    [TECHNOLOGY_SHARE] = {"Used in", COLUMN_FIGURE, NULL},
	};
	const struct work *w = &r->work;

	(void)s;
	page_table_init(out, s->settings, "technologies", "Technologies", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < w->technology_count; i++) {
		const struct work_technology *t = &w->technologies[i];

		page_table_row(out);
		buf_add_string(page_table_cell(out), t->name);
		buf_add_string(page_table_cell(out), t->in_demand ? "yes" : "");
		buf_add_string(page_table_cell(out), t->category);
		words_share(page_table_cell(out), t->weight);
		page_table_number(out, 100 * t->weight);
	}
	page_table_end(out);
	if (!w->technology_count)
		return;
	buf_add_string(
	    &out->note,
	    "Those that job postings of all kinds often ask for (hot); in demand: postings "
	    "of this role’s occupations do. Used in: the share of the role’s occupations, "
	    "by their weights in it, whose people use it.");
	add_source(out, w->technologies_source);
}

void page_table_titles(struct page_table *out, const struct summary *s,
		       const struct role_summary *r)
{
	static const struct page_column columns[] = {{"Title", COLUMN_TEXT, NULL}};
	const struct work *w = &r->work;

	(void)s;
	page_table_init(out, s->settings, "titles", "Titles that people report", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < w->title_count; i++) {
		page_table_row(out);
		buf_add_string(page_table_cell(out), w->titles[i]);
	}
	page_table_end(out);
	if (w->title_count)
		add_source(out, w->titles_source);
}

void page_table_related(struct page_table *out, const struct summary *s,
			const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [RELATED_ROLE] = {"Role", COLUMN_TEXT, NULL},
	    [RELATED_TOOLS] = {"Technologies in common", COLUMN_FIGURE, NULL},
	    [RELATED_ONET] = {"By O*NET", COLUMN_TEXT, NULL},
	};
	const struct work *w = &r->work;

	page_table_init(out, s->settings, "related", "Related roles", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < w->related_count; i++) {
		const struct work_related *one = &w->related[i];
		const struct role *role = catalogue_role(s->catalogue, one->role);
		struct buf *tools;

		page_table_row(out);
		buf_add_string(page_table_cell(out), role_name(&s->roles[one->role]));
		page_table_last(out)->page = s->roles[one->role].role == role ? role->id : NULL;
		tools = page_table_cell(out);
		if (isfinite(one->overlap)) {
			words_share(tools, one->overlap);
			page_table_number(out, 100 * one->overlap);
		}
		buf_add_string(page_table_cell(out), one->onet ? one->onet : "");
	}
	page_table_end(out);
	if (!w->related_count)
		return;
	buf_add_string(
	    &out->note,
	    "Roles that a move joins with this one come first; then those whose main occupation is "
	    "the same, or is one that O*NET relates to this one’s. Technologies in common: of the "
	    "hot ones of "
	    "either, those of both, each by the weight of the occupations "
	    "that use it. Equal ones are in the order of O*NET, then by how much of their "
	    "occupations they share, then by name.");
	add_source(out, w->related_source);
}
