# SPDX-License-Identifier: GPL-3.0-or-later
# mixture.R: percentiles of several published distributions together, as a C header for the
# unit test of the benchmark bands.
#
#     Rscript scripts/oracle/mixture.R >tests/unit/expected_mixture.h
#
# Base R only. Each distribution is log-normal between its published percentiles and, with the
# slope of the outermost stretch, beyond them; the mixture's percentile is found by uniroot.
# The figures are BLS OEWS, national, May 2024, annual (released April 2025).

fractions <- c(0.10, 0.25, 0.50, 0.75, 0.90)
occupations <- list(
	"15-2051" = c(63650, 82630, 112590, 155810, 194410),
	"15-1252" = c(79850, 103050, 133080, 169000, 211450),
	"15-1221" = c(80670, 102710, 140910, 181210, 232120)
)
mixtures <- list(
	c("15-2051" = 1),
	c("15-2051" = 0.6, "15-1252" = 0.4),
	c("15-2051" = 0.5, "15-1252" = 0.3, "15-1221" = 0.2),
	c("15-1221" = 0.05, "15-2051" = 0.95)
)

cdf <- function(pay, published) {
	at <- log(published)
	score <- qnorm(fractions)
	x <- log(pay)
	i <- findInterval(x, at, all.inside = TRUE) # the outermost stretches go on
	pnorm(score[i] + (x - at[i]) * (score[i + 1] - score[i]) / (at[i + 1] - at[i]))
}
percentile <- function(p, weights) {
	below <- function(pay)
		sum(weights * sapply(names(weights), function(o) cdf(pay, occupations[[o]]))) - p
	uniroot(below, c(1000, 1e7), tol = 1e-9)$root
}

cat("/* What R ", as.character(getRversion()), " says: made by scripts/oracle/mixture.R, ",
	"not by hand. */\n", sep = "")
cat("/* clang-format off */\n")
cat("static const struct expected_occupation {\n\tconst char *code;\n\tdouble percentiles[5];\n",
	"} expected_occupations[] = {\n", sep = "")
for (o in names(occupations))
	cat("\t{\"", o, "\", {", paste(occupations[[o]], collapse = ", "), "}},\n", sep = "")
cat("};\n\nstatic const struct expected_mixture {\n\tdouble weights[3]; /* of the occupations above */\n",
	"\tdouble percentiles[5]; /* to the dollar */\n} expected_mixtures[] = {\n", sep = "")
for (m in mixtures) {
	w <- sapply(names(occupations), function(o) if (o %in% names(m)) m[[o]] else 0)
	figures <- sapply(fractions, percentile, weights = m)
	cat("\t{{", paste(w, collapse = ", "), "}, {", paste(round(figures), collapse = ", "),
		"}},\n", sep = "")
}
cat("};\n")
