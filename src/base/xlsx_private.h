/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_private.h: what the parts of a workbook share.
 *
 * xlsx_book.c finds the parts and the sheet, xlsx_strings.c keeps the shared strings,
 * xlsx_formats.c distinguishes dates from numbers, xlsx_cell.c reads the names of cells,
 * xlsx_merges.c keeps the merged ranges. xlsx_sheet.c opens, reads and closes a sheet; xlsx_feed.c gives its XML to
 * expat (xml.h) or, where rows are plain, to xlsx_scan.c; xlsx_row.c turns cells into lines. All other parts are read by
 * expat, each from a member of one archive.
 */
#ifndef PAYBANDS_BASE_XLSX_PRIVATE_H
#define PAYBANDS_BASE_XLSX_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xlsx.h"
#include "base/xml.h"

enum {
	XLSX_CHUNK = 64 * 1024, /* bytes of XML at a time */
	XLSX_FORMATS_MAX = 1 << 16, /* cell formats; Excel's own limit is 65,490 */
	XLSX_FORMAT_CODES_MAX = 1 << 13,
	XLSX_SHEETS_MAX = 4096,
	XLSX_ROWS_MAX = 1048576,
	XLSX_COLUMNS_MAX = 16384,
	XLSX_MERGES_MAX = 100000,
	XLSX_MERGED_TEXT_MOST = 1024, /* bytes: a longer text is not copied over its range */
	XLSX_MERGED_BYTES_MAX = 256 << 20, /* that merged ranges add to a sheet */
};

/* ---- a part of the workbook, read by expat ---- */

struct xlsx_part {
	struct zip_member *member;
	struct xml *xml;
	char *chunk; /* for xlsx_part_step; NULL before the first */
	char *name; /* "file.xlsx#xl/styles.xml" */
	bool at_end;
};
/* The caller fills in the handlers and closes the part, also after a failure. */
must_check int xlsx_part_open(struct err *e, struct xlsx_part *p, struct zip_archive *z,
			      const char *book, size_t member, const struct xml_handlers *handlers);
/* Before the first step: the part describes sheets, and may grow to a quarter of what they may. Its texts stand in
 * it once; cells are what repeats. */
void xlsx_part_is_description(struct xlsx_part *p);
/* The next chunk to the handlers. */
must_check int xlsx_part_step(struct err *e, struct xlsx_part *p);
/* Opens such a description, reads it to the end and closes. p->xml is there for the handlers meanwhile. */
must_check int xlsx_part_read(struct err *e, struct xlsx_part *p, struct zip_archive *z,
			      const char *book, size_t member, const struct xml_handlers *handlers);
void xlsx_part_close(struct xlsx_part *p);

/* ---- cell text ---- */

/* Turns a text of the file (with its _x000D_ escapes) into a field of the CSV: line breaks become
 * blanks, blanks at its ends go, and it is quoted if it must be. Changes `text`. */
void xlsx_add_text(struct buf *out, struct buf *text);

/* Texts as they go into the CSV, by number. */
struct xlsx_strings {
	struct buf bytes; /* at most 1 GiB */
	uint32_t *ends;
	size_t count;
	size_t room;
};
must_check int xlsx_strings_read(struct err *e, struct xlsx_strings *s, struct zip_archive *z,
				 const char *book, size_t member);
void xlsx_strings_release(struct xlsx_strings *s);
struct text xlsx_string(const struct xlsx_strings *s, size_t index);

/* ---- number formats ---- */

enum xlsx_format_kind { FORMAT_NUMBER, FORMAT_DATE, FORMAT_TIME, FORMAT_ELAPSED, FORMAT_DIGITS };

struct xlsx_format {
	uint8_t kind; /* of enum xlsx_format_kind */
	bool with_time; /* FORMAT_DATE: shows a time of day too */
	const char *digits; /* FORMAT_DIGITS: 0 for a digit, anything else as it is */
};

struct xlsx_formats {
	struct arena texts;
	struct xlsx_format *cells; /* by a cell's style */
	size_t count;
	size_t room;
	bool from_1904;
};
must_check int xlsx_formats_read(struct err *e, struct xlsx_formats *f, struct zip_archive *z,
				 const char *book, size_t member);
void xlsx_formats_release(struct xlsx_formats *f);
/* What a format code means: "yyyy\-mm" a date, "0.00" a number. Exposed for its tests. */
struct xlsx_format xlsx_format_of(struct arena *texts, const char *code);
/* A number cell's text as it goes into the CSV. */
void xlsx_add_number(struct buf *out, const struct xlsx_format *format, bool from_1904,
		     struct text number);

/* ---- merged ranges ---- */

/* Of several cells; what the first holds is shown for all of them. */
struct xlsx_merge {
	size_t first_row; /* from 1 */
	size_t last_row;
	size_t first_column; /* from 0 */
	size_t last_column; /* not beyond the sheet's last value */
	char *value; /* as it goes into the CSV; NULL: not met yet, or not to be spread */
};

struct xlsx_merges {
	struct xlsx_merge *items; /* by first row, then column */
	size_t count; /* 0: the sheet has none */
	size_t room;
	size_t first_column; /* of the sheet that has a value */
	size_t next; /* of items: below the row */
	struct xlsx_merge **active; /* that the row is in, by column */
	size_t active_count;
	size_t active_room;
	size_t at; /* of active: those before it are done with in this row */
	size_t own; /* values that the row itself has so far */
	size_t bytes; /* spread so far */
};
/* Reads the ranges of the sheet, ahead of its rows. A range of more than 500 rows is left out.
 * ERR_INPUT beyond XLSX_MERGES_MAX; a damaged sheet gives no range. */
must_check int xlsx_merges_read(struct err *e, struct xlsx_merges *m, struct zip_archive *z,
				const char *book, size_t sheet);
void xlsx_merges_release(struct xlsx_merges *m);
/* Row by row, downwards. */
void xlsx_merges_start_row(struct xlsx_merges *m, size_t row);
/* The range that fills the next cell in [*column, before), and that cell's column; NULL if there is
 * none. */
const struct xlsx_merge *xlsx_merges_cell(struct xlsx_merges *m, size_t before, size_t *column);
/* A value of the row itself, after xlsx_merges_cell has given every cell before it. */
void xlsx_merges_take(struct xlsx_merges *m, size_t row, size_t column, struct text value);
/* Should the rest of the row be filled? A row without a value of its own stays blank; and a range
 * from the table's first column on, alone in its row, is a title or a note: it stays one cell. */
bool xlsx_merges_end_row(struct xlsx_merges *m, size_t row);
/* ---- names of cells ---- */

/* A plain whole number of up to 9 digits. */
bool xlsx_index(struct text t, size_t *index);
/* "AF12" as column 31; false if it is not a cell's name. */
bool xlsx_column(const char *name, size_t *column);
/* "AF12" or the first of "AF12:AG14" as row 12, column 31; false if it is not a cell's name. */
bool xlsx_cell_place(const char *name, size_t *row, size_t *column);

/* ---- plain rows ---- */

struct xlsx_scanned_text {
	struct text text; /* of the bytes that were scanned */
	bool is_escaped; /* has entities: xlsx_add_scanned knows what they mean */
};

struct xlsx_scanned_cell {
	struct text ref, style, type; /* its attributes r, s and t; data NULL: not given */
	struct xlsx_scanned_text value; /* v */
	struct xlsx_scanned_text inlined; /* is: a text within the cell */
	bool has_value;
	bool has_inline;
	bool has_formula;
};

struct xlsx_scanned_row {
	struct text number; /* r; data NULL: not given */
	struct xlsx_scanned_cell *cells;
	size_t count;
	size_t room;
	size_t lines; /* line ends before and within it */
};

/* The prefix that spreadsheet programs give to one attribute of rows. */
#define XLSX_ROW_PREFIX "x14ac"

enum xlsx_scanned {
	XLSX_ROW,
	XLSX_CUT, /* the bytes end within the row */
	XLSX_OTHER, /* no plain row comes next: for expat */
};
/* The row element that `bytes` begin with, after blanks; *len is what it takes, of an XLSX_ROW. `has_prefix`: is XLSX_ROW_PREFIX
 * declared? The row's texts are of `bytes`; all zero bytes is a new one, for reuse. */
enum xlsx_scanned xlsx_scan_row(struct text bytes, bool has_prefix, struct xlsx_scanned_row *row,
				size_t *len);
void xlsx_scanned_row_release(struct xlsx_scanned_row *row);
/* Appends the text, with its entities replaced. */
void xlsx_add_scanned(struct buf *out, struct xlsx_scanned_text text);

/* ---- the book ---- */

struct xlsx_book {
	struct arena texts;
	const char *sheet_name;
	size_t sheet; /* members of the archive */
	bool has_strings;
	size_t strings;
	bool has_styles;
	size_t styles;
	bool from_1904;
};
must_check int xlsx_book_read(struct err *e, struct xlsx_book *b, struct zip_archive *z,
			      const char *book, const char *sheet);
void xlsx_book_release(struct xlsx_book *b);

/* ---- a sheet that is being read ---- */

enum cell_kind {
	CELL_NUMBER,
	CELL_STRING,
	CELL_TEXT,
	CELL_INLINE,
	CELL_BOOLEAN,
	CELL_AS_IS,
};

struct held_row {
	size_t end; /* in `held`; the next row starts here */
	size_t width; /* 0: a blank line */
};

struct cell {
	size_t column; /* from 0 */
	enum cell_kind kind;
	size_t style;
	bool has_formula;
	bool has_value; /* v */
	bool has_inline; /* is: text within the cell */
	struct text scanned; /* v where it was scanned and means what it looks like; or data NULL */
};

/* Who reads the sheet's next bytes. */
enum feed_state {
	FEED_HEAD, /* expat: the sheet's rows have not begun */
	FEED_ROWS, /* the scanner, whole rows */
	FEED_ODD, /* expat, to the end of a row that the scanner does not know */
	FEED_EXPAT, /* expat, all that is left */
};

struct feed {
	enum feed_state state;
	char *bytes; /* FEED_ROOM of them */
	size_t from, to; /* those that were not read */
	struct xlsx_scanned_row row;
	/* Bytes of the document up to the end of the last start of sheetData, or end of a row, that expat met. */
	size_t met;
	unsigned depth; /* of sheetData */
};

struct xlsx {
	struct xlsx_book book;
	struct xlsx_strings strings;
	struct xlsx_formats formats;
	struct xlsx_merges merges;
	struct xlsx_part part;
	struct feed feed;
	const char *name;
	struct buf out;
	size_t given; /* of `out` */
	struct buf held;
	struct held_row *rows;
	size_t row_count;
	size_t row_room;
	size_t rows_not_blank;
	size_t width; /* 0: not known yet */
	size_t widest;
	struct buf text; /* of the cell: its v */
	struct buf inlined; /* ... and its is */
	struct buf value; /* as it goes into the CSV, in a sheet with merged ranges */
	struct cell cell;
	size_t row; /* 1-based */
	size_t next_column;
	size_t row_width; /* columns of this row that are in its line already */
	bool failed; /* xlsx_fail was called */
	bool in_data;
	bool in_row;
	bool in_cell;
	bool in_inline;
	struct buf *takes; /* where text goes: inside v, or t of an inline string; or NULL */
	unsigned phonetic;
};

/* ---- xlsx_row.c: what the sheet's elements say, in order; data NULL: the attribute is not given ---- */

/* Stops the reading with an error that names the row. */
void xlsx_fail(struct xlsx *x, const char *what);
/* "A1:AF1404": how wide the sheet says it is. */
void xlsx_take_dimension(struct xlsx *x, xml_attributes attributes);
/* `r`: its number. */
void xlsx_start_row(struct xlsx *x, struct text r);
/* Its attributes r, s and t. A byte that cannot be part of a name (NUL, or the quote) must follow ref: it is read. */
void xlsx_start_cell(struct xlsx *x, struct text ref, struct text style, struct text type);
/* Its texts are in x->text and x->inlined. */
void xlsx_end_cell(struct xlsx *x);
void xlsx_end_row(struct xlsx *x);
/* At the end of the sheet, if its width is not known yet. */
void xlsx_release_held(struct xlsx *x);

/* ---- xlsx_feed.c ---- */

/* Before the first step: expat reads every row. The same text and errors of a sound archive, slower; for tests. */
void xlsx_read_by_expat(struct xlsx *x);
must_check int xlsx_feed_open(struct err *e, struct xlsx *x, struct zip_archive *z);
/* The next bytes to the rows. */
must_check int xlsx_feed_step(struct err *e, struct xlsx *x);
void xlsx_feed_close(struct xlsx *x);

#endif
