/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lookup.c: see lookup.h. */
#include "cmd/lookup.h"

int lookup_open(struct err *e, struct lookup *out, const struct options *options)
{
	*out = (struct lookup){.catalogue = NULL};
	config_init(&out->config);
	if (home_find(e, &out->home))
		return -1;
	if (options->config && config_read_rest(e, &out->config, options->config))
		return -1;
	return out->config.catalogue ? home_lay_over(e, &out->home, out->config.catalogue) : 0;
}

int lookup_load(struct err *e, struct lookup *out, const struct options *options)
{
	if (lookup_open(e, out, options) || catalogue_load(e, &out->catalogue, &out->home.roles))
		return -1;
	return gazetteer_load(e, &out->gazetteer, &out->home.reference, GAZETTEER_CITIES);
}

void lookup_close(struct lookup *l)
{
	gazetteer_free(l->gazetteer);
	catalogue_free(l->catalogue);
	home_release(&l->home);
	config_release(&l->config);
}

const char *lookup_output(const struct lookup *l, const struct options *options)
{
	return options->output ? options->output : l->config.output;
}
