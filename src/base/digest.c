/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest.c: SHA-256 over nettle; see digest.h. */
#include "base/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

struct digest {
	struct sha256_ctx context;
};

struct digest *digest_new(void)
{
	struct digest *d = mem_alloc(1, sizeof(*d));

	sha256_init(&d->context);
	return d;
}

void digest_free(struct digest *d)
{
	free(d);
}

void digest_add(struct digest *d, const void *data, size_t len)
{
	if (len)
		sha256_update(&d->context, len, data);
}

void digest_finish(struct digest *d, char hex[SHA256_HEX_BYTES])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];

	sha256_digest(&d->context, sizeof(bytes), bytes);
	for (size_t i = 0; i < sizeof(bytes); i++) {
		hex[2 * i] = digits[bytes[i] >> 4];
		hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	hex[2 * sizeof(bytes)] = '\0';
}

void digest_of_text(struct text t, char hex[SHA256_HEX_BYTES])
{
	struct digest d;

	sha256_init(&d.context);
	digest_add(&d, t.data, t.len);
	digest_finish(&d, hex);
}
