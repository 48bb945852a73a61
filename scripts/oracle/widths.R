# SPDX-License-Identifier: GPL-3.0-or-later
# n times the variance of the logarithm of how far a percentile of n normal observations lies from their median: what
# tests/unit/test_bands_steps.c expects (1.8660 for P10 and P90, 3.1995 for P25 and P75), by the joint distribution of two
# sample quantiles and, within a few percent, by drawing.
#     Rscript scripts/oracle/widths.R
chance <- function(p) {
  z <- qnorm(p)
  (p * (1 - p) / dnorm(z)^2 + 0.25 / dnorm(0)^2 - min(p, 1 - p) / (dnorm(z) * dnorm(0))) / z^2
}
drawn <- function(p, n = 4001, times = 4000) {
  set.seed(1)
  n * var(replicate(times, {
    x <- rnorm(n)
    q <- quantile(x, c(p, 0.5), names = FALSE)
    log(abs(q[1] - q[2]))
  }))
}
for (p in c(.10, .25, .75, .90)) cat(sprintf("P%.0f %.4f %.2f\n", 100 * p, chance(p), drawn(p)))
