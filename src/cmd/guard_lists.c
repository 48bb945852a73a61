/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_lists.c: which files a run says that it has; see guard_private.h. */
#include "cmd/guard_private.h"

bool guard_run_lists(const struct json_in *manifest, const char *file)
{
	const struct json_in *files = json_get(manifest, "files");

	for (size_t i = 0; i < json_count(files); i++)
		if (text_equal(json_text(json_get(json_at(files, i), "path")), text_of(file)))
			return true;
	return false;
}
