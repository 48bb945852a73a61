# SPDX-License-Identifier: GPL-3.0-or-later
# mixture.R: percentiles of several published distributions together, as a C header for the
# unit test of the benchmark bands.
#
#     Rscript scripts/oracle/mixture.R >tests/unit/expected_mixture.h
#
# The last part is a table by deciles, whose quartiles are read off the same curve.
# Base R only. Log pay is a function of the normal score: splinefun's "monoH.FC" through the published
# percentiles, straight beyond them: below with the slope of the outermost stretch, above with that at
# which the mean is the published one (integrate). Inverses are found by uniroot.
# The figures are BLS OEWS, national, May 2024, annual (released April 2025).

fractions <- c(0.10, 0.25, 0.50, 0.75, 0.90)
occupations <- list(
	"15-2051" = c(63650, 82630, 112590, 155810, 194410),
	"15-1252" = c(79850, 103050, 133080, 169000, 211450),
	"15-1221" = c(80670, 102710, 140910, 181210, 232120)
)
means <- c("15-2051" = 124590, "15-1252" = 144570, "15-1221" = 152310)
mixtures <- list(
	c("15-2051" = 1),
	c("15-2051" = 0.6, "15-1252" = 0.4),
	c("15-2051" = 0.5, "15-1252" = 0.3, "15-1221" = 0.2),
	c("15-1221" = 0.05, "15-2051" = 0.95)
)

# Made up: annual pay by deciles, skewed and uneven, with its mean.
deciles <- c(30000, 34000, 39000, 43000, 48000, 52000, 56000, 66000, 80000)
means[["deciles"]] <- 52500

fractions_of <- function(o) if (o == "deciles") seq(0.1, 0.9, 0.1) else fractions
published_of <- function(o) if (o == "deciles") deciles else occupations[[o]]
at <- function(z, o, high) {
	y <- log(published_of(o))
	score <- qnorm(fractions_of(o))
	last <- length(score)
	ifelse(z < score[1], y[1] + (z - score[1]) * (y[2] - y[1]) / (score[2] - score[1]),
		ifelse(z > score[last], y[last] + high * (z - score[last]),
			splinefun(score, y, method = "monoH.FC")(z)))
}
high_slope <- function(o) {
	score <- qnorm(fractions_of(o))
	last <- length(score)
	mean_of <- function(high) {
		f <- function(z) exp(at(z, o, high)) * dnorm(z)
		ends <- c(-12, score, 16)
		sum(sapply(seq_len(last + 1), function(i)
			integrate(f, ends[i], ends[i + 1], rel.tol = 1e-12, subdivisions = 2000)$value))
	}
	uniroot(function(h) mean_of(h) - means[[o]], c(0, 3), tol = 1e-13)$root
}
slopes <- sapply(names(means), high_slope)
cdf <- function(pay, o)
	pnorm(uniroot(function(z) at(z, o, slopes[[o]]) - log(pay), c(-40, 40),
		tol = 1e-14)$root)
percentile <- function(p, weights) {
	below <- function(pay)
		sum(weights * sapply(names(weights), function(o) cdf(pay, o))) - p
	uniroot(below, c(20000, 1e6), tol = 1e-9)$root
}

cat("/* SPDX-License-Identifier: GPL-3.0-or-later */\n/* What R ", as.character(getRversion()), " says: made by scripts/oracle/mixture.R, ",
	"not by hand. */\n", sep = "")
cat("/* clang-format off */\n")
cat("static const struct expected_occupation {\n\tconst char *code;\n\tdouble percentiles[5];\n",
	"\tdouble mean;\n} expected_occupations[] = {\n", sep = "")
for (o in names(occupations))
	cat("\t{\"", o, "\", {", paste(occupations[[o]], collapse = ", "), "}, ", means[[o]], "},\n", sep = "")
cat("};\n\nstatic const struct expected_mixture {\n\tdouble weights[3]; /* of the occupations above */\n",
	"\tdouble percentiles[5]; /* to the dollar */\n} expected_mixtures[] = {\n", sep = "")
for (m in mixtures) {
	w <- sapply(names(occupations), function(o) if (o %in% names(m)) m[[o]] else 0)
	figures <- sapply(fractions, percentile, weights = m)
	cat("\t{{", paste(w, collapse = ", "), "}, {", paste(round(figures), collapse = ", "),
		"}},\n", sep = "")
}
cat("};\n")

beside <- c("deciles" = 0.5, "15-2051" = 0.5)
cat("\nstatic const struct expected_deciles {\n\tdouble published[9]; /* 10th to 90th percentile */\n",
	"\tdouble mean;\n\tdouble percentiles[5]; /* to the dollar */\n",
	"\tdouble beside[5]; /* mixed in halves with 15-2051 */\n} expected_deciles = {\n\t{",
	paste(deciles, collapse = ", "), "}, ", means[["deciles"]], ",\n\t{",
	paste(round(exp(at(qnorm(fractions), "deciles", slopes[["deciles"]]))), collapse = ", "), "},\n\t{",
	paste(round(sapply(fractions, percentile, weights = beside)), collapse = ", "), "},\n};\n", sep = "")
