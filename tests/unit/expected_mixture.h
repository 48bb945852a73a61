/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What R 4.2.2 says: made by scripts/oracle/mixture.R, not by hand. */
/* clang-format off */
static const struct expected_occupation {
	const char *code;
	double percentiles[5];
	double mean;
} expected_occupations[] = {
	{"15-2051", {63650, 82630, 112590, 155810, 194410}, 124590},
	{"15-1252", {79850, 103050, 133080, 169000, 211450}, 144570},
	{"15-1221", {80670, 102710, 140910, 181210, 232120}, 152310},
};

static const struct expected_mixture {
	double weights[3]; /* of the occupations above */
	double percentiles[5]; /* to the dollar */
} expected_mixtures[] = {
	{{1, 0, 0}, {63650, 82630, 112590, 155810, 194410}},
	{{0.6, 0.4, 0}, {68485, 89752, 121708, 161603, 202639}},
	{{0.5, 0.3, 0.2}, {70141, 91779, 124785, 165430, 209026}},
	{{0.95, 0, 0.05}, {64204, 83444, 113824, 157313, 196932}},
};

static const struct expected_deciles {
	double published[9]; /* 10th to 90th percentile */
	double mean;
	double percentiles[5]; /* to the dollar */
	double beside[5]; /* mixed in halves with 15-2051 */
} expected_deciles = {
	{30000, 34000, 39000, 43000, 48000, 52000, 56000, 66000, 80000}, 52500,
	{30000, 36503, 48000, 60310, 80000},
	{33871, 46883, 71346, 116035, 167422},
};
