# SPDX-License-Identifier: GPL-3.0-or-later
# quantiles.R: what R says of the statistics in src/stats, as a C header for the unit test.
#
#     Rscript scripts/oracle/quantiles.R >tests/unit/expected_quantiles.h
#
# Base R and Hmisc. quantile(type = 7), isoreg, rank, pnorm and qnorm are R's own. The weighted
# quantile is written here from its definition (Akinshin 2023, arXiv:2304.07265): with t_i the
# cumulated shares of weight, n* = (sum w)^2 / sum w^2 and h = p (n* - 1) + 1, it is
# sum (F(t_i) - F(t_(i-1))) x_i, F the uniform distribution on [(h - 1) / n*, h / n*].
# A counted quantile is held against Hmisc's wtd.quantile(type = "quantile"), whose weights are
# frequencies. The median's interval is found by going through every rank (Conover 1999, 3.2).

options(digits = 17)
number <- function(x) ifelse(is.na(x), "NAN", sprintf("%.17g", x))
row <- function(x) paste0("{", paste(number(x), collapse = ", "), "}")

weighted_type7 <- function(x, w, p) {
	o <- order(x, w)
	x <- x[o]
	w <- w[o]
	n <- sum(w)^2 / sum(w^2)
	t <- c(0, cumsum(w) / sum(w))
	h <- p * (n - 1) + 1
	f <- punif(t, (h - 1) / n, h / n)
	sum(diff(f) * x)
}

# Where the author's own code is there, as the package petersenlab carries it, it must say the same.
authors <- function(x, w, p)
	if (requireNamespace("petersenlab", quietly = TRUE))
		stopifnot(all.equal(petersenlab::wquantile(x, w, p), sapply(p, weighted_type7, x = x, w = w),
			tolerance = 1e-14))

median_ranks <- function(n, confidence) {
	k <- seq_len(n %/% 2)
	sure <- 1 - 2 * pbinom(k - 1, n, 0.5) >= confidence
	if (!any(sure)) return(c(0, 0))
	k <- max(k[sure])
	c(k, n + 1 - k)
}

samples <- list(
	one = c(87500),
	two = c(90000, 110000.5),
	four = c(10, 20, 30, 40),
	tied = c(100, 100, 100, 200, 200, 300, 300, 300, 300, 400),
	harrell_davis = c(77, 87, 88, 114, 151, 210, 219, 246, 253, 262, 296, 299, 306, 376,
		428, 515, 666, 1310, 2611),
	cents = c(64999.99, 72000, 81234.56, 81234.57, 99999.95, 120000.01, 155000, 155000,
		208000, 239200, 310000.33)
)
weights <- list(
	one = list(3),
	two = list(c(1, 3), c(0.25, 0.25)),
	four = list(c(1, 2, 3, 4), c(4, 3, 2, 1), c(1, 1, 1, 100), c(0.3, 0.3, 0.3, 0.3)),
	tied = list(c(1, 2, 2, 5, 1, 1, 1, 4, 4, 0.5)),
	harrell_davis = list(seq(0.5, 2.3, by = 0.1), rep(c(1, 2.5, 7), length.out = 19)),
	cents = list(c(1.5, 0.2, 3, 1, 1, 2.25, 0.75, 9, 1, 0.125, 2))
)
fractions <- c(0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1)
width <- max(lengths(samples))

cat("/* SPDX-License-Identifier: GPL-3.0-or-later */\n")
cat("/* What R ", as.character(getRversion()), " says: made by scripts/oracle/quantiles.R, ",
	"not by hand. */\n", sep = "")
cat("/* clang-format off */\n")
cat("#include <math.h>\n#include <stddef.h>\n#include <stdint.h>\n\n")
cat("enum { EXPECTED_WIDTH = ", width, " };\n\n", sep = "")

cat("static const struct expected_quantile {\n\tconst char *sample;\n\tsize_t count;\n",
	"\tdouble values[EXPECTED_WIDTH];\n\tdouble weights[EXPECTED_WIDTH]; /* 0: none given */\n",
	"\tdouble fraction;\n\tdouble quantile;\n\tdouble n_effective;\n} expected_quantiles[] = {\n",
	sep = "")
for (name in names(samples)) {
	x <- samples[[name]]
	for (p in fractions)
		cat("\t{\"", name, "\", ", length(x), ", ", row(x), ", {0}, ", number(p), ", ",
			number(quantile(x, p, type = 7, names = FALSE)), ", ", length(x), "},\n", sep = "")
	for (w in weights[[name]]) {
		authors(x, w, fractions)
		o <- order(x, w)
		for (p in fractions)
			cat("\t{\"", name, " weighted\", ", length(x), ", ", row(x[o]), ", ", row(w[o]), ", ",
				number(p), ", ", number(weighted_type7(x, w, p)), ", ",
				number(sum(w)^2 / sum(w^2)), "},\n", sep = "")
	}
}
cat("};\n\n")

unique_values <- list(four = samples$four, cents = samples$cents + c(rep(0, 7), 1, rep(0, 3)))
counts <- list(four = c(1, 2, 3, 4), cents = c(3, 1, 12, 1, 1, 7, 2, 40, 5, 1, 9))
cat("static const struct expected_counted {\n\tsize_t count;\n\tdouble values[EXPECTED_WIDTH];\n",
	"\tuint64_t counts[EXPECTED_WIDTH];\n\tdouble fraction;\n\tdouble quantile;\n",
	"} expected_counted[] = { /* Hmisc ", as.character(packageVersion("Hmisc")), " */\n", sep = "")
for (name in names(counts))
	for (p in fractions)
		cat("\t{", length(counts[[name]]), ", ", row(unique_values[[name]]), ", ", row(counts[[name]]), ", ",
			number(p), ", ", number(Hmisc::wtd.quantile(unique_values[[name]], counts[[name]], p,
			type = "quantile")), "},\n", sep = "")
cat("};\n\n")

cat("static const struct expected_ranks {\n\tunsigned n;\n\tdouble confidence;\n",
	"\tunsigned low, high; /* 1-based ranks; 0: no such interval */\n} expected_ranks[] = {\n", sep = "")
for (confidence in c(0.5, 0.9, 0.95, 0.99))
	for (n in c(1:40, 67, 100, 101, 1000, 12345, 1000000)) {
		k <- median_ranks(n, confidence)
		cat("\t{", n, ", ", number(confidence), ", ", k[1], ", ", k[2], "},\n", sep = "")
	}
cat("};\n\n")

sequences <- list(c(1, 2, 3), c(3, 2, 1), c(1, 3, 2, 4), c(5), c(120, 118, 160, 155, 154, 210),
	c(2, 2, 1, 1, 3, 0))
sequence_weights <- list(c(1, 1, 1), c(1, 2, 3), c(1, 1, 5, 1), c(2), c(40, 10, 7, 30, 2, 1),
	c(1, 2, 3, 4, 5, 6))
cat("static const struct expected_isotonic {\n\tsize_t count;\n\tdouble values[6];\n",
	"\tdouble weights[6];\n\tdouble equal[6]; /* repaired with equal weights */\n",
	"\tdouble weighted[6];\n} expected_isotonic[] = {\n", sep = "")
for (i in seq_along(sequences)) {
	x <- sequences[[i]]
	w <- sequence_weights[[i]]
	# isoreg takes no weights: each value is written out as often as it weighs.
	long <- isoreg(rep(x, w))$yf
	cat("\t{", length(x), ", ", row(x), ", ", row(w), ", ", row(isoreg(x)$yf), ", ",
		row(long[cumsum(w)]), "},\n", sep = "")
}
cat("};\n\n")

cat("static const struct expected_midrank {\n\tdouble value;\n\tdouble percentile;\n",
	"} expected_midranks[] = { /* of each value among the tied sample */\n", sep = "")
x <- samples$tied
for (i in seq_along(x))
	cat("\t{", number(x[i]), ", ", number(100 * (rank(x)[i] - 0.5) / length(x)), "},\n", sep = "")
cat("};\n\n")

cat("static const struct expected_normal {\n\tdouble score;\n\tdouble fraction;\n",
	"} expected_normals[] = {\n", sep = "")
for (p in c(0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999))
	cat("\t{", number(qnorm(p)), ", ", number(p), "},\n", sep = "")
cat("};\n")
