/* SPDX-License-Identifier: GPL-3.0-or-later */
/* say.h: a line to standard error; see say.c. */
#ifndef PAYBANDS_CMD_SAY_H
#define PAYBANDS_CMD_SAY_H

/* As fprintf, with a newline at its end. What would move the cursor or turn the text round is a '?'; a longer line than
 * an error's is cut. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
