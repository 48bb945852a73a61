/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest_fixture.h: SHA-256 of bytes in memory. */
#ifndef PAYBANDS_TESTS_DIGEST_FIXTURE_H
#define PAYBANDS_TESTS_DIGEST_FIXTURE_H

#include "base/digest.h"

static inline void digest_bytes(const void *data, size_t len, char hex[SHA256_HEX_BYTES])
{
	struct digest *d = digest_new();

	digest_add(d, data, len);
	digest_finish(d, hex);
	digest_free(d);
}

#endif
