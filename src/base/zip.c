/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip.c: libzip archives and their members, with a limit on expansion; see zip.h. */
#include "base/zip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/mem.h"

/* A member this short is not called a bomb, whatever its ratio. */
#define EXPANSION_FREE ((uint64_t)1 << 20)

struct zip_archive {
	zip_t *zip;
	const char *name;
	double expansion_limit;
	uint64_t stored_size; /* of the whole file: no member can truly be packed into more */
};

struct zip_member {
	struct zip_archive *archive;
	zip_file_t *file;
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
		m->file = zip_fopen_index(z->zip, index, 0);
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

int zip_member_read(struct err *e, struct zip_member *m, void *buffer, size_t size, size_t *got)
{
	zip_int64_t len;

	*got = 0;
	if (m->at_end || size == 0)
		return 0;
	len = zip_fread(m->file, buffer, size);
	if (len < 0)
		return fail(e, m->archive->name, m->name, zip_file_get_error(m->file));
	*got = (size_t)len;
	m->given += *got;
	m->at_end = len == 0;
	return check_expansion(e, m);
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
	free(m);
}
