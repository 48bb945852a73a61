/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frameworks.h: where a role stands in what others have defined: its functions in the NIST AI RMF, and the
 * release of O*NET that its occupations are read by. */
#ifndef PAYBANDS_REPORTS_FRAMEWORKS_H
#define PAYBANDS_REPORTS_FRAMEWORKS_H

#include "base/buf.h"
#include "estimate/summary.h"

/* "30.1": of the first source of the role's figures that names one; nothing where none does. Borrowed. */
struct text onet_release(const struct role_summary *r);
/* "NIST AI RMF functions: map and measure."; nothing where the role has none. */
void say_functions(struct buf *out, const struct role *role);
/* "O*NET release: 30.1.", after a blank where something stands before it; nothing where it is not known. */
void say_onet_release(struct buf *out, const struct role_summary *r);
/* "NIST AI RMF functions: map and measure. O*NET release: 30.1."; nothing where neither is known. */
void say_frameworks(struct buf *out, const struct role_summary *r);

#endif
