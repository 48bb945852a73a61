/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unicode.h: the door to utf8proc. */
#ifndef PAYBANDS_BASE_UNICODE_H
#define PAYBANDS_BASE_UNICODE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/text.h"

/* True when the text is well-formed UTF-8. Plain ASCII is decided fast. */
bool utf8_valid(struct text t);

/* The form in which names are compared: compatibility-composed, case-folded,
 * accents taken off, every run of blanks and punctuation one space, none at the
 * ends. "  M\u00dcNCHEN (Bayern)" gives "munchen bayern". The characters in `keep` (ASCII,
 * may be "") are letters here: with keep "+#." "C++ / C# dev" gives "c++ c# dev".
 * Letters that Unicode does not take apart lose their strokes too:
 * "\u0141\u00f3d\u017a" gives "lodz".
 * Text that is not UTF-8 is repaired as utf8_repair does. Appends to `out`. */
void unicode_fold(struct buf *out, struct text t, const char *keep);

/* The same into `out`, which has room for as many bytes as `t`, and only if `t` needs no library: if it is of
 * ASCII, Latin letters up to U+017F, and dashes and quotation marks. False: it is not, and *len is 0. */
bool unicode_fold_plain(char *out, size_t *len, struct text t, const char *keep);

/* The 128 characters of ASCII as unicode_fold leaves them if none is kept: small letters, digits, and blanks for
 * all others. */
extern const char ascii_folded[];

/* Appends `t` with every malformed byte read as Latin-1 (Windows-1252 for 0x80-0x9f). */
void utf8_repair(struct buf *out, struct text t);

/* Appends one character; U+FFFD for what is not one (a surrogate, or above 0x10ffff). */
void utf8_add(struct buf *out, unsigned character);

/* What a byte means in Windows-1252, or U+FFFD for the five it leaves undefined. Latin-1 differs
 * only in 0x80-0x9f, which are not text there. */
unsigned western_character(unsigned char byte);

/* Appends `t` with every malformed byte as U+FFFD. */
void utf8_replace(struct buf *out, struct text t);

#endif
