/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact_file.h: facts.csv of a finished run, read back. */
#ifndef PAYBANDS_CMD_FACT_FILE_H
#define PAYBANDS_CMD_FACT_FILE_H

#include "base/err.h"
#include "estimate/source_facts.h"

/* ERR_INPUT or ERR_USAGE where the file is not there or is not one. Release *out also then. */
must_check int fact_file_read(struct err *e, struct fact_table *out, const char *path);

#endif
