/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml.h: the door to expat: one XML document, as elements and text.
 *
 * Only elements of the root's own namespace are given, by their names in it, whatever their prefix.
 * All others are extensions: they and their content are skipped, and so are extension lists. The
 * fallback of mc:AlternateContent is read in its place (ECMA-376 part 3, 10.2: no extension is
 * understood here). A document type declaration is refused, so no entity can be defined, expanded
 * or fetched. Elements nest at most XML_DEPTH_MAX deep.
 */
#ifndef PAYBANDS_BASE_XML_H
#define PAYBANDS_BASE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { XML_DEPTH_MAX = 200 };

struct xml;

/* Names and values in turn, ended by NULL; a name in a namespace has that before it. */
typedef const char *const *xml_attributes;
/* The value of the attribute without a namespace; NULL where there is none. */
const char *xml_attribute(xml_attributes attributes, const char *name);
/* ... and of the one in that namespace. */
const char *xml_attribute_in(xml_attributes attributes, const char *space, const char *name);

/* Any may be NULL. Texts are borrowed until the call returns; one text may come in pieces. */
struct xml_handlers {
	void (*start)(void *context, const char *name, xml_attributes attributes);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *text, size_t len);
	void *context;
	const char *prefix; /* xml_has_prefix asks about this one; NULL: do not ask */
};

/* `name` is the document's, for messages; borrowed. */
struct xml *xml_new(const char *name, const struct xml_handlers *handlers)
    __attribute__((returns_nonnull));
void xml_free(struct xml *x); /* NULL is fine */
/* The next bytes; `last` with the final ones. */
must_check int xml_parse(struct err *e, struct xml *x, const char *data, size_t len, bool last);
/* For a handler that met what it cannot go on with: xml_parse then returns -1 with what the
 * handler put into its own struct err, through here. No handler is called after it. */
void xml_stop(struct xml *x, const struct err *e);

/* ---- for callers that read elements without xml_parse ---- */

/* Does the declaration, if there is one, name no encoding but UTF-8? A byte-order mark is not looked at. */
bool xml_is_utf8(const struct xml *x);
/* Is the prefix declared where the document has been read to? */
bool xml_has_prefix(const struct xml *x);
/* For a handler: how many bytes of the document there are up to the end of what it was called for. */
size_t xml_here(const struct xml *x);
/* How many bytes xml_parse was given. */
size_t xml_given(const struct xml *x);
/* How many elements are open where the document has been read to. */
unsigned xml_depth(const struct xml *x);
/* Says that whole elements, with this many line ends, were read elsewhere and are not parsed: for the lines of
 * errors. */
void xml_pass(struct xml *x, size_t lines);
/* -1, with the error, if xml_stop was called. */
must_check int xml_check(struct err *e, const struct xml *x);

#endif
