/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_in.h: reading bytes, compressed, archived or plain.
 *
 * A name of "-" is standard input. Compression is recognised by content, not by name. Several gzip
 * members in a row are one stream; bytes after the last member that are not a member, a truncated
 * member and a wrong checksum are errors. A stream that grows past `expansion_limit` times its
 * compressed size (once above 1 MiB of output) is an error: a decompression bomb. A directory, a
 * missing file and a file without permission each get their own one-line message naming the file
 * and what to do. A signal whose handler was set without SA_RESTART ends a read that waits:
 * ERR_INTERRUPTED.
 *
 * With `unpack`, zip archives and workbooks are opened: one member of an archive is read (which may
 * itself be gzip or a workbook), and one sheet of a workbook, as CSV text (xlsx.h). The name, after
 * a '#', or the options say which:
 *
 *   book.xlsx#Sheet 2            a sheet by its name, or by its number
 *   all.zip#*.csv                the one member that matches the pattern
 *   all.zip#national*.xlsx#1     a sheet of a workbook in an archive
 *
 * A file that has such a name itself is that file. (Several members that match are several inputs:
 * see bytes_in_each_member.) By default an archive's member is the only one, otherwise the only one
 * that is a table by its name (.csv, .tsv, .tab, .xlsx, each with or without .gz), otherwise the
 * only .txt; a workbook's sheet is the first that is not hidden. An archive that cannot be read
 * from its middle (a pipe) is kept in a temporary file meanwhile.
 *
 * With `to_utf8`, text comes out as UTF-8 without a byte-order mark: see decode.h.
 */
#ifndef PAYBANDS_BASE_BYTES_IN_H
#define PAYBANDS_BASE_BYTES_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/decode.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/text.h"

struct bytes_in;

struct bytes_in_options {
	double expansion_limit; /* 0: no limit */
	bool digest; /* also compute the SHA-256 of the bytes as stored */
	bool unpack;
	const char *member; /* for names that do not say it themselves; NULL: see above */
	const char *sheet; /* likewise */
	bool to_utf8;
	enum encoding encoding; /* of the text; for to_utf8 */
};

/* *out is owned by the caller; bytes_in_close frees it. */
must_check int bytes_in_open(struct err *e, struct bytes_in **out, const char *path,
			     const struct bytes_in_options *options);
/* Fills up to `size` bytes; *got 0 only at the sound end of the stream. */
must_check int bytes_in_read(struct err *e, struct bytes_in *in, void *buffer, size_t size,
			     size_t *got);
/* All of a plain or compressed file, added to `out`. */
must_check int bytes_in_whole(struct err *e, struct buf *out, const char *path);
/* The name for messages ("standard input" for "-"), with the member that is read; borrowed. */
const char *bytes_in_name(const struct bytes_in *in);
/* The name for a list of inputs: no folders, but member and sheet ("a.zip#b.xlsx#Sheet 1"). */
const char *bytes_in_label(const struct bytes_in *in);
/* Stored bytes consumed so far and, for a regular file, the stored size (0 when unknown): for
 * progress. Equal at the end. */
uint64_t bytes_in_position(const struct bytes_in *in);
uint64_t bytes_in_size(const struct bytes_in *in);
/* The name of the sheet that is read (its text is always CSV with commas), borrowed; NULL for any
 * other file. */
const char *bytes_in_sheet(const struct bytes_in *in);
/* With to_utf8: what the encoding was, in words, as far as was read; see decoder_report. */
void bytes_in_encoding(const struct bytes_in *in, struct buf *out);
/* At the end of the stream, if asked for: the SHA-256 of the stored bytes, and that of the content,
 * which does not depend on name or packing: with to_utf8 the text (without a byte-order mark), of a
 * sheet its CSV. */
must_check int bytes_in_digest(struct err *e, struct bytes_in *in, char hex[SHA256_HEX_BYTES],
			       char content[SHA256_HEX_BYTES]);
void bytes_in_close(struct bytes_in *in); /* NULL is fine */

/* What "FILE#PATTERN" means where FILE is an archive and more than one member matches: each of
 * them, as "FILE#MEMBER", by name. Any other name is given unchanged, even if it cannot be opened:
 * bytes_in_open reports why. Not for standard input, which is read once. */
void bytes_in_each_member(const char *path, void (*take)(void *context, const char *path),
			  void *context);

#endif
