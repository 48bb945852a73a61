/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout.h: what a source's file looks like, as text that is read at run time.
 *
 * A layout is ingest/layouts/<name>.ini; `paybands layouts` prints how to write one. Sections:
 * [layout] (name, title, publisher, url, licence, kind, delimiter, quoting, missing, equal_rows),
 * [columns] (field = header | alternative | ...), [constants], [parse] (field = parser), [codes
 * FIELD] (source's value = word of paybands) and [filter] (rule name = column: values kept). An
 * unknown section, key, field or parser is an error that names file, line and the nearest known
 * name.
 */
#ifndef PAYBANDS_INGEST_LAYOUT_H
#define PAYBANDS_INGEST_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/layers.h"
#include "base/text.h"
#include "model/observation.h"
#include "model/published.h"

/* Observations, and every kind of published table. */
#define LAYOUT_KIND(name, member, word, set) LAYOUT_##name,
enum layout_kind { LAYOUT_OBSERVATIONS, PUBLISHED_TABLES(LAYOUT_KIND) LAYOUT_KINDS };
#undef LAYOUT_KIND

struct layout;

/* The path of a layout file and not a layout's name: it has a / or ends in .ini. */
bool layout_is_path(struct text name);
/* `name` is a known layout's name, or the path of a layout file. `folders` are ingest/layouts, or where it was
 * installed, and an operator's: an own layout takes the place of the installed one of its name, and may extend
 * it. ERR_USAGE. */
must_check int layout_load(struct err *e, struct layout **out, const struct layers *folders,
			   const char *name);
/* The same for a text that is not a file yet; `name` is used as its path in messages. */
must_check int layout_load_text(struct err *e, struct layout **out, const struct layers *folders,
				const char *name, struct text text);
void layout_free(struct layout *l);
const char *layout_name(const struct layout *l);
const char *layout_title(const struct layout *l);
const char *layout_publisher(const struct layout *l);
const char *layout_licence(const struct layout *l);
const char *layout_url(const struct layout *l);
const char *layout_note(const struct layout *l);
enum layout_kind layout_kind(const struct layout *l);
const char *layout_kind_word(enum layout_kind kind); /* "job-zones" */
/* May pieces of a file be read apart? Not where of equal rows the first one alone counts. */
bool layout_reads_apart(const struct layout *l);
/* Must cities be known: do its rows name places in words, or does it state a metro, which is asked for by the name of
 * a city where its code is wrong? */
bool layout_reads_places(const struct layout *l);
/* Are its occupations carried to SOC by a crosswalk? */
bool layout_has_crosswalk(const struct layout *l);
struct gazetteer;
/* Regions that its table of areas names are known by these names from then on. */
void layout_name_regions(const struct layout *l, struct gazetteer *gazetteer);
/* Paths of the files it was read from, those that it extends first, then its crosswalk and areas. */
size_t layout_file_count(const struct layout *l);
const char *layout_file(const struct layout *l, size_t i);
/* The date of all its rows, as a configuration gives it; goes before the layout's own. */
void layout_set_date(struct layout *l, struct date date);
/* The file beside the source's whose first line states the release; NULL: none does. */
const char *layout_release_file(const struct layout *l);
/* The publisher's release that the files are of, such as "30.1"; copied. The title states it from then on. */
void layout_set_release(struct layout *l, const char *release);
const char *layout_release(const struct layout *l); /* NULL: not known */

/* "name  kind  title" a line for every layout of the folders, by name. */
must_check int layouts_list(struct err *e, const struct layers *folders, struct buf *out);
/* The text of the layout of that name or path. ERR_USAGE, as layout_load. */
must_check int layout_print(struct err *e, struct buf *out, const struct layers *folders,
			    const char *name);
/* How to write one: sections, fields and parsers, printed from the tables that read them. */
void layouts_help(struct buf *out);

#endif
