/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input_digests.c: see input_digests.h. */
#include "cmd/input_digests.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "base/parallel.h"

/* "file.zip#member" is a file of its own only where it has that name. */
static char *file_of(const char *path)
{
	struct stat status;
	size_t len = strlen(path);

	if (stat(path, &status) != 0)
		len = strcspn(path, "#");
	return mem_copy_text(path, len);
}

/* Name, size and times of every file; false where one is no plain file. */
static bool add_stamps(struct buf *out, const struct source *source)
{
	for (size_t k = 0; k < source->paths.count; k++) {
		char *file = file_of(source->paths.items[k]);
		struct stat status;
		bool plain = stat(file, &status) == 0 && S_ISREG(status.st_mode);

		if (plain)
			buf_addf(out, "%s %llu %llu %lld %lld.%09ld %lld.%09ld\n", file,
				 (unsigned long long)status.st_dev,
				 (unsigned long long)status.st_ino, (long long)status.st_size,
				 (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
				 (long long)status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
		free(file);
		if (!plain)
			return false;
	}
	return true;
}

static bool add_digests(struct buf *out, const struct source *s)
{
	char date[11];

	date_to_iso(s->date, date);
	buf_addf(out, "[%s]\n%s %s %d\n", s->name, s->layout, date, s->sample);
	if (s->release)
		buf_addf(out, "release %s\n", s->release);
	for (size_t i = 0; i < s->paths.count; i++) {
		char *file = file_of(s->paths.items[i]), hex[SHA256_HEX_BYTES];
		struct err ignored = ERR_INIT;
		uint64_t bytes;
		int result = file_digest(&ignored, file, hex, &bytes);

		free(file);
		if (result)
			return false;
		buf_addf(out, "%s %s\n", s->paths.items[i], hex);
	}
	return true;
}

struct taking {
	struct input_digests *out;
	const struct config *config;
};

/* The last part is the program. */
static void take_part(void *context, size_t part)
{
	const struct taking *t = context;
	struct source_digests *of;
	struct err ignored = ERR_INIT;
	uint64_t bytes;

	if (part == t->config->count) {
		if (file_digest(&ignored, "/proc/self/exe", t->out->program, &bytes))
			t->out->program[0] = '\0';
		return;
	}
	of = &t->out->sources[part];
	of->is_plain = add_stamps(&of->stamps, &t->config->sources[part]);
	of->is_known = of->is_plain && add_digests(&of->text, &t->config->sources[part]);
}

static size_t size_of(const struct source *source)
{
	size_t size = 0;

	for (size_t k = 0; k < source->paths.count; k++) {
		char *file = file_of(source->paths.items[k]);
		struct stat status;

		if (stat(file, &status) == 0)
			size += (size_t)status.st_size;
		free(file);
	}
	return size;
}

void input_digests_take(struct input_digests *out, const struct config *config)
{
	struct taking t = {.out = out, .config = config};
	size_t *sizes = mem_zero(config->count + 1, sizeof(*sizes));

	*out = (struct input_digests){.program = "", .count = config->count};
	out->sources = mem_zero(config->count, sizeof(*out->sources));
	for (size_t i = 0; i < config->count; i++) {
		buf_init(&out->sources[i].stamps, BUF_LIMIT_DEFAULT);
		buf_init(&out->sources[i].text, BUF_LIMIT_DEFAULT);
		sizes[i] = size_of(&config->sources[i]);
	}
	sizes[config->count] = SIZE_MAX; /* of a program, as long as most files */
	parallel_each_sized(config->settings.jobs, sizes, config->count + 1, take_part, &t);
	free(sizes);
}

void input_digests_release(struct input_digests *d)
{
	for (size_t i = 0; i < d->count; i++) {
		buf_release(&d->sources[i].stamps);
		buf_release(&d->sources[i].text);
	}
	free(d->sources);
	*d = (struct input_digests){.sources = NULL};
}

bool input_digests_hold(const struct input_digests *d, const struct config *config, size_t number)
{
	const struct source_digests *then = &d->sources[number];
	struct buf now;
	bool same;

	buf_init(&now, BUF_LIMIT_DEFAULT);
	same = then->is_plain && add_stamps(&now, &config->sources[number]) &&
	       text_equal(buf_text(&now), buf_text(&then->stamps));
	buf_release(&now);
	return same;
}
