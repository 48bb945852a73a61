/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks: what each kind of cell gives, which sheet is read, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xlsx_private.h"
#include "tests/unit/book_fixture.h"
#include "tests/unit/unpacked.h"

static const struct bytes_in_options usual = {.expansion_limit = 200};

static void gives_chosen(const struct book_parts *parts, const char *sheet, const char *expected)
{
	static const size_t sizes[] = {1, 7, 100000};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct zip_fixture z;
		struct unpacked u;
		unpack_bytes(&u, book_fixture(&z, parts), sheet, usual, sizes[i]);
		if (u.result)
			fail_msg("%s", u.err.text);
		assert_string_equal(u.bytes.data, expected);
		unpacked_release(&u);
		zip_fixture_release(&z);
	}
}

static void gives(const struct book_parts *parts, const char *expected)
{
	gives_chosen(parts, NULL, expected);
}

static void fails_chosen(const struct book_parts *parts, const char *sheet, const char *words)
{
	struct zip_fixture z;
	struct unpacked u;

	unpack_bytes(&u, book_fixture(&z, parts), sheet, usual, 1000);
	assert_int_equal(u.result, -1);
	assert_int_equal(u.err.code, ERR_INPUT);
	if (!strstr(u.err.text, words) || !strstr(u.err.text, "/proc/self/fd/"))
		fail_msg("\"%s\" lacks \"%s\"", u.err.text, words);
	unpacked_release(&u);
	zip_fixture_release(&z);
}

static void fails(const struct book_parts *parts, const char *words)
{
	fails_chosen(parts, NULL, words);
}

#define ROW(n, cells) "<row r=\"" #n "\">" cells "</row>"
#define C(ref, value) "<c r=\"" ref "\"><v>" value "</v></c>"
#define CT(ref, type, value) "<c r=\"" ref "\" t=\"" type "\"><v>" value "</v></c>"
#define CS(ref, style, value) "<c r=\"" ref "\" s=\"" style "\"><v>" value "</v></c>"
#define INLINE(ref, text) "<c r=\"" ref "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* ---- cells ---- */

static void every_kind_of_cell_gives_its_text(void **state)
{
	const struct book_parts parts = {
	    .strings = STRINGS("<si><t>title</t></si><si><t>Engineer, \"ML\"</t></si>"),
	    .sheet = SHEET(ROW(1, CT("A1", "s", "0") CT("B1", "s", "1") C("C1", "165000")
				      CT("D1", "n", "1.5E+5"))
			       ROW(2, CT("A2", "b", "1") CT("B2", "b", "0") CT("C2", "e", "#N/A"))
				   ROW(3, CT("A3", "str", "a formula's text") INLINE("B3", "here")
					      CT("C3", "d", "2024-05-01T00:00:00")))};

	(void)state;
	gives(&parts, "title,\"Engineer, \"\"ML\"\"\",165000,150000\n"
		      "TRUE,FALSE,#N/A,\n"
		      "a formula's text,here,2024-05-01T00:00:00,\n");
}

static void numbers_are_as_written_but_short(void **state)
{
	const struct book_parts parts = {
	    .sheet = SHEET(ROW(1, C("A1", "35.159999999999997") C("B1", "47700.0") C("C1", "1.50")
				      C("D1", "-3") C("E1", "1.5E+5") C("F1", "0.1"))
			       ROW(2, C("A2", "4.4000000000000004") C("B2", "123456789012345678")
					  C("C2", "0.30000000000000004") C("D2", " 7 ")
					      C("E2", "abc") C("F2", "1E400")))};

	(void)state;
	gives(&parts, "35.16,47700,1.50,-3,150000,0.1\n"
		      "4.4,123456789012345678,0.30000000000000004,7,abc,1E400\n");
}

static void formulas_give_the_value_they_had(void **state)
{
	const struct book_parts parts = {
	    .sheet = SHEET(ROW(1, "<c r=\"A1\"><f>SUM(B1:C1)</f><v>5</v></c>"
				  "<c r=\"B1\" t=\"str\"><f>A1&amp;\"x\"</f><v>5x</v></c>"
				  "<c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c>"
				  "<c r=\"D1\"><f>NOW()</f></c>"))};

	(void)state;
	gives(&parts, "5,5x,,#UNCALCULATED\n");
}

static void rich_text_is_joined_and_phonetic_readings_are_left_out(void **state)
{
	const struct book_parts parts = {
	    .strings = STRINGS("<si><r><rPr><b/></rPr><t>Data </t></r><r><t>Scientist</t></r></si>"
			       "<si><t>\xe6\x9d\xb1\xe4\xba\xac</t><rPh sb=\"0\" eb=\"2\"><t>"
			       "\xe3\x83\x88\xe3\x82\xa6</t></rPh><phoneticPr fontId=\"1\"/></si>"
			       "<si/>"
			       "<si><r><t>be</t></r><rPh><t>no</t></rPh><r><t>hind</t></r></si>"
			       "<si><t>after</t></si>"),
	    .sheet = SHEET(ROW(
		1, CT("A1", "s", "0") CT("B1", "s", "1")
		       CT("C1", "s",
			  "2") "<c r=\"D1\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>no</t></rPh>"
			       "<r><t>b</t></r></is></c>" CT("E1", "s", "3") CT("F1", "s", "4")))};

	(void)state;
	gives(&parts, "Data Scientist,\xe6\x9d\xb1\xe4\xba\xac,,ab,behind,after\n");
}

static void line_breaks_and_escapes_in_texts_keep_a_row_on_its_line(void **state)
{
	const struct book_parts parts = {
	    .sheet = SHEET(
		ROW(1, INLINE("A1", "one&#10;two&#13;&#10;three") INLINE("B1", "a_x000D__x000A_b")
			   INLINE("C1", "_x005F_x000D_") INLINE("D1", "_xD83D__xDE00_")
			       INLINE("E1", "_xD83D_"))
		    ROW(2, INLINE("A2", "_x00e9_") INLINE("B2", "_x12_ _x0000_") INLINE(
			       "C2",
			       " blanks ") "<c r=\"D2\" t=\"inlineStr\"><is><t><![CDATA[<&>]]></t>"
					   "</is></c>"))};

	(void)state;
	gives(&parts, "one two three,a b,_x000D_,\xf0\x9f\x98\x80,\xef\xbf\xbd\n"
		      "\xc3\xa9,_x12_ _x0000_,blanks,<&>,\n");
}

static void dates_and_times_are_told_by_their_formats(void **state)
{
	const struct book_parts parts = {
	    .styles = STYLES("<numFmt numFmtId=\"164\" formatCode=\"m/d/yyyy h:mm:ss\"/>"
			     "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/>"
			     "<numFmt numFmtId=\"166\" formatCode=\"&quot;$&quot;#,##0.00\"/>",
			     "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
			     "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"21\"/>"
			     "<xf numFmtId=\"22\"/>"),
	    .sheet = SHEET(
		ROW(1, CS("A1", "0", "45413") CS("B1", "1", "45413")
			   CS("C1", "2", "44313.461899155096") CS("D1", "3", "1.5")
			       CS("E1", "4", "45413") CS("F1", "5", "0.75") CS("G1", "6", "45413")
				   CS("H1", "99", "45413"))
		    ROW(2, CS("A2", "1", "1") CS("B2", "1", "59") CS("C2", "1", "60")
			       CS("D2", "1", "61") CS("E2", "1", "2958465") CS("F2", "1", "2958466")
				   CS("G2", "1", "-1") CS("H2", "1", "0")))};

	(void)state;
	gives(&parts, "45413,2024-05-01,2021-04-27T11:05:08,36:00:00,45413,18:00:00,"
		      "2024-05-01T00:00:00,45413\n"
		      "1900-01-01,1900-02-28,60,1900-03-01,9999-12-31,2958466,-1,0\n");
}

static void the_calendar_from_1904_is_read(void **state)
{
	const struct book_parts parts = {
	    .workbook = WORKBOOK("<workbookPr date1904=\" true \"/><sheets><sheet name=\"Pay\" "
				 "sheetId=\"1\" r:id=\"rId1\"/></sheets>"),
	    .styles = STYLES("", "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"),
	    .sheet = SHEET(ROW(1, CS("A1", "1", "43951") CS("B1", "1", "0")))};

	(void)state;
	gives(&parts, "2024-05-01,1904-01-01\n");
}

#define X15 "xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\""
#define MC "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

static void what_extensions_hold_is_not_the_workbooks(void **state)
{
	const struct book_parts parts = {
	    .workbook =
		WORKBOOK("<workbookPr date1904=\"1\"/><x15:workbookPr " X15 "/>"
			 "<sheets><sheet name=\"Pay\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
			 "<extLst><ext uri=\"u\"><workbookPr/></ext></extLst>"),
	    .styles = "<styleSheet xmlns=\"" BOOK_NS "\"><numFmts><numFmt numFmtId=\"164\" "
		      "formatCode=\"yyyy-mm-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
		      "<x15:xf " X15 " numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs><extLst>"
		      "<ext><cellXfs><xf numFmtId=\"0\"/></cellXfs></ext></extLst></styleSheet>",
	    .strings = STRINGS("<si><t>a</t><x15:t " X15 ">b</x15:t><extLst><ext><t>c</t></ext>"
			       "</extLst></si>"),
	    .sheet = SHEET(ROW(
		1, CS("A1", "1", "43951") "<c r=\"B1\" t=\"s\"><v>0</v></c>"
					  "<x15:c " X15 " r=\"C1\"><v>9</v></x15:c>"
					  "<c "
					  "r=\"C1\"><v>7</v><extLst><ext><v>8</v></ext></extLst></"
					  "c>") "<extLst><ext><row "
						"r=\"2\"><c><v>6</v></c></row></ext></extLst>")};

	(void)state;
	gives(&parts, "2024-05-01,a,7\n");
}

static void of_alternate_content_the_fallback_is_read(void **state)
{
	const struct book_parts parts = {
	    .sheet = SHEET(ROW(1, "<mc:AlternateContent " MC "><mc:Choice " X15 " Requires=\"x15\">"
				  "<c r=\"A1\"><v>1</v></c></mc:Choice><mc:Fallback>"
				  "<c r=\"A1\"><v>2</v></c></mc:Fallback></mc:AlternateContent>"
				  "<c r=\"B1\"><v>3</v></c>"))};

	(void)state;
	gives(&parts, "2,3\n");
}

static void a_cell_with_two_values_is_read_by_its_type(void **state)
{
	const struct book_parts parts = {
	    .strings = STRINGS("<si><t>shared</t></si>"),
	    .sheet = SHEET(ROW(1, "<c r=\"A1\"><v>100000</v><is><t>100000</t></is></c>"
				  "<c r=\"B1\" t=\"inlineStr\"><v>5</v><is><t>in</t></is></c>"
				  "<c r=\"C1\" t=\"s\"><is><t>no</t></is><v>0</v></c>"
				  "<c r=\"D1\" t=\"str\"><v>v</v><is><t>no</t></is></c>"
				  "<c r=\"E1\"><is><t>only</t></is></c>"
				  "<c r=\"F1\" t=\"inlineStr\"><v>only</v></c>"))};

	(void)state;
	gives(&parts, "100000,in,shared,v,only,only\n");
}

static void format_codes_mean_what_a_spreadsheet_shows(void **state)
{
	static const struct {
		const char *code;
		enum xlsx_format_kind kind;
		bool with_time;
	} cases[] = {
	    {"General", FORMAT_NUMBER, false},
	    {"0.00", FORMAT_NUMBER, false},
	    {"#,##0\\ \"dollars\"", FORMAT_NUMBER, false},
	    {"[Red]#,##0;[Blue]-#,##0", FORMAT_NUMBER, false},
	    {"[$-409]d-mmm-yy;@", FORMAT_DATE, false},
	    {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", FORMAT_DATE, false},
	    {"yyyy\\-mm\\-dd\\ hh:mm", FORMAT_DATE, true},
	    {"mmm", FORMAT_DATE, false},
	    {"h:mm AM/PM", FORMAT_TIME, false},
	    {"mm:ss.0", FORMAT_TIME, false},
	    {"[mm]:ss", FORMAT_ELAPSED, false},
	    {"0.00E+00", FORMAT_NUMBER, false},
	    {"_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", FORMAT_NUMBER, false},
	    {"\"day\" 0", FORMAT_NUMBER, false},
	    {"00000", FORMAT_DIGITS, false},
	    {"00\\-0000", FORMAT_DIGITS, false},
	    {"0", FORMAT_NUMBER, false},
	    {"00\"-\"00", FORMAT_DIGITS, false},
	    {"000 00 0000", FORMAT_DIGITS, false},
	    {"00.00", FORMAT_NUMBER, false},
	    {"000000000000000", FORMAT_DIGITS, false}, /* as many as a double carries */
	    {"0000000000000000", FORMAT_NUMBER, false},
	    {"00;h", FORMAT_DIGITS, false},
	    {"[s]", FORMAT_ELAPSED, false},
	    {"[hm]", FORMAT_NUMBER, false},
	    {"[h", FORMAT_NUMBER, false},
	    {"[h]:mm d", FORMAT_DATE, false},
	    {"\\d0", FORMAT_NUMBER, false},
	    {"_y0", FORMAT_NUMBER, false},
	    {"*y0", FORMAT_NUMBER, false},
	    {"0\\", FORMAT_NUMBER, false},
	    {"General\" days\"", FORMAT_NUMBER, false},
	    {"0;yyyy", FORMAT_NUMBER, false}, /* the first section counts */
	    {"D/M/YY H:M", FORMAT_DATE, true},
	    {"\"unclosed", FORMAT_NUMBER, false},
	    {"", FORMAT_NUMBER, false},
	};
	struct arena texts;

	(void)state;
	arena_init(&texts);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct xlsx_format format = xlsx_format_of(&texts, cases[i].code);
		if (format.kind != cases[i].kind || format.with_time != cases[i].with_time)
			fail_msg("\"%s\" is taken for kind %d", cases[i].code, format.kind);
	}
	arena_release(&texts);
}

static void digits_that_a_format_asks_for_are_there(void **state)
{
	const struct book_parts parts = {
	    .styles = STYLES("<numFmt numFmtId=\"170\" formatCode=\"00000\"/>"
			     "<numFmt numFmtId=\"171\" formatCode=\"00\\-0000\"/>",
			     "<xf numFmtId=\"170\"/><xf numFmtId=\"171\"/>"),
	    .sheet =
		SHEET(ROW(1, CS("A1", "0", "501") CS("B1", "1", "152051") CS("C1", "0", "1234567")
				 CS("D1", "1", "1234567") CS("E1", "0", "1.5") CS("F1", "0", "-5")
				     CS("G1", "0", "0")))};

	(void)state;
	gives(&parts, "00501,15-2051,1234567,123-4567,1.5,-5,00000\n");
}

/* ---- rows ---- */

static void a_line_is_a_row_also_where_rows_and_cells_are_left_out(void **state)
{
	const struct book_parts parts = {
	    .sheet = SHEET(ROW(2, C("A2", "1") C("D2", "2")) ROW(3, "<c r=\"A3\" s=\"1\"/>")
			       ROW(6, C("B6", "3") "<c r=\"F6\"/>") ROW(7, ""))};

	(void)state;
	gives(&parts, "\n1,,,2\n\n\n\n,3,,\n\n");
}

static void cells_and_rows_without_names_follow_each_other(void **state)
{
	const struct book_parts parts = {
	    .sheet = SHEET("<row><c><v>1</v></c><c/><c><v>2</v></c></row>"
			   "<row><c r=\"B2\"><v>3</v></c><c><v>4</v></c></row>")};

	(void)state;
	gives(&parts, "1,,2\n,3,4\n");
}

static void all_rows_are_as_wide_as_the_sheet(void **state)
{
	const struct book_parts said = {
	    .sheet = "<worksheet xmlns=\"" BOOK_NS "\"><dimension ref=\"A1:E2\"/><sheetData>" ROW(
		1, C("A1", "1")) ROW(2, C("B2", "2")) "</sheetData></worksheet>"};
	const struct book_parts vast = {
	    .sheet = "<worksheet xmlns=\"" BOOK_NS
		     "\"><dimension ref=\"A1:XFD1048576\"/><sheetData>" ROW(1, C("A1", "1"))
			 ROW(2, C("B2", "2")) "</sheetData></worksheet>"};

	(void)state;
	gives(&said, "1,,,,\n,2,,,\n");
	gives(&vast, "1,\n,2\n");
}

static void a_wide_row_far_below_stands_out(void **state)
{
	struct buf sheet, expected;
	struct book_parts parts = {.deflate = true};

	(void)state;
	buf_init(&sheet, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	buf_add_string(&sheet, "<worksheet><sheetData>");
	for (int row = 1; row <= 60; row++) {
		buf_addf(&sheet, "<row r=\"%d\"><c r=\"A%d\"><v>%d</v></c>", row, row, row);
		if (row == 2 || row == 60)
			buf_addf(&sheet, "<c r=\"%s%d\"><v>9</v></c>", row == 2 ? "B" : "D", row);
		buf_add_string(&sheet, "</row>");
		buf_addf(&expected, "%d,%s\n", row, row == 2 ? "9" : row == 60 ? ",,9" : "");
	}
	buf_add_string(&sheet, "</sheetData></worksheet>");
	parts.sheet = sheet.data;
	gives(&parts, expected.data);
	buf_release(&sheet);
	buf_release(&expected);
}

static void a_sheet_of_many_chunks_comes_out_whole(void **state)
{
	struct buf sheet, expected;
	struct book_parts parts = {.deflate = true};

	(void)state;
	buf_init(&sheet, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	buf_add_string(&sheet, "<worksheet><sheetData>");
	for (int row = 1; row <= 20000; row++) {
		buf_addf(
		    &sheet,
		    "<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>M\xc3\xbcnchen %d</t></is>"
		    "</c><c r=\"B%d\"><v>%d</v></c></row>",
		    row, row, row * 7919, row, row * 104729);
		buf_addf(&expected, "M\xc3\xbcnchen %d,%d\n", row * 7919, row * 104729);
	}
	buf_add_string(&sheet, "</sheetData></worksheet>");
	parts.sheet = sheet.data;
	gives(&parts, expected.data);
	buf_release(&sheet);
	buf_release(&expected);
}

/* ---- sheets ---- */

#define TWO_SHEETS                                                                                 \
	WORKBOOK("<sheets><sheet name=\"Notes\" sheetId=\"3\" state=\"hidden\" r:id=\"rId2\"/>"    \
		 "<sheet name=\"Pay 2024\" sheetId=\"1\" r:id=\"rId1\"/>"                          \
		 "<sheet name=\"2\" sheetId=\"2\" r:id=\"rId2\"/></sheets>")

static void a_sheet_is_chosen_by_name_number_or_pattern(void **state)
{
	const struct book_parts parts = {.workbook = TWO_SHEETS,
					 .sheet = SHEET(ROW(1, C("A1", "1"))),
					 .second = SHEET(ROW(1, C("A1", "2")))};
	struct bytes_in_options options = usual;
	struct zip_fixture z;
	struct unpacked u;

	(void)state;
	gives_chosen(&parts, NULL, "1\n");
	gives_chosen(&parts, "Pay 2024", "1\n");
	gives_chosen(&parts, "pay 2024 ", "1\n");
	gives_chosen(&parts, "Pay*", "1\n");
	gives_chosen(&parts, "1", "1\n");
	gives_chosen(&parts, "2", "2\n"); /* a name goes before a number */
	gives_chosen(&parts, "Notes", "2\n");
	fails_chosen(&parts, "3", "the workbook has no sheet \"3\"");
	fails_chosen(&parts, "Pay",
		     "it has \"Notes\", \"Pay 2024\", \"2\": choose one as FILE#SHEET");
	fails_chosen(&parts, "*", "or more than one that matches");
	options.sheet = "2";
	unpack_bytes(&u, book_fixture(&z, &parts), NULL, options, 100);
	assert_string_equal(u.bytes.data, "2\n");
	assert_non_null(strstr(u.label.data, "#2"));
	assert_string_equal(u.encoding.data, "utf-8");
	unpacked_release(&u);
	zip_fixture_release(&z);
}

static void a_workbook_in_an_archive_is_read_at_once(void **state)
{
	const struct book_parts parts = {.workbook = TWO_SHEETS,
					 .sheet = SHEET(ROW(1, C("A1", "1"))),
					 .second = SHEET(ROW(1, C("A1", "2")))};
	static const char *const chosen[] = {NULL, "*.xlsx", "oes/b.xlsx#2", "*.xlsx#Notes", "2*"};
	static const char *const expected[] = {"1\n", "1\n", "2\n", "2\n", NULL};
	struct zip_fixture book, outer;

	(void)state;
	zip_fixture_init(&outer);
	const struct zip_entry entry = {.name = "oes/b.xlsx",
					.content = book_fixture(&book, &parts)};
	zip_fixture_add(&outer, "oes/README.txt", "what it is");
	zip_fixture_add_entry(&outer, &entry);
	struct text stored = zip_fixture_end(&outer, false);
	for (size_t i = 0; i < sizeof(chosen) / sizeof(*chosen); i++) {
		struct unpacked u;
		unpack_bytes(&u, stored, chosen[i], usual, 100);
		assert_int_equal(u.result, expected[i] ? 0 : -1);
		if (expected[i])
			assert_string_equal(u.bytes.data, expected[i]);
		unpacked_release(&u);
	}
	zip_fixture_release(&outer);
	zip_fixture_release(&book);
}

static void strict_workbooks_and_prefixed_names_are_read(void **state)
{
	static const char strict[] = "http://purl.oclc.org/ooxml/officeDocument/relationships";
	struct buf package, workbook, relations;
	struct book_parts parts = {
	    .sheet = "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
		     "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c></x:row>"
		     "</x:sheetData></x:worksheet>",
	    .strings = "<x:sst xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:si>"
		       "<x:t>strict</x:t></x:si></x:sst>"};

	(void)state;
	buf_init(&package, BUF_LIMIT_DEFAULT);
	buf_init(&workbook, BUF_LIMIT_DEFAULT);
	buf_init(&relations, BUF_LIMIT_DEFAULT);
	buf_addf(&package,
		 "<Relationships><Relationship Id=\"r\" Type=\"%s/officeDocument\" "
		 "Target=\"/xl/workbook.xml\"/></Relationships>",
		 strict);
	buf_addf(
	    &workbook,
	    "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:rel=\"%s\">"
	    "<sheets><sheet name=\"S\" sheetId=\"1\" rel:id=\"a\"/></sheets></workbook>",
	    strict);
	buf_addf(&relations,
		 "<Relationships><Relationship Id=\"a\" Type=\"%s/worksheet\" "
		 "Target=\"../xl/./worksheets/Sheet1.XML\"/><Relationship Id=\"b\" "
		 "Type=\"%s/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
		 strict, strict);
	parts.package = package.data;
	parts.workbook = workbook.data;
	parts.relations = relations.data;
	gives(&parts, "strict\n");
	buf_release(&package);
	buf_release(&workbook);
	buf_release(&relations);
}

/* ---- what is refused ---- */

static void damage_is_told_with_its_place(void **state)
{
	static const struct {
		const char *sheet;
		const char *words;
	} cases[] = {
	    {SHEET(ROW(1, C("A1", "1")) "<row r=\"2\"><c"),
	     "#xl/worksheets/sheet1.xml: line 1: the "
	     "XML is damaged"},
	    {"", "the XML is damaged"},
	    {SHEET(ROW(1, CT("A1", "s", "5"))), "sheet \"Pay\", row 1: a cell refers to a text"},
	    {SHEET(ROW(1, CT("A1", "s", "-1"))), "a cell refers to a text"},
	    {SHEET(ROW(2, C("A2", "1")) ROW(2, C("A2", "1"))),
	     "row 2: the row after it belongs before it"},
	    {SHEET(ROW(1048577, C("A1", "1"))), "row 0: the next row is beyond the last"},
	    {SHEET(ROW(99999999999999999999, C("A1", "1"))), "the next row has no number"},
	    {SHEET(ROW(0, C("A1", "1"))), "the next row has no number"},
	    {SHEET(ROW(1, C("B1", "1") C("A1", "2"))), "row 1: its cells are out of order"},
	    {SHEET(ROW(1, "<c r=\"A1\"><v>100000</v><v>5</v></c>")),
	     "row 1: a cell has two values"},
	    {SHEET(ROW(1, "<c r=\"A1\" t=\"inlineStr\"><is><t>10</t></is><is><t>5</t></is></c>")),
	     "row 1: a cell has two values"},
	    {SHEET(ROW(1, C("XFE1", "1"))), "row 1: invalid cell reference"},
	    {SHEET(ROW(1, C("AAAAAAAAAAAA1", "1"))), "invalid cell reference"},
	    {SHEET(ROW(1, C("1", "1"))), "invalid cell reference"},
	    {SHEET(ROW(1, C("XFD1", "1"))), "row 1: a cell is beyond column 4,096"},
	    {"<!DOCTYPE a [<!ENTITY b \"c\">]>" SHEET(ROW(1, C("A1", "1"))),
	     "has a document type declaration"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct book_parts parts = {.sheet = cases[i].sheet};
		fails(&parts, cases[i].words);
	}
}

static void an_empty_cell_far_out_is_no_harm(void **state)
{
	const struct book_parts parts = {.sheet =
					     SHEET(ROW(1, C("A1", "1") "<c r=\"XFD1\" s=\"4\"/>")
						       ROW(1048576, "<c r=\"A1048576\"/>"))};
	struct zip_fixture z;
	struct unpacked u;

	(void)state;
	unpack_bytes(&u, book_fixture(&z, &parts), NULL, usual, 100000);
	assert_int_equal(u.result, 0);
	assert_int_equal(u.bytes.len, 2 + 1048575); /* one line per row */
	unpacked_release(&u);
	zip_fixture_release(&z);
}

static void entities_cannot_laugh(void **state)
{
	static const char laughs[] =
	    "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">"
	    "<!ENTITY lol2 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\">"
	    "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
	    "<sst><si><t>&lol2;&file;</t></si></sst>";
	const struct book_parts parts = {.strings = laughs, .sheet = SHEET(ROW(1, C("A1", "1")))};

	(void)state;
	fails(&parts, "#xl/sharedStrings.xml: the XML has a document type declaration");
}

static void deep_xml_and_long_texts_are_refused(void **state)
{
	struct book_parts parts = {.deflate = true};
	struct buf deep, text;

	(void)state;
	buf_init(&deep, BUF_LIMIT_DEFAULT);
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_add_string(&deep, "<worksheet>");
	for (int i = 0; i < 300; i++)
		buf_add_string(&deep, "<a>");
	parts.sheet = deep.data;
	fails(&parts, "nested more than 200 deep");
	buf_add_string(&text, "<sst><si><t>");
	for (int i = 0; i < 1100000; i++)
		buf_add_char(&text, (char)('a' + ((unsigned)i * 2654435761u >> 16) % 26));
	buf_add_string(&text, "</t></si></sst>");
	parts.strings = text.data;
	parts.sheet = SHEET("");
	fails(&parts, "#xl/sharedStrings.xml: a text is longer than 1 MiB");
	buf_release(&deep);
	buf_release(&text);
}

static void a_bomb_in_a_part_is_refused(void **state)
{
	struct book_parts parts = {.deflate = true};
	struct buf sheet;

	(void)state;
	buf_init(&sheet, BUF_LIMIT_DEFAULT);
	buf_add_string(&sheet, "<worksheet><sheetData>");
	for (int i = 0; i < 400000; i++)
		buf_add_string(&sheet, "<row><c><v>1</v></c></row>");
	parts.sheet = sheet.data;
	fails(&parts, "sheet1.xml: the zip data grow to more than 200 times their size");
	buf_release(&sheet);
}

/* One of 600 bytes is drawn: what deflate makes of it is between a fiftieth and a two-hundredth. */
static void add_long_text(struct buf *out, const char *before, const char *after)
{
	uint32_t drawn = 1;

	buf_add_string(out, before);
	for (int i = 0; i < 2000; i++) {
		drawn = drawn * 1664525 + 1013904223;
		for (int k = 0; k < 599; k++)
			buf_add_char(out, 'x');
		buf_add_char(out, (char)('a' + (drawn >> 24) % 26));
	}
	buf_add_string(out, after);
}

/* What describes a workbook may grow by a quarter of what a sheet may. */
static void a_part_that_describes_is_a_bomb_sooner_than_a_sheet(void **state)
{
	static const char *const words[] = {
	    "workbook.xml: the zip data grow to more than 50 times their size",
	    "workbook.xml.rels: the zip data grow to more than 50 times their size",
	    "sharedStrings.xml: the zip data grow to more than 50 times their size",
	    "styles.xml: the zip data grow to more than 50 times their size"};
	struct buf aside;

	(void)state;
	buf_init(&aside, BUF_LIMIT_DEFAULT);
	add_long_text(&aside, "<a><!--", "--></a>");
	const struct book_parts parts[] = {
	    {.deflate = true, .workbook = aside.data},
	    {.deflate = true, .relations = aside.data},
	    {.deflate = true, .strings = aside.data, .sheet = SHEET(ROW(1, CT("A1", "s", "0")))},
	    {.deflate = true, .styles = aside.data, .sheet = SHEET(ROW(1, CS("A1", "0", "1")))}};
	const struct book_parts sheet = {.deflate = true, .sheet = aside.data};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		fails(&parts[i], words[i]);
	gives(&sheet, "");
	buf_release(&aside);
}

static void what_is_no_workbook_of_tables_says_so(void **state)
{
	const struct book_parts letter = {.workbook = "<document/>"};
	const struct book_parts binary = {
	    .package = RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.bin"))};
	const struct book_parts gone = {
	    .package = RELATIONS(RELATION("rId1", "officeDocument", "xl/none.xml"))};
	const struct book_parts no_sheet = {.workbook = WORKBOOK("<sheets/>")};
	const struct book_parts chart = {
	    .relations = RELATIONS(RELATION("rId1", "chartsheet", "chartsheets/sheet1.xml"))};
	const struct book_parts outside = {
	    .relations = "<Relationships><Relationship Id=\"rId1\" Type=\"a/worksheet\" "
			 "Target=\"http://example.org/s.xml\" TargetMode=\"External\"/>"
			 "</Relationships>"};

	(void)state;
	fails(&letter, "is an Office file, but no workbook of tables");
	fails(&binary, "is a binary workbook (.xlsb): save it as .xlsx or CSV");
	fails(&gone, "is an Office file, but no workbook of tables");
	fails(&no_sheet, "the workbook shows no sheet with cells; it has none");
	fails(&chart, "the workbook shows no sheet with cells; it has \"Pay\"");
	fails_chosen(&chart, "Pay", "its sheet \"Pay\" has no cells");
	fails(&outside, "shows no sheet with cells");
}

static void an_empty_sheet_is_an_empty_file(void **state)
{
	const struct book_parts parts = {.sheet = SHEET("")};

	(void)state;
	gives(&parts, "");
}

/* ---- merged ranges ---- */

#define MERGED_SHEET(rows, ranges)                                                                 \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" BOOK_NS                    \
	"\"><sheetData>" rows "</sheetData><mergeCells>" ranges "</mergeCells></worksheet>"
#define RANGE(ref) "<mergeCell ref=\"" ref "\"/>"

static void a_merged_ranges_value_holds_for_all_its_cells(void **state)
{
	const struct book_parts parts = {
	    .sheet = MERGED_SHEET(
		ROW(1, INLINE("A1", "Employer") INLINE("B1", "Salary") INLINE("D1", "Town"))
		    ROW(2, INLINE("B2", "Min") INLINE("C2", "Max"))
			ROW(3, INLINE("A3", "Acme, Inc.") C("B3", "1") C("C3", "2")
				   INLINE("D3", "Ames"))
			    ROW(4, "<c r=\"A4\"/>" C("B4", "3") "<c r=\"D4\"/>")
				ROW(5, C("B5", "5") C("C5", "6")) ROW(6, "<c r=\"A6\"/>")
				    ROW(7, INLINE("A7", "Other") C("C7", "7")),
		RANGE("D3:D5") RANGE("A3:A6") RANGE("B4:C4") RANGE("A1:A2") RANGE("B1:C1")
		    RANGE("D1:D2") RANGE("A7"))};

	(void)state;
	gives(&parts, "Employer,Salary,Salary,Town\n"
		      "Employer,Min,Max,Town\n"
		      "\"Acme, Inc.\",1,2,Ames\n"
		      "\"Acme, Inc.\",3,3,Ames\n"
		      "\"Acme, Inc.\",5,6,Ames\n"
		      "\n"
		      "Other,,7,\n");
}

static void a_title_over_the_table_stays_one_cell(void **state)
{
	const struct book_parts parts = {
	    .sheet = MERGED_SHEET(ROW(1, INLINE("A1", "Pay of 2024"))
				      ROW(3, INLINE("A3", "title") INLINE("B3", "pay"))
					  ROW(4, INLINE("A4", "Engineer") C("B4", "1"))
					      ROW(5, INLINE("A5", "A note.")) ROW(6, C("B6", "2")),
				  RANGE("A1:B2") RANGE("A5:B6"))};

	(void)state;
	gives(&parts, "Pay of 2024,\n\ntitle,pay\nEngineer,1\nA note.,\n,2\n");
}

static void ranges_that_are_none_or_too_tall_change_nothing(void **state)
{
	const struct book_parts parts = {
	    .sheet = MERGED_SHEET(ROW(1, INLINE("A1", "a") C("B1", "1")) ROW(2, C("B2", "2")),
				  RANGE("A1:A501") RANGE("x") RANGE("A2:A1") RANGE(":")
				      RANGE("A0:A2") "<mergeCell/>")};

	(void)state;
	gives(&parts, "a,1\n,2\n");
}

static void too_many_ranges_are_refused(void **state)
{
	struct book_parts parts = {.sheet = NULL};
	struct buf sheet;

	(void)state;
	buf_init(&sheet, BUF_LIMIT_DEFAULT);
	buf_add_string(&sheet, "<worksheet xmlns=\"" BOOK_NS
			       "\"><sheetData>" ROW(1, C("A1", "1")) "</sheetData><mergeCells>");
	for (int i = 1; i <= XLSX_MERGES_MAX + 1; i++)
		buf_addf(&sheet, "<mergeCell ref=\"A%d:B%d\"/>", i, i);
	buf_add_string(&sheet, "</mergeCells></worksheet>");
	buf_add_char(&sheet, '\0');
	parts.sheet = sheet.data;
	fails(&parts, "more than 100,000 merged ranges");
	buf_release(&sheet);
}

/* ECMA-376 part 1, 18.8.30: the formats that a workbook need not write out, and those of East Asia. */
static void built_in_formats_are_dates_times_or_numbers(void **state)
{
	static const struct {
		int id;
		const char *shown; /* of 45413.75 */
	} cases[] = {
	    {0, "45413.75"},
	    {1, "45413.75"},
	    {4, "45413.75"},
	    {13, "45413.75"},
	    {14, "2024-05-01"},
	    {15, "2024-05-01"},
	    {16, "2024-05-01"},
	    {17, "2024-05-01"},
	    {18, "2024-05-01T18:00:00"},
	    {21, "2024-05-01T18:00:00"},
	    {22, "2024-05-01T18:00:00"},
	    {23, "45413.75"},
	    {26, "45413.75"},
	    {27, "2024-05-01"},
	    {31, "2024-05-01"},
	    {32, "2024-05-01T18:00:00"},
	    {33, "2024-05-01T18:00:00"},
	    {34, "2024-05-01"},
	    {36, "2024-05-01"},
	    {37, "45413.75"},
	    {44, "45413.75"},
	    {45, "2024-05-01T18:00:00"},
	    {46, "1089930:00:00"},
	    {47, "2024-05-01T18:00:00"},
	    {48, "45413.75"},
	    {49, "45413.75"},
	    {50, "2024-05-01"},
	    {58, "2024-05-01"},
	    {59, "45413.75"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char styles[500], expected[60];
		struct book_parts parts = {
		    .styles = styles,
		    .sheet = SHEET(ROW(1, CS("A1", "0", "45413.75") INLINE("B1", "x")))};
		snprintf(styles, sizeof(styles), STYLES("", "<xf numFmtId=\"%d\"/>"), cases[i].id);
		snprintf(expected, sizeof(expected), "%s,x\n", cases[i].shown);
		gives(&parts, expected);
	}
}

static void moments_at_the_ends_of_a_calendar_are_read_and_no_others(void **state)
{
	static const struct {
		bool from_1904;
		const char *number, *date, *moment;
	} cases[] = {
	    {false, "0", "0", "0"},
	    {false, "1", "1900-01-01", "1900-01-01T00:00:00"},
	    {false, "59.999999", "1900-02-28",
	     "60"}, /* to the second it is the day that never was */
	    {false, "61", "1900-03-01", "1900-03-01T00:00:00"},
	    {false, "36585.5", "2000-02-29", "2000-02-29T12:00:00"},
	    {false, "2958465.5", "9999-12-31", "9999-12-31T12:00:00"},
	    {false, "2958466", "2958466", "2958466"},
	    {true, "0", "1904-01-01", "1904-01-01T00:00:00"},
	    {true, "59", "1904-02-29", "1904-02-29T00:00:00"},
	    {true, "2957003", "9999-12-31", "9999-12-31T00:00:00"},
	    {true, "2957004", "2957004", "2957004"},
	    {true, "-1", "-1", "-1"},
	};
	static const struct xlsx_format date = {.kind = FORMAT_DATE},
					moment = {.kind = FORMAT_DATE, .with_time = true};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text number = text_of(cases[i].number);
		buf_clear(&out);
		xlsx_add_number(&out, &date, cases[i].from_1904, number);
		buf_add_char(&out, '|');
		if (strcmp(cases[i].moment, "60")) {
			xlsx_add_number(&out, &moment, cases[i].from_1904, number);
			buf_add_char(&out, '|');
		}
		struct buf expected;
		buf_init(&expected, BUF_LIMIT_DEFAULT);
		buf_addf(&expected, "%s|", cases[i].date);
		if (strcmp(cases[i].moment, "60"))
			buf_addf(&expected, "%s|", cases[i].moment);
		if (!text_equal(buf_text(&out), buf_text(&expected)))
			fail_msg("%s: %.*s", cases[i].number, TEXT_ARG(buf_text(&out)));
		buf_release(&expected);
	}
	buf_release(&out);
}

static void a_number_without_a_format_keeps_the_digits_that_matter(void **state)
{
	static const char *const cases[][2] = {
	    {"5.", "5"},
	    {".5", ".5"},
	    {"-0.50", "-0.50"},
	    {"-5.00", "-5"},
	    {"-", "-"},
	    {".", "."},
	    {"1.2.3", "1.2.3"},
	    {"1-2", "1-2"},
	    {"", ""},
	    {"0.0", "0"},
	    {"10.010", "10.010"},
	    {"1e3", "1000"},
	    {"12345678901234.5", "12345678901234.5"},
	    {"123456789012345.6", "123456789012345.6"},
	    {"99999999999999999999", "99999999999999999999"},
	    {"nan", "nan"},
	};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		buf_add_string(&out, "x");
		xlsx_add_number(&out, NULL, false, text_of(cases[i][0]));
		if (strcmp(out.data + 1, cases[i][1]))
			fail_msg("\"%s\": \"%s\"", cases[i][0], out.data + 1);
	}
	buf_release(&out);
}

static void digits_are_filled_in_up_to_fifteen_and_what_is_no_such_number_stays(void **state)
{
	static const char *const cases[][3] = {
	    {"00000", "123", "00123"},
	    {"00000", "0", "00000"},
	    {"00000", "123456", "123456"},
	    {"000-00", "12345", "123-45"},
	    {"000-00", "1", "000-01"},
	    {"000-00", "999999999999999", "9999999999999-99"},
	    {"000-00", "1000000000000000", "1000000000000000"},
	    {"000-00", "-1", "-1"},
	    {"000-00", "1.5", "1.5"},
	};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct xlsx_format format = {.kind = FORMAT_DIGITS, .digits = cases[i][0]};
		buf_clear(&out);
		xlsx_add_number(&out, &format, false, text_of(cases[i][1]));
		if (strcmp(out.data, cases[i][2]))
			fail_msg("%s of %s: \"%s\"", cases[i][0], cases[i][1], out.data);
	}
	buf_release(&out);
}

static void a_range_that_begins_in_a_row_left_out_changes_nothing(void **state)
{
	const struct book_parts parts = {
	    .sheet = MERGED_SHEET(
		ROW(1, INLINE("A1", "a") C("B1", "1")) ROW(3, "<c r=\"A3\"/>" C("B3", "2"))
		    ROW(4, INLINE("A4", "b") C("B4", "3")) ROW(5, C("B5", "4")),
		RANGE("A2:A3") RANGE("A4:A5"))};

	(void)state;
	gives(&parts, "a,1\n\n,2\nb,3\nb,4\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_kind_of_cell_gives_its_text),
	    cmocka_unit_test(numbers_are_as_written_but_short),
	    cmocka_unit_test(formulas_give_the_value_they_had),
	    cmocka_unit_test(rich_text_is_joined_and_phonetic_readings_are_left_out),
	    cmocka_unit_test(line_breaks_and_escapes_in_texts_keep_a_row_on_its_line),
	    cmocka_unit_test(dates_and_times_are_told_by_their_formats),
	    cmocka_unit_test(the_calendar_from_1904_is_read),
	    cmocka_unit_test(what_extensions_hold_is_not_the_workbooks),
	    cmocka_unit_test(of_alternate_content_the_fallback_is_read),
	    cmocka_unit_test(a_cell_with_two_values_is_read_by_its_type),
	    cmocka_unit_test(format_codes_mean_what_a_spreadsheet_shows),
	    cmocka_unit_test(digits_that_a_format_asks_for_are_there),
	    cmocka_unit_test(a_line_is_a_row_also_where_rows_and_cells_are_left_out),
	    cmocka_unit_test(cells_and_rows_without_names_follow_each_other),
	    cmocka_unit_test(all_rows_are_as_wide_as_the_sheet),
	    cmocka_unit_test(a_wide_row_far_below_stands_out),
	    cmocka_unit_test(a_sheet_of_many_chunks_comes_out_whole),
	    cmocka_unit_test(a_sheet_is_chosen_by_name_number_or_pattern),
	    cmocka_unit_test(a_workbook_in_an_archive_is_read_at_once),
	    cmocka_unit_test(strict_workbooks_and_prefixed_names_are_read),
	    cmocka_unit_test(damage_is_told_with_its_place),
	    cmocka_unit_test(an_empty_cell_far_out_is_no_harm),
	    cmocka_unit_test(entities_cannot_laugh),
	    cmocka_unit_test(deep_xml_and_long_texts_are_refused),
	    cmocka_unit_test(a_bomb_in_a_part_is_refused),
	    cmocka_unit_test(a_part_that_describes_is_a_bomb_sooner_than_a_sheet),
	    cmocka_unit_test(what_is_no_workbook_of_tables_says_so),
	    cmocka_unit_test(an_empty_sheet_is_an_empty_file),
	    cmocka_unit_test(a_merged_ranges_value_holds_for_all_its_cells),
	    cmocka_unit_test(a_title_over_the_table_stays_one_cell),
	    cmocka_unit_test(ranges_that_are_none_or_too_tall_change_nothing),
	    cmocka_unit_test(too_many_ranges_are_refused),
	    cmocka_unit_test(built_in_formats_are_dates_times_or_numbers),
	    cmocka_unit_test(moments_at_the_ends_of_a_calendar_are_read_and_no_others),
	    cmocka_unit_test(a_number_without_a_format_keeps_the_digits_that_matter),
	    cmocka_unit_test(digits_are_filled_in_up_to_fifteen_and_what_is_no_such_number_stays),
	    cmocka_unit_test(a_range_that_begins_in_a_row_left_out_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
