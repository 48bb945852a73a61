#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
# Percentiles beyond the published ones, for tests/unit/test_standing.c: the line through the outermost two
# figures on normal score and log pay.
below <- function(pay, value, fraction)
  100 * pnorm(qnorm(fraction[1]) + log(pay / value[1]) *
              (qnorm(fraction[2]) - qnorm(fraction[1])) / log(value[2] / value[1]))

cat(sprintf("60,000 below 64,000 (P10) and 80,000 (P25): %.6f\n",
            below(60000, c(64000, 80000), c(.10, .25))))
cat(sprintf("70,000 below 80,000 (P25) and 100,000 (P50): %.6f\n",
            below(70000, c(80000, 100000), c(.25, .50))))
