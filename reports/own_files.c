/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_files.c: the files of a report on own pay. */
#include "reports/own_report.h"

const struct own_file *own_files(size_t *count)
{
	static const struct own_file files[] = {
	    {"groups.csv", own_groups_csv,
	     "role,role_name,level,area_kind,area,area_name,employees,"},
	    {"targets.csv", own_targets_csv, "role,level,area,target,employees,"},
	    {"unmatched.csv", own_unmatched_csv, "source,file,line,reason,title,field\n"},
	    {"compare-own.json", own_json, "{\n  \"schema\": \"paybands/compare-own/"},
	    {"compare-own.html", own_html, OWN_HTML_MARK},
	};

	*count = sizeof(files) / sizeof(*files);
	return files;
}
