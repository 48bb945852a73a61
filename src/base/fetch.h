/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fetch.h: asks for memory that will be needed soon, so that it is on its way when it is.
 *
 * gcc 12 takes a function that does nothing else for one without effect, and drops its calls; the empty asm keeps them.
 */
#ifndef PAYBANDS_BASE_FETCH_H
#define PAYBANDS_BASE_FETCH_H

static inline void fetch_to_read(const void *at)
{
	__builtin_prefetch(at);
	__asm__ volatile("");
}
static inline void fetch_to_write(const void *at)
{
	__builtin_prefetch(at, 1);
	__asm__ volatile("");
}

#endif
