/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_out.c: sheets, cells and charts through libxlsxwriter; see book_out.h.
 *
 * Rows go to the library's temporary files as they come (its "constant memory"), which it makes in the folder
 * given and unlinks at once. It writes the archive into memory, where no disk is full, so that it has nothing to
 * print; file_out.h then brings the bytes to the disk.
 */
#include "base/book_out.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/book_check.h"
#include "base/book_text.h"
#include "base/buf.h"
#include "base/file_out.h"
#include "base/mem.h"

enum {
	WIDEST = 44, /* of a column of texts, in characters */
	HEADING_ROOM = 4, /* for the filter's button */
	NARROWEST = 7,
	ROW_PIXELS = 20, /* of a row of a sheet, and of a chart's margin */
	BAR_PIXELS = 26,
	FRAME_PIXELS = 130, /* of a chart without its bars */
	PAGE_PIXELS = 1280, /* of a page of charts at PAGE_SCALE, A4 or US letter */
	PAGE_SCALE = 70, /* percent */
	CHART_PAGES = 100,
	LINE_POINTS = 15,
	CHART_PIXELS = 860,
	CHART_TEXT = 9, /* points */
	/* Bytes of rows that go to the library's file of a sheet at once, in place of 4 KiB. */
	ROWS_ROOM = 64 << 10,
};
/* The colours of the pages. */
enum { HEADER_FILL = 0xe8eef4, LOWER_SHADE = 0x9db8d2, UPPER_SHADE = 0x3d6a94 };

struct sheet {
	lxw_worksheet *sheet;
	const struct book_column *columns; /* NULL once it has ended */
	size_t count;
	size_t *widths; /* of the content, in characters */
};

struct book_out {
	char *path, *folder;
	char *scratch; /* the name of the archive being made */
	int memory; /* it, or -1: it is a file */
	lxw_workbook *book;
	lxw_format *formats[BOOK_FORMAT_COUNT];
	lxw_format *text_header, *number_header;
	struct sheet sheet; /* the one being written */
	FILE *rows; /* the library's file of its rows, while it has `rows_room`; or NULL */
	char *rows_room;
	struct book_tally *tallies; /* per sheet */
	size_t sheet_count, sheet_room;
	size_t column; /* of the next cell */
	size_t chart_row; /* of the next chart */
	lxw_row_t breaks[CHART_PAGES + 1]; /* between the pages of charts; 0 ends them */
	size_t page_row, page_count;
	struct buf text;
	size_t cut;
	struct err error; /* the first */
};

static const struct {
	const char *number;
	double width;
} formats[BOOK_FORMAT_COUNT] = {
#define BOOK_FORMAT_ROW(name, format, width) [name] = {format, width},
    BOOK_FORMATS(BOOK_FORMAT_ROW)
#undef BOOK_FORMAT_ROW
};

/* ---- opening ---- */

/* A name for memory, where the system has one; a file beside the workbook otherwise. */
static void choose_scratch(struct book_out *b)
{
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	b->memory = memfd_create("workbook", MFD_CLOEXEC);
	if (b->memory >= 0) {
		buf_addf(&name, "/proc/self/fd/%d", b->memory);
		if (access(buf_text(&name).data, W_OK)) {
			close(b->memory);
			b->memory = -1;
		}
	}
	if (b->memory < 0) {
		buf_clear(&name);
		buf_addf(&name, "%s/.workbook.partial", b->folder);
	}
	b->scratch = mem_copy_text(name.data, name.len);
	buf_release(&name);
}

static void set_properties(struct book_out *b, const struct book_about *about)
{
	struct tm date = {.tm_year = about->year ? about->year - 1900 : 80,
			  .tm_mon = about->month ? about->month - 1 : 0,
			  .tm_mday = about->day ? about->day : 1};
	char author[] = "paybands";
	char *title = mem_copy_text(about->title, strlen(about->title));
	char *comments = mem_copy_text(about->comments, strlen(about->comments));
	lxw_doc_properties properties = {
	    .title = title, .author = author, .comments = comments, .created = timegm(&date)};

	/* 0 would be the time of day. */
	if (properties.created == 0)
		properties.created = 1;
	if (workbook_set_properties(b->book, &properties))
		mem_fail();
	free(comments);
	free(title);
}

static lxw_format *new_header(struct book_out *b, uint8_t side, uint8_t indent)
{
	lxw_format *format = workbook_add_format(b->book);

	if (!format)
		mem_fail();
	format_set_bold(format);
	format_set_bg_color(format, HEADER_FILL);
	format_set_bottom(format, LXW_BORDER_THIN);
	format_set_align(format, side);
	format_set_indent(format, indent);
	return format;
}

static bool is_text(enum book_format format)
{
	return format == BOOK_TEXT || format == BOOK_PROSE;
}

static lxw_format *new_format(struct book_out *b, enum book_format kind)
{
	lxw_format *format = workbook_add_format(b->book);

	if (!format)
		mem_fail();
	format_set_num_format(format, formats[kind].number);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (kind == BOOK_PROSE)
		format_set_text_wrap(format);
	/* A text is not to touch the number before it. */
	if (is_text(kind))
		format_set_indent(format, 1);
	return format;
}

/* Two formats alike are one: the library would look the second up anew for every cell. */
static void make_formats(struct book_out *b)
{
	for (size_t i = 0; i < BOOK_FORMAT_COUNT; i++) {
		for (size_t k = 0; k < i && !b->formats[i]; k++)
			if (!is_text((enum book_format)i) &&
			    strcmp(formats[k].number, formats[i].number) == 0)
				b->formats[i] = b->formats[k];
		if (!b->formats[i])
			b->formats[i] = new_format(b, (enum book_format)i);
	}
	b->text_header = new_header(b, LXW_ALIGN_LEFT, 1);
	/* The filter's button stands at the right. */
	b->number_header = new_header(b, LXW_ALIGN_RIGHT, 2);
}

int book_out_open(struct err *e, struct book_out **out, const char *path, const char *folder,
		  const struct book_about *about)
{
	struct book_out *b = mem_zero(1, sizeof(*b));
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};

	b->path = mem_copy_text(path, strlen(path));
	b->folder = mem_copy_text(folder, strlen(folder));
	b->rows_room = mem_alloc(ROWS_ROOM, 1);
	buf_init(&b->text, BUF_LIMIT_DEFAULT);
	choose_scratch(b);
	options.tmpdir = b->folder;
	b->book = workbook_new_opt(b->scratch, &options);
	if (!b->book)
		mem_fail();
	/* The library tries other folders where this one does not take a file. */
	if (access(folder, W_OK)) {
		err_set(e, ERR_WRITE, "%s: cannot write the workbook's temporary files: %s", folder,
			strerror(errno));
		book_out_abandon(b);
		return -1;
	}
	set_properties(b, about);
	make_formats(b);
	*out = b;
	return 0;
}

/* ---- sheets ---- */

static void keep_error(struct book_out *b, lxw_error error)
{
	if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
		mem_fail();
	if (error && !b->error.code)
		err_set(&b->error, ERR_WRITE, "%s: sheet %zu: %s", b->path, b->sheet_count,
			lxw_strerror(error));
}

static struct book_tally *tally(struct book_out *b)
{
	return &b->tallies[b->sheet_count - 1];
}

static lxw_row_t row(const struct book_out *b)
{
	return (lxw_row_t)(b->tallies[b->sheet_count - 1].rows - 1);
}

static lxw_col_t narrow(size_t column)
{
	return (lxw_col_t)column;
}

static void lend_room(struct book_out *b)
{
	if (!b->sheet.sheet || !b->sheet.sheet->optimize_tmpfile)
		return;
	b->rows = b->sheet.sheet->optimize_tmpfile;
	(void)setvbuf(b->rows, b->rows_room, _IOFBF, ROWS_ROOM);
}

/* Before the sheet ends: the library does not close the file of a book that is abandoned, and exit() would flush it
 * into room that was given back. C17 has setvbuf come first of all; glibc flushes and takes the new mode. What could
 * not be written is missed when the book is read again. */
static void take_room_back(struct book_out *b)
{
	if (!b->rows)
		return;
	(void)fflush(b->rows);
	(void)setvbuf(b->rows, NULL, _IONBF, 0);
	b->rows = NULL;
}

/* The widths of columns are known when all rows are, and the pages when all charts are. */
void book_out_sheet_end(struct book_out *b)
{
	struct sheet *s = &b->sheet;

	take_room_back(b);
	if (b->page_count)
		keep_error(b, worksheet_set_h_pagebreaks(s->sheet, b->breaks));
	b->page_count = 0;
	if (!s->columns || !s->sheet)
		return;
	for (size_t i = 0; i < s->count; i++) {
		enum book_format format = s->columns[i].format;
		size_t heading = strlen(s->columns[i].heading) + HEADING_ROOM;
		double width = formats[format].width;

		if (width <= 0)
			width = (double)(s->widths[i] < WIDEST ? s->widths[i] + 2 : WIDEST + 2);
		width = fmax(fmax(width, (double)heading), NARROWEST);
		keep_error(b, worksheet_set_column(s->sheet, narrow(i), narrow(i), width, NULL));
	}
	if (tally(b)->rows > 1)
		keep_error(b, worksheet_autofilter(s->sheet, 0, 0, row(b), narrow(s->count - 1)));
	free(s->widths);
	s->widths = NULL;
	s->columns = NULL;
}

/* How it prints: as wide as a page. */
static void set_page(struct book_out *b)
{
	lxw_worksheet *sheet = b->sheet.sheet;

	worksheet_set_landscape(sheet);
	worksheet_fit_to_pages(sheet, 1, 0);
	keep_error(b, worksheet_set_footer(sheet, "&L&F&C&A&R&P / &N"));
}

static void add_sheet(struct book_out *b, const char *name)
{
	book_out_sheet_end(b);
	b->tallies = mem_grow(b->tallies, &b->sheet_room, b->sheet_count + 1, sizeof(*b->tallies));
	b->tallies[b->sheet_count++] = (struct book_tally){.rows = 0};
	b->sheet = (struct sheet){.sheet = workbook_add_worksheet(b->book, name)};
	lend_room(b);
	if (!b->sheet.sheet && !b->error.code)
		err_set(&b->error, ERR_WRITE, "%s: cannot add the sheet %s", b->path, name);
}

void book_out_sheet(struct book_out *b, const char *name, const struct book_column *columns,
		    size_t count, size_t frozen)
{
	add_sheet(b, name);
	b->sheet.columns = columns;
	b->sheet.count = count;
	b->sheet.widths = mem_zero(count + 1, sizeof(*b->sheet.widths));
	if (b->error.code)
		return;
	worksheet_freeze_panes(b->sheet.sheet, 1, narrow(frozen));
	set_page(b);
	keep_error(b, worksheet_repeat_rows(b->sheet.sheet, 0, 0));
	book_out_row(b);
	for (size_t i = 0; i < count; i++) {
		keep_error(b, worksheet_write_string(
				  b->sheet.sheet, 0, narrow(i), columns[i].heading,
				  is_text(columns[i].format) ? b->text_header : b->number_header));
		tally(b)->cells++;
	}
}

void book_out_canvas(struct book_out *b, const char *name)
{
	add_sheet(b, name);
	b->chart_row = 1;
	if (b->error.code)
		return;
	worksheet_gridlines(b->sheet.sheet, LXW_HIDE_ALL_GRIDLINES);
	set_page(b);
	worksheet_set_portrait(b->sheet.sheet);
	worksheet_set_print_scale(b->sheet.sheet, PAGE_SCALE);
	b->page_row = b->page_count = 0;
	b->breaks[0] = 0;
}

/* ---- cells ---- */

void book_out_row(struct book_out *b)
{
	b->column = 0;
	if (b->error.code)
		return;
	if (tally(b)->rows >= BOOK_ROWS) {
		err_set(&b->error, ERR_WRITE, "%s: a sheet has at most %d rows", b->path,
			BOOK_ROWS);
		return;
	}
	tally(b)->rows++;
}

/* Not every program finds the height of a wrapped text by itself. */
static void set_height(struct book_out *b, size_t length)
{
	size_t lines = 1 + length / (size_t)formats[BOOK_PROSE].width;

	if (lines > 1)
		keep_error(b, worksheet_set_row(b->sheet.sheet, row(b), (double)lines * LINE_POINTS,
						NULL));
}

void book_out_text(struct book_out *b, struct text text)
{
	size_t column = b->column++, length;
	bool cut = false;

	if (b->error.code || !text.len)
		return;
	length = book_text(&b->text, text, &cut);
	b->cut += cut;
	if (!length)
		return;
	assert(column < b->sheet.count);
	if (length > b->sheet.widths[column])
		b->sheet.widths[column] = length;
	if (b->sheet.columns[column].format == BOOK_PROSE)
		set_height(b, length);
	tally(b)->cells++;
	keep_error(b, worksheet_write_string(b->sheet.sheet, row(b), narrow(column), b->text.data,
					     b->formats[b->sheet.columns[column].format]));
}

void book_out_number(struct book_out *b, double number)
{
	size_t column = b->column++;

	if (b->error.code || !isfinite(number))
		return;
	tally(b)->cells++;
	keep_error(b, worksheet_write_number(b->sheet.sheet, row(b), narrow(column), number,
					     b->formats[b->sheet.columns[column].format]));
}

size_t book_out_cut(const struct book_out *b)
{
	return b->cut;
}

/* ---- charts ---- */

static void add_shade(lxw_chart *chart, const struct book_bars *bars, size_t column,
		      const char *name, lxw_color_t color)
{
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_row_t first = (lxw_row_t)bars->first_row + 1;
	lxw_row_t last = first + (lxw_row_t)bars->row_count - 1;
	lxw_chart_fill fill = {.color = color, .none = color == 0};
	lxw_chart_line line = {.none = LXW_TRUE};

	if (!series)
		mem_fail();
	chart_series_set_categories(series, bars->sheet, first, narrow(bars->name), last,
				    narrow(bars->name));
	chart_series_set_values(series, bars->sheet, first, narrow(column), last, narrow(column));
	chart_series_set_name(series, name);
	chart_series_set_fill(series, &fill);
	chart_series_set_line(series, &line);
}

static void set_axes(lxw_chart *chart, const struct book_bars *bars)
{
	lxw_chart_font small = {.size = CHART_TEXT}, title = {.size = CHART_TEXT, .bold = 2};
	lxw_chart_line grid = {.color = 0xd9d9d9, .width = 0.75};

	/* Of a bar chart the y axis is the one of names; the first row is to be on top, and the figures stay below. */
	chart_axis_set_reverse(chart->y_axis);
	chart_axis_set_num_font(chart->y_axis, &small);
	chart_axis_set_num_font(chart->x_axis, &small);
	chart_axis_set_num_format(chart->x_axis, "#,##0");
	chart_axis_set_min(chart->x_axis, bars->least);
	chart_axis_set_max(chart->x_axis, bars->most);
	chart_axis_set_interval_unit(chart->y_axis, 1);
	chart_axis_set_name(chart->x_axis, bars->axis);
	chart_axis_set_name_font(chart->x_axis, &title);
	chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
	chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
}

static lxw_chart *make_bars(struct book_out *b, const struct book_bars *bars)
{
	lxw_chart *chart = workbook_add_chart(b->book, LXW_CHART_BAR_STACKED);
	lxw_chart_font title = {.size = 12, .bold = LXW_TRUE};

	if (!chart)
		mem_fail();
	add_shade(chart, bars, bars->low, "below P25", 0);
	add_shade(chart, bars, bars->to_middle, "P25 to median", LOWER_SHADE);
	add_shade(chart, bars, bars->to_high, "median to P75", UPPER_SHADE);
	chart_title_set_name(chart, bars->title);
	chart_title_set_name_font(chart, &title);
	chart_set_series_gap(chart, 60);
	chart_set_series_overlap(chart, 100);
	/* Programs differ in which entry of a legend they leave out: the axis says what the shades are. */
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	set_axes(chart, bars);
	return chart;
}

/* A chart that does not fit on the page that the ones before it are on begins another. */
static void break_page(struct book_out *b, size_t height)
{
	if ((b->chart_row - b->page_row) * ROW_PIXELS + height <= PAGE_PIXELS ||
	    b->page_count >= CHART_PAGES)
		return;
	b->page_row = b->chart_row - 1;
	b->breaks[b->page_count++] = (lxw_row_t)b->page_row;
	b->breaks[b->page_count] = 0;
}

void book_out_bars(struct book_out *b, const struct book_bars *bars)
{
	size_t height = FRAME_PIXELS + BAR_PIXELS * bars->row_count;
	lxw_chart_options place = {
	    .object_position = LXW_OBJECT_DONT_MOVE_DONT_SIZE,
	    .x_scale = CHART_PIXELS / 480.0,
	    .y_scale = (double)height / 288.0,
	};

	if (b->error.code || !bars->row_count)
		return;
	break_page(b, height);
	keep_error(b, worksheet_insert_chart_opt(b->sheet.sheet, (lxw_row_t)b->chart_row, 0,
						 make_bars(b, bars), &place));
	b->chart_row += height / ROW_PIXELS + 2;
}

/* ---- the end ---- */

void book_out_abandon(struct book_out *b)
{
	if (!b)
		return;
	take_room_back(b);
	if (b->book)
		lxw_workbook_free(b->book);
	if (b->memory >= 0)
		close(b->memory);
	else if (b->scratch)
		unlink(b->scratch);
	buf_release(&b->text);
	free(b->rows_room);
	free(b->sheet.widths);
	free(b->tallies);
	free(b->scratch);
	free(b->folder);
	free(b->path);
	free(b);
}

/* The archive's bytes to the file, in a folder that is put on the disk as a whole. */
static int store(struct err *e, const struct book_out *b, int fd)
{
	struct stat status;
	void *bytes;
	int result;

	if (fstat(fd, &status) || status.st_size <= 0)
		return err_set(e, ERR_WRITE, "%s: the workbook is empty", b->path);
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return err_set(e, ERR_WRITE, "%s: cannot read the workbook again: %s", b->path,
			       strerror(errno));
	result = file_write_unsynced(e, b->path, bytes, (size_t)status.st_size);
	munmap(bytes, (size_t)status.st_size);
	return result;
}

/* Frees it, also when it fails. What the library prints of a failure beside returning it goes nowhere: what is said is
 * said once, by the command. */
static lxw_error close_book(lxw_workbook *book)
{
	FILE *standard_error = stderr;
	char *printed = NULL;
	size_t len = 0;
	FILE *nowhere = open_memstream(&printed, &len);
	lxw_error error;

	if (nowhere)
		stderr = nowhere;
	error = workbook_close(book);
	stderr = standard_error;
	if (nowhere)
		fclose(nowhere);
	free(printed);
	return error;
}

int book_out_commit(struct err *e, struct book_out *b)
{
	lxw_error error;
	int fd = -1, result = -1;

	book_out_sheet_end(b);
	if (b->error.code) {
		*e = b->error;
		goto done;
	}
	error = close_book(b->book);
	b->book = NULL;
	if (error) {
		err_set(e, ERR_WRITE, "%s: cannot make the workbook: %s", b->path,
			lxw_strerror(error));
		goto done;
	}
	fd = open(b->scratch, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		err_set(e, ERR_WRITE, "%s: cannot read the workbook again: %s", b->path,
			strerror(errno));
		goto done;
	}
	if (book_check(e, fd, b->path, b->tallies, b->sheet_count) == 0)
		result = store(e, b, fd);
done:
	if (fd >= 0)
		close(fd);
	book_out_abandon(b);
	return result;
}
