/* SPDX-License-Identifier: GPL-3.0-or-later */
/* confine.c: see confine.h. */
#include "cmd/confine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/layers.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/text.h"
#include "ingest/layout/layout.h"

struct reads {
	char **paths;
	size_t count, room;
};

static void add(struct reads *r, const char *path, size_t len)
{
	r->paths = mem_grow(r->paths, &r->room, r->count + 1, sizeof(*r->paths));
	r->paths[r->count++] = mem_copy_text(path, len);
}

static void add_if(struct reads *r, const char *path)
{
	if (path)
		add(r, path, strlen(path));
}

/* A folder, and what the links in it lead to: the kernel looks at where a file is. NULL is fine. */
static void add_folder(struct reads *r, const char *path)
{
	struct err unread = ERR_INIT; /* is named where the folder is read */
	struct folder folder;

	if (!path)
		return;
	add_if(r, path);
	if (folder_read(&unread, &folder, path, ERR_INPUT, "what a run may read") == 0)
		for (size_t i = 0; i < folder.count; i++) {
			char *full = path_join(path, folder.names[i]);
			struct stat info;

			if (lstat(full, &info) == 0 && S_ISLNK(info.st_mode))
				add_if(r, full);
			free(full);
		}
	folder_release(&folder);
}

static void add_layers(struct reads *r, struct layers layers)
{
	add_folder(r, layers.installed);
	add_folder(r, layers.own);
}

/* Of "file.zip#member" each part that may be the file: what is not there is passed over. */
static void add_input(struct reads *r, const char *path)
{
	add_if(r, path);
	for (const char *hash = strchr(path, '#'); hash; hash = strchr(hash + 1, '#'))
		add(r, path, (size_t)(hash - path));
}

/* A layout by its path; those it extends lie beside it. */
static void add_layout(struct reads *r, const char *layout)
{
	const char *slash = strrchr(layout, '/');
	char *folder;

	if (!slash) {
		if (layout_is_path(text_of(layout)))
			add_folder(r, ".");
		return;
	}
	folder = mem_copy_text(layout, slash == layout ? 1 : (size_t)(slash - layout));
	add_folder(r, folder);
	free(folder);
}

static void list_reads(struct reads *r, const struct session *s)
{
	/* The program itself, for its digest, and how many processors there are. */
	static const char *const system[] = {"/proc/self/exe", "/proc/stat",
					     "/sys/devices/system/cpu"};
	const struct config *c = &s->config;

	for (size_t i = 0; i < sizeof(system) / sizeof(*system); i++)
		add_if(r, system[i]);
	add_if(r, s->home.root);
	add_layers(r, s->home.layouts);
	add_layers(r, s->home.roles);
	add_layers(r, s->home.reference);
	add_folder(r, s->home.sample);
	add_if(r, c->ecb);
	add_if(r, c->wages);
	add_folder(r, c->site.editorial);
	for (size_t i = 0; i < c->count; i++) {
		add_layout(r, c->sources[i].layout);
		for (size_t k = 0; k < c->sources[i].paths.count; k++)
			add_input(r, c->sources[i].paths.items[k]);
	}
}

static void say_lack(struct sandbox_result held)
{
	if (!held.files)
		fprintf(stderr,
			"note: this kernel has no Landlock: the run is not held to its files\n");
	if (!held.calls)
		fprintf(stderr,
			"note: this kernel has no seccomp filter: the run is not kept from the "
			"network\n");
}

void confine(const struct session *s, const char *output, const char *scratch)
{
	const char *temporary = getenv("TMPDIR");
	const char *writes[] = {output, temporary};
	struct reads reads = {.paths = NULL};
	struct sandbox_result held;

	if (sandbox_is_watched())
		return;
	if (!temporary || !*temporary)
		setenv("TMPDIR", scratch, 1); /* /tmp is everybody's */
	list_reads(&reads, s);
	held =
	    sandbox_enter(&(struct sandbox_paths){.read = (const char *const *)reads.paths,
						  .read_count = reads.count,
						  .write = writes,
						  .write_count = temporary && *temporary ? 2 : 1});
	for (size_t i = 0; i < reads.count; i++)
		free(reads.paths[i]);
	free(reads.paths);
	if (!s->options->quiet)
		say_lack(held);
}
