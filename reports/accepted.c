/* SPDX-License-Identifier: GPL-3.0-or-later */
/* accepted.c: see accepted.h. */
#include "reports/accepted.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/bytes_in.h"
#include "base/file_out.h"
#include "base/json.h"
#include "base/mem.h"
#include "reports/tree.h"

#define SCHEMA "paybands/accepted/1"
#define PERSON "person"

static int take(struct err *e, struct accepted *out, const char *path)
{
	const struct json_in *list = json_get(out->file, "accepted");
	const struct json_in *last = json_count(list) ? json_at(list, json_count(list) - 1) : NULL;
	struct text run = json_text(json_get(last, "run"));
	struct text reason = json_text(json_get(last, "reason"));

	if (!run.len || run.data[0] == '.' || memchr(run.data, '/', run.len))
		return err_set(e, ERR_GUARD,
			       "%s: names no run: remove it, and accept a run with paybands accept",
			       path);
	out->run = mem_copy_text(run.data, run.len);
	out->reason = mem_copy_text(reason.data ? reason.data : "", reason.len);
	out->by_person = text_equal(json_text(json_get(last, "by")), TEXT_LITERAL(PERSON));
	return 0;
}

int accepted_read(struct err *e, struct accepted *out, const char *output)
{
	char *path = tree_join(output, "accepted.json");
	struct stat status;
	struct buf text;
	int result = 0;

	*out = (struct accepted){.file = NULL};
	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (stat(path, &status) == 0) {
		result = bytes_in_whole(e, &text, path) ||
				 json_read(e, &out->file, buf_text(&text), path) ||
				 take(e, out, path)
			     ? -1
			     : 0;
	} else if (errno != ENOENT) {
		result = err_set(e, ERR_WRITE, "%s: cannot look at it: %s; nothing was published",
				 path, strerror(errno));
	}
	buf_release(&text);
	free(path);
	return result;
}

void accepted_release(struct accepted *a)
{
	json_in_free(a->file);
	free(a->run);
	free(a->reason);
	*a = (struct accepted){.file = NULL};
}

static struct json *entry_of(struct text run, struct text reason, struct text by)
{
	struct json *entry = json_new_object();

	json_set_text(entry, "run", run);
	json_set_text(entry, "reason", reason);
	json_set_text(entry, "by", by);
	return entry;
}

int accepted_write(struct err *e, const struct accepted *before, const char *output,
		   const char *run, const char *reason, bool by_person)
{
	const struct json_in *old = json_get(before->file, "accepted");
	struct json *root = json_new_object(), *list = json_new_array();
	char *path = tree_join(output, "accepted.json");
	struct buf text;
	int result;

	for (size_t i = 0; i < json_count(old); i++) {
		const struct json_in *entry = json_at(old, i);
		json_append(list, entry_of(json_text(json_get(entry, "run")),
					   json_text(json_get(entry, "reason")),
					   json_text(json_get(entry, "by"))));
	}
	json_append(list, entry_of(text_of(run), text_of(reason),
				   text_of(by_person ? PERSON : "paybands")));
	json_set_string(root, "schema", SCHEMA);
	json_set(root, "accepted", list);
	buf_init(&text, BUF_LIMIT_DEFAULT);
	json_write(root, &text, false, false);
	result = file_write_whole(e, path, text.data, text.len);
	buf_release(&text);
	json_free(root);
	free(path);
	return result;
}
