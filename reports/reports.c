/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reports.c: the room of the published formats.
 *
 * One file per format, and one row of a table here. A format renders into a buffer; this file is
 * the only one that writes. Only a valid role id becomes part of a file's name, and a file is
 * complete or absent.
 */
#include "reports/reports.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "reports/changes.h"
#include "reports/csv_tables.h"
#include "reports/formats.h"
#include "reports/tree.h"
#include "reports/tree_digests.h"
#include "reports/words.h"
#include "reports/workbook.h"

/* Pages and documents of the run. */
static const struct {
	const char *name;
	render_run *render;
} run_reports[] = {
    {"index.json", index_json},	    {"index.html", index_html},	  {"compare.html", compare_html},
    {"methods.html", methods_html}, {"ledger.json", ledger_json},
};

/* Tables, with their fields. */
static const struct {
	struct csv_file file;
	render_run *render; /* NULL: bands_csv writes it */
} csv_reports[] = {
    {{"bands.csv", &bands_csv_table}, NULL},
    {{"sources.csv", &sources_csv_table}, sources_csv},
    {{"headlines.csv", &headlines_csv_table}, headlines_csv},
    {{"facts.csv", &facts_csv_table}, facts_csv},
    {{"model.csv", &model_csv_table}, model_csv},
    {{"structures.csv", &structures_csv_table}, structures_csv},
    {{"impact.csv", &impact_csv_table}, impact_csv},
    {{"transitions.csv", &transitions_csv_table}, transitions_csv},
    {{"employers.csv", &employers_csv_table}, employers_csv},
};

static const struct {
	const char *folder, *ending;
	render_role *render;
} role_reports[] = {
    {"roles", "json", role_json},
    {"roles", "md", role_markdown},
    {"roles", "html", role_html},
    {"fragments", "html", fragment_html},
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))
#define DATAPACKAGE "datapackage.json"

static int write_buffer(struct err *e, const char *directory, const char *name,
			const struct buf *content)
{
	char *path = tree_join(directory, name);
	int result;

	if (buf_overflowed(content))
		result =
		    err_set(e, ERR_WRITE, "%s: it would be over %zu bytes", path, content->limit);
	else
		/* publish_finish puts the folder on the disk. */
		result = file_write_unsynced(e, path, content->data, content->len);
	free(path);
	return result;
}

/* Lower-case words joined by '-': file names and URLs; nothing else may become one. */
static bool is_role_id(const char *id)
{
	bool after_word = false;
	size_t len = strlen(id);

	for (size_t i = 0; i < len; i++) {
		bool word = (id[i] >= 'a' && id[i] <= 'z') || ascii_digit(id[i]);

		if (!word && !(id[i] == '-' && after_word))
			return false;
		after_word = word;
	}
	return after_word && len <= 100;
}

static int write_role(struct err *e, const char *directory, const struct summary *s,
		      const struct role_summary *r, struct buf *content)
{
	char name[128];

	if (!is_role_id(r->role->id))
		return err_set(e, ERR_BUG, "\"%s\" is not a role id: it cannot name a file",
			       r->role->id);
	for (size_t i = 0; i < COUNT(role_reports); i++) {
		snprintf(name, sizeof(name), "%s/%s.%s", role_reports[i].folder, r->role->id,
			 role_reports[i].ending);
		buf_clear(content);
		role_reports[i].render(content, s, r);
		if (write_buffer(e, directory, name, content))
			return -1;
	}
	return 0;
}

static int make_folder(struct err *e, const char *directory, const char *name)
{
	char *folder = tree_join(directory, name);
	int result = 0;

	if (mkdir(folder, 0777) && errno != EEXIST)
		result = err_set(e, ERR_WRITE, "%s: cannot make the folder: %s", folder,
				 strerror(errno));
	free(folder);
	return result;
}

static int make_folders(struct err *e, const char *directory)
{
	for (size_t i = 0; i < COUNT(role_reports); i++)
		if (make_folder(e, directory, role_reports[i].folder))
			return -1;
	return 0;
}

/* ---- all files but what describes them, by all threads ---- */

struct writing {
	const char *directory, *previous;
	const struct summary *summary;
	struct err *errors; /* of each part */
	atomic_bool failed; /* has one? Then no other is begun */
};

/* The parts, the longest first: the workbook, each table, each page of the run, what changed, each role. */
enum {
	PART_WORKBOOK,
	PART_TABLES,
	PART_PAGES = PART_TABLES + COUNT(csv_reports),
	PART_CHANGES = PART_PAGES + COUNT(run_reports),
	PART_NOTICE,
	PART_ROLES,
};

static int write_bands(struct err *e, const char *directory, const char *name,
		       const struct summary *s)
{
	char *path = tree_join(directory, name);
	struct file_out *out;
	int result = file_out_open_unsynced(e, &out, path);

	free(path);
	if (result)
		return -1;
	if (bands_csv(e, out, s)) {
		file_out_abandon(out);
		return -1;
	}
	return file_out_commit(e, out);
}

static int write_part(struct err *e, const struct writing *w, size_t part, struct buf *content)
{
	const struct summary *s = w->summary;
	const char *name;

	if (part == PART_WORKBOOK)
		return workbook_write(e, w->directory, s);
	if (part >= PART_ROLES)
		return write_role(e, w->directory, s, &s->roles[part - PART_ROLES], content);
	if (part == PART_NOTICE) {
		if (!s->sample)
			return 0;
		name = "SAMPLE.txt";
		buf_add_string(content, SAMPLE_NOTICE "\n");
	} else if (part == PART_CHANGES) {
		name = "changes.html";
		changes_html(content, s, w->previous);
	} else if (part >= PART_PAGES) {
		name = run_reports[part - PART_PAGES].name;
		run_reports[part - PART_PAGES].render(content, s);
	} else {
		name = csv_reports[part - PART_TABLES].file.path;
		if (!csv_reports[part - PART_TABLES].render)
			return write_bands(e, w->directory, name, s);
		csv_reports[part - PART_TABLES].render(content, s);
	}
	return write_buffer(e, w->directory, name, content);
}

static void take_part(void *context, size_t part)
{
	struct writing *w = context;
	struct buf content;

	if (atomic_load(&w->failed))
		return;
	buf_init(&content, BUF_LIMIT_DEFAULT);
	if (write_part(&w->errors[part], w, part, &content))
		atomic_store(&w->failed, true);
	buf_release(&content);
}

/* Of several failures the last part's is told: a page's names what the disk said, the workbook's can only guess. */
static int write_parts(struct err *e, const char *directory, const struct summary *s,
		       const char *previous)
{
	size_t parts = PART_ROLES + s->role_count;
	struct writing w = {.directory = directory,
			    .previous = previous,
			    .summary = s,
			    .errors = mem_zero(parts, sizeof(*w.errors))};
	int result = 0;

	parallel_each(s->settings->jobs, parts, take_part, &w);
	for (size_t i = parts; result == 0 && i-- > 0;) {
		if (w.errors[i].code == ERR_NONE)
			continue;
		*e = w.errors[i];
		result = -1;
	}
	free(w.errors);
	return result;
}

/* What describes the other files comes last, and the manifest after all. */
static int write_descriptions(struct err *e, const char *directory, const struct summary *s)
{
	struct csv_file files[COUNT(csv_reports)];
	struct tree_digests written;
	struct buf content;
	int result = -1;

	for (size_t i = 0; i < COUNT(csv_reports); i++)
		files[i] = csv_reports[i].file;
	buf_init(&content, BUF_LIMIT_DEFAULT);
	if (tree_digests_read(e, &written, directory, s->settings->jobs) ||
	    datapackage_json(e, &content, &written, s, files, COUNT(files)) ||
	    write_buffer(e, directory, DATAPACKAGE, &content) ||
	    tree_digests_add(e, &written, directory, DATAPACKAGE))
		goto out;
	buf_clear(&content);
	manifest_json(&content, &written, s);
	result = write_buffer(e, directory, "manifest.json", &content);
out:
	tree_digests_release(&written);
	buf_release(&content);
	return result;
}

int reports_write(struct err *e, const char *directory, const struct summary *summary,
		  const char *previous)
{
	if (make_folders(e, directory) || write_parts(e, directory, summary, previous))
		return -1;
	return write_descriptions(e, directory, summary);
}

int reports_write_private(struct err *e, const char *directory, const struct summary *summary)
{
	struct tree_digests written;
	struct buf content;
	int result = tree_digests_read(e, &written, directory, summary->settings->jobs);

	buf_init(&content, BUF_LIMIT_DEFAULT);
	if (!result)
		result = datapackage_json(e, &content, &written, summary, NULL, 0);
	if (!result)
		result = write_buffer(e, directory, DATAPACKAGE, &content);
	tree_digests_release(&written);
	buf_release(&content);
	return result;
}
