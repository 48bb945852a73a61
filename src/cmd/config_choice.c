/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config_choice.c: which sources of a configuration a command reads.
 *
 * A private source is taken out of the configuration before anything is read: what is not there cannot reach a
 * figure, a ledger, a reject or a page.
 */
#include "cmd/config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"

/* ---- --only and --without ---- */

static int no_source(struct err *e, const struct config *c, const char *option, const char *given)
{
	const char **names = mem_alloc(c->count, sizeof(*names));
	const char *nearest;
	struct buf known;

	buf_init(&known, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < c->count; i++) {
		names[i] = c->sources[i].name;
		buf_addf(&known, "%s%s", i ? ", " : "", names[i]);
	}
	nearest = text_nearest(text_of(given), names, c->count);
	if (nearest)
		err_set(e, ERR_USAGE, "--%s %s: no such source; did you mean %s?", option, given,
			nearest);
	else
		err_set(e, ERR_USAGE, "--%s %s: no such source; known are %s", option, given,
			known.data);
	buf_release(&known);
	free(names);
	return -1;
}

static int check_names(struct err *e, struct config *c, const char *option,
		       const struct text_list *names)
{
	for (size_t i = 0; i < names->count; i++)
		if (!config_find_source(c, text_of(names->items[i])))
			return no_source(e, c, option, names->items[i]);
	return 0;
}

static bool is_listed(const struct text_list *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->items[i], name) == 0)
			return true;
	return false;
}

/* Takes over the source, to keep it in the configuration's order or to leave it out. */
static void keep_if(struct config *c, struct source source, size_t *kept, bool keep)
{
	if (keep)
		c->sources[(*kept)++] = source;
	else
		source_release(&source);
}

int config_choose(struct err *e, struct config *c, const struct options *o)
{
	size_t kept = 0;

	if (check_names(e, c, "only", &o->only) || check_names(e, c, "without", &o->without))
		return -1;
	for (size_t i = 0; i < c->count; i++) {
		struct source source = c->sources[i];
		keep_if(c, source, &kept,
			(!o->only.count || is_listed(&o->only, source.name)) &&
			    !is_listed(&o->without, source.name));
	}
	c->count = kept;
	return kept ? 0 : err_set(e, ERR_USAGE, "--only and --without leave no source");
}

/* ---- private ---- */

/* The file before the part of it that is read. */
static bool status_of(struct stat *out, const char *path)
{
	const char *hash = strchr(path, '#');
	char *file;
	bool found = stat(path, out) == 0;

	if (found || !hash)
		return found;
	file = mem_copy_text(path, (size_t)(hash - path));
	found = stat(file, out) == 0;
	free(file);
	return found;
}

static bool share_file(const char *a, const char *b)
{
	struct stat x, y;

	return strcmp(a, b) == 0 || (status_of(&x, a) && status_of(&y, b) && x.st_dev == y.st_dev &&
				     x.st_ino == y.st_ino);
}

/* A pattern of a public source may take in the private file. */
static int check_apart(struct err *e, const struct source *own, const struct source *other)
{
	for (size_t i = 0; i < own->paths.count; i++)
		for (size_t k = 0; k < other->paths.count; k++)
			if (share_file(own->paths.items[i], other->paths.items[k]))
				return err_set(e, ERR_USAGE,
					       "%s: is of source %s, which is private, and of "
					       "source %s, which is not",
					       other->paths.items[k], own->name, other->name);
	return 0;
}

static int check_all_apart(struct err *e, const struct config *c)
{
	for (size_t i = 0; i < c->count; i++)
		for (size_t k = 0; c->sources[i].confidential && k < c->count; k++)
			if (!c->sources[k].confidential &&
			    check_apart(e, &c->sources[i], &c->sources[k]))
				return -1;
	return 0;
}

int config_leave_private_out(struct err *e, struct config *c)
{
	size_t kept = 0;

	if (check_all_apart(e, c))
		return -1;
	for (size_t i = 0; i < c->count; i++)
		keep_if(c, c->sources[i], &kept, !c->sources[i].confidential);
	c->count = kept;
	return kept ? 0 : err_set(e, ERR_USAGE, "every source is private: nothing is left to read");
}

/* ---- own pay ---- */

static int check_own(struct err *e, struct config *c, const struct text_list *own)
{
	for (size_t i = 0; i < own->count; i++) {
		const struct source *s;
		if (strchr(own->items[i], '='))
			continue;
		s = config_find_source(c, text_of(own->items[i]));
		if (!s)
			return c->count ? no_source(e, c, "own", own->items[i])
					: err_set(e, ERR_USAGE,
						  "--own %s: names a source of a configuration, "
						  "and none is given; write LAYOUT=PATH",
						  own->items[i]);
		if (!s->confidential)
			return err_set(e, ERR_USAGE,
				       "--own %s: is a source of the market; own pay is private = "
				       "yes",
				       own->items[i]);
	}
	return 0;
}

/* Is it asked for: by its name, or as LAYOUT=PATH, which are the last of them? */
static bool is_own(const struct config *c, size_t number, size_t configured,
		   const struct text_list *own)
{
	const struct source *s = &c->sources[number];

	return s->confidential && (!own->count || number >= configured || is_listed(own, s->name));
}

int config_keep_own(struct err *e, struct config *c, const struct text_list *own)
{
	size_t configured = c->count, kept = 0, count;

	if (check_own(e, c, own))
		return -1;
	for (size_t i = 0; i < own->count; i++)
		if (strchr(own->items[i], '=') && config_add_own(e, c, own->items[i]))
			return -1;
	if (check_all_apart(e, c))
		return -1;
	count = c->count;
	for (size_t i = 0; i < count; i++) {
		struct source source = c->sources[i];
		keep_if(c, source, &kept, is_own(c, i, configured, own));
	}
	c->count = kept;
	return kept ? 0
		    : err_set(e, ERR_USAGE,
			      "no own pay: give --own LAYOUT=PATH, or a configuration that has a "
			      "source with private = yes");
}
