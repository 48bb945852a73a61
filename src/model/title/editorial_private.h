/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial_private.h: one editorial file to its record; between the files of editorial.h. */
#ifndef PAYBANDS_MODEL_EDITORIAL_PRIVATE_H
#define PAYBANDS_MODEL_EDITORIAL_PRIVATE_H

#include "base/arena.h"
#include "model/title/editorial.h"

/* The content of one file; `path` is for messages, texts are copied into `texts`, and what
 * editorial_release gives back is also given back after a failure. */
must_check int editorial_read(struct err *e, struct editorial *out, struct arena *texts,
			      const char *path, struct text content);
void editorial_release(struct editorial *editorial);

/* `line` of a section as one more of its blocks, or more of its last. False where the block is one too many. */
bool editorial_add_line(struct editorial_section *section, struct arena *texts, struct text line,
			bool after_blank);

#endif
