/* bytes_foreign.c: files that are no table as text, told by how they start.
 *
 * Else the reader above would look for a header in them, and miss a column. What could begin a
 * table (a title in brackets, a "<") is not refused: only what no table begins with.
 */
#include "base/bytes_private.h"

struct foreign {
	struct text start;
	const char *is; /* "FILE: " goes before it */
};

#define FOREIGN(start, is)                                                                         \
	{                                                                                          \
		{.data = start, .len = sizeof(start) - 1}, is                                      \
	}

int bytes_refuse_packed(struct err *e, const char *name, struct text start)
{
	static const struct foreign kinds[] = {
	    FOREIGN("%PDF-", "is a PDF document, not a table: get the data it was made from, or "
			     "copy its table into a CSV file"),
	    FOREIGN("\x1f\x8b\x08", "is gzip within gzip: unpack it once (gunzip)"),
	    FOREIGN("BZh91AY&SY", "is packed with bzip2: unpack it first (bunzip2)"),
	    FOREIGN("\xfd"
		    "7zXZ\0",
		    "is packed with xz: unpack it first (unxz)"),
	    FOREIGN("\x28\xb5\x2f\xfd", "is packed with Zstandard: unpack it first (unzstd)"),
	    FOREIGN("7z\xbc\xaf\x27\x1c", "is a 7-Zip archive: unpack it first (7z x)"),
	    FOREIGN("Rar!\x1a\x07", "is a RAR archive: unpack it first"),
	    FOREIGN("PAR1\x15", "is a Parquet file: save it as CSV"),
	    FOREIGN("\xff\xfe\0\0", "is text in UTF-32: save it as UTF-8"),
	    FOREIGN("\0\0\xfe\xff", "is text in UTF-32: save it as UTF-8"),
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_starts(start, kinds[i].start))
			return err_set(e, ERR_INPUT, "%s: %s", name, kinds[i].is);
	return 0;
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

/* What stands before the first element: "<?xml ...?>" and comments. */
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
	    "<!doctype html", "<html", "<head", "<body", "<table", "<script", "<meta",
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
			       "%s: is JSON, not a table: convert it to CSV, one row a record",
			       name);
	return 0;
}
