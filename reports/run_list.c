/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_list.c: see run_list.h. */
#include "reports/run_list.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes_in.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/text.h"
#include "reports/accepted.h"
#include "reports/run_tree.h"
#include "reports/tree.h"

enum { HEX_DIGITS = 12, TARGET_BYTES = 512 };

const char *run_state_word(enum run_state state)
{
#define RUN_STATE_WORD(name, word) [name] = word,
	static const char *const words[] = {RUN_STATES(RUN_STATE_WORD)};
#undef RUN_STATE_WORD

	return words[state];
}

/* ---- names ---- */

static size_t digits(const char *text, size_t most)
{
	size_t count = 0;

	while (count < most && ascii_digit(text[count]))
		count++;
	return count;
}

static bool is_hex(char c)
{
	return ascii_digit(c) || (c >= 'a' && c <= 'f');
}

/* "2024-05-" or "2024-05-31-"; 0 where it is not a date. */
static size_t date_length(const char *name)
{
	size_t at = 0;

	if (digits(name, 5) != 4 || name[4] != '-' || digits(name + 5, 3) != 2 || name[7] != '-')
		return 0;
	at = 8;
	return digits(name + at, 3) == 2 && name[at + 2] == '-' ? at + 3 : at;
}

static bool ends_as_candidate(const char *name)
{
	return text_ends(text_of(name), TEXT_LITERAL(".candidate"));
}

bool run_list_is_run(const char *name)
{
	size_t at = date_length(name), count = 0;

	while (at && is_hex(name[at + count]))
		count++;
	if (!at || count != HEX_DIGITS)
		return false;
	at += count;
	if (name[at] == '-') {
		count = digits(name + at + 1, 5);
		if (!count)
			return false;
		at += 1 + count;
	}
	return !name[at] || strcmp(name + at, ".candidate") == 0;
}

/* ---- entries ---- */

static char *first_line(const char *path)
{
	struct err ignored = ERR_INIT;
	struct buf text;
	char *line = NULL;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (tree_has_file(path) && bytes_in_whole(&ignored, &text, path) == 0)
		line = mem_copy_text(text.data ? text.data : "",
				     text.data ? strcspn(text.data, "\n") : 0);
	buf_release(&text);
	return line;
}

/* The last reason for which the run was accepted; NULL: it was not. */
static char *reason_of(const struct accepted *accepted, const char *name)
{
	const struct json_in *list = json_get(accepted->file, "accepted");

	for (size_t i = json_count(list); i-- > 0;) {
		const struct json_in *entry = json_at(list, i);
		struct text reason = json_text(json_get(entry, "reason"));
		if (text_equal(json_text(json_get(entry, "run")), text_of(name)))
			return mem_copy_text(reason.data ? reason.data : "", reason.len);
	}
	return NULL;
}

/* The run that the link leads to; NULL: none. */
static char *latest_name(const char *output)
{
	char *path = tree_join(output, "latest"), target[TARGET_BYTES];
	ssize_t len = readlink(path, target, sizeof(target) - 1);
	const char *start = target + strlen("runs/");

	free(path);
	if (len < 0)
		return NULL;
	target[len] = '\0';
	if (!text_starts(text_of(target), TEXT_LITERAL("runs/")))
		return NULL;
	return mem_copy_text(start, strcspn(start, "/"));
}

struct listing {
	struct run_list *out;
	const char *output;
	char *runs, *latest;
	struct accepted accepted;
};

static int add(struct err *e, struct listing *l, const char *name)
{
	char *folder = tree_join(l->runs, name), *cause = tree_join(folder, RUN_CAUSE);
	struct run_entry entry = {.name = NULL, .state = RUN_PUBLISHED};
	struct stat status;
	int result = 0;

	if (lstat(folder, &status)) {
		/* It may be gone since the folder was read. */
		if (errno != ENOENT)
			result = err_set(e, ERR_INPUT, "%s: cannot look at it: %s", folder,
					 strerror(errno));
	} else if (S_ISDIR(status.st_mode)) {
		entry.name = mem_copy_text(name, strlen(name));
		entry.published = status.st_mtim;
		entry.latest = l->latest && strcmp(l->latest, name) == 0;
		if (*name == '.')
			entry.state = RUN_UNFINISHED;
		else if (ends_as_candidate(name))
			entry.state = RUN_REFUSED;
		else if ((entry.cause = reason_of(&l->accepted, name)) != NULL)
			entry.state = RUN_ACCEPTED;
		if (entry.state == RUN_REFUSED)
			entry.cause = first_line(cause);
		l->out->entries =
		    mem_grow(l->out->entries, &l->out->room, l->out->count + 1, sizeof(entry));
		l->out->entries[l->out->count++] = entry;
	}
	free(cause);
	free(folder);
	return result;
}

static int compare(const void *left, const void *right)
{
	const struct run_entry *a = left, *b = right;

	if (a->published.tv_sec != b->published.tv_sec)
		return a->published.tv_sec < b->published.tv_sec ? 1 : -1;
	if (a->published.tv_nsec != b->published.tv_nsec)
		return a->published.tv_nsec < b->published.tv_nsec ? 1 : -1;
	return strcmp(a->name, b->name);
}

int run_list_read(struct err *e, struct run_list *out, const char *output)
{
	struct listing l = {.out = out, .output = output, .runs = tree_join(output, "runs")};
	struct folder folder = {.names = NULL};
	struct stat status;
	int result = 0;

	*out = (struct run_list){.entries = NULL};
	l.latest = latest_name(output);
	if (lstat(l.runs, &status) == 0)
		result = folder_read(e, &folder, l.runs, ERR_INPUT, "runs");
	else if (errno != ENOENT)
		result =
		    err_set(e, ERR_INPUT, "%s: cannot look at it: %s", l.runs, strerror(errno));
	if (result == 0)
		result = accepted_read(e, &l.accepted, output);
	for (size_t i = 0; result == 0 && i < folder.count; i++)
		if (run_list_is_run(folder.names[i]) ||
		    strcmp(folder.names[i], ".next.partial") == 0)
			result = add(e, &l, folder.names[i]);
	if (out->count)
		qsort(out->entries, out->count, sizeof(*out->entries), compare);
	accepted_release(&l.accepted);
	folder_release(&folder);
	free(l.latest);
	free(l.runs);
	return result;
}

void run_list_release(struct run_list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		free(l->entries[i].name);
		free(l->entries[i].cause);
	}
	free(l->entries);
	*l = (struct run_list){.entries = NULL};
}

int run_list_bytes(struct err *e, uint64_t *out, const char *output, const char *name)
{
	char *runs = tree_join(output, "runs"), *folder = tree_join(runs, name);
	struct tree tree;
	int result = tree_read(e, &tree, folder);

	*out = 0;
	for (size_t i = 0; result == 0 && i < tree.count; i++) {
		char *path = tree_join(folder, tree.entries[i].path);
		struct stat status;
		if (lstat(path, &status) == 0 && S_ISREG(status.st_mode))
			*out += (uint64_t)status.st_size;
		free(path);
	}
	if (result)
		e->code = ERR_INPUT;
	tree_release(&tree);
	free(folder);
	free(runs);
	return result;
}
