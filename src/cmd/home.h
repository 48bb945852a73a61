/* SPDX-License-Identifier: GPL-3.0-or-later */
/* home.h: where the installed files are, and the tables read from them. */
#ifndef PAYBANDS_CMD_HOME_H
#define PAYBANDS_CMD_HOME_H

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "base/text.h"
#include "model/employer.h"
#include "model/pay/pay.h"
#include "model/place/place.h"
#include "model/title/role.h"

/* The folder that holds data/ and ingest/layouts/: $PAYBANDS_HOME, otherwise the checkout the
 * program was built in, otherwise PREFIX/share/paybands beside its bin/. */
struct home {
	char *root;
	char *own; /* an operator's folder, laid over root; NULL: none */
	struct layers layouts; /* root/ingest/layouts, own/layouts */
	struct layers roles; /* root/data/roles, own/roles */
	struct layers reference; /* root/data/reference, own/reference */
	char *sample; /* root/data/sample */
	struct arena paths;
};
must_check int home_find(struct err *e, struct home *out);
/* Lays an operator's catalogue over what is installed. It may hold roles/, layouts/ and reference/, with
 * files of the names that are read from there. ERR_USAGE names what else it holds, with the nearest name. */
must_check int home_lay_over(struct err *e, struct home *h, const char *folder);
void home_release(struct home *h);
/* "a/b", owned by the caller. */
char *path_join(const char *folder, const char *name);

/* What every row is looked up in. */
struct tables {
	struct catalogue *catalogue;
	struct gazetteer *gazetteer;
	struct fx_table *fx;
	struct wage_index *wages;
	struct employer_names *employers;
};
/* Places, as far as `places` says, roles, and all other tables are read beside each other where `jobs` (0: one per
 * processor) allows. Of several faults that of the first of these is reported, with any number of threads. *out is to be
 * released after a failure, too. */
must_check int tables_load(struct err *e, struct tables *out, const struct home *home,
			   enum gazetteer_extent places, long jobs);
void tables_release(struct tables *t);

#endif
