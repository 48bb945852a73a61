/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place.h: from free text to country, state and metro. */
#ifndef PAYBANDS_MODEL_PLACE_H
#define PAYBANDS_MODEL_PLACE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/layers.h"
#include "base/text.h"
#include "model/observation.h"

struct gazetteer;

/* What a gazetteer knows: countries, states, metros and their names; or cities, towns and regions as well, which are most
 * of its tables. Without these no text of a place may be read (by place_read and its like, or metro_read). */
enum gazetteer_extent { GAZETTEER_AREAS, GAZETTEER_CITIES };

/* Reads countries.csv, states.csv, metros.csv, cities.csv, place_names.csv, price_levels.csv,
 * labour_cost.csv and the like of data/reference, as far as `extent` asks for them. A fault in a table that is read is
 * ERR_USAGE with file and line. Shared by all threads once loaded. */
must_check int gazetteer_load(struct err *e, struct gazetteer **out, const struct layers *folders,
			      enum gazetteer_extent extent);
void gazetteer_free(struct gazetteer *g);

/* One field that holds any of city, state, country ("SF Bay Area", "Mountain View, CA", "London,
 * EN, United Kingdom", "München"). `within` is what is known already (a constant country of the
 * layout): a city is never moved out of it. Unknown parts are 0. */
struct place place_read(const struct gazetteer *g, struct text t, struct place within);

/* As place_read, with the ISO 4217 code of the pay (0: not known) as evidence between namesakes:
 * "Birmingham" paid in GBP is in GB. What the text says by itself holds: "London" paid in CAD is in GB. */
struct place place_read_paid(const struct gazetteer *g, struct text t, struct place within,
			     code currency);

/* Does the field say that the work is remote ("Remote, US", "San Francisco or Remote")? False for
 * hybrid work, and for "not remote". */
bool place_says_remote(struct text t);

/* The parts on their own. 0 where the text is not one. */
/* Code, name, common misspelling, local name. */
code country_read(const struct gazetteer *g, struct text t);
/* USPS code or name; several states in one field: 0. */
code state_read(const struct gazetteer *g, struct text t);
/* CBSA of a city or nickname; state 0: only where one is meant. */
uint32_t metro_read(const struct gazetteer *g, struct text city, code state);

/* Names for display; NULL where the code is not known. Borrowed. */
const char *country_name(const struct gazetteer *g, code country);
const char *state_name(const struct gazetteer *g, code state);
const char *metro_name(const struct gazetteer *g, uint32_t metro);
/* Of its first-named state; 0 unknown. */
code metro_state(const struct gazetteer *g, uint32_t metro);

/* Regions are those that published tables name: the layouts of a run add them, or its manifest, before anything
 * is looked up. The first name of a region stays; one of no known country is not added. */
void gazetteer_add_region(struct gazetteer *g, code country, code region, struct text name);
const char *region_name(const struct gazetteer *g, code country, code region);
/* Does another region of the country bear its name (DE-3 and DE-30, "Berlin")? */
bool region_name_is_shared(const struct gazetteer *g, code country, code region);
/* By code (GB-TLI), name ("London") or with its country ("London, UK"): how many regions are meant, of which the
 * first `room` are in `out`. */
size_t region_read(const struct gazetteer *g, struct text t, struct place *out, size_t room);
/* The same of what people call a region of `country` (0: of any): of "Toronto (Ontario)" also "Toronto" and
 * "Toronto, ON". Of a known country also the region that a text ends with: "ON", "Quebec City, Quebec". */
size_t region_called(const struct gazetteer *g, struct text t, code country, struct place *out,
		     size_t room);
/* The region that was probably meant: "CA-ON (Ontario)". Adds nothing if none is near. */
void region_nearest(const struct gazetteer *g, struct text wrong, struct buf *out);
/* Those added, from 0, with state as the region's code; false at the end. */
bool gazetteer_region(const struct gazetteer *g, size_t index, struct place *out);

/* What an unknown code was probably meant to be: "47900 (Washington-Arlington-Alexandria, ...)",
 * the nearest by its code or by its name. Adds nothing if none is near. */
enum gazetteer_list { GAZETTEER_COUNTRIES, GAZETTEER_STATES, GAZETTEER_METROS };
void gazetteer_nearest(const struct gazetteer *g, enum gazetteer_list list, struct text wrong,
		       struct buf *out);

/* The same for a place as people write it: "42660 (Seattle-Tacoma-Bellevue, WA)" of "Seatle". Of
 * equally near names the most populous city's is used. */
void gazetteer_nearest_place(const struct gazetteer *g, struct text wrong, struct buf *out);

/* Indices by US state (0: country's own = 100 as published); false if there is none. price level
 * (BEA RPP, for display only) and labour cost (from OEWS by occupation). */
bool price_level(const struct gazetteer *g, code state, double *index);
bool labour_cost(const struct gazetteer *g, code state, double *index);
/* The US states, by code, from 0; false at the end. */
bool gazetteer_state(const struct gazetteer *g, size_t index, code *state);

/* A territory that ISO 3166-1 lists as a country (PR, GU, VI, AS, MP) as the state of the United
 * States that the Census and OEWS treat it as; any other place unchanged. */
struct place place_of_territory(struct place p);

#endif
