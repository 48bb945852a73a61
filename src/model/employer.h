/* SPDX-License-Identifier: GPL-3.0-or-later */
/* employer.h: which spellings of an employer's name mean one employer.
 *
 * Two names are one employer's if they differ only in case, accents, blanks, punctuation, "&" for
 * "and", a "The" before it, the legal forms behind it ("Inc.", "LLC", "Pvt. Ltd.", "GmbH"), or the
 * trade name after "d/b/a". Nothing else is guessed: a firm and its subsidiary, a firm and its
 * short name are one only where data/reference/employers.csv says so. That table also lists what
 * people write who name no employer ("Startup", "Confidential").
 */
#ifndef PAYBANDS_MODEL_EMPLOYER_H
#define PAYBANDS_MODEL_EMPLOYER_H

#include "base/buf.h"
#include "base/err.h"
#include "base/layers.h"
#include "base/text.h"

struct employer_names;

/* Reads employers.csv. ERR_USAGE with file and line: an entry without a name, one name for two employers. */
must_check int employer_names_load(struct err *e, struct employer_names **out,
				   const struct layers *files);
void employer_names_free(struct employer_names *n); /* NULL is fine */

/* Appends what stands for the employer: equal for two names if and only if they are taken for one.
 * Nothing where the text names no employer. `n` may be NULL: there is no table then. */
void employer_key(const struct employer_names *n, struct text written, struct buf *out);
/* The table's own spelling of an employer; NULL where it has none. Borrowed. */
const char *employer_name(const struct employer_names *n, struct text key);

#endif
