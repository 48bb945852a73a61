/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands.h: one function a command, each in its own file. */
#ifndef PAYBANDS_CMD_COMMANDS_H
#define PAYBANDS_CMD_COMMANDS_H

#include "base/err.h"
#include "cmd/options.h"

must_check int command_run(struct err *e, const struct options *options);
must_check int command_ingest(struct err *e, const struct options *options);
must_check int command_bands(struct err *e, const struct options *options);
must_check int command_check(struct err *e, const struct options *options);
must_check int command_layouts(struct err *e, const struct options *options);
must_check int command_place(struct err *e, const struct options *options);
must_check int command_roles(struct err *e, const struct options *options);

#endif
