/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What R 4.2.2 says: made by scripts/oracle/mixture.R, not by hand. */
/* clang-format off */
static const struct expected_occupation {
	const char *code;
	double percentiles[5];
} expected_occupations[] = {
	{"15-2051", {63650, 82630, 112590, 155810, 194410}},
	{"15-1252", {79850, 103050, 133080, 169000, 211450}},
	{"15-1221", {80670, 102710, 140910, 181210, 232120}},
};

static const struct expected_mixture {
	double weights[3]; /* of the occupations above */
	double percentiles[5]; /* to the dollar */
} expected_mixtures[] = {
	{{1, 0, 0}, {63650, 82630, 112590, 155810, 194410}},
	{{0.6, 0.4, 0}, {68510, 89819, 121535, 161287, 201603}},
	{{0.5, 0.3, 0.2}, {70177, 91893, 124559, 165039, 207610}},
	{{0.95, 0, 0.05}, {64205, 83470, 113852, 157098, 196403}},
};
