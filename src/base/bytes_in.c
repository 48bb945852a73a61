#include "base/bytes_in.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/gzip.h"
#include "base/mem.h"

enum { STORED_ROOM = 256 * 1024 };

struct bytes_in {
	int fd;
	bool close_fd;
	char *name;
	uint64_t size; /* as stored; 0: not known */
	uint64_t position; /* stored bytes read */
	bool at_end; /* the file has no more bytes */
	struct digest *digest;
	struct gunzip *gunzip; /* NULL: plain */
	/* Bytes read ahead: the first ones of any file, all of them of a gzip file. */
	unsigned char *stored;
	size_t stored_from;
	size_t stored_to;
};

/* Only a signal handler set without SA_RESTART, so one that means to stop us, shows here. */
static int interrupted(struct err *e, const char *name)
{
	return err_set(e, ERR_INTERRUPTED, "%s: interrupted while reading", name);
}

static int open_failed(struct err *e, const char *path)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return err_set(e, ERR_INPUT, "%s: no such file: check the path", path);
	if (errno == EACCES || errno == EPERM)
		return err_set(e, ERR_INPUT,
			       "%s: no permission to read it: check its mode and owner", path);
	if (errno == EINTR)
		return interrupted(e, path);
	return err_set(e, ERR_INPUT, "%s: cannot open it: %s", path, strerror(errno));
}

static int is_directory(struct err *e, const char *path)
{
	return err_set(e, ERR_INPUT, "%s: is a directory: name the files in it", path);
}

static int open_file(struct err *e, struct bytes_in *in, const char *path)
{
	struct stat status;

	if (strcmp(path, "-") == 0) {
		in->name = mem_copy_text("standard input", strlen("standard input"));
		in->fd = STDIN_FILENO;
	} else {
		in->name = mem_copy_text(path, strlen(path));
		in->fd = open(path, O_RDONLY | O_CLOEXEC);
		if (in->fd < 0)
			return open_failed(e, path);
		in->close_fd = true;
	}
	if (fstat(in->fd, &status) != 0)
		return open_failed(e, in->name);
	if (S_ISDIR(status.st_mode))
		return is_directory(e, in->name);
	if (S_ISREG(status.st_mode))
		in->size = (uint64_t)status.st_size;
	return 0;
}

/* One read(2): *got 0 at the end of the file, and of nothing else. */
static int read_stored(struct err *e, struct bytes_in *in, void *to, size_t size, size_t *got)
{
	ssize_t len = read(in->fd, to, size);

	*got = 0;
	if (len < 0) {
		if (errno == EINTR)
			return interrupted(e, in->name);
		if (errno == EISDIR)
			return is_directory(e, in->name);
		return err_set(e, ERR_INPUT, "%s: cannot read it: %s", in->name, strerror(errno));
	}
	if (len == 0) {
		in->at_end = true;
		return 0;
	}
	*got = (size_t)len;
	in->position += *got;
	if (in->digest)
		digest_add(in->digest, to, *got);
	return 0;
}

/* The first two bytes decide what the file is; a pipe may hand them out one by one. */
static int read_first(struct err *e, struct bytes_in *in)
{
	while (in->stored_to < 2 && !in->at_end) {
		size_t got;
		if (read_stored(e, in, in->stored + in->stored_to, STORED_ROOM - in->stored_to,
				&got))
			return -1;
		in->stored_to += got;
	}
	return 0;
}

int bytes_in_open(struct err *e, struct bytes_in **out, const char *path,
		  const struct bytes_in_options *options)
{
	struct bytes_in *in = mem_zero(1, sizeof(*in));

	*out = NULL;
	in->fd = -1;
	in->stored = mem_alloc(STORED_ROOM, 1);
	if (options->digest)
		in->digest = digest_new();
	if (open_file(e, in, path) || read_first(e, in)) {
		bytes_in_close(in);
		return -1;
	}
	if (gzip_is_magic(in->stored, in->stored_to))
		in->gunzip = gunzip_new(options->expansion_limit);
	*out = in;
	return 0;
}

static int read_plain(struct err *e, struct bytes_in *in, void *buffer, size_t size, size_t *got)
{
	size_t ahead = in->stored_to - in->stored_from;

	*got = 0;
	if (ahead) {
		*got = ahead < size ? ahead : size;
		memcpy(buffer, in->stored + in->stored_from, *got);
		in->stored_from += *got;
		return 0;
	}
	return in->at_end ? 0 : read_stored(e, in, buffer, size, got);
}

static int read_gzip(struct err *e, struct bytes_in *in, void *buffer, size_t size, size_t *got)
{
	struct gzip_step step = {.out = buffer, .out_len = size};
	bool done = false;

	*got = 0;
	while (step.out_len == size && !done) {
		if (in->stored_from == in->stored_to && !in->at_end) {
			in->stored_from = 0;
			if (read_stored(e, in, in->stored, STORED_ROOM, &in->stored_to))
				return -1;
		}
		step.in = in->stored + in->stored_from;
		step.in_len = in->stored_to - in->stored_from;
		if (gunzip_step(e, in->gunzip, &step, in->at_end, in->name, &done))
			return -1;
		in->stored_from = in->stored_to - step.in_len;
	}
	*got = size - step.out_len;
	return 0;
}

int bytes_in_read(struct err *e, struct bytes_in *in, void *buffer, size_t size, size_t *got)
{
	*got = 0;
	if (size == 0)
		return 0;
	return in->gunzip ? read_gzip(e, in, buffer, size, got)
			  : read_plain(e, in, buffer, size, got);
}

const char *bytes_in_name(const struct bytes_in *in)
{
	return in->name;
}

uint64_t bytes_in_position(const struct bytes_in *in)
{
	return in->position - (in->stored_to - in->stored_from);
}

uint64_t bytes_in_size(const struct bytes_in *in)
{
	return in->size;
}

int bytes_in_digest(struct err *e, struct bytes_in *in, char hex[SHA256_HEX_BYTES])
{
	if (!in->digest || !in->at_end)
		return err_set(e, ERR_BUG, "%s: the digest was asked for too early, or never",
			       in->name);
	digest_finish(in->digest, hex);
	return 0;
}

void bytes_in_close(struct bytes_in *in)
{
	if (!in)
		return;
	if (in->close_fd)
		close(in->fd); /* nothing was written: a failing close loses nothing */
	digest_free(in->digest);
	gunzip_free(in->gunzip);
	free(in->stored);
	free(in->name);
	free(in);
}
