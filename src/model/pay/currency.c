/* SPDX-License-Identifier: GPL-3.0-or-later */
/* currency.c: the list of ISO 4217, without precious metals, testing codes and units of account
 * (pay is never in XAU or CLF), and the currency of each country.
 */
#include "model/pay/currency.h"

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

/* Country and currency, in the order of countries (ISO 4217 list one). */
static const char by_country[] =
    "ADEUR AEAED AFAFN AGXCD ALALL AMAMD AOAOA ARARS ASUSD ATEUR AUAUD AZAZN BABAM BBBBD "
    "BDBDT BEEUR BFXOF BGEUR BHBHD BIBIF BJXOF BMBMD BNBND BOBOB BRBRL BSBSD BTBTN BWBWP "
    "BYBYN BZBZD CACAD CDCDF CFXAF CGXAF CHCHF CIXOF CKNZD CLCLP CMXAF CNCNY COCOP CRCRC "
    "CUCUP CVCVE CYEUR CZCZK DEEUR DJDJF DKDKK DMXCD DODOP DZDZD ECUSD EEEUR EGEGP ERERN "
    "ESEUR ETETB FIEUR FJFJD FMUSD FODKK FREUR GAXAF GBGBP GDXCD GEGEL GFEUR GGGBP GHGHS "
    "GLDKK GMGMD GNGNF GPEUR GQXAF GREUR GTGTQ GUUSD GWXOF GYGYD HKHKD HNHNL HREUR HTHTG "
    "HUHUF IDIDR IEEUR ILILS IMGBP ININR IQIQD IRIRR ISISK ITEUR JEGBP JMJMD JOJOD JPJPY "
    "KEKES KGKGS KHKHR KIAUD KMKMF KNXCD KPKPW KRKRW KWKWD KYKYD KZKZT LALAK LBLBP LCXCD "
    "LICHF LKLKR LRLRD LSLSL LTEUR LUEUR LVEUR LYLYD MAMAD MCEUR MDMDL MEEUR MGMGA MHUSD "
    "MKMKD MLXOF MMMMK MNMNT MOMOP MPUSD MQEUR MRMRU MTEUR MUMUR MVMVR MWMWK MXMXN MYMYR "
    "MZMZN NANAD NCXPF NEXOF NGNGN NINIO NLEUR NONOK NPNPR NRAUD NUNZD NZNZD OMOMR PAUSD "
    "PEPEN PFXPF PGPGK PHPHP PKPKR PLPLN PRUSD PSILS PTEUR PWUSD PYPYG QAQAR REEUR RORON "
    "RSRSD RURUB RWRWF SASAR SBSBD SCSCR SDSDG SESEK SGSGD SIEUR SJNOK SKEUR SLSLE SMEUR "
    "SNXOF SOSOS SRSRD SSSSP STSTN SVUSD SYSYP SZSZL TDXAF TGXOF THTHB TJTJS TLUSD TMTMT "
    "TNTND TOTOP TRTRY TTTTD TVAUD TWTWD TZTZS UAUAH UGUGX UMUSD USUSD UYUYU UZUZS VAEUR "
    "VCXCD VEVES VIUSD VNVND VUVUV WFXPF WSWST XKEUR YEYER YTEUR ZAZAR ZMZMW ZWUSD";
enum { PAIR_BYTES = 6, PAIR_COUNT = sizeof(by_country) / PAIR_BYTES };

code currency_of_country(code country)
{
	size_t low = 0, high = PAIR_COUNT;
	char letters[4];

	code_text(country, letters);
	if (strlen(letters) != 2)
		return 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *pair = by_country + middle * PAIR_BYTES;
		int order = memcmp(letters, pair, 2);
		if (order == 0)
			return code_of((struct text){.data = pair + 2, .len = 3});
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

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
