/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_xlsx.c: malformed archives and workbooks.
 *
 * The first byte selects what the rest is: 0 a whole archive, otherwise one part of a workbook
 * whose other parts are valid: 1 the sheet, 2 the texts, 3 the formats, 4 the workbook, 5 its
 * relationships. It is read to the end or refused with one line; the result is the same for every
 * read size and where expat reads every row, is UTF-8, and splits into records. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/csv_in.h"
#include "base/unicode.h"
#include "base/xlsx_private.h"
#include "tests/unit/book_fixture.h"
#include "tests/unit/memory_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { KINDS = 6, OUT_MOST = 1 << 24 };

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_xlsx: %s\n", what);
	abort();
}

static int read_all(struct err *e, const char *path, size_t part, struct buf *out)
{
	const struct bytes_in_options options = {
	    .expansion_limit = 200, .unpack = true, .to_utf8 = true};
	struct bytes_in *in = NULL;
	char room[4096];
	size_t got = 0;
	int result = bytes_in_open(e, &in, path, &options);

	while (result == 0) {
		result = bytes_in_read(e, in, room, part, &got);
		if (!got || buf_overflowed(out))
			break;
		buf_add(out, room, got);
	}
	bytes_in_close(in);
	return result;
}

/* All of a sheet, each row by expat. */
static int read_by_expat(struct err *e, const struct memory_file *file, struct buf *out)
{
	struct zip_archive *archive = NULL;
	struct xlsx *sheet = NULL;
	char room[4096];
	size_t got = 0;
	int result = zip_archive_open(e, &archive, file->fd, file->path, 200);

	if (result == 0)
		result = xlsx_open(e, &sheet, archive, file->path, NULL);
	if (result == 0)
		xlsx_read_by_expat(sheet);
	while (result == 0) {
		result = xlsx_read(e, sheet, room, sizeof(room), &got);
		if (!got || buf_overflowed(out))
			break;
		buf_add(out, room, got);
	}
	xlsx_close(sheet);
	zip_archive_close(archive);
	return result;
}

static int count_record(struct err *e, void *context, const struct csv_record *record)
{
	(void)e;
	*(size_t *)context += record->count;
	return 0;
}

static void split(struct text csv)
{
	const struct csv_dialect comma = {.delimiter = ',', .quoting = true};
	const struct csv_block block = {.data = (char *)(uintptr_t)csv.data,
					.len = csv.len,
					.first_line = 1,
					.has_quote = true};
	struct csv_parser *parser = NULL;
	struct err e = ERR_INIT;
	size_t fields = 0;

	hold(csv_parser_new(&e, &parser, &comma) == 0, e.text);
	hold(csv_parse_block(&e, parser, &block, count_record, &fields) == 0, e.text);
	csv_parser_free(parser);
}

static void check_expat(const struct memory_file *file, const struct err *expected, int result,
			const struct buf *text)
{
	struct buf other;
	struct err e = ERR_INIT;

	buf_init(&other, OUT_MOST);
	hold(read_by_expat(&e, file, &other) == result, "read with expat alone or without");
	hold(strcmp(e.text, expected->text) == 0, "another error by expat");
	if (result == 0 && !buf_overflowed(text))
		hold(text_equal(buf_text(&other), buf_text(text)), "other text by expat");
	buf_release(&other);
}

/* `is_sheet`: it is a workbook that differs from others in its sheet. */
static void check(struct text stored, bool is_book, bool is_sheet)
{
	struct memory_file file = memory_file_new(stored.data, stored.len);
	struct buf first, again;
	struct err e = ERR_INIT, same = ERR_INIT;
	int result;

	buf_init(&first, OUT_MOST);
	buf_init(&again, OUT_MOST);
	result = read_all(&e, file.path, 4096, &first);
	hold(read_all(&same, file.path, 3, &again) == result, "read in one way only");
	hold(strcmp(e.text, same.text) == 0, "another error in other parts");
	hold(result == 0 || (e.code == ERR_INPUT && *e.text), "an error of another kind");
	if (result == 0 && !buf_overflowed(&first)) {
		hold(text_equal(buf_text(&first), buf_text(&again)), "other text in other parts");
		hold(utf8_valid(buf_text(&first)), "what came out is no UTF-8");
		if (is_book)
			split(buf_text(&first));
	}
	if (is_sheet)
		check_expat(&file, &e, result, &first);
	buf_release(&again);
	buf_release(&first);
	memory_file_close(&file);
}

static void check_part(unsigned kind, const char *part)
{
	struct book_parts parts = {
	    .strings = STRINGS("<si><t>title</t></si><si><t>a, \"b\"</t></si>"),
	    .styles = STYLES("<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/>",
			     "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"),
	    .sheet = SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\">"
			   "<v>45413.5</v></c><c t=\"s\"><v>1</v></c></row>"),
	    .second = SHEET("<row><c><v>1</v></c></row>"),
	};
	struct zip_fixture z;

	switch (kind) {
	case 1:
		parts.sheet = part;
		break;
	case 2:
		parts.strings = part;
		break;
	case 3:
		parts.styles = part;
		break;
	case 4:
		parts.workbook = part;
		break;
	default:
		parts.relations = part;
		break;
	}
	check(book_fixture(&z, &parts), true, kind == 1);
	zip_fixture_release(&z);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf part;

	if (!size)
		return 0;
	if (data[0] % KINDS == 0) {
		check((struct text){.data = (const char *)data + 1, .len = size - 1}, false, false);
		return 0;
	}
	buf_init(&part, BUF_LIMIT_DEFAULT);
	buf_add(&part, data + 1, size - 1);
	check_part(data[0] % KINDS, part.data);
	buf_release(&part);
	return 0;
}
