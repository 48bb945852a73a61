/* SPDX-License-Identifier: GPL-3.0-or-later */
/* home.c: finds our files by PAYBANDS_HOME or from the program's own folder; see home.h. */
#include "cmd/home.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

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

int home_find(struct err *e, struct home *out)
{
	*out = (struct home){.root = find_root()};
	if (!out->root)
		return err_set(e, ERR_USAGE,
			       "the folder with data/roles is not beside the program; set "
			       "PAYBANDS_HOME to it");
	if (!holds_our_data(out->root))
		return err_set(e, ERR_USAGE, "PAYBANDS_HOME: %s holds no data/roles", out->root);
	out->layouts = path_join(out->root, "ingest/layouts");
	out->roles = path_join(out->root, "data/roles");
	out->reference = path_join(out->root, "data/reference");
	out->sample = path_join(out->root, "data/sample");
	return 0;
}

void home_release(struct home *h)
{
	if (!h)
		return;
	free(h->root);
	free(h->layouts);
	free(h->roles);
	free(h->reference);
	free(h->sample);
	*h = (struct home){.root = NULL};
}

int tables_load(struct err *e, struct tables *out, const struct home *home)
{
	char *rates = path_join(home->reference, "exchange_rates.csv");
	char *wages = path_join(home->reference, "wage_index.csv");
	char *posted = path_join(home->reference, "posted_wages.csv");
	char *occupations = path_join(home->reference, "soc_2010_to_2018.csv");
	char *employers = path_join(home->reference, "employers.csv");
	int result;

	*out = (struct tables){.catalogue = NULL};
	result = catalogue_load(e, &out->catalogue, home->roles);
	if (result == 0)
		result = catalogue_check_occupations(e, out->catalogue, occupations);
	if (result == 0)
		result = gazetteer_load(e, &out->gazetteer, home->reference);
	if (result == 0)
		result = fx_load(e, &out->fx, rates);
	if (result == 0)
		result = wage_index_load(e, &out->wages, wages, posted);
	if (result == 0)
		result = employer_names_load(e, &out->employers, employers);
	free(rates);
	free(wages);
	free(posted);
	free(occupations);
	free(employers);
	return result;
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
