/* SPDX-License-Identifier: GPL-3.0-or-later */
/* left_out.h: the columns of the tables of what a run did not use: rejects and quarantined figures. Their
 * headers and their description in datapackage.json are made from these lists. */
#ifndef PAYBANDS_MODEL_LEFT_OUT_H
#define PAYBANDS_MODEL_LEFT_OUT_H

/* name, type (of a Table Schema), what it holds */
#define REJECT_FIELDS(X)                                                                           \
	X("source", "string", "source of the row")                                                 \
	X("line", "integer", "line of the file, from 1")                                           \
	X("reason", "string", "why it was not used")                                               \
	X("field", "string", "the field that decided; empty: the whole row")                       \
	X("value", "string", "its text as written, shortened")                                     \
	X("file", "string", "file of the row, where the source has several")

#define QUARANTINE_FIELDS(X)                                                                       \
	X("source", "string", "source of the figure")                                              \
	X("line", "integer", "line of the file, from 1")                                           \
	X("role", "string", "role id")                                                             \
	X("country", "string", "ISO 3166 code of the country")                                     \
	X("component", "string", "base or total")                                                  \
	X("pay", "number", "annual pay in US dollars at the run's date")                           \
	X("score", "number", "robust standard deviations from the median, of the logarithm")       \
	X("median", "number", "the median that it was compared with, in US dollars")               \
	X("file", "string", "file of the figure, where the source has several")

/* ",source,line": the header of a list but for its first comma. */
#define LEFT_OUT_HEADER(name, type, about) "," name

#endif
