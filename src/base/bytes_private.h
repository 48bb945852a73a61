/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_private.h: a stream of bytes and what it is made of, for bytes_*.c only.
 *
 * Stored bytes come from the file or from a member of an archive. They are plain text, gzip or a
 * workbook; their text is decoded on the way out. bytes_open.c opens the file that a name means,
 * bytes_unpack.c looks into archives, bytes_foreign.c recognises what is not a table,
 * bytes_stored.c reads what is stored, and bytes_in.c turns it into text.
 */
#ifndef PAYBANDS_BASE_BYTES_PRIVATE_H
#define PAYBANDS_BASE_BYTES_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/gzip.h"
#include "base/xlsx.h"
#include "base/zip.h"

enum { STORED_ROOM = 256 * 1024, CARRY_MOST = 4 };

struct bytes_in {
	int fd;
	bool close_fd;
	char *file_name; /* for messages */
	char *name; /* the same, with the member */
	char *label;
	char *part; /* what follows '#' in the path; NULL if nothing does */
	uint64_t size; /* as stored; 0: not known */
	uint64_t position; /* stored bytes read */
	bool at_end; /* of the file, the member or the sheet */
	struct digest *digest;
	/* Of the text; NULL if not asked for, or if it equals that of the stored bytes. */
	struct digest *content;
	bool content_given; /* of the text as given; otherwise as unpacked */
	bool digest_later; /* it is that of the whole file, which was not read in order */
	struct gunzip *gunzip; /* NULL: plain */
	/* Bytes read ahead: the first ones of any file, all of them of a gzip file. */
	unsigned char *stored;
	size_t stored_from;
	size_t stored_to;

	struct zip_archive *archive;
	struct zip_member *member; /* stored bytes come from here */
	int inner_fd; /* a workbook that is a member */
	struct zip_archive *inner;
	struct xlsx *sheet; /* text comes from here */

	bool to_utf8;
	struct decoder decoder;
	struct buf text; /* decoded, not given yet */
	size_t text_given;
	char carry[CARRY_MOST]; /* a character of which more must come */
	size_t carry_len;
	bool text_end;
};

/* ---- bytes_open.c ---- */

/* Opens the file and sets its names, and `part` where `unpack` lets a name have one. */
must_check int bytes_open_file(struct err *e, struct bytes_in *in, const char *path, bool unpack);
/* Returns -1. */
int bytes_fail_interrupted(struct err *e, const char *name);
int bytes_fail_directory(struct err *e, const char *name);

/* ---- bytes_unpack.c ---- */

/* Where the file is a zip archive: opens its member or sheet, so that the next stored bytes or text
 * come from there. Reports a workbook of another kind. */
must_check int bytes_unpack(struct err *e, struct bytes_in *in,
			    const struct bytes_in_options *options);

/* ---- bytes_stored.c ---- */

/* One read: *got is 0 only at the end of the file or member. */
must_check int bytes_read_stored(struct err *e, struct bytes_in *in, void *to, size_t size,
				 size_t *got);
/* The first bytes decide what the file is; a pipe may hand them out one by one. */
must_check int bytes_read_first(struct err *e, struct bytes_in *in);

/* bytes_foreign.c: -1, with what to do, if the first bytes are of a file that is not a text table:
 * `start` before it is decoded, ... */
must_check int bytes_refuse_packed(struct err *e, const char *name, struct text start);
/* ... and `text` after. */
must_check int bytes_refuse_markup(struct err *e, const char *name, struct text text);

#endif
