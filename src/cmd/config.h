/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config.h: what a run reads, from a configuration file or from the command line.
 *
 *     [run]
 *     as_of = 2024-05
 *     output = out
 *     min_n = 5                     ; and every other setting by name
 *
 *     [rates]
 *     ecb = eurofxref-hist.zip      ; reference rates of the ECB, over those built in
 *     PLN = 0.25                    ; US dollars per unit, every year, before both
 *     PLN 2023 = 0.238              ; ... of one year
 *
 *     [wages]
 *     path = posted-wage-growth-by-country.csv ; Indeed Hiring Lab's file, or an index (month,index)
 *
 *     [site]
 *     url = https://example.org/pay ; where out/latest will be found
 *     editorial = editorial         ; what editors say of roles, a file for each
 *
 *     [source ai-jobs]
 *     layout = ai-jobs
 *     path = ../files/salaries*.csv ; globs; several paths on lines of their own
 *     date = 2024-05                ; optional: for a layout that asks for one
 *     sample = yes                  ; optional: these are made-up figures
 *
 * Paths are relative to the configuration's own folder.
 */
#ifndef PAYBANDS_CMD_CONFIG_H
#define PAYBANDS_CMD_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "cmd/options.h"
#include "model/pay/exchange.h"
#include "model/settings.h"
#include "model/site.h"

struct source {
	char *name; /* letters, digits, - _ . */
	char *layout; /* a layout's name, or the path of one */
	struct date date; /* year 0: not given */
	bool sample;
	struct text_list paths; /* existing files, globs expanded, in order; each owned */
};

struct config {
	struct fx_given *rates; /* [rates] */
	size_t rate_count, rate_room;
	char *ecb; /* path of the ECB's reference rates, or NULL */
	char *wages; /* path of an index of wages, or NULL */
	char *output;
	struct site site;
	struct settings settings;
	struct source *sources; /* in file order */
	size_t count;
	size_t room;
};

/* Settings and output start from their defaults. Unknown sections and keys are ERR_USAGE with file,
 * line and the nearest known name. */
void config_init(struct config *c);
void config_release(struct config *c);
must_check int config_read(struct err *e, struct config *c, const char *path);
/* "LAYOUT=PATH" as --source gives it; the source is named after the layout. A second one of the
 * same layout adds its files to the first. */
must_check int config_add_source(struct err *e, struct config *c, const char *layout_and_path);
/* The files of a filter's command line as one source, named after the layout; none is standard
 * input. */
must_check int config_add_files(struct err *e, struct config *c, const char *layout,
				const struct text_list *files);
/* A source by its parts; `name` and `layout` are copied. Borrowed until the next one is added. */
struct source *config_new_source(struct config *c, struct text name, struct text layout);
/* Adds a path to a source: "-" and paths without a pattern unchanged. ERR_INPUT if a pattern
 * matches nothing. */
must_check int source_add_path(struct err *e, struct source *s, const char *path);

#endif
