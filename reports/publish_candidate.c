/* SPDX-License-Identifier: GPL-3.0-or-later */
/* publish_candidate.c: runs that the guard held back, and a person's word on them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file_out.h"
#include "base/text.h"
#include "reports/publish_private.h"
#include "reports/run_tree.h"
#include "reports/tree.h"

int publish_remove(struct err *e, const struct publication *p, const char *folder)
{
	char *old = tree_join(p->runs, ".old.partial");
	int result = -1;

	if (tree_remove(e, old) == 0) {
		if (rename(folder, old) == 0)
			result = tree_remove(e, old);
		else if (errno == ENOENT)
			result = 0;
		else
			err_set(e, ERR_WRITE, "%s: cannot move it away: %s", folder,
				strerror(errno));
	}
	free(old);
	return result;
}

/* A candidate takes a published run's place; what was wrong with it is told by accepted.json from now on. */
static int place_candidate(struct err *e, struct publication *p, const char *candidate,
			   char name[RUN_NAME_BYTES])
{
	struct text id = text_of(candidate);
	char *folder = tree_join(p->runs, candidate);
	char *cause = tree_join(folder, RUN_CAUSE);
	char base[RUN_NAME_BYTES];
	int result = -1;

	id.len -= strlen(CANDIDATE);
	snprintf(base, sizeof(base), "%.*s", TEXT_ARG(id));
	if (unlink(cause) && errno != ENOENT && errno != ENOTDIR)
		publish_failed(e, cause, "remove it");
	else if (publish_place(e, p, folder, base, name) == 0)
		result = publish_remove(e, p, folder);
	free(cause);
	free(folder);
	return result;
}

int publish_accept(struct err *e, struct publication *p, const char *run, const char *reason)
{
	bool is_candidate = text_ends(text_of(run), TEXT_LITERAL(CANDIDATE));
	char *folder = tree_join(p->runs, run);
	char name[RUN_NAME_BYTES];
	bool there;
	int result = -1;

	snprintf(name, sizeof(name), "%s", run);
	if (publish_check_id(e, run) || publish_find_folder(e, &there, folder))
		goto done;
	if (!there)
		err_set(e, ERR_USAGE, "%s: there is no such run", folder);
	else if ((is_candidate && place_candidate(e, p, run, name)) ||
		 accepted_write(e, &p->accepted, p->output, name, reason, true))
		;
	else
		result = is_candidate || !p->latest ? publish_switch(e, p, name) : 0;
done:
	free(folder);
	return result;
}

static int write_cause(struct err *e, const struct publication *p, const char *cause)
{
	char *path = tree_join(p->partial, RUN_CAUSE);
	struct buf line;
	int result;

	buf_init(&line, BUF_LIMIT_DEFAULT);
	buf_addf(&line, "%s\n", cause);
	result = file_write_whole(e, path, line.data, line.len);
	buf_release(&line);
	free(path);
	return result;
}

int publish_keep_candidate(struct err *e, struct publication *p, const char *id, const char *cause)
{
	char name[RUN_NAME_BYTES];
	char *candidate = NULL;
	int result = -1;

	if (publish_check_id(e, id) || write_cause(e, p, cause) || publish_finish(e, p))
		goto done;
	snprintf(name, sizeof(name), "%s" CANDIDATE, id);
	candidate = tree_join(p->runs, name);
	if (publish_remove(e, p, candidate) || publish_rename(e, p, p->partial, candidate))
		goto done;
	snprintf(p->placed, sizeof(p->placed), "%s", name);
	result = 0;
done:
	free(candidate);
	return result;
}
