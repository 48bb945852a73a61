/* SPDX-License-Identifier: GPL-3.0-or-later */
/* left_out.h: the columns of the tables of what a run did not use: rejects and quarantined figures. Their
 * headers and their description in datapackage.json are made from these lists. */
#ifndef PAYBANDS_MODEL_LEFT_OUT_H
#define PAYBANDS_MODEL_LEFT_OUT_H

/* name, kind of field (reports/csv_tables.h), what it holds */
#define REJECT_FIELDS(X)                                                                           \
	X("source", TEXT, "source of the row")                                                     \
	X("line", WHOLE, "line of the file, from 1")                                               \
	X("reason", TEXT, "why it was not used")                                                   \
	X("field", TEXT, "the field that decided; empty: the whole row")                           \
	X("value", TEXT, "its text as written, shortened")                                         \
	X("file", TEXT, "file of the row, where the source has several")

#define QUARANTINE_FIELDS(X)                                                                       \
	X("source", TEXT, "source of the figure")                                                  \
	X("line", WHOLE, "line of the file, from 1")                                               \
	X("role", ROLE, "role id")                                                                 \
	X("country", TEXT, "ISO 3166 code of the country")                                         \
	X("component", TEXT, "base or total")                                                      \
	X("pay", MONEY, "annual pay in US dollars at the run's date")                              \
	X("score", NUMBER, "robust standard deviations from the median, of the logarithm")         \
	X("median", MONEY, "the median that it was compared with, in US dollars")                  \
	X("file", TEXT, "file of the figure, where the source has several")

/* ",source,line": the header of a list but for its first comma. */
#define LEFT_OUT_HEADER(name, kind, about) "," name

#endif
