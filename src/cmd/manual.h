/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manual.h: what the program says about itself: help, man pages, completions.
 *
 * Everything is printed from the tables of commands, options, settings and exit codes.
 */
#ifndef PAYBANDS_CMD_MANUAL_H
#define PAYBANDS_CMD_MANUAL_H

#include <stddef.h>

#include "base/buf.h"
#include "cmd/options.h"

/* Writes something of the whole list of commands. */
typedef void manual_writer(const struct command *const *commands, size_t count, struct buf *out);

/* `paybands --help`. */
void manual_overview(const struct command *const *commands, size_t count, struct buf *out);
/* `paybands COMMAND --help`. */
void manual_help(const struct command *command, struct buf *out);
/* The man page of the program, paybands.1, and of one command (roff). */
void manual_page(const struct command *const *commands, size_t count, struct buf *out);
void manual_command_page(const struct command *command, struct buf *out);
/* A completion script. */
void manual_bash(const struct command *const *commands, size_t count, struct buf *out);
void manual_zsh(const struct command *const *commands, size_t count, struct buf *out);

#endif
