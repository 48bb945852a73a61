/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_stored.c: the bytes as the file, or the member of an archive, holds them.
 *
 * The first ones are read ahead, as they decide what the file is.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes_private.h"

enum { FIRST_BYTES = 8 }; /* enough for every kind of file that is known by its start */

static int read_file(struct err *e, struct bytes_in *in, void *to, size_t size, size_t *got)
{
	ssize_t len = read(in->fd, to, size);

	*got = 0;
	if (len < 0) {
		if (errno == EINTR)
			return bytes_fail_interrupted(e, in->name);
		if (errno == EISDIR)
			return bytes_fail_directory(e, in->name);
		return err_set_device(e, "%s: cannot read it: %s", in->name, strerror(errno));
	}
	*got = (size_t)len;
	in->position += *got;
	if (in->digest)
		digest_add(in->digest, to, *got);
	return 0;
}

int bytes_read_stored(struct err *e, struct bytes_in *in, void *to, size_t size, size_t *got)
{
	int result = in->member ? zip_member_read(e, in->member, to, size, got)
				: read_file(e, in, to, size, got);

	if (result == 0 && *got == 0)
		in->at_end = true;
	return result;
}

int bytes_read_first(struct err *e, struct bytes_in *in)
{
	while (in->stored_to < FIRST_BYTES && !in->at_end) {
		size_t got;
		if (bytes_read_stored(e, in, in->stored + in->stored_to,
				      STORED_ROOM - in->stored_to, &got))
			return -1;
		in->stored_to += got;
	}
	return 0;
}
