/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml.c: expat events, filtered by namespace and limited in depth; see xml.h. */
#include "base/xml.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

#define COMPATIBILITY "http://schemas.openxmlformats.org/markup-compatibility/2006"

/* Between a namespace and a name; no namespace contains it. */
enum { SEPARATOR = '\n' };

struct xml {
	XML_Parser parser;
	char *space; /* of the root, with the separator; "" if it has none */
	size_t space_len;
	unsigned skipped; /* how deep in an element that is passed over; 0: in none */
	struct xml_handlers handlers;
	const char *name;
	unsigned depth;
	unsigned declared; /* how often the handlers' prefix is, here */
	bool other_encoding; /* than UTF-8 is declared */
	size_t given; /* bytes, to xml_parse */
	size_t passed; /* line ends that expat has not seen */
	bool stopped;
	struct err err; /* why */
};

const char *xml_attribute(xml_attributes attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

const char *xml_attribute_in(xml_attributes attributes, const char *space, const char *name)
{
	size_t len = strlen(space);

	for (; *attributes; attributes += 2)
		if (strncmp(attributes[0], space, len) == 0 && attributes[0][len] == SEPARATOR &&
		    strcmp(attributes[0] + len + 1, name) == 0)
			return attributes[1];
	return NULL;
}

static void take_space(struct xml *x, const char *root)
{
	const char *separator = strchr(root, SEPARATOR);

	x->space_len = separator ? (size_t)(separator - root) + 1 : 0;
	x->space = mem_copy_text(root, x->space_len);
}

/* The name in the root's namespace; NULL where it is in another. */
static const char *own_name(const struct xml *x, const char *name)
{
	if (strncmp(name, x->space, x->space_len) != 0)
		return NULL;
	name += x->space_len;
	return x->space_len || !strchr(name, SEPARATOR) ? name : NULL;
}

/* What only says which of its contents is read. */
static bool is_transparent(const char *name)
{
	return strcmp(name, COMPATIBILITY "\nAlternateContent") == 0 ||
	       strcmp(name, COMPATIBILITY "\nFallback") == 0;
}

void xml_stop(struct xml *x, const struct err *e)
{
	if (x->stopped)
		return;
	x->stopped = true;
	x->err = *e;
	XML_StopParser(x->parser, XML_FALSE);
}

/* Apart from on_start: a struct err takes long to set up, and elements are many. */
static void stop_too_deep(struct xml *x)
{
	struct err e = ERR_INIT;

	err_set(&e, ERR_INPUT, "%s: the XML is nested more than %d deep: refused", x->name,
		XML_DEPTH_MAX);
	xml_stop(x, &e);
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *x = context;
	const char *own;

	if (x->stopped)
		return;
	if (++x->depth > XML_DEPTH_MAX) {
		stop_too_deep(x);
		return;
	}
	if (!x->space)
		take_space(x, name);
	own = own_name(x, name);
	if (x->skipped || (own && strcmp(own, "extLst") == 0) || (!own && !is_transparent(name)))
		x->skipped++;
	else if (own && x->handlers.start)
		x->handlers.start(x->handlers.context, own, (xml_attributes)attributes);
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
	struct xml *x = context;
	const char *own;

	if (x->stopped)
		return;
	x->depth--;
	if (x->skipped) {
		x->skipped--;
		return;
	}
	own = own_name(x, name);
	if (own && x->handlers.end)
		x->handlers.end(x->handlers.context, own);
}

static void XMLCALL on_text(void *context, const XML_Char *text, int len)
{
	struct xml *x = context;

	if (!x->stopped && !x->skipped)
		x->handlers.text(x->handlers.context, text, (size_t)len);
}

static void XMLCALL on_doctype(void *context, const XML_Char *name, const XML_Char *system,
			       const XML_Char *public, int has_subset)
{
	struct xml *x = context;
	struct err e = ERR_INIT;

	(void)name;
	(void)system;
	(void)public;
	(void)has_subset;
	err_set(&e, ERR_INPUT,
		"%s: the XML has a document type declaration, which no workbook has: refused",
		x->name);
	xml_stop(x, &e);
}

static void XMLCALL on_declaration(void *context, const XML_Char *version, const XML_Char *encoding,
				   int standalone)
{
	struct xml *x = context;

	(void)version;
	(void)standalone;
	x->other_encoding = encoding && strcasecmp(encoding, "UTF-8") != 0;
}

static bool is_prefix(const struct xml *x, const XML_Char *prefix)
{
	return prefix && strcmp(prefix, x->handlers.prefix) == 0;
}

static void XMLCALL on_prefix(void *context, const XML_Char *prefix, const XML_Char *space)
{
	struct xml *x = context;

	(void)space;
	x->declared += is_prefix(x, prefix);
}

static void XMLCALL on_prefix_end(void *context, const XML_Char *prefix)
{
	struct xml *x = context;

	x->declared -= is_prefix(x, prefix);
}

static void *xml_alloc(size_t size)
{
	return mem_alloc(size, 1);
}

static void *xml_resize(void *old, size_t size)
{
	return mem_resize(old, size, 1);
}

struct xml *xml_new(const char *name, const struct xml_handlers *handlers)
{
	static const XML_Memory_Handling_Suite memory = {xml_alloc, xml_resize, free};
	static const char separator[] = {SEPARATOR, '\0'};
	struct xml *x = mem_zero(1, sizeof(*x));

	x->name = name;
	x->handlers = *handlers;
	x->parser = XML_ParserCreate_MM(NULL, &memory, separator);
	if (!x->parser)
		mem_fail();
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	if (handlers->text)
		XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	XML_SetXmlDeclHandler(x->parser, on_declaration);
	if (handlers->prefix)
		XML_SetNamespaceDeclHandler(x->parser, on_prefix, on_prefix_end);
	return x;
}

void xml_free(struct xml *x)
{
	if (!x)
		return;
	XML_ParserFree(x->parser);
	free(x->space);
	free(x);
}

int xml_parse(struct err *e, struct xml *x, const char *data, size_t len, bool last)
{
	enum XML_Status status = XML_STATUS_OK;

	do {
		int part = len > INT_MAX ? INT_MAX : (int)len;
		len -= (size_t)part;
		x->given += (size_t)part;
		status = XML_Parse(x->parser, data, part, last && len == 0);
		data += part;
	} while (len && status == XML_STATUS_OK);
	if (xml_check(e, x))
		return -1;
	if (status == XML_STATUS_OK)
		return 0;
	return err_set(e, ERR_INPUT, "%s: line %llu: the XML is damaged (%s): fetch the file again",
		       x->name,
		       (unsigned long long)(XML_GetCurrentLineNumber(x->parser) + x->passed),
		       XML_ErrorString(XML_GetErrorCode(x->parser)));
}

bool xml_is_utf8(const struct xml *x)
{
	return !x->other_encoding;
}

bool xml_has_prefix(const struct xml *x)
{
	return x->declared > 0;
}

size_t xml_here(const struct xml *x)
{
	return (size_t)XML_GetCurrentByteIndex(x->parser) +
	       (size_t)XML_GetCurrentByteCount(x->parser);
}

size_t xml_given(const struct xml *x)
{
	return x->given;
}

unsigned xml_depth(const struct xml *x)
{
	return x->depth;
}

void xml_pass(struct xml *x, size_t lines)
{
	x->passed += lines;
}

int xml_check(struct err *e, const struct xml *x)
{
	if (!x->stopped)
		return 0;
	*e = x->err;
	return -1;
}
