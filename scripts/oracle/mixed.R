# SPDX-License-Identifier: GPL-3.0-or-later
# mixed.R: what R's packages sae and lme4 say of src/stats/mixed.c, as a header for its test.
#
#     Rscript scripts/oracle/mixed.R >tests/unit/expected_mixed.h
#
# milk: sae's own example (Molina and Marhuenda 2015, R Journal 7:81; the data are those of Arora
# and Lahiri 1997 and You and Chapman 2006), eblupFH and mseFH by REML. Its mean squared error is
# g1 + g2 + 2 g3; g3, which is for the estimation of the variance, is taken off here.
# penicillin: lme4's crossed example (Davies and Goldsmith 1972), its residual variance as known.

suppressMessages({library(sae); library(lme4)})
number <- function(x) sprintf("%.15g", x)
row <- function(x) paste0("{", paste(number(x), collapse = ", "), "}")
put <- function(type, name, x, comment = "") cat("static const ", type, " ", name, "[] = ", row(x),
	";", if (nchar(comment)) paste0(" /* ", comment, " */"), "\n", sep = "")

cat("/* SPDX-License-Identifier: GPL-3.0-or-later */\n")
cat("/* What sae ", as.character(packageVersion("sae")), " and lme4 ",
	as.character(packageVersion("lme4")), " of R ", as.character(getRversion()),
	" say: made by scripts/oracle/mixed.R, not by hand. */\n/* clang-format off */\n",
	"#include <stdint.h>\n\n", sep = "")

data(milk)
variance <- milk$SD^2
fit <- mseFH(milk$yi ~ as.factor(milk$MajorArea), variance, PRECISION = 1e-14, MAXITER = 1000)
A <- fit$est$fit$refvar
g3 <- variance^2 / (variance + A)^3 * 2 / sum(1 / (A + variance)^2)
put("double", "milk_response", milk$yi)
put("double", "milk_deviation", milk$SD)
put("uint32_t", "milk_major_area", milk$MajorArea)
cat("static const double milk_variance = ", number(A), "; /* sae's manual prints 0.01855022 */\n",
	sep = "")
put("double", "milk_fixed", fit$est$fit$estcoef$beta)
put("double", "milk_fixed_error", fit$est$fit$estcoef$std.error)
put("double", "milk_estimate", fit$est$eblup)
put("double", "milk_estimate_variance", fit$mse - 2 * g3, "g1 + g2")

p <- lmer(diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin,
	control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12)))
effects <- ranef(p, condVar = TRUE)
sd <- as.data.frame(VarCorr(p))
cat("\n")
put("double", "penicillin_response", Penicillin$diameter)
put("uint32_t", "penicillin_plate", as.integer(Penicillin$plate) - 1)
put("uint32_t", "penicillin_sample", as.integer(Penicillin$sample) - 1)
cat("static const double penicillin_residual = ", number(sigma(p)), ";\n", sep = "")
put("double", "penicillin_tau", sd$sdcor[match(c("plate", "sample"), sd$grp)], "plate, sample")
cat("static const double penicillin_mean = ", number(fixef(p)), ";\n", sep = "")
cat("static const double penicillin_mean_error = ", number(sqrt(vcov(p)[1, 1])), ";\n", sep = "")
put("double", "penicillin_plate_effect", effects$plate[[1]])
put("double", "penicillin_sample_effect", effects$sample[[1]])
