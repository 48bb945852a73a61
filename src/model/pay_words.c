/* pay_words.c: the words and signs that pay is written with, and finding them.
 *
 * A new word is a row of the table. Signs that several countries share give all of
 * them: the hint decides, then another word of the same text, then, only where usage
 * is settled ($, £), the first; else the pay is ambiguous.
 */
#include "model/pay_private.h"

#include <string.h>

#include "model/currency.h"

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
    MEANT("$", DOLLARS),
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
    ONE("u$", "USD"),
    ONE("c$", "CAD"),
    ONE("ca$", "CAD"),
    ONE("can$", "CAD"),
    ONE("cdn$", "CAD"),
    ONE("cad$", "CAD"),
    ONE("a$", "AUD"),
    ONE("au$", "AUD"),
    ONE("aud$", "AUD"),
    ONE("nz$", "NZD"),
    ONE("s$", "SGD"),
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
    MEANT("dollar", DOLLARS),
    MEANT("dollars", DOLLARS),
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
    ONE("lei", "RON"),
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
    LETTER("y", PERIOD_YEAR),
    LETTER("w", PERIOD_WEEK),
    LETTER("d", PERIOD_DAY),
    LETTER("h", PERIOD_HOUR),
    /* multipliers */
    TIMES("k", 3),
    TIMES("thousand", 3),
    TIMES("tsd", 3),
    TIMES("tys", 3),
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
    PLAIN("an", PAY_WORD_PER),
    PLAIN("each", PAY_WORD_PER),
    PLAIN("pro", PAY_WORD_PER),
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
};
enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

/* Words that mean something together; the longest that fits is taken. */
static const struct pay_word phrases[] = {
    ONE("us dollars", "USD"),
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
    PLAIN("or less", PAY_WORD_OR_LESS),
    PLAIN("or under", PAY_WORD_OR_LESS),
    PLAIN("or below", PAY_WORD_OR_LESS),
    PLAIN("or lower", PAY_WORD_OR_LESS),
    PLAIN("and less", PAY_WORD_OR_LESS),
    PLAIN("and under", PAY_WORD_OR_LESS),
    PLAIN("and below", PAY_WORD_OR_LESS),
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
	if (c >= 0xc0 && c <= 0xde)
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
		else if (c == '-' && letter(next) &&
			 (strcmp(s->folded, "bi") == 0 || strcmp(s->folded, "semi") == 0))
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
