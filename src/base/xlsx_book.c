/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_book.c: which parts of the archive a sheet is read from.
 *
 * The package's relationships name the workbook, the workbook names its sheets, and the workbook's
 * relationships say where these, the texts and the formats are. Only these kinds of relationship
 * are kept; a target outside the archive is ignored.
 */
#include "base/xlsx_private.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ---- parts ---- */

int xlsx_part_open(struct err *e, struct xlsx_part *p, struct zip_archive *z, const char *book,
		   size_t member, const struct xml_handlers *handlers)
{
	struct buf name;

	*p = (struct xlsx_part){.member = NULL};
	buf_init(&name, BUF_LIMIT_DEFAULT);
	buf_addf(&name, "%s#%s", book, zip_member_name(z, member));
	p->name = mem_copy_text(name.data, name.len);
	buf_release(&name);
	p->xml = xml_new(p->name, handlers);
	return zip_member_open(e, &p->member, z, member);
}

int xlsx_part_step(struct err *e, struct xlsx_part *p)
{
	size_t got;

	if (!p->chunk)
		p->chunk = mem_alloc(XLSX_CHUNK, 1);
	if (zip_member_read(e, p->member, p->chunk, XLSX_CHUNK, &got))
		return -1;
	p->at_end = got == 0;
	return xml_parse(e, p->xml, p->chunk, got, p->at_end);
}

void xlsx_part_close(struct xlsx_part *p)
{
	xml_free(p->xml);
	zip_member_close(p->member);
	free(p->chunk);
	free(p->name);
	*p = (struct xlsx_part){.member = NULL};
}

/* Of the expansion limit: 50 of 200. Shared texts of real workbooks grow 4 to 6 times. */
#define DESCRIPTION_SHARE 0.25

void xlsx_part_is_description(struct xlsx_part *p)
{
	zip_member_expect(p->member, DESCRIPTION_SHARE);
}

int xlsx_part_read(struct err *e, struct xlsx_part *p, struct zip_archive *z, const char *book,
		   size_t member, const struct xml_handlers *handlers)
{
	int result = xlsx_part_open(e, p, z, book, member, handlers);

	if (result == 0)
		xlsx_part_is_description(p);
	while (result == 0 && !p->at_end)
		result = xlsx_part_step(e, p);
	xlsx_part_close(p);
	return result;
}

/* ---- relationships ---- */

struct relation {
	const char *id;
	const char *kind; /* the last part of its type: "worksheet" */
	const char *target; /* as a member's path */
};

struct relations {
	struct arena *texts;
	const char *folder; /* of the part they belong to: "xl/" */
	struct relation *items;
	size_t count;
	size_t room;
};

static const char *last_part(const char *type)
{
	const char *slash = strrchr(type, '/');

	return slash ? slash + 1 : type;
}

/* The member that `target` means, seen from `folder`: "xl/" and "../a/b.xml" give "a/b.xml". */
static const char *resolve(struct arena *texts, const char *folder, const char *target)
{
	struct text rest = text_of(target), part;
	struct buf path;
	const char *resolved;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	if (*target != '/')
		buf_add_string(&path, folder);
	while (text_split(&rest, '/', &part)) {
		if (!part.len || text_equal(part, TEXT_LITERAL(".")))
			continue;
		if (!text_equal(part, TEXT_LITERAL(".."))) {
			buf_add_text(&path, part);
			buf_add_char(&path, '/');
			continue;
		}
		path.len -= path.len > 0;
		while (path.len && path.data[path.len - 1] != '/')
			path.len--;
	}
	path.len -= path.len > 0;
	resolved = arena_copy(texts, buf_text(&path));
	buf_release(&path);
	return resolved;
}

static bool is_kept(const char *kind)
{
	return strcmp(kind, "officeDocument") == 0 || strcmp(kind, "worksheet") == 0 ||
	       strcmp(kind, "sharedStrings") == 0 || strcmp(kind, "styles") == 0;
}

static void on_relation(void *context, const char *name, xml_attributes attributes)
{
	struct relations *r = context;
	const char *id = xml_attribute(attributes, "Id");
	const char *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target");
	const char *mode = xml_attribute(attributes, "TargetMode");

	if (strcmp(name, "Relationship") != 0 || !id || !type || !target ||
	    !is_kept(last_part(type)) || (mode && strcmp(mode, "External") == 0) ||
	    r->count == XLSX_SHEETS_MAX + 16)
		return;
	r->items = mem_grow(r->items, &r->room, r->count + 1, sizeof(*r->items));
	r->items[r->count++] = (struct relation){
	    .id = arena_copy(r->texts, text_of(id)),
	    .kind = arena_copy(r->texts, text_of(last_part(type))),
	    .target = resolve(r->texts, r->folder, target),
	};
}

/* The relationships of the part at `path`; none where the archive has no such member. */
static int read_relations(struct err *e, struct relations *r, struct zip_archive *z,
			  const char *book, const char *path)
{
	const struct xml_handlers handlers = {.start = on_relation, .context = r};
	const char *file = last_part(path);
	struct xlsx_part part;
	struct buf name;
	size_t member;
	bool found;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	buf_add(&name, path, (size_t)(file - path));
	r->folder = arena_copy(r->texts, buf_text(&name));
	buf_addf(&name, "_rels/%s.rels", file);
	found = zip_member_find(z, name.data, &member);
	buf_release(&name);
	return found ? xlsx_part_read(e, &part, z, book, member, &handlers) : 0;
}

static bool find_kind(const struct relations *r, const struct zip_archive *z, const char *kind,
		      size_t *member)
{
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->items[i].kind, kind) == 0)
			return zip_member_find(z, r->items[i].target, member);
	return false;
}

/* ---- sheets ---- */

struct sheet {
	const char *name;
	size_t member;
	bool hidden;
	bool is_table; /* otherwise a chart, a dialog or nothing */
};

struct sheets {
	struct xlsx_book *book;
	const struct zip_archive *archive;
	const struct relations *relations;
	struct sheet *items;
	size_t count;
	size_t room;
	bool is_workbook;
};

static bool is_true(const char *value)
{
	struct text t = text_trim(text_of(value ? value : "")); /* XML allows blanks around it */

	return text_equal(t, TEXT_LITERAL("1")) || text_equal(t, TEXT_LITERAL("true"));
}

/* r:id, of a transitional workbook or a strict one. */
static const char *relation_id(xml_attributes attributes)
{
	const char *id = xml_attribute_in(
	    attributes, "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	    "id");

	return id ? id
		  : xml_attribute_in(attributes,
				     "http://purl.oclc.org/ooxml/officeDocument/relationships",
				     "id");
}

static void on_workbook(void *context, const char *name, xml_attributes attributes)
{
	struct sheets *s = context;
	const char *sheet = xml_attribute(attributes, "name");
	const char *id = relation_id(attributes);
	const char *state = xml_attribute(attributes, "state");

	if (strcmp(name, "workbook") == 0)
		s->is_workbook = true;
	if (strcmp(name, "workbookPr") == 0)
		s->book->from_1904 = is_true(xml_attribute(attributes, "date1904"));
	if (strcmp(name, "sheet") != 0 || !sheet || !id || s->count == XLSX_SHEETS_MAX)
		return;
	struct sheet found = {
	    .name = arena_copy(&s->book->texts, text_of(sheet)),
	    .hidden = state && strcmp(state, "visible") != 0,
	};
	for (size_t i = 0; i < s->relations->count; i++) {
		const struct relation *r = &s->relations->items[i];
		if (strcmp(r->id, id) == 0 && strcmp(r->kind, "worksheet") == 0)
			found.is_table = zip_member_find(s->archive, r->target, &found.member);
	}
	s->items = mem_grow(s->items, &s->room, s->count + 1, sizeof(*s->items));
	s->items[s->count++] = found;
}

/* The sheet of that name. */
static const struct sheet *by_name(const struct sheets *s, struct text wanted)
{
	for (size_t i = 0; i < s->count; i++)
		if (text_equal(text_of(s->items[i].name), wanted))
			return &s->items[i];
	for (size_t i = 0; i < s->count; i++)
		if (text_equal_fold(text_trim(text_of(s->items[i].name)), wanted))
			return &s->items[i];
	return NULL;
}

/* The nth of those that are not hidden, from 1. */
static const struct sheet *by_number(const struct sheets *s, long long number)
{
	for (size_t i = 0; i < s->count; i++)
		if (!s->items[i].hidden && --number == 0)
			return &s->items[i];
	return NULL;
}

static const struct sheet *by_pattern(const struct sheets *s, const char *pattern)
{
	const struct sheet *found = NULL;

	for (size_t i = 0; i < s->count; i++) {
		if (fnmatch(pattern, s->items[i].name, FNM_CASEFOLD) != 0)
			continue;
		if (found)
			return NULL;
		found = &s->items[i];
	}
	return found;
}

static const struct sheet *choose(const struct sheets *s, const char *wanted)
{
	const struct sheet *found;
	long long number;

	if (!wanted) {
		for (size_t i = 0; i < s->count; i++)
			if (!s->items[i].hidden && s->items[i].is_table)
				return &s->items[i];
		return NULL;
	}
	found = by_name(s, text_trim(text_of(wanted)));
	if (!found && text_to_long(text_of(wanted), &number))
		found = by_number(s, number);
	return found ? found : by_pattern(s, wanted);
}

enum { SHEETS_NAMED = 20 };

/* Returns -1: says which sheets there are. */
static int fail_choice(struct err *e, const struct sheets *s, const char *book, const char *wanted,
		       const struct sheet *chosen)
{
	struct buf names;
	size_t more = s->count > SHEETS_NAMED ? s->count - SHEETS_NAMED : 0;

	buf_init(&names, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i + more < s->count; i++)
		buf_addf(&names, "%s\"%s\"", i ? ", " : "", s->items[i].name);
	if (more)
		buf_addf(&names, " and %zu more", more);
	if (chosen)
		err_set(e, ERR_INPUT, "%s: its sheet \"%s\" has no cells (it is a chart, perhaps)",
			book, chosen->name);
	else if (!wanted)
		err_set(e, ERR_INPUT, "%s: the workbook shows no sheet with cells; it has %s", book,
			s->count ? names.data : "none");
	else
		err_set(e, ERR_INPUT,
			"%s: the workbook has no sheet \"%s\" (or more than one that matches); it "
			"has %s: choose one as FILE#SHEET, by name or number",
			book, wanted, s->count ? names.data : "none");
	buf_release(&names);
	return -1;
}

static int choose_sheet(struct err *e, struct xlsx_book *b, const struct sheets *s,
			const char *book, const char *wanted)
{
	const struct sheet *chosen = choose(s, wanted);

	if (!s->is_workbook)
		return err_set(e, ERR_INPUT, "%s: is an Office file, but no workbook of tables",
			       book);
	if (!chosen || !chosen->is_table)
		return fail_choice(e, s, book, wanted, chosen);
	b->sheet = chosen->member;
	b->sheet_name = chosen->name;
	return 0;
}

/* ---- the book ---- */

static bool is_binary(const char *path)
{
	return text_ends(text_of(path), TEXT_LITERAL(".bin"));
}

/* Where the workbook itself is. */
static int find_workbook(struct err *e, struct xlsx_book *b, struct zip_archive *z,
			 const char *book, const char **path)
{
	struct relations package = {.texts = &b->texts};
	size_t member;
	int result = read_relations(e, &package, z, book, "");

	*path = "xl/workbook.xml";
	if (result == 0)
		for (size_t i = package.count; i > 0; i--)
			if (strcmp(package.items[i - 1].kind, "officeDocument") == 0)
				*path = package.items[i - 1].target;
	free(package.items);
	if (result == 0 && is_binary(*path))
		return err_set(e, ERR_INPUT,
			       "%s: is a binary workbook (.xlsb): save it as .xlsx or CSV", book);
	if (result == 0 && !zip_member_find(z, *path, &member))
		return err_set(e, ERR_INPUT, "%s: is an Office file, but no workbook of tables",
			       book);
	return result;
}

int xlsx_book_read(struct err *e, struct xlsx_book *b, struct zip_archive *z, const char *book,
		   const char *sheet)
{
	struct relations relations = {.texts = &b->texts};
	struct sheets sheets = {.book = b, .archive = z, .relations = &relations};
	const struct xml_handlers handlers = {.start = on_workbook, .context = &sheets};
	struct xlsx_part part;
	const char *path;
	size_t member = 0;
	int result = -1;

	*b = (struct xlsx_book){.sheet_name = NULL};
	arena_init(&b->texts);
	if (find_workbook(e, b, z, book, &path) || read_relations(e, &relations, z, book, path))
		goto out;
	if (!zip_member_find(z, path, &member) ||
	    xlsx_part_read(e, &part, z, book, member, &handlers) ||
	    choose_sheet(e, b, &sheets, book, sheet))
		goto out;
	b->has_strings = find_kind(&relations, z, "sharedStrings", &b->strings);
	b->has_styles = find_kind(&relations, z, "styles", &b->styles);
	result = 0;
out:
	free(relations.items);
	free(sheets.items);
	return result;
}

void xlsx_book_release(struct xlsx_book *b)
{
	arena_release(&b->texts);
	*b = (struct xlsx_book){.sheet_name = NULL};
}
