/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decode.c: detects a stream's encoding and converts it to UTF-8 piece by piece; see decode.h. */
#include "base/decode.h"

#include <inttypes.h>
#include <string.h>

#include "base/unicode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
	STRAYS_SURE = 16, /* fewer malformed bytes than this do not make a file one-byte text */
	STRAYS_PER_CHARACTER = 16,
	BYTE_ORDER_MARK = 0xfeff,
};

static const char *const WORDS[] = {
#define ENCODING_WORD(name, word) word,
    ENCODINGS(ENCODING_WORD)
#undef ENCODING_WORD
};

const char *encoding_word(enum encoding encoding)
{
	return WORDS[encoding];
}

bool encoding_from_word(struct text word, enum encoding *out)
{
	for (int i = 0; i < ENCODING_COUNT; i++) {
		if (text_equal_fold(word, text_of(WORDS[i]))) {
			*out = (enum encoding)i;
			return true;
		}
	}
	return false;
}

/* ---- UTF-8 ---- */

#ifdef __SSE2__
enum { HALF_STEP = 64 };

/* All bits that any of HALF_STEP bytes has. */
static inline __m128i bits_of(const char *data)
{
	__m128i a = _mm_loadu_si128((const __m128i *)(const void *)data);
	__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(data + 16));
	__m128i c = _mm_loadu_si128((const __m128i *)(const void *)(data + 32));
	__m128i d = _mm_loadu_si128((const __m128i *)(const void *)(data + 48));

	return _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
}
#endif

static size_t ascii_length(const char *data, size_t len)
{
	size_t at = 0;

#ifdef __SSE2__
	while (len - at >= (size_t)2 * HALF_STEP &&
	       !_mm_movemask_epi8(_mm_or_si128(bits_of(data + at), bits_of(data + at + HALF_STEP))))
		at += (size_t)2 * HALF_STEP;
	while (len - at >= HALF_STEP && !_mm_movemask_epi8(bits_of(data + at)))
		at += HALF_STEP;
#endif
	while (at < len && (unsigned char)data[at] < 0x80)
		at++;
	return at;
}

enum { MALFORMED = 0, INCOMPLETE = -1 };

/* How long the character at `data` is, which is not ASCII: 2 to 4, or one of the above. The second
 * byte's range excludes overlong forms, surrogates and what is above U+10FFFF (Unicode 15, table
 * 3-7). */
static int character_length(const unsigned char *data, size_t len)
{
	unsigned char first = data[0];
	unsigned char low = 0x80, high = 0xbf;
	int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

	if (first < 0xc2 || first > 0xf4)
		return MALFORMED;
	if (first == 0xe0)
		low = 0xa0;
	else if (first == 0xed)
		high = 0x9f;
	else if (first == 0xf0)
		low = 0x90;
	else if (first == 0xf4)
		high = 0x8f;
	for (int i = 1; i < length; i++) {
		if ((size_t)i == len)
			return INCOMPLETE;
		if (data[i] < low || data[i] > high)
			return MALFORMED;
		low = 0x80;
		high = 0xbf;
	}
	return length;
}

/* Bytes up to the first that is not whole UTF-8; *why is what it is. */
static size_t sound_length(struct text data, uint64_t *characters, int *why)
{
	size_t at = 0;

	*why = INCOMPLETE;
	for (;;) {
		at += ascii_length(data.data + at, data.len - at);
		/* Beyond ASCII one such character seldom comes alone. */
		while (at < data.len && (unsigned char)data.data[at] >= 0x80) {
			*why =
			    character_length((const unsigned char *)data.data + at, data.len - at);
			if (*why <= 0)
				return at;
			at += (size_t)*why;
			++*characters;
		}
		if (at == data.len) {
			*why = INCOMPLETE;
			return at;
		}
	}
}

/* ---- one byte per character ---- */

static bool is_one_byte(enum encoding encoding)
{
	return encoding == ENCODING_LATIN1 || encoding == ENCODING_WINDOWS1252 ||
	       encoding == ENCODING_MACINTOSH;
}

static unsigned macintosh_character(unsigned char byte)
{
	static const uint16_t upper[128] = {
	    0x00c4, 0x00c5, 0x00c7, 0x00c9, 0x00d1, 0x00d6, 0x00dc, 0x00e1, 0x00e0, 0x00e2, 0x00e4,
	    0x00e3, 0x00e5, 0x00e7, 0x00e9, 0x00e8, 0x00ea, 0x00eb, 0x00ed, 0x00ec, 0x00ee, 0x00ef,
	    0x00f1, 0x00f3, 0x00f2, 0x00f4, 0x00f6, 0x00f5, 0x00fa, 0x00f9, 0x00fb, 0x00fc, 0x2020,
	    0x00b0, 0x00a2, 0x00a3, 0x00a7, 0x2022, 0x00b6, 0x00df, 0x00ae, 0x00a9, 0x2122, 0x00b4,
	    0x00a8, 0x2260, 0x00c6, 0x00d8, 0x221e, 0x00b1, 0x2264, 0x2265, 0x00a5, 0x00b5, 0x2202,
	    0x2211, 0x220f, 0x03c0, 0x222b, 0x00aa, 0x00ba, 0x03a9, 0x00e6, 0x00f8, 0x00bf, 0x00a1,
	    0x00ac, 0x221a, 0x0192, 0x2248, 0x2206, 0x00ab, 0x00bb, 0x2026, 0x00a0, 0x00c0, 0x00c3,
	    0x00d5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201c, 0x201d, 0x2018, 0x2019, 0x00f7, 0x25ca,
	    0x00ff, 0x0178, 0x2044, 0x20ac, 0x2039, 0x203a, 0xfb01, 0xfb02, 0x2021, 0x00b7, 0x201a,
	    0x201e, 0x2030, 0x00c2, 0x00ca, 0x00c1, 0x00cb, 0x00c8, 0x00cd, 0x00ce, 0x00cf, 0x00cc,
	    0x00d3, 0x00d4, 0xf8ff, 0x00d2, 0x00da, 0x00db, 0x00d9, 0x0131, 0x02c6, 0x02dc, 0x00af,
	    0x02d8, 0x02d9, 0x02da, 0x00b8, 0x02dd, 0x02db, 0x02c7,
	};

	return upper[byte - 0x80];
}

static void add_byte(struct decoder *d, struct buf *out, char c)
{
	unsigned char byte = (unsigned char)c;

	d->strays++;
	d->has_controls |= byte < 0xa0;
	if (d->one_byte == ENCODING_MACINTOSH)
		utf8_add(out, macintosh_character(byte));
	else if (d->one_byte == ENCODING_LATIN1)
		utf8_add(out, byte);
	else
		utf8_add(out, western_character(byte));
}

static void add_bytes(struct decoder *d, struct buf *out, struct text data)
{
	for (size_t at = 0; at < data.len;) {
		size_t ascii = ascii_length(data.data + at, data.len - at);
		buf_add(out, data.data + at, ascii);
		at += ascii;
		if (at < data.len)
			add_byte(d, out, data.data[at++]);
	}
}

static size_t add_mended(struct decoder *d, struct buf *out, struct text data, bool last)
{
	for (size_t at = 0;;) {
		struct text rest = {.data = data.data + at, .len = data.len - at};
		int why;
		size_t sound = sound_length(rest, &d->characters, &why);
		buf_add(out, rest.data, sound);
		at += sound;
		if (at == data.len || (why == INCOMPLETE && !last))
			return at;
		add_byte(d, out, data.data[at++]);
	}
}

/* ---- UTF-16 ---- */

static unsigned unit_at(const struct decoder *d, struct text data, size_t at)
{
	unsigned first = (unsigned char)data.data[at];
	unsigned second = (unsigned char)data.data[at + 1];

	return d->encoding == ENCODING_UTF16LE ? second << 8 | first : first << 8 | second;
}

static bool is_high(unsigned unit)
{
	return unit >= 0xd800 && unit < 0xdc00;
}

static bool is_low(unsigned unit)
{
	return unit >= 0xdc00 && unit < 0xe000;
}

static void add_unit(struct decoder *d, struct buf *out, unsigned character)
{
	d->broken += is_high(character) || is_low(character);
	if (character < 0x80)
		buf_add_char(out, (char)character);
	else
		utf8_add(out, character);
}

static size_t add_utf16(struct decoder *d, struct buf *out, struct text data, bool last)
{
	size_t at = 0;

	while (data.len - at >= 2) {
		unsigned unit = unit_at(d, data, at);
		if (!is_high(unit)) {
			add_unit(d, out, unit);
			at += 2;
			continue;
		}
		if (data.len - at < 4 && !last)
			return at;
		unsigned low = data.len - at >= 4 ? unit_at(d, data, at + 2) : 0;
		at += is_low(low) ? 4 : 2;
		add_unit(d, out,
			 is_low(low) ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : unit);
	}
	if (at == data.len || !last)
		return at;
	d->broken++; /* half a unit */
	utf8_add(out, 0xfffd);
	return data.len;
}

/* ---- which it is ---- */

static bool looks_like_utf16(struct text t, size_t first)
{
	return t.len >= 4 && t.data[first] > 0 && t.data[first + 2] > 0 && !t.data[1 - first] &&
	       !t.data[3 - first];
}

/* The encoding by rule 1; its mark's length. DETECT where the first bytes say nothing. */
static enum encoding by_first_bytes(struct text sample, size_t *mark)
{
	*mark = 2;
	if (text_starts(sample, TEXT_LITERAL("\xff\xfe")))
		return ENCODING_UTF16LE;
	if (text_starts(sample, TEXT_LITERAL("\xfe\xff")))
		return ENCODING_UTF16BE;
	*mark = 0;
	if (looks_like_utf16(sample, 0))
		return ENCODING_UTF16LE;
	if (looks_like_utf16(sample, 1))
		return ENCODING_UTF16BE;
	return ENCODING_DETECT;
}

/* By rule 2; DETECT where rule 3 goes. */
static enum encoding by_sample(struct text sample, enum encoding one_byte)
{
	uint64_t characters = 0, strays = 0;

	for (size_t at = 0;; at++) {
		int why;
		struct text rest = {.data = sample.data + at, .len = sample.len - at};
		at += sound_length(rest, &characters, &why);
		if (at == sample.len || (why == INCOMPLETE && sample.len == DECODE_SAMPLE))
			break;
		strays++;
	}
	return strays >= STRAYS_SURE && strays > characters * STRAYS_PER_CHARACTER
		   ? one_byte
		   : ENCODING_DETECT;
}

static bool lines_end_in_cr(struct text sample)
{
	return sample.len && memchr(sample.data, '\r', sample.len) &&
	       !memchr(sample.data, '\n', sample.len);
}

size_t decoder_start(struct decoder *d, enum encoding wanted, struct text sample)
{
	bool detect = wanted == ENCODING_DETECT;
	enum encoding first;
	size_t mark;

	*d = (struct decoder){
	    .encoding = wanted,
	    .one_byte = lines_end_in_cr(sample) ? ENCODING_MACINTOSH : ENCODING_WINDOWS1252,
	    .detected = detect,
	};
	if (is_one_byte(wanted))
		d->one_byte = wanted;
	if ((detect || wanted == ENCODING_UTF8) &&
	    text_starts(sample, TEXT_LITERAL("\xef\xbb\xbf"))) {
		d->has_mark = true;
		return 3;
	}
	first = by_first_bytes(sample, &mark);
	if (detect)
		d->encoding = first == ENCODING_DETECT ? by_sample(sample, d->one_byte) : first;
	d->has_mark = mark > 0 && d->encoding == first;
	return d->has_mark ? mark : 0;
}

/* ---- the stream ---- */

size_t decoder_pass(struct decoder *d, struct text data)
{
	int why;

	switch (d->encoding) {
	case ENCODING_UTF8:
		return data.len;
	case ENCODING_DETECT:
		return sound_length(data, &d->characters, &why);
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return 0;
	case ENCODING_LATIN1:
	case ENCODING_WINDOWS1252:
	case ENCODING_MACINTOSH:
	case ENCODING_COUNT:
		break;
	}
	return ascii_length(data.data, data.len);
}

size_t decoder_add(struct decoder *d, struct buf *out, struct text data, bool last)
{
	switch (d->encoding) {
	case ENCODING_UTF8:
		buf_add_text(out, data);
		return data.len;
	case ENCODING_DETECT:
		return add_mended(d, out, data, last);
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		return add_utf16(d, out, data, last);
	case ENCODING_LATIN1:
	case ENCODING_WINDOWS1252:
	case ENCODING_MACINTOSH:
	case ENCODING_COUNT:
		break;
	}
	add_bytes(d, out, data);
	return data.len;
}

/* The narrowest encoding that reads what was met as the same text. */
static const char *one_byte_word(const struct decoder *d)
{
	if (d->detected && d->one_byte == ENCODING_WINDOWS1252 && !d->has_controls)
		return encoding_word(ENCODING_LATIN1);
	return encoding_word(d->one_byte);
}

void decoder_report(const struct decoder *d, struct buf *out)
{
	bool is_utf8 = d->encoding == ENCODING_DETECT || d->encoding == ENCODING_UTF8;

	if (!is_utf8) {
		buf_add_string(out, is_one_byte(d->encoding) ? one_byte_word(d)
							     : encoding_word(d->encoding));
		if (d->broken)
			buf_addf(out, ", but %" PRIu64 " characters are broken", d->broken);
		return;
	}
	if (d->strays && !d->characters && !d->has_mark) {
		buf_add_string(out, one_byte_word(d));
		return;
	}
	buf_add_string(out, d->has_mark ? "utf-8 with a byte-order mark" : "utf-8");
	if (d->strays)
		buf_addf(out, ", but %" PRIu64 " %s read as %s", d->strays,
			 d->strays == 1 ? "byte" : "bytes", one_byte_word(d));
}
