/* SPDX-License-Identifier: GPL-3.0-or-later */
/* site.h: what a configuration's [site] says of the site that serves a run.
 *
 *     [site]
 *     url = https://example.org/pay ; where out/latest will be found
 *     editorial = editorial         ; a folder of one file per role, if any: see title/editorial.h
 *
 * The keys and the messages are made from one list.
 */
#ifndef PAYBANDS_MODEL_SITE_H
#define PAYBANDS_MODEL_SITE_H

#include <stddef.h>

#include "base/err.h"
#include "base/text.h"

/* field, word, argument, help */
#define SITE_KEYS(X)                                                                               \
	X(url, "url", "ADDRESS",                                                                   \
	  "say at which address the run's folder is found: canonical links, Open Graph")           \
	X(editorial, "editorial", "DIR", "add what the site's editors say of roles: DIR/ROLE.md")

struct site {
#define SITE_FIELD(field, word, argument, help) char *field; /* NULL: not given */
	SITE_KEYS(SITE_FIELD)
#undef SITE_FIELD
};

enum { SITE_URL_MAX = 500 };

void site_release(struct site *s);
/* ERR_USAGE for an unknown key (with the nearest), a key given twice or empty, and a url that is not
 * an http or https address of a folder: no blanks, quotes, '?' or '#', at most SITE_URL_MAX bytes.
 * A '/' at its end is dropped. */
must_check int site_set(struct err *e, struct site *s, struct text key, struct text value);

#endif
