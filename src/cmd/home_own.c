/* SPDX-License-Identifier: GPL-3.0-or-later */
/* home_own.c: an operator's catalogue, laid over what is installed; see home.h.
 *
 * A file that nothing would read is refused: a misspelt name must not leave the installed table in force
 * unseen. README files, hidden ones and backups are passed over.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/mem.h"
#include "cmd/home.h"
#include "model/reference_rules.h"

static bool is_passed_over(struct text name)
{
	return text_starts(name, TEXT_LITERAL(".")) || text_ends(name, TEXT_LITERAL("~")) ||
	       text_starts(name, TEXT_LITERAL("README"));
}

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int unknown(struct err *e, const char *folder, const char *name, const char *what,
		   const char *nearest)
{
	return err_set(e, ERR_USAGE, "%s/%s: %s%s%s%s", folder, name, what,
		       nearest ? "; did you mean " : "", nearest ? nearest : "",
		       nearest ? "?" : "");
}

static int check_role(struct err *e, const char *folder, const char *name)
{
	if (text_ends(text_of(name), TEXT_LITERAL(".ini")))
		return 0;
	return unknown(e, folder, name, "is not a .ini file", NULL);
}

/* A layout, or the crosswalk or the areas of one. */
static int check_layout(struct err *e, const char *folder, const char *name)
{
	if (text_ends(text_of(name), TEXT_LITERAL(".ini")) ||
	    text_ends(text_of(name), TEXT_LITERAL(".csv")))
		return 0;
	return unknown(e, folder, name,
		       "is neither a layout (.ini) nor a crosswalk or areas of one (.csv)", NULL);
}

static int check_table(struct err *e, const char *folder, const char *name)
{
	if (reference_rule_of(text_of(name)))
		return 0;
	return unknown(e, folder, name, "is not a reference table",
		       reference_rule_nearest(text_of(name)));
}

typedef int check_file(struct err *e, const char *folder, const char *name);

static int check_part(struct err *e, const char *folder, check_file *check)
{
	struct folder files;
	int result = folder_read(e, &files, folder, ERR_USAGE, "the catalogue");

	for (size_t i = 0; result == 0 && i < files.count; i++)
		if (!is_passed_over(text_of(files.names[i])))
			result = check(e, folder, files.names[i]);
	folder_release(&files);
	return result;
}

static const struct {
	const char *name;
	check_file *check;
} parts[] = {{"layouts", check_layout}, {"reference", check_table}, {"roles", check_role}};
enum { LAYOUTS, REFERENCE, ROLES, PARTS };

static int check_name(struct err *e, const char *folder, const char *name)
{
	const char *names[PARTS];

	for (size_t i = 0; i < PARTS; i++) {
		if (strcmp(name, parts[i].name) == 0)
			return 0;
		names[i] = parts[i].name;
	}
	if (reference_rule_of(text_of(name)))
		return unknown(e, folder, name, "a table stands in reference/", NULL);
	return unknown(e, folder, name, "a catalogue holds roles/, layouts/ and reference/",
		       text_nearest(text_of(name), names, PARTS));
}

int home_lay_over(struct err *e, struct home *h, const char *folder)
{
	const char **own[PARTS] = {
	    [LAYOUTS] = &h->layouts.own, [REFERENCE] = &h->reference.own, [ROLES] = &h->roles.own};
	bool any = false;

	if (check_part(e, folder, check_name))
		return -1;
	h->own = arena_copy(&h->paths, text_of(folder));
	for (size_t i = 0; i < PARTS; i++) {
		char *part = path_join(folder, parts[i].name);
		int result = 0;
		if (is_folder(part)) {
			*own[i] = arena_copy(&h->paths, text_of(part));
			result = check_part(e, part, parts[i].check);
			any = true;
		}
		free(part);
		if (result)
			return -1;
	}
	return any ? 0
		   : err_set(e, ERR_USAGE, "%s: holds none of roles/, layouts/ and reference/",
			     folder);
}
