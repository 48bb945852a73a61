/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_guess.c: which column is what.
 *
 * A field has words that its column's header is likely to have, words that count against it, and a
 * form that its values must have. Points for words come from a table and are weighted by values and
 * coverage. Fields are assigned in the table's order, each column once. Pay has its own rules
 * (draft_pay.c), since its columns are compared with each other.
 */
#include <stdio.h>
#include <string.h>

#include "ingest/file/bind.h"
#include "ingest/draft/draft_private.h"

/* ---- signs ---- */

/* What the values say against a field, whatever the header says. */
typedef bool values_against(const struct draft *d, struct draft_column *c);

static bool against_employer(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return draft_share(c, LOOK_EMPLOYMENT) > 0.5 || draft_share(c, LOOK_SIZE) > 0.5 ||
	       draft_share(c, LOOK_COUNTRY) > 0.5 || draft_share(c, LOOK_REMOTE) > 0.5;
}

static bool against_title(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return draft_share(c, LOOK_EMPLOYMENT) > 0.6 || draft_share(c, LOOK_COUNTRY) > 0.5;
}

static bool against_place(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return draft_share(c, LOOK_REMOTE) > 0.9 || draft_share(c, LOOK_YEARS) > 0.5;
}

/* Of one word or two. */
static bool short_header(const char *words)
{
	size_t blanks = 0;

	for (; *words; words++)
		blanks += *words == ' ';
	return blanks <= 3;
}

static bool against_period(const struct draft *d, struct draft_column *c)
{
	(void)d;
	/* How often people do something else is no period of pay. */
	if (!draft_is_of_pay(c->words) && !short_header(c->words))
		return true;
	return draft_share(c, LOOK_EMPLOYMENT) > 0.6 || c->many || c->counts_rows;
}

static bool against_remote(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return c->many || (draft_share(c, LOOK_YEARS) > 0.5 && c->distinct > 5);
}

static bool against_level(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return draft_share(c, LOOK_ROLE) > 0.6;
}

/* A year of birth is a number, too; so is pay. */
static bool against_years(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return c->median > 60 || c->counts_rows;
}

static bool against_date(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return c->date_parser == PARSE_UNIX && c->counts_rows;
}

static bool against_weight(const struct draft *d, struct draft_column *c)
{
	(void)d;
	return c->counts_rows;
}

static bool against_state(const struct draft *d, struct draft_column *c)
{
	return d->fields[FIELD_COUNTRY] < 0 && draft_share(c, LOOK_COUNTRY) > 0.9 &&
	       draft_share(c, LOOK_STATE) < 0.9;
}

struct field_signs {
	enum field field;
	enum look look; /* LOOK_COUNT: any value will do */
	double least; /* the share of values that must look so */
	double alone; /* the share that is enough without any word; above 1: none is */
	values_against *against; /* NULL: nothing speaks against it */
	const char *words; /* separated by |, the surest first; one with - before it excludes */
};

static const struct field_signs SIGNS[] = {
    {FIELD_OCCUPATION, LOOK_OCCUPATION, 0.8, 0.95, NULL,
     "soc code|occ code|onet code|soc|onet|-prevailing"},
    {FIELD_CURRENCY, LOOK_CURRENCY, 0.6, 0.95, NULL,
     "salary currency|currency|waluta|moneda|devise|wahrung|moeda|valuta|валюта|-other|-salary in|"
     "-amount|-rate"},
    {FIELD_PERIOD, LOOK_PERIOD, 0.8, 2, against_period,
     "wage unit|unit of pay|pay unit|pay period|salary period|salary frequency|pay frequency|comp "
     "frequency|pay basis|salary or hourly|salary type|pay type|rate type|compensation type|"
     "compensation frequency|wage unit of pay|interval|frequency|unit|period|per|salaried hourly|"
     "employee type|type|-pw|-prevailing|-years|-notice|-probation|-date"},
    {FIELD_TITLE, LOOK_WORDS, 0.8, 0.3, against_title,
     "job title|position title|title of position|title description|working title|business title|"
     "class title|classification title|job class title|employee position title|position name|dev "
     "type|occupation title|occ title|jobtitle|job name|job position|job role|which of the "
     "following "
     "describes your current role|current role|select the title|your role|designation|title|"
     "position|role|puesto|cargo|stelle|jobtitel|stellenbezeichnung|berufsbezeichnung|beruf|"
     "poste|intitule du "
     "poste|metier|profession|funcao|ruolo|functie|functietitel|stanowisko|pozice|"
     "pozisyon|unvan|befattning|stilling|tehtava|munkakor|должность|профессия|職種|职位|岗位|직무|"
     "hangi pozisyon|jabatan|occupation|job description|classification|job|profile|-context|"
     "-additional|-level|-soc|-code|-industry|-category|-department|-full|-family|-seniority|"
     "-number|-id|-company|-satisfaction|-satisfied|-years|-date|-previous|-status|-location|"
     "-posting url|-link|-url|-group|-grade|-sector"},
    {FIELD_YEARS, LOOK_YEARS, 0.7, 2, against_years,
     "total years of experience|years of experience|years of professional experience|total years "
     "of "
     "professional experience|professional work experience do you have overall|years code pro|"
     "years of professional work experience|experience in years|work experience|years experience|"
     "yoe|experience years|years exp|work exp|years of relevant experience|berufserfahrung*|"
     "annees d experience|experience annees|anos de experiencia|anos de experiencia|"
     "lata doswiadczenia|doswiadczenie|anni di esperienza|werkervaring|jaren ervaring|"
     "total exp|experiencia|experience|tecrube*|deneyim*|kac "
     "yillik|erfarenhet|опыт|стаж|経験年数|工作年限|"
     "경력|pengalaman|-at company|-in germany|-level|-in current|-at current|-with current|"
     "-company|-required education|-satisfaction|-age|-in field"},
    {FIELD_LADDER, LOOK_LADDER, 0.5, 2, NULL,
     "level|ladder|job level|grade|leveling|-education|-city"},
    {FIELD_LEVEL, LOOK_LEVEL, 0.5, 2, against_level,
     "seniority level|experience level|formatted experience level|career level|job level|"
     "pw wage level|wage level|pw level|seniority|level|karrierestufe|niveau|seniorite|seniority "
     "niveau|senioridad|nivel|poziom|uroven|seviye*|уровень|грейд|职级|직급|expe level|-education|"
     "-ed|-city|-state|-english|-satisfaction|-stress|-study|-studies"},
    {FIELD_DATE, LOOK_DATE, 0.8, 2, against_date,
     "timestamp|time stamp|zeitstempel|begin date|employment start date|work year|survey date|"
     "survey year|response date|submit date|submitted|date posted|posted date|posting date|job "
     "posted date|published at|fiscal year|calendar year|pay year|data year|reporting year|"
     "as of date|original listed time|listed time|salary year|zaman damgasi|horodateur|"
     "marca temporal|sygnatura czasowa|carimbo de data hora|отметка времени|year|date|created at|"
     "jahr|ano|annee|-birth|-hire|-hired|-end|-experience|-born|-termination|-years|-expiry|-"
     "expiration|"
     "-dob|-of hire|-due|-close|-closed|-updated|-in|-founded|-graduat*|-deadline|-to "
     "date|-decision|"
     "-received|-entry|-company"},
    {FIELD_EMPLOYER_COUNTRY, LOOK_COUNTRY, 0.7, 2, NULL,
     "company location|employer country|company country|employer location|hq country"},
    {FIELD_COUNTRY, LOOK_COUNTRY, 0.7, 0.95, NULL,
     "what country do you work in|country of residence|employee residence|in which country do you "
     "currently reside|country|job country|land|pays|pais|kraj|paese|ulke|страна|国|국가|residence|"
     "nation|-birth|-citizenship|-company|-employer|-origin"},
    {FIELD_STATE, LOOK_STATE, 0.8, 0.95, against_state,
     "worksite state|work state|what state do you work in|job state|state|state province|"
     "province|prim state|-employer|-mailing|-birth|-agency"},
    {FIELD_PLACE, LOOK_WORDS, 0.8, 2, against_place,
     "what city do you work in|worksite city|work city|work location|job location|job "
     "city|location|"
     "city|metro|stadt|ort|arbeitsort|standort|ville|lieu|localisation|ciudad|ubicacion|localidad|"
     "cidade|miasto|lokalizacja|citta|sede|stad|standplaats|sehir|lokasyon|город|勤務地|城市|지역|"
     "mesto|varos|ort arbeit|region|where are you located|-employer|-company|-mailing|-county|"
     "-address|-code|-remote|-type|-id|-size"},
    {FIELD_EMPLOYER, LOOK_WORDS, 0.8, 2, against_employer,
     "employer name|company name|company|employer|agency name|agency|entity name|organization name|"
     "organization|organisation|unternehmen|firma|arbeitgeber|entreprise|societe|empresa|"
     "pracodawca|azienda|bedrijf|werkgever|sirket|компания|会社|公司|회사|-size|-type|-location|"
     "-country|-address|-city|-state|-at|-phone|-rating|-employment|-industry|-sector|-status|"
     "-years|-founded|-url|-revenue|-number|-code|-id|-description|-postal|-fein|-kind|-buyukluk*|"
     "-lokasyon|-gro*|-stage|-age"},
    {FIELD_REMOTE, LOOK_REMOTE, 0.6, 2, against_remote,
     "remote work|remote ratio|remote allowed|is remote|work from home|remote|work arrangement|"
     "workplace type|work setting|work mode|work model|working model|workplace|home "
     "office|homeoffice|"
     "teletravail|modalidad|teletrabajo|calisma sekli|zdaln*|удален|-tool|-monitoring|-years|-how "
     "many|-salary|-country|-since|-experience"},
    {FIELD_WEIGHT, LOOK_AMOUNT, 0.8, 2, against_weight, "survey weight|sample weight|weight"},
};
enum { SIGN_COUNT = sizeof(SIGNS) / sizeof(SIGNS[0]) };

/* Yes and no, or 0 and 1, mean remote work below a header that asks only for that. */
static bool is_yes_or_no(const struct draft_column *c)
{
	static const char list[] = "|yes|no|true|false|1|0|1.0|0.0|y|n|";

	for (uint32_t i = 0; i < c->texts.names.count; i++) {
		struct text t = intern_text(&c->texts.names, i);
		char wanted[16];
		if (t.len > 8)
			return false;
		snprintf(wanted, sizeof(wanted), "|%.*s|", TEXT_ARG(t));
		for (char *p = wanted; *p; p++)
			*p = ascii_lower(*p);
		if (!strstr(list, wanted))
			return false;
	}
	return c->texts.names.count > 0 && !c->many;
}

static double look_share(const struct field_signs *s, const struct draft_column *c)
{
	if (s->field == FIELD_REMOTE && is_yes_or_no(c))
		return 1;
	return s->look == LOOK_COUNT ? 1 : draft_share(c, s->look);
}

/* 0: it is not that field. */
static double score(const struct draft *d, const struct field_signs *s, struct draft_column *c)
{
	double points = draft_points(s->words, c->words);
	double share = look_share(s, c);
	double coverage = 0.25 + 0.75 * draft_coverage(&d->table, c);

	if (c->used || points < 0 || !c->filled || (s->against && s->against(d, c)))
		return 0;
	if (share < s->least) {
		if (points > 0 && s->field == FIELD_DATE)
			c->remark = "dates in a form that no parser reads";
		return 0;
	}
	/* A title that has roles goes before namesakes. */
	if (s->field == FIELD_TITLE) {
		double roles = draft_share(c, LOOK_ROLE);
		if (points <= 0 && (roles < s->alone || c->filled < 5 || c->distinct < 3))
			return 0;
		return ((points > 0 ? points : 0.3) + 1.5 * roles) * coverage;
	}
	if (points <= 0)
		return share >= s->alone && c->filled >= 5 && c->distinct > 1
			   ? 0.5 * share * coverage
			   : 0;
	return points * share * coverage;
}

static void give_out(struct draft *d, const struct field_signs *s)
{
	double best = 0;

	for (size_t k = 0; k < d->table.count; k++) {
		double points = score(d, s, &d->table.columns[k]);
		if (points > best) {
			best = points;
			d->fields[s->field] = (int)k;
		}
	}
	if (d->fields[s->field] >= 0)
		d->table.columns[d->fields[s->field]].used = true;
}

static void decide_date(struct draft *d)
{
	int year = year_in_name(d->path);
	struct draft_column *c = draft_field_column(d, FIELD_DATE);

	if (c && draft_coverage(&d->table, c) >= 0.5)
		return;
	if (c) {
		c->used = false;
		c->remark = "a date, but most rows have none";
		d->fields[FIELD_DATE] = -1;
	}
	if (year)
		d->constants[FIELD_DATE] = (struct draft_constant){
		    .value = draft_say(d, "%d", year), .why = "the year in the file's name"};
}

/* Whether 03/04/2021 is in March: where people write the day first. */
static void settle_date(struct draft *d)
{
	struct draft_column *c = draft_field_column(d, FIELD_DATE);
	double share;
	const char *by;
	code country;

	if (!c || !c->date_either)
		return;
	country = draft_country(d, &share, &by);
	if (!country && d->constants[FIELD_COUNTRY].value)
		country = code_of(text_of(d->constants[FIELD_COUNTRY].value));
	c->date_parser = country == CODE2('U', 'S') ? PARSE_MDY : country ? PARSE_DMY : PARSE_MDY;
	c->date_either = country == 0;
}

static void remark_unused(struct draft *d)
{
	for (size_t i = 0; i < d->table.count; i++) {
		struct draft_column *c = &d->table.columns[i];
		if (!c->used && !c->remark && c->counts_rows)
			c->remark = "the number of the row";
		else if (!c->used && !c->remark && !c->filled)
			c->remark = "empty";
	}
}

void draft_guess(struct draft *d)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		d->fields[i] = -1;
	d->kind = LAYOUT_OBSERVATIONS;
	if (draft_guess_benchmarks(d)) {
		decide_date(d);
		remark_unused(d);
		return;
	}
	draft_guess_pay(d);
	for (size_t i = 0; i < SIGN_COUNT; i++)
		give_out(d, &SIGNS[i]);
	draft_decide_country(d);
	decide_date(d);
	settle_date(d);
	draft_settle_pay(d);
	remark_unused(d);
}
