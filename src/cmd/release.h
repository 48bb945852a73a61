/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release.h: which release of its publisher a source's files are.
 *
 * Files of O*NET do not state it: the file beside them that a layout names (release_file) does, or the
 * configuration.
 */
#ifndef PAYBANDS_CMD_RELEASE_H
#define PAYBANDS_CMD_RELEASE_H

#include <stdbool.h>

#include "base/text.h"
#include "cmd/config.h"
#include "ingest/layout/layout.h"

enum { RELEASE_LETTERS = 32 };
/* Letters, digits, - _ and . (at most RELEASE_LETTERS). */
bool release_is_word(struct text t);
/* Sets the source's release, unless the configuration did, from what lies beside its first file: "30.1" of a file
 * that begins with "O*NET 30.1 Database". What cannot be read says nothing. */
void release_find(struct source *s, const struct layout *layout);

#endif
