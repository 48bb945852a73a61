/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formats.h: the formats, one file each, as reports.c's tables name them. Private to reports.
 *
 * A format renders into a buffer and cannot fail; reports.c writes it and asks
 * the buffer once whether all of it fitted.
 */
#ifndef PAYBANDS_REPORTS_FORMATS_H
#define PAYBANDS_REPORTS_FORMATS_H

#include "base/buf.h"
#include "base/json.h"
#include "estimate/summary.h"

/* One file a run. */
typedef void render_run(struct buf *out, const struct summary *s);
render_run sources_csv, model_csv, structures_csv, impact_csv, transitions_csv, employers_csv,
    index_json, index_html, compare_html, methods_html, ledger_json, headlines_csv, facts_csv;

/* bands.csv, which may be large, goes to its file as it is made. */
struct file_out;
must_check int bands_csv(struct err *e, struct file_out *out, const struct summary *s);

/* The rows whose band is chosen; all of NULL. */
typedef bool band_chosen(const struct role *role, const struct band *b);
void bands_csv_of(struct buf *out, const struct summary *s, band_chosen *chosen);
void structures_csv_of(struct buf *out, const struct summary *s, band_chosen *chosen);

/* One file per role. */
typedef void render_role(struct buf *out, const struct summary *s, const struct role_summary *r);
render_role role_json, role_markdown, role_html, fragment_html;

/* manifest.json, of what was written: every file but itself, with size and digest. */
struct tree_digests;
void manifest_json(struct buf *out, const struct tree_digests *written, const struct summary *s);

/* datapackage.json, of those CSV files that were written and of what the run put beside them. */
struct csv_file;
must_check int datapackage_json(struct err *e, struct buf *out, const struct tree_digests *written,
				const struct summary *s, const struct csv_file *files,
				size_t count);

/* ---- parts of JSON that several formats share; each is owned by the caller ---- */

/* The opening of every file: schema, version, as_of, sample (and the notice where it is one). */
struct json *json_opening(const struct summary *s, const char *schema);
struct json *json_band(const struct summary *s, const struct band *b); /* NULL: JSON null */
/* Parts of pay, and years of a level; NULL: JSON null. */
struct json *json_pay_mix(const struct pay_mix *m, const struct settings *settings);
struct json *json_level_years(const struct level_years *y);
struct json *json_employers(const struct summary *s, const struct role_summary *r);
struct json *json_interval(struct interval i); /* NAN: JSON null */
struct json *json_settings(const struct settings *settings);
struct json *json_aging(const struct summary *s);
struct json *json_growth(const struct role_summary *r); /* null where nothing is known; so below */
struct json *json_work(const struct summary *s, const struct role_summary *r);
struct json *json_impact(const struct summary *s, const struct role_summary *r);
struct json *json_ai_postings(const struct ai_postings *p); /* NULL of NULL */
struct json *json_postings(const struct summary *s, const struct role_postings *p);
struct json *json_entry(const struct entry_level *entry);
struct json *json_juniors(const struct summary *s, const struct role_summary *r);
void json_set_or_null(struct json *object, const char *key, struct json *value); /* NULL: null */
void json_set_date(struct json *object, const char *key, struct date date); /* none: null */
/* What the site's editors say of a role; NULL of NULL. */
struct json *json_editorial(const struct settings *settings, const struct editorial *editorial);
/* The tables of the role's page, in words. */
struct json *json_tables(const struct summary *s, const struct role_summary *r);
/* schema.org Occupation with its estimatedSalary. */
struct json *json_occupation(const struct summary *s, const struct role_summary *r);

#endif
