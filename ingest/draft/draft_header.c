/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_header.c: the words of headers.
 *
 * Headers are compared by folded words: "ConvertedCompYearly", "WAGE_RATE_OF_PAY" and
 * "Rémunération annuelle" are words like any others, and usual abbreviations are written out.
 * Words come from public payrolls, postings and surveys of several languages.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "ingest/draft/draft_private.h"

/* ---- a header's words ---- */

static const struct {
	const char *is;
	const char *means;
} ABBREVIATIONS[] = {
    {"rt", "rate"},
    {"sal", "salary"},
    {"salry", "salary"},
    {"ann", "annual"},
    {"annl", "annual"},
    {"ansal", "annual salary"},
    {"annually", "annual"},
    {"yearly", "annual"},
    {"hrly", "hourly"},
    {"hrate", "hourly rate"},
    {"comprate", "comp rate"},
    {"mthly", "monthly"},
    {"yrs", "years"},
    {"yr", "year"},
    {"exp", "experience"},
    {"amt", "amount"},
    {"desc", "description"},
    {"descr", "description"},
    {"descrip", "description"},
    {"ttl", "title"},
    {"pos", "position"},
    {"posn", "position"},
    {"ctry", "country"},
    {"curr", "currency"},
    {"ccy", "currency"},
    {"freq", "frequency"},
    {"dept", "department"},
    {"emp", "employee"},
    {"empl", "employee"},
    {"org", "organization"},
    {"loc", "location"},
    {"pct", "percent"},
    {"jobtitle", "job title"},
    {"jobtitles", "job title"},
    {"job_titles", "job title"},
    {"titles", "title"},
    {"salaries", "salary"},
    {"wages", "wage"},
    {"minimum", "min"},
    {"maximum", "max"},
    {"lower", "low"},
    {"upper", "high"},
    {"lowest", "low"},
    {"highest", "high"},
    {"basesalary", "base salary"},
    {"annualsalary", "annual salary"},
    {"hourlyrate", "hourly rate"},
    {"salarymin", "salary min"},
    {"salarymax", "salary max"},
    {"minsalary", "min salary"},
    {"maxsalary", "max salary"},
    {"salaryfrom", "salary from"},
    {"salaryto", "salary to"},
    {"avg", "average"},
    {"companyname", "company name"},
    {"gross", "gross"},
    {"yearsofexperience", "years of experience"},
    {"yearsatcompany", "years at company"},
    {"stocks", "stock"},
    {"bonuses", "bonus"},
    {"rsus", "rsu"},
};

static void add_word(struct buf *out, struct text word)
{
	for (size_t i = 0; i < sizeof(ABBREVIATIONS) / sizeof(ABBREVIATIONS[0]); i++) {
		if (text_equal(word, text_of(ABBREVIATIONS[i].is))) {
			buf_addf(out, "%s ", ABBREVIATIONS[i].means);
			return;
		}
	}
	buf_addf(out, "%.*s ", TEXT_ARG(word));
}

/* The start of an explanation: "?", or a bracket that is not first. */
static struct text question(struct text header)
{
	for (size_t i = 3; i < header.len; i++)
		if (header.data[i] == '?' || header.data[i] == '(' || header.data[i] == '[')
			return text_trim((struct text){.data = header.data, .len = i});
	return header;
}

char *draft_header_words(struct text header)
{
	struct buf parted, folded, words;
	struct text rest, word;
	char *out;

	buf_init(&parted, BUF_LIMIT_DEFAULT);
	buf_init(&folded, BUF_LIMIT_DEFAULT);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	header = question(header);
	for (size_t i = 0; i < header.len; i++) {
		char c = header.data[i];
		bool upper = c >= 'A' && c <= 'Z';
		char before = i ? header.data[i - 1] : ' ';
		if (upper && before >= 'a' && before <= 'z')
			buf_add_char(&parted, ' ');
		buf_add_char(&parted, c == '_' || c == '\'' ? ' ' : c);
	}
	unicode_fold(&folded, buf_text(&parted), "");
	rest = buf_text(&folded);
	buf_add_char(&words, ' ');
	while (rest.len && text_split(&rest, ' ', &word))
		if (word.len)
			add_word(&words, word);
	out = mem_copy_text(words.data, words.len);
	buf_release(&words);
	buf_release(&folded);
	buf_release(&parted);
	return out;
}

/* ---- lists ---- */

static bool is_ascii(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if ((unsigned char)t.data[i] >= 0x80)
			return false;
	return true;
}

/* Words of other scripts are looked for anywhere, as not all part words by blanks. */
static bool has_foreign(const char *words, struct text phrase)
{
	struct buf wanted;
	bool found;

	buf_init(&wanted, BUF_LIMIT_DEFAULT);
	unicode_fold(&wanted, phrase, "");
	found = wanted.data && strstr(words, wanted.data) != NULL;
	buf_release(&wanted);
	return found;
}

static bool has_phrase(const char *words, struct text phrase)
{
	bool any_end = phrase.len && phrase.data[phrase.len - 1] == '*';

	if (!is_ascii(phrase))
		return has_foreign(words, phrase);
	phrase.len -= any_end;
	for (const char *at = words; (at = strchr(at, ' ')); at++) {
		if (strncmp(at + 1, phrase.data, phrase.len) == 0 &&
		    (any_end || at[1 + phrase.len] == ' '))
			return phrase.len > 0;
	}
	return false;
}

double draft_points(const char *list, const char *words)
{
	struct text rest = text_of(list), phrase;
	double best = 0, place = 0;

	while (text_split(&rest, '|', &phrase)) {
		if (phrase.len && phrase.data[0] == '-') {
			phrase.data++;
			phrase.len--;
			if (has_phrase(words, phrase))
				return -1;
		} else if (has_phrase(words, phrase)) {
			best = fmax(best, 1 + 1 / (1 + place));
		}
		place += 0.05;
	}
	return best;
}

bool draft_has_words(const char *list, const char *words)
{
	return draft_points(list, words) > 0;
}

/* ---- pay ---- */

bool draft_is_of_pay(const char *words)
{
	static const char list[] =
	    "salary|wage|pay|compensation|comp|earnings|income|remuneration|ctc|package|rate|"
	    "amount|"
	    "gehalt*|jahresgehalt*|bruttojahresgehalt*|monatsgehalt*|lohn*|verdienst*|vergutung*|"
	    "stundenlohn*|einkommen*|salaire*|remuneration*|salario*|sueldo*|remuneracion*|"
	    "remuneracao*|retribucion*|ordenado*|retribuzione*|stipendio*|ral|salaris*|loon|"
	    "brutoloon|lon|manadslon*|arslon*|palkka*|wynagrodzenie*|zarobki*|pensja*|plat|mzda|"
	    "fizetes*|ber|maas*|ucret*|gaji*|luong*|brutto*|bruto*|brut|зарплат|оклад|доход|年収|"
	    "給与|"
	    "薪资|薪水|工资|월급|연봉|급여|शुल्क";

	return draft_has_words(list, words);
}

enum pay_period draft_header_period(const char *words)
{
	static const struct {
		enum pay_period period;
		const char *list;
	} periods[] = {
	    {PERIOD_HOUR, "hourly|per hour|hour|stundenlohn*|pro stunde|par heure|por hora|"
			  "stawka godzinowa|uurloon|timlon"},
	    {PERIOD_BIWEEK, "biweekly|bi weekly|fortnight*"},
	    {PERIOD_WEEK, "weekly|per week"},
	    {PERIOD_DAY, "daily|per day|day rate|tagessatz*|tjm"},
	    {PERIOD_MONTH,
	     "monthly|per month|month|monat*|mensuel*|mensual*|mensal*|mensile*|"
	     "miesieczn*|miesiac|mesicni|manadslon*|maandsalaris|aylik*|в месяц|месячн|월급|"
	     "月給|per mese|al mes|par mois|por mes|gaji bulanan"},
	    {PERIOD_YEAR, "annual|annum|per year|pa|year|jahr*|jahres*|bruttojahresgehalt*|annuel*|"
			  "anual*|annuo|annua|rocz*|rocni|yillik*|arslon*|jaarsalaris|ral|ctc|lpa|"
			  "annualized|par an|в год|годов|年収|年薪|연봉"},
	};

	for (size_t i = 0; i < sizeof(periods) / sizeof(periods[0]); i++)
		if (draft_has_words(periods[i].list, words))
			return periods[i].period;
	return PERIOD_UNKNOWN;
}
