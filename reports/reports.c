/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reports.c: the room of the published formats.
 *
 * One file per format, and one row of a table here. A format renders into a buffer; this file is
 * the only one that writes. Only a valid role id becomes part of a file's name, and a file is
 * complete or absent.
 */
#include "reports/reports.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file_out.h"
#include "reports/changes.h"
#include "reports/csv_tables.h"
#include "reports/formats.h"
#include "reports/tree.h"
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
	render_run *render;
} csv_reports[] = {
    {{"bands.csv", &bands_csv_table}, bands_csv},
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

static int write_buffer(struct err *e, const char *directory, const char *name,
			const struct buf *content)
{
	char *path = tree_join(directory, name);
	int result;

	if (buf_overflowed(content))
		result =
		    err_set(e, ERR_WRITE, "%s: it would be over %zu bytes", path, content->limit);
	else
		result = file_write_whole(e, path, content->data, content->len);
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

static int write_roles(struct err *e, const char *directory, const struct summary *s,
		       struct buf *content)
{
	for (size_t i = 0; i < COUNT(role_reports); i++)
		if (make_folder(e, directory, role_reports[i].folder))
			return -1;
	for (size_t i = 0; i < s->role_count; i++)
		if (write_role(e, directory, s, &s->roles[i], content))
			return -1;
	return 0;
}

static int write_tables(struct err *e, const char *directory, const struct summary *s,
			struct buf *content)
{
	for (size_t i = 0; i < COUNT(csv_reports); i++) {
		buf_clear(content);
		csv_reports[i].render(content, s);
		if (write_buffer(e, directory, csv_reports[i].file.path, content))
			return -1;
	}
	return 0;
}

/* What describes the other files comes last, and the manifest after all. */
static int write_descriptions(struct err *e, const char *directory, const struct summary *s,
			      struct buf *content)
{
	struct csv_file files[COUNT(csv_reports)];

	for (size_t i = 0; i < COUNT(csv_reports); i++)
		files[i] = csv_reports[i].file;
	buf_clear(content);
	if (datapackage_json(e, content, directory, s, files, COUNT(files)) ||
	    write_buffer(e, directory, "datapackage.json", content))
		return -1;
	buf_clear(content);
	if (manifest_json(e, content, directory, s))
		return -1;
	return write_buffer(e, directory, "manifest.json", content);
}

/* All but what describes them. */
static int write_pages(struct err *e, const char *directory, const struct summary *s,
		       const char *previous, struct buf *content)
{
	if (write_tables(e, directory, s, content))
		return -1;
	for (size_t i = 0; i < COUNT(run_reports); i++) {
		buf_clear(content);
		run_reports[i].render(content, s);
		if (write_buffer(e, directory, run_reports[i].name, content))
			return -1;
	}
	if (write_roles(e, directory, s, content))
		return -1;
	buf_clear(content);
	changes_html(content, s, previous);
	if (write_buffer(e, directory, "changes.html", content))
		return -1;
	if (s->sample) {
		buf_clear(content);
		buf_add_string(content, SAMPLE_NOTICE "\n");
		if (write_buffer(e, directory, "SAMPLE.txt", content))
			return -1;
	}
	return 0;
}

/* The workbook takes as long as all else together, and is made beside it. */
struct workbook_work {
	struct err error;
	const char *directory;
	const struct summary *summary;
	int result;
};

static void *write_workbook(void *given)
{
	struct workbook_work *work = given;

	work->result = workbook_write(&work->error, work->directory, work->summary);
	return NULL;
}

static int write_all(struct err *e, const char *directory, const struct summary *s,
		     const char *previous, struct buf *content)
{
	struct workbook_work work = {
	    .error = ERR_INIT, .directory = directory, .summary = s, .result = -1};
	bool beside = s->settings->jobs != 1;
	pthread_t thread;
	int result;

	if (beside && pthread_create(&thread, NULL, write_workbook, &work) != 0)
		beside = false;
	result = write_pages(e, directory, s, previous, content);
	if (beside)
		pthread_join(thread, NULL);
	else if (!result)
		write_workbook(&work);
	if (!result && work.result) {
		*e = work.error;
		result = -1;
	}
	return result ? -1 : write_descriptions(e, directory, s, content);
}

int reports_write(struct err *e, const char *directory, const struct summary *summary,
		  const char *previous)
{
	struct buf content;
	int result;

	buf_init(&content, BUF_LIMIT_DEFAULT);
	result = write_all(e, directory, summary, previous, &content);
	buf_release(&content);
	return result;
}

int reports_write_private(struct err *e, const char *directory, const struct summary *summary)
{
	struct buf content;
	int result;

	buf_init(&content, BUF_LIMIT_DEFAULT);
	result = datapackage_json(e, &content, directory, summary, NULL, 0);
	if (!result)
		result = write_buffer(e, directory, "datapackage.json", &content);
	buf_release(&content);
	return result;
}
