/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_in.c: from stored bytes to the text that a caller reads: unpacked, then decoded to UTF-8. */
#include "base/bytes_in.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes_private.h"
#include "base/mem.h"

/* ---- as they were before they were packed ---- */

static int read_plain(struct err *e, struct bytes_in *in, void *buffer, size_t size, size_t *got)
{
	size_t ahead = in->stored_to - in->stored_from;

	assert(in->stored_from <= in->stored_to && in->stored_to <= STORED_ROOM);
	*got = 0;
	if (ahead) {
		*got = ahead < size ? ahead : size;
		memcpy(buffer, in->stored + in->stored_from, *got);
		in->stored_from += *got;
		return 0;
	}
	return in->at_end ? 0 : bytes_read_stored(e, in, buffer, size, got);
}

static int read_gzip(struct err *e, struct bytes_in *in, void *buffer, size_t size, size_t *got)
{
	struct gzip_step step = {.out = buffer, .out_len = size};
	bool done = false;

	*got = 0;
	while (step.out_len == size && !done) {
		if (in->stored_from == in->stored_to && !in->at_end) {
			in->stored_from = 0;
			if (bytes_read_stored(e, in, in->stored, STORED_ROOM, &in->stored_to))
				return -1;
		}
		step.in = in->stored + in->stored_from;
		step.in_len = in->stored_to - in->stored_from;
		if (gunzip_step(e, in->gunzip, &step, in->at_end, in->name, &done))
			return -1;
		in->stored_from = in->stored_to - step.in_len;
	}
	*got = size - step.out_len;
	return 0;
}

static int read_unpacked(struct err *e, struct bytes_in *in, void *buffer, size_t size, size_t *got)
{
	if (in->gunzip)
		return read_gzip(e, in, buffer, size, got);
	if (!in->sheet)
		return read_plain(e, in, buffer, size, got);
	if (xlsx_read(e, in->sheet, buffer, size, got))
		return -1;
	in->at_end = *got == 0;
	return 0;
}

/* ---- as UTF-8 ---- */

/* Adds `data` to the text, and keeps an incomplete character for the next time. */
static void decode(struct bytes_in *in, struct text data, bool last)
{
	size_t taken = decoder_add(&in->decoder, &in->text, data, last);

	in->carry_len = data.len - taken;
	assert(in->carry_len <= sizeof(in->carry)); /* part of one character */
	if (in->carry_len)
		memmove(in->carry, data.data + taken, in->carry_len);
}

/* UTF-8 is its own content, but for its mark: where it is stored so, that digest will do. */
static void start_content(struct bytes_in *in, struct text sample, size_t mark)
{
	bool same =
	    in->decoder.encoding == ENCODING_DETECT || in->decoder.encoding == ENCODING_UTF8;

	if (!in->digest || (same && !mark && !in->gunzip && !in->member))
		return;
	in->content = digest_new();
	in->content_given = !same;
	if (same)
		digest_add(in->content, sample.data + mark, sample.len - mark);
}

/* Reads the sample that decides the encoding; it is the first text given. */
static int start_text(struct err *e, struct bytes_in *in, enum encoding wanted)
{
	char *sample = mem_alloc(DECODE_SAMPLE, 1);
	size_t len = 0, got = 1, mark;
	int result = 0;

	while (result == 0 && got && len < DECODE_SAMPLE) {
		result = read_unpacked(e, in, sample + len, DECODE_SAMPLE - len, &got);
		len += got;
	}
	if (result == 0)
		result =
		    bytes_refuse_packed(e, in->name, (struct text){.data = sample, .len = len});
	if (result == 0) {
		in->text_end = got == 0;
		mark =
		    decoder_start(&in->decoder, wanted, (struct text){.data = sample, .len = len});
		start_content(in, (struct text){.data = sample, .len = len}, mark);
		decode(in, (struct text){.data = sample + mark, .len = len - mark}, in->text_end);
		result = bytes_refuse_markup(e, in->name, buf_text(&in->text));
	}
	free(sample);
	return result;
}

/* What needs no change is read to where it is wanted; only the rest goes through `text`. */
static int read_text(struct err *e, struct bytes_in *in, char *buffer, size_t size, size_t *got)
{
	size_t carried = in->carry_len, pass, len;
	struct text fresh;

	memcpy(buffer, in->carry, carried);
	if (read_unpacked(e, in, buffer + carried, size - carried, &len))
		return -1;
	in->text_end = len == 0;
	if (in->content && !in->content_given)
		digest_add(in->content, buffer + carried, len);
	fresh = (struct text){.data = buffer, .len = carried + len};
	pass = decoder_pass(&in->decoder, fresh);
	in->carry_len = 0;
	buf_clear(&in->text);
	in->text_given = 0;
	decode(in, (struct text){.data = buffer + pass, .len = fresh.len - pass}, in->text_end);
	*got = pass;
	return 0;
}

/* Room for a carried character and one byte more at least. */
enum { TEXT_READ_LEAST = 64 };

static int read_utf8(struct err *e, struct bytes_in *in, char *buffer, size_t size, size_t *got)
{
	char room[TEXT_READ_LEAST];

	*got = 0;
	for (;;) {
		size_t ready = in->text.len - in->text_given;
		if (ready) {
			*got = ready < size ? ready : size;
			memcpy(buffer, in->text.data + in->text_given, *got);
			in->text_given += *got;
			return 0;
		}
		if (in->text_end)
			return 0;
		if (size >= TEXT_READ_LEAST) {
			if (read_text(e, in, buffer, size, got))
				return -1;
			if (*got)
				return 0;
			continue;
		}
		size_t len;
		if (read_text(e, in, room, sizeof(room), &len))
			return -1;
		/* What could have passed goes before what could not. */
		struct buf rest = in->text;
		buf_init(&in->text, BUF_LIMIT_DEFAULT);
		buf_add(&in->text, room, len);
		buf_add_text(&in->text, buf_text(&rest));
		buf_release(&rest);
	}
}

/* ---- for the caller ---- */

static int set_up(struct err *e, struct bytes_in *in, const char *path,
		  const struct bytes_in_options *options)
{
	if (bytes_open_file(e, in, path, options->unpack) || bytes_read_first(e, in))
		return -1;
	if (options->unpack && bytes_unpack(e, in, options))
		return -1;
	if (!in->sheet && gzip_is_magic(in->stored, in->stored_to))
		in->gunzip = gunzip_new(options->expansion_limit);
	in->to_utf8 = options->to_utf8 && !in->sheet;
	if (in->sheet && in->digest) {
		in->content = digest_new();
		in->content_given = true;
	}
	return in->to_utf8 ? start_text(e, in, options->encoding) : 0;
}

int bytes_in_open(struct err *e, struct bytes_in **out, const char *path,
		  const struct bytes_in_options *options)
{
	struct bytes_in *in = mem_zero(1, sizeof(*in));

	*out = NULL;
	in->fd = in->inner_fd = -1;
	in->stored = mem_alloc(STORED_ROOM, 1);
	buf_init(&in->text, BUF_LIMIT_DEFAULT);
	if (options->digest)
		in->digest = digest_new();
	if (set_up(e, in, path, options)) {
		bytes_in_close(in);
		return -1;
	}
	*out = in;
	return 0;
}

int bytes_in_read(struct err *e, struct bytes_in *in, void *buffer, size_t size, size_t *got)
{
	*got = 0;
	if (size == 0)
		return 0;
	if (in->to_utf8 ? read_utf8(e, in, buffer, size, got)
			: read_unpacked(e, in, buffer, size, got))
		return -1;
	if (in->content && in->content_given)
		digest_add(in->content, buffer, *got);
	return 0;
}

const char *bytes_in_name(const struct bytes_in *in)
{
	return in->name;
}

const char *bytes_in_label(const struct bytes_in *in)
{
	return in->label;
}

uint64_t bytes_in_position(const struct bytes_in *in)
{
	if (in->sheet)
		return (uint64_t)((double)in->size * xlsx_done(in->sheet));
	if (in->member)
		return (uint64_t)((double)in->size * zip_member_done(in->member));
	return in->position - (in->stored_to - in->stored_from);
}

uint64_t bytes_in_size(const struct bytes_in *in)
{
	return in->size;
}

const char *bytes_in_sheet(const struct bytes_in *in)
{
	return in->sheet ? xlsx_sheet(in->sheet) : NULL;
}

void bytes_in_encoding(const struct bytes_in *in, struct buf *out)
{
	if (in->to_utf8)
		decoder_report(&in->decoder, out);
	else
		buf_add_string(out, encoding_word(ENCODING_UTF8));
}

/* Of the whole file, which was read here and there. */
static int digest_file(struct err *e, struct bytes_in *in)
{
	off_t at = 0;

	for (;;) {
		ssize_t len = pread(in->fd, in->stored, STORED_ROOM, at);
		if (len == 0)
			return 0;
		if (len < 0 && errno == EINTR)
			return bytes_fail_interrupted(e, in->name);
		if (len < 0)
			return err_set_device(e, "%s: cannot read it: %s", in->name,
					      strerror(errno));
		digest_add(in->digest, in->stored, (size_t)len);
		at += len;
	}
}

int bytes_in_digest(struct err *e, struct bytes_in *in, char hex[SHA256_HEX_BYTES],
		    char content[SHA256_HEX_BYTES])
{
	if (!in->digest || !in->at_end)
		return err_set(e, ERR_BUG, "%s: the digest was asked for too early, or never",
			       in->name);
	if (in->digest_later) {
		char early[SHA256_HEX_BYTES];
		digest_finish(in->digest, early); /* of the first bytes: starts anew */
		if (digest_file(e, in))
			return -1;
	}
	digest_finish(in->digest, hex);
	if (in->content)
		digest_finish(in->content, content);
	else
		memcpy(content, hex, SHA256_HEX_BYTES);
	return 0;
}

void bytes_in_close(struct bytes_in *in)
{
	if (!in)
		return;
	xlsx_close(in->sheet);
	zip_archive_close(in->inner);
	zip_member_close(in->member);
	zip_archive_close(in->archive);
	if (in->inner_fd >= 0)
		close(in->inner_fd);
	if (in->close_fd && in->fd >= 0)
		close(in->fd); /* nothing was written: a failing close loses nothing */
	digest_free(in->digest);
	digest_free(in->content);
	gunzip_free(in->gunzip);
	buf_release(&in->text);
	free(in->stored);
	free(in->file_name);
	free(in->name);
	free(in->label);
	free(in->part);
	free(in);
}

int bytes_in_whole(struct err *e, struct buf *out, const char *path)
{
	static const struct bytes_in_options plain = {.expansion_limit = 0};
	struct bytes_in *in;
	char part[8192];
	size_t got;
	int result;

	if (bytes_in_open(e, &in, path, &plain))
		return -1;
	while ((result = bytes_in_read(e, in, part, sizeof(part), &got)) == 0 && got > 0)
		buf_add(out, part, got);
	bytes_in_close(in);
	return result;
}
