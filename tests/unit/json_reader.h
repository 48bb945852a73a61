/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_reader.h: reads the JSON that a test looks at: what is not JSON fails the test. */
#ifndef PAYBANDS_TESTS_JSON_READER_H
#define PAYBANDS_TESTS_JSON_READER_H

#include "base/json_in.h"

static inline struct json_in *json_parse(const char *content, const char *name)
{
	struct err e = ERR_INIT;
	struct json_in *value;

	if (json_read(&e, &value, text_of(content), name))
		fail_msg("%s", e.text);
	return value;
}

#endif
