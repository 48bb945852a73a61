/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest.h: the door to nettle: SHA-256, as lower-case hex. */
#ifndef PAYBANDS_BASE_DIGEST_H
#define PAYBANDS_BASE_DIGEST_H

#include <stddef.h>

#include "base/text.h"

#define SHA256_HEX_BYTES 65 /* with its NUL */

struct digest;

struct digest *digest_new(void) __attribute__((returns_nonnull));
void digest_free(struct digest *d); /* NULL is fine */
void digest_add(struct digest *d, const void *data, size_t len);
/* Of everything added so far; the digest then starts anew. */
void digest_finish(struct digest *d, char hex[SHA256_HEX_BYTES]);

/* Of one text. */
void digest_of_text(struct text t, char hex[SHA256_HEX_BYTES]);

#endif
