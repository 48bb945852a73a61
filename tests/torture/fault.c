/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fault.c: preloaded (LD_PRELOAD), makes one call fail: FAULT=write:17 the seventeenth write of the process.
 *
 * FAULT=site:17 is the first allocation of the seventeenth place that allocates: places differ in the callers' addresses.
 * FAULT_FD is a descriptor to which a byte is written when it came to that. Kinds and their errors are the list below.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *kind;
static long wanted;
static atomic_long calls;

/* The places that allocated so far, by a hash of their callers; guarded by being for runs of one thread. */
enum { SITES = 1 << 16, CALLERS = 6 };
static uintptr_t sites[SITES];
static _Thread_local int in_backtrace;

__attribute__((constructor)) static void begin(void)
{
	const char *fault = getenv("FAULT"), *colon = fault ? strchr(fault, ':') : NULL;

	if (!colon)
		return;
	wanted = atol(colon + 1);
	void *first[CALLERS];
	backtrace(first, CALLERS); /* loads what it needs, which allocates */
	kind = fault;
}

static int is_kind(const char *name)
{
	size_t len = strlen(name);

	return kind && strncmp(kind, name, len) == 0 && kind[len] == ':';
}

/* Has this place not allocated before? */
static int is_new_site(void)
{
	void *callers[CALLERS];
	uintptr_t hash = 14695981039346656037U;
	int count;

	if (in_backtrace)
		return 0;
	in_backtrace = 1;
	count = backtrace(callers, CALLERS);
	in_backtrace = 0;
	for (int k = 0; k < count; k++)
		hash = (hash ^ (uintptr_t)callers[k]) * 1099511628211U;
	for (size_t at = (hash >> 40) % SITES;; at = (at + 1) % SITES) {
		if (sites[at] == hash)
			return 0;
		if (sites[at] == 0) {
			sites[at] = hash;
			return 1;
		}
	}
}

static int fails(const char *name, int why)
{
	const char *fd;
	int by_site = why == ENOMEM && is_kind("site");

	if (by_site ? !is_new_site() : !is_kind(name))
		return 0;
	if (atomic_fetch_add(&calls, 1) + 1 != wanted)
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
FILE *fopen(const char *path, const char *mode)
{
	return fails("open", EIO) ? NULL : REAL(fopen)(path, mode);
}
int fclose(FILE *file)
{
	int result = REAL(fclose)(file);

	return fails("close", EIO) ? EOF : result;
}
DIR *opendir(const char *path)
{
	return fails("open", EIO) ? NULL : REAL(opendir)(path);
}
int closedir(DIR *folder)
{
	int result = REAL(closedir)(folder);

	return fails("close", EIO) ? -1 : result;
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

/* Names that the program calls (src/cmd/allocators.c); what they stand before is reached by a third one, since dlsym
 * allocates. */
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_malloc(size_t size)
{
	return fails("malloc", ENOMEM) ? NULL : __libc_memalign(16, size);
}
void *__libc_calloc(size_t count, size_t size)
{
	void *memory = fails("malloc", ENOMEM) ? NULL : __libc_memalign(16, count * size);

	return memory ? memset(memory, 0, count * size) : NULL;
}
void *__libc_realloc(void *old, size_t size)
{
	void *memory = fails("malloc", ENOMEM) ? NULL : __libc_memalign(16, size);
	size_t had = old ? malloc_usable_size(old) : 0;

	if (memory && old) {
		memcpy(memory, old, had < size ? had : size);
		__libc_free(old);
	}
	return memory;
}
