/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_json.h: parts of a band as the commands' --json has them (docs/DATA-CONTRACT.md). */
#ifndef PAYBANDS_CMD_BAND_JSON_H
#define PAYBANDS_CMD_BAND_JSON_H

#include "base/json.h"
#include "cmd/question.h"
#include "estimate/bands.h"
#include "model/place/place.h"

/* To `places` digits after the point; NAN: null. */
void json_set_rounded(struct json *object, const char *key, double value, int places);
void json_set_or_null_value(struct json *object, const char *key, struct json *value);
/* {kind, code, name} */
struct json *json_area_of(const struct gazetteer *gazetteer, struct area area);
/* {low, high}; NULL where one of them is NAN. */
struct json *json_interval_of(double low, double high, int places);
/* p10 to p90, p50_interval, n, sources, quality, as_of, rule. */
void json_set_band(struct json *object, const struct band *b);

/* What was asked: role, level, experience, area, component, basis; null where any. */
struct json *band_filter_json(const struct band_filter *f, const struct gazetteer *gazetteer);

#endif
