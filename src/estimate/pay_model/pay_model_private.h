/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_model_private.h: what the files of the pay model share. */
#ifndef PAYBANDS_ESTIMATE_PAY_MODEL_PRIVATE_H
#define PAYBANDS_ESTIMATE_PAY_MODEL_PRIVATE_H

#include "estimate/cells_private.h"
#include "estimate/pay_model/pay_model.h"
#include "stats/mixed.h"

/* A level or an experience, as one number: level, or STEP_EXPERIENCE and the experience. */
enum {
	STEP_EXPERIENCE = LEVEL_COUNT - 1,
	STEP_COUNT = STEP_EXPERIENCE + EXPERIENCE_COUNT,
	STEP_MIX = 0, /* the mix of levels within an occupation */
};
static inline unsigned step_of(enum level level, enum experience experience)
{
	return level != LEVEL_UNKNOWN		  ? (unsigned)level
	       : experience != EXPERIENCE_UNKNOWN ? STEP_EXPERIENCE + (unsigned)experience
						  : STEP_MIX;
}

/* A source without a number: occupational statistics, and what is predicted. */
#define SOURCE_NONE UINT16_MAX
/* Of several roles. */
#define ROLE_SEVERAL UINT16_MAX

/* ---- model_cells.c: what is fitted ---- */

/* One source's pay of one role, step, component and place; or a published median, of all levels; or
 * what is too small for that of one source, component and country, of the parts it has. */
struct model_cell {
	uint16_t source; /* its rank by name; SOURCE_NONE: a published median */
	uint16_t role; /* ROLE_SEVERAL: of the parts */
	uint8_t step; /* STEP_MIX of a source: of the parts */
	uint8_t component;
	struct place place;
	double median; /* log dollars */
	double deviation; /* of one observation on the log scale, shrunk */
	double
	    n; /* effective; below 0: nobody's, what a prediction is asked for, which is of reported pay */
	uint32_t first_part, part_count; /* of model_cells.parts; none: of one role and step */
};
struct model_part {
	uint16_t role;
	uint8_t step;
	double share; /* of the cell's observations */
};
/* How many sources have a cell that is fitted of a country and component; COMPONENT_COUNT: of any. */
struct reach {
	uint32_t key; /* reach_key */
	unsigned sources;
};
static inline uint32_t reach_key(code country, unsigned component)
{
	return country << 8 | component;
}
struct model_cells {
	struct model_cell *items; /* sources by name; published medians last */
	size_t count, room;
	struct model_part *parts;
	size_t part_count, parts_room;
	struct shape_builder *shapes; /* takes each cell's residuals; borrowed */
	struct reach *reach; /* by key */
	size_t reach_count;
};
/* Cells with too few observations, or too many of one employer, join those of the rest of their
 * state, these those of their country; these those of the role's other steps there, these those of the
 * other roles; what then is still too small is left out. */
void model_cells_gather(struct model_cells *out, const struct pay_model_inputs *in);

/* ---- model_terms.c: which columns a cell or a target has ---- */

enum grouping {
	BY_ROLE,
	BY_ROLE_STEP,
	BY_COUNTRY,
	BY_COUNTRY_COMPONENT,
	BY_ROLE_COUNTRY,
	BY_STATE,
	BY_METRO,
	BY_STATE_COMPONENT,
	BY_METRO_COMPONENT,
	BY_SOURCE,
	BY_SOURCE_STEP,
	BY_SOURCE_COUNTRY,
	BY_SOURCE_ROLE,
	BY_STEP_COUNTRY,
	BY_ROLE_STEP_COUNTRY,
	GROUPING_COUNT
};
const char *grouping_word(enum grouping grouping);
double grouping_prior(enum grouping grouping); /* standard deviation on the log scale */

enum fixed {
	FIXED_ALL,
	FIXED_OCCUPATION, /* log of the occupations' published median over a reference */
	FIXED_STATE, /* log of the state's labour cost index */
	FIXED_REPORTED, /* of a source, not published statistics */
	FIXED_TOTAL,
	FIXED_TOTAL_US,
	FIXED_US_STEP, /* in the United States, the usual worth of the step */
	FIXED_STEPS, /* one for each step from mid on */
	FIXED_COUNT = FIXED_STEPS + STEP_COUNT - LEVEL_MID
};
struct terms;
/* What a coefficient is drawn to where the data say nothing of it, and a row's sum of them: the fit is
 * of what responses differ from it by. */
double fixed_usual(const struct terms *t, enum fixed fixed);
double usual_of(const struct terms *t, const double *x);
/* A level's or experience's words, into `room`. */
void step_word(const struct terms *t, unsigned step, char *room, size_t size);
const char *fixed_word(const struct terms *t, enum fixed fixed, char *room, size_t size);

/* The levels of one grouping, by key. */
struct key_list {
	uint64_t *keys; /* ascending */
	size_t count;
};
/* Shares of junior, mid, senior and staff in an occupation: assumed, not measured (docs/methods.md). */
extern const double level_mix[LEVEL_STAFF + 1];

struct terms {
	struct key_list groupings[GROUPING_COUNT];
	double reference; /* the log of OCCUPATION_REFERENCE in the currency of the cells */
	double usual[FIXED_COUNT]; /* fixed_usual */
	double *occupation; /* by role: its FIXED_OCCUPATION; NAN where none is published */
	const struct gazetteer *gazetteer;
	const struct catalogue *catalogue;
	const struct experience_steps *steps;
};
void terms_make(struct terms *out, const struct model_cells *cells,
		const struct pay_model_inputs *in);
/* The log of the role's published national median, aged; false where there is none. */
bool terms_published(const struct terms *t, uint16_t role, double *log_pay);
void terms_release(struct terms *t);
/* `parts` are those of the cells, for a cell that has some. */
void terms_of(const struct terms *t, const struct model_cell *cell, const struct model_part *parts,
	      double x[FIXED_COUNT], uint32_t level[GROUPING_COUNT]);

/* ---- model_ranks.c: where steps lie in a published distribution ---- */

/* By step; NAN where too few roles have it. */
struct step_ranks {
	double score[STEP_COUNT]; /* the mean normal score of the step's median, base pay, US */
	double spread[STEP_COUNT]; /* the standard deviation of the roles' scores */
	double
	    *at; /* by role and step: log pay at that score of the role's published distribution */
};
/* `medians` are log pay by role and step; NAN where the role does not tell it. */
void ranks_find(struct step_ranks *out, const struct model_cells *cells,
		const struct band_table *benchmarks, const double *medians, size_t roles);
void ranks_release(struct step_ranks *r);

/* ---- model_shape.c: how pay lies about the median ---- */

/* The distribution of pay about its median, at the fractions (i + 1) / (SHAPE_POINTS + 1). */
enum { SHAPE_POINTS = 99 };
/* The standard deviation of pay about its median where nothing is observed. */
#define USUAL_SPREAD 0.35
struct shape {
	double at[SHAPE_POINTS]; /* log scale, ascending */
};
struct shape_builder;
struct shape_builder *shape_builder_new(size_t roles);
void shape_builder_free(struct shape_builder *b);
/* Pay on the log scale about its cell's median, of a cell of `n` observations of a source with
 * `source_n` in all. */
void shape_builder_add(struct shape_builder *b, const struct model_cell *cell, double residual,
		       double count, double source_n);
/* All residuals are there; shapes are convolved with a normal of standard deviation `widen`. */
void shape_builder_settle(struct shape_builder *b, double widen);
/* Of that component, step and role, in the United States or elsewhere; after shape_builder_settle. */
void shape_of(const struct shape_builder *b, enum component component, bool us, unsigned step,
	      uint16_t role, struct shape *out);
/* How much wider pay lies about its medians in a country than in all countries but the United States,
 * which has shapes of its own. */
struct country_scale {
	code country;
	double scale; /* above 0; 1: as wide as in all of them */
};
/* Of every country with residuals but the United States, ascending; the caller frees *out. */
size_t shape_country_scales(const struct shape_builder *b, struct country_scale **out);

/* A shape in a country. */
struct scaled_shape {
	const struct shape *shape;
	double scale; /* of its points */
};
/* F at `x`, between the points linear, beyond them as the outermost two are. */
double shape_fraction(struct scaled_shape s, double x);

/* ---- the fit ---- */

struct pay_model {
	struct terms terms;
	struct shape_builder *shapes;
	struct country_scale *country_scales; /* by country */
	size_t country_scale_count;
	struct mixed *fit;
	struct reach *reach;
	size_t reach_count;
	uint64_t *seen; /* step_key, role_key ... of sources' cells, ascending */
	size_t seen_count;
	struct step_ranks ranks;
	double *ladder; /* by role and step: what it adds where only statistics know the role */
	/* Shapes by role, step, component, and in the US or not: made when they are asked for, without a lock. So
	 * several threads may ask, but of one role one of them alone. */
	struct shape **cache;
	size_t cache_count;
};

/* What is asked as a cell, of no source; the shape of its pay about its median. */
struct model_cell pay_model_cell(const struct pay_model *m, const struct pay_target *t);
struct scaled_shape pay_model_shape(const struct pay_model *m, const struct model_cell *c);

#endif
