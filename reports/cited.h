/* cited.h: the published works that a role's figures rest on, beside the inputs of the run. */
#ifndef PAYBANDS_REPORTS_CITED_H
#define PAYBANDS_REPORTS_CITED_H

#include <stddef.h>

#include "estimate/summary.h"

struct cited {
	const char *what; /* what it gave: "AI impact"; a literal */
	const char *citation; /* data; borrowed from the summary */
};

/* Each once, in the order of the page: *out is the caller's to free. */
void cited_list(struct cited **out, size_t *count, const struct role_summary *r);

#endif
