/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest_json.c: manifest.json, what a run was made from, how, and what it left: see
 * schema/manifest.schema.json.
 *
 * It names no clock, no machine and no path of one, so that its own digest names the run: two
 * runs on the same inputs and settings give the same manifest.
 */
#include "reports/formats.h"

#include <stdio.h>
#include <string.h>
#include <stdlib.h>

#include "model/place/place.h"
#include "reports/tree_digests.h"
#include "reports/words.h"

static struct json *inputs(const struct summary *s)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->ledger_count; i++) {
		const struct ledger *l = &s->ledgers[i];
		struct json *object = json_new_object();
		struct json *files = json_new_array();

		json_set_string(object, "source", l->source);
		json_set_string(object, "layout", l->layout);
		json_set_bool(object, "sample", l->sample);
		json_set_date(object, "date_given", l->date_given);
		json_set_integer(object, "rows", (long long)l->rows_read);
		json_set_integer(object, "brackets", (long long)l->brackets);
		json_set_integer(object, "posted_ranges", (long long)l->posted_ranges);
		for (size_t k = 0; k < l->file_count; k++) {
			struct json *file = json_new_object();

			json_set_string(file, "name", l->files[k].name);
			json_set_integer(file, "bytes", (long long)l->files[k].bytes);
			json_set_string(file, "sha256",
					*l->files[k].sha256 ? l->files[k].sha256 : NULL);
			json_append(files, file);
		}
		json_set(object, "files", files);
		json_append(list, object);
	}
	return list;
}

/* Layouts, roles, words and reference tables: the files besides the inputs that decide a figure. */
static struct json *deciding(const struct summary *s)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->deciding_count; i++) {
		struct json *file = json_new_object();

		json_set_string(file, "path", s->deciding[i].name);
		json_set_integer(file, "bytes", (long long)s->deciding[i].bytes);
		json_set_string(file, "sha256", s->deciding[i].sha256);
		json_append(list, file);
	}
	return list;
}

/* The names that layouts give to regions. */
static struct json *regions(const struct gazetteer *g)
{
	struct json *list = json_new_array();
	struct place place;

	for (size_t i = 0; g && gazetteer_region(g, i, &place); i++) {
		struct json *region = json_new_object();
		char text[8];

		area_text((struct area){.kind = AREA_REGION, .place = place}, text);
		json_set_string(region, "area", text);
		json_set_string(region, "name", region_name(g, place.country, place.state));
		json_append(list, region);
	}
	return list;
}

static struct json *methods(void)
{
	struct json *list = json_new_array();

	for (size_t i = 0; words_rule_name(i); i++) {
		struct json *method = json_new_object();

		json_set_string(method, "rule", words_rule_name(i));
		json_set_string(method, "meaning", words_rule(words_rule_name(i)));
		json_append(list, method);
	}
	return list;
}

/* Every file of the folder but the manifest, by path. */
static struct json *outputs(const struct tree_digests *written)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < written->count; i++) {
		const struct tree_digest *of = &written->files[i];
		struct json *file;

		if (text_equal(text_of(of->path), TEXT_LITERAL("manifest.json")))
			continue;
		file = json_new_object();
		json_set_string(file, "path", of->path);
		json_set_integer(file, "bytes", (long long)of->bytes);
		json_set_string(file, "sha256", of->sha256);
		json_append(list, file);
	}
	return list;
}

/* "rate PLN 2023": "0.238" */
static void add_rates(struct json *settings, const struct summary *s)
{
	for (size_t i = 0; i < s->rate_count; i++) {
		char key[32], letters[4], value[32];

		code_text(s->rates[i].currency, letters);
		if (s->rates[i].year)
			snprintf(key, sizeof(key), "rate %s %d", letters, s->rates[i].year);
		else
			snprintf(key, sizeof(key), "rate %s", letters);
		snprintf(value, sizeof(value), "%.15g", s->rates[i].usd_per_unit);
		json_set_string(settings, key, value);
	}
}

static void add_source(struct json *list, const char *table, const char *source, const char *last)
{
	struct json *item = json_new_object();

	json_set_string(item, "table", table);
	json_set_string(item, "source", source);
	json_set_string(item, "to", last);
	json_append(list, item);
}

/* Where the indices of wages come from; a file of the user's goes before the tables. */
static struct json *aging_sources(const struct summary *s)
{
	struct json *list = json_new_array();

	if (s->wages_given)
		add_source(list, s->wages_given, "given by the configuration", NULL);
	for (size_t i = 0; i < s->table_count; i++)
		if (strcmp(s->tables[i].table, "wage_index.csv") == 0 ||
		    strcmp(s->tables[i].table, "posted_wages.csv") == 0)
			add_source(list, s->tables[i].table, s->tables[i].source,
				   s->tables[i].last);
	return list;
}

void manifest_json(struct buf *out, const struct tree_digests *written, const struct summary *s)
{
	struct json *root = json_opening(s, "paybands/manifest/1");
	struct json *settings = json_settings(s->settings);

	add_rates(settings, s);
	if (s->site && s->site->url)
		json_set_string(settings, "site url", s->site->url);
	json_set(root, "settings", settings);
	json_set_string(root, "accepted_reason", s->accepted_reason);
	json_set(root, "inputs", inputs(s));
	json_set(root, "decided_by", deciding(s));
	json_set(root, "regions", regions(s->gazetteer));
	json_set(root, "aging", json_aging(s));
	json_set(root, "aging_sources", aging_sources(s));
	json_set(root, "methods", methods());
	json_set(root, "files", outputs(written));
	json_write(root, out, false, false);
	json_free(root);
}
