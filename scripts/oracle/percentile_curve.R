# SPDX-License-Identifier: GPL-3.0-or-later
# percentile_curve.R: what R says of src/stats/percentile_curve.c, as a header for its test.
#
#     Rscript scripts/oracle/percentile_curve.R >tests/unit/expected_curve.h
#
# Base R only. splinefun(method = "monoH.FC") is Fritsch and Carlson's; the tails are straight on
# (normal score, log value); means are by integrate, the tail's slope by uniroot, shares by uniroot.
# The figures are BLS OEWS, national, May 2024 and 2025, annual (public domain): percentiles and mean.

fractions <- c(0.10, 0.25, 0.50, 0.75, 0.90)
# name = P10, P25, P50, P75, P90, mean; then how many of the percentiles are exact, and the bound.
samples <- list(
	data_scientists = list(c(63650, 82630, 112590, 155810, 194410), NA, 5, NA),
	one_top_coded = list(c(79850, 103050, 143080, 209000, NA), 174570, 4, 239200),
	three_top_coded = list(c(124450, 186680, NA, NA, NA), 336640, 2, 239200),
	steep = list(c(30000, 30500, 60000, 61000, 200000), NA, 5, NA),
	flat = list(c(40000, 40000, 40000, 70000, 90000), 60000, 5, NA),
	one_exact = list(c(117590, NA, NA, NA, NA), 331190, 1, NA)
)
asked <- c(0.01, 0.1, 0.18, 0.33, 0.5, 0.61, 0.75, 0.8, 0.9, 0.95, 0.99)
values <- c(25000, 60500, 110000, 239200, 500000)

draw <- function(s) {
	k <- s[[3]]
	z <- qnorm(fractions[1:k])
	y <- log(s[[1]][1:k])
	inner <- if (k > 1) splinefun(z, y, method = "monoH.FC") else function(q) y
	low <- if (k > 1) (y[2] - y[1]) / (z[2] - z[1]) else NA
	at <- function(q, high, low) ifelse(q < z[1], y[1] + low * (q - z[1]),
		ifelse(q > z[k], y[k] + high * (q - z[k]), inner(pmin(pmax(q, z[1]), z[k]))))
	mean_of <- function(high) {
		l <- if (k > 1) low else high
		f <- function(q) exp(at(q, high, l)) * dnorm(q)
		ends <- c(-38, z, 38)
		sum(sapply(seq_len(k + 1), function(i) integrate(f, max(ends[i], -12), min(ends[i + 1], 16),
			rel.tol = 1e-12, subdivisions = 2000)$value))
	}
	least <- max(0, if (k < 5 && !is.na(s[[4]])) (log(s[[4]]) - y[k]) / (qnorm(fractions[(k + 1):5]) - z[k]))
	high <- if (is.na(s[[2]])) (y[k] - y[k - 1]) / (z[k] - z[k - 1])
		else uniroot(function(h) mean_of(h) - s[[2]], c(least, 3), tol = 1e-13)$root
	l <- if (k > 1) low else high
	above <- function(x) {
		f <- function(q) at(q, high, l) - log(x)
		if (f(-30) > 0) 1 else 1 - pnorm(uniroot(f, c(-60, 60), tol = 1e-12)$root)
	}
	list(quantile = function(p) exp(at(qnorm(p), high, l)), mean = mean_of(high), high = high,
		above = above)
}

number <- function(x) ifelse(is.na(x), "NAN", sprintf("%.12g", x))
row <- function(x) paste0("{", paste(number(x), collapse = ", "), "}")
cat("/* SPDX-License-Identifier: GPL-3.0-or-later */\n")
cat("/* What R ", as.character(getRversion()), " says: made by scripts/oracle/percentile_curve.R, ",
	"not by hand. */\n/* clang-format off */\n#include <math.h>\n#include <stddef.h>\n\n",
	"static const double curve_asked[] = ", row(asked), ";\n",
	"static const double curve_values[] = ", row(values), ";\n",
	"static const struct expected_curve {\n\tconst char *name;\n\tdouble percentiles[5]; /* NAN: top-coded */\n",
	"\tdouble bound, mean; /* as published */\n\tdouble high_slope, curve_mean;\n",
	"\tdouble quantiles[", length(asked), "];\n\tdouble above[", length(values), "];\n",
	"} expected_curves[] = {\n", sep = "")
for (name in names(samples)) {
	s <- samples[[name]]
	d <- draw(s)
	cat("\t{\"", name, "\", ", row(s[[1]]), ", ", number(s[[4]]), ", ", number(s[[2]]), ", ",
		number(d$high), ", ", number(d$mean), ",\n\t ", row(sapply(asked, d$quantile)), ",\n\t ",
		row(sapply(values, d$above)), "},\n", sep = "")
}
cat("};\n")
