/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_private.h: a stream of bytes and what it is made of, for bytes_*.c only.
 *
 * Stored bytes come from the file, or from a member of it that is an archive; they are
 * text as they are, or gzip, or were found to be a workbook. That text is decoded on the
 * way out. bytes_open.c opens the file that a name means, bytes_unpack.c looks into archives,
 * bytes_foreign.c knows what is no table, bytes_stored.c reads what is stored, and bytes_in.c makes
 * text of it.
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
	char *part; /* what the path said after '#'; NULL: nothing */
	uint64_t size; /* as stored; 0: not known */
	uint64_t position; /* stored bytes read */
	bool at_end; /* of the file, the member or the sheet */
	struct digest *digest;
	struct digest *content; /* of the text; NULL: nobody asks, or it is the stored bytes */
	bool content_given; /* of the text as it is given; else as it was unpacked */
	bool digest_later; /* it is of the file as a whole, which was not read in order */
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

/* Where the file is a zip archive: opens its member or sheet, so that the next stored bytes or
 * text come from there. Where it is a workbook of another kind: says so. */
must_check int bytes_unpack(struct err *e, struct bytes_in *in,
			    const struct bytes_in_options *options);

/* ---- bytes_stored.c ---- */

/* One read: *got 0 at the end of the file or member, and of nothing else. */
must_check int bytes_read_stored(struct err *e, struct bytes_in *in, void *to, size_t size,
				 size_t *got);
/* The first bytes decide what the file is; a pipe may hand them out one by one. */
must_check int bytes_read_first(struct err *e, struct bytes_in *in);

/* bytes_foreign.c: -1, with what to do, where the first bytes are of a file that holds no table as
 * text: `start` before it is decoded, ... */
must_check int bytes_refuse_packed(struct err *e, const char *name, struct text start);
/* ... and `text` after. */
must_check int bytes_refuse_markup(struct err *e, const char *name, struct text text);

#endif
