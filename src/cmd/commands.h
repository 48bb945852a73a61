/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands.h: the list of commands, in the order of help.
 *
 * command_NAME stands at the end of src/cmd/command_NAME.c: its help, its options, its function. The
 * table in main.c, man pages, completions and `paybands --commands`, from which the Makefile installs,
 * are made from this list.
 */
#ifndef PAYBANDS_CMD_COMMANDS_H
#define PAYBANDS_CMD_COMMANDS_H

#include "base/err.h"
#include "cmd/options.h"

#define COMMANDS(X)                                                                                \
	X(run)                                                                                     \
	X(ingest)                                                                                  \
	X(bands)                                                                                   \
	X(cells)                                                                                   \
	X(check)                                                                                   \
	X(show)                                                                                    \
	X(place)                                                                                   \
	X(compare_own)                                                                             \
	X(diff)                                                                                    \
	X(explain)                                                                                 \
	X(accept)                                                                                  \
	X(runs)                                                                                    \
	X(layouts)                                                                                 \
	X(roles)

#define DECLARE_COMMAND(name) extern const struct command command_##name;
COMMANDS(DECLARE_COMMAND)
#undef DECLARE_COMMAND

#endif
