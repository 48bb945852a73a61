/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fault.c: preloaded (LD_PRELOAD), makes one call fail: FAULT=write:17 the seventeenth write of the process.
 *
 * FAULT_FD is a descriptor to which a byte is written when it came to that. Kinds and their errors are the list below.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *kind;
static long wanted;
static atomic_long calls;

__attribute__((constructor)) static void begin(void)
{
	const char *fault = getenv("FAULT"), *colon = fault ? strchr(fault, ':') : NULL;

	if (!colon)
		return;
	wanted = atol(colon + 1);
	kind = fault;
}

static int is_kind(const char *name)
{
	size_t len = strlen(name);

	return kind && strncmp(kind, name, len) == 0 && kind[len] == ':';
}

static int fails(const char *name, int why)
{
	const char *fd;

	if (!is_kind(name) || atomic_fetch_add(&calls, 1) + 1 != wanted)
		return 0;
	fd = getenv("FAULT_FD");
	if (fd)
		syscall(SYS_write, atoi(fd), "x", 1);
	errno = why;
	return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t len)
{
	return fails("write", ENOSPC) ? -1 : syscall(SYS_write, fd, data, len);
}
ssize_t read(int fd, void *data, size_t len)
{
	return fails("read", EIO) ? -1 : syscall(SYS_read, fd, data, len);
}
ssize_t __read_chk(int fd, void *data, size_t len, size_t room);
ssize_t __read_chk(int fd, void *data, size_t len, size_t room)
{
	(void)room;
	return read(fd, data, len);
}
int open(const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return fails("open", EIO) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
	return open(path, flags);
}
int close(int fd)
{
	long result = syscall(SYS_close, fd);

	return fails("close", EIO) ? -1 : (int)result;
}
int fsync(int fd)
{
	return fails("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}
int rename(const char *from, const char *to)
{
	return fails("rename", EIO) ? -1
				    : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}
int mkdir(const char *path, mode_t mode)
{
	return fails("mkdir", ENOSPC) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
int unlink(const char *path)
{
	return fails("unlink", EIO) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
int rmdir(const char *path)
{
	return fails("rmdir", EIO) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}
int symlink(const char *target, const char *path)
{
	return fails("symlink", ENOSPC) ? -1 : (int)syscall(SYS_symlinkat, target, AT_FDCWD, path);
}
int chmod(const char *path, mode_t mode)
{
	return fails("chmod", EIO) ? -1 : (int)syscall(SYS_fchmodat, AT_FDCWD, path, mode);
}
struct dirent *readdir(DIR *folder)
{
	return fails("readdir", EIO) ? NULL : REAL(readdir)(folder);
}

/* dlsym allocates: the C library's own names are taken. */
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *malloc(size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_malloc(size);
}
void *calloc(size_t count, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_calloc(count, size);
}
void *realloc(void *old, size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_realloc(old, size);
}
