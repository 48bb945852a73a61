#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
# Percentiles between and beyond the published ones, for tests/unit/test_standing.c: the line through the outermost two
# figures on normal score and log pay; pay at a percentile, by monotone cubics between them.
below <- function(pay, value, fraction)
  100 * pnorm(qnorm(fraction[1]) + log(pay / value[1]) *
              (qnorm(fraction[2]) - qnorm(fraction[1])) / log(value[2] / value[1]))

cat(sprintf("60,000 below 64,000 (P10) and 80,000 (P25): %.6f\n",
            below(60000, c(64000, 80000), c(.10, .25))))
cat(sprintf("70,000 below 80,000 (P25) and 100,000 (P50): %.6f\n",
            below(70000, c(80000, 100000), c(.25, .50))))

fraction <- c(.10, .25, .50, .75, .90)
value <- c(64000, 80000, 100000, 125000, 156250)
between <- splinefun(qnorm(fraction), log(value), method = "monoH.FC")
line <- function(p, f, v)
  log(v[1]) + (qnorm(p) - qnorm(f[1])) * log(v[2] / v[1]) / (qnorm(f[2]) - qnorm(f[1]))
pay_at <- function(p)
  exp(if (p < .1) line(p, fraction[1:2], value[1:2])
      else if (p > .9) line(p, fraction[4:5], value[4:5])
      else between(qnorm(p)))
for (p in c(5, 10, 25, 40, 50, 60, 75, 90, 95))
  cat(sprintf("%g%%: %.3f\n", p, pay_at(p / 100)))
