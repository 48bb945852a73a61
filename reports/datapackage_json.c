/* SPDX-License-Identifier: GPL-3.0-or-later */
/* datapackage_json.c: datapackage.json, the CSV tables of the run as a Data Package (version 2): fields,
 * bytes, digests, sources and licences. See schema/datapackage.schema.json.
 *
 * The descriptor names no clock: two runs on the same inputs give the same one.
 */
#include "reports/formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "model/left_out.h"
#include "reports/address.h"
#include "reports/csv_tables.h"
#include "reports/money_words.h"
#include "reports/tree_digests.h"
#include "reports/words.h"
#include "reports/workbook.h"

#define PROFILES "https://datapackage.org/profiles/2.0/"

/* ---- the tables that the run itself writes ---- */

#define FIELD(name, kind, about) {name, FIELD_##kind, about},
static const struct csv_field reject_fields[] = {REJECT_FIELDS(FIELD)};
static const struct csv_field quarantine_fields[] = {QUARANTINE_FIELDS(FIELD)};
#undef FIELD

static const struct csv_table rejects_table = CSV_TABLE("Rows not used, and why", reject_fields);
static const struct csv_table quarantine_table =
    CSV_TABLE("Figures far from the others of their role and country", quarantine_fields);

static const struct {
	const char *path;
	const struct csv_table *table;
} left_out[] = {
    {"rejects.csv.gz", &rejects_table},
    {"quarantine.csv.gz", &quarantine_table},
};

/* ---- licences and sources ---- */

/* An identifier's letters; every other character becomes '-'. */
static void add_identifier(struct buf *out, const char *text)
{
	for (; *text; text++) {
		bool plain = ascii_alpha(*text) || ascii_digit(*text) || strchr("-._", *text);

		if (plain)
			buf_add_char(out, *text);
		else if (out->len && out->data[out->len - 1] != '-')
			buf_add_char(out, '-');
	}
	while (out->len && out->data[out->len - 1] == '-')
		out->data[--out->len] = '\0';
}

static bool is_known_before(const struct summary *s, size_t ledger)
{
	for (size_t i = 0; i < ledger; i++)
		if (s->ledgers[i].licence &&
		    strcmp(s->ledgers[i].licence, s->ledgers[ledger].licence) == 0)
			return true;
	return false;
}

/* Those of the sources, each once; NULL where none is known. */
static struct json *licences(const struct summary *s)
{
	struct json *list = NULL;
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < s->ledger_count; i++) {
		const char *licence = s->ledgers[i].licence;
		struct json *object;

		buf_clear(&name);
		if (licence && !is_known_before(s, i))
			add_identifier(&name, licence);
		if (!name.len)
			continue;
		object = json_new_object();
		json_set_text(object, "name", buf_text(&name));
		json_set_string(object, "title", licence);
		list = list ? list : json_new_array();
		json_append(list, object);
	}
	buf_release(&name);
	return list;
}

static struct json *sources(const struct summary *s)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->ledger_count; i++) {
		const struct ledger *l = &s->ledgers[i];
		struct text url = text_of(l->url ? l->url : "");
		struct json *object = json_new_object();

		json_set_string(object, "title", l->title ? l->title : l->source);
		if (text_starts(url, TEXT_LITERAL("http://")) ||
		    text_starts(url, TEXT_LITERAL("https://")))
			json_set_text(object, "path", url);
		json_set_string(object, "publisher", l->publisher);
		json_set_string(object, "licence", l->licence);
		json_append(list, object);
	}
	return list;
}

/* ---- resources ---- */

static struct json *schema(const struct csv_table *t, const struct settings *settings)
{
	struct json *object = json_new_object(), *fields = json_new_array();
	struct buf about;

	buf_init(&about, BUF_LIMIT_DEFAULT);
	json_set_string(object, "$schema", PROFILES "tableschema.json");
	for (size_t i = 0; i < t->count; i++) {
		struct json *field = json_new_object();

		json_set_string(field, "name", t->fields[i].name);
		json_set_string(field, "type", field_type(t->fields[i].kind));
		buf_clear(&about);
		/* Facts are of the inputs: pay at its own date, before any conversion. */
		if (t == &facts_csv_table)
			buf_add_string(&about, t->fields[i].about);
		else
			money_text(&about, settings, t->fields[i].about);
		json_set_text(field, "description", buf_text(&about));
		json_append(fields, field);
	}
	buf_release(&about);
	json_set(object, "fields", fields);
	return object;
}

/* A resource with what every file has; NULL is a failure. */
static struct json *new_resource(struct err *e, const struct tree_digests *written,
				 const char *path, struct text name, const char *title)
{
	const struct tree_digest *of = tree_digests_find(written, path);
	char hash[SHA256_HEX_BYTES + 8];
	struct json *object;

	if (!of) {
		err_set(e, ERR_WRITE, "%s: it was written, and is not there", path);
		return NULL;
	}
	snprintf(hash, sizeof(hash), "sha256:%s", of->sha256);
	object = json_new_object();
	json_set_string(object, "$schema", PROFILES "dataresource.json");
	json_set_text(object, "name", name);
	json_set_string(object, "path", path);
	json_set_string(object, "title", title);
	json_set_integer(object, "bytes", (long long)of->bytes);
	json_set_string(object, "hash", hash);
	return object;
}

static int add_resource(struct err *e, struct json *list, const struct tree_digests *written,
			const char *path, const struct csv_table *t,
			const struct settings *settings)
{
	struct text name = {.data = path, .len = strcspn(path, ".")};
	struct json *object = new_resource(e, written, path, name, t->title);
	bool packed = text_ends(text_of(path), TEXT_LITERAL(".gz"));

	if (!object)
		return -1;
	json_set_string(object, "type", "table");
	json_set_string(object, "format", "csv");
	json_set_string(object, "mediatype", packed ? "application/gzip" : "text/csv");
	if (packed)
		json_set_string(object, "compression", "gz");
	json_set_string(object, "encoding", "utf-8");
	json_set(object, "schema", schema(t, settings));
	json_append(list, object);
	return 0;
}

static int add_workbook(struct err *e, struct json *list, const struct tree_digests *written,
			const struct summary *s)
{
	struct json *object;

	if (s->settings->workbook == WORKBOOK_NO)
		return 0;
	object = new_resource(e, written, WORKBOOK_FILE, TEXT_LITERAL("workbook"),
			      "The tables as a workbook, with charts and definitions");
	if (!object)
		return -1;
	json_set_string(object, "format", "xlsx");
	json_set_string(object, "mediatype",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
	json_append(list, object);
	return 0;
}

static int add_left_out(struct err *e, struct json *list, const struct tree_digests *written,
			const struct settings *settings)
{
	for (size_t i = 0; i < sizeof(left_out) / sizeof(*left_out); i++)
		if (tree_digests_find(written, left_out[i].path) &&
		    add_resource(e, list, written, left_out[i].path, left_out[i].table, settings))
			return -1;
	return 0;
}

static void set_head(struct json *root, const struct summary *s)
{
	char as_of[11];
	struct buf address;

	date_to_iso(s->as_of, as_of);
	json_set_string(root, "$schema", PROFILES "datapackage.json");
	json_set_string(root, "name", "paybands");
	json_set_string(root, "title", s->sample ? "[SAMPLE] Salary bands" : "Salary bands");
	json_set_string(root, "description",
			s->sample ? SAMPLE_NOTICE
				  : "Salary bands of roles by level, place, component and basis, "
				    "with AI impact, growth and moves.");
	json_set_bool(root, "sample", s->sample);
	json_set_string(root, "version", *as_of ? as_of : "0");
	buf_init(&address, BUF_LIMIT_DEFAULT);
	if (address_add(&address, s, "index.html"))
		json_set_text(root, "homepage", buf_text(&address));
	buf_release(&address);
}

int datapackage_json(struct err *e, struct buf *out, const struct tree_digests *written,
		     const struct summary *s, const struct csv_file *files, size_t count)
{
	struct json *root = json_new_object(), *resources = json_new_array();
	struct json *licenses = licences(s);
	int result = 0;

	set_head(root, s);
	if (licenses)
		json_set(root, "licenses", licenses);
	json_set(root, "sources", sources(s));
	for (size_t i = 0; !result && i < count; i++)
		result =
		    add_resource(e, resources, written, files[i].path, files[i].table, s->settings);
	if (!result)
		result = add_left_out(e, resources, written, s->settings);
	if (!result && count)
		result = add_workbook(e, resources, written, s);
	json_set(root, "resources", resources);
	if (!result)
		json_write(root, out, false, false);
	json_free(root);
	return result;
}
