/* SPDX-License-Identifier: GPL-3.0-or-later */
/* byte_mask.c: see byte_mask.h. */
#include "base/byte_mask.h"

#define ONES_8 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff
const unsigned char bytes_ones[2 * BYTES_KEPT_MOST] = {ONES_8, ONES_8, ONES_8, ONES_8};
