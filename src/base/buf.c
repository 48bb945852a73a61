/* SPDX-License-Identifier: GPL-3.0-or-later */
/* buf.c: a byte buffer that doubles until its ceiling; see buf.h. */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void buf_init(struct buf *b, size_t limit)
{
	*b = (struct buf){.limit = limit};
	b->data = mem_grow(NULL, &b->capacity, 64, 1);
	b->data[0] = '\0';
}

void buf_release(struct buf *b)
{
	if (!b)
		return;
	free(b->data);
	*b = (struct buf){.data = NULL};
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->overflowed = false;
	b->data[0] = '\0';
}

/* Room for `more` bytes and the NUL; false when that would pass the ceiling. */
static inline bool make_room(struct buf *b, size_t more)
{
	if (b->overflowed || more > b->limit || b->len > b->limit - more) {
		b->overflowed = true;
		return false;
	}
	if (b->capacity - b->len <= more)
		b->data = mem_grow(b->data, &b->capacity, b->len + more + 1, 1);
	assert(b->len + more < b->capacity); /* and the NUL */
	return true;
}

void buf_reserve(struct buf *b, size_t more)
{
	if (!b->overflowed && b->len <= b->limit && more <= b->limit - b->len)
		make_room(b, more);
}

void buf_add(struct buf *b, const void *data, size_t len)
{
	if (!make_room(b, len))
		return;
	if (len)
		memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_add_char_slowly(struct buf *b, char c)
{
	if (!make_room(b, 1))
		return;
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void buf_add_text(struct buf *b, struct text t)
{
	buf_add(b, t.data, t.len);
}

void buf_add_string(struct buf *b, const char *nul_terminated)
{
	buf_add(b, nul_terminated, strlen(nul_terminated));
}

void buf_addf(struct buf *b, const char *format, ...)
{
	size_t room = b->capacity - b->len;
	va_list args;
	int wanted;

	va_start(args, format);
	wanted = vsnprintf(b->data + b->len, room, format, args);
	va_end(args);
	if (wanted < 0 || !make_room(b, (size_t)wanted)) {
		b->data[b->len] = '\0';
		b->overflowed = true;
		return;
	}
	if ((size_t)wanted >= room) { /* cut: once more, into the room there is now */
		va_start(args, format);
		vsnprintf(b->data + b->len, (size_t)wanted + 1, format, args);
		va_end(args);
	}
	b->len += (size_t)wanted;
}

bool buf_overflowed(const struct buf *b)
{
	return b->overflowed;
}

struct text buf_text(const struct buf *b)
{
	return (struct text){.data = b->data, .len = b->len};
}
