# SPDX-License-Identifier: GPL-3.0-or-later
# turnbull.R: what R's survival package says of src/stats/turnbull.c, as a header for its test.
#
#     Rscript scripts/oracle/turnbull.R >tests/unit/expected_turnbull.h
#
# survfit(Surv(low, high, type = "interval2")) is Turnbull's estimate. It stops at a change of 5e-5,
# which is too soon here: the same function runs with 1e-13 in that place. Its intervals are
# (low, high], ours are [low, high): theirs are moved down by a little that no other end is near to.
# Weights are observations written out as often (its own weights are not those of the likelihood).
# Data without any closed interval or point it cannot do; the unit test has them in closed form.
# Quantiles are read off here: within an innermost interval the mass is spread over the logarithm.

suppressMessages(library(survival))
options(digits = 17)
little <- 0.25
number <- function(x) ifelse(is.infinite(x), ifelse(x > 0, "INFINITY", "-INFINITY"),
	ifelse(is.na(x), "NAN", sprintf("%.17g", x)))

text <- deparse(survival:::survfitTurnbull)
stopifnot(sum(grepl("5e-05", text)) == 1)
exact <- eval(parse(text = sub("5e-05", "1e-13", text)), envir = asNamespace("survival"))
assignInNamespace("survfitTurnbull", exact, "survival")

# A row an interval: low, high, how often, weight of one.
samples <- list(
	grouped = rbind(c(-Inf, 40000, 6, 1), c(40000, 60000, 9, 1), c(60000, 90000, 11, 1),
		c(90000, Inf, 5, 1)),
	gaps_of_one = rbind(c(-Inf, 20000, 30, 1), c(20000, 39999, 55, 1), c(40000, 59999, 70, 1),
		c(60000, 99999, 41, 1), c(100000, Inf, 12, 1)),
	overlapping = rbind(c(30000, 50000, 7, 1), c(40000, 60000, 9, 1), c(40000, 80000, 3, 1),
		c(55000, 90000, 8, 1), c(70000, 120000, 6, 1)),
	nested = rbind(c(20000, 100000, 10, 1), c(20000, 50000, 4, 1), c(50000, 100000, 12, 1),
		c(60000, 70000, 3, 1), c(75000, 80000, 2, 1)),
	mixed = rbind(c(-Inf, 40000, 2, 1), c(40000, 60000, 5, 1), c(45000, 45000, 1, 1),
		c(60000, 60000, 2, 1), c(60000, 90000, 4, 1), c(72000, 72000, 1, 1),
		c(90000, Inf, 3, 1), c(131000, 131000, 1, 1)),
	weighted = rbind(c(-Inf, 40000, 2, 0.5), c(30000, 60000, 5, 2), c(50000, 90000, 3, 1),
		c(55000, 55000, 1, 3), c(80000, 120000, 4, 0.25), c(90000, Inf, 3, 1.5)),
	aged = rbind(c(41000, 61500, 8, 1), c(42500, 63700, 9, 1), c(61500, 92300, 7, 1),
		c(63700, 95600, 11, 1), c(92300, Inf, 3, 1), c(95600, Inf, 4, 1),
		c(-Inf, 41000, 5, 1), c(-Inf, 42500, 2, 1)),
	left = rbind(c(-Inf, 90000, 4, 1), c(50000, 50000, 3, 1), c(80000, 80000, 2, 1),
		c(95000, 95000, 1, 1)),
	right = rbind(c(100000, Inf, 4, 1), c(80000, 80000, 3, 1), c(120000, 120000, 2, 1))
)
fractions <- c(0.1, 0.25, 0.5, 0.75, 0.9)

# Lower ends come before upper ends, but for those of intervals, which do not hold their high.
innermost <- function(s) {
	ends <- rbind(cbind(s[, 1], 1), cbind(s[, 2], ifelse(s[, 1] < s[, 2], 0, 2)))
	ends <- ends[order(ends[, 1], ends[, 2]), ]
	n <- nrow(ends)
	found <- which(ends[-n, 2] == 1 & ends[-1, 2] != 1)
	cbind(ends[found, 1], ends[found + 1, 1])
}

# The distribution at the end of each innermost interval.
reached <- function(s, inner) {
	censored <- s[, 1] < s[, 2]
	each <- rep(seq_len(nrow(s)), s[, 3] * s[, 4] * 4)
	low <- ifelse(censored, s[, 1] - little, s[, 1])[each]
	high <- ifelse(censored, s[, 2] - little, s[, 2])[each]
	fit <- survfit(Surv(ifelse(is.finite(low), low, NA), ifelse(is.finite(high), high, NA),
		type = "interval2") ~ 1)
	sapply(inner[, 2], function(x) 1 - min(1, fit$surv[fit$time <= x]))
}

inverse <- function(ends, weight, p) {
	o <- order(ends)
	ends[o][which(cumsum(weight[o]) / sum(weight) >= p - 1e-9)[1]]
}

quantile_of <- function(s, inner, F, p) {
	F[length(F)] <- 1
	k <- which(F >= p - 1e-7)[1]
	low <- inner[k, 1]
	high <- inner[k, 2]
	before <- c(0, F)[k]
	w <- s[, 3] * s[, 4]
	if (abs(F[k] - p) < 1e-7) {
		after <- inner[which(F > p + 1e-7)[1], 1]
		return(rep((high + after) / 2, 2))
	}
	if (is.infinite(low)) return(c(-Inf, inverse(s[, 2], w, p)))
	if (is.infinite(high)) return(c(inverse(s[, 1], w, p), Inf))
	rep(exp(log(low) + (p - before) / (F[k] - before) * (log(high) - log(low))), 2)
}

# The ends of the order statistics' interval, by going through every rank.
median_interval <- function(s, confidence) {
	n <- sum(s[, 3])
	k <- seq_len(n %/% 2)
	k <- max(k[1 - 2 * pbinom(k - 1, n, 0.5) >= confidence])
	c(sort(rep(s[, 1], s[, 3]))[k], sort(rep(s[, 2], s[, 3]))[n + 1 - k])
}

cat("/* What survival ", as.character(packageVersion("survival")), " of R ",
	as.character(getRversion()), " says: made by scripts/oracle/turnbull.R, not by hand. */\n",
	"/* clang-format off */\n#include <math.h>\n#include <stddef.h>\n\n",
	"#include \"stats/turnbull.h\"\n\n",
	"enum { EXPECTED_RUNS = ", max(sapply(samples, nrow)), " };\n\n",
	"static const struct expected_turnbull {\n\tconst char *sample;\n\tsize_t count;\n",
	"\tstruct censored_run runs[EXPECTED_RUNS];\n\tsize_t inner;\n",
	"\tdouble reached[EXPECTED_RUNS];\n",
	"\tstruct interval quantiles[5]; /* 0.1, 0.25, 0.5, 0.75, 0.9 */\n",
	"\tstruct interval median; /* at 0.95; NAN where weighted */\n",
	"} expected_turnbull[] = {\n", sep = "")
for (name in names(samples)) {
	s <- samples[[name]]
	s <- s[order(s[, 1], s[, 2], s[, 4]), ]
	inner <- innermost(s)
	F <- reached(s, inner)
	runs <- apply(s, 1, function(r) paste0("{", number(r[1]), ", ", number(r[2]), ", ",
		number(r[4]), ", ", number(r[3]), "}"))
	quantiles <- sapply(fractions, function(p)
		paste0("{", paste(number(quantile_of(s, inner, F, p)), collapse = ", "), "}"))
	median <- if (any(s[, 4] != 1)) c(NA, NA) else median_interval(s, 0.95)
	cat("\t{\"", name, "\", ", nrow(s), ",\n\t {", paste(runs, collapse = ",\n\t  "), "},\n\t ",
		nrow(inner), ", {", paste(number(F), collapse = ", "), "},\n\t {",
		paste(quantiles, collapse = ", "), "},\n\t {",
		paste(number(median), collapse = ", "), "}},\n", sep = "")
}
cat("};\n")
