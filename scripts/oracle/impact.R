# SPDX-License-Identifier: GPL-3.0-or-later
# Oracle for tests/unit/test_impact.c, test_moves.c and test_entry.c: Rscript scripts/oracle/impact.R
#
# Midrank percentiles come from R's rank() with ties averaged: 100 (rank - 1/2) / n is the share of
# the values below and half of those equal. The interval of a difference is checked against Newcombe
# (1998), Statistics in Medicine 17:873, table II, method 10, which is MOVER applied to Wilson's
# intervals: for 56/70 - 48/80 it prints 0.0524 to 0.3339. Wilson's intervals come from prop.test.

midrank <- function(x) setNames(100 * (rank(x, ties.method = "average") - 0.5) / length(x), names(x))

reach <- c("11-0001" = 0.10, "11-0002" = 0.10, "15-0001" = 0.90, "15-0002" = 0.50,
           "29-0001" = 0.30, "47-0001" = 0.05, "47-0002" = 0.10, "53-0001" = 0.20)
depth <- c("11-0001" = -1, "11-0002" = 0.5, "15-0001" = 2, "15-0002" = 3,
           "29-0001" = 0, "47-0001" = -2, "47-0002" = -1, "53-0001" = -1)
pr <- midrank(reach)
pd <- midrank(depth)
cat("reach\n"); print(pr)
cat("depth\n"); print(pd)

role <- c("15-0001" = 0.7, "15-0002" = 0.3)
cat("role on reach, depth:", weighted.mean(pr[names(role)], role),
    weighted.mean(pd[names(role)], role), "\n")
cat("their values:", weighted.mean(reach[names(role)], role),
    weighted.mean(depth[names(role)], role), "\n")

wilson <- function(x, n) { t <- prop.test(x, n, correct = FALSE); c(t$estimate, t$conf.int) }
options(digits = 12)
cat("56/70\n"); print(unname(wilson(56, 70)))
cat("48/80\n"); print(unname(wilson(48, 80)))

cat("juniors, percent: 130/1000, 296/5296, 8/72\n")
print(100 * rbind(wilson(130, 1000), wilson(296, 5296), wilson(8, 72)))
