# SPDX-License-Identifier: GPL-3.0-or-later
# labour_cost.R: data/reference/labour_cost.csv from BLS's files, computed apart from the script that makes it.
#
#     Rscript scripts/oracle/labour_cost.R DATA/oews
#
# Base R only: the weighted mean of the logarithms, by weighted.mean, of each state's medians over the
# nation's. Prints the greatest difference from the table, in points of the index.

directory <- commandArgs(TRUE)[1]
read <- function(name) {
	t <- read.csv(file.path(directory, name), colClasses = "character", fileEncoding = "UTF-8-BOM")
	names(t) <- toupper(names(t))
	t <- t[t$O_GROUP == "detailed" & startsWith(t$OCC_CODE, "15-"), ]
	figure <- function(x) suppressWarnings(as.numeric(gsub(",", "", x)))
	data.frame(area = t$AREA, code = t$OCC_CODE, n = figure(t$TOT_EMP), median = figure(t$A_MEDIAN))
}
nation <- read("national_M2024_dl.csv")
both <- merge(read("state_2024_rebuilt.csv.gz"), nation, by = "code", suffixes = c("", ".us"))
both <- both[complete.cases(both[c("median", "median.us", "n.us")]), ]
index <- sapply(split(both, as.integer(both$area)), function(s)
	100 * exp(weighted.mean(log(s$median / s$median.us), s$n.us)))
states <- read.csv("data/reference/states.csv", colClasses = "character")
names(index) <- states$code[match(as.integer(names(index)), as.integer(states$fips))]
table <- read.csv("data/reference/labour_cost.csv")
table <- table[table$state != "US", ]
cat(nrow(table), "states, greatest difference", max(abs(index[table$state] - table$index)), "\n")
