/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part.c: the frame of a part: head, sections, checksum; see part.h and, of what made it, part_check.c. */
#include "parts/part.h"

#include <stdint.h>
#include <string.h>

#include "base/bytes_in.h"
#include "base/text.h"
#include "model/packed_values.h"

static const char magic[] = "paybands part, private: it holds single pays\n";
enum { MAGIC_BYTES = sizeof(magic) - 1, CHECK_BYTES = SHA256_HEX_BYTES - 1, HEAD_MOST = 1 << 24 };

void part_sections_init(struct part_sections *s)
{
	for (size_t i = 0; i < PART_SECTION_COUNT; i++)
		buf_init(&s->of[i], PART_MOST);
}

void part_sections_release(struct part_sections *s)
{
	for (size_t i = 0; i < PART_SECTION_COUNT; i++)
		buf_release(&s->of[i]);
}

static void add_check(struct buf *out)
{
	char hex[SHA256_HEX_BYTES];

	digest_of_text(buf_text(out), hex);
	buf_add(out, hex, CHECK_BYTES);
}

void part_write(struct buf *out, const struct part_head *head, const struct part_sections *sections)
{
	buf_release(out);
	buf_init(out, PART_MOST);
	buf_add(out, magic, MAGIC_BYTES);
	pack_u32(out, PART_FORMAT);
	pack_text(out, text_of(PAYBANDS_VERSION));
	pack_text(out, head->source);
	pack_text(out, head->layout);
	pack_text(out, head->inputs);
	pack_date(out, head->date);
	pack_u8(out, head->sample);
	pack_u64(out, head->rows);
	pack_u32(out, head->share);
	pack_u32(out, head->shares);
#define PACK(name, ...) pack_text(out, head->name);
	PART_MADE_BY(PACK)
#undef PACK
	for (size_t i = 0; i < PART_SECTION_COUNT; i++) {
		pack_u64(out, sections->of[i].len);
		buf_add_text(out, buf_text(&sections->of[i]));
	}
	add_check(out);
}

/* ---- reading ---- */

static int not_sound(struct err *e, const char *name, const char *what)
{
	return err_set(e, ERR_INPUT, "%s: %s: make it again by paybands cells", name, what);
}

static bool check_holds(struct text bytes)
{
	const char *check = bytes.data + bytes.len - CHECK_BYTES;
	char hex[SHA256_HEX_BYTES];

	bytes.len -= CHECK_BYTES;
	digest_of_text(bytes, hex);
	return memcmp(hex, check, CHECK_BYTES) == 0;
}

/* What comes before the sections. Another format may be another from there on. */
static int unpack_head(struct err *e, struct part *p, struct unpacking *in)
{
	uint32_t format = unpack_u32(in);
	struct text version = unpack_text(in);

	if (in->bad)
		return not_sound(e, p->name, "is damaged or cut off");
	if (format != PART_FORMAT)
		return err_set(
		    e, ERR_INPUT,
		    "%s: is a part in format %u, and this paybands reads format %d: make "
		    "it again by this version",
		    p->name, (unsigned)format, (int)PART_FORMAT);
	if (!text_equal(version, text_of(PAYBANDS_VERSION)))
		return err_set(e, ERR_INPUT,
			       "%s: is a part made by paybands %.*s, and this is %s: make it again "
			       "by this version",
			       p->name, TEXT_ARG(version), PAYBANDS_VERSION);
	p->head.source = unpack_text(in);
	p->head.layout = unpack_text(in);
	p->head.inputs = unpack_text(in);
	p->head.date = unpack_date(in);
	p->head.sample = unpack_u8(in) != 0;
	p->head.rows = unpack_u64(in);
	p->head.share = unpack_u32(in);
	p->head.shares = unpack_u32(in);
#define UNPACK(name, ...) p->head.name = unpack_text(in);
	PART_MADE_BY(UNPACK)
#undef UNPACK
	packed_hold(in, p->head.rows < UINT64_MAX / 4);
	return in->bad ? part_foreign(e, p) : 0;
}

static int check_magic(struct err *e, const struct part *p)
{
	if (text_starts(buf_text(&p->bytes), (struct text){.data = magic, .len = MAGIC_BYTES}))
		return 0;
	return err_set(e, ERR_INPUT, "%s: is not a part: parts are made by paybands cells",
		       p->name);
}

static int unpack_part(struct err *e, struct part *p)
{
	struct text bytes = buf_text(&p->bytes);
	struct unpacking in;

	if (check_magic(e, p))
		return -1;
	if (bytes.len < MAGIC_BYTES + CHECK_BYTES || !check_holds(bytes))
		return not_sound(e, p->name, "is damaged or cut off");
	in = unpacking_of((struct text){.data = bytes.data + MAGIC_BYTES,
					.len = bytes.len - MAGIC_BYTES - CHECK_BYTES});
	if (unpack_head(e, p, &in))
		return -1;
	for (size_t i = 0; i < PART_SECTION_COUNT; i++) {
		uint64_t len = unpack_u64(&in);
		if (!packed_hold(&in, len <= (size_t)(in.end - in.at)))
			return part_foreign(e, p);
		p->sections[i] = (struct text){.data = (const char *)in.at, .len = (size_t)len};
		in.at += len;
	}
	return in.at == in.end ? 0 : part_foreign(e, p);
}

int part_take(struct err *e, struct part *p, struct buf *bytes, const char *name)
{
	*p = (struct part){.name = name, .bytes = *bytes};
	buf_init(bytes, PART_MOST);
	if (unpack_part(e, p) == 0)
		return 0;
	part_release(p);
	return -1;
}

struct part part_view(const struct part_sections *s, uint64_t rows, const char *name)
{
	struct part view = {.name = name, .head.rows = rows};

	for (size_t i = 0; i < PART_SECTION_COUNT; i++)
		view.sections[i] = buf_text(&s->of[i]);
	return view;
}

int part_read(struct err *e, struct part *p, const char *path)
{
	*p = (struct part){.name = path};
	buf_init(&p->bytes, PART_MOST);
	if (bytes_in_whole(e, &p->bytes, path) == 0 && unpack_part(e, p) == 0)
		return 0;
	part_release(p);
	return -1;
}

static int peek_head(struct err *e, struct part *p)
{
	struct unpacking head;

	if (check_magic(e, p))
		return -1;
	head = unpacking_of(buf_text(&p->bytes));
	head.at += head.end - head.at < MAGIC_BYTES ? 0 : MAGIC_BYTES;
	if (unpack_head(e, p, &head) == 0)
		return 0;
	return head.bad ? not_sound(e, p->name, "is damaged or cut off") : -1;
}

/* A head is as long as its list of tables: it is read until it is whole. */
int part_peek(struct err *e, struct part *p, const char *path)
{
	static const struct bytes_in_options plain = {.expansion_limit = 0};
	char room[1 << 14];
	struct bytes_in *in;
	size_t got = 1;
	int result = bytes_in_open(e, &in, path, &plain);
	bool whole = result != 0;

	*p = (struct part){.name = path};
	buf_init(&p->bytes, PART_MOST);
	while (!whole) {
		struct err ignored = ERR_INIT;
		result = bytes_in_read(e, in, room, sizeof(room), &got);
		if (result == 0)
			buf_add(&p->bytes, room, got);
		whole = result || !got || p->bytes.len > HEAD_MOST ||
			(p->bytes.len >= MAGIC_BYTES && check_magic(&ignored, p)) ||
			peek_head(&ignored, p) == 0;
	}
	bytes_in_close(in);
	if (result == 0)
		result = peek_head(e, p);
	if (result)
		part_release(p);
	return result;
}

void part_release(struct part *p)
{
	buf_release(&p->bytes);
	*p = (struct part){.name = NULL};
}

int part_foreign(struct err *e, const struct part *p)
{
	return not_sound(e, p->name, "holds what no reading makes");
}

int part_cut_pair(struct err *e, const struct part *p, const char *file)
{
	return err_set(
	    e, ERR_INPUT,
	    "%s: begins within a pair: the first row of %s agrees with the last one of the part "
	    "before it; cut the files elsewhere, or join them",
	    p->name, file);
}
