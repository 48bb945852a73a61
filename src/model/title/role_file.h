/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_file.h: one role's file into the catalogue. Private to the catalogue. */
#ifndef PAYBANDS_MODEL_ROLE_FILE_H
#define PAYBANDS_MODEL_ROLE_FILE_H

#include "model/title/role_private.h"

/* Reads `path` (the id is `name` without .ini) and puts the role and its rules at the end of
 * the catalogue, whose words are read already and whose roles have room for it. Whether
 * moves_from names roles is the caller's to check, when all are there. */
must_check int role_file_read(struct err *e, struct catalogue *c, const char *path,
			      const char *name, bool own);

#endif
