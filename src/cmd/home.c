/* SPDX-License-Identifier: GPL-3.0-or-later */
/* home.c: finds our files by PAYBANDS_HOME or from the program's own folder; see home.h. */
#include "cmd/home.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/parallel.h"

char *path_join(const char *folder, const char *name)
{
	size_t len = strlen(folder) + 1 + strlen(name);
	char *path = mem_alloc(len + 1, 1);

	snprintf(path, len + 1, "%s/%s", folder, name);
	return path;
}

static bool holds_our_data(const char *root)
{
	char *roles = path_join(root, "data/roles");
	struct stat info;
	bool found = stat(roles, &info) == 0 && S_ISDIR(info.st_mode);

	free(roles);
	return found;
}

/* The folder the running program is in: build/ of a checkout, or PREFIX/bin. */
static char *program_folder(void)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (len <= 0)
		return NULL;
	path[len] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	return mem_copy_text(path, (size_t)(slash - path));
}

static char *find_root(void)
{
	/* The last is build/asan/leaks of a checkout. */
	static const char *const beside_program[] = {"..", "../share/paybands", "../..",
						     "../../.."};
	const char *given = getenv("PAYBANDS_HOME");
	char *folder, *root = NULL;

	if (given && *given)
		return mem_copy_text(given, strlen(given));
	folder = program_folder();
	for (size_t i = 0; folder && i < sizeof(beside_program) / sizeof(*beside_program); i++) {
		root = path_join(folder, beside_program[i]);
		if (holds_our_data(root))
			break;
		free(root);
		root = NULL;
	}
	free(folder);
	return root;
}

/* "a/b", of the home's arena. */
static char *kept_join(struct home *h, const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	char *kept = arena_copy(&h->paths, text_of(path));

	free(path);
	return kept;
}

int home_find(struct err *e, struct home *out)
{
	*out = (struct home){.root = find_root()};
	arena_init(&out->paths);
	if (!out->root)
		return err_set(e, ERR_USAGE,
			       "the folder with data/roles is not beside the program; set "
			       "PAYBANDS_HOME to it");
	if (!holds_our_data(out->root))
		return err_set(e, ERR_USAGE, "PAYBANDS_HOME: %s holds no data/roles", out->root);
	out->layouts.installed = kept_join(out, out->root, "ingest/layouts");
	out->roles.installed = kept_join(out, out->root, "data/roles");
	out->reference.installed = kept_join(out, out->root, "data/reference");
	out->sample = kept_join(out, out->root, "data/sample");
	return 0;
}

void home_release(struct home *h)
{
	if (!h)
		return;
	free(h->root);
	arena_release(&h->paths);
	*h = (struct home){.root = NULL};
}

static int load_wages(struct err *e, struct tables *out, const struct home *home)
{
	struct layers_file index, posted;
	int result;

	layers_file_init(&index, &home->reference, "wage_index.csv");
	layers_file_init(&posted, &home->reference, "posted_wages.csv");
	result = wage_index_load(e, &out->wages, &index.paths, &posted.paths);
	layers_file_release(&index);
	layers_file_release(&posted);
	return result;
}

static int load_roles(struct err *e, struct tables *out, const struct home *home)
{
	struct layers_file occupations;
	int result = catalogue_load(e, &out->catalogue, &home->roles);

	if (result)
		return -1;
	layers_file_init(&occupations, &home->reference, "soc_2010_to_2018.csv");
	result = catalogue_check_occupations(e, out->catalogue, &occupations.paths);
	layers_file_release(&occupations);
	return result;
}

static int load_employers(struct err *e, struct tables *out, const struct home *home)
{
	struct layers_file employers;
	int result;

	layers_file_init(&employers, &home->reference, "employers.csv");
	result = employer_names_load(e, &out->employers, &employers.paths);
	layers_file_release(&employers);
	return result;
}

static int load_rates(struct err *e, struct tables *out, const struct home *home)
{
	struct layers_file rates;
	int result;

	layers_file_init(&rates, &home->reference, "exchange_rates.csv");
	result = fx_load(e, &out->fx, &rates.paths);
	layers_file_release(&rates);
	return result;
}

static int load_others(struct err *e, struct tables *out, const struct home *home)
{
	return load_rates(e, out, home) || load_wages(e, out, home) || load_employers(e, out, home)
		   ? -1
		   : 0;
}

/* Tables that are read at once, those that may take longest first. */
enum load_part { LOAD_PLACES, LOAD_ROLES, LOAD_OTHERS, LOAD_PARTS };

struct loading {
	struct tables *out;
	const struct home *home;
	enum gazetteer_extent places;
	struct err errors[LOAD_PARTS];
	int results[LOAD_PARTS];
};

static int load_part(struct err *e, const struct loading *l, enum load_part part)
{
	if (part == LOAD_PLACES)
		return gazetteer_load(e, &l->out->gazetteer, &l->home->reference, l->places);
	return part == LOAD_ROLES ? load_roles(e, l->out, l->home)
				  : load_others(e, l->out, l->home);
}

static void load_one(void *context, size_t part)
{
	struct loading *l = context;

	l->results[part] = load_part(&l->errors[part], l, (enum load_part)part);
}

int tables_load(struct err *e, struct tables *out, const struct home *home,
		enum gazetteer_extent places, long jobs)
{
	struct loading l = {.out = out, .home = home, .places = places};

	*out = (struct tables){.catalogue = NULL};
	parallel_each(jobs, LOAD_PARTS, load_one, &l);
	for (size_t i = 0; i < LOAD_PARTS; i++) {
		if (l.results[i]) {
			*e = l.errors[i];
			return -1;
		}
	}
	return 0;
}

void tables_release(struct tables *t)
{
	if (!t)
		return;
	catalogue_free(t->catalogue);
	gazetteer_free(t->gazetteer);
	fx_free(t->fx);
	wage_index_free(t->wages);
	employer_names_free(t->employers);
	*t = (struct tables){.catalogue = NULL};
}
