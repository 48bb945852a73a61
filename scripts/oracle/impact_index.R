# SPDX-License-Identifier: GPL-3.0-or-later
# Oracle for tests/unit/test_impact_index.c: Rscript scripts/oracle/impact_index.R
#
# The additive fit is R's lm; what a family lacks is its prediction. Five occupations, one role of each.
a1 <- c(.90, .70, .50, .30, .60)
a2 <- c(.70, .50, .40, .10, .50)
b  <- c(.60, NA, .35, .20, .45)
c  <- c(.40, .35, .10, .05, .50)
d  <- c(.35, .30, .20, .10, .25)
y <- 100 * cbind(a = (a1 + a2) / 2, b, c, d)
long <- function(m) subset(data.frame(y = as.vector(m), role = factor(row(m)), family = factor(col(m))),
                           !is.na(y))
filled <- function(m) {
  f <- lm(y ~ role + family, long(m), contrasts = list(family = contr.sum))
  all <- expand.grid(role = factor(1:5), family = factor(1:4))
  p <- matrix(predict(f, all), 5)
  list(fit = f, m = ifelse(is.na(m), p, m))
}
score <- function(m) ((m[, 1] + m[, 2]) / 2 + (m[, 3] + m[, 4]) / 2) / 2
options(digits = 10)
full <- filled(y)
f <- full$fit
effects <- coef(f)[grep("family", names(coef(f)))]
cat("columns", c(effects, -sum(effects)), "\n")
cat("residual", summary(f)$sigma, " each family's error of four", summary(f)$sigma / sqrt(4),
    "of three", summary(f)$sigma / sqrt(3), "\n")
print(cbind(full$m, could = rowMeans(full$m[, 1:2]), does = rowMeans(full$m[, 3:4]), score = score(full$m)))
cat("median, p95", quantile(score(full$m), c(.5, .95)), "\n")
cat("1.96 sqrt(2) se", qnorm(.975) * sqrt(2) * summary(f)$sigma / 2, "\n")
# Without one family: its effect stays that of the whole fit, the role's is the mean over the others.
col <- c(effects, -sum(effects))
for (j in 1:4) {
  m <- full$m
  for (i in 1:5) {
    rest <- setdiff(which(!is.na(y[i, ])), j)
    effect <- mean(y[i, rest] - col[rest])
    m[i, ] <- ifelse(is.na(y[i, ]) | 1:4 == j, effect + col, y[i, ])
  }
  cat("without", j, "expected", m[, j], "score", score(m), "\n")
}
