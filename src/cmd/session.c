#include "cmd/session.h"

#include <stdlib.h>

static int begin(struct err *e, struct session *s, const struct options *options)
{
	*s = (struct session){.options = options};
	config_init(&s->config);
	s->gather = (struct gather){
	    .config = &s->config,
	    .home = &s->home,
	    .tables = &s->tables,
	    .quiet = options->quiet,
	};
	return home_find(e, &s->home);
}

/* The command line's settings go over the configuration's. */
static int take_settings(struct err *e, struct session *s)
{
	if (options_apply_settings(e, s->options, &s->config.settings))
		return -1;
	return settings_check(e, &s->config.settings);
}

int session_open_run(struct err *e, struct session *s, const struct options *options)
{
	char *sample = NULL;
	int result = begin(e, s, options);

	if (result == 0 && options->arguments.count)
		result =
		    err_set(e, ERR_USAGE,
			    "'%s': files are given as --source LAYOUT=PATH or in a configuration",
			    options->arguments.items[0]);
	for (size_t i = 0; result == 0 && i < options->sources.count; i++)
		result = config_add_source(e, &s->config, options->sources.items[i]);
	if (result == 0 && options->config) {
		result = config_read(e, &s->config, options->config);
	} else if (result == 0 && !options->sources.count) {
		sample = path_join(s->home.sample, "paybands.ini");
		result = config_read(e, &s->config, sample);
	}
	if (result == 0)
		result = take_settings(e, s);
	if (result == 0)
		result = tables_load(e, &s->tables, &s->home);
	free(sample);
	return result;
}

int session_open_filter(struct err *e, struct session *s, const struct options *options,
			const char *layout)
{
	if (begin(e, s, options))
		return -1;
	/* A filter's bands are those of the observations given to it, unless it is told otherwise. */
	s->config.settings.outlier_distance = 0;
	if (take_settings(e, s))
		return -1;
	for (size_t i = 0; i < options->sources.count; i++)
		if (config_add_source(e, &s->config, options->sources.items[i]))
			return -1;
	if ((!options->sources.count || options->arguments.count) &&
	    config_add_files(e, &s->config, layout, &options->arguments))
		return -1;
	return tables_load(e, &s->tables, &s->home);
}

int session_read(struct err *e, struct session *s)
{
	struct file_out *rejects;

	if (s->options->rejects) {
		if (file_out_open(e, &s->rejects, s->options->rejects))
			return -1;
		s->gather.rejects = s->rejects;
	}
	if (gather_read(e, &s->gather))
		return -1;
	rejects = s->rejects;
	s->rejects = NULL;
	return rejects ? file_out_commit(e, rejects) : 0;
}

void session_close(struct session *s)
{
	file_out_abandon(s->rejects);
	gather_release(&s->gather);
	tables_release(&s->tables);
	home_release(&s->home);
	config_release(&s->config);
}
