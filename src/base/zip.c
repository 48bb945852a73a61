/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip.c: libzip archives and their members, with a limit on expansion; see zip.h. */
#include "base/zip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/inflate.h"
#include "base/mem.h"

/* A member this short is not called a bomb, whatever its ratio. */
#define EXPANSION_FREE ((uint64_t)1 << 20)

enum {
	PACKED_ROOM = 64 << 10,
	ZLIB_DATA_ERROR = -3, /* Z_DATA_ERROR: what libzip would have met */
};

struct zip_archive {
	zip_t *zip;
	const char *name;
	double expansion_limit;
	uint64_t stored_size; /* of the whole file: no member can truly be packed into more */
};

/* A deflated member is inflated here; libzip would have zlib do it. */
struct deflated {
	struct inflate *inflate; /* NULL: it is for libzip */
	unsigned char *bytes; /* PACKED_ROOM of them */
	const unsigned char *in; /* of bytes: not inflated yet */
	size_t in_len;
	bool at_end;
	uint32_t crc; /* of the whole member, as the archive says */
};

struct zip_member {
	struct zip_archive *archive;
	zip_file_t *file;
	struct deflated deflated;
	const char *name;
	uint64_t size; /* as the archive claims */
	uint64_t packed;
	uint64_t given;
	double limit; /* times its packed size; 0: none */
	bool at_end;
};

bool zip_is_magic(const void *data, size_t len)
{
	/* A first member, or the end of an archive without any. */
	return len >= ZIP_MAGIC_BYTES &&
	       (memcmp(data, "PK\003\004", 4) == 0 || memcmp(data, "PK\005\006", 4) == 0);
}

/* `member` may be NULL: the archive as a whole. */
static int fail(struct err *e, const char *archive, const char *member, zip_error_t *error)
{
	const char *hash = member ? "#" : "";
	const char *words = zip_error_strerror(error);

	if (!member)
		member = "";
	switch (zip_error_code_zip(error)) {
	case ZIP_ER_MEMORY:
		mem_fail();
	case ZIP_ER_ENCRNOTSUPP:
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
		return err_set(e, ERR_INPUT,
			       "%s%s%s: is encrypted: unpack it with its password first", archive,
			       hash, member);
	case ZIP_ER_COMPNOTSUPP:
		return err_set(e, ERR_INPUT,
			       "%s%s%s: is packed by a method that is not read here: unpack it, "
			       "and pack it again the usual way (deflate)",
			       archive, hash, member);
	case ZIP_ER_MULTIDISK:
		return err_set(e, ERR_INPUT,
			       "%s: is one part of an archive in several: join them first",
			       archive);
	default:
		break;
	}
	if (zip_error_code_system(error) == EINTR && zip_error_system_type(error) == ZIP_ET_SYS)
		return err_set(e, ERR_INTERRUPTED, "%s: interrupted while reading", archive);
	return err_set(e, ERR_INPUT,
		       "%s%s%s: the zip archive is damaged or was cut short (%s): fetch it again",
		       archive, hash, member, words);
}

int zip_archive_open(struct err *e, struct zip_archive **out, int fd, const char *name,
		     double expansion_limit)
{
	struct zip_archive *z = mem_zero(1, sizeof(*z));
	struct stat status;
	zip_error_t error;
	int code = ZIP_ER_OPEN;
	int copy = dup(fd); /* libzip closes what it is given */

	*out = NULL;
	z->name = name;
	z->expansion_limit = expansion_limit;
	z->stored_size = fstat(fd, &status) == 0 ? (uint64_t)status.st_size : 0;
	if (copy >= 0)
		z->zip = zip_fdopen(copy, 0, &code);
	if (z->zip) {
		*out = z;
		return 0;
	}
	zip_error_init_with_code(&error, code);
	fail(e, name, NULL, &error);
	zip_error_fini(&error);
	if (copy >= 0)
		close(copy);
	zip_archive_close(z);
	return -1;
}

void zip_archive_close(struct zip_archive *z)
{
	if (!z)
		return;
	if (z->zip)
		zip_discard(z->zip);
	free(z);
}

size_t zip_member_count(const struct zip_archive *z)
{
	zip_int64_t count = zip_get_num_entries(z->zip, 0);

	return count > 0 ? (size_t)count : 0;
}

const char *zip_member_name(const struct zip_archive *z, size_t index)
{
	const char *name = zip_get_name(z->zip, index, ZIP_FL_ENC_GUESS);

	return name ? name : "";
}

bool zip_member_find(const struct zip_archive *z, const char *path, size_t *index)
{
	zip_int64_t found = zip_name_locate(z->zip, path, ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);

	if (found < 0)
		return false;
	*index = (size_t)found;
	return true;
}

/* Is all there that inflating it here needs? */
static bool is_deflated(const zip_stat_t *status)
{
	const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC |
				    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;

	/* Some say so of what has no bytes at all. */
	return (status->valid & needed) == needed && status->comp_size > 0 &&
	       status->comp_method == ZIP_CM_DEFLATE && status->encryption_method == ZIP_EM_NONE;
}

static void open_file(struct zip_member *m, size_t index, const zip_stat_t *status)
{
	bool deflated = is_deflated(status);

	m->file = zip_fopen_index(m->archive->zip, index, deflated ? ZIP_FL_COMPRESSED : 0);
	if (!m->file || !deflated)
		return;
	m->deflated = (struct deflated){
	    .inflate = inflate_new(), .bytes = mem_alloc(PACKED_ROOM, 1), .crc = status->crc};
}

int zip_member_open(struct err *e, struct zip_member **out, struct zip_archive *z, size_t index)
{
	struct zip_member *m = mem_zero(1, sizeof(*m));
	zip_stat_t status;

	*out = NULL;
	*m = (struct zip_member){.archive = z,
				 .name = zip_member_name(z, index),
				 .limit = z->expansion_limit > 0 ? z->expansion_limit : 0};
	if (zip_stat_index(z->zip, index, 0, &status) == 0) {
		m->size = status.valid & ZIP_STAT_SIZE ? status.size : 0;
		m->packed = status.valid & ZIP_STAT_COMP_SIZE ? status.comp_size : 0;
		if (m->packed > z->stored_size)
			m->packed = z->stored_size;
		open_file(m, index, &status);
	}
	if (!m->file) {
		fail(e, z->name, m->name, zip_get_error(z->zip));
		zip_member_close(m);
		return -1;
	}
	*out = m;
	return 0;
}

static int check_expansion(struct err *e, const struct zip_member *m)
{
	const struct zip_archive *z = m->archive;

	if (m->limit <= 0 || m->given <= EXPANSION_FREE ||
	    (double)m->given <= m->limit * (double)m->packed)
		return 0;
	return err_set(e, ERR_INPUT,
		       "%s#%s: the zip data grow to more than %.0f times their size: refused as a "
		       "decompression bomb (raise --expansion-limit if the file is sound)",
		       z->name, m->name, m->limit);
}

static int read_file(struct err *e, struct zip_member *m, void *buffer, size_t size, size_t *got)
{
	zip_int64_t len = zip_fread(m->file, buffer, size);

	*got = 0;
	if (len < 0)
		return fail(e, m->archive->name, m->name, zip_file_get_error(m->file));
	*got = (size_t)len;
	return 0;
}

/* In libzip's words. */
static int fail_as(struct err *e, const struct zip_member *m, int code, int detail)
{
	zip_error_t error;
	int result;

	zip_error_init(&error);
	zip_error_set(&error, code, detail);
	result = fail(e, m->archive->name, m->name, &error);
	zip_error_fini(&error);
	return result;
}

/* What the archive says of the whole, once all of it was given. */
static int check_whole(struct err *e, const struct zip_member *m, uint64_t size)
{
	if (inflate_crc(m->deflated.inflate) != m->deflated.crc)
		return fail_as(e, m, ZIP_ER_CRC, 0);
	return size == m->size ? 0 : fail_as(e, m, ZIP_ER_INCONS, 0);
}

static int read_packed(struct err *e, struct zip_member *m)
{
	struct deflated *d = &m->deflated;
	size_t got;

	if (read_file(e, m, d->bytes, PACKED_ROOM, &got))
		return -1;
	if (!got)
		return fail_as(e, m, ZIP_ER_EOF, 0);
	d->in = d->bytes;
	d->in_len = got;
	return 0;
}

static int read_deflated(struct err *e, struct zip_member *m, void *buffer, size_t size,
			 size_t *got)
{
	struct deflated *d = &m->deflated;

	for (*got = 0; !d->at_end && !*got;) {
		struct inflate_step step = {
		    .in = d->in, .in_len = d->in_len, .out = buffer, .out_len = size};
		if (inflate_on(d->inflate, &step, &d->at_end))
			return fail_as(e, m, ZIP_ER_ZLIB, ZLIB_DATA_ERROR);
		d->in = step.in;
		d->in_len = step.in_len;
		*got = size - step.out_len;
		/* Without an output all that was read is used up. */
		if (!*got && !d->at_end && read_packed(e, m))
			return -1;
	}
	return *got ? 0 : check_whole(e, m, m->given);
}

int zip_member_read(struct err *e, struct zip_member *m, void *buffer, size_t size, size_t *got)
{
	int result;

	*got = 0;
	if (m->at_end || size == 0)
		return 0;
	result = m->deflated.inflate ? read_deflated(e, m, buffer, size, got)
				     : read_file(e, m, buffer, size, got);
	m->given += *got;
	m->at_end = result == 0 && *got == 0;
	return result ? result : check_expansion(e, m);
}

void zip_member_expect(struct zip_member *m, double share)
{
	m->limit *= share;
}

uint64_t zip_member_packed(const struct zip_member *m)
{
	return m->packed;
}

double zip_member_limit(const struct zip_member *m)
{
	return m->limit;
}

double zip_member_done(const struct zip_member *m)
{
	if (m->at_end)
		return 1;
	return m->given < m->size ? (double)m->given / (double)m->size : 1;
}

void zip_member_close(struct zip_member *m)
{
	if (!m)
		return;
	if (m->file)
		zip_fclose(m->file);
	inflate_free(m->deflated.inflate);
	free(m->deflated.bytes);
	free(m);
}
