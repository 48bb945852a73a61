/* SPDX-License-Identifier: GPL-3.0-or-later */
/* near.h: assert_near, in double precision (cmocka's assert_float_equal compares floats).
 * Include after <cmocka.h>. */
#ifndef PAYBANDS_TESTS_NEAR_H
#define PAYBANDS_TESTS_NEAR_H

#include <math.h>

/* Passes when |got - wanted| <= within; a NaN never does. */
#define assert_near(got, wanted, within)                                                           \
	do {                                                                                       \
		double got_ = (got), wanted_ = (wanted);                                           \
		if (!(fabs(got_ - wanted_) <= (within)))                                           \
			fail_msg("%s is %.17g, not %.17g", #got, got_, wanted_);                   \
	} while (0)

#endif
