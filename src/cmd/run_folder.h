/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_folder.h: a finished run, found by what a person names. */
#ifndef PAYBANDS_CMD_RUN_FOLDER_H
#define PAYBANDS_CMD_RUN_FOLDER_H

#include "base/err.h"
#include "base/json_in.h"
#include "model/place/place.h"
#include "model/settings.h"

/* bands.csv of `run`, a folder or the file itself; of out/latest where it is NULL. Owned by the caller.
 * ERR_INPUT where there is no such run. */
must_check int run_bands_path(struct err *e, char **out, const char *run);
/* The same of DIR/latest. */
must_check int run_latest_bands_path(struct err *e, char **out, const char *dir);

/* "a/b/bands.csv" and "x": "a/b/x". Owned by the caller. */
char *run_file_beside(const char *bands_path, const char *name);

/* The manifest beside that bands.csv; *out is NULL where there is none, as beside a table alone.
 * ERR_INPUT where it cannot be read. Owned by the caller. */
must_check int run_manifest_read(struct err *e, struct json_in **out, const char *bands_path);

/* The settings of the run, as far as the manifest (NULL: none) has them; otherwise the presets. */
void run_settings(struct settings *out, const struct json_in *manifest);
/* The same of the run with that bands.csv; a table alone is taken to be of the settings `stated`: those of a
 * configuration, otherwise the presets. ERR_INPUT where the manifest cannot be read. */
must_check int run_settings_read(struct err *e, struct settings *out, const char *bands_path,
				 const struct settings *stated);

/* The regions that the manifest names are known by these names from then on. */
void run_name_regions(struct gazetteer *gazetteer, const struct json_in *manifest);
/* The same of the run with that bands.csv; a table alone has codes in place of names. */
must_check int run_name_regions_of(struct err *e, struct gazetteer *gazetteer,
				   const char *bands_path);

/* ERR_USAGE where the two runs' figures are in different currencies. */
must_check int run_check_currency(struct err *e, const struct settings *was, const char *was_name,
				  const struct settings *is, const char *is_name);

#endif
