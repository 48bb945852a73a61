# SPDX-License-Identifier: GPL-3.0-or-later
# mad.R: what R says of the median absolute deviation, for tests/unit/test_outliers.c.
#
#     Rscript scripts/oracle/mad.R
#
# mad() is R's own: 1.4826 times the median of |x - median(x)|.

options(digits = 17)
show <- function(name, x) cat(sprintf("%s: %s\n", name, paste(sprintf("%.17g", x), collapse = " ")))
of <- function(x) c(median(x), mad(x))

pay <- c(104000, 98000, 121000, 87000, 150000, 99000, 99000, 132000, 45, 60000000)
x <- log(pay)
show("pay, logarithms", of(x))
show("pay, distances", (x - median(x)) / mad(x))
show("one far", of(c(1, 2, 3, 4, 100)))
show("most equal", of(c(5, 5, 5, 5, 9)))
show("one", of(7))
show("two", of(c(2, 4)))
show("counted", of(rep(c(10, 20, 40, 80), c(3, 4, 2, 1))))
cents <- log(100 * c(100000 + 1000 * (0:29), 2500000))
show("thirty and one", c(of(cents), (cents[31] - median(cents)) / mad(cents), exp(median(cents))))
