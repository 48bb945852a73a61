/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain rows of a sheet: which are scanned, what they say, and that a sheet reads as it does by expat alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/xlsx_private.h"
#include "tests/unit/book_fixture.h"
#include "tests/unit/memory_file.h"

static enum xlsx_scanned scan(const char *bytes, bool has_prefix, size_t *len)
{
	struct xlsx_scanned_row row = {.cells = NULL};
	enum xlsx_scanned found = xlsx_scan_row(text_of(bytes), has_prefix, &row, len);

	xlsx_scanned_row_release(&row);
	return found;
}

static const char *const plain[] = {
    "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
    "<row/>",
    "<row r=\"7\" />",
    "<row></row>",
    " \n<row>\n <c/>\n</row>",
    ("<row r=\"1\" spans=\"1:4\" s=\"1\" customFormat=\"1\" ht=\"15.75\" customHeight=\"1\" "
     "hidden=\"1\" collapsed=\"0\" outlineLevel=\"1\" thickTop=\"1\" thickBot=\"1\" ph=\"0\">"
     "<c r=\"A1\" s=\"2\" t=\"s\" cm=\"1\" vm=\"1\" ph=\"1\"><v>0</v></c></row>"),
    ("<row><c><f>SUM(A1:A2)</f><v>3</v></c>"
     "<c><f t=\"shared\" ref=\"A1:A9\" si=\"0\"/><v></v></c></row>"),
    "<row><c t=\"str\"><v>a &amp; b &lt; &quot;c&quot; &gt; &apos;</v></c></row>",
    "<row><c t=\"inlineStr\"><is><t>Z\xc3\xbcrich\t</t></is></c></row>",
    "<row><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c></row>",
};

static const char *const others[] = {
    "</sheetData>",
    "<rows/>",
    "<row r='1'/>",
    "<row r=\"1\"s=\"1\"/>",
    "<row r=\"1\" r=\"2\"/>",
    "<row r=\"1\" xmlns=\"u\"/>",
    "<row r=\"a&amp;b\"/>",
    "<row r=\"a<b\"/>",
    "<row r=\"\t\"/>",
    "<row r =\"1\"/>",
    "<row x14ac:dyDescent=\"0.25\"/>",
    "<row>text</row>",
    "<row\t/>",
    "<row><c><v>1</v><v>2</v></c></row>",
    "<row><c><is><t>1</t></is><is><t>2</t></is></c></row>",
    "<row><c><v>&#49;</v></c></row>",
    "<row><c><v>&unknown;</v></c></row>",
    "<row><c><v>&</v></c></row>",
    "<row><c><v>a]]>b</v></c></row>",
    "<row><c><v>a\rb</v></c></row>",
    "<row><c><v>a\nb</v></c></row>",
    "<row><c><v>a\x01</v></c></row>",
    "<row><c><v>\xc3</v></c></row>",
    "<row><c><v>\xed\xa0\x80</v></c></row>",
    "<row><c><v>\xef\xbf\xbe</v></c></row>",
    "<row><c><v>\xef\xbf\xbf</v></c></row>",
    "<row><c><f>&unknown;</f></c></row>",
    "<row><c><v><![CDATA[1]]></v></c></row>",
    "<row><c><!-- --></c></row>",
    "<row><!-- --></row>",
    "<row><c><is><r><t>rich</t></r></is></c></row>",
    "<row><c><extLst/></c></row>",
    "<row><c> <v>1</v></c></row>",
    "<row><c u=\"1\"/></row>",
    "<row></c></row>",
    "\r<row/>",
};

static void plain_rows_are_scanned_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
		char followed[512];
		size_t len = 0;
		snprintf(followed, sizeof(followed), "%s<row>", plain[i]);
		if (scan(followed, false, &len) != XLSX_ROW || len != strlen(plain[i]))
			fail_msg("%s: %zu", plain[i], len);
	}
}

static void a_row_of_which_more_must_come_is_cut_wherever_it_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		for (size_t len = 0; len < strlen(plain[i]); len++) {
			char part[512];
			size_t ignored;
			snprintf(part, sizeof(part), "%.*s", (int)len, plain[i]);
			if (scan(part, false, &ignored) != XLSX_CUT)
				fail_msg("%s", part);
		}
}

static void rows_beyond_the_grammar_are_left_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		size_t len;
		if (scan(others[i], false, &len) != XLSX_OTHER)
			fail_msg("%s", others[i]);
	}
}

static void an_attribute_with_a_prefix_is_known_where_the_prefix_is_declared(void **state)
{
	const char *row = "<row r=\"1\" x14ac:dyDescent=\"0.25\"/>";
	size_t len;

	(void)state;
	assert_int_equal(scan(row, true, &len), XLSX_ROW);
	assert_int_equal(scan(row, false, &len), XLSX_OTHER);
}

static void holds(struct text text, const char *expected)
{
	assert_non_null(text.data);
	assert_true(text_equal(text, text_of(expected)));
}

static void a_row_says_what_its_cells_hold(void **state)
{
	const char *bytes =
	    "\n<row r=\"12\">\n<c r=\"B12\" s=\"3\" t=\"str\"><f>A1</f><v>R&amp;D, &lt;5</v></c>"
	    "<c t=\"inlineStr\"><is><t>x</t></is></c><c/></row>";
	struct xlsx_scanned_row row = {.cells = NULL};
	struct buf out;
	size_t len;

	(void)state;
	assert_int_equal(xlsx_scan_row(text_of(bytes), false, &row, &len), XLSX_ROW);
	assert_int_equal(len, strlen(bytes));
	assert_int_equal(row.lines, 2);
	assert_int_equal(row.count, 3);
	holds(row.number, "12");
	holds(row.cells[0].ref, "B12");
	holds(row.cells[0].style, "3");
	holds(row.cells[0].type, "str");
	assert_true(row.cells[0].has_formula && row.cells[0].has_value && !row.cells[0].has_inline);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	xlsx_add_scanned(&out, row.cells[0].value);
	assert_string_equal(out.data, "R&D, <5");
	assert_null(row.cells[1].ref.data);
	assert_true(row.cells[1].has_inline && !row.cells[1].has_value);
	holds(row.cells[1].inlined.text, "x");
	assert_true(!row.cells[2].has_value && !row.cells[2].has_inline &&
		    !row.cells[2].has_formula);
	buf_release(&out);
	xlsx_scanned_row_release(&row);
}

/* ---- whole sheets ---- */

/* How a sheet is read. */
struct reading {
	struct buf out; /* its text, or the error's */
	int result;
	bool scanned; /* some row was */
};

static void read_sheet(struct reading *r, const char *sheet, bool by_expat)
{
	const struct book_parts parts = {
	    .sheet = sheet, .strings = STRINGS("<si><t>one</t></si><si><t>two</t></si>")};
	struct zip_archive *archive = NULL;
	struct xlsx *x = NULL;
	struct err e = ERR_INIT;
	struct zip_fixture z;
	struct text bytes = book_fixture(&z, &parts);
	struct memory_file file = memory_file_new(bytes.data, bytes.len);
	char room[1000];
	size_t got = 1;

	*r = (struct reading){.result = 0};
	buf_init(&r->out, BUF_LIMIT_DEFAULT);
	r->result = zip_archive_open(&e, &archive, file.fd, "book.xlsx", 200);
	if (r->result == 0)
		r->result = xlsx_open(&e, &x, archive, "book.xlsx", NULL);
	if (r->result == 0 && by_expat)
		xlsx_read_by_expat(x);
	while (r->result == 0 && got) {
		r->result = xlsx_read(&e, x, room, sizeof(room), &got);
		if (r->result == 0)
			buf_add(&r->out, room, got);
	}
	if (r->result) {
		buf_clear(&r->out);
		buf_add_string(&r->out, e.text);
	}
	r->scanned = x && x->feed.row.room > 0;
	xlsx_close(x);
	zip_archive_close(archive);
	memory_file_close(&file);
	zip_fixture_release(&z);
}

/* Gives whether any row was scanned. */
static bool compare(const char *sheet, int result, const char *expected)
{
	struct reading scanned, parsed;
	bool any;

	read_sheet(&scanned, sheet, false);
	read_sheet(&parsed, sheet, true);
	any = scanned.scanned;
	assert_false(parsed.scanned);
	assert_int_equal(scanned.result, result);
	assert_string_equal(scanned.out.data, parsed.out.data);
	if (result == 0 ? strcmp(scanned.out.data, expected) != 0
			: !strstr(scanned.out.data, expected))
		fail_msg("\"%s\" is not \"%s\"", scanned.out.data, expected);
	buf_release(&scanned.out);
	buf_release(&parsed.out);
	return any;
}

static void reads_as_by_expat(const char *sheet, const char *expected)
{
	compare(sheet, 0, expected);
}

/* `part` of the error's text. */
static void fails_as_by_expat(const char *sheet, const char *part)
{
	compare(sheet, -1, part);
}

#define ROW(cells) "<row>" cells "</row>"
#define V(value) "<c><v>" value "</v></c>"

static void plain_rows_of_a_sheet_are_scanned(void **state)
{
	(void)state;
	assert_true(compare(SHEET(ROW(V("1"))), 0, "1\n"));
	assert_true(compare(SHEET(ROW(V("<![CDATA[1]]>")) ROW(V("2"))), 0, "1\n2\n"));
}

static void odd_rows_among_plain_ones_are_read_in_their_places(void **state)
{
	(void)state;
	reads_as_by_expat(SHEET(ROW(V("1")) ROW(V("<![CDATA[2]]>")) ROW(V("3"))), "1\n2\n3\n");
	reads_as_by_expat(SHEET(ROW(V("1")) "<!-- </row> -->" ROW(V("2")) "<!-- <row> " ROW(
			      V("9")) "-->" ROW(V("3"))),
			  "1\n2\n3\n");
	reads_as_by_expat(SHEET(ROW(V("1")) "<x>" ROW(V("2")) "</x>" ROW(V("3"))), "1\n2\n3\n");
	reads_as_by_expat(SHEET("<extLst>" ROW(V("1")) "</extLst>" ROW(V("2"))), "2\n");
	/* A row of an element that gives names another meaning. */
	reads_as_by_expat(
	    "<x:worksheet xmlns:x=\"" BOOK_NS "\" xmlns=\"" BOOK_NS "\"><sheetData>" ROW(
		V("1")) "<x:foo xmlns=\"other\"><row xmlns=\"" BOOK_NS
			"\"></row>" ROW(V("9")) "</x:foo>" ROW(V("2")) "</sheetData></x:worksheet>",
	    "1\n\n2\n");
	reads_as_by_expat(SHEET("<?a </row> ?>" ROW(V("1"))), "1\n");
	reads_as_by_expat(SHEET(ROW(V("1")) "</sheetData><sheetData>" ROW(V("2"))), "1\n2\n");
}

static void where_rows_begin_is_for_expat_to_say(void **state)
{
	(void)state;
	reads_as_by_expat("<worksheet xmlns=\"" BOOK_NS "\"><!-- <sheetData> " ROW(
			      V("1")) " --><sheetData>" ROW(V("2")) "</sheetData></worksheet>",
			  "2\n");
	reads_as_by_expat("<worksheet xmlns=\"" BOOK_NS "\"><extLst><sheetData>" ROW(
			      V("1")) "</sheetData></extLst>"
				      "<sheetData>" ROW(V("2")) "</sheetData></worksheet>",
			  "2\n");
	reads_as_by_expat("<x:worksheet xmlns:x=\"" BOOK_NS
			  "\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row>"
			  "</x:sheetData></x:worksheet>",
			  "1\n");
	reads_as_by_expat("<x:worksheet xmlns:x=\"" BOOK_NS
			  "\"><sheetData>" ROW(V("1")) "</sheetData></x:worksheet>",
			  "");
	reads_as_by_expat("<worksheet xmlns=\"" BOOK_NS "\"><sheetData/></worksheet>", "");
}

static void another_encoding_is_left_to_expat(void **state)
{
	(void)state;
	reads_as_by_expat(
	    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><worksheet xmlns=\"" BOOK_NS
	    "\"><sheetData>" ROW("<c t=\"str\"><v>caf\xc3\xa9</v></c>") "</sheetData></worksheet>",
	    "caf\xc3\x83\xc2\xa9\n");
	reads_as_by_expat(
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?><worksheet xmlns=\"" BOOK_NS
	    "\"><sheetData>" ROW("<c t=\"str\"><v>caf\xc3\xa9</v></c>") "</sheetData></worksheet>",
	    "caf\xc3\xa9\n");
}

static void damage_is_reported_as_expat_does_by_its_line(void **state)
{
	(void)state;
	fails_as_by_expat(
	    SHEET("\n" ROW(V("1")) "\n" ROW(V("2")) "\n\n</oops>"),
	    "book.xlsx#xl/worksheets/sheet1.xml: line 5: the XML is damaged (mismatched tag)");
	fails_as_by_expat(SHEET(ROW(V("1")) "\n" ROW("\n\n" V("\x01"))),
			  "line 4: the XML is damaged (not well-formed (invalid token))");
	fails_as_by_expat(SHEET(ROW("<x a=\"</row>\"/>" V("1")) ROW(V("2"))), "invalid token");
	fails_as_by_expat("<worksheet xmlns=\"" BOOK_NS "\"><sheetData>" ROW(V("1")) "<row><c><v>2",
			  "no element found");
	fails_as_by_expat("<worksheet xmlns=\"" BOOK_NS "\"><sheetData>" ROW(V("1")),
			  "no element found");
	fails_as_by_expat(SHEET(ROW(V("1")) "<row x14ac:dyDescent=\"1\"/>"), "unbound prefix");
}

static void rows_and_cells_that_cannot_be_are_reported_as_by_expat(void **state)
{
	(void)state;
	fails_as_by_expat(SHEET(ROW(V("1")) "<row r=\"0\"/>"), "row 1: the next row has no number");
	fails_as_by_expat(SHEET("<row r=\"2\">" V("1") "</row><row r=\"1\"/>"),
			  "row 2: the row after it belongs before it");
	fails_as_by_expat(SHEET(ROW("<c r=\"1\"/>")), "invalid cell reference");
	fails_as_by_expat(SHEET(ROW("<c r=\"B1\"/><c r=\"A1\"/>") ROW(V("2"))),
			  "row 1: its cells are out of order");
	fails_as_by_expat(SHEET(ROW("<c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>") ROW(V("2"))),
			  "row 1: a cell refers to a text that the workbook does not hold");
}

/* Each tag within a comment would have expat read the comment anew. */
static void comments_full_of_tags_take_no_longer(void **state)
{
	static const char *const tags[] = {"</row>", "<sheetData>"};
	struct buf sheet;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		clock_t begun = clock();
		buf_init(&sheet, BUF_LIMIT_DEFAULT);
		buf_add_string(&sheet, "<worksheet xmlns=\"" BOOK_NS "\">");
		buf_add_string(&sheet, i ? "" : "<sheetData>" ROW(V("1")));
		buf_add_string(&sheet, "<!-- ");
		for (int k = 0; k < 100000; k++)
			buf_add_string(&sheet, tags[i]);
		buf_add_string(&sheet, i ? " --><sheetData>" ROW(V("1")) : " -->");
		buf_add_string(&sheet, ROW(V("2")) "</sheetData></worksheet>");
		reads_as_by_expat(sheet.data, "1\n2\n");
		buf_release(&sheet);
		/* A second's thousandth is usual; reading anew took minutes. */
		assert_true((double)(clock() - begun) / CLOCKS_PER_SEC < 10);
	}
}

/* Where plain rows would be deeper than expat's elements may be, it is expat that says so. */
static void rows_too_deep_are_refused(void **state)
{
	struct buf sheet;

	(void)state;
	for (int deep = XML_DEPTH_MAX - 6; deep <= XML_DEPTH_MAX; deep++) {
		buf_init(&sheet, BUF_LIMIT_DEFAULT);
		buf_add_string(&sheet, "<worksheet xmlns=\"" BOOK_NS "\">");
		for (int i = 2; i < deep; i++)
			buf_add_string(&sheet, "<x>");
		buf_add_string(&sheet, "<sheetData>" ROW(V("1")) ROW(V("2")) "</sheetData>");
		for (int i = 2; i < deep; i++)
			buf_add_string(&sheet, "</x>");
		buf_add_string(&sheet, "</worksheet>");
		if (deep + 3 <= XML_DEPTH_MAX) /* row, c, v */
			reads_as_by_expat(sheet.data, "1\n2\n");
		else
			fails_as_by_expat(sheet.data, "nested more than 200 deep: refused");
		buf_release(&sheet);
	}
}

/* Rows are cut by the room for bytes in every way, and one is longer than it. */
static void rows_of_any_length_are_read(void **state)
{
	struct buf sheet, lines;

	(void)state;
	buf_init(&sheet, BUF_LIMIT_DEFAULT);
	buf_init(&lines, BUF_LIMIT_DEFAULT);
	buf_add_string(&sheet, "<worksheet xmlns=\"" BOOK_NS "\"><sheetData>");
	for (int i = 0; i < 3000; i++) {
		buf_addf(&sheet, "<row><c><v>%d</v></c><c t=\"str\"><v>", i);
		buf_addf(&lines, "%d,", i);
		for (int k = 0; k < (i == 1500 ? 300000 : i % 977); k++) {
			buf_add_char(&sheet, 'a');
			buf_add_char(&lines, 'a');
		}
		buf_add_string(&sheet, "</v></c></row>");
		buf_add_char(&lines, '\n');
	}
	buf_add_string(&sheet, "</sheetData></worksheet>");
	reads_as_by_expat(sheet.data, lines.data);
	buf_release(&sheet);
	buf_release(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(plain_rows_are_scanned_whole),
	    cmocka_unit_test(a_row_of_which_more_must_come_is_cut_wherever_it_ends),
	    cmocka_unit_test(rows_beyond_the_grammar_are_left_alone),
	    cmocka_unit_test(an_attribute_with_a_prefix_is_known_where_the_prefix_is_declared),
	    cmocka_unit_test(a_row_says_what_its_cells_hold),
	    cmocka_unit_test(plain_rows_of_a_sheet_are_scanned),
	    cmocka_unit_test(odd_rows_among_plain_ones_are_read_in_their_places),
	    cmocka_unit_test(where_rows_begin_is_for_expat_to_say),
	    cmocka_unit_test(another_encoding_is_left_to_expat),
	    cmocka_unit_test(damage_is_reported_as_expat_does_by_its_line),
	    cmocka_unit_test(rows_and_cells_that_cannot_be_are_reported_as_by_expat),
	    cmocka_unit_test(comments_full_of_tags_take_no_longer),
	    cmocka_unit_test(rows_too_deep_are_refused),
	    cmocka_unit_test(rows_of_any_length_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
