/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_fixture.h: workbooks made part by part. */
#ifndef PAYBANDS_TESTS_BOOK_FIXTURE_H
#define PAYBANDS_TESTS_BOOK_FIXTURE_H

#include "tests/unit/zip_fixture.h"

#define BOOK_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define BOOK_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"

/* Whole parts; NULL: the usual one, or none where there need be none. */
struct book_parts {
	const char *package; /* _rels/.rels */
	const char *workbook;
	const char *relations; /* xl/_rels/workbook.xml.rels */
	const char *strings;
	const char *styles;
	const char *sheet; /* xl/worksheets/sheet1.xml */
	const char *second; /* sheet2.xml */
	bool deflate;
};

#define RELATION(id, type, target)                                                                 \
	"<Relationship Id=\"" id "\" Type=\"" BOOK_RELATIONS "/" type "\" Target=\"" target "\"/>"
#define RELATIONS(content)                                                                         \
	"<?xml version=\"1.0\"?><Relationships xmlns=\"" PACKAGE_RELATIONS "\">" content           \
	"</Relationships>"
#define WORKBOOK(content)                                                                          \
	"<workbook xmlns=\"" BOOK_NS "\" xmlns:r=\"" BOOK_RELATIONS "\">" content "</workbook>"
#define SHEET(rows)                                                                                \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" BOOK_NS                    \
	"\"><sheetData>" rows "</sheetData></worksheet>"
#define STRINGS(items) "<sst xmlns=\"" BOOK_NS "\">" items "</sst>"
#define STYLES(formats, cells)                                                                     \
	"<styleSheet xmlns=\"" BOOK_NS "\"><numFmts>" formats                                      \
	"</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" cells              \
	"</cellXfs></styleSheet>"

static inline void book_add(struct zip_fixture *z, const struct book_parts *parts, const char *name,
			    const char *content)
{
	const struct zip_entry entry = {
	    .name = name, .content = text_of(content), .deflate = parts->deflate};

	if (content)
		zip_fixture_add_entry(z, &entry);
}

static inline const char *or_usual(const char *given, const char *usual)
{
	return given ? given : usual;
}

/* zip_fixture_release gives it back. */
static inline struct text book_fixture(struct zip_fixture *z, const struct book_parts *p)
{
	zip_fixture_init(z);
	book_add(z, p, "[Content_Types].xml",
		 "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
	book_add(
	    z, p, "_rels/.rels",
	    or_usual(p->package, RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.xml"))));
	book_add(
	    z, p, "xl/workbook.xml",
	    or_usual(
		p->workbook,
		WORKBOOK("<sheets><sheet name=\"Pay\" sheetId=\"7\" r:id=\"rId1\"/></sheets>")));
	book_add(z, p, "xl/_rels/workbook.xml.rels",
		 or_usual(p->relations,
			  RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml")
					RELATION("rId2", "worksheet", "/xl/worksheets/sheet2.xml")
					    RELATION("rId8", "sharedStrings", "sharedStrings.xml")
						RELATION("rId9", "styles", "styles.xml"))));
	book_add(z, p, "xl/sharedStrings.xml", p->strings);
	book_add(z, p, "xl/styles.xml", p->styles);
	book_add(z, p, "xl/worksheets/sheet1.xml", p->sheet);
	book_add(z, p, "xl/worksheets/sheet2.xml", p->second);
	return zip_fixture_end(z, false);
}

#endif
