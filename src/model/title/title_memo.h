/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_memo.h: titles read by what was found before for the same known words.
 *
 * By its rules the catalogue reads a title by the words it knows and by what stands between words: titles that
 * differ in unknown words alone are read once. Unknown words are kept, too, with whether one is near, which is
 * searched for once. What is read is what title_read gives. One memo per thread; it is bounded.
 */
#ifndef PAYBANDS_MODEL_TITLE_MEMO_H
#define PAYBANDS_MODEL_TITLE_MEMO_H

#include "model/title/role.h"

struct title_memo;

/* The catalogue is borrowed until it is freed. */
struct title_memo *title_memo_new(const struct catalogue *c);
void title_memo_free(struct title_memo *m); /* NULL is fine */
/* Gives what title_read gives. */
void title_memo_read(struct title_memo *m, struct text title, struct title_reading *out);

#endif
