/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rerun.c: see rerun.h. */
#include "cmd/rerun.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes_in.h"
#include "base/file_out.h"
#include "base/json_in.h"
#include "base/mem.h"
#include "model/title/level_limits.h"

static void add_settings(struct buf *out, const struct config *c)
{
	struct buf key, value;

	buf_init(&value, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < settings_count(); i++) {
		const struct setting_info *info = settings_info(i);
		if (info->stage == STAGE_FOLDER || strcmp(info->word, "jobs") == 0)
			continue;
		buf_clear(&value);
		settings_value(&c->settings, i, &value);
		buf_addf(out, "%s = %.*s\n", info->word, TEXT_ARG(buf_text(&value)));
	}
	buf_init(&key, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; level_limits_at(c->levels, i, &key, &value); i++)
		buf_addf(out, "%s = %s\n", key.data, value.data);
	buf_release(&key);
	buf_release(&value);
	for (size_t i = 0; i < c->rate_count; i++)
		buf_addf(out, "rate %u %d = %.17g\n", (unsigned)c->rates[i].currency,
			 c->rates[i].year, c->rates[i].usd_per_unit);
	buf_addf(out, "ecb %s\nwages %s\nurl %s\neditorial %s\n", c->ecb ? c->ecb : "",
		 c->wages ? c->wages : "", c->site.url ? c->site.url : "",
		 c->site.editorial ? c->site.editorial : "");
}

static bool add_all(struct buf *out, const struct session *s, const struct input_digests *inputs,
		    const struct provenance *deciding, const char *accepted_reason)
{
	if (!*inputs->program)
		return false;
	buf_addf(out, "paybands %s %s\naccepted %s\n", PAYBANDS_VERSION, inputs->program,
		 accepted_reason ? accepted_reason : "");
	add_settings(out, &s->config);
	for (size_t i = 0; i < inputs->count; i++) {
		if (!inputs->sources[i].is_known)
			return false;
		buf_add_text(out, buf_text(&inputs->sources[i].text));
	}
	for (size_t i = 0; i < deciding->count; i++)
		buf_addf(out, "%s %s\n", deciding->files[i].name, deciding->files[i].sha256);
	return true;
}

void rerun_init(struct rerun *out, const struct session *s, const struct provenance *deciding,
		const char *accepted_reason)
{
	struct buf text;

	*out = (struct rerun){.inputs = ""};
	input_digests_take(&out->digests, &s->config);
	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (add_all(&text, s, &out->digests, deciding, accepted_reason))
		digest_of_text(buf_text(&text), out->inputs);
	buf_release(&text);
}

void rerun_release(struct rerun *r)
{
	input_digests_release(&r->digests);
}

bool rerun_still_holds(const struct rerun *r, const struct session *s)
{
	for (size_t i = 0; i < r->digests.count; i++)
		if (!input_digests_hold(&r->digests, &s->config, i))
			return false;
	return *r->inputs;
}

/* "out/runs/2024-05-3f2a9c0b1d4e/public" is of the run "2024-05-3f2a9c0b1d4e". */
static bool is_folder_of(const char *latest, const char *run)
{
	struct text path = text_of(latest);
	const struct text end = TEXT_LITERAL("/public");

	if (text_ends(path, end))
		path.len -= end.len;
	return *run && text_ends(path, text_of(run)) && path.len > strlen(run) &&
	       path.data[path.len - strlen(run) - 1] == '/';
}

/* Has every file of the manifest its digest? */
static bool files_hold(const char *folder, const struct json_in *manifest)
{
	const struct json_in *files = json_get(manifest, "files");
	bool hold = json_count(files) > 0;

	for (size_t i = 0; hold && i < json_count(files); i++) {
		const struct json_in *file = json_at(files, i);
		struct text name = json_text(json_get(file, "path"));
		char *copy = mem_copy_text(name.data ? name.data : "", name.len);
		char *path = path_join(folder, copy), hex[SHA256_HEX_BYTES];
		struct err ignored = ERR_INIT;
		uint64_t bytes;

		hold = file_digest(&ignored, path, hex, &bytes) == 0 &&
		       text_equal(json_text(json_get(file, "sha256")), text_of(hex));
		free(path);
		free(copy);
	}
	return hold;
}

/* What was changed by hand is published anew: a run's name has its manifest's digest, and that has those of the
 * files. */
static bool is_whole(const char *folder, const char *run)
{
	char *path = path_join(folder, "manifest.json"), hex[SHA256_HEX_BYTES] = "";
	struct err ignored = ERR_INIT;
	struct json_in *manifest = NULL;
	struct buf text;
	uint64_t bytes;
	bool whole = file_digest(&ignored, path, hex, &bytes) == 0;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	hex[RUN_ID_HEX] = '\0';
	whole = whole && strstr(run, hex) && bytes_in_whole(&ignored, &text, path) == 0 &&
		json_read(&ignored, &manifest, buf_text(&text), path) == 0 &&
		files_hold(folder, manifest);
	json_in_free(manifest);
	buf_release(&text);
	free(path);
	return whole;
}

bool rerun_is_last(const struct rerun *r, const struct last_published *last, const char *latest)
{
	return latest && *r->inputs && strcmp(r->inputs, last->inputs) == 0 &&
	       is_folder_of(latest, last->run) && is_whole(latest, last->run);
}
