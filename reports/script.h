/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script.h: what a page's script is allowed by.
 *
 * A page may run the one script whose digest stands in its content-security policy, and fetches nothing,
 * so that it works as a file. What a script reads is data beside it: a block of JSON, which does not run.
 * Every page can be read without its script.
 */
#ifndef PAYBANDS_REPORTS_SCRIPT_H
#define PAYBANDS_REPORTS_SCRIPT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/json.h"
#include "model/settings.h"

/* The text in pieces, as one literal may not hold all of it. */
struct page_script {
	const char *const *pieces;
	size_t count;
};
extern const struct page_script script_index, script_compare, script_your_pay;

/* The <meta> of the policy; without a script (NULL) none may run. */
void script_policy(struct buf *out, const struct page_script *script,
		   const struct settings *settings);
/* <script>...</script>, to the byte that the policy names. NULL adds nothing. */
void script_add(struct buf *out, const struct page_script *script, const struct settings *settings);
/* <script type="application/json" id=...>: `id` is a literal. */
void script_data(struct buf *out, const char *id, const struct json *data);

#endif
