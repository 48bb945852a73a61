/* currency.c: the list of ISO 4217, without precious metals, testing codes and units of
 * account (nobody is paid in XAU or CLF).
 */
#include "model/currency.h"

#include <string.h>

/* In order, four bytes each, so that a search is a few comparisons. */
static const char codes[] =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB "
    "BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CLP CNY COP CRC CUC CUP CVE CZK DJF "
    "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD "
    "KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR "
    "MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR "
    "RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC "
    "SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VEF VES "
    "VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL";
enum { CODE_BYTES = 4, CODE_COUNT = sizeof(codes) / CODE_BYTES };

bool currency_known(code currency)
{
	size_t low = 0, high = CODE_COUNT;
	char letters[4];

	code_text(currency, letters);
	if (strlen(letters) != 3)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(letters, codes + middle * CODE_BYTES, 3);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
