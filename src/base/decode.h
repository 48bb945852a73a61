/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decode.h: text in any of the usual encodings to UTF-8, as a stream.
 *
 * The encoding is detected from the bytes alone, and the result is the same for every read size:
 *
 * 1. A byte-order mark decides (UTF-8, UTF-16), and so do ASCII characters with NULs between.
 * 2. Otherwise the first DECODE_SAMPLE bytes decide. If at least 16 bytes there are malformed as
 *    UTF-8, and well-formed characters beyond ASCII are less than a sixteenth of them, the text has
 *    one byte per character: Macintosh if lines end in CR alone, as only that system wrote them,
 *    otherwise Windows-1252 (which contains Latin-1, as far as text goes).
 * 3. Otherwise it is UTF-8. A byte that is malformed all the same, here or later, is read as a
 *    character of those one-byte encodings: no row is lost over it.
 *
 * So a stray byte in a UTF-8 file is repaired alone, and a file of one-byte text with only a few
 * accents comes out right too. decoder_report counts and names what was met.
 */
#ifndef PAYBANDS_BASE_DECODE_H
#define PAYBANDS_BASE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/text.h"

enum { DECODE_SAMPLE = 1 << 20 };

/* name, word */
#define ENCODINGS(X)                                                                               \
	X(ENCODING_DETECT, "detect")                                                               \
	X(ENCODING_UTF8, "utf-8") /* forced: malformed bytes are left as they are */               \
	X(ENCODING_UTF16LE, "utf-16le")                                                            \
	X(ENCODING_UTF16BE, "utf-16be")                                                            \
	X(ENCODING_LATIN1, "latin-1")                                                              \
	X(ENCODING_WINDOWS1252, "windows-1252")                                                    \
	X(ENCODING_MACINTOSH, "macintosh")

#define ENCODING_NAME(name, word) name,
enum encoding { ENCODINGS(ENCODING_NAME) ENCODING_COUNT };
#undef ENCODING_NAME

const char *encoding_word(enum encoding encoding);
bool encoding_from_word(struct text word, enum encoding *out);

struct decoder {
	enum encoding encoding; /* DETECT: UTF-8 in which stray bytes are repaired */
	enum encoding one_byte; /* how these are read */
	bool detected; /* it was not stated */
	bool has_mark;
	bool has_controls; /* a byte of 0x80-0x9f was read as one character */
	uint64_t characters; /* well-formed in UTF-8, beyond ASCII */
	uint64_t strays; /* bytes read as one character, beyond ASCII */
	uint64_t broken; /* what was not a character in UTF-16 */
};

/* `sample`: the first DECODE_SAMPLE bytes of the text, or all of it if it is shorter. Gives how
 * many of the first bytes are a byte-order mark, which is not text. */
size_t decoder_start(struct decoder *d, enum encoding wanted, struct text sample);

/* How many bytes at the front are already UTF-8, so that they need not be added. An incomplete
 * character at the end is not counted. */
size_t decoder_pass(struct decoder *d, struct text data);
/* Appends `data` as UTF-8, but for an incomplete character at its end (unless `last`: then that
 * is malformed). Gives how many bytes were taken. */
size_t decoder_add(struct decoder *d, struct buf *out, struct text data, bool last);

/* "utf-8", "utf-8 with a byte-order mark", "windows-1252", "utf-8, but 3 bytes read as latin-1":
 * what was met so far. */
void decoder_report(const struct decoder *d, struct buf *out);

#endif
