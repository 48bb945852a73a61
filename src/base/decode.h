/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decode.h: text in any of the usual encodings to UTF-8, as a stream.
 *
 * Which encoding it is, is told from the bytes alone, the same for every size of reads:
 *
 * 1. A byte-order mark says it: UTF-8, UTF-16. So do ASCII characters with NULs between.
 * 2. Else the first DECODE_SAMPLE bytes do. Where at least 16 bytes there are malformed as
 *    UTF-8, and well-formed characters beyond ASCII are less than a sixteenth of them, the
 *    text has one byte a character: Macintosh where lines end in CR alone, as only that
 *    system had them, else Windows-1252 (of which Latin-1 is a part, as text goes).
 * 3. Else it is UTF-8. A byte that is malformed all the same, here or later, is read as
 *    a character of those one-byte encodings: no row is lost over it.
 *
 * So a stray byte in a UTF-8 file is mended alone, and a file of one-byte text with only
 * a few accents comes out right too. What was met is counted and told by decoder_report.
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
	X(ENCODING_UTF8, "utf-8") /* by force: malformed bytes are left as they are */             \
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
	enum encoding encoding; /* DETECT: UTF-8 in which stray bytes are mended */
	enum encoding one_byte; /* how these are read */
	bool detected; /* nobody said which it is */
	bool has_mark;
	bool has_controls; /* a byte of 0x80-0x9f was read as one character */
	uint64_t characters; /* well-formed in UTF-8, beyond ASCII */
	uint64_t strays; /* bytes read as one character, beyond ASCII */
	uint64_t broken; /* what was no character in UTF-16 */
};

/* `sample`: the first DECODE_SAMPLE bytes of the text, or all of it where it is shorter. Gives
 * how many of the first bytes are a byte-order mark, which is not text. */
size_t decoder_start(struct decoder *d, enum encoding wanted, struct text sample);

/* How many bytes at the front are UTF-8 as they stand, so that they need not be added. An
 * incomplete character at the end is not counted in. */
size_t decoder_pass(struct decoder *d, struct text data);
/* Appends `data` as UTF-8, but for an incomplete character at its end (unless `last`: then that
 * is malformed). Gives how many bytes were taken. */
size_t decoder_add(struct decoder *d, struct buf *out, struct text data, bool last);

/* "utf-8", "utf-8 with a byte-order mark", "windows-1252", "utf-8, but 3 bytes read as latin-1":
 * what was met so far. */
void decoder_report(const struct decoder *d, struct buf *out);

#endif
