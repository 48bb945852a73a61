/* SPDX-License-Identifier: GPL-3.0-or-later */
/* address.h: the address at which a file of the run is found, where the configuration gives one. */
#ifndef PAYBANDS_REPORTS_ADDRESS_H
#define PAYBANDS_REPORTS_ADDRESS_H

#include <stdbool.h>

#include "base/buf.h"
#include "estimate/summary.h"

/* "https://example.org/pay/" and `path`, which is one of the run's own files and is not escaped. False, and
 * nothing added, where [site] gives no url. */
bool address_add(struct buf *out, const struct summary *s, const char *path);
bool address_known(const struct summary *s);

#endif
