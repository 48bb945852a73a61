/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_work.c: what a role's work is, as data: see schema/role.schema.json. */
#include "reports/formats.h"

#include "reports/json_shown.h"

static struct json *task(const struct role_summary *r, const struct work_task *t)
{
	struct json *object = json_new_object();

	json_set_string(object, "text", t->text);
	json_set_string(object, "soc", r->role->occupations[t->occupation].soc);
	json_set_bool(object, "core", t->type == TASK_CORE);
	return object;
}

static void set_share(struct json *object, const char *key, double share)
{
	struct json_shown shown;

	json_shown_open(&shown, object);
	json_shown_share(&shown, key, share);
	json_shown_close(&shown);
}

static struct json *technology(const struct work_technology *t)
{
	struct json *object = json_new_object();

	json_set_string(object, "name", t->name);
	json_set_string(object, "category", *t->category ? t->category : NULL);
	json_set_bool(object, "in_demand", t->in_demand);
	set_share(object, "used_in", t->weight);
	return object;
}

static struct json *related(const struct summary *s, const struct work_related *one)
{
	struct json *object = json_new_object();

	json_set_string(object, "role", s->roles[one->role].role->id);
	json_set_string(object, "name", s->roles[one->role].role->name);
	json_set_string(object, "onet_related", one->onet);
	set_share(object, "technologies_in_common", one->overlap);
	return object;
}

struct json *json_work(const struct summary *s, const struct role_summary *r)
{
	const struct work *w = &r->work;
	struct json *object = json_new_object();
	struct json *tasks = json_new_array(), *technologies = json_new_array();
	struct json *titles = json_new_array(), *near = json_new_array();

	for (size_t i = 0; i < w->task_count; i++)
		json_append(tasks, task(r, &w->tasks[i]));
	for (size_t i = 0; i < w->technology_count; i++)
		json_append(technologies, technology(&w->technologies[i]));
	for (size_t i = 0; i < w->title_count; i++)
		json_append_text(titles, text_of(w->titles[i]));
	for (size_t i = 0; i < w->related_count; i++)
		json_append(near, related(s, &w->related[i]));
	json_set(object, "tasks", tasks);
	json_set_string(object, "tasks_source", w->tasks_source);
	json_set(object, "technologies", technologies);
	json_set_string(object, "technologies_source", w->technologies_source);
	json_set(object, "titles", titles);
	json_set_string(object, "titles_source", w->titles_source);
	json_set(object, "related", near);
	json_set_string(object, "related_source", w->related_source);
	return object;
}
