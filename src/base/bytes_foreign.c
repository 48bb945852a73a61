/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_foreign.c: files that are not a text table, detected by how they start.
 *
 * Otherwise the reader above would look for a header in them and report a missing column. Only what
 * no table can begin with is refused; a title in brackets or a "<" can.
 */
#include "base/bytes_private.h"

#include <string.h>

struct foreign {
	struct text start;
	const char *is; /* "FILE: " goes before it */
};

#define FOREIGN(start, is)                                                                         \
	{                                                                                          \
		{.data = start, .len = sizeof(start) - 1}, is                                      \
	}

static bool has_at(struct text t, size_t at, struct text bytes)
{
	return t.len >= at + bytes.len && memcmp(t.data + at, bytes.data, bytes.len) == 0;
}

/* RFC 1950: deflate with a window of 32 KiB, the two bytes together a multiple of 31. "x^" may
 * begin a text; a zlib stream soon has a NUL or another byte that text never has. */
static bool is_zlib(struct text t)
{
	if (t.len < 8 || t.data[0] != 'x' || ('x' * 256 + (unsigned char)t.data[1]) % 31 != 0 ||
	    (t.data[1] & 0x20))
		return false;
	for (size_t i = 1; i < t.len && i < 64; i++)
		if ((unsigned char)t.data[i] < ' ' && !ascii_blank(t.data[i]))
			return true;
	return false;
}

/* Kinds that need more than their first bytes. */
static int refuse_by_bytes(struct err *e, const char *name, struct text start)
{
	const char *is = NULL;

	if (has_at(start, 0, TEXT_LITERAL("BZh")) &&
	    has_at(start, 4, TEXT_LITERAL("\x31\x41\x59\x26\x53\x59")))
		is = "is packed with bzip2: unpack it first (bunzip2)";
	else if (has_at(start, 257, TEXT_LITERAL("ustar")))
		is = "is a tar archive: unpack it first (tar xf), and name the file in it";
	else if (is_zlib(start))
		is = "is a zlib stream, not gzip: unpack it first (zlib-flate -uncompress)";
	else if (has_at(start, 0, TEXT_LITERAL("PAR1")) && memchr(start.data, '\0', start.len))
		is = "is a Parquet file: save it as CSV";
	return is ? err_set(e, ERR_INPUT, "%s: %s", name, is) : 0;
}

int bytes_refuse_packed(struct err *e, const char *name, struct text start)
{
	static const struct foreign kinds[] = {
	    FOREIGN("%PDF-", "is a PDF document, not a table: get the data it was made from, or "
			     "copy its table into a CSV file"),
	    FOREIGN("\x1f\x8b\x08", "is gzip within gzip: unpack it once (gunzip)"),
	    FOREIGN("PK\x03\x04", "is a zip archive within gzip: unpack it once (gunzip)"),
	    FOREIGN("PK\x05\x06", "is a zip archive without files"),
	    FOREIGN("\x1f\x9d", "is packed with compress: unpack it first (uncompress)"),
	    FOREIGN("\x04\x22\x4d\x18", "is packed with LZ4: unpack it first (unlz4)"),
	    FOREIGN("LZIP\x01", "is packed with lzip: unpack it first (lunzip)"),
	    FOREIGN("\xfd"
		    "7zXZ\0",
		    "is packed with xz: unpack it first (unxz)"),
	    FOREIGN("\x28\xb5\x2f\xfd", "is packed with Zstandard: unpack it first (unzstd)"),
	    FOREIGN("7z\xbc\xaf\x27\x1c", "is a 7-Zip archive: unpack it first (7z x)"),
	    FOREIGN("Rar!\x1a\x07", "is a RAR archive: unpack it first"),
	    FOREIGN("PAR1\x15", "is a Parquet file: save it as CSV"),
	    FOREIGN("SQLite format 3\0", "is an SQLite database: export its table as CSV"),
	    FOREIGN("ARROW1\0\0", "is an Arrow or Feather file: save it as CSV"),
	    FOREIGN("Obj\x01", "is an Avro file: save it as CSV"),
	    FOREIGN("ORC\x08", "is an ORC file: save it as CSV"),
	    FOREIGN("\x89HDF\r\n", "is an HDF5 file: save its table as CSV"),
	    FOREIGN("\x93NUMPY", "is a NumPy array: save it as CSV"),
	    FOREIGN("RDX3\n", "is an R workspace: save its table as CSV"),
	    FOREIGN("X\n\0\0\0", "is an R object: save it as CSV"),
	    FOREIGN("<stata_dta>", "is a Stata file: save it as CSV"),
	    FOREIGN("$FL2@(#)", "is an SPSS file: save it as CSV"),
	    FOREIGN("$FL3@(#)", "is an SPSS file: save it as CSV"),
	    FOREIGN(
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"is a workbook of the old kind (.xls), or one with a password: save it as .xlsx "
		"without a password, or as CSV"),
	    FOREIGN("{\\rtf", "is a text document (RTF), not a table: save its table as CSV"),
	    FOREIGN("%!PS", "is a PostScript document, not a table"),
	    FOREIGN("\x89PNG\r\n", "is a picture, not a table"),
	    FOREIGN("\xff\xd8\xff", "is a picture, not a table"),
	    FOREIGN("GIF8", "is a picture, not a table"),
	    FOREIGN("-----BEGIN PGP", "is encrypted or signed (PGP): decrypt it first"),
	    FOREIGN("version https://git-lfs.github.com/spec/",
		    "is a Git LFS pointer, not the file itself: fetch it (git lfs pull)"),
	    FOREIGN("version https://hawser.github.com/spec/",
		    "is a Git LFS pointer, not the file itself: fetch it (git lfs pull)"),
	    FOREIGN("/annex/objects/",
		    "is a git-annex pointer, not the file itself: fetch it (git annex get)"),
	    FOREIGN("\xff\xfe\0\0", "is text in UTF-32: save it as UTF-8"),
	    FOREIGN("\0\0\xfe\xff", "is text in UTF-32: save it as UTF-8"),
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_starts(start, kinds[i].start))
			return err_set(e, ERR_INPUT, "%s: %s", name, kinds[i].is);
	return refuse_by_bytes(e, name, start);
}

static struct text rest_of(struct text t, size_t from)
{
	return (struct text){.data = t.data + from, .len = t.len - from};
}

static struct text skip_blanks(struct text t)
{
	while (t.len && ascii_blank(t.data[0]))
		t = rest_of(t, 1);
	return t;
}

static bool starts_fold(struct text t, struct text start)
{
	return t.len >= start.len &&
	       text_equal_fold((struct text){.data = t.data, .len = start.len}, start);
}

/* What precedes the first element: "<?xml ...?>" and comments. */
static struct text skip_prolog(struct text t)
{
	for (;;) {
		bool comment = text_starts(t, TEXT_LITERAL("<!--"));
		size_t at = 0;
		if (!comment && !starts_fold(t, TEXT_LITERAL("<?xml")))
			return t;
		while (at < t.len && !text_starts(rest_of(t, at), comment ? TEXT_LITERAL("-->")
									  : TEXT_LITERAL("?>")))
			at++;
		t = skip_blanks(rest_of(t, at + (at == t.len ? 0 : comment ? 3 : 2)));
	}
}

static bool is_html(struct text t)
{
	static const char *const starts[] = {
	    "<!doctype", "<html", "<head", "<body", "<table", "<script", "<meta",
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (starts_fold(t, text_of(starts[i])))
			return true;
	return false;
}

/* An object, or an array of objects, arrays or texts. */
static bool is_json(struct text t)
{
	struct text inner;

	if (!t.len || (t.data[0] != '{' && t.data[0] != '['))
		return false;
	inner = skip_blanks(rest_of(t, 1));
	if (!inner.len)
		return false;
	if (t.data[0] == '{')
		return inner.data[0] == '"' || inner.data[0] == '}';
	return inner.data[0] == '{' || inner.data[0] == '[' || inner.data[0] == '"';
}

int bytes_refuse_markup(struct err *e, const char *name, struct text text)
{
	struct text start = skip_blanks(text);

	if (is_html(skip_prolog(start)))
		return err_set(e, ERR_INPUT,
			       "%s: is an HTML page, not a table: was it a sign-in page? fetch it "
			       "again, or save its table as CSV",
			       name);
	if (starts_fold(start, TEXT_LITERAL("<?xml ")))
		return err_set(e, ERR_INPUT,
			       "%s: is an XML file, not a table: save it as .xlsx or CSV", name);
	if (is_json(start))
		return err_set(e, ERR_INPUT,
			       "%s: is JSON, not a table: convert it to CSV, one row per record",
			       name);
	return 0;
}
