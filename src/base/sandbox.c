/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sandbox.c: see sandbox.h. The numbers and structures of Landlock are the kernel's (linux/landlock.h), which
 * Debian 12 has, with its first version of 2021; later rights are not asked for. */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Defined where a sanitizer is linked in. */
extern void __asan_init(void) __attribute__((weak));
extern void __lsan_init(void) __attribute__((weak));
extern void __ubsan_handle_out_of_bounds(void) __attribute__((weak));

bool sandbox_is_watched(void)
{
	return __asan_init || __lsan_init || __ubsan_handle_out_of_bounds;
}

/* ---- files ---- */

enum {
	READ_FILE = LANDLOCK_ACCESS_FS_READ_FILE,
	READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	WRITE = READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
		LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
		LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SYM,
	/* All that the first version can hold: what is not allowed below is forbidden. */
	HELD = WRITE | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
	       LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
	       LANDLOCK_ACCESS_FS_MAKE_BLOCK,
};

static void allow(int rules, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr beneath = {.allowed_access = access};
	struct stat status;

	beneath.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (beneath.parent_fd < 0)
		return;
	/* Of a file only what a file can have is asked for. */
	if (fstat(beneath.parent_fd, &status) == 0 && !S_ISDIR(status.st_mode))
		beneath.allowed_access &= READ_FILE;
	if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0))
		errno = 0; /* the path stays closed */
	close(beneath.parent_fd);
}

static bool hold_files(const struct sandbox_paths *paths)
{
	const struct landlock_ruleset_attr held = {.handled_access_fs = HELD};
	int rules = (int)syscall(SYS_landlock_create_ruleset, &held,
				 offsetof(struct landlock_ruleset_attr, handled_access_fs) +
				     sizeof(held.handled_access_fs),
				 0);
	bool done;

	if (rules < 0)
		return false;
	for (size_t i = 0; i < paths->read_count; i++)
		allow(rules, paths->read[i], READ);
	for (size_t i = 0; i < paths->write_count; i++)
		allow(rules, paths->write[i], WRITE);
	done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done;
}

/* ---- system calls ---- */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE
enum {
	OTHER_NUMBERS = 0x40000000
}; /* of the x32 calls of x86-64: the same doors by other numbers */

/* Refused as EPERM; all others pass. */
#define REFUSE(call)                                                                               \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1),                                         \
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static bool hold_calls(void)
{
	struct sock_filter filter[] = {
	    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
	    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_NUMBERS, 0, 1),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
	    REFUSE(SYS_socket),
	    REFUSE(SYS_socketpair),
	    REFUSE(SYS_connect),
	    REFUSE(SYS_bind),
	    REFUSE(SYS_listen),
	    REFUSE(SYS_accept),
	    REFUSE(SYS_accept4),
	    REFUSE(SYS_sendto),
	    REFUSE(SYS_sendmsg),
	    REFUSE(SYS_execve),
	    REFUSE(SYS_execveat),
	    REFUSE(SYS_ptrace),
	    REFUSE(SYS_process_vm_readv),
	    REFUSE(SYS_process_vm_writev),
	    REFUSE(SYS_io_uring_setup), /* does all of these by itself */
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	const struct sock_fprog program = {
	    .len = (unsigned short)(sizeof(filter) / sizeof(*filter)), .filter = filter};

	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}
#else
static bool hold_calls(void)
{
	return false;
}
#endif

struct sandbox_result sandbox_enter(const struct sandbox_paths *paths)
{
	struct sandbox_result result = {.files = false};

	/* Both are for programs that can gain no rights by running others. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return result;
	result.files = hold_files(paths);
	result.calls = hold_calls();
	return result;
}
