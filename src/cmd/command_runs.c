/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands runs: the runs of an output folder, what became of each and why. */
#include "cmd/commands.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "base/mem.h"
#include "cmd/home.h"
#include "cmd/stdout.h"
#include "cmd/text_table.h"
#include "reports/run_list.h"

/* "2026-11-28T18:30:19Z" */
static const char *time_words(struct timespec at, char out[40])
{
	struct tm utc;

	*out = '\0';
	if (gmtime_r(&at.tv_sec, &utc))
		strftime(out, 40, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return out;
}

/* Does a run hold the lock? */
static bool is_locked(const char *output)
{
	char *path = path_join(output, "lock");
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool locked = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0;

	if (fd >= 0)
		close(fd);
	free(path);
	return locked;
}

static const char *cause_of(const struct run_entry *entry, bool locked)
{
	if (entry->state == RUN_UNFINISHED)
		return locked ? "it is being written" : "it ended early; the next run removes it";
	return entry->cause;
}

static void add_size(struct buf *out, uint64_t bytes)
{
	buf_addf(out, "%.1f MB", (double)bytes / 1e6);
}

static void write_text(struct buf *out, const struct run_list *list, const uint64_t *bytes,
		       bool locked)
{
	static const struct text_column columns[] = {{"run", TEXT_COLUMN_LEFT},
						     {"state", TEXT_COLUMN_LEFT},
						     {"size", TEXT_COLUMN_RIGHT},
						     {"time", TEXT_COLUMN_LEFT},
						     {"", TEXT_COLUMN_NOTE}};
	struct text_table table;
	char words[40];

	text_table_init(&table, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < list->count; i++) {
		const struct run_entry *entry = &list->entries[i];
		const char *cause = cause_of(entry, locked);

		buf_add_string(text_table_cell(&table), entry->name);
		buf_addf(text_table_cell(&table), "%s%s", run_state_word(entry->state),
			 entry->latest ? ", latest" : "");
		add_size(text_table_cell(&table), bytes[i]);
		buf_add_string(text_table_cell(&table), time_words(entry->published, words));
		buf_add_string(text_table_cell(&table), cause ? cause : "");
	}
	text_table_write(out, &table, terminal_width());
	text_table_release(&table);
}

static void write_json(struct buf *out, const struct run_list *list, const uint64_t *bytes,
		       bool locked)
{
	struct json *root = json_new_object(), *runs = json_new_array();
	char words[40];

	for (size_t i = 0; i < list->count; i++) {
		const struct run_entry *entry = &list->entries[i];
		struct json *object = json_new_object();

		json_set_string(object, "run", entry->name);
		json_set_string(object, "state", run_state_word(entry->state));
		json_set_bool(object, "latest", entry->latest);
		json_set_integer(object, "bytes", (long long)bytes[i]);
		json_set_string(object, "time", time_words(entry->published, words));
		json_set_string(object, "cause", cause_of(entry, locked));
		json_append(runs, object);
	}
	json_set_string(root, "schema", "paybands/runs/1");
	json_set(root, "runs", runs);
	json_write(root, out, false, false);
	json_free(root);
}

static int list_runs(struct err *e, const struct options *options, const char *output)
{
	struct run_list list;
	uint64_t *bytes = NULL;
	struct buf text;
	int result = run_list_read(e, &list, output);

	buf_init(&text, BUF_LIMIT_DEFAULT);
	bytes = mem_zero(list.count + 1, sizeof(*bytes));
	for (size_t i = 0; result == 0 && i < list.count; i++)
		result = run_list_bytes(e, &bytes[i], output, list.entries[i].name);
	if (result == 0) {
		bool locked = is_locked(output);
		if (options->json)
			write_json(&text, &list, bytes, locked);
		else if (list.count)
			write_text(&text, &list, bytes, locked);
		result = stdout_whole(e, &text);
	}
	buf_release(&text);
	free(bytes);
	run_list_release(&list);
	return result;
}

static int run(struct err *e, const struct options *options)
{
	const char *output = options->output ? options->output : "out";
	struct stat status;

	if (options->arguments.count)
		return err_set(e, ERR_USAGE, "runs: '%s': the output folder is given with -o DIR",
			       options->arguments.items[0]);
	if (stat(output, &status) || !S_ISDIR(status.st_mode))
		return err_set(e, ERR_INPUT, "%s: no such output folder; give it with -o DIR",
			       output);
	return list_runs(e, options, output);
}

const struct command command_runs = {
    .name = "runs",
    .arguments = "",
    .summary = "list the runs of an output folder: state, size, time, cause",
    .description =
	"Lists the runs of DIR (default: out), the newest first. A run is\n"
	"  published   by paybands run\n"
	"  accepted    published, and drift was measured from it (DIR/accepted.json): with the "
	"reason\n"
	"  refused     held back by the guard: with what looked wrong\n"
	"  unfinished  being written, or ended early\n"
	"The time is when it was published last, or held back. keep-runs and keep-days of a\n"
	"configuration say which are removed by the next run.",
    .example = "paybands runs -o /srv/paybands",
    .takes = TAKES(ID_OUTPUT, ID_JSON_ANSWER),
    .stage = STAGE_NONE,
    .run = run,
};
