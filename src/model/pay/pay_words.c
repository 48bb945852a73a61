/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_words.c: the words and signs that pay is written with, and finding them.
 *
 * A new word is a row of the table. Signs that several countries share give all of
 * them: the hint decides, then another word of the same text, then the country; then, only
 * where usage is settled (£, C$), the first; else the currency is unknown.
 */
#include "model/pay/pay_private.h"

#include <string.h>

#include "model/pay/currency.h"

#define DOLLARS                                                                                    \
	"USD CAD AUD NZD SGD HKD TWD MXN CLP COP ARS UYU BBD BMD BND BSD BZD FJD GYD JMD "         \
	"KYD LRD NAD SBD SRD TTD XCD DOP NIO CUP"
#define POUNDS "GBP EGP LBP SYP SDG SSP GIP FKP SHP"
#define RUPEES "INR PKR LKR NPR MUR SCR"
#define PESOS "MXN PHP CLP COP ARS UYU DOP CUP"
#define CROWNS "SEK NOK DKK ISK"
#define FRANCS "CHF XAF XOF XPF RWF BIF CDF DJF GNF KMF"

#define ONE(word, codes)                                                                           \
	{                                                                                          \
		word, PAY_WORD_CURRENCY, 0, codes, false, NULL, PERIOD_UNKNOWN                     \
	}
#define MEANT(word, codes)                                                                         \
	{                                                                                          \
		word, PAY_WORD_CURRENCY, 0, codes, true, NULL, PERIOD_UNKNOWN                      \
	}

#define PERIOD(word, period)                                                                       \
	{                                                                                          \
		word, PAY_WORD_PERIOD, period, NULL, false, NULL, period                           \
	}
#define LETTER(word, period)                                                                       \
	{                                                                                          \
		word, PAY_WORD_LETTER, 0, NULL, false, NULL, period                                \
	}
#define TIMES(word, power)                                                                         \
	{                                                                                          \
		word, PAY_WORD_MULTIPLIER, power, NULL, false, NULL, PERIOD_UNKNOWN                \
	}
#define PLAIN(word, kind)                                                                          \
	{                                                                                          \
		word, kind, 0, NULL, false, NULL, PERIOD_UNKNOWN                                   \
	}

static const struct pay_word words[] = {
    /* signs */
    ONE("$", DOLLARS),
    ONE("€", "EUR"),
    MEANT("£", POUNDS),
    ONE("¥", "JPY CNY"),
    ONE("₹", "INR"),
    ONE("₨", RUPEES),
    ONE("₽", "RUB"),
    ONE("₩", "KRW"),
    ONE("₪", "ILS"),
    ONE("₴", "UAH"),
    ONE("₺", "TRY"),
    ONE("₫", "VND"),
    ONE("฿", "THB"),
    ONE("₱", "PHP"),
    ONE("₦", "NGN"),
    ONE("₡", "CRC"),
    ONE("₲", "PYG"),
    ONE("₵", "GHS"),
    ONE("₸", "KZT"),
    ONE("₼", "AZN"),
    ONE("₾", "GEL"),
    ONE("₮", "MNT"),
    ONE("₭", "LAK"),
    ONE("৳", "BDT"),
    ONE("us$", "USD"),
    ONE("us", "USD"),
    ONE("u$", "USD"),
    MEANT("c$", "CAD NIO"),
    ONE("ca$", "CAD"),
    ONE("can$", "CAD"),
    ONE("cdn$", "CAD"),
    ONE("cad$", "CAD"),
    MEANT("a$", "AUD ARS"),
    ONE("au$", "AUD"),
    ONE("aud$", "AUD"),
    ONE("nz$", "NZD"),
    MEANT("s$", "SGD SRD"),
    ONE("sg$", "SGD"),
    ONE("hk$", "HKD"),
    ONE("nt$", "TWD"),
    ONE("tw$", "TWD"),
    ONE("r$", "BRL"),
    ONE("mx$", "MXN"),
    ONE("mex$", "MXN"),
    ONE("ar$", "ARS"),
    ONE("cl$", "CLP"),
    ONE("co$", "COP"),
    ONE("usd$", "USD"),
    /* names */
    ONE("euro", "EUR"),
    ONE("euros", "EUR"),
    ONE("dollar", DOLLARS),
    ONE("dollars", DOLLARS),
    MEANT("pound", POUNDS),
    MEANT("pounds", POUNDS),
    ONE("sterling", "GBP"),
    ONE("rs", RUPEES),
    ONE("rupee", RUPEES),
    ONE("rupees", RUPEES),
    ONE("peso", PESOS),
    ONE("pesos", PESOS),
    ONE("kr", CROWNS),
    ONE("kroner", "NOK DKK"),
    ONE("kronor", "SEK"),
    ONE("kč", "CZK"),
    ONE("zł", "PLN"),
    ONE("zl", "PLN"),
    ONE("złotych", "PLN"),
    ONE("zloty", "PLN"),
    ONE("ft", "HUF"),
    MEANT("lei", "RON MDL"),
    ONE("лв", "BGN"),
    ONE("руб", "RUB"),
    ONE("rub", "RUB"),
    ONE("грн", "UAH"),
    ONE("tl", "TRY"),
    ONE("rm", "MYR"),
    ONE("rp", "IDR"),
    ONE("ksh", "KES"),
    ONE("nis", "ILS"),
    ONE("rmb", "CNY"),
    ONE("yuan", "CNY"),
    ONE("yen", "JPY"),
    ONE("won", "KRW"),
    ONE("reais", "BRL"),
    ONE("real", "BRL"),
    ONE("rand", "ZAR"),
    ONE("shekels", "ILS"),
    ONE("baht", "THB"),
    ONE("sfr", "CHF"),
    ONE("cdn", "CAD"),
    ONE("franc", FRANCS),
    ONE("francs", FRANCS),
    ONE("fr", FRANCS),
    {"r", PAY_WORD_CURRENCY, 0, "ZAR", false, "R", PERIOD_UNKNOWN},
    /* periods */
    PERIOD("year", PERIOD_YEAR),
    PERIOD("years", PERIOD_YEAR),
    PERIOD("yr", PERIOD_YEAR),
    PERIOD("yrs", PERIOD_YEAR),
    PERIOD("yearly", PERIOD_YEAR),
    PERIOD("annual", PERIOD_YEAR),
    PERIOD("annually", PERIOD_YEAR),
    PERIOD("annum", PERIOD_YEAR),
    PERIOD("pa", PERIOD_YEAR),
    PERIOD("py", PERIOD_YEAR),
    PERIOD("jahr", PERIOD_YEAR),
    PERIOD("jährlich", PERIOD_YEAR),
    PERIOD("año", PERIOD_YEAR),
    PERIOD("anual", PERIOD_YEAR),
    PERIOD("annuel", PERIOD_YEAR),
    PERIOD("month", PERIOD_MONTH),
    PERIOD("months", PERIOD_MONTH),
    PERIOD("mo", PERIOD_MONTH),
    PERIOD("mos", PERIOD_MONTH),
    PERIOD("mth", PERIOD_MONTH),
    PERIOD("monthly", PERIOD_MONTH),
    PERIOD("pm", PERIOD_MONTH),
    PERIOD("pcm", PERIOD_MONTH),
    PERIOD("monat", PERIOD_MONTH),
    PERIOD("monatlich", PERIOD_MONTH),
    PERIOD("mois", PERIOD_MONTH),
    PERIOD("mes", PERIOD_MONTH),
    PERIOD("mensual", PERIOD_MONTH),
    PERIOD("biweekly", PERIOD_BIWEEK),
    PERIOD("biweek", PERIOD_BIWEEK),
    PERIOD("fortnight", PERIOD_BIWEEK),
    PERIOD("fortnightly", PERIOD_BIWEEK),
    PERIOD("week", PERIOD_WEEK),
    PERIOD("weeks", PERIOD_WEEK),
    PERIOD("wk", PERIOD_WEEK),
    PERIOD("weekly", PERIOD_WEEK),
    PERIOD("pw", PERIOD_WEEK),
    PERIOD("woche", PERIOD_WEEK),
    PERIOD("day", PERIOD_DAY),
    PERIOD("days", PERIOD_DAY),
    PERIOD("daily", PERIOD_DAY),
    PERIOD("pd", PERIOD_DAY),
    PERIOD("hour", PERIOD_HOUR),
    PERIOD("hours", PERIOD_HOUR),
    PERIOD("hr", PERIOD_HOUR),
    PERIOD("hrs", PERIOD_HOUR),
    PERIOD("hourly", PERIOD_HOUR),
    PERIOD("ph", PERIOD_HOUR),
    PERIOD("stunde", PERIOD_HOUR),
    PERIOD("annuelle", PERIOD_YEAR),
    PERIOD("annuels", PERIOD_YEAR),
    PERIOD("annuelles", PERIOD_YEAR),
    PERIOD("année", PERIOD_YEAR),
    PERIOD("lan", PERIOD_YEAR),
    PERIOD("allanno", PERIOD_YEAR),
    PERIOD("anno", PERIOD_YEAR),
    PERIOD("annuo", PERIOD_YEAR),
    PERIOD("annui", PERIOD_YEAR),
    PERIOD("annua", PERIOD_YEAR),
    PERIOD("annue", PERIOD_YEAR),
    PERIOD("anni", PERIOD_YEAR),
    PERIOD("años", PERIOD_YEAR),
    PERIOD("anuales", PERIOD_YEAR),
    PERIOD("anuais", PERIOD_YEAR),
    PERIOD("ano", PERIOD_YEAR),
    PERIOD("jaar", PERIOD_YEAR),
    PERIOD("jaarlijks", PERIOD_YEAR),
    PERIOD("år", PERIOD_YEAR),
    PERIOD("årligen", PERIOD_YEAR),
    PERIOD("årlig", PERIOD_YEAR),
    PERIOD("vuosi", PERIOD_YEAR),
    PERIOD("vuodessa", PERIOD_YEAR),
    PERIOD("rok", PERIOD_YEAR),
    PERIOD("roku", PERIOD_YEAR),
    PERIOD("rocznie", PERIOD_YEAR),
    PERIOD("ročně", PERIOD_YEAR),
    PERIOD("rocne", PERIOD_YEAR),
    PERIOD("év", PERIOD_YEAR),
    PERIOD("évente", PERIOD_YEAR),
    PERIOD("yıl", PERIOD_YEAR),
    PERIOD("yıllık", PERIOD_YEAR),
    PERIOD("год", PERIOD_YEAR),
    PERIOD("рік", PERIOD_YEAR),
    PERIOD("jahresgehalt", PERIOD_YEAR),
    PERIOD("anuala", PERIOD_YEAR),
    PERIOD("annualised", PERIOD_YEAR),
    PERIOD("annualized", PERIOD_YEAR),
    PERIOD("monate", PERIOD_MONTH),
    PERIOD("monatsgehalt", PERIOD_MONTH),
    PERIOD("mensuel", PERIOD_MONTH),
    PERIOD("mensuelle", PERIOD_MONTH),
    PERIOD("mensuels", PERIOD_MONTH),
    PERIOD("mensualmente", PERIOD_MONTH),
    PERIOD("meses", PERIOD_MONTH),
    PERIOD("mensuales", PERIOD_MONTH),
    PERIOD("mês", PERIOD_MONTH),
    PERIOD("mensal", PERIOD_MONTH),
    PERIOD("mensais", PERIOD_MONTH),
    PERIOD("mese", PERIOD_MONTH),
    PERIOD("mensile", PERIOD_MONTH),
    PERIOD("mensili", PERIOD_MONTH),
    PERIOD("maand", PERIOD_MONTH),
    PERIOD("maandelijks", PERIOD_MONTH),
    PERIOD("månad", PERIOD_MONTH),
    PERIOD("månaden", PERIOD_MONTH),
    PERIOD("mån", PERIOD_MONTH),
    PERIOD("måned", PERIOD_MONTH),
    PERIOD("måneden", PERIOD_MONTH),
    PERIOD("mnd", PERIOD_MONTH),
    PERIOD("kuukausi", PERIOD_MONTH),
    PERIOD("kuukaudessa", PERIOD_MONTH),
    PERIOD("miesiąc", PERIOD_MONTH),
    PERIOD("miesięcznie", PERIOD_MONTH),
    PERIOD("miesiecznie", PERIOD_MONTH),
    PERIOD("mies", PERIOD_MONTH),
    PERIOD("měsíc", PERIOD_MONTH),
    PERIOD("měsíčně", PERIOD_MONTH),
    PERIOD("mesicne", PERIOD_MONTH),
    PERIOD("mesačne", PERIOD_MONTH),
    PERIOD("hó", PERIOD_MONTH),
    PERIOD("hónap", PERIOD_MONTH),
    PERIOD("havonta", PERIOD_MONTH),
    PERIOD("havi", PERIOD_MONTH),
    PERIOD("lună", PERIOD_MONTH),
    PERIOD("lunar", PERIOD_MONTH),
    PERIOD("ay", PERIOD_MONTH),
    PERIOD("aylık", PERIOD_MONTH),
    PERIOD("месяц", PERIOD_MONTH),
    PERIOD("міс", PERIOD_MONTH),
    PERIOD("місяць", PERIOD_MONTH),
    PERIOD("wöchentlich", PERIOD_WEEK),
    PERIOD("semaine", PERIOD_WEEK),
    PERIOD("hebdomadaire", PERIOD_WEEK),
    PERIOD("semana", PERIOD_WEEK),
    PERIOD("settimana", PERIOD_WEEK),
    PERIOD("weken", PERIOD_WEEK),
    PERIOD("vecka", PERIOD_WEEK),
    PERIOD("tag", PERIOD_DAY),
    PERIOD("täglich", PERIOD_DAY),
    PERIOD("tagessatz", PERIOD_DAY),
    PERIOD("jour", PERIOD_DAY),
    PERIOD("journalier", PERIOD_DAY),
    PERIOD("día", PERIOD_DAY),
    PERIOD("giorno", PERIOD_DAY),
    PERIOD("dag", PERIOD_DAY),
    PERIOD("den", PERIOD_DAY),
    PERIOD("denně", PERIOD_DAY),
    PERIOD("dzień", PERIOD_DAY),
    PERIOD("dzien", PERIOD_DAY),
    PERIOD("dniówka", PERIOD_DAY),
    PERIOD("gün", PERIOD_DAY),
    PERIOD("день", PERIOD_DAY),
    PERIOD("std", PERIOD_HOUR),
    PERIOD("stündlich", PERIOD_HOUR),
    PERIOD("stundenlohn", PERIOD_HOUR),
    PERIOD("heure", PERIOD_HOUR),
    PERIOD("lheure", PERIOD_HOUR),
    PERIOD("horaire", PERIOD_HOUR),
    PERIOD("hora", PERIOD_HOUR),
    PERIOD("ora", PERIOD_HOUR),
    PERIOD("lora", PERIOD_HOUR),
    PERIOD("allora", PERIOD_HOUR),
    PERIOD("uur", PERIOD_HOUR),
    PERIOD("timme", PERIOD_HOUR),
    PERIOD("timmen", PERIOD_HOUR),
    PERIOD("tim", PERIOD_HOUR),
    PERIOD("timen", PERIOD_HOUR),
    PERIOD("tunti", PERIOD_HOUR),
    PERIOD("tunnissa", PERIOD_HOUR),
    PERIOD("godz", PERIOD_HOUR),
    PERIOD("godzina", PERIOD_HOUR),
    PERIOD("godzinę", PERIOD_HOUR),
    PERIOD("godzine", PERIOD_HOUR),
    PERIOD("hod", PERIOD_HOUR),
    PERIOD("hodinu", PERIOD_HOUR),
    PERIOD("hodina", PERIOD_HOUR),
    PERIOD("óra", PERIOD_HOUR),
    PERIOD("saat", PERIOD_HOUR),
    PERIOD("час", PERIOD_HOUR),
    LETTER("y", PERIOD_YEAR),
    LETTER("w", PERIOD_WEEK),
    LETTER("d", PERIOD_DAY),
    LETTER("h", PERIOD_HOUR),
    /* multipliers */
    TIMES("k", 3),
    TIMES("thousand", 3),
    TIMES("tsd", 3),
    TIMES("tys", 3),
    TIMES("tis", 3),
    TIMES("тыс", 3),
    TIMES("grand", 3),
    {"m", PAY_WORD_MULTIPLIER, 6, NULL, false, NULL, PERIOD_MONTH},
    TIMES("mm", 6),
    TIMES("mn", 6),
    TIMES("mln", 6),
    TIMES("mio", 6),
    TIMES("million", 6),
    TIMES("millions", 6),
    TIMES("lakh", 5),
    TIMES("lakhs", 5),
    TIMES("lac", 5),
    TIMES("lacs", 5),
    TIMES("crore", 7),
    TIMES("crores", 7),
    TIMES("cr", 7),
    {"l", PAY_WORD_MULTIPLIER, 5, NULL, false, "L", PERIOD_UNKNOWN},
    {"lpa", PAY_WORD_LAKHS_YEAR, 5, NULL, false, NULL, PERIOD_UNKNOWN},
    /* the rest */
    PLAIN("per", PAY_WORD_PER),
    PLAIN("p", PAY_WORD_PER),
    {"a", PAY_WORD_PER, 0, NULL, false, NULL, PERIOD_YEAR},
    {"an", PAY_WORD_PER, 0, NULL, false, NULL, PERIOD_YEAR}, /* par an; but "an hour" */
    PLAIN("each", PAY_WORD_PER),
    PLAIN("pro", PAY_WORD_PER),
    PLAIN("par", PAY_WORD_PER),
    PLAIN("por", PAY_WORD_PER),
    PLAIN("al", PAY_WORD_PER),
    PLAIN("im", PAY_WORD_PER),
    PLAIN("pr", PAY_WORD_PER),
    PLAIN("na", PAY_WORD_PER),
    PLAIN("za", PAY_WORD_PER),
    PLAIN("pe", PAY_WORD_PER),
    PLAIN("i", PAY_WORD_PER),
    PLAIN("в", PAY_WORD_PER),
    PLAIN("на", PAY_WORD_PER),
    PLAIN("every", PAY_WORD_PER),
    PLAIN("to", PAY_WORD_RANGE),
    PLAIN("bis", PAY_WORD_UP_TO),
    PLAIN("between", PAY_WORD_BETWEEN),
    PLAIN("and", PAY_WORD_AND),
    PLAIN("from", PAY_WORD_FROM),
    PLAIN("under", PAY_WORD_UP_TO),
    PLAIN("below", PAY_WORD_UP_TO),
    PLAIN("unter", PAY_WORD_UP_TO),
    PLAIN("hasta", PAY_WORD_UP_TO),
    PLAIN("jusquà", PAY_WORD_UP_TO),
    PLAIN("min", PAY_WORD_LEAST),
    PLAIN("minimum", PAY_WORD_LEAST),
    PLAIN("max", PAY_WORD_MOST),
    PLAIN("maximum", PAY_WORD_MOST),
    PLAIN("over", PAY_WORD_FROM),
    PLAIN("above", PAY_WORD_FROM),
    PLAIN("ab", PAY_WORD_FROM),
    PLAIN("von", PAY_WORD_FROM),
    PLAIN("über", PAY_WORD_FROM),
    PLAIN("ueber", PAY_WORD_FROM),
    PLAIN("desde", PAY_WORD_FROM),
    PLAIN("oltre", PAY_WORD_FROM),
    PLAIN("vanaf", PAY_WORD_FROM),
    PLAIN("över", PAY_WORD_FROM),
    PLAIN("od", PAY_WORD_FROM),
    PLAIN("powyżej", PAY_WORD_FROM),
    PLAIN("ponad", PAY_WORD_FROM),
    PLAIN("от", PAY_WORD_FROM),
    PLAIN("более", PAY_WORD_FROM),
    PLAIN("свыше", PAY_WORD_FROM),
    PLAIN("mindestens", PAY_WORD_LEAST),
    PLAIN("minimal", PAY_WORD_LEAST),
    PLAIN("höchstens", PAY_WORD_MOST),
    PLAIN("maximal", PAY_WORD_MOST),
    PLAIN("upto", PAY_WORD_UP_TO),
    PLAIN("até", PAY_WORD_UP_TO),
    PLAIN("tot", PAY_WORD_UP_TO),
    PLAIN("do", PAY_WORD_UP_TO),
    PLAIN("poniżej", PAY_WORD_UP_TO),
    PLAIN("до", PAY_WORD_UP_TO),
    PLAIN("менее", PAY_WORD_UP_TO),
    PLAIN("zwischen", PAY_WORD_BETWEEN),
    PLAIN("entre", PAY_WORD_BETWEEN),
    PLAIN("de", PAY_WORD_BETWEEN),
    PLAIN("da", PAY_WORD_BETWEEN),
    PLAIN("van", PAY_WORD_BETWEEN),
    PLAIN("und", PAY_WORD_AND),
    PLAIN("et", PAY_WORD_AND),
    PLAIN("à", PAY_WORD_RANGE),
    PLAIN("about", PAY_WORD_FILLER),
    PLAIN("around", PAY_WORD_FILLER),
    PLAIN("approx", PAY_WORD_FILLER),
    PLAIN("approximately", PAY_WORD_FILLER),
    PLAIN("roughly", PAY_WORD_FILLER),
    PLAIN("circa", PAY_WORD_FILLER),
    PLAIN("ca", PAY_WORD_FILLER),
    PLAIN("gross", PAY_WORD_FILLER),
    PLAIN("brutto", PAY_WORD_FILLER),
    PLAIN("base", PAY_WORD_FILLER),
    PLAIN("basic", PAY_WORD_FILLER),
    PLAIN("salary", PAY_WORD_FILLER),
    PLAIN("pay", PAY_WORD_FILLER),
    PLAIN("wage", PAY_WORD_FILLER),
    PLAIN("wages", PAY_WORD_FILLER),
    PLAIN("compensation", PAY_WORD_FILLER),
    PLAIN("remuneration", PAY_WORD_FILLER),
    PLAIN("range", PAY_WORD_FILLER),
    PLAIN("ranges", PAY_WORD_FILLER),
    PLAIN("ranging", PAY_WORD_FILLER),
    PLAIN("rate", PAY_WORD_FILLER),
    PLAIN("est", PAY_WORD_FILLER),
    PLAIN("estimate", PAY_WORD_FILLER),
    PLAIN("estimated", PAY_WORD_FILLER),
    PLAIN("starting", PAY_WORD_FILLER),
    PLAIN("currently", PAY_WORD_FILLER),
    PLAIN("current", PAY_WORD_FILLER),
    PLAIN("earnings", PAY_WORD_FILLER),
    PLAIN("earning", PAY_WORD_FILLER),
    PLAIN("income", PAY_WORD_FILLER),
    PLAIN("is", PAY_WORD_FILLER),
    PLAIN("of", PAY_WORD_FILLER),
    PLAIN("brut", PAY_WORD_FILLER),
    PLAIN("bruts", PAY_WORD_FILLER),
    PLAIN("brute", PAY_WORD_FILLER),
    PLAIN("bruto", PAY_WORD_FILLER),
    PLAIN("brutos", PAY_WORD_FILLER),
    PLAIN("bruta", PAY_WORD_FILLER),
    PLAIN("bruttó", PAY_WORD_FILLER),
    PLAIN("lordo", PAY_WORD_FILLER),
    PLAIN("lordi", PAY_WORD_FILLER),
    PLAIN("lorda", PAY_WORD_FILLER),
    PLAIN("hrubého", PAY_WORD_FILLER),
    PLAIN("gehalt", PAY_WORD_FILLER),
    PLAIN("salaire", PAY_WORD_FILLER),
    PLAIN("salario", PAY_WORD_FILLER),
    PLAIN("salário", PAY_WORD_FILLER),
    PLAIN("stipendio", PAY_WORD_FILLER),
    PLAIN("negotiable", PAY_WORD_FILLER),
    PLAIN("neg", PAY_WORD_FILLER),
    PLAIN("doe", PAY_WORD_FILLER),
    PLAIN("dependent", PAY_WORD_FILLER),
    PLAIN("contractor", PAY_WORD_FILLER),
    PLAIN("contract", PAY_WORD_FILLER),
    PLAIN("contractors", PAY_WORD_FILLER),
    PLAIN("contracting", PAY_WORD_FILLER),
    PLAIN("freelance", PAY_WORD_FILLER),
    PLAIN("freelancer", PAY_WORD_FILLER),
    PLAIN("pretax", PAY_WORD_FILLER),
    PLAIN("permanent", PAY_WORD_FILLER),
    PLAIN("remote", PAY_WORD_FILLER),
    PLAIN("hybrid", PAY_WORD_FILLER),
    PLAIN("onsite", PAY_WORD_FILLER),
    PLAIN("fulltime", PAY_WORD_FILLER),
    PLAIN("only", PAY_WORD_FILLER),
    PLAIN("just", PAY_WORD_FILLER),
    PLAIN("exactly", PAY_WORD_FILLER),
    PLAIN("equivalent", PAY_WORD_FILLER),
    PLAIN("fte", PAY_WORD_FILLER),
    PLAIN("advertised", PAY_WORD_FILLER),
    PLAIN("posted", PAY_WORD_FILLER),
    PLAIN("offered", PAY_WORD_FILLER),
    PLAIN("offering", PAY_WORD_FILLER),
    PLAIN("paid", PAY_WORD_FILLER),
    PLAIN("pays", PAY_WORD_FILLER),
    PLAIN("paying", PAY_WORD_FILLER),
    PLAIN("stated", PAY_WORD_FILLER),
    PLAIN("guaranteed", PAY_WORD_FILLER),
    PLAIN("plus", PAY_WORD_PLUS),
    PLAIN("with", PAY_WORD_WITH),
    PLAIN("excluding", PAY_WORD_WITH),
    PLAIN("excl", PAY_WORD_WITH),
    PLAIN("exclusive", PAY_WORD_WITH),
    PLAIN("without", PAY_WORD_WITH),
    PLAIN("before", PAY_WORD_WITH),
    PLAIN("zzgl", PAY_WORD_WITH),
    PLAIN("bonus", PAY_WORD_BONUS),
    PLAIN("bonuses", PAY_WORD_BONUS),
    PLAIN("bonussen", PAY_WORD_BONUS),
    PLAIN("signing", PAY_WORD_ONCE),
    PLAIN("relocation", PAY_WORD_ONCE),
    PLAIN("retention", PAY_WORD_ONCE),
    PLAIN("potential", PAY_WORD_ONCE),
    PLAIN("upside", PAY_WORD_ONCE),
    PLAIN("equity", PAY_WORD_EXTRA),
    PLAIN("stock", PAY_WORD_EXTRA),
    PLAIN("stocks", PAY_WORD_EXTRA),
    PLAIN("rsu", PAY_WORD_EXTRA),
    PLAIN("rsus", PAY_WORD_EXTRA),
    PLAIN("options", PAY_WORD_EXTRA),
    PLAIN("option", PAY_WORD_EXTRA),
    PLAIN("shares", PAY_WORD_EXTRA),
    PLAIN("espp", PAY_WORD_EXTRA),
    PLAIN("benefits", PAY_WORD_EXTRA),
    PLAIN("benefit", PAY_WORD_EXTRA),
    PLAIN("bens", PAY_WORD_EXTRA),
    PLAIN("super", PAY_WORD_EXTRA),
    PLAIN("superannuation", PAY_WORD_EXTRA),
    PLAIN("commission", PAY_WORD_EXTRA),
    PLAIN("commissions", PAY_WORD_EXTRA),
    PLAIN("comm", PAY_WORD_EXTRA),
    PLAIN("perks", PAY_WORD_EXTRA),
    PLAIN("pto", PAY_WORD_EXTRA),
    PLAIN("overtime", PAY_WORD_EXTRA),
    PLAIN("ot", PAY_WORD_EXTRA),
    PLAIN("tips", PAY_WORD_EXTRA),
    PLAIN("pension", PAY_WORD_EXTRA),
    PLAIN("insurance", PAY_WORD_EXTRA),
    PLAIN("medical", PAY_WORD_EXTRA),
    PLAIN("dental", PAY_WORD_EXTRA),
    PLAIN("vision", PAY_WORD_EXTRA),
    PLAIN("health", PAY_WORD_EXTRA),
    PLAIN("healthcare", PAY_WORD_EXTRA),
    PLAIN("housing", PAY_WORD_EXTRA),
    PLAIN("car", PAY_WORD_EXTRA),
    PLAIN("allowance", PAY_WORD_EXTRA),
    PLAIN("allowances", PAY_WORD_EXTRA),
    PLAIN("incentive", PAY_WORD_EXTRA),
    PLAIN("incentives", PAY_WORD_EXTRA),
    PLAIN("holiday", PAY_WORD_EXTRA),
    PLAIN("holidays", PAY_WORD_EXTRA),
    PLAIN("vacation", PAY_WORD_EXTRA),
    PLAIN("match", PAY_WORD_EXTRA),
    PLAIN("stipend", PAY_WORD_EXTRA),
    PLAIN("profit", PAY_WORD_EXTRA),
    PLAIN("sharing", PAY_WORD_EXTRA),
    PLAIN("differential", PAY_WORD_EXTRA),
    PLAIN("differentials", PAY_WORD_EXTRA),
    PLAIN("oncosts", PAY_WORD_EXTRA),
    PLAIN("extras", PAY_WORD_EXTRA),
    PLAIN("bennies", PAY_WORD_EXTRA),
    PLAIN("prime", PAY_WORD_EXTRA),
    PLAIN("variable", PAY_WORD_EXTRA),
    PLAIN("performance", PAY_WORD_OF_EXTRA),
    PLAIN("uncapped", PAY_WORD_OF_EXTRA),
    PLAIN("unlimited", PAY_WORD_OF_EXTRA),
    PLAIN("target", PAY_WORD_OF_EXTRA),
    PLAIN("discretionary", PAY_WORD_OF_EXTRA),
    PLAIN("quarterly", PAY_WORD_OF_EXTRA),
    PLAIN("good", PAY_WORD_OF_EXTRA),
    PLAIN("great", PAY_WORD_OF_EXTRA),
    PLAIN("full", PAY_WORD_OF_EXTRA),
    PLAIN("generous", PAY_WORD_OF_EXTRA),
    PLAIN("excellent", PAY_WORD_OF_EXTRA),
    PLAIN("competitive", PAY_WORD_OF_EXTRA),
    PLAIN("package", PAY_WORD_OF_EXTRA),
    PLAIN("packages", PAY_WORD_OF_EXTRA),
    PLAIN("etc", PAY_WORD_OF_EXTRA),
    PLAIN("other", PAY_WORD_OF_EXTRA),
    PLAIN("some", PAY_WORD_OF_EXTRA),
    PLAIN("small", PAY_WORD_OF_EXTRA),
    PLAIN("company", PAY_WORD_OF_EXTRA),
    PLAIN("cash", PAY_WORD_OF_EXTRA),
    PLAIN("or", PAY_WORD_OF_EXTRA),
    PLAIN("the", PAY_WORD_OF_EXTRA),
    PLAIN("any", PAY_WORD_OF_EXTRA),
    PLAIN("based", PAY_WORD_OF_EXTRA),
    PLAIN("in", PAY_WORD_OF_EXTRA),
    PLAIN("more", PAY_WORD_OF_EXTRA),
    PLAIN("sales", PAY_WORD_OF_EXTRA),
    PLAIN("free", PAY_WORD_OF_EXTRA),
    PLAIN("additional", PAY_WORD_OF_EXTRA),
    PLAIN("comprehensive", PAY_WORD_OF_EXTRA),
    PLAIN("life", PAY_WORD_OF_EXTRA),
    PLAIN("team", PAY_WORD_OF_EXTRA),
    PLAIN("end", PAY_WORD_OF_EXTRA),
    PLAIN("x", PAY_WORD_TIMES),
    PLAIN("×", PAY_WORD_TIMES),
    PLAIN("salaries", PAY_WORD_SALARIES),
    PLAIN("payments", PAY_WORD_SALARIES),
    PLAIN("pagas", PAY_WORD_SALARIES),
    PLAIN("gehälter", PAY_WORD_SALARIES),
    PLAIN("monatsgehälter", PAY_WORD_SALARIES),
    PLAIN("mensualités", PAY_WORD_SALARIES),
    PLAIN("mensilità", PAY_WORD_SALARIES),
    PLAIN("mensilita", PAY_WORD_SALARIES),
};
enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

/* Words that mean something together; the longest that fits is taken. */
static const struct pay_word phrases[] = {
    ONE("us dollars", "USD"),
    ONE("u s dollars", "USD"),
    ONE("american dollars", "USD"),
    ONE("canadian dollars", "CAD"),
    ONE("australian dollars", "AUD"),
    ONE("new zealand dollars", "NZD"),
    ONE("singapore dollars", "SGD"),
    ONE("british pounds", "GBP"),
    ONE("pounds sterling", "GBP"),
    ONE("indian rupees", "INR"),
    ONE("swiss francs", "CHF"),
    PLAIN("at least", PAY_WORD_FROM),
    PLAIN("more than", PAY_WORD_FROM),
    PLAIN("starting at", PAY_WORD_FROM),
    PLAIN("starting from", PAY_WORD_FROM),
    PLAIN("greater than", PAY_WORD_FROM),
    PLAIN("not less than", PAY_WORD_FROM),
    PLAIN("no less than", PAY_WORD_FROM),
    PLAIN("mehr als", PAY_WORD_FROM),
    PLAIN("plus de", PAY_WORD_FROM),
    PLAIN("más de", PAY_WORD_FROM),
    PLAIN("mas de", PAY_WORD_FROM),
    PLAIN("à partir de", PAY_WORD_FROM),
    PLAIN("a partir de", PAY_WORD_FROM),
    PLAIN("mais de", PAY_WORD_FROM),
    PLAIN("acima de", PAY_WORD_FROM),
    PLAIN("superior a", PAY_WORD_FROM),
    PLAIN("più di", PAY_WORD_FROM),
    PLAIN("piu di", PAY_WORD_FROM),
    PLAIN("superiore a", PAY_WORD_FROM),
    PLAIN("meer dan", PAY_WORD_FROM),
    PLAIN("mer än", PAY_WORD_FROM),
    PLAIN("więcej niż", PAY_WORD_FROM),
    PLAIN("or more", PAY_WORD_OR_MORE),
    PLAIN("or greater", PAY_WORD_OR_MORE),
    PLAIN("or higher", PAY_WORD_OR_MORE),
    PLAIN("or over", PAY_WORD_OR_MORE),
    PLAIN("or above", PAY_WORD_OR_MORE),
    PLAIN("and more", PAY_WORD_OR_MORE),
    PLAIN("and up", PAY_WORD_OR_MORE),
    PLAIN("and above", PAY_WORD_OR_MORE),
    PLAIN("and over", PAY_WORD_OR_MORE),
    PLAIN("und mehr", PAY_WORD_OR_MORE),
    PLAIN("oder mehr", PAY_WORD_OR_MORE),
    PLAIN("up to", PAY_WORD_UP_TO),
    PLAIN("less than", PAY_WORD_UP_TO),
    PLAIN("lower than", PAY_WORD_UP_TO),
    PLAIN("at most", PAY_WORD_UP_TO),
    PLAIN("no more than", PAY_WORD_UP_TO),
    PLAIN("not more than", PAY_WORD_UP_TO),
    PLAIN("but less than", PAY_WORD_UP_TO),
    PLAIN("but under", PAY_WORD_UP_TO),
    PLAIN("to less than", PAY_WORD_UP_TO),
    PLAIN("to under", PAY_WORD_UP_TO),
    PLAIN("to below", PAY_WORD_UP_TO),
    PLAIN("bis zu", PAY_WORD_UP_TO),
    PLAIN("weniger als", PAY_WORD_UP_TO),
    PLAIN("moins de", PAY_WORD_UP_TO),
    PLAIN("menos de", PAY_WORD_UP_TO),
    PLAIN("fewer than", PAY_WORD_UP_TO),
    PLAIN("abaixo de", PAY_WORD_UP_TO),
    PLAIN("inferior a", PAY_WORD_UP_TO),
    PLAIN("meno di", PAY_WORD_UP_TO),
    PLAIN("fino a", PAY_WORD_UP_TO),
    PLAIN("inferiore a", PAY_WORD_UP_TO),
    PLAIN("minder dan", PAY_WORD_UP_TO),
    PLAIN("mindre än", PAY_WORD_UP_TO),
    PLAIN("mniej niż", PAY_WORD_UP_TO),
    PLAIN("or less", PAY_WORD_OR_LESS),
    PLAIN("or under", PAY_WORD_OR_LESS),
    PLAIN("or below", PAY_WORD_OR_LESS),
    PLAIN("or lower", PAY_WORD_OR_LESS),
    PLAIN("and less", PAY_WORD_OR_LESS),
    PLAIN("and under", PAY_WORD_OR_LESS),
    PLAIN("and below", PAY_WORD_OR_LESS),
    PLAIN("depending on experience", PAY_WORD_FILLER),
    PLAIN("depends on experience", PAY_WORD_FILLER),
    PLAIN("dependent on experience", PAY_WORD_FILLER),
    PLAIN("based on experience", PAY_WORD_FILLER),
    PLAIN("commensurate with experience", PAY_WORD_FILLER),
    PLAIN("according to experience", PAY_WORD_FILLER),
    PLAIN("dependent upon experience", PAY_WORD_FILLER),
    PLAIN("depending upon experience", PAY_WORD_FILLER),
    PLAIN("dep on experience", PAY_WORD_FILLER),
    PLAIN("doe experience", PAY_WORD_FILLER),
    PLAIN("depending on skills", PAY_WORD_FILLER),
    PLAIN("depending on qualifications", PAY_WORD_FILLER),
    PLAIN("depending on skills and experience", PAY_WORD_FILLER),
    PLAIN("depending on experience and qualifications", PAY_WORD_FILLER),
    PLAIN("depending on qualifications and experience", PAY_WORD_FILLER),
    PLAIN("based on experience and qualifications", PAY_WORD_FILLER),
    PLAIN("full time", PAY_WORD_FILLER),
    PLAIN("pre tax", PAY_WORD_FILLER),
    PLAIN("on contract", PAY_WORD_FILLER),
    PLAIN("sign on", PAY_WORD_ONCE),
    PLAIN("sign up", PAY_WORD_ONCE),
    PLAIN("up front", PAY_WORD_ONCE),
    PLAIN("on target", PAY_WORD_OF_EXTRA),
    PLAIN("year end", PAY_WORD_OF_EXTRA),
    PLAIN("end of year", PAY_WORD_OF_EXTRA),
    PLAIN("not including", PAY_WORD_WITH),
    PLAIN("not incl", PAY_WORD_WITH),
    PLAIN("not counting", PAY_WORD_WITH),
    PLAIN("does not include", PAY_WORD_WITH),
    PLAIN("before tax", PAY_WORD_FILLER),
    PLAIN("before taxes", PAY_WORD_FILLER),
};
enum { PHRASE_COUNT = sizeof(phrases) / sizeof(phrases[0]) };
static const struct pay_word *find_word(const char *folded, const char *written)
{
	/* the first two bytes are looked at here: most rows need no call */
	for (size_t i = 0; i < WORD_COUNT; i++)
		if (words[i].word[0] == folded[0] && words[i].word[1] == folded[1] &&
		    strcmp(words[i].word, folded) == 0 &&
		    (!words[i].exact || strcmp(words[i].exact, written) == 0))
			return &words[i];
	return NULL;
}

/* A code in any spelling, but in capitals only where it is an English word as well. */
static code find_iso(const char *folded, const char *written)
{
	static const char english[] =
	    " all ang bam bob cop cup gel kes lak mad mop pen sos top try ";
	char delimited[6];
	code iso;

	if (strlen(written) != 3)
		return 0;
	iso = code_of(text_of(written));
	if (!iso || !currency_known(iso))
		return 0;
	delimited[0] = delimited[4] = ' ';
	memcpy(delimited + 1, folded, 3);
	delimited[5] = '\0';
	if (strstr(english, delimited) &&
	    (ascii_lower(written[0]) == written[0] || ascii_lower(written[1]) == written[1]))
		return 0;
	return iso;
}

static bool letter(uint32_t c)
{
	return (c < 0x80 && ascii_alpha((char)c)) ||
	       (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x400 && c <= 0x4ff);
}

/* Without case: ASCII, Latin-1, and by pairs in Latin Extended-A; Cyrillic's basic letters. */
static uint32_t lower(uint32_t c)
{
	if (c < 0x80)
		return (unsigned char)ascii_lower((char)c);
	if (c >= 0xc0 && c <= 0xde && c != 0xd7)
		return c + 0x20;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
		return c % 2 ? c + 1 : c;
	if (c >= 0x100 && c <= 0x17f)
		return c | 1;
	if (c >= 0x410 && c <= 0x42f)
		return c + 0x20;
	return c;
}

/* A word as it is gathered, folded and as written, both with their NUL. */
struct spelling {
	char folded[PAY_WORD_BYTES];
	char written[PAY_WORD_BYTES];
	size_t len; /* the two forms are equally long: folding stays within a length of UTF-8 */
	bool full; /* longer than any word we know */
};

static size_t put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	to[0] = (char)(0xe0 | c >> 12);
	to[1] = (char)(0x80 | (c >> 6 & 0x3f));
	to[2] = (char)(0x80 | (c & 0x3f));
	return 3;
}

static void add_letter(struct spelling *s, uint32_t c)
{
	if (s->len + 4 >= PAY_WORD_BYTES || c > 0xffff) {
		s->full = true;
		return;
	}
	put_utf8(s->folded + s->len, lower(c));
	s->len += put_utf8(s->written + s->len, c);
	s->folded[s->len] = s->written[s->len] = '\0';
}

/* What a hyphen only divides: "bi-weekly", "full-time". */
static bool hyphened(const char *folded)
{
	static const char *const first[] = {"bi", "semi", "full", "pre", "on"};

	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		if (strcmp(folded, first[i]) == 0)
			return true;
	return false;
}

/* The letters from `at`, and where they end. "p.a." is "pa", "bi-weekly" is "biweekly", "jusqu'à" is
 * "jusquà"; a dot at the end is part of the word unless a digit follows it. */
static size_t gather(const struct pay_characters *text, size_t at, struct spelling *s)
{
	*s = (struct spelling){.len = 0};
	for (;; at++) {
		uint32_t c = text->at[at], next = text->at[at + 1];
		bool single = at < 2 || !letter(text->at[at - 2]) || !s->len;
		if (letter(c))
			add_letter(s, c);
		else if (c == '.' && s->len && single && letter(next))
			continue;
		else if (c == '\'' && s->len && letter(next))
			continue;
		else if (c == '-' && letter(next) && hyphened(s->folded))
			continue;
		else
			break;
	}
	return at;
}

/* "us$": the sign of one country, letters and all. */
static const struct pay_word *with_dollar(const struct spelling *s)
{
	struct spelling longer = *s;

	add_letter(&longer, '$');
	return find_word(longer.folded, longer.written);
}

/* Do the words from `at` go on as the rest of a phrase does, " more than"? Where they then end; 0: no. */
static size_t phrase_end(const struct pay_characters *text, size_t at, const char *rest)
{
	struct spelling next;

	while (*rest) {
		if (*rest != ' ' || text->at[at] != ' ' || !letter(text->at[at + 1]))
			return 0;
		at = gather(text, at + 1, &next);
		if (next.full || strncmp(rest + 1, next.folded, next.len) != 0)
			return 0;
		rest += 1 + next.len;
	}
	return at;
}

/* "at least", "no more than": the word and those after it. */
static const struct pay_word *with_next(const struct pay_characters *text, const struct spelling *s,
					size_t *at)
{
	const struct pay_word *found = NULL;
	size_t longest = 0;

	if (s->full || text->at[*at] != ' ' || !letter(text->at[*at + 1]))
		return NULL;
	for (size_t i = 0; i < PHRASE_COUNT; i++) {
		const char *phrase = phrases[i].word;
		if (strncmp(phrase, s->folded, s->len) != 0 || phrase[s->len] != ' ')
			continue;
		size_t end = phrase_end(text, *at, phrase + s->len);
		if (end > longest) {
			longest = end;
			found = &phrases[i];
		}
	}
	if (found)
		*at = longest;
	return found;
}

static bool read_sign(const struct pay_characters *text, size_t *at, struct pay_found *out)
{
	struct spelling sign = {.len = 0};

	add_letter(&sign, text->at[*at]);
	++*at;
	out->word = find_word(sign.folded, sign.written);
	return out->word != NULL;
}

bool pay_word_read(const struct pay_characters *text, size_t *at, bool glued, struct pay_found *out)
{
	struct spelling s;
	size_t start = *at;

	*out = (struct pay_found){.word = NULL};
	if (!letter(text->at[*at]))
		return read_sign(text, at, out);
	*at = gather(text, *at, &s);
	if (s.full)
		return false;
	if (text->at[*at] == '$' && (out->word = with_dollar(&s))) {
		++*at;
		return true;
	}
	out->word = with_next(text, &s, at);
	if (!out->word)
		out->word = find_word(s.folded, s.written);
	if (!out->word)
		out->iso = find_iso(s.folded, s.written);
	if (!out->word && !out->iso && glued && (s.folded[0] == 'k' || s.folded[0] == 'm')) {
		/* "65kPLN": the k here, the rest next time */
		*at = start + 1;
		out->word = find_word((char[]){s.folded[0], '\0'}, s.written);
		return out->word != NULL;
	}
	/* "Rs.500" and "p.a.", but "USD.50" is fifty cents */
	if (out->word && text->at[*at] == '.')
		++*at;
	return out->word || out->iso;
}

bool period_from_word(struct text word, enum pay_period *out)
{
	char folded[PAY_WORD_BYTES];
	const struct pay_word *found;
	size_t len = 0;
	char *start = folded;

	for (size_t i = 0; i < word.len; i++) {
		char c = word.data[i];
		if (!c || len + 1 == sizeof(folded))
			return false;
		if (!ascii_blank(c) && !strchr("-_./()", c))
			folded[len++] = ascii_lower(c);
	}
	folded[len] = '\0';
	if (len > 3 && strncmp(folded, "per", 3) == 0)
		start += 3;
	found = find_word(start, start);
	if (!found || found->after_per == PERIOD_UNKNOWN)
		return false;
	*out = (enum pay_period)found->after_per;
	return true;
}
