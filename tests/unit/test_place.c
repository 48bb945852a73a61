/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places are read as a careful person would: each case is the text, what is known already, and the
 * expected place. Expected values come from reading, not from running; CBSA codes are those of the
 * July 2023 delineation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/place/gazetteer_names.h"
#include "model/place/place_private.h"
#include "tests/unit/gazetteer_fixture.h"
#include "tests/unit/near.h"

/* "US CA 41860", "DE", "" as a place. */
static struct place place_of(const char *written)
{
	struct text rest = text_of(written), part;
	struct place p = {0};
	long long metro;

	if (rest.len && text_split(&rest, ' ', &part))
		p.country = code_of(part);
	while (rest.len && text_split(&rest, ' ', &part)) {
		if (text_to_long(part, &metro))
			p.metro = (uint32_t)metro;
		else
			p.state = code_of(part);
	}
	return p;
}

static void place_written(struct place p, char out[32])
{
	char country[4], region[4];

	code_text(p.country, country);
	code_text(p.state, region);
	snprintf(out, 32, "%s%s%s", country, region[0] ? " " : "", region);
	if (p.metro)
		snprintf(out + strlen(out), 32 - strlen(out), " %u", (unsigned)p.metro);
}

struct place_case {
	const char *text, *expected;
};

static void check_places(const struct gazetteer *g, const char *within,
			 const struct place_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char read[32];
		place_written(place_read(g, text_of(cases[i].text), place_of(within)), read);
		if (strcmp(read, cases[i].expected))
			fail_msg("\"%s\" within \"%s\": \"%s\", expected \"%s\"", cases[i].text,
				 within, read, cases[i].expected);
	}
}
#define CHECK_PLACES(g, within, cases)                                                             \
	check_places(g, within, cases, sizeof(cases) / sizeof(*(cases)))

static void city_and_state(void **state)
{
	static const struct place_case cases[] = {
	    {"Mountain View, CA", "US CA 41940"},
	    {"mountain view, ca", "US CA 41940"},
	    {"San Francisco, CA 94105", "US CA 41860"},
	    {"San Francisco, California", "US CA 41860"},
	    {"Seattle, Washington, USA", "US WA 42660"},
	    {"Atlanta, GA, United States", "US GA 12060"},
	    {"123 Main St, Seattle, WA", "US WA 42660"},
	    {"Portland, ME", "US ME 38860"},
	    {"Portland, OR", "US OR 38900"},
	    {"Portland (Maine)", "US ME 38860"},
	    {"Cambridge, MA", "US MA 14460"},
	    {"London, KY", "US KY 18340"},
	    {"Paris, TX", "US TX 37580"},
	    {"Paris, TX (HQ)", "US TX 37580"},
	    {"Vancouver, WA", "US WA 38900"},
	    {"Birmingham, AL", "US AL 13820"},
	    {"Athens, GA", "US GA 12020"},
	    {"Rome, GA", "US GA 40660"},
	    {"Melbourne, FL", "US FL 37340"},
	    {"St. Petersburg, FL", "US FL 45300"},
	    {"Moscow, ID", "US ID 34140"},
	    {"Dublin, OH", "US OH 18140"},
	    {"Lebanon, NH", "US NH 30150"},
	    {"Lebanon, New Hampshire", "US NH 30150"},
	    {"Mexico, MO", "US MO 33020"},
	    {"Peru, IN", "US IN 37940"},
	    {"Canada, KY", "US KY"},
	    {"St. Louis, MO", "US MO 41180"},
	    {"Saint Louis, Missouri", "US MO 41180"},
	    {"Ft. Worth, TX", "US TX 19100"},
	    {"Kansas City, KS", "US KS 28140"},
	    {"Kansas City, MO", "US MO 28140"},
	    {"New York, NY", "US NY 35620"},
	    {"New York City, New York", "US NY 35620"},
	    {"Brooklyn, NY", "US NY 35620"},
	    {"Washington, DC", "US DC 47900"},
	    {"Washington D.C.", "US DC 47900"},
	    {"San Juan, PR", "US PR 41980"},
	    {"Richmond, Va.", "US VA 40060"},
	    {"Fairfax County, VA", "US VA 47900"},
	    {"Edison, NJ", "US NJ 35620"},
	    {"Needham, MA", "US MA 14460"},
	    {"Boston MA", "US MA 14460"},
	    {"Austin Texas", "US TX 12420"},
	    {"Kansas City Missouri", "US MO 28140"},
	    {"NY, NY", "US NY 35620"},
	    {"New York, New York, United States", "US NY 35620"},
	    {"USA, New York", "US NY 35620"},
	    {"US, CA, San Francisco", "US CA 41860"},
	    {"US-CA", "US CA"},
	    {"US-NY-New York", "US NY 35620"},
	    {"TX, USA", "US TX"},
	    {"Nowhere Such Town, TX", "US TX"},
	    {"Ontario, CA", "US CA 40140"},
	    {"Delhi, LA", "US LA 33740"},
	    {"LA, CA", "US CA 31080"},
	};

	CHECK_PLACES(*state, "", cases);
}

static void other_countries(void **state)
{
	static const struct place_case cases[] = {
	    {"London, EN, United Kingdom", "GB"},
	    {"Toronto, ON, Canada", "CA"},
	    {"Bangalore, KA, India", "IN"},
	    {"Tel Aviv, TA, Israel", "IL"},
	    {"Paris, IL, France", "FR"},
	    {"Seoul, KG, Korea, South", "KR"},
	    {"Hong Kong, HK, Hong Kong (SAR)", "HK"},
	    {"Singapore, SG, Singapore", "SG"},
	    {"Berlin, DE", "DE"},
	    {"Bangalore, IN", "IN"},
	    {"Toronto, CA", "CA"},
	    {"Toronto, Ontario", "CA"},
	    {"Vancouver, BC", "CA"},
	    {"St. John's, NL", "CA"},
	    {"Amsterdam, NL", "NL"},
	    {"Cambridge, UK", "GB"},
	    {"Cambridge, England", "GB"},
	    {"London UK", "GB"},
	    {"Germany, Berlin", "DE"},
	    {"Tampere (Finland)", "FI"},
	    {"Tbilisi, Georgia", "GE"},
	    {"San José, Costa Rica", "CR"},
	    {"Munich, Gemany", "DE"},
	    {"Berlin", "DE"},
	    {"München", "DE"},
	    {"MÜNCHEN", "DE"},
	    {"Muenchen", "DE"},
	    {"munich", "DE"},
	    {"80331 München", "DE"},
	    {"Düsseldorf", "DE"},
	    {"Duesseldorf", "DE"},
	    {"Dusseldorf", "DE"},
	    {"Köln", "DE"},
	    {"Zürich", "CH"},
	    {"Zuerich", "CH"},
	    {"Wrocław", "PL"},
	    {"Wroclaw", "PL"},
	    {"Kiev", "UA"},
	    {"Kyiv", "UA"},
	    {"Den Haag", "NL"},
	    {"The Hague", "NL"},
	    {"São Paulo", "BR"},
	    {"Bengaluru", "IN"},
	    {"Frankfurt am Main", "DE"},
	    {"Frankfurt/Main", "DE"},
	    {"Bavaria", "DE"},
	    {"London", "GB"},
	    {"Paris", "FR"},
	    {"Vancouver", "CA"},
	    {"Moscow", "RU"},
	    {"Vienna", "AT"},
	    {"Moldova", "MD"},
	    {"Puerto Rico", "PR"},
	};

	CHECK_PLACES(*state, "", cases);
}

static void nicknames_and_surroundings(void **state)
{
	static const struct place_case cases[] = {
	    {"SF Bay Area", "US CA 41860"},
	    {"San Francisco Bay Area", "US CA 41860"},
	    {"Bay Area", "US CA 41860"},
	    {"Silicon Valley", "US CA 41940"},
	    {"SF", "US CA 41860"},
	    {"NYC", "US NY 35620"},
	    {"N.Y.C.", "US NY 35620"},
	    {"New York", "US NY 35620"},
	    {"DC", "US DC 47900"},
	    {"DFW", "US TX 19100"},
	    {"Dallas/Fort Worth, TX", "US TX 19100"},
	    {"Minneapolis/St. Paul", "US MN 33460"},
	    {"Philly", "US PA 37980"},
	    {"Northern Virginia", "US VA 47900"},
	    /* of several states: the metro, and no state */
	    {"DMV", "US 47900"},
	    {"DC metro area", "US 47900"},
	    {"Twin Cities", "US 33460"},
	    {"Greater Boston", "US 14460"},
	    {"Greater Boston Area", "US 14460"},
	    {"Chicago suburbs", "US 16980"},
	    {"New York-Newark-Jersey City, NY-NJ", "US 35620"},
	    /* of several metros: the state, and no metro */
	    {"Research Triangle", "US NC"},
	    {"Raleigh-Durham, NC", "US NC"},
	    {"SoCal", "US CA"},
	    {"Southern California", "US CA"},
	    {"Northern Ohio", "US OH"},
	    {"Upstate NY", "US NY"},
	    {"California", "US CA"},
	    {"NJ", "US NJ"},
	    {"Midwest", "US"},
	};

	CHECK_PLACES(*state, "", cases);
}

static void one_of_several_is_meant_or_none(void **state)
{
	static const struct place_case cases[] = {
	    {"Portland", "US OR 38900"}, /* ten times the one in Maine */
	    {"San Jose", "US CA 41940"},
	    {"Jersey City", "US NJ 35620"},
	    {"Springfield", ""},
	    {"Cambridge", ""},
	    {"Birmingham", ""},
	    {"Hamilton", ""},
	    {"Georgia", ""},
	    {"Northern Georgia", ""},
	    {"Athens, Geogia", ""},
	    {"Somewhere, Georgia", ""},
	    {"Atlanta, Georgia", "US GA 12060"},
	    {"Washington", "US"}, /* the city and the state: the country is sure */
	    {"CA", ""},
	    {"DE", ""},
	    {"MA", ""},
	    {"LA", ""},
	    {"Berlin, BE", "DE"}, /* its own region's code; Belgium has none */
	    {"London / Berlin", ""},
	    {"Seattle, WA; Austin, TX", "US"},
	    {"New York or San Francisco", "US"},
	    {"San Francisco, CA / Oakland, CA", "US CA 41860"},
	    {"Berlin or remote", "DE"},
	    {"Berlin, Hamburg", "DE"},
	    {"Dallas, Houston, Austin", "US TX"},
	    {"New York, San Francisco", "US"},
	    {"Dallas, Fort Worth", "US TX 19100"},
	    {"London, Berlin", ""},
	    {"Springfield, Dallas", ""}, /* not all of them are clear */
	    {"Potland", ""}, /* Poland or Portland */
	    {"Germny", ""}, /* a misspelt country counts after a place, or in a field of its own */
	    {"Sydney, Australa", "AU"},
	    {"Austrlia", ""}, /* Austria or Australia, as in a field of countries */
	};

	CHECK_PLACES(*state, "", cases);
}

static void remote_is_no_place(void **state)
{
	static const struct place_case cases[] = {
	    {"Remote", ""},
	    {"Anywhere", ""},
	    {"Worldwide", ""},
	    {"Remote, US", "US"},
	    {"Remote - US", "US"},
	    {"US Remote", "US"},
	    {"Remote (Germany)", "DE"},
	    {"Anywhere in the US", "US"},
	    {"Remote in Texas", "US TX"},
	    {"Chicago, IL (but I work remotely)", "US IL 16980"},
	    {"Prefer not to say", ""},
	    {"N/A", ""},
	    {"NA", ""},
	    {"City", ""},
	    {"or", ""},
	    {"hi", ""},
	    {"", ""},
	    {" , ;", ""},
	    {"1,2,3,4,5,6,7,8,9,10,11", ""},
	};

	CHECK_PLACES(*state, "", cases);
}

static void remote_is_said_of_the_work(void **state)
{
	static const char *const remote[] = {"Remote",
					     "Remote, US",
					     "Remote (Germany)",
					     "REMOTE - TX",
					     "San Francisco or Remote",
					     "Chicago, IL (but I work remotely)"};
	static const char *const other[] = {
	    "",		 "Berlin", "Remoteville", "Hybrid remote, Boston", "Denver (not remote)",
	    "Non-remote"};

	(void)state;
	for (size_t i = 0; i < sizeof(remote) / sizeof(*remote); i++)
		if (!place_says_remote(text_of(remote[i])))
			fail_msg("\"%s\" is remote", remote[i]);
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		if (place_says_remote(text_of(other[i])))
			fail_msg("\"%s\" is not remote", other[i]);
}

static void what_is_known_is_kept(void **state)
{
	static const struct place_case in_us[] = {
	    {"Cambridge", "US MA 14460"},
	    {"Vancouver, BC", "US"},
	    {"Toronto, ON, Canada", "US"},
	    {"London", "US"},
	    {"Toronto", "US"}, /* hardly the one in Ohio */
	    {"Toronto, OH", "US OH 48260"},
	    {"Toronto, Ohio", "US OH 48260"},
	    {"Toronto, Vancouver", "US"},
	    {"Houston, Dallas", "US TX"},
	    {"Springfield", "US"},
	    {"Georgia", "US GA"},
	    {"CA", "US CA"},
	    {"Portland, OR (remote for a company in CA)", "US OR 38900"},
	};
	static const struct place_case in_maine[] = {
	    {"Portland", "US ME 38860"}, {"Portland, Maine", "US ME 38860"},
	    {"Portland, OR", "US ME"},	 {"Boston", "US ME"},
	    {"Remote", "US ME"},
	};
	static const struct place_case in_virginia[] = {
	    {"Arlington", "US VA 47900"},  {"Arlington (DC metro)", "US VA 47900"},
	    {"DC area", "US VA 47900"},	   {"Washington DC", "US VA"},
	    {"Alexandria", "US VA 47900"},
	};
	static const struct place_case in_britain[] = {
	    {"Cambridge", "GB"},
	    {"Boston, MA", "GB"},
	    {"SF Bay Area", "GB"},
	};
	static const struct place_case in_germany[] = {
	    {"Berlin", "DE"},
	    {"DE", "DE"},
	    {"Paris, TX", "DE"},
	};

	CHECK_PLACES(*state, "US", in_us);
	CHECK_PLACES(*state, "US ME", in_maine);
	CHECK_PLACES(*state, "US VA", in_virginia);
	CHECK_PLACES(*state, "GB", in_britain);
	CHECK_PLACES(*state, "DE", in_germany);
}

/* A code means what the city beside it can be in; if both can be, there is no answer. */
static void codes_and_separators(void **state)
{
	static const struct place_case cases[] = {
	    {"Dallas, OR 97338", "US OR 41420"},
	    {"Portland OR 97201", "US OR 38900"},
	    {"Portland OR USA", "US OR 38900"},
	    {"Berlin OR Hamburg", "DE"}, /* neither a ZIP code nor the country: not the state */
	    {"Berlin OR Potsdam 14482", "DE"},
	    {"Dallas, OR 75201", "US"}, /* the ZIP code is in Texas */
	    {"Almería", "ES"},
	    {"Belgaum", "IN"},
	    {"Kanpur, IN", "IN"},
	    {"Bekasi, ID", "ID"},
	    {"Perth, WA", "AU"},
	    {"Milano, MI", "IT"},
	    {"Salem, IN", ""}, /* Indiana, or one a hundred times as large in India */
	    {"Nagarpur, IN", ""},
	    {"Richmond, CA", "US CA 41860"},
	    {"Greece, US", "US"},
	    {"DC - Washington", "US DC 47900"},
	    {"MI - Wyoming", "US MI 24340"},
	    {"CA - Ontario", "US CA 40140"},
	    {"US, DC, Washington", "US DC 47900"},
	    {"Boston/MA/USA", "US MA 14460"},
	    {"Boston/Massachusetts/USA", "US MA 14460"},
	    {"Boston, MA USA", "US MA 14460"},
	    {"Boston MA USA", "US MA 14460"},
	    {"Toronto, ON Canada", "CA"},
	    {"Sydney NSW Australia", "AU"},
	    {"Mexico/USA", ""},
	    {"Minneapolis-St. Paul-Bloomington, MN", "US MN 33460"},
	};

	CHECK_PLACES(*state, "", cases);
}

/* A state's code behind a city that is known only abroad, or that nobody knows and that may be a country's: it is the
 * state where the country is known, or a ZIP code of it stands there. */
static void a_code_is_the_state_where_the_country_is_known(void **state)
{
	static const struct place_case anywhere[] = {
	    {"Hyderabad, TX", ""},
	    {"Nagarpur, IN", ""},
	    {"Hyderabad, TX 75201", "US TX"},
	    {"Hyderabad 75201, TX", "US TX"},
	    {"Nagarpur, IN 46201", "US IN"},
	};
	static const struct place_case in_us[] = {
	    {"Hyderabad, TX", "US TX"},
	    {"Nagarpur, IN", "US IN"},
	};

	CHECK_PLACES(*state, "", anywhere);
	CHECK_PLACES(*state, "US", in_us);
}

/* The last piece is a state or a country, but not one that could be: it decides, for none. */
static void what_is_ruled_out_is_not_meant(void **state)
{
	static const struct {
		const char *within, *text;
	} cases[] = {
	    {"US CA", "TX"},
	    {"US CA", "Somewhere, TX"},
	    {"US CA", "Somewhere, Texas"},
	    {"GB", "Somewhere, Texas"},
	    {"GB", "Somewhere, TX 75201"},
	    {"US", "Somewhere, Canada"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct place_part parts[PLACE_PARTS_MAX];
		struct place_pieces pieces;
		struct place out;
		size_t count;
		assert_true(place_cut(text_of(cases[i].text), parts, &count));
		place_pieces_of(*state, parts, 0, count, &pieces);
		assert_true(place_of_last(*state, &pieces, place_of(cases[i].within), false, &out));
		if (out.country || out.state || out.metro)
			fail_msg("\"%s\" within \"%s\" is meant", cases[i].text, cases[i].within);
	}
}

/* A country spelled out at the end of a field wins; a code does not give a third country. */
static void the_end_binds(void **state)
{
	static const struct place_case cases[] = {
	    {"Ontario, US", "US CA 40140"},
	    {"Manitoba, US", "US"},
	    {"Us, France", "FR"},
	    {"Usa, Japan", "JP"},
	    {"Usa, Oita, Japan", "JP"},
	    {"America, Netherlands", "NL"},
	    {"America, Limburg, Netherlands", "NL"},
	    {"Indiana, Peru", "PE"},
	    {"Indiana, Loreto, Peru", "PE"},
	    {"NH, Lebanon", "US NH 30150"},
	    {"US, NH, Lebanon", "US NH 30150"},
	    {"USA, Georgia", "US GA"},
	    {"USA, Canada", ""}, /* two countries */
	    {"Valencia, C\u00f3rdoba, Colombia", "CO"},
	    {"La Paz, La Paz, Honduras", "HN"},
	    {"R\u00edo Negro, Paran\u00e1, Brazil", "BR"},
	    {"Beja, Beja, Portugal", "PT"},
	    {"San Bernardo, AR", ""}, /* not Chile */
	    {"Toledo, AR", ""}, /* not Spain */
	    {"Salto, AR", ""}, /* not Uruguay */
	    {"Rosario, AR", "AR"},
	    {"Little Rock, AR", "US AR 30780"},
	    {"Torino, TO", "IT"},
	    {"Herne, BE", ""},
	    {"Toledo, C\u00f3rdoba", ""},
	    {"Windsor, Victoria", ""},
	    {"Melbourne, Victoria", "AU"},
	    {"Au, Vorarlberg", ""}, /* not Australia */
	    {"Anguil, La Pampa", ""}, /* not Anguilla */
	    {"Diapaga, Est", ""}, /* not Estonia */
	    {"Tallinn, est", "EE"},
	};

	CHECK_PLACES(*state, "", cases);
}

static void zip_codes_and_kinds_of_towns(void **state)
{
	static const struct place_case cases[] = {
	    {"Springfield 62701", "US IL 44100"},
	    {"Cambridge 02139", "US MA 14460"},
	    {"Springfield 62701, USA", "US IL 44100"},
	    {"Dallas, OR 75201", "US"},
	    {"Paris 75001", "FR"}, /* Paris, Texas, has ZIP codes that start so */
	    {"Berlin 10115", "DE"},
	    {"62701", ""}, /* five digits are a postal code elsewhere too */
	    {"Edison Township, NJ", "US NJ 35620"},
	    {"Township of Edison, NJ", "US NJ 35620"},
	    {"City of Austin, TX", "US TX 12420"},
	    {"City of Industry, CA", "US CA 31080"},
	    {"Union City, NJ", "US NJ 35620"},
	};
	static const struct place_case in_us[] = {
	    {"62701", "US IL"},
	    {"Springfield 62701", "US IL 44100"},
	};

	CHECK_PLACES(*state, "", cases);
	CHECK_PLACES(*state, "US", in_us);
}

/* With the country known a bare city is the one that dominates its namesakes, or none. */
static void namesakes_within_the_country(void **state)
{
	static const struct place_case cases[] = {
	    {"Austin, US", "US TX 12420"}, {"Boston, USA", "US MA 14460"},
	    {"Springfield, US", "US"},	   {"Franklin, US", "US"},
	    {"Georgetown, US", "US"},	   {"Seattle, United States", "US WA 42660"},
	};

	CHECK_PLACES(*state, "", cases);
}

static void currency_chooses_between_namesakes(void **state)
{
	static const struct {
		const char *text, *currency, *expected;
	} cases[] = {
	    {"Birmingham", "", ""},
	    {"Birmingham", "GBP", "GB"},
	    {"Cambridge", "GBP", "GB"},
	    {"Hamilton", "CAD", "CA"},
	    {"Hamilton", "NZD", "NZ"},
	    {"London", "CAD", "GB"},
	    {"Cambridge, MA", "GBP", "US MA 14460"},
	    {"Georgia", "GEL", "GE"},
	    {"CA", "CAD", "CA"},
	    {"Remote", "GBP", ""},
	    {"Nowhere", "GBP", ""},
	    {"Berlin or London", "GBP", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char read[32];
		place_written(place_read_paid(*state, text_of(cases[i].text), (struct place){0},
					      code_of(text_of(cases[i].currency))),
			      read);
		if (strcmp(read, cases[i].expected))
			fail_msg("\"%s\" paid in %s: \"%s\", expected \"%s\"", cases[i].text,
				 cases[i].currency, read, cases[i].expected);
	}
}

static void country_in_its_own_field(void **state)
{
	static const struct place_case cases[] = {
	    {"US", "US"},
	    {"us", "US"},
	    {"Usa", "US"},
	    {"U.S.", "US"},
	    {"U.S.A.", "US"},
	    {"U. S. A.", "US"},
	    {"U.SA", "US"},
	    {"U.S>", "US"},
	    {"US of A", "US"},
	    {"The United States", "US"},
	    {"United States of America", "US"},
	    {"america", "US"},
	    {"Unites States", "US"},
	    {"Untied States", "US"},
	    {"United Sttes", "US"},
	    {"UnitedStates", "US"},
	    {"USA, but for foreign gov't", "US"},
	    {"Virginia", "US"},
	    {"\U0001F1FA\U0001F1F8", "US"},
	    {"CA", "CA"},
	    {"CAN", "CA"},
	    {"Canadw", "CA"},
	    {"Canada, Ottawa, ontario", "CA"},
	    {"UK", "GB"},
	    {"UK (England)", "GB"},
	    {"England, UK.", "GB"},
	    {"Wales (United Kingdom)", "GB"},
	    {"United Kingdom of Great Britain and Northern Ireland", "GB"},
	    {"UK for U.S. company", "GB"},
	    {"Deutschland", "DE"},
	    {"Österreich", "AT"},
	    {"Oesterreich", "AT"},
	    {"Brasil", "BR"},
	    {"Česká republika", "CZ"},
	    {"Danmark", "DK"},
	    {"Nederland", "NL"},
	    {"Türkiye", "TR"},
	    {"Turkey", "TR"},
	    {"Viet Nam", "VN"},
	    {"Vietnam", "VN"},
	    {"Côte d'Ivoire", "CI"},
	    {"Iran, Islamic Republic of...", "IR"},
	    {"Congo, Republic of the...", "CG"},
	    {"Democratic Republic of the Congo", "CD"},
	    {"Hong Kong (S.A.R.)", "HK"},
	    {"Libyan Arab Jamahiriya", "LY"},
	    {"Bosnia and Herzegovina", "BA"},
	    {"Republic of Korea", "KR"},
	    {"North Korea", "KP"},
	    {"Kosovo", "XK"},
	    {"The former Yugoslav Republic of Macedonia", "MK"},
	    {"Georgia", "GE"},
	    {"Georgia, USA", "US"},
	    {"United States- Puerto Rico", "PR"},
	    {"Puerto Rico", "PR"},
	    {"NA", "NA"},
	    {"Namibia", "NA"},
	    {"From Romania, but for an US based company", "RO"},
	    {"Remote (philippines)", "PH"},
	    {"中国", "CN"},
	    /* none, or several */
	    {"na", ""},
	    {"n/a", ""},
	    {"USD", ""},
	    {"$2,175.84/year is deducted for benefits", ""},
	    {"Currently finance", ""},
	    {"Contracts", ""},
	    {"Policy", ""},
	    {"South America", ""},
	    {"Australasia", ""},
	    {"Iteland", ""}, /* Ireland or Iceland */
	    {"Canada and USA", ""},
	    {"UK & Ireland", ""},
	    {"Atlanta, Georgia", ""},
	    {"Boston, MA", ""},
	    {"Lebanon, New Hampshire", ""},
	    {"I work for an US based company but I'm from Argentina.", ""},
	    {"1", ""},
	    {"(", ""},
	    {"", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char read[4];
		code_text(country_read(*state, text_of(cases[i].text)), read);
		if (strcmp(read, cases[i].expected))
			fail_msg("country \"%s\": \"%s\", expected \"%s\"", cases[i].text, read,
				 cases[i].expected);
	}
}

/* Words around a country, flags, letters in pieces, territories, misspellings: each a step to either side. */
static void a_country_among_other_words(void **state)
{
	static const struct place_case cases[] = {
	    {"the Netherlands", "NL"},
	    {"in Germany", "DE"},
	    {"currently in Germany", "DE"},
	    {"based in Poland", "PL"},
	    {"located in Poland", "PL"},
	    {"living in Spain", "ES"},
	    {"remotely from Spain", "ES"},
	    {"mostly France", "FR"},
	    {"mainly in France", "FR"},
	    {"near Germany", ""},
	    {"Germany based", "DE"},
	    {"Germany only", "DE"},
	    {"Germany remote", "DE"},
	    {"Germany remotely for a start-up", "DE"},
	    {"Germany working for a bank", "DE"},
	    {"Germany work from home", "DE"},
	    {"Germany formerly", ""},
	    /* two letters of a flag; one alone and a third are none */
	    {"\U0001F1E9\U0001F1EA", "DE"},
	    {"\U0001F1E6\U0001F1F9", "AT"},
	    {"\U0001F1FF\U0001F1E6", "ZA"},
	    {"\U0001F1E9\U0001F1EA Berlin", "DE"},
	    {"\U0001F1E9", ""},
	    {"\U0001F1E9x", ""},
	    {"\U0001F1E9\U0001F1E5", ""},
	    {"\U0001F1E9\U0001F200", ""},
	    {"u sa", "US"},
	    {"us a", "US"},
	    {"u s a", "US"},
	    /* a territory is itself, and of one country alone */
	    {"Denmark, Greenland", "GL"},
	    {"Greenland, Denmark", "GL"},
	    {"Gibraltar, UK", "GI"},
	    {"Gibraltar, Spain", ""},
	    {"China - Hong Kong", "HK"},
	    {"France (Martinique)", "FR"},
	    {"Canada, Canada", "CA"},
	    /* one wrong letter in seven, two in eight, short names as written */
	    {"Germny", "DE"},
	    {"Grmny", ""},
	    {"Austrlia", ""}, /* Australia or Austria */
	    {"Austrli", "AU"},
	    {"Argntna", "AR"},
	    {"Prtugal", "PT"},
	    {"Prtugl", "PT"},
	    {"Iraw", ""},
	    {"Germny, Berln", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char read[4];
		code_text(country_read(*state, text_of(cases[i].text)), read);
		if (strcmp(read, cases[i].expected))
			fail_msg("country \"%s\": \"%s\", expected \"%s\"", cases[i].text, read,
				 cases[i].expected);
	}
}

static void state_in_its_own_field(void **state)
{
	static const struct place_case cases[] = {
	    {"CA", "CA"},
	    {"ca", "CA"},
	    {"California", "CA"},
	    {"Calif.", "CA"},
	    {"N.Y.", "NY"},
	    {"District of Columbia", "DC"},
	    {"Washington", "WA"},
	    {"Washington, DC", "DC"},
	    {"N. Carolina", "NC"},
	    {"Puerto Rico", "PR"},
	    {"Kentucky, Ohio", ""},
	    {"Ontario", ""},
	    {"XX", ""},
	    {"", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char read[4];
		code_text(state_read(*state, text_of(cases[i].text)), read);
		if (strcmp(read, cases[i].expected))
			fail_msg("state \"%s\": \"%s\", expected \"%s\"", cases[i].text, read,
				 cases[i].expected);
	}
}

static void metro_of_a_city_field(void **state)
{
	const struct gazetteer *g = *state;

	assert_int_equal(metro_read(g, text_of("LA"), CODE2('C', 'A')), 31080);
	assert_int_equal(metro_read(g, text_of("Portland"), CODE2('M', 'E')), 38860);
	assert_int_equal(metro_read(g, text_of("Springfield"), CODE2('I', 'L')), 44100);
	assert_int_equal(metro_read(g, text_of("Springfield"), 0), 0);
	assert_int_equal(metro_read(g, text_of("Seattle"), 0), 42660);
	assert_int_equal(metro_read(g, text_of("Seattle"), CODE2('O', 'R')), 0);
	assert_int_equal(metro_read(g, text_of("Berlin"), 0), 0);
}

static void what_was_meant_is_the_nearest_and_of_equals_the_most_populous(void **state)
{
	static const struct {
		int list; /* -1: a place as people write it */
		const char *wrong, *meant;
	} cases[] = {
	    {GAZETTEER_COUNTRIES, "Germny", "DE (Germany)"},
	    {GAZETTEER_STATES, "Californa", "CA (California)"},
	    {GAZETTEER_METROS, "4186", "41860 (San Francisco-Oakland-Fremont, CA)"},
	    {GAZETTEER_METROS, "San Francisco-Oakland-Fremont, C",
	     "41860 (San Francisco-Oakland-Fremont, CA)"},
	    {GAZETTEER_STATES, "Xqzxqzxqz", ""},
	    {-1, "Seatle", "42660 (Seattle-Tacoma-Bellevue, WA)"},
	    /* London, far greater, is two letters away. */
	    {-1, "Lowton", "30020 (Lawton, OK)"},
	    /* Dalton and Dayton are one letter away. */
	    {-1, "Daxton", "19430 (Dayton-Kettering-Beavercreek, OH)"},
	    /* A letter in three may be wrong, and no more. */
	    {-1, "Bosdun", "14460 (Boston-Cambridge-Newton, MA-NH)"},
	    {-1, "Bqxdqn", ""},
	    {-1, "Philadxxxxia", "37980 (Philadelphia-Camden-Wilmington, PA-NJ-DE-MD)"},
	    {-1, "Philaxxxxxia", ""},
	    {-1, "Californa", "US-CA (California)"},
	    {-1, "Germny", "DE (Germany)"},
	    {-1, "!", ""},
	};
	const struct gazetteer *g = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text wrong = text_of(cases[i].wrong);
		struct buf out;
		buf_init(&out, BUF_LIMIT_DEFAULT);
		buf_add_string(&out, "");
		if (cases[i].list < 0)
			gazetteer_nearest_place(g, wrong, &out);
		else
			gazetteer_nearest(g, (enum gazetteer_list)cases[i].list, wrong, &out);
		if (!text_equal(buf_text(&out), text_of(cases[i].meant)))
			fail_msg("%s: \"%.*s\", not \"%s\"", cases[i].wrong,
				 TEXT_ARG(buf_text(&out)), cases[i].meant);
		buf_release(&out);
	}
}

static void names_and_indices(void **state)
{
	const struct gazetteer *g = *state;
	double index = 0;

	assert_string_equal(country_name(g, CODE2('U', 'S')), "United States");
	assert_string_equal(country_name(g, CODE2('T', 'R')), "Türkiye");
	assert_null(country_name(g, CODE2('Z', 'Z')));
	assert_null(country_name(g, 0));
	assert_string_equal(state_name(g, CODE2('D', 'C')), "District of Columbia");
	assert_null(state_name(g, 0));
	assert_string_equal(metro_name(g, 41860), "San Francisco-Oakland-Fremont, CA");
	assert_null(metro_name(g, 99999));
	assert_int_equal(metro_state(g, 47900), CODE2('D', 'C'));
	assert_int_equal(metro_state(g, 99999), 0);

	/* BEA SARPP 2023, RPP all items, as published: US 100, CA 112.581 */
	assert_true(price_level(g, 0, &index));
	assert_near(index, 100, 0);
	assert_true(price_level(g, CODE2('C', 'A'), &index));
	assert_near(index, 112.581, 1e-9);
	assert_false(price_level(g, CODE2('G', 'U'), &index));
	assert_true(labour_cost(g, 0, &index));
	assert_near(index, 100, 0);
	assert_true(labour_cost(g, CODE2('C', 'A'), &index));
	assert_true(index > 110 && index < 130); /* 15-1252: 170,910 to 133,080 */
	assert_false(labour_cost(g, CODE2('Z', 'Z'), &index));
	/* every state once, in order, and not the country's own entry */
	code next = 0, before = 0;
	size_t states = 0;
	for (; gazetteer_state(g, states, &next); states++) {
		assert_true(next > before);
		before = next;
	}
	assert_true(states >= 51);
	assert_true(gazetteer_state(g, 0, &next));
	assert_int_equal(next, CODE2('A', 'K'));
}

static void tables_agree_with_each_other(void **state)
{
	const struct gazetteer *g = *state;

	for (size_t i = 0; i < g->sense_count; i++) {
		const struct place_sense *s = &g->senses[i];
		assert_true(!s->country || country_name(g, s->country));
		if (s->metro && !metro_entry_of(g, s->metro))
			fail_msg("metro %u of a name is not in metros.csv", s->metro);
		if (s->metro && s->state && !metro_touches(g, s->metro, s->state))
			fail_msg("metro %u has no part in the state its city is in", s->metro);
	}
	for (size_t i = 0; i < g->country_count; i++) {
		struct text name = text_of(g->countries[i].name);
		assert_int_equal(country_read(g, name), g->countries[i].country);
	}
	for (size_t i = 1; i < g->state_count; i++)
		assert_int_equal(state_read(g, text_of(g->states[i].name)), g->states[i].state);
	for (size_t i = 0; i < g->metro_count; i++)
		assert_int_equal(metro_read(g, text_of(g->metros[i].title), 0), g->metros[i].metro);
}

/* ---- faults in the tables ---- */

static void write_file(const char *directory, const char *file, const char *content)
{
	char path[600];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", directory, file);
	out = fopen(path, "w");
	assert_non_null(out);
	fputs(content, out);
	assert_int_equal(fclose(out), 0);
}

static const char *const sound_tables[][2] = {
    {"countries.csv",
     "code,code3,name,names,currency\nDE,DEU,Germany,Deutschland,EUR\nUS,USA,United States,,USD\n"},
    {"states.csv", "code,name\nCA,California\n"},
    {"metros.csv", "code,title,states\n41860,\"San Francisco, CA\",CA\n"},
    {"zip_states.csv", "first,last,state\n900,961,CA\n"},
    {"towns.csv", "state,metro,names\nCA,41860,Colma|Bolinas\n"},
    {"world_cities.csv", "country,population,names\nDE,50000,Bautzen\n"},
    {"regions.csv", "country,names,codes\nDE,Bayern,BY\n"},
    {"place_names.csv", "name,kind,country,state,metro,population\nSF,city,US,CA,41860,1\n"},
    {"cities.csv", "name,state,metro,population\nOakland,CA,41860,400000\n"},
    {"price_levels.csv", "state,index\nUS,100\nCA,112.6\n"},
    {"labour_cost.csv", "state,index\nUS,100\nCA,121.9\n"},
};
enum { TABLES = sizeof(sound_tables) / sizeof(*sound_tables) };

/* The sound tables with one of them replaced; NULL with an error. */
static struct gazetteer *loaded_with(const char *file, const char *content, struct err *e)
{
	char directory[] = "/tmp/paybands-place-XXXXXX";
	struct gazetteer *g;
	char path[600];

	assert_non_null(mkdtemp(directory));
	for (size_t i = 0; i < TABLES; i++)
		write_file(directory, sound_tables[i][0],
			   strcmp(file, sound_tables[i][0]) ? sound_tables[i][1] : content);
	if (gazetteer_load(e, &g, LAYERS_INSTALLED(directory), GAZETTEER_CITIES))
		g = NULL;
	for (size_t i = 0; i < TABLES; i++) {
		snprintf(path, sizeof(path), "%s/%s", directory, sound_tables[i][0]);
		unlink(path);
	}
	rmdir(directory);
	return g;
}

/* "" or the error. */
static void load_with(const char *file, const char *content, struct err *e)
{
	gazetteer_free(loaded_with(file, content, e));
}

static void a_fault_in_a_table_names_file_and_line(void **state)
{
	static const struct {
		const char *file, *content, *where, *what;
	} cases[] = {
	    {"countries.csv", "", "countries.csv", "empty"},
	    {"countries.csv", "code,name,names\n", "countries.csv:1:", "code3"},
	    {"countries.csv", "code,code3,name,names,currency\nDEU,DEU,Germany,,\n",
	     "countries.csv:2:", "DEU"},
	    {"countries.csv",
	     "code,code3,name,names,currency\nUS,USA,United States,,\nDE,DEU,Germany,,\n",
	     "countries.csv:3:", "order"},
	    {"countries.csv",
	     "code,code3,name,names,currency\nDE,DEU,Germany,,\nUS,USA,United States,germany,\n",
	     "countries.csv:3:", "germany"},
	    {"countries.csv", "code,code3,name,currency,names\nDE,DEU,Germany,EUR\n",
	     "countries.csv:2:", "4 fields, not 5"},
	    {"zip_states.csv", "first,last,state\n900,1961,CA\n", "zip_states.csv:2:", "900"},
	    {"towns.csv", "state,metro,names\n,41860,Colma\n", "towns.csv:2:", "Colma"},
	    {"world_cities.csv", "country,population,names\nDEU,1,Bonn\n",
	     "world_cities.csv:2:", "DEU"},
	    {"regions.csv", "country,names,codes\nZZ,Bayern,BY\n", "regions.csv:2:", "ZZ"},
	    {"states.csv", "code,name\nCAL,California\n", "states.csv:2:", "CAL"},
	    {"metros.csv", "code,title,states\n1,Nowhere,CA\n", "metros.csv:2:", "CBSA"},
	    {"metros.csv", "code,title,states\n41860,Nowhere,ZZ\n", "metros.csv:2:", "ZZ"},
	    {"place_names.csv", "name,kind,country,state,metro,population\nSF,town,US,CA,41860,1\n",
	     "place_names.csv:2:", "town"},
	    {"place_names.csv", "name,kind,country,state,metro,population\nSF,city,US,CA,10000,1\n",
	     "place_names.csv:2:", "10000"},
	    {"place_names.csv", "name,kind,country,state,metro,population\n,city,DE,,,1\n",
	     "place_names.csv:2:", "not a name"},
	    {"place_names.csv", "name,kind,country,state,metro,population\nBonn,city,DE,CA,,1\n",
	     "place_names.csv:2:", "DE"},
	    {"place_names.csv",
	     "name,kind,country,state,metro,population\nBonn,city,DE,,,1\nEast,region,US,,,\n"
	     "Köln,city,DE,,,1\nEast,region,DE,,,\nWest,region,DE,,,\n",
	     "place_names.csv:5:", "\"east\""},
	    {"cities.csv", "name,state,metro,population\nOakland,CA,41860,many\n",
	     "cities.csv:2:", "many"},
	    {"cities.csv", "name,state,metro,population\nOakland,,41860,1\n",
	     "cities.csv:2:", "Oakland"},
	    {"countries.csv", "code,code3,name,names,currency\nDE,DEU,Germany,,EURO\n",
	     "countries.csv:2:", "not a currency"},
	    {"countries.csv",
	     "code,code3,name,names,currency\nDE,DEU,Germany,,\nDE,DEX,Deutschland,,\n",
	     "countries.csv:3:", "out of order, or twice"},
	    {"countries.csv", "code,code3,name,names,currency\nDE,DE,Germany,,\n",
	     "countries.csv:2:", "\"DE\""},
	    {"states.csv", "code,name\nCA,California\nCA,Calif\n", "states.csv:3:", "twice"},
	    {"metros.csv", "code,title,states\n,Nowhere,CA\n", "metros.csv:2:", "no code"},
	    {"metros.csv", "code,title,states\n41860,A,CA\n41860,B,CA\n", "metros.csv:3:", "twice"},
	    {"metros.csv", "code,title,states\n41860,A,CA|CA|CA|CA|CA|CA|CA|CA|CA\n",
	     "metros.csv:2:", "too many states"},
	    {"zip_states.csv", "first,last,state\n900,899,CA\n", "zip_states.csv:2:", "900"},
	    {"zip_states.csv", "first,last,state\n900,1000,CA\n", "zip_states.csv:2:", "900"},
	    {"zip_states.csv", "first,last,state\n-1,5,CA\n", "zip_states.csv:2:", "-1"},
	    {"zip_states.csv", "first,last,state\n900,900,ZZ\n", "zip_states.csv:2:", "ZZ"},
	    {"towns.csv", "state,metro,names\nZZ,,Colma\n", "towns.csv:2:", "ZZ"},
	    {"towns.csv", "state,metro,names\nCA,4186,Colma\n", "towns.csv:2:", "4186"},
	    {"cities.csv", "name,state,metro,population\nOakland,CA,41860,-1\n",
	     "cities.csv:2:", "not a population"},
	    {"cities.csv", "name,state,metro,population\nOakland,CA,41860,1000000001\n",
	     "cities.csv:2:", "not a population"},
	    {"place_names.csv", "name,kind,country,state,metro,population\nBonn,city,ZZ,,,1\n",
	     "place_names.csv:2:", "not a country"},
	    {"place_names.csv", "name,kind,country,state,metro,population\nBonn,city,,,,1\n",
	     "place_names.csv:2:", "only a region"},
	    {"price_levels.csv", "state,index\nUS,-1\n", "price_levels.csv:2:", "above 0"},
	    {"price_levels.csv", "state,index\nUS,much\n", "price_levels.csv:2:", "above 0"},
	    {"price_levels.csv", "state,index\nUS,0\n", "price_levels.csv:2:", "above 0"},
	    {"labour_cost.csv", "state,index\nZZ,100\n", "labour_cost.csv:2:", "ZZ"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct err e = ERR_INIT;
		load_with(cases[i].file, cases[i].content, &e);
		assert_int_equal(e.code, ERR_USAGE);
		if (!strstr(e.text, cases[i].where) || !strstr(e.text, cases[i].what))
			fail_msg("\"%s\" should name %s and %s", e.text, cases[i].where,
				 cases[i].what);
	}
}

static void the_small_tables_of_these_tests_are_sound(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	load_with("", "", &e);
	assert_string_equal(e.text, "");
}

/* Names are added some at a time: all are, in their order, wherever the table ends. A name that is there already,
 * added before or among the same ones, keeps the larger population. */
static void names_are_added_in_their_order_however_many(void **state)
{
	(void)state;
	for (size_t count = 1; count < 2 * NAMES_WAITING + 2; count++) {
		struct err e = ERR_INIT;
		struct buf rows;
		struct gazetteer *g;
		const struct place_sense *last;

		buf_init(&rows, BUF_LIMIT_DEFAULT);
		buf_add_string(&rows, "name,state,metro,population\nTwice,CA,,7\nTwice,CA,,5\n");
		for (size_t i = 0; i < count; i++)
			buf_addf(&rows, "Town %zu,CA,,%zu\nTwice,CA,%zu,%zu\n", i, i, 10000 + i, i);
		buf_addf(&rows, "Twice,CA,,%zu\n%c", count, '\0');
		g = loaded_with("cities.csv", buf_text(&rows).data, &e);
		assert_string_equal(e.text, "");
		last = &g->senses[g->sense_count - 2 * count];
		assert_int_equal(last[-1].population, count < 7 ? 7 : count);
		for (size_t i = 0; i < count; i++) {
			const struct place_sense *town, *twice;
			char name[32];
			snprintf(name, sizeof(name), "town %zu", i);
			town = sense_first(g, text_of(name), SENSE_CITY);
			assert_ptr_equal(town, last + 2 * i);
			assert_int_equal(town->population, i);
			assert_null(sense_next(g, town, SENSE_CITY));
			twice = last + 2 * i + 1;
			assert_int_equal(twice->metro, 10000 + i);
			assert_ptr_equal(sense_next(g, twice, SENSE_CITY),
					 i ? twice - 2 : &last[-1]);
		}
		gazetteer_free(g);
		buf_release(&rows);
	}
}

/* The ends of every range, which are still in it. */
static void limits_of_the_tables_are_in_them(void **state)
{
	static const char *const cases[][2] = {
	    {"zip_states.csv", "first,last,state\n0,999,CA\n"},
	    {"zip_states.csv", "first,last,state\n7,7,CA\n"},
	    {"cities.csv", "name,state,metro,population\nOakland,CA,,1000000000\n"},
	    {"cities.csv", "name,state,metro,population\nOakland,CA,,0\n"},
	    {"place_names.csv", "name,kind,country,state,metro,population\nSouth,region,,,,\n"},
	    {"countries.csv", "code,code3,name,names,currency\nDE,DEU,Germany,,\nUS,USA,US,,\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct err e = ERR_INIT;
		load_with(cases[i][0], cases[i][1], &e);
		assert_string_equal(e.text, "");
	}
}

static void a_missing_table_is_named(void **state)
{
	struct err e = ERR_INIT;
	struct gazetteer *g;

	(void)state;
	assert_int_equal(
	    gazetteer_load(&e, &g, LAYERS_INSTALLED("/no-such-folder"), GAZETTEER_CITIES), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.text, "countries.csv"));
	gazetteer_free(NULL);
}

static void a_territory_is_a_state_of_the_country(void **state)
{
	static const struct place_case cases[] = {
	    {"PR", "US PR"}, {"GU", "US GU"}, {"VI", "US VI"}, {"AS", "US AS"},
	    {"MP", "US MP"}, {"VG", "VG"},    {"UM", "UM"},    {"US CA 41860", "US CA 41860"},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char read[32];
		place_written(place_of_territory(place_of(cases[i].text)), read);
		assert_string_equal(read, cases[i].expected);
	}
}

static void a_place_that_is_known_is_not_read_again_by_its_currency(void **state)
{
	char text[PLACE_TEXT_MAX + 1], read[32];
	const code pound = CODE3('G', 'B', 'P');

	memset(text, ' ', sizeof(text));
	memcpy(text + 40, "Birmingham", 10); /* blanks around it do not count */
	place_written(
	    place_read_paid(*state, (struct text){text, sizeof(text)}, (struct place){0}, pound),
	    read);
	assert_string_equal(read, "GB");
	place_written(
	    place_read_paid(*state, text_of("Birmingham"), place_of("US AL 13820"), pound), read);
	assert_string_equal(read, "US AL 13820");
	place_written(
	    place_read_paid(*state, text_of("Paris, TX"), (struct place){0}, CODE3('E', 'U', 'R')),
	    read);
	assert_string_equal(read, "US TX 37580");
}

static void a_currency_tells_nothing_of_no_text_nor_of_one_that_is_too_long(void **state)
{
	char text[PLACE_TEXT_MAX + 1], read[32];
	const code pound = CODE3('G', 'B', 'P');
	const struct {
		struct text text;
		const char *expected;
	} cases[] = {
	    {{"", 0}, ""},
	    {{"   ", 3}, ""},
	    {{text, PLACE_TEXT_MAX}, "GB"},
	    {{text, PLACE_TEXT_MAX + 1}, ""},
	};

	memset(text, ',', sizeof(text));
	memcpy(text, "Birmingham", 10);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		place_written(place_read_paid(*state, cases[i].text, (struct place){0}, pound),
			      read);
		assert_string_equal(read, cases[i].expected);
	}
}

/* The names of the table's first column. */
static size_t compare_names_of(const char *file, const struct gazetteer *areas,
			       const struct gazetteer *all)
{
	const char *root = getenv("PAYBANDS_ROOT");
	char path[512], line[1024];
	size_t compared = 0;
	FILE *table;

	snprintf(path, sizeof(path), "%s/data/reference/%s", root ? root : ".", file);
	table = fopen(path, "r");
	assert_non_null(table);
	for (; fgets(line, sizeof(line), table); compared++) {
		struct text name = {.data = line, .len = strcspn(line, ",\n")};
		if (country_read(areas, name) != country_read(all, name) ||
		    state_read(areas, name) != state_read(all, name))
			fail_msg("%s: \"%.*s\" is another place where cities are known", file,
				 TEXT_ARG(name));
	}
	fclose(table);
	return compared;
}

/* So that a source of codes needs none. */
static void a_country_or_state_in_its_own_field_is_the_same_without_cities(void **state)
{
	struct gazetteer *areas = gazetteer_installed(GAZETTEER_AREAS);
	char letters[4] = "AAA";
	code index;

	for (size_t i = 0; i < 26 * 26 * 26; i++) {
		letters[0] = (char)('A' + i / 676);
		letters[1] = (char)('A' + i / 26 % 26);
		letters[2] = (char)('A' + i % 26);
		for (size_t len = 2; len <= 3; len++) {
			struct text t = {.data = letters, .len = len};
			assert_int_equal(country_read(areas, t), country_read(*state, t));
			assert_int_equal(state_read(areas, t), state_read(*state, t));
		}
	}
	assert_true(compare_names_of("place_names.csv", areas, *state) > 2000);
	assert_true(compare_names_of("cities.csv", areas, *state) > 10000);
	assert_string_equal(metro_name(areas, 41860), metro_name(*state, 41860));
	assert_int_equal(metro_state(areas, 41860), CODE2('C', 'A'));
	for (size_t i = 0; gazetteer_state(*state, i, &index); i++) {
		double here = 0, there = 0;
		assert_int_equal(labour_cost(areas, index, &here),
				 labour_cost(*state, index, &there));
		assert_true(here == there);
	}
	gazetteer_free(areas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_currency_tells_nothing_of_no_text_nor_of_one_that_is_too_long),
	    cmocka_unit_test(city_and_state),
	    cmocka_unit_test(other_countries),
	    cmocka_unit_test(nicknames_and_surroundings),
	    cmocka_unit_test(one_of_several_is_meant_or_none),
	    cmocka_unit_test(remote_is_no_place),
	    cmocka_unit_test(remote_is_said_of_the_work),
	    cmocka_unit_test(what_is_known_is_kept),
	    cmocka_unit_test(codes_and_separators),
	    cmocka_unit_test(a_code_is_the_state_where_the_country_is_known),
	    cmocka_unit_test(what_is_ruled_out_is_not_meant),
	    cmocka_unit_test(the_end_binds),
	    cmocka_unit_test(currency_chooses_between_namesakes),
	    cmocka_unit_test(a_territory_is_a_state_of_the_country),
	    cmocka_unit_test(a_place_that_is_known_is_not_read_again_by_its_currency),
	    cmocka_unit_test(zip_codes_and_kinds_of_towns),
	    cmocka_unit_test(namesakes_within_the_country),
	    cmocka_unit_test(country_in_its_own_field),
	    cmocka_unit_test(state_in_its_own_field),
	    cmocka_unit_test(metro_of_a_city_field),
	    cmocka_unit_test(names_and_indices),
	    cmocka_unit_test(what_was_meant_is_the_nearest_and_of_equals_the_most_populous),
	    cmocka_unit_test(tables_agree_with_each_other),
	    cmocka_unit_test(the_small_tables_of_these_tests_are_sound),
	    cmocka_unit_test(a_fault_in_a_table_names_file_and_line),
	    cmocka_unit_test(names_are_added_in_their_order_however_many),
	    cmocka_unit_test(limits_of_the_tables_are_in_them),
	    cmocka_unit_test(a_missing_table_is_named),
	    cmocka_unit_test(a_country_among_other_words),
	    cmocka_unit_test(a_country_or_state_in_its_own_field_is_the_same_without_cities),
	};

	return cmocka_run_group_tests(tests, gazetteer_set_up, gazetteer_tear_down);
}
