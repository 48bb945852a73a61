#include "base/xml.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct xml {
	XML_Parser parser;
	struct xml_handlers handlers;
	const char *name;
	unsigned depth;
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

const char *xml_attribute_prefixed(xml_attributes attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		const char *colon = strchr(attributes[0], ':');
		if (colon && strcmp(colon + 1, name) == 0)
			return attributes[1];
	}
	return NULL;
}

static const char *without_prefix(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
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

	if (x->stopped)
		return;
	if (++x->depth > XML_DEPTH_MAX) {
		stop_too_deep(x);
	} else if (x->handlers.start) {
		x->handlers.start(x->handlers.context, without_prefix(name),
				  (xml_attributes)attributes);
	}
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
	struct xml *x = context;

	if (x->stopped)
		return;
	x->depth--;
	if (x->handlers.end)
		x->handlers.end(x->handlers.context, without_prefix(name));
}

static void XMLCALL on_text(void *context, const XML_Char *text, int len)
{
	struct xml *x = context;

	if (!x->stopped)
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
	struct xml *x = mem_zero(1, sizeof(*x));

	x->name = name;
	x->handlers = *handlers;
	x->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
	if (!x->parser)
		mem_fail();
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	if (handlers->text)
		XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return x;
}

void xml_free(struct xml *x)
{
	if (!x)
		return;
	XML_ParserFree(x->parser);
	free(x);
}

int xml_parse(struct err *e, struct xml *x, const char *data, size_t len, bool last)
{
	enum XML_Status status = XML_STATUS_OK;

	do {
		int part = len > INT_MAX ? INT_MAX : (int)len;
		len -= (size_t)part;
		status = XML_Parse(x->parser, data, part, last && len == 0);
		data += part;
	} while (len && status == XML_STATUS_OK);
	if (x->stopped) {
		*e = x->err;
		return -1;
	}
	if (status == XML_STATUS_OK)
		return 0;
	return err_set(e, ERR_INPUT, "%s: line %llu: the XML is damaged (%s): fetch the file again",
		       x->name, (unsigned long long)XML_GetCurrentLineNumber(x->parser),
		       XML_ErrorString(XML_GetErrorCode(x->parser)));
}
