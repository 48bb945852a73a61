/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_style.h: the style of every page, kept as the text that goes into it.
 *
 * Letters of the reader's own system; figures in columns of one width. Every pair of colours
 * that carries text has a contrast of at least 4.5 to 1, in light, in dark and on paper
 * (tests/unit/test_chart.c measures it). A piece is under what every compiler takes as one literal.
 */
#ifndef PAYBANDS_REPORTS_PAGE_STYLE_H
#define PAYBANDS_REPORTS_PAGE_STYLE_H

/* clang-format off */
#define PAGE_COLOURS_LIGHT \
	"--paper:#fcfbf8;--raised:#f4f2ec;--ink:#1b2228;--soft:#566069;" \
	"--line:#ddd8ce;--line-strong:#b9b2a4;--link:#0b5568;" \
	"--observed:#1f7a8c;--interval:#d3edf2;--median:#10181d;" \
	"--benchmark:#8a5a00;--hatch:#f3e3c3;" \
	"--alarm:#9c1c12;--alarm-ink:#ffffff;"
#define PAGE_COLOURS_DARK \
	"--paper:#14181b;--raised:#1c2226;--ink:#ebe8e2;--soft:#a7b0b7;" \
	"--line:#2f373d;--line-strong:#55606a;--link:#84cfe0;" \
	"--observed:#2f8194;--interval:#0e3540;--median:#ffffff;" \
	"--benchmark:#e2ab4f;--hatch:#3a2f1b;" \
	"--alarm:#ffb4a8;--alarm-ink:#3d0a05;"

static const char *const page_style[] = {
	":root{color-scheme:light dark;" PAGE_COLOURS_LIGHT
	"--serif:'Iowan Old Style','Palatino Linotype',Palatino,'Source Serif 4',Charter,"
	"'Liberation Serif',Georgia,serif;"
	"--sans:-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Liberation Sans',Arial,system-ui,"
	"sans-serif}\n"
	"@media (prefers-color-scheme:dark){:root{" PAGE_COLOURS_DARK "}}\n",

	/* text */
	"*{box-sizing:border-box}\n"
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
	"body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);"
	"font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}\n"
	"a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.18em}\n"
	"a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
	"h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance}\n"
	"h1{font-size:clamp(2rem,1.4rem + 2.8vw,3.1rem);margin:.9rem 0 .5rem;letter-spacing:-.01em}\n"
	"h2{font-size:1.5rem;margin:0 0 .35rem}\n"
	"h3{font-size:1.1rem;margin:1.6rem 0 .3rem}\n"
	"p{margin:.4rem 0 .8rem;max-width:44rem}\n"
	".lede{font-size:1.15rem;color:var(--soft);max-width:42rem}\n"
	".soft,.note,figcaption{color:var(--soft)}\n"
	".note,figcaption{font-size:.875rem}\n",

	/* the frame */
	".skip{position:absolute;left:-99em}\n"
	".skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .7rem;z-index:2}\n"
	".bar,main,.foot{max-width:60rem;margin:0 auto;padding:0 1.25rem}\n"
	".bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;"
	"padding-top:1.1rem;padding-bottom:1.1rem;font-size:.875rem;color:var(--soft)}\n"
	".alarm{position:sticky;top:0;z-index:1;background:var(--alarm);color:var(--alarm-ink);"
	"font-weight:700;text-align:center;padding:.55rem 1.25rem}\n"
	"section{margin:3rem 0 0;padding-top:1.4rem;border-top:1px solid var(--line-strong)}\n"
	".foot{margin-top:3rem;padding-top:1.2rem;padding-bottom:2.5rem;font-size:.8125rem;"
	"color:var(--soft)}\n"
	".foot::before{content:'';display:block;border-top:1px solid var(--line);padding-top:1.2rem}\n",

	/* the four facts at the top */
	".facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(12.5rem,1fr));"
	"gap:1.4rem 2rem;margin:1.8rem 0 0;padding:1.3rem 0 0;border-top:3px solid var(--ink)}\n"
	".facts>div{min-width:0}\n"
	".facts dt,.facts dd{font-size:.875rem;color:var(--soft);margin:0}\n"
	".facts .figure{font:600 2.35rem/1.15 var(--serif);color:var(--ink);"
	"font-variant-numeric:lining-nums tabular-nums;margin:.1rem 0 .25rem}\n"
	".facts .figure::first-letter{text-transform:uppercase}\n"
	".facts .figure small{font-size:1.1rem;font-weight:400;color:var(--soft)}\n",

	/* the ladder */
	".ladder{list-style:none;margin:1.2rem 0 1.6rem;padding:0}\n"
	".ladder li{display:grid;grid-template-columns:9.5rem 11rem 1fr;gap:.1rem 1.5rem;"
	"padding:.85rem 0;border-top:1px solid var(--line);align-items:baseline}\n"
	".ladder li:first-child{border-top:0}\n"
	".ladder .level{font-weight:600}\n"
	".ladder .level span{font-weight:400;color:var(--soft);white-space:nowrap}\n"
	".ladder .band{font:600 1.5rem/1.2 var(--serif);white-space:nowrap;"
	"font-variant-numeric:lining-nums tabular-nums}\n"
	".ladder .none{font:italic 1.1rem/1.3 var(--serif);color:var(--soft)}\n"
	".ladder .what{margin:0;font-size:.9375rem}\n"
	".ladder .evidence{margin:.1rem 0 0;font-size:.8125rem;color:var(--soft)}\n",

	/* notes to the bands */
	".read-with{border-left:3px solid var(--benchmark);padding:.1rem 0 .1rem 1.1rem;"
	"margin:1.1rem 0;max-width:48rem}\n"
	".read-with h3{margin:0 0 .3rem;font-size:1rem}\n"
	".read-with ul{list-style:none;margin:0;padding:0;font-size:.875rem}\n"
	".read-with li+li{margin-top:.4rem}\n",

	/* charts */
	"figure{margin:1.4rem 0}\n"
	".chart{display:block;overflow:visible;font:400 13px var(--sans);"
	"font-variant-numeric:tabular-nums lining-nums}\n"
	".chart-label{fill:var(--ink);font-weight:600}\n"
	".chart-range,.chart-tick{fill:var(--soft);font-size:12px}\n"
	".chart-grid{stroke:var(--line);stroke-width:1}\n"
	".chart-whisker{stroke:var(--observed);stroke-width:2}\n"
	".chart-bar{fill:var(--observed)}\n"
	".chart-interval{fill:var(--interval);stroke:var(--observed);stroke-width:1}\n"
	".chart-median{stroke:var(--median);stroke-width:3}\n"
	".chart-benchmark,.chart-bar-benchmark{stroke:var(--benchmark)}\n"
	".chart-bar-benchmark{stroke-width:1.5}\n"
	".chart-hatch{stroke:var(--benchmark);stroke-width:1.5;fill:none}\n"
	".chart-hatch-ground{fill:var(--hatch)}\n"
	".chart-bound{stroke:var(--benchmark);stroke-width:2;fill:none}\n"
	".chart-withheld{stroke:var(--line-strong);stroke-width:2;stroke-dasharray:2 5}\n"
	".chart-scale{stroke:var(--line-strong);stroke-width:2}\n"
	".chart-spread{stroke:var(--observed);stroke-width:8;stroke-opacity:.4}\n"
	".chart-vote{fill:var(--paper);stroke:var(--observed);stroke-width:2}\n"
	".chart-score{fill:var(--median);stroke:var(--paper);stroke-width:1.5}\n"
	".key{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin:.5rem 0 0}\n"
	".key span{display:inline-flex;align-items:center;gap:.45rem}\n"
	".key svg{flex:none;overflow:visible}\n"
	".meter{display:block;width:5.5rem;height:6px;margin:.25rem 0 0 auto}\n"
	".meter-all{fill:var(--line)}\n",

	/* tables */
	".scroll{overflow-x:auto;margin:.8rem 0 1rem}\n"
	"table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}\n"
	"th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;"
	"border-bottom:1px solid var(--line)}\n"
	"th:last-child,td:last-child{padding-right:0}\n"
	"thead th{color:var(--soft);font-weight:600;border-bottom:1px solid var(--line-strong);"
	"vertical-align:bottom}\n"
	"tbody th{font-weight:600;min-width:7rem}\n"
	"tbody th a{white-space:nowrap}\n"
	"tbody th .exact{font-weight:400;max-width:14rem}\n"
	".num{text-align:right;white-space:nowrap}\n"
	".exact{display:block;font-size:.86em;color:var(--soft)}\n"
	".withheld{color:var(--soft);font-style:italic}\n"
	"tr.benchmark>*{background:var(--raised)}\n"
	"tr.benchmark th{color:var(--benchmark)}\n"
	"tbody.group+tbody.group tr:first-child>*{border-top:1px solid var(--line-strong)}\n"
	"tr.family th{font:600 1.05rem/1.3 var(--serif);padding-top:1.5rem;"
	"border-bottom:1px solid var(--line-strong)}\n"
	".line{display:block;padding-left:2rem;text-indent:-2rem}\n"
	"tr.lesser td{color:var(--soft)}\n"
	".quality{white-space:nowrap}\n"
	".quality i{font-style:normal;letter-spacing:.08em;margin-right:.3em}\n",

	/* facts in pairs, sources, method */
	".pairs{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.3rem 1.4rem;"
	"margin:.8rem 0;max-width:48rem}\n"
	".pairs dt{color:var(--soft)}\n"
	".pairs dd{margin:0;grid-column:2}\n"
	".sources{list-style:none;margin:.8rem 0;padding:0}\n"
	".sources li{padding:.7rem 0;border-top:1px solid var(--line);max-width:48rem}\n"
	".sources li:first-child{border-top:0}\n"
	".sources p{margin:.1rem 0 0;font-size:.875rem;color:var(--soft)}\n"
	".method li{margin:.35rem 0;max-width:44rem}\n",

	/* a phone */
	"@media screen and (max-width:46rem){.ladder li{grid-template-columns:1fr;gap:.15rem}\n"
	"section{margin-top:2.3rem}\n"
	"tbody th a{white-space:normal}\n"
	".pairs{grid-template-columns:1fr;gap:0}\n"
	".pairs dd{grid-column:1;margin:0 0 .3rem}\n"
	".pairs dt:not(:first-child){margin-top:.4rem}}\n",

	".glance thead th{white-space:normal}\n",

	/* the index on a phone: one block per role, one line per figure with its name */
	"@media screen and (max-width:46rem){.glance,.glance tbody,.glance tr,.glance th,.glance td{display:block}\n"
	".glance thead{display:none}\n"
	".glance tr{padding:.7rem 0;border-bottom:1px solid var(--line)}\n"
	".glance th,.glance td{border:0;padding:.1rem 0;text-align:left;white-space:normal}\n"
	".glance tbody th{font-size:1.0625rem}\n"
	".glance td{display:grid;grid-template-columns:11.5rem 1fr;gap:.75rem}\n"
	".glance td::before{content:attr(data-column);color:var(--soft)}\n"
	".glance .exact{display:inline;margin-left:.35em}\n"
	".glance .meter{margin-left:0}\n"
	".glance tr.family{padding:0;border-bottom:1px solid var(--line-strong)}\n"
	".glance tr.family th{padding:1.4rem 0 .3rem;font-size:1.2rem}}\n",

	/* paper */
	"@media print{:root{" PAGE_COLOURS_LIGHT "--paper:#fff;color-scheme:light}\n"
	"body{font-size:10pt}\n"
	".alarm{position:static}\n"
	".skip{display:none}\n"
	".alarm,.chart,.key,.meter,tr.benchmark>*{print-color-adjust:exact;"
	"-webkit-print-color-adjust:exact}\n"
	"main,.bar,.foot{max-width:none;padding-left:0;padding-right:0}\n"
	".scroll{overflow:visible}\n"
	".facts{grid-template-columns:repeat(4,1fr)}\n"
	"section{margin-top:1.6rem}\n"
	"h2,h3,thead{break-after:avoid}\n"
	"figure,.ladder li,.read-with,tr,.sources li{break-inside:avoid}\n"
	"a{color:inherit}\n"
	"table{font-size:7.5pt}th,td{padding-right:.5rem}}\n",
};
/* clang-format on */

#endif
