/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gzip.h: the door to zlib, used by bytes_in.c and file_out.c only.
 *
 * Both directions work from memory to memory, so that the files stay with their
 * own rooms' doors: gunzip takes stored bytes and gives text, gzip the reverse.
 */
#ifndef PAYBANDS_BASE_GZIP_H
#define PAYBANDS_BASE_GZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Do the first bytes of a file say that it is gzip? False for fewer than two. */
bool gzip_is_magic(const void *data, size_t len);

struct gunzip;

/* What one step works on; each pair is advanced by what was used. */
struct gzip_step {
	const unsigned char *in;
	size_t in_len;
	unsigned char *out;
	size_t out_len;
};

struct gunzip *gunzip_new(double expansion_limit) __attribute__((returns_nonnull));
void gunzip_free(struct gunzip *g); /* NULL is fine */
/* Takes what it can of the input and gives what there is room for; `last` when no input will
 * follow. *done at the valid end of the stream. A step that used nothing, gave nothing and is not
 * done needs more input. Errors name `name`. */
must_check int gunzip_step(struct err *e, struct gunzip *g, struct gzip_step *step, bool last,
			   const char *name, bool *done);

struct gzip;

struct gzip *gzip_new(void) __attribute__((returns_nonnull));
void gzip_free(struct gzip *g); /* NULL is fine */
/* Never fails; *done once `last` was given and all output has been taken. */
void gzip_step(struct gzip *g, struct gzip_step *step, bool last, bool *done);

#endif
