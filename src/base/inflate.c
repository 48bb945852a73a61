/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inflate.c: see inflate.h. */
#include "base/inflate.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"

struct inflate {
	struct inflate_state state;
	uint32_t crc;
};

struct inflate *inflate_new(void)
{
	struct inflate *i = mem_zero(1, sizeof(*i));

	isal_inflate_init(&i->state);
	return i;
}

void inflate_free(struct inflate *i)
{
	free(i);
}

static uint32_t isal_len(size_t len)
{
	return len > INT_MAX ? INT_MAX : (uint32_t)len;
}

int inflate_on(struct inflate *i, struct inflate_step *step, bool *at_end)
{
	struct inflate_state *s = &i->state;
	uint32_t in_len = isal_len(step->in_len), out_len = isal_len(step->out_len);
	int result;

	s->next_in = (unsigned char *)(uintptr_t)step->in; /* it only reads */
	s->avail_in = in_len;
	s->next_out = step->out;
	s->avail_out = out_len;
	result = isal_inflate(s);
	i->crc = crc32_gzip_refl(i->crc, step->out, out_len - s->avail_out);
	step->in += in_len - s->avail_in;
	step->in_len -= in_len - s->avail_in;
	step->out += out_len - s->avail_out;
	step->out_len -= out_len - s->avail_out;
	*at_end = s->block_state == ISAL_BLOCK_FINISH;
	return result < 0 ? -1 : 0;
}

uint32_t inflate_crc(const struct inflate *i)
{
	return i->crc;
}
