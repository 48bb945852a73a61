/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_folder.c: see run_folder.h. */
#include "cmd/run_folder.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/bytes_in.h"
#include "base/mem.h"
#include "cmd/home.h"
#include "model/benchmark.h"

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int run_latest_bands_path(struct err *e, char **out, const char *dir)
{
	char *latest = path_join(dir, "latest");

	*out = NULL;
	if (is_folder(latest))
		*out = path_join(latest, "bands.csv");
	else
		err_set(e, ERR_INPUT, "%s: no such run; publish one with paybands run", latest);
	free(latest);
	return *out ? 0 : -1;
}

/* DIR/runs/ID has them in its public part, DIR/latest, and a run of before there was one, in the folder itself. */
static char *bands_of_folder(const char *run)
{
	char *public = path_join(run, "public");
	char *path = path_join(is_folder(public) ? public : run, "bands.csv");

	free(public);
	return path;
}

int run_bands_path(struct err *e, char **out, const char *run)
{
	if (!run)
		return run_latest_bands_path(e, out, "out");
	*out = is_folder(run) ? bands_of_folder(run) : mem_copy_text(run, strlen(run));
	return 0;
}

char *run_file_beside(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_copy_text(path, (size_t)(slash - path)) : NULL;
	char *joined = slash ? path_join(folder, name) : mem_copy_text(name, strlen(name));

	free(folder);
	return joined;
}

int run_manifest_read(struct err *e, struct json_in **out, const char *bands_path)
{
	char *path = run_file_beside(bands_path, "manifest.json");
	struct stat status;
	struct buf text;
	int result = 0;

	*out = NULL;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (stat(path, &status) == 0) {
		result = bytes_in_whole(e, &text, path);
		if (result == 0)
			result = json_read(e, out, buf_text(&text), path);
	}
	buf_release(&text);
	free(path);
	return result;
}

void run_settings(struct settings *out, const struct json_in *manifest)
{
	const struct json_in *given = json_get(manifest, "settings"), *value, *exchange;
	struct err ignored = ERR_INIT;
	const char *word;

	settings_init(out);
	for (size_t i = 0; (word = json_member(given, i, &value)) != NULL; i++) {
		/* One that this version does not have decides nothing that it says. */
		if (json_text(value).len &&
		    settings_set(&ignored, out, text_of(word), json_text(value)))
			continue;
	}
	exchange = json_get(manifest, "exchange");
	if (json_number(json_get(exchange, "usd_per_unit")) > 0) {
		out->usd_per_unit = json_number(json_get(exchange, "usd_per_unit"));
		out->rate_year = (int)json_number(json_get(exchange, "year"));
	}
}

int run_settings_read(struct err *e, struct settings *out, const char *bands_path,
		      const struct settings *stated)
{
	struct json_in *manifest;

	if (run_manifest_read(e, &manifest, bands_path))
		return -1;
	if (manifest)
		run_settings(out, manifest);
	else
		*out = *stated;
	json_in_free(manifest);
	return 0;
}

void run_name_regions(struct gazetteer *gazetteer, const struct json_in *manifest)
{
	const struct json_in *regions = json_get(manifest, "regions");

	for (size_t i = 0; i < json_count(regions); i++) {
		const struct json_in *region = json_at(regions, i);
		struct text name = json_text(json_get(region, "name"));
		struct area area;
		if (name.len && area_from_text(&area, json_text(json_get(region, "area"))) &&
		    area.kind == AREA_REGION)
			gazetteer_add_region(gazetteer, area.place.country, area.place.state, name);
	}
}

int run_name_regions_of(struct err *e, struct gazetteer *gazetteer, const char *bands_path)
{
	struct json_in *manifest;

	if (run_manifest_read(e, &manifest, bands_path))
		return -1;
	run_name_regions(gazetteer, manifest);
	json_in_free(manifest);
	return 0;
}

int run_check_currency(struct err *e, const struct settings *was, const char *was_name,
		       const struct settings *is, const char *is_name)
{
	char letters[2][4];

	if (was->currency == is->currency)
		return 0;
	code_text(was->currency, letters[0]);
	code_text(is->currency, letters[1]);
	return err_set(e, ERR_USAGE,
		       "%s is in %s and %s in %s: amounts of two currencies are not compared",
		       was_name, letters[0], is_name, letters[1]);
}
