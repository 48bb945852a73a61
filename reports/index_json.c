/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index_json.c: index.json, all roles at a glance: see schema/index.schema.json. */
#include "reports/formats.h"

#include <math.h>
#include <stdio.h>

#include "reports/json_shown.h"
#include "reports/role_name.h"
#include "reports/words.h"

/* NULL where there is none. */
static struct json *impact_of(const struct impact *i)
{
	struct json *object;
	struct json_shown shown;

	if (!isfinite(i->score))
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	json_shown_number(&shown, "score", i->score, 0);
	json_shown_number(&shown, "could", i->could, 0);
	json_shown_number(&shown, "does", i->does, 0);
	json_shown_number(&shown, "plus_minus", i->plus_minus, 1);
	json_shown_count(&shown, "families", i->observed);
	json_set_string(object, "third", i->third);
	json_shown_close(&shown);
	return object;
}

static struct json *entry(const struct summary *s, const struct role_summary *r)
{
	struct json *object = json_new_object();
	struct json *files = json_new_object();
	static const char *const endings[] = {"json", "md", "html"};
	struct json_shown shown;

	json_set_string(object, "id", r->role->id);
	json_set_string(object, "name", r->role->name);
	json_set_string(object, "display_name", role_name(r));
	json_set_string(object, "category", role_category(r));
	json_set_string(object, "family", r->role->family);
	json_set_string(object, "summary", r->role->summary);
	json_set_or_null(object, "headline", json_band(s, r->headline));
	/* Never in one key: the two are other people, and other percentiles. */
	json_set_or_null(object, "observed", json_band(s, r->ladder[r->role->track]));
	json_set_or_null(object, "benchmark", json_band(s, r->benchmark));
	json_set_or_null(object, "ai_impact", impact_of(&r->impact));
	json_set_string(object, "growth", r->outlook.known ? r->outlook.word : NULL);
	json_set_string(object, "growth_third", r->outlook.known ? r->outlook.third : NULL);
	json_shown_open(&shown, object);
	json_shown_percent(&shown, "growth_percent",
			   r->outlook.known ? r->outlook.growth_percent : NAN);
	json_shown_close(&shown);
	if (r->entry.known)
		json_set_bool(object, "is_entry_level", r->entry.yes);
	else
		json_set_null(object, "is_entry_level");
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		char path[200];

		snprintf(path, sizeof(path), "roles/%s.%s", r->role->id, endings[i]);
		json_set_string(files, endings[i], path);
	}
	json_set(object, "files", files);
	return object;
}

/* Ids that roles had before, and where they lead. */
static struct json *redirects(const struct summary *s)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->role_count; i++) {
		const struct role *role = s->roles[i].role;

		for (size_t k = 0; k < role->formerly_count; k++) {
			struct json *object = json_new_object();

			json_set_string(object, "from", role->formerly[k]);
			json_set_string(object, "to", role->id);
			json_append(list, object);
		}
	}
	return list;
}

void index_json(struct buf *out, const struct summary *s)
{
	struct json *root = json_opening(s, "paybands/index/1");
	struct json *roles = json_new_array();

	for (size_t i = 0; i < s->role_count; i++)
		json_append(roles, entry(s, &s->roles[i]));
	json_set(root, "roles", roles);
	json_set(root, "redirects", redirects(s));
	json_write(root, out, false, false);
	json_free(root);
}
