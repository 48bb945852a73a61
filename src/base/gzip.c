/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gzip.c: zlib streams from memory to memory, with a limit on expansion; see gzip.h. */
#include "base/gzip.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"

/* A stream this short is not called a bomb, whatever its ratio. */
#define EXPANSION_FREE ((uint64_t)1 << 20)

enum { GZIP_MAGIC_1 = 0x1f, GZIP_MAGIC_2 = 0x8b, WINDOW_GZIP_ONLY = 15 + 16 };

struct gunzip {
	z_stream z;
	double expansion_limit;
	uint64_t taken; /* of all members */
	uint64_t given;
	bool in_member;
	bool padded; /* zeros follow the last member */
	unsigned char border[2]; /* the first bytes after a member, when they come one by one */
	size_t border_len;
};

struct gzip {
	z_stream z;
};

static voidpf zlib_alloc(voidpf unused, uInt count, uInt size)
{
	(void)unused;
	return mem_zero(count, size);
}

static void zlib_free(voidpf unused, voidpf memory)
{
	(void)unused;
	free(memory);
}

static uInt zlib_len(size_t len)
{
	return len > UINT_MAX ? UINT_MAX : (uInt)len;
}

bool gzip_is_magic(const void *data, size_t len)
{
	const unsigned char *bytes = data;

	return len >= 2 && bytes[0] == GZIP_MAGIC_1 && bytes[1] == GZIP_MAGIC_2;
}

struct gunzip *gunzip_new(double expansion_limit)
{
	struct gunzip *g = mem_zero(1, sizeof(*g));

	g->expansion_limit = expansion_limit;
	g->in_member = true;
	g->z.zalloc = zlib_alloc;
	g->z.zfree = zlib_free;
	if (inflateInit2(&g->z, WINDOW_GZIP_ONLY) != Z_OK)
		mem_fail(); /* the library of another version: nothing can be read */
	return g;
}

void gunzip_free(struct gunzip *g)
{
	if (!g)
		return;
	inflateEnd(&g->z);
	free(g);
}

/* Between members: the end, another member, or bytes that belong to neither. */
static int look_for_member(struct err *e, struct gunzip *g, struct gzip_step *step, bool last,
			   const char *name, bool *done)
{
	/* Tapes and block devices pad with zeros, as gzip(1) knows; nothing may follow them. */
	while (step->in_len && *step->in == 0 && g->border_len == 0) {
		g->padded = true;
		step->in++;
		step->in_len--;
		g->taken++;
	}
	while (g->border_len < sizeof(g->border) && step->in_len) {
		g->border[g->border_len++] = *step->in++;
		step->in_len--;
		g->taken++;
	}
	if (g->border_len == 0) {
		*done = last;
		return 0;
	}
	if (g->border_len < sizeof(g->border) && !last)
		return 0;
	if (g->padded || !gzip_is_magic(g->border, g->border_len))
		return err_set(e, ERR_INPUT,
			       "%s: other bytes follow the end of the gzip data: "
			       "the file is damaged, fetch it again",
			       name);
	inflateReset(&g->z);
	g->z.next_in = g->border;
	g->z.avail_in = sizeof(g->border);
	inflate(&g->z, Z_NO_FLUSH); /* two bytes of a header: nothing comes out yet */
	g->border_len = 0;
	g->in_member = true;
	return 0;
}

static int check_expansion(struct err *e, const struct gunzip *g, const char *name)
{
	if (g->expansion_limit <= 0 || g->given <= EXPANSION_FREE ||
	    (double)g->given <= g->expansion_limit * (double)g->taken)
		return 0;
	return err_set(e, ERR_INPUT,
		       "%s: the gzip data grow to more than %.0f times their size: refused as a "
		       "decompression bomb (raise --expansion-limit if the file is sound)",
		       name, g->expansion_limit);
}

static int inflate_member(struct err *e, struct gunzip *g, struct gzip_step *step, bool last,
			  const char *name)
{
	int status;

	g->z.next_in = (z_const Bytef *)step->in;
	g->z.avail_in = zlib_len(step->in_len);
	g->z.next_out = step->out;
	g->z.avail_out = zlib_len(step->out_len);
	status = inflate(&g->z, Z_NO_FLUSH);
	size_t taken = (size_t)(g->z.next_in - step->in);
	size_t given = (size_t)(g->z.next_out - step->out);
	step->in += taken;
	step->in_len -= taken;
	step->out += given;
	step->out_len -= given;
	g->taken += taken;
	g->given += given;
	if (status == Z_STREAM_END) {
		g->in_member = false;
	} else if (status != Z_OK && status != Z_BUF_ERROR) {
		return err_set(e, ERR_INPUT, "%s: the gzip data are damaged (%s): fetch it again",
			       name, g->z.msg ? g->z.msg : "not gzip");
	} else if (last && step->in_len == 0 && step->out_len > 0) {
		return err_set(e, ERR_INPUT,
			       "%s: the gzip data are incomplete: the file was cut short, "
			       "fetch it again",
			       name);
	}
	return check_expansion(e, g, name);
}

int gunzip_step(struct err *e, struct gunzip *g, struct gzip_step *step, bool last,
		const char *name, bool *done)
{
	*done = false;
	if (!g->in_member)
		return look_for_member(e, g, step, last, name, done);
	return inflate_member(e, g, step, last, name);
}

struct gzip *gzip_new(void)
{
	struct gzip *g = mem_zero(1, sizeof(*g));

	g->z.zalloc = zlib_alloc;
	g->z.zfree = zlib_free;
	/* deflateInit2 writes a header without name or time: the same bytes every run */
	if (deflateInit2(&g->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW_GZIP_ONLY, 8,
			 Z_DEFAULT_STRATEGY) != Z_OK)
		mem_fail();
	return g;
}

void gzip_free(struct gzip *g)
{
	if (!g)
		return;
	deflateEnd(&g->z);
	free(g);
}

void gzip_step(struct gzip *g, struct gzip_step *step, bool last, bool *done)
{
	bool all = step->in_len <= UINT_MAX;

	g->z.next_in = (z_const Bytef *)step->in;
	g->z.avail_in = zlib_len(step->in_len);
	g->z.next_out = step->out;
	g->z.avail_out = zlib_len(step->out_len);
	*done = deflate(&g->z, last && all ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END;
	step->in_len -= (size_t)(g->z.next_in - step->in);
	step->in = g->z.next_in;
	step->out_len -= (size_t)(g->z.next_out - step->out);
	step->out = g->z.next_out;
}
